"""The map on another day (Ajan kulku): as it was, played back, and as it will be if nobody acts."""

import gc
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.base.words import language, tr
from desktop.windows.map_tools import MapContext, MapMenu
from models.rules.dates import show_date, show_weekday_date

if TYPE_CHECKING:
    from desktop.windows.map_time_bar import TimeBar
    from diagram.editor.other_day import OtherDay
    from models.rules.past import History

LARGE = 2_000
"""From so many open cases on the journals are read beside the window."""


class MapTime(QObject):
    """Shows other days while its entry is on; `bar` is the slider, None before it was used."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(context.page)
        self._around, self._view, self._foot = context.around, context.view, context.foot
        self._caseload, self._show_day = context.caseload, context.show_day
        self.bar: TimeBar | None = None
        self._frame: OtherDay | None = None
        self._history: History | None = None
        self._words = ""
        self.entry = context.tools.add_toggle(MapMenu.SHOW, tr("Ajan kulku"), self.show, key="K")
        self._caseload.changed.connect(self._on_rows)

    def dress(self) -> None:
        """The bar is dressed by the style sheet, the frame by the map."""

    def show(self, shown: bool) -> None:
        """Show the slider, or go back to now."""
        if shown:
            self._make()
            self._read()
        elif self.bar is not None:
            self.bar.stop()
            self._history = None
            gc.unfreeze()
            self._to_now()
            self._view.setFocus()
        if self.bar is not None:
            self.bar.setVisible(shown)

    def _make(self) -> None:
        if self.bar is not None:
            return
        from desktop.windows.map_time_bar import TimeBar
        from diagram.editor.other_day import OtherDay

        self._frame = OtherDay()
        self.bar = TimeBar()
        self.bar.day_chosen.connect(self._on_day)
        self.bar.closed.connect(lambda: self.entry.setChecked(False))
        self._foot.addWidget(self.bar)

    def _read(self) -> None:
        """Read the journals; of a large caseload beside the window."""
        from models.services.journal import case_history

        operations = self._around.desk.operations
        if len(self._caseload.rows) < LARGE:
            history = operations.ask(case_history)
            if history is not None:
                self._take(history)
        else:
            assert self.bar is not None
            self.bar.say(tr("Luetaan siirtoja…"))
            operations.run_slowly(case_history, self._take)

    def _take(self, history: "History") -> None:
        if not self.entry.isChecked() or self.bar is None:
            return
        had_focus = self._history is None
        self._history = history
        gc.freeze()  # a million lasting objects: walking through them would halt the playing
        self.bar.span(history.first_day, history.today)
        self._on_day(self.bar.day)
        if had_focus:
            self.bar.slider.setFocus()

    def _on_rows(self) -> None:
        """The journals have grown: the day that is shown stays."""
        if self.entry.isChecked():
            self._read()

    def _on_day(self, day: date) -> None:
        if self._history is None or self.bar is None or self._frame is None:
            return
        today = self._history.today
        words = _words(day, today)
        if day == today:
            self._to_now()
        else:
            self._view.moving.refusal = _refusal(day, today)
            self._show_day(self._history.on(day))
            self._view.show_overlay(self._frame)
        self.bar.tell(words, is_past=day < today, is_now=day == today)
        self._view.setAccessibleName(f"{self._view.words.map_name}. {words}")
        if words != self._words and not self.bar.plays:
            self._view.announce(words)
        self._words = words

    def _to_now(self) -> None:
        self._view.moving.refusal = ""
        self._show_day(None)
        self._view.setAccessibleName(self._view.words.map_name)
        if self._frame is not None:
            self._view.hide_overlay(self._frame)


def _words(day: date, today: date) -> str:
    if day == today:
        return tr("Nykyhetki, {day}", day=show_weekday_date(day, language()))
    if day < today:
        return tr("Kartta {day} – ei nykyhetki", day=show_weekday_date(day, language()))
    return tr(
        "Jos kukaan ei tee mitään, tältä näyttää {day}", day=show_weekday_date(day, language())
    )


def _refusal(day: date, today: date) -> str:
    past = tr("Kartta on päivältä {day}.", day=show_date(day))
    why = past if day < today else tr("Kartta näyttää tulevan päivän.")
    return "\n".join((why, tr("Asioita ei voi siirtää. Palaa nykyhetkeen.")))
