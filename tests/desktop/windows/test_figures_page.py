"""Statistics: the half-year figures in the window, explained, mended, exported and sent."""

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from sqlalchemy import select

from desktop.base import theme
from desktop.windows.case_place import CasePlace
from desktop.windows.cases_list import CasesPage
from desktop.windows.figures_late import LateDialog
from desktop.windows.figures_numbers import line_id
from desktop.windows.figures_page import FiguresPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, CASES, FIGURES, Place
from desktop.windows.print_preview import PrintPreview
from models.entities.case import Case
from models.entities.people import Worker
from models.rules.deadlines import add_days, add_months
from models.rules.figures import Line
from models.rules.kinds import DocumentKind, ServiceTask
from models.rules.purposes import Purpose
from models.rules.rights import Role
from models.services.figures import sent_figures_list
from models.store.files import keys_path
from models.store.vault import open_store
from reports.pages import page_count
from tests.conftest import PASSPHRASE
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles, in_dialog
from tests.fakes import FakeClock

LOGIN = "hakala"


@pytest.fixture
def database(example: Path, tmp_path: Path) -> Path:
    """A copy of the example in which some days are missing and some cases late."""
    copy = tmp_path / example.name
    shutil.copy(example, copy)
    shutil.copy(keys_path(example), keys_path(copy))
    with (
        open_store(copy, login=LOGIN, passphrase=PASSPHRASE) as store,
        store.sessions.begin() as session,
    ):
        team = session.scalar(select(Worker.team_id).where(Worker.login == LOGIN))
        counted = select(Case).where(
            Case.group.in_(["special-support", "child-protection"]),
            Case.assessment_ready_on.is_not(None),
        )
        cases = list(session.scalars(counted.order_by(Case.received_on.desc())))
        own = [case for case in cases if case.team_id == team]
        for case in own[:2]:
            case.assessment_started_on = None
        for case in own[2:4]:
            case.assessment_started_on = add_days(case.received_on, 30)
        own[4].received_on = add_months(own[4].received_on, -6)
        for case in cases[5:]:
            case.task = ServiceTask.CHILD_PROTECTION.value
    return copy


@pytest.fixture
def page(main: MainWindow) -> FiguresPage:
    """The page, of the period that runs."""
    main.show()
    QTest.keyClick(main, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    shown = main.page
    assert isinstance(shown, FiguresPage)
    shown.period.setCurrentIndex(0)
    return shown


def ended(page: FiguresPage) -> None:
    """Choose the last period that has ended."""
    page.period.setCurrentIndex(1)


def choose(page: FiguresPage, line: Line) -> None:
    """Choose a line of the numbers."""
    page.show_part(1)
    page.numbers.view.choose(line_id(line))


def a_late_line(page: FiguresPage) -> Line:
    """Return a late line that counts something."""
    assert page.report is not None
    figures, own = page.report.figures, page.report.reachable
    lines = (Line.STARTED_LATE, Line.READY_LATE, Line.NOT_READY_LATE)
    return next(line for line in lines if own & set(figures.cases[line]))


def test_that_missing_days_come_first_with_the_way_to_mend_them(
    main: MainWindow, page: FiguresPage
) -> None:
    asked: list[Place] = []
    page.go_asked.disconnect()
    page.go_asked.connect(asked.append)
    _until_missing(page)
    page.show_part(0)

    page.missing.mend.click()

    first = page.missing.chosen
    assert first is not None
    assert asked == [Place(CASE, first.case_id, field="assessment_started_on", text="evaluation")]
    assert "Puuttuvat päivät" in page.chips[0].words


def test_that_mending_opens_the_field_of_the_missing_day(
    main: MainWindow, page: FiguresPage
) -> None:
    _until_missing(page)
    page.show_part(0)
    item = page.missing.chosen
    assert item is not None
    main.around.purposes.state(item.case_id, Purpose.SUPERVISION)

    page.missing.mend.click()

    shown = main.page
    assert isinstance(shown, CasePlace)
    assert shown.number == item.number
    assert shown.case.pane is not None
    assert shown.case.pane.kind is DocumentKind.EVALUATION


def test_that_every_number_opens_the_cases_behind_it_and_marks_them(
    main: MainWindow, page: FiguresPage
) -> None:
    assert page.report is not None
    expected = set(page.report.figures.cases[Line.PENDING]) & page.report.reachable
    choose(page, Line.PENDING)
    marked: list[tuple[UUID, ...] | None] = []
    main.selection.found_changed.connect(marked.append)

    QTest.keyClick(page.numbers.view, Qt.Key.Key_Return)

    shown = main.page
    assert isinstance(shown, CasesPage)
    assert {row.id for row in shown.table.model.shown} == expected
    assert set(marked[-1] or ()) == expected
    shown.only.click()
    assert marked[-1] is None


def test_that_closed_cases_of_a_number_are_in_the_list(main: MainWindow, page: FiguresPage) -> None:
    for index in range(page.period.count()):
        page.period.setCurrentIndex(index)
        assert page.report is not None
        ids = set(page.report.figures.cases[Line.READY]) & page.report.reachable
        closed = {one for one in ids if main.caseload.row(one) is None}
        if closed:
            break
    assert closed
    choose(page, Line.READY)

    page.numbers.open_list.click()

    shown = main.page
    assert isinstance(shown, CasesPage)
    assert closed <= {row.id for row in shown.table.model.shown}


def test_that_the_rule_of_the_chosen_line_is_told(page: FiguresPage) -> None:
    choose(page, Line.NOT_STARTED_LATE)

    assert page.numbers.rule.text().startswith("Arviointia ei ollut aloitettu")
    assert page.numbers.name.text().startswith("A3 ")


def test_that_a_late_line_tells_why_and_takes_a_reason(page: FiguresPage) -> None:
    choose(page, a_late_line(page))
    told: list[str] = []

    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, LateDialog)
        own = next(row for row in dialog.model.shown if row.case.is_reachable)
        dialog.view.choose(own.id)
        told.append(dialog.story.text())
        in_dialog(type_reason)
        dialog.record.click()
        told.append(dialog.story.text())
        dialog.accept()

    def type_reason(dialog: QDialog) -> None:
        dialog.form.set_values({"reason": "Perhe siirsi tapaamista kahdesti."})  # type: ignore[attr-defined]
        dialog.do_button.click()  # type: ignore[attr-defined]

    assert page.numbers.why.isEnabled(), (page.numbers.line, page.numbers.name.text())
    in_dialog(record)
    page.numbers.why.click()

    assert "Syytä ei ole kirjattu." in told[0]
    assert "Asia oli: " in told[0]
    assert "Perhe siirsi tapaamista kahdesti." in told[1]


def test_that_a_running_period_is_marked_and_cannot_be_sent(page: FiguresPage) -> None:
    assert "(kesken)" in page.period.currentText()
    assert not page.send.isEnabled()


def test_that_a_sent_report_is_kept_and_can_be_read(
    main: MainWindow, page: FiguresPage, dialogs: FakeDialogs
) -> None:
    ended(page)
    page.show_part(1)
    page.numbers.comment.setPlainText("Kaksi arviota viivästyi perheen toiveesta.")
    page.send.click()

    assert "Polku ei lähetä lukuja." in dialogs.asked[0]
    rows = page.sent.model.shown
    assert [row.period for row in rows] == [page.chosen.name]
    assert rows[0].comment == "Kaksi arviota viivästyi perheen toiveesta."
    assert page.due.text() == "Lähetetty 24.11.2026"
    assert page.report is not None
    assert page.report.differences == ()

    met = in_dialog(lambda dialog: dialog.reject())
    page.sent.read.click()
    assert isinstance(met[0], PrintPreview)


def test_that_no_is_an_answer_to_sending(page: FiguresPage, dialogs: FakeDialogs) -> None:
    ended(page)
    dialogs.answer = False

    page.send.click()

    assert page.sent.model.shown == []


def test_that_a_comment_is_kept_while_other_pages_are_visited(
    main: MainWindow, page: FiguresPage
) -> None:
    page.show_part(1)
    page.numbers.comment.setPlainText("Luonnos kommentiksi")

    main.keep_typed()
    main.go(Place(CASES))
    main.go(Place(FIGURES))

    assert page.numbers.comment.text() == "Luonnos kommentiksi"
    assert page.report is not None
    assert page.report.comment == "Luonnos kommentiksi"


def test_that_a_comment_too_long_is_told_at_its_field(page: FiguresPage) -> None:
    ended(page)
    page.numbers.comment.setPlainText("x" * 4001)

    page.send.click()

    assert page.numbers.problem.text()
    assert page.sent.model.shown == []


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".pdf"])
def test_that_the_figures_are_exported(
    page: FiguresPage, files: FakeFiles, tmp_path: Path, suffix: str
) -> None:
    files.to_save = tmp_path / f"luvut{suffix}"
    actions = {action.text(): action for action in page.export.menu().actions()}

    actions[{".xlsx": "Excel-taulukko", ".csv": "CSV", ".pdf": "PDF"}[suffix]].trigger()

    made = files.to_save.read_bytes()
    assert files.suggested[0].name == f"kasittelyajat-{page.chosen.name}{suffix}"
    if suffix == ".xlsx":
        assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(made)).namelist()
    elif suffix == ".csv":
        assert "Vireille tulleet yhteensä" in made.decode("utf-8-sig")
    else:
        assert page_count(made) >= 2


def test_that_the_pages_are_seen_before_they_are_sent(page: FiguresPage) -> None:
    met = in_dialog(lambda dialog: dialog.reject())

    page.preview.click()

    assert isinstance(met[0], PrintPreview)


def test_that_staffing_shows_totals_bars_and_the_same_numbers_as_a_table(
    main: MainWindow, page: FiguresPage
) -> None:
    page.show_part(2)
    assert page.report is not None
    staffing = page.report.staffing
    assert staffing is not None

    shown = page.staffing.model.shown
    assert sum(len(row.cases) for row in shown) == len(staffing.clients) > 0
    assert f"Lastensuojelun asiakkaita {len(staffing.clients)}" in page.staffing.totals.text()
    assert page.staffing.bars.accessibleDescription()

    QTest.keyClick(page.staffing.view, Qt.Key.Key_Return)
    assert isinstance(main.page, CasesPage)


def test_that_a_period_of_which_nothing_is_known_says_so(page: FiguresPage) -> None:
    page.period.setCurrentIndex(page.period.count() - 1)
    page.show_part(0)
    assert page.missing.empty.isVisible()
    page.show_part(2)
    assert page.staffing.empty.isVisible()
    page.show_part(3)
    assert page.sent.empty.isVisible()


def test_that_the_period_whose_figures_are_owed_is_shown_first(
    main: MainWindow, clock: FakeClock
) -> None:
    clock.go_to(date(2026, 10, 5))
    main.go(Place(FIGURES))
    shown = main.page
    assert isinstance(shown, FiguresPage)

    assert shown.chosen.name == "2026H1"
    assert "THL:ään viimeistään la 17.10.2026" in shown.due.text()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_that_the_page_is_built_in_both_themes(
    main: MainWindow, page: FiguresPage, look: str, qapp: object
) -> None:
    theme.apply(qapp, theme.THEMES[look])  # type: ignore[arg-type]
    main.dress()
    for part in range(4):
        page.show_part(part)
        assert not page.grab().isNull()


def test_that_a_social_worker_does_not_see_the_page(
    database: Path, request: pytest.FixtureRequest
) -> None:
    with (
        open_store(database, login=LOGIN, passphrase=PASSPHRASE) as store,
        store.sessions.begin() as session,
    ):
        worker = session.scalar(select(Worker).where(Worker.login == LOGIN))
        assert worker is not None
        worker.role, worker.extra_roles = Role.SOCIAL_WORKER.value, []
    main: MainWindow = request.getfixturevalue("main")
    main.show()

    assert main.rail.button(FIGURES).isHidden()
    QTest.keyClick(main, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert not isinstance(main.page, FiguresPage)
    refused = main.desk.operations.attempt(sent_figures_list)
    assert getattr(refused, "code", "") == "right.missing"


def _until_missing(page: FiguresPage) -> None:
    """Choose the first period in which a day is missing."""
    for index in range(page.period.count()):
        page.period.setCurrentIndex(index)
        if page.missing.model.shown:
            return
    pytest.fail("no period has a missing day")
