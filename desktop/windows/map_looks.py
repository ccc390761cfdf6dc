"""Näytä > Väritä and Näytä > Tallennetut näkymät: how the map is coloured, kept under a name."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QMenu

from desktop.base.words import tr
from desktop.widgets.plain import plain
from desktop.windows.list_views import view_name
from desktop.windows.map_shading import colouring_name, shading_of
from desktop.windows.map_tools import MapContext, MapMenu
from desktop.windows.page_parts import run_dialog
from diagram.editor.map_view import CaseMapView
from models.rules.case_views import CasesView, Colouring, NamedView, Spot
from models.services.views import saved_views


class MapLooks:
    """The colouring of the map and the worker's own views of it."""

    def __init__(self, context: MapContext) -> None:
        self._context = context
        self._desk, self._view = context.around.desk, context.view
        self.colouring, self._is_grouped = Colouring.DUE, False
        menu = context.tools.add_menu(MapMenu.SHOW, tr("Väritä"))
        group = QActionGroup(menu)
        self.colourings = {one: self._colouring(menu, group, one) for one in Colouring}
        menu.addSeparator()
        self.grouped = menu.addAction(tr("Ryhmittele pinot värin mukaan"))
        self.grouped.setCheckable(True)
        self.grouped.triggered.connect(self._on_grouped)
        self.views = context.tools.add_menu(MapMenu.SHOW, tr("Tallennetut näkymät"))
        self._line = self.views.addSeparator()
        self._save = self.views.addAction(tr("Tallenna näkymä…"))
        self._manage = self.views.addAction(tr("Nimeä tai poista näkymiä…"))
        self._kept: dict[str, NamedView] = {}
        self._save.triggered.connect(lambda: self.save())
        self._manage.triggered.connect(lambda: self.manage())
        self.views.triggered.connect(self._on_entry)
        self.views.aboutToShow.connect(self.list_views)
        context.page.follow(context.caseload.changed, self._shade)
        self.list_views()
        self._shade()

    @property
    def now(self) -> CasesView:
        """What is shown now, and how."""
        narrowing = self._context.caseload.narrowing
        return CasesView(
            narrowing.filter,
            mine=narrowing.mine,
            colouring=self.colouring,
            grouped=self._is_grouped,
            spot=spot_of(self._view),
        )

    def colour(self, colouring: Colouring, *, grouped: bool) -> None:
        """Colour and pile the cases otherwise."""
        self.colouring, self._is_grouped = colouring, grouped and colouring is not Colouring.DUE
        self._shade()

    def show(self, view: CasesView) -> None:
        """Show a view as it was saved."""
        self._context.caseload.narrowing.show(view.filter, mine=view.mine)
        self.colour(view.colouring, grouped=view.grouped)
        go_to_spot(self._view, view.spot)

    def list_views(self) -> None:
        """List the worker's views as they are now."""
        kept = self._desk.operations.ask(saved_views) or ()
        self._kept = {str(one.id): one for one in kept}
        for action in self.views.actions():
            if action.data() is not None:
                self.views.removeAction(action)
                action.deleteLater()
        for one in kept:
            action = QAction(plain(view_name(one)), self.views)
            action.setData(str(one.id))
            self.views.insertAction(self._line, action)
        self._line.setVisible(bool(kept))
        self._manage.setEnabled(bool(kept))

    def save(self) -> None:
        """Ask for a name and keep what is shown now under it."""
        from desktop.windows.view_dialogs import SaveViewDialog

        self._run(SaveViewDialog(self._desk, self.now, self._context.page.window()))

    def manage(self) -> None:
        """Rename and delete views."""
        from desktop.windows.view_dialogs import ViewsDialog

        self._run(ViewsDialog(self._desk, self._context.page.window()))

    def _run(self, dialog: QDialog) -> None:
        run_dialog(dialog)
        self.list_views()

    def dress(self) -> None:
        """The words of the colours may have changed."""
        self._shade()

    def _colouring(self, menu: QMenu, group: QActionGroup, colouring: Colouring) -> QAction:
        action = group.addAction(colouring_name(colouring))
        action.setCheckable(True)
        action.triggered.connect(lambda: self.colour(colouring, grouped=self._is_grouped))
        menu.addAction(action)
        return action

    def _shade(self) -> None:
        self.colourings[self.colouring].setChecked(True)
        self.grouped.setChecked(self._is_grouped)
        self.grouped.setEnabled(self.colouring is not Colouring.DUE)
        rows, me = self._context.caseload.rows, self._desk.actor.user_id
        self._view.set_shading(shading_of(self.colouring, rows, me, grouped=self._is_grouped))

    def _on_grouped(self) -> None:
        self.colour(self.colouring, grouped=self.grouped.isChecked())

    def _on_entry(self, action: QAction) -> None:
        view = self._kept.get(str(action.data()))
        if view is None:
            return
        self.show(view.view)
        self._view.setFocus()
        self._view.announce(tr("Näkymä {name}", name=view.name))


def spot_of(view: CaseMapView) -> Spot | None:
    """Return where the map is looked at, None while all of it is shown."""
    content = view.content
    if content is None or view.fitted:
        return None
    wide, tall = view.map_size()
    middle = view.seen.center()
    return Spot(view.zoom / content.fitted, middle.x() / wide, middle.y() / tall)


def go_to_spot(view: CaseMapView, spot: Spot | None) -> None:
    """Look at the map as `spot` says, whatever size it has now."""
    content = view.content
    if content is None or spot is None:
        view.fit()
        return
    scale = spot.zoom * content.fitted
    wide, tall = view.map_size()
    size = view.viewport().rect()
    width, height = size.width() / scale, size.height() / scale
    view.zoom_to(spot.across * wide - width / 2, spot.down * tall - height / 2, width, height)
