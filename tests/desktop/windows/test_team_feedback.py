"""Feedback, the signed day log and the half-year by team, through the lead's window."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.clock import FixedDay
from desktop.base.example import make_example
from desktop.base.office_days import keep_office_days
from desktop.base.theme import theme
from desktop.widgets.calendar_popup import CalendarPopup
from desktop.windows.case_page import CasePage
from desktop.windows.case_place import CasePlace
from desktop.windows.day_log_dialog import DayLogDialog
from desktop.windows.feedback_dialog import FeedbackDialog
from desktop.windows.feedback_page import FeedbackSums
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, TEAM, Place
from desktop.windows.purpose import PurposeDialog
from desktop.windows.team_page import TeamPage
from models.rules.feedback import Experience, FeedbackSource, FeedbackSummary, RecordFeedback
from models.rules.figures import Line
from models.rules.organisation import NO_CHANGES, DayChanges
from models.services.feedback import feedback_summary, record_feedback
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.windows.hands import in_dialog, main_of, unlock

LEAD, LEFT = "rinne", Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def lead_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example database that the lead opens."""
    path = tmp_path_factory.mktemp("palaute") / "palaute.polku"
    make_example(
        path, FixedDay(TODAY), login=LEAD, passphrase=PASSPHRASE, cases=60, cost=TINY
    ).close()
    return path


@pytest.fixture
def main(qtbot: QtBot, program: Program, lead_example: Path, tmp_path: Path) -> MainWindow:
    """The main window of the lead, over a copy that a test may change."""
    copy = tmp_path / lead_example.name
    copy.write_bytes(lead_example.read_bytes())
    keys = lead_example.with_suffix(".polku-keys")
    copy.with_suffix(".polku-keys").write_bytes(keys.read_bytes())
    unlock(qtbot, program, copy, LEAD, PASSPHRASE)
    window = main_of(program)
    window.resize(1366, 900)
    return window


@pytest.fixture
def page(main: MainWindow) -> TeamPage:
    """The lead's room."""
    main.go(Place(TEAM))
    assert isinstance(main.page, TeamPage)
    return main.page


def _fill(dialog: FeedbackDialog, **values: str) -> None:
    for key, value in values.items():
        dialog.form.set_value(key, value)


def _year(main: MainWindow) -> FeedbackSummary:
    found = main.desk.operations.ask(feedback_summary, first=date(2025, 12, 1), last=TODAY)
    assert found is not None
    return found


def _a_case(main: MainWindow) -> UUID:
    return next(row.id for row in main.caseload.rows if row.closed_on is None)


def _open_case(main: MainWindow) -> CasePage:
    def give(dialog: object) -> None:
        assert isinstance(dialog, PurposeDialog)
        dialog.accept()

    in_dialog(give)
    main.go(Place(CASE, _a_case(main)))
    assert isinstance(main.page, CasePlace)
    return main.page.case


def test_that_feedback_is_recorded_in_the_room_and_summed_at_once(
    main: MainWindow, page: TeamPage
) -> None:
    page.feedback.click()
    sums = page.dialog
    assert isinstance(sums, FeedbackSums)
    sums.act.click()
    dialog = sums.dialog
    assert isinstance(dialog, FeedbackDialog)
    assert dialog.with_case.isHidden()
    _fill(dialog, phase="2", experience="mixed", words="Samaa kysyttiin kahdesti.")

    dialog.do_button.click()

    assert _year(main).counts[2][Experience.MIXED] == 1
    assert sums.model.shown[1].total == 1
    assert sums.count.text() == "Yksi palaute"


def test_that_feedback_without_how_it_went_says_what_is_missing(page: TeamPage) -> None:
    page.feedback.click()
    sums = page.dialog
    assert isinstance(sums, FeedbackSums)
    sums.act.click()
    dialog = sums.dialog
    assert dialog is not None

    dialog.do_button.click()

    assert dialog.isVisible()
    assert dialog.form.lacks()


@pytest.mark.parametrize("named", [False, True])
def test_that_a_familys_words_go_with_the_case_only_if_it_wants(
    main: MainWindow, page: TeamPage, named: bool
) -> None:
    case = _open_case(main)
    case.aside.feedback.click()
    dialog = case.acts.dialog
    assert isinstance(dialog, FeedbackDialog)
    assert not dialog.with_case.isHidden()
    assert not dialog.with_case.isChecked()
    _fill(dialog, experience="good", words="Kiitos.")
    dialog.with_case.setChecked(named)

    dialog.do_button.click()

    (row,) = _year(main).rows
    assert (row.case_id is not None, bool(row.number)) == (named, named)
    assert case.sheet is not None
    assert row.phase == case.sheet.row.phase


def test_that_the_case_of_a_named_feedback_is_opened_for_a_purpose_only(
    main: MainWindow, page: TeamPage
) -> None:
    command = RecordFeedback(
        uuid4(), 3, Experience.BAD, FeedbackSource.FORM, TODAY, "Odotimme.", _a_case(main)
    )
    assert not isinstance(main.desk.operations.attempt(record_feedback, command=command), Exception)
    page.feedback.click()
    sums = page.dialog
    assert isinstance(sums, FeedbackSums)
    asked = in_dialog(lambda dialog: dialog.reject())

    sums.opened.emit(_a_case(main))

    assert isinstance(asked[0], PurposeDialog)


def test_that_a_period_that_ends_before_it_begins_is_told_at_its_field(page: TeamPage) -> None:
    page.feedback.click()
    sums = page.dialog
    assert isinstance(sums, FeedbackSums)

    sums.first.control.set_value("2026-12-01")
    sums.reload()

    assert "päätyttävä" in sums.first.problem


def test_that_the_lead_signs_the_day_log_of_a_past_day_off(page: TeamPage) -> None:
    page.day_log.click()
    dialog = page.dialog
    assert isinstance(dialog, DayLogDialog)
    assert not dialog.sign.isEnabled()
    dialog.first.control.set_day(date(2026, 11, 16))
    dialog.last.control.set_day(date(2026, 11, 20))
    assert dialog.sign.isEnabled()

    QTest.mouseClick(dialog.sign, LEFT)

    (state,) = dialog.states
    assert (state.signed.number, state.signed.signer, state.changes) == (1, "Rinne Outi", 0)
    assert dialog.notice.text == "Päiväkirja kuitattiin."


def test_that_teams_stand_side_by_side_and_a_number_opens_its_cases(page: TeamPage) -> None:
    table = page.half_year
    assert table.shown is not None
    assert table.model is not None
    assert table.view is not None
    own = table.shown.columns[0]
    assert own.own
    assert len(table.shown.columns) > 1
    row = next(n for n, line in enumerate(table.model.shown) if line.line is Line.PENDING)
    index = table.model.index(row, 1)

    table.view.scrollTo(index)
    QTest.mouseClick(table.view.viewport(), LEFT, pos=table.view.visualRect(index).center())

    assert set(page.cases.ids) == set(own.figures.cases[Line.PENDING])
    assert str(index.data()) == str(own.figures.count(Line.PENDING))


def test_that_an_offices_own_day_off_is_red_in_the_calendar(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    keep_office_days(DayChanges(off=frozenset({date(2026, 12, 4)})))
    popup = CalendarPopup(main)
    qtbot.addWidget(popup)

    popup.open_at(main, TODAY)
    month = popup.findChild(QCalendarWidget)
    assert month is not None
    month.setCurrentPage(2026, 12)

    look = month.dateTextFormat(QDate(2026, 12, 4))
    assert look.foreground().color().name() == theme().late.lower()
    popup.hide()
    keep_office_days(NO_CHANGES)
