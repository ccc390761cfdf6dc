"""What can be done with a list: its button with print, export, columns, groups and saved views."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.base.words import tr
from desktop.tables.row_view import R, RowView
from desktop.windows.list_out import ListOut, ListSource
from desktop.windows.page_parts import run_dialog
from desktop.windows.surroundings import Surroundings
from models.rules.case_views import TableLook
from models.rules.rights import Right, may

PRINT_KEYS, EXPORT_KEYS = "Ctrl+P", "Ctrl+Shift+E"


class ListMenu(QToolButton):
    """A button with the menu of a list; entries that the worker has no right to are not shown."""

    def __init__(
        self, around: Surroundings, source: ListSource, view: RowView[R] | None, page: QWidget
    ) -> None:
        super().__init__()
        self.setText(tr("Luettelo"))
        self.setAccessibleName(tr("Luettelo: {title}", title=source.title))
        self.setProperty("menu", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.entries = QMenu(self)
        self.setMenu(self.entries)
        self._actor = around.desk.actor
        out = ListOut(around, source, page)
        self.print = self._act(tr("Tulosta…"), PRINT_KEYS, out.print, page)
        self.export = self._act(tr("Vie tiedostoon…"), EXPORT_KEYS, out.export, page)
        may_print, may_export = may(self._actor, Right.PRINT), may(self._actor, Right.EXPORT)
        self.print.setVisible(may_print)
        self.export.setVisible(may_print or may_export)
        if view is not None:
            self._offer_look(view)

    def _act(self, words: str, keys: str, act: Callable[[], None], page: QWidget) -> QAction:
        said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.entries.addAction(f"{words}\t{said}")
        action.triggered.connect(lambda _checked: act())
        begin = QShortcut(QKeySequence(keys), page)
        begin.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin.activated.connect(action.trigger)
        return action

    def _offer_look(self, view: RowView[R]) -> None:
        from desktop.windows.columns_dialog import ColumnsDialog

        self.entries.addSeparator()
        self.columns = self.entries.addAction(tr("Sarakkeet…"))
        self.columns.triggered.connect(lambda: run_dialog(ColumnsDialog(view, self.window())))
        if view.groupings():
            self.groups = self.entries.addMenu(tr("Ryhmittele"))
            self.groups.aboutToShow.connect(lambda: list_groups(self.groups, view))
            list_groups(self.groups, view)


def list_groups(menu: QMenu, view: RowView[R]) -> None:
    """List by what the rows may be grouped, with a mark at what they are grouped by."""
    menu.clear()
    chosen = QActionGroup(menu)
    for key, head in (("", tr("Ei ryhmiä")), *view.groupings()):
        action = menu.addAction(head)
        action.setCheckable(True)
        action.setChecked(view.look.group == key)
        chosen.addAction(action)
        action.triggered.connect(lambda _checked, key=key: _group(view, key))


def _group(view: RowView[R], key: str) -> None:
    look = view.look
    view.show_look(TableLook(look.hidden, key, look.sort, look.descending))
