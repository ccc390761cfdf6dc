"""The lead's room through the window: numbers, their lists, hand-overs, absences and what ifs."""

import re
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.clock import FixedDay
from desktop.base.example import make_example
from desktop.windows.absences_dialog import AbsencesDialog
from desktop.windows.cases_list import CasesPage
from desktop.windows.handover_dialog import HandOverDialog
from desktop.windows.main import MainWindow
from desktop.windows.many_dialogs import ReassignDialog
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import FIGURES, TEAM, WORKLIST, Place
from desktop.windows.purpose import PurposeDialog
from desktop.windows.team_page import TeamPage
from desktop.windows.team_table import NUMBERS, mime_of, row_id
from desktop.windows.what_if_dialog import WhatIfDialog
from desktop.windows.worklist import WorklistPage
from models.rules.kinds import AssignmentKind, ClockKind
from models.rules.team_load import Concern, Load, WorkerLoad
from models.services.handovers import hand_over, open_handovers
from models.services.many import reassign
from models.services.team import absences
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.windows.hands import in_dialog, main_of, unlock

LEAD, LEFT = "rinne", Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def team_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example database that the lead opens."""
    path = tmp_path_factory.mktemp("tiimi") / "tiimi.polku"
    clock = FixedDay(date(2026, 11, 24))
    make_example(path, clock, login=LEAD, passphrase=PASSPHRASE, cases=90, cost=TINY).close()
    return path


@pytest.fixture
def database(team_example: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    copy = tmp_path / team_example.name
    copy.write_bytes(team_example.read_bytes())
    keys = team_example.with_suffix(".polku-keys")
    copy.with_suffix(".polku-keys").write_bytes(keys.read_bytes())
    return copy


@pytest.fixture
def main(qtbot: QtBot, program: Program, database: Path) -> MainWindow:
    """The main window of the lead."""
    unlock(qtbot, program, database, LEAD, PASSPHRASE)
    window = main_of(program)
    window.resize(1366, 900)
    return window


@pytest.fixture
def page(main: MainWindow) -> TeamPage:
    """The lead's room."""
    main.go(Place(TEAM))
    shown = main.page
    assert isinstance(shown, TeamPage)
    return shown


def _rows(page: TeamPage) -> list[WorkerLoad]:
    assert page.load is not None
    return [row for row in page.load.workers if row.worker_id and row.count(Load.ALL) > 3]


def _cell(page: TeamPage, row: WorkerLoad, what: Load) -> QPoint:
    place = page.model.row_of(row_id(row))
    assert place is not None
    index = page.model.index(place, NUMBERS.index(what) + 1)
    page.table.scrollTo(index)
    return page.table.visualRect(index).center()


def _drop(page: TeamPage, ids: tuple[UUID, ...], row: WorkerLoad) -> bool:
    at, data = QPointF(_cell(page, row, Load.ALL)), mime_of(ids)
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    over = QDragMoveEvent(at.toPoint(), copy, data, LEFT, none)
    page.table.dragMoveEvent(over)
    fallen = QDropEvent(at, copy, data, LEFT, none)
    page.table.dropEvent(fallen)
    return over.isAccepted()


def test_that_only_a_lead_has_the_room_in_the_rail(main: MainWindow) -> None:
    assert not main.rail.button(TEAM).isHidden()


def test_that_alt_7_leads_to_the_room(qtbot: QtBot, main: MainWindow) -> None:
    main.show()
    qtbot.waitExposed(main)
    main.activateWindow()

    QTest.keyClick(main, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)

    assert isinstance(main.page, TeamPage)


def test_that_a_click_on_a_number_shows_its_cases_and_marks_them_on_the_map(
    main: MainWindow, page: TeamPage
) -> None:
    row = _rows(page)[0]

    QTest.mouseClick(page.table.viewport(), LEFT, pos=_cell(page, row, Load.ASSESSMENTS))

    cases = row.piles[Load.ASSESSMENTS].cases
    assert {line.id for line in page.cases.model.shown} == set(cases)
    assert set(main.selection.case_ids) == set(cases)
    assert page.cases.title.text() == f"{row.name}, arvioinnit: {len(cases)}"


def test_that_enter_on_a_number_opens_the_list_of_only_these(
    main: MainWindow, page: TeamPage
) -> None:
    row = _rows(page)[0]
    QTest.mouseClick(page.table.viewport(), LEFT, pos=_cell(page, row, Load.FAMILIES))

    QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert isinstance(main.page, CasesPage)
    shown = {line.id for line in main.page.table.model.shown}
    assert shown == set(row.piles[Load.FAMILIES].cases)


@pytest.mark.parametrize("concern", list(Concern))
def test_that_each_number_of_the_team_has_its_list(page: TeamPage, concern: Concern) -> None:
    tile = page.tiles.tiles[concern]

    tile.click()

    assert page.load is not None
    assert tile.count == len(page.load.concerns[concern]) == len(page.cases.model.shown)
    assert tile.accessibleName().endswith(f": {tile.count}")


def test_that_the_cases_of_a_number_are_shown_on_the_map(main: MainWindow, page: TeamPage) -> None:
    page.tiles.tiles[Concern.DUE_14].click()
    ids = page.cases.ids

    page.cases.buttons["map"].click()

    assert isinstance(main.page, MapPage)
    assert set(main.selection.case_ids) == set(ids)


def test_that_the_chart_tells_the_same_numbers_and_leads_to_the_same_cases(
    page: TeamPage,
) -> None:
    page.looks.button("picture").click()
    assert page.load is not None
    assert [bar.total for bar in page.chart.bars] == [
        row.count(Load.ALL) for row in page.load.workers
    ]
    page.chart.setFocus()

    QTest.keyClick(page.chart, Qt.Key.Key_Right)
    QTest.keyClick(page.chart, Qt.Key.Key_Return)

    first = page.load.workers[0]
    assert set(page.cases.ids) == set(first.piles[Load.FAMILIES].cases)
    assert first.name in page.chart.accessibleDescription()
    assert "eniten" in page.spreads[Load.ALL][0].text()


def test_that_counts_ask_no_reason_and_opening_a_case_does(
    main: MainWindow, page: TeamPage
) -> None:
    page.tiles.tiles[Concern.DUE_14].click()
    asked = in_dialog(lambda dialog: dialog.reject())

    page.cases.view.opened.emit(page.cases.ids[0])

    assert isinstance(asked[0], PurposeDialog)
    assert isinstance(main.page, TeamPage)


def test_that_cases_dropped_on_a_worker_are_offered_after_the_load_was_shown_and_undone(
    main: MainWindow, page: TeamPage
) -> None:
    giver, taker = _rows(page)[:2]
    ids = giver.piles[Load.FAMILIES].cases[:2]

    assert _drop(page, ids, taker)
    dialog = page.acts.dialog
    assert isinstance(dialog, HandOverDialog)
    assert dialog.preview is not None
    before, after = taker.count(Load.ALL), taker.count(Load.ALL) + 2
    assert dialog.preview.lines[0].startswith(f"{taker.name}: {before} → {after}")
    dialog.act()
    if dialog.refusals:
        pytest.fail("\n".join(dialog.refusals))

    offered = main.desk.operations.ask(open_handovers) or ()
    assert {(row.case_id, row.to_id) for row in offered} == {(c, taker.worker_id) for c in ids}
    assert len(page.strip.lines) == 2
    row = next(line for line in main.caseload.rows if line.id == ids[0])
    assert row.worker_id == giver.worker_id

    main.status.take_back()

    assert main.desk.operations.ask(open_handovers) == ()
    assert page.strip.isHidden()


def test_that_nothing_can_be_dropped_on_the_row_without_a_worker(page: TeamPage) -> None:
    assert page.load is not None
    nobody = page.load.workers[-1]
    assert nobody.worker_id is None

    assert not _drop(page, (UUID(int=5),), nobody)
    assert page.acts.dialog is None


def test_that_reassigning_shows_the_load_first(page: TeamPage) -> None:
    giver, taker = _rows(page)[:2]
    page.acts.reassign(giver.piles[Load.FAMILIES].cases[:1])
    dialog = page.acts.dialog
    assert isinstance(dialog, ReassignDialog)
    assert dialog.form is not None

    dialog.form.set_value("worker", str(taker.worker_id))

    assert dialog.preview.lines[0].startswith(f"{taker.name}: ")
    assert not dialog.preview.isHidden()


def test_that_the_receiver_accepts_in_the_worklist(main: MainWindow, page: TeamPage) -> None:
    # the lead offers a case to themselves, as nobody else is signed in here
    case = _rows(page)[0].piles[Load.FAMILIES].cases[0]
    me = main.desk.actor.user_id
    changes = main.desk.operations.attempt(
        hand_over, case_ids=(case,), worker_id=me, kind=AssignmentKind.OWN_WORKER, note="Tervetuloa"
    )
    main.desk.operations.tell(changes.changes)  # type: ignore[union-attr]
    main.go(Place(WORKLIST))
    worklist = main.page
    assert isinstance(worklist, WorklistPage)
    assert "Tervetuloa" in worklist.handovers.lines[0]

    worklist.handovers.button("Ota vastaan").click()

    assert worklist.handovers.isHidden()
    assert case in {row.id for row in worklist.table.model.shown}


def test_that_a_hand_over_is_returned_with_a_reason(main: MainWindow, page: TeamPage) -> None:
    case = _rows(page)[0].piles[Load.FAMILIES].cases[0]
    me = main.desk.actor.user_id
    done = main.desk.operations.attempt(
        hand_over, case_ids=(case,), worker_id=me, kind=AssignmentKind.OWN_WORKER
    )
    main.desk.operations.tell(done.changes)  # type: ignore[union-attr]
    page.strip.button("Palauta…").click()
    dialog = page.strip.dialog
    assert dialog is not None
    dialog.act()  # no reason yet
    assert dialog.isVisible() or dialog.result() == QDialog.DialogCode.Rejected

    dialog.form.set_value("reason", "Sukulainen")
    dialog.act()

    assert page.strip.lines == (
        f"{main.desk.worker_name} palautti asian {_number(main, case)}: Sukulainen",
    )


def _number(main: MainWindow, case: UUID) -> str:
    row = main.caseload.row(case)
    assert row is not None
    return row.number


def test_that_absences_are_kept_and_removed_in_their_dialog(page: TeamPage) -> None:
    page.absences.click()
    dialog = page.dialog
    assert isinstance(dialog, AbsencesDialog)
    worker = _rows(page)[0]
    for key, value in (
        ("worker", str(worker.worker_id)),
        ("first", "2026-11-24"),
        ("last", "2026-11-27"),
    ):
        dialog.form.set_value(key, value)

    dialog.act()
    dialog.act()  # the same again overlaps

    assert dialog.lines == (f"{worker.name}: ti 24.11.2026 – pe 27.11.2026",)
    names = [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]
    page.reload()
    names = [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]
    assert f"{worker.name} (poissa)" in names


def test_that_an_absence_is_tried_before_it_is_kept(main: MainWindow, page: TeamPage) -> None:
    page.what_if.click()
    dialog = page.dialog
    assert isinstance(dialog, WhatIfDialog)
    part = dialog.absence
    part.form.set_value("worker", str(_rows(page)[0].worker_id))
    part.weeks[0].setValue(49)
    part.weeks[1].setValue(51)

    part.fill.click()

    assert part.found
    assert part.said.text().startswith("Poissaolon aikana päättyy")
    assert part.queue.text().startswith("Tulevat yhteydenotot: jos niitä tulee")
    assert all(date(2026, 11, 30) <= item.due <= date(2026, 12, 20) for item in part.found)
    assert main.desk.operations.ask(absences) == ()

    part.keep.click()
    assert [row.first for row in main.desk.operations.ask(absences) or ()] == [date(2026, 11, 30)]


def test_that_more_contacts_lengthen_the_queue(page: TeamPage) -> None:
    page.what_if.click()
    dialog = page.dialog
    assert isinstance(dialog, WhatIfDialog)
    part = dialog.contacts
    part.weekly.setValue(0)
    few = part.weeks[-1].waiting

    part.weekly.setValue(30)

    assert part.weeks[-1].waiting > few
    assert len(part.chart.bars) == part.model.rowCount() == 12


def test_that_a_new_holiday_shows_what_moves_and_is_kept_only_when_accepted(
    main: MainWindow, page: TeamPage
) -> None:
    page.what_if.click()
    dialog = page.dialog
    assert isinstance(dialog, WhatIfDialog)
    part = dialog.rules
    stored = part.tried

    part.form.set_value("off", "2026-12-04")

    assert part.moved.model.rowCount() > 0
    assert part.keep.isEnabled()
    assert part.tried != stored
    part.keep.click()
    assert date(2026, 12, 4) in part.tried.days.off
    assert not part.keep.isEnabled()


def test_that_the_half_year_figures_are_one_click_away(main: MainWindow, page: TeamPage) -> None:
    page.figures.click()

    assert main.rail.button(FIGURES).isChecked()


def test_that_what_was_changed_elsewhere_is_counted_anew(main: MainWindow, page: TeamPage) -> None:
    giver, taker = _rows(page)[:2]
    before = taker.count(Load.ALL)
    ids = giver.piles[Load.FAMILIES].cases[:1]
    assert taker.worker_id is not None

    done = main.desk.operations.attempt(
        reassign,
        case_ids=ids,
        worker_id=taker.worker_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    )
    main.desk.operations.tell(done.changes)  # type: ignore[union-attr]

    page.reload()
    assert page.load is not None
    found = page.load.of(taker.worker_id)
    assert found is not None
    assert found.count(Load.ALL) == before + 1


def test_that_weeks_of_next_summer_tell_how_many_go_past_the_seventh_working_day(
    page: TeamPage,
) -> None:
    page.what_if.click()
    dialog = page.dialog
    assert isinstance(dialog, WhatIfDialog)
    part = dialog.absence
    part.form.set_value("worker", str(_rows(page)[0].worker_id))
    assert [box.value() for box in part.weeks] == [29, 31]

    part.fill.click()

    assert part.form.values()["first"] == "2027-07-19"
    said = part.queue.text()
    late = [int(word) for word in re.findall(r"(?:menee|poissaoloa) (\d+)", said)]
    assert late[0] >= late[-1] > 0
    assert said.endswith("Tämä poissaolo ei muuta sitä.") is (len(late) == 1)


def test_that_contacts_that_go_past_the_seventh_working_day_are_counted_in_words(
    main: MainWindow, page: TeamPage
) -> None:
    assert page.load is not None
    nearest = next(
        row for row in _rows(page) if any(c in row.piles[Load.CONTACTS].cases
                                          for c in page.load.concerns[Concern.DUE_14])
    )  # fmt: skip
    page.what_if.click()
    dialog = page.dialog
    assert isinstance(dialog, WhatIfDialog)
    part = dialog.absence

    for key, value in (
        ("worker", str(nearest.worker_id)), ("first", "2026-11-24"), ("last", "2026-12-11"),
    ):  # fmt: skip
        part.form.set_value(key, value)

    starts = sum(item.kind is ClockKind.ASSESSMENT_START for item in part.found)
    assert starts > 0
    words = "Yhdessä niistä" if starts == 1 else f"Niistä {starts} asiassa"
    assert f"{words} ylittyy seitsemäs arkipäivä." in part.said.text()
