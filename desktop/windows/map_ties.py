"""Ties on the map (Sidokset): siblings, shared guardians and hand-overs between cases."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from desktop.base.words import tr
from desktop.windows.map_tools import MapContext, MapMenu
from models.rules.case_ties import CaseEdge

if TYPE_CHECKING:
    from desktop.windows.map_ties_bar import TiesBar
    from diagram.editor.callout import Callout
    from diagram.editor.ties import TieOverlay

REACH = 6.0
"""Pixels from a curve within which the pointer is on it."""


class MapTies(QObject):
    """Draws ties while its entry is on; `bar` is its legend, None before it was used."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(context.page)
        self._around, self._view, self._foot = context.around, context.view, context.foot
        self.bar: TiesBar | None = None
        self._overlay: TieOverlay | None = None
        self._card: Callout | None = None
        self.entry = context.tools.add_toggle(MapMenu.SHOW, tr("Sidokset"), self.show, key="T")
        context.caseload.changed.connect(self._on_rows)
        self._view.selection_changed.connect(self._on_choice)
        self._view.laid_out.connect(lambda _content: self._tell())

    def dress(self) -> None:
        """Draw the legend in the theme's colours."""
        if self.bar is not None:
            self.bar.set_theme(self._view.theme)

    def show(self, shown: bool) -> None:
        """Show or hide the ties."""
        if shown:
            self._make()
            self._read()
        elif self._overlay is not None and self._card is not None:
            self._view.hide_overlay(self._overlay)
            self._card.hide()
            self._view.setFocus()
        if self.bar is not None:
            self.bar.setVisible(shown)

    @property
    def edges(self) -> tuple[CaseEdge, ...]:
        """The ties between the cases that are shown, empty while ties are off."""
        return self._overlay.edges if self._overlay is not None and self.entry.isChecked() else ()

    def _make(self) -> None:
        if self.bar is not None:
            return
        from desktop.windows.map_ties_bar import TiesBar
        from diagram.editor.callout import Callout
        from diagram.editor.ties import TieOverlay

        self._overlay, self._card = TieOverlay(), Callout(self._view.viewport())
        self.bar = TiesBar(self._view.theme)
        self.bar.scope_changed.connect(self._on_choice)
        self.bar.closed.connect(lambda: self.entry.setChecked(False))
        self._foot.addWidget(self.bar)
        self._view.pointed.connect(self._on_pointed)
        self._view.unpointed.connect(self._card.hide)

    def _read(self) -> None:
        from models.services.ties import case_ties

        groups = self._around.desk.operations.ask(case_ties)
        if groups is not None and self._overlay is not None:
            self._overlay.groups = groups
            self._draw()

    def _on_rows(self) -> None:
        if self.entry.isChecked():
            self._read()

    def _on_choice(self) -> None:
        if self.entry.isChecked():
            self._draw()
            if self.bar is not None and self._view.selected:
                self._view.announce(self.bar.spoken)

    def _draw(self) -> None:
        assert self._overlay is not None
        assert self.bar is not None
        self._overlay.chosen = None if self.bar.shows_all else self._view.selected
        self._view.show_overlay(self._overlay)
        self._tell()

    def _tell(self) -> None:
        if self.bar is not None and self._overlay is not None and self.entry.isChecked():
            chosen = self._overlay.chosen
            self.bar.tell(self._overlay.edges, is_chosen=chosen is None or bool(chosen))

    def _on_pointed(self, at: QPoint) -> None:
        """Say what the tie under the pointer is; a case under it says itself."""
        from desktop.windows.map_ties_bar import sayings

        if not self.entry.isChecked():
            return
        assert self._overlay is not None
        assert self._card is not None
        point, theme = self._view.mapToScene(at), self._view.theme
        edge = None
        if self._view.case_at(at) is None:
            edge = self._overlay.edge_at(point.x(), point.y(), REACH / self._view.zoom)
        content = self._view.content
        if edge is None or content is None:
            self._card.hide()
            return
        load = content.load
        numbers = [load.rows[load.place[case]].number for case in (edge.first, edge.second)]
        self._card.say(sayings(edge, numbers, theme), at, theme)
