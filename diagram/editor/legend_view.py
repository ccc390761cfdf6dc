"""A shown map with its legend under it, which is a filter too."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from diagram.editor.legend_bar import LegendBar
from diagram.editor.legend_entries import LegendEntry, legend_entries
from diagram.editor.shown import ShownMap
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords
from models.rules.case_filter import EVERYTHING, CaseFilter


class LegendView(ShownMap):
    """The legend lies beside the viewport, in as many lines as it needs; Tab reaches it.

    Signals: `narrowing_asked` (CaseFilter) when an entry was clicked.
    """

    narrowing_asked = Signal(object)

    def __init__(
        self,
        *,
        words: MapWords,
        theme: MapTheme,
        parent: QWidget | None = None,
        motion: bool = True,
    ) -> None:
        super().__init__(words=words, theme=theme, parent=parent, motion=motion)
        self.legend = LegendBar(self)
        self.legend.picked.connect(self._on_picked)
        self._narrowing = EVERYTHING
        self._makes_room = False

    def show_narrowing(self, narrowing: CaseFilter) -> None:
        """Show in the legend what narrows the cases now."""
        self._narrowing = narrowing
        self.legend.show_chosen(narrowing)

    def map_size(self) -> tuple[float, float]:
        """Return the size of the map, with room for an enlarged name on its lowest line."""
        wide, tall = super().map_size()
        content = self.content
        return wide, tall + (12 * (content.enlarged - 1) / content.fitted if content else 0.0)

    def make_room(self) -> None:
        """Lay the legend out for the width of the view; the viewport gets what is left."""
        entries = legend_entries(self.theme, self.words, self.shading, has_former=bool(self.former))
        self.legend.show_entries(entries, self.theme)
        self.legend.show_chosen(self._narrowing)
        tall = self.legend.lay_out(self.width())
        self._makes_room = True
        try:
            self.setViewportMargins(0, 0, 0, tall)
        finally:
            self._makes_room = False
        self.legend.setGeometry(0, self.height() - tall, self.width(), tall)

    def _on_picked(self, entry: LegendEntry, adding: bool) -> None:
        narrowing = self._narrowing
        self.legend.show_chosen(narrowing)
        if entry.facet is not None:
            wanted = narrowing.picking(entry.facet, entry.values, adding=adding)
            self.narrowing_asked.emit(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the legend follows the width; the room it takes needs no layout of its own."""
        if self._makes_room:
            return
        super().resizeEvent(event)
        if not self.fitted:
            self.make_room()
