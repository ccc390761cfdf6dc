"""Saved views in a list: shown, saved and shared with the team from the list's own menu."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QMenu, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.tables.row_view import RowView
from desktop.widgets.plain import plain
from desktop.windows.narrowing import SharedNarrowing
from desktop.windows.page_parts import run_dialog
from models.rules.case_views import CasesView, NamedView
from models.rules.rows import CaseRow
from models.services.views import saved_views


@dataclass(frozen=True, slots=True)
class Listed:
    """The list that views are shown in; `closed` is its box for closed cases, if it has one."""

    desk: Desk
    narrowing: SharedNarrowing
    view: RowView[CaseRow]
    page: QWidget
    closed: QCheckBox | None = None


class ListViews:
    """The entries of the saved views; a view of the map narrows, and leaves the columns alone."""

    def __init__(self, listed: Listed, menu: QMenu) -> None:
        self._listed, self._menu = listed, menu
        self._line = menu.addSeparator()
        self._save = menu.addAction(tr("Tallenna näkymä…"))
        self._manage = menu.addAction(tr("Nimeä tai poista näkymiä…"))
        self._kept: dict[str, NamedView] = {}
        self._save.triggered.connect(lambda: self.save())
        self._manage.triggered.connect(lambda: self.manage())
        menu.triggered.connect(self._on_entry)
        menu.aboutToShow.connect(self.list_views)
        self.list_views()

    @property
    def now(self) -> CasesView:
        """What is listed now, and how."""
        listed = self._listed
        return CasesView(
            listed.narrowing.filter,
            mine=listed.narrowing.mine,
            table=listed.view.look,
            closed=listed.closed is not None and listed.closed.isChecked(),
        )

    def show(self, view: CasesView) -> None:
        """Show a view as it was saved."""
        listed = self._listed
        listed.narrowing.show(view.filter, mine=view.mine)
        if view.table is not None:
            listed.view.show_look(view.table)
            if listed.closed is not None:
                listed.closed.setChecked(view.closed)

    def list_views(self) -> None:
        """List the views as they are now."""
        kept = self._listed.desk.operations.ask(saved_views) or ()
        self._kept = {str(one.id): one for one in kept}
        for action in self._menu.actions():
            if action.data() is not None:
                self._menu.removeAction(action)
                action.deleteLater()
        for one in kept:
            action = QAction(plain(view_name(one)), self._menu)
            action.setData(str(one.id))
            self._menu.insertAction(self._line, action)
        self._line.setVisible(bool(kept))
        self._manage.setEnabled(bool(kept))

    def save(self) -> None:
        """Ask for a name and keep what is listed now under it."""
        from desktop.windows.view_dialogs import SaveViewDialog

        self._run(lambda parent: SaveViewDialog(self._listed.desk, self.now, parent))

    def manage(self) -> None:
        """Rename and delete views."""
        from desktop.windows.view_dialogs import ViewsDialog

        self._run(lambda parent: ViewsDialog(self._listed.desk, parent))

    def _run(self, make: Callable[[QWidget], QDialog]) -> None:
        run_dialog(make(self._listed.page.window()))
        self.list_views()

    def _on_entry(self, action: QAction) -> None:
        view = self._kept.get(str(action.data()))
        if view is not None:
            self.show(view.view)
            self._listed.view.setFocus()


def view_name(view: NamedView) -> str:
    """Return what a view is called in menus: a shared one says so."""
    return tr("{name} (tiimin yhteinen)", name=view.name) if view.shared else view.name
