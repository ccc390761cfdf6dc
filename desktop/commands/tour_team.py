"""The lead's room on the tour: load as table and picture, what if, feedback and the day log."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands.tour_hands import Hands, Mishap
from desktop.commands.tour_house import House
from desktop.windows.absences_dialog import AbsencesDialog
from desktop.windows.day_log_dialog import DayLogDialog
from desktop.windows.feedback_dialog import FeedbackDialog
from desktop.windows.feedback_page import FeedbackSums
from desktop.windows.team_page import TeamPage
from desktop.windows.what_if_dialog import ABSENCE, CONTACTS, RULES, WhatIfDialog

_OFFICE_DAY = date(2027, 1, 8)
_WEEKS = (2, 4)
_MANY = 10
_SAID = {"phase": "2", "experience": "good", "words": "Meitä kuunneltiin, ja asia eteni."}


class LeadRoom:
    """Looks around in the room of the team."""

    def __init__(self, house: House, hands: Hands, take: Callable[[str], None]) -> None:
        self._house, self._hands, self._take = house, hands, take

    def show(self) -> None:
        """From the load to the half-year of each team, and every question of the room."""
        self._hands.keys("Alt+7")
        page = self._house.main.page
        if not isinstance(page, TeamPage):
            raise Mishap("the room of the team did not come")
        self._take("team")
        self._hands.click(page.looks.button("picture"))
        self._take("team-picture")
        self._hands.click(page.looks.button("table"))
        self._hands.click(page.half_year.view or page.half_year)
        self._hands.keys("Ctrl+Home", "Return")
        self._take("team-figures")
        for button, look in (
            (page.absences, self._absences),
            (page.what_if, self._what_if),
            (page.feedback, self._feedback),
            (page.day_log, self._day_log),
        ):
            self._hands.with_dialog(lambda button=button: self._hands.click(button), look)  # type: ignore[misc]

    def _absences(self, dialog: QWidget) -> None:
        assert isinstance(dialog, AbsencesDialog)
        self._take("team-absences")
        self._leave()

    def _what_if(self, dialog: QWidget) -> None:
        assert isinstance(dialog, WhatIfDialog)
        dialog.absence.form.set_value("worker", self._somebody())
        for field, week in zip(dialog.absence.weeks, _WEEKS, strict=True):
            field.setValue(week)
        self._hands.click(dialog.absence.fill)
        self._take(f"what-if-{ABSENCE}")
        self._hands.click(dialog.choice.button(CONTACTS))
        dialog.contacts.weekly.setValue(_MANY)
        self._take(f"what-if-{CONTACTS}")
        self._hands.click(dialog.choice.button(RULES))
        dialog.rules.form.set_value("off", _OFFICE_DAY.isoformat())
        self._take(f"what-if-{RULES}")
        self._leave()

    def _feedback(self, dialog: QWidget) -> None:
        assert isinstance(dialog, FeedbackSums)
        self._hands.with_dialog(lambda: self._hands.click(dialog.act), self._one)
        self._take("feedback")
        self._leave()

    def _one(self, dialog: QWidget) -> None:
        assert isinstance(dialog, FeedbackDialog)
        for key, value in _SAID.items():
            dialog.form.set_value(key, value)
        self._take("feedback-new")
        self._hands.click(dialog.do_button)
        self._hands.until(lambda: QApplication.activeModalWidget() is not dialog, "the way out")

    def _day_log(self, dialog: QWidget) -> None:
        assert isinstance(dialog, DayLogDialog)
        self._take("day-log")
        self._leave()

    def _somebody(self) -> str:
        page = self._house.main.page
        assert isinstance(page, TeamPage)
        assert page.load is not None
        return str(next(row.worker_id for row in page.load.workers if row.worker_id))

    def _leave(self) -> None:
        self._hands.keys("Esc")
        self._hands.until(lambda: QApplication.activeModalWidget() is None, "the way out")
