"""Bottlenecks on the map (Pullonkaulat): how long cases stood at steps, in working days."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.base.words import tr
from desktop.windows.map_tools import MapContext, MapMenu
from desktop.windows.page_parts import run_dialog
from models.rules.step_times import StepTimes

if TYPE_CHECKING:
    from desktop.windows.map_bottlenecks_bar import BottlenecksBar
    from diagram.editor.heat import HeatOverlay

LARGE = 2_000
"""From so many open cases on the journal is read beside the window."""


class MapBottlenecks(QObject):
    """Draws heat while its entry is on; `bar` chooses the period, None before it was used."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(context.page)
        self._around, self._view, self._foot = context.around, context.view, context.foot
        self._caseload, self._page = context.caseload, context.page
        self.bar: BottlenecksBar | None = None
        self.times: StepTimes | None = None
        self._overlays: tuple[HeatOverlay, ...] = ()
        self._is_stale = True
        self.entry = context.tools.add_toggle(MapMenu.SHOW, tr("Pullonkaulat"), self.show, key="B")
        self._caseload.changed.connect(self._on_rows)

    def dress(self) -> None:
        """Draw the legend in the theme's colours."""
        if self.bar is not None:
            self.bar.set_theme(self._view.theme)

    def show(self, shown: bool) -> None:
        """Show or hide the heat."""
        if shown:
            self._make()
            self._draw()
            if self._is_stale:
                self.read()
        else:
            for overlay in self._overlays:
                self._view.hide_overlay(overlay)
            self._view.setFocus()
        if self.bar is not None:
            self.bar.setVisible(shown)

    def read(self) -> None:
        """Read the times of the chosen period; of a large caseload beside the window."""
        from models.services.journal import step_times

        assert self.bar is not None
        question = partial(step_times, months=self.bar.months)
        self._is_stale = False
        if len(self._caseload.rows) < LARGE:
            found = self._around.desk.operations.ask(question)
            if found is not None:
                self._take(found)
        else:
            self.bar.say(tr("Luetaan siirtoja…"))
            self._around.desk.operations.run_slowly(question, self._take)

    def open_table(self) -> None:
        """Show the same numbers as a table."""
        from desktop.windows.map_bottlenecks_table import BottlenecksTable

        if self.times is not None:
            name = self._caseload.step_name
            run_dialog(BottlenecksTable(self._around, self.times, name, self._page))

    def _make(self) -> None:
        if self.bar is not None:
            return
        from desktop.windows.map_bottlenecks_bar import BottlenecksBar, heat_words
        from diagram.editor.heat import HeatOverlay

        words = heat_words()
        self._overlays = (HeatOverlay(words, ground=True), HeatOverlay(words, ground=False))
        self.bar = BottlenecksBar(self._view.theme)
        self.bar.period_changed.connect(self.read)
        self.bar.table_asked.connect(self.open_table)
        self.bar.closed.connect(lambda: self.entry.setChecked(False))
        self._foot.addWidget(self.bar)

    def _take(self, times: StepTimes) -> None:
        self.times = times
        assert self.bar is not None
        self.bar.tell(times)
        if self.entry.isChecked():
            self._draw()
            self._view.announce(self.bar.spoken(times, self._caseload.step_name))

    def _draw(self) -> None:
        for overlay in self._overlays:
            overlay.times = self.times
            self._view.show_overlay(overlay)

    def _on_rows(self) -> None:
        self._is_stale = True
        if self.entry.isChecked():
            self.read()
