"""Many chosen cases on the map: the panel, the acts, their undo, the keys and the list."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.base.sentences import sentence_for
from desktop.windows.blocked_dialog import BlockedDialog
from desktop.windows.case_place import CasePlace
from desktop.windows.cases_list import CasesPage
from desktop.windows.long_run import LongRun
from desktop.windows.main import MainWindow
from desktop.windows.many_dialogs import MoveManyDialog, ReassignDialog, ReminderDialog
from desktop.windows.map_acting import ActingFeature
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import WORKLIST, Place
from desktop.windows.worklist import WorklistPage
from models.rules.kinds import AssignmentKind, DocumentKind
from models.rules.rows import CaseRow, CaseSheet
from models.services.cases import case_sheet
from models.services.setup import workers
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL, press
from tests.desktop.windows.conftest import LOGIN
from tests.desktop.windows.hands import in_dialog
from tests.fakes import FakeClock

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    main.caseload.narrowing.show_mine(False)
    return shown


@pytest.fixture
def acting(page: MapPage) -> ActingFeature:
    """The feature that acts on many."""
    return next(feature for feature in page.features if isinstance(feature, ActingFeature))


def _choose(page: MapPage, rows: list[CaseRow]) -> tuple[UUID, ...]:
    ids = tuple(row.id for row in rows)
    page.view.select(ids)
    page.view.setFocus()
    return ids


def _sheet(main: MainWindow, case_id: UUID) -> CaseSheet:
    sheet = main.desk.operations.ask(case_sheet, case_id=case_id)
    assert sheet is not None
    return sheet


def _free(main: MainWindow, count: int) -> tuple[list[CaseRow], str]:
    """Return own cases of one step that may all move to the same next step, and that step."""
    found: dict[str, list[CaseRow]] = {}
    for row in main.caseload.own:
        moves = [
            move
            for move in _sheet(main, row.id).moves
            if not move.missing
            and not move.ends_case
            and not main.caseload.renews(row.step_id, move.target)
        ]
        for move in moves[:1]:
            found.setdefault(move.target, []).append(row)
            if len(found[move.target]) == count:
                return found[move.target], move.target
    raise AssertionError("the example has too few cases that may move")


def test_that_one_chosen_case_shows_its_panel_and_many_show_theirs(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    rows = list(main.caseload.rows[:12])

    _choose(page, rows[:1])
    assert page.side.isVisibleTo(page)
    assert not acting.side.isVisibleTo(page)
    _choose(page, rows)

    assert acting.side.isVisibleTo(page)
    assert not page.side.isVisibleTo(page)
    assert acting.side.title.text() == "12 asiaa valittu"


def test_that_the_panel_tells_how_the_chosen_cases_spread(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    rows = list(main.caseload.rows[:30])

    _choose(page, rows)

    for spread in (acting.side.states, acting.side.steps, acting.side.workers):
        assert sum(count for _, count in spread.lines) == 30


def test_that_a_band_on_the_page_chooses_for_the_panel(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    port = page.view.viewport()

    QTest.mousePress(port, LEFT, SHIFT, QPoint(2, 2))
    QTest.mouseMove(port, QPoint(port.width() - 2, port.height() - 2))
    QTest.mouseRelease(port, LEFT, SHIFT, QPoint(port.width() - 2, port.height() - 2))

    assert acting.side.title.text() == f"{len(main.caseload.rows)} asiaa valittu"
    assert main.selection.case_ids == page.view.selected


def test_that_many_cases_are_given_to_a_worker_and_taken_back_with_ctrl_z(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    people = main.desk.operations.ask(workers) or ()
    other = next(w for w in people if w.login != LOGIN and w.role.value == "social_worker")
    rows = [row for row in main.caseload.own if row.worker_id != other.id][:4]
    ids = _choose(page, rows)
    before = [_sheet(main, case).assignments for case in ids]

    acting.side.reassign.click()
    dialog = acting.acts.dialog
    assert isinstance(dialog, ReassignDialog)
    assert dialog.form is not None
    dialog.form.set_value("worker", str(other.id))
    dialog.do_button.click()

    assert {main.caseload.row(case).worker_id for case in ids} == {other.id}  # type: ignore[union-attr]
    assert "4 asiaa siirrettiin" in main.status.text
    assert main.status.undo.isVisibleTo(main.status)
    press(page.view, Qt.Key.Key_Z, CONTROL)
    assert [_sheet(main, case).assignments for case in ids] == before
    assert "palautettiin" in main.status.text


def _given_to_all(main: MainWindow, acting: ActingFeature) -> ReassignDialog:
    """Begin to give all cases to a worker; the refusals of the first look are over."""
    people = main.desk.operations.ask(workers) or ()
    other = next(w for w in people if w.login != LOGIN and w.role.value == "social_worker")
    acting.side.reassign.click()
    dialog = acting.acts.dialog
    assert isinstance(dialog, ReassignDialog)
    assert dialog.form is not None
    dialog.form.set_value("worker", str(other.id))
    return dialog


def test_that_a_long_act_runs_beside_the_window_that_waits_for_it(
    main: MainWindow, page: MapPage, acting: ActingFeature, qtbot: QtBot
) -> None:
    before = [row.worker_id for row in main.caseload.rows]
    _choose(page, list(main.caseload.rows))
    dialog = _given_to_all(main, acting)

    dialog.do_button.click()
    assert not dialog.isEnabled()
    qtbot.waitUntil(dialog.isEnabled, timeout=20_000)
    ready = len(main.caseload.rows) - len(dialog.refusals)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "siirrettiin työntekijälle" in main.status.text, timeout=20_000)

    assert main.status.text.startswith(f"{ready} asiaa")
    assert main.isEnabled()
    main.status.take_back()
    qtbot.waitUntil(lambda: "palautettiin" in main.status.text, timeout=20_000)
    assert [row.worker_id for row in main.caseload.rows] == before


def test_that_a_stopped_long_act_leaves_everything_as_it_was(
    main: MainWindow, page: MapPage, acting: ActingFeature, qtbot: QtBot, dialogs: FakeDialogs
) -> None:
    rows = main.caseload.rows
    _choose(page, list(rows))
    dialog = _given_to_all(main, acting)
    dialog.do_button.click()
    qtbot.waitUntil(dialog.isEnabled, timeout=20_000)

    dialog.do_button.click()
    dialog.findChildren(LongRun)[-1].reject()
    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=20_000)

    assert dialogs.told == [sentence_for("many.cancelled", {})]
    assert dialog.isVisible()
    main.caseload.read()
    assert main.caseload.rows == rows
    dialog.reject()


def test_that_refusals_are_shown_in_words_before_anything_is_done(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    me = main.desk.actor.user_id
    held = [
        row
        for row in main.caseload.own
        if any(
            item.worker_id == me and item.ends_on is None and item.kind is AssignmentKind.OWN_WORKER
            for item in _sheet(main, row.id).assignments
        )
    ][:1]
    others = [row for row in main.caseload.rows if row.worker_id not in (me, None)][:2]
    ids = _choose(page, [*held, *others])

    acting.side.reassign.click()
    dialog = acting.acts.dialog
    assert isinstance(dialog, ReassignDialog)
    assert dialog.form is not None
    dialog.form.set_value("worker", str(me))
    dialog.act()

    assert f"{held[0].number}: {sentence_for('assign.same_worker', {})}" in dialog.refusals
    assert main.caseload.row(ids[1]).worker_id != me  # type: ignore[union-attr]
    ready = len(ids) - len(dialog.refusals)
    assert dialog.do_button.words == (
        "Tee yhdelle asialle" if ready == 1 else f"Tee {ready} asialle"
    )
    dialog.do_button.click()
    done = [case for case in ids if main.caseload.row(case).worker_id == me]  # type: ignore[union-attr]
    assert len(done) == ready + 1


def test_that_a_reminder_for_many_stands_in_the_worklist_and_the_case_and_is_undone(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    rows = list(main.caseload.own[:3])
    _choose(page, rows)

    acting.side.remind.click()
    dialog = acting.acts.dialog
    assert isinstance(dialog, ReminderDialog)
    assert dialog.form is not None
    dialog.form.set_value("text", "Soita kouluun")
    dialog.form.set_value("due_on", "2026-12-05")
    assert dialog.rolled.text() == "Muistutus tulee seuraavana arkipäivänä, ma 7.12.2026."
    dialog.act()

    assert [item.due_on for item in main.caseload.reminders_of(rows[0].id)] == [date(2026, 12, 7)]
    main.go(Place(WORKLIST))
    worklist = main.page
    assert isinstance(worklist, WorklistPage)
    model = worklist.table.model
    titles = [
        str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())
    ]
    at = titles.index("Muistutus")
    shown = [
        str(worklist.table.model.index(line, at).data() or "")
        for line in range(worklist.table.model.rowCount())
    ]
    assert shown.count("7.12.2026: Soita kouluun") == 3
    main.open_case(rows[0].id)
    case = main.page.case  # type: ignore[attr-defined]
    assert case.aside.reminders.lines == ("Muistutus 7.12.2026: Soita kouluun",)
    assert not worklist.table.view.isColumnHidden(at)
    main.status.take_back()
    assert main.caseload.reminders_of(rows[0].id) == ()
    main.go(Place(WORKLIST))
    assert not any(
        "Soita kouluun" in str(worklist.table.model.index(line, at).data() or "")
        for line in range(worklist.table.model.rowCount())
    )


def test_that_an_offer_to_take_back_outlives_its_line(
    main: MainWindow, page: MapPage, qtbot: QtBot
) -> None:
    (row,), target = _free(main, 1)
    page.view.move_asked.emit(row.id, target)

    main.status._timer.timeout.emit()
    assert main.status.text == ""
    assert not main.status.undo.isVisibleTo(main.status)
    page.view.setFocus()
    press(page.view, Qt.Key.Key_Z, CONTROL)

    assert main.caseload.row(row.id).step_id == row.step_id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "place"), [(Qt.Key.Key_Return, 0), (Qt.Key.Key_F2, 0), (Qt.Key.Key_2, 1)]
)
def test_that_a_blocked_move_leads_to_the_field_with_one_key(
    main: MainWindow, page: MapPage, key: Qt.Key, place: int
) -> None:
    row = next(row for row in main.caseload.own if row.step_id == "Task_conclusions")
    said: list[str] = []

    def follow(dialog: QDialog) -> None:
        assert isinstance(dialog, BlockedDialog)
        said.append(dialog.links[place].words)
        press(dialog.focusWidget() or dialog, key)

    in_dialog(follow)
    page.view.move_asked.emit(row.id, "Task_plan")

    shown = main.page
    assert isinstance(shown, CasePlace)
    assert shown.case.pane is not None
    assert shown.case.pane.kind is DocumentKind.ASSESSMENT
    assert said


def test_that_a_reminder_without_words_is_refused_at_its_field(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    _choose(page, list(main.caseload.own[:2]))
    acting.side.remind.click()
    dialog = acting.acts.dialog
    assert isinstance(dialog, ReminderDialog)
    assert dialog.form is not None
    dialog.form.set_value("text", "Soita")
    dialog.form.set_value("due_on", "2026-11-20")

    dialog.act()

    assert dialog.isVisible()
    assert main.caseload.reminders_of(main.caseload.own[0].id) == ()
    dialog.reject()


def test_that_the_chosen_cases_open_as_a_list_and_all_come_back(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    ids = _choose(page, list(main.caseload.rows[:7]))

    acting.side.open_list.click()

    listed = main.page
    assert isinstance(listed, CasesPage)
    model = listed.table.model
    assert {model.id_at(line) for line in range(model.rowCount())} == set(ids)
    listed.only.click()
    assert model.rowCount() == len(main.caseload.rows)


def test_that_many_cases_move_after_one_confirmation_that_lists_those_that_cannot(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    free, target = _free(main, 2)
    stuck = next(row for row in main.caseload.own if row.step_id not in (free[0].step_id, target))
    ids = _choose(page, [*free, stuck])

    page.view.moves_asked.emit(ids, target)
    dialog = acting.acts.dialog
    assert isinstance(dialog, MoveManyDialog)
    assert [line.partition(":")[0] for line in dialog.refusals] == [stuck.number]
    assert main.caseload.row(free[0].id).step_id != target  # type: ignore[union-attr]
    assert dialog.do_button.words == "Siirrä 2 asiaa"
    dialog.do_button.click()

    assert {main.caseload.row(row.id).step_id for row in free} == {target}  # type: ignore[union-attr]
    assert main.caseload.row(stuck.id).step_id == stuck.step_id  # type: ignore[union-attr]
    press(page.view, Qt.Key.Key_Z, CONTROL)
    assert {main.caseload.row(row.id).step_id for row in free} == {free[0].step_id}  # type: ignore[union-attr]


def test_that_a_move_by_key_is_taken_back_with_ctrl_z_within_a_minute(
    main: MainWindow, page: MapPage
) -> None:
    (row,), target = _free(main, 1)
    _choose(page, [row])

    page.view.move_asked.emit(row.id, target)
    assert main.caseload.row(row.id).step_id == target  # type: ignore[union-attr]
    press(page.view, Qt.Key.Key_Z, CONTROL)

    assert main.caseload.row(row.id).step_id == row.step_id  # type: ignore[union-attr]
    assert main.status.text == "Siirto peruttiin."
    assert "case.stepped_back" in {event.act for event in _sheet(main, row.id).events}


def test_that_a_new_round_is_told_not_to_be_taken_back(main: MainWindow, page: MapPage) -> None:
    row = next(row for row in main.caseload.own if row.step_id == "Task_review")
    target = next(
        move.target
        for move in _sheet(main, row.id).moves
        if main.caseload.renews(row.step_id, move.target)
    )

    page.view.move_asked.emit(row.id, target)

    assert main.status.text.endswith("Uuden arvioinnin alkua ei voi kumota.")
    assert not main.status.undo.isVisibleTo(main.status)


def test_that_a_move_of_a_minute_ago_is_no_longer_offered_to_be_taken_back(
    main: MainWindow, page: MapPage, clock: FakeClock, dialogs: FakeDialogs
) -> None:
    (row,), target = _free(main, 1)
    page.view.move_asked.emit(row.id, target)

    clock.go_on(timedelta(seconds=61))
    main.status.take_back()

    assert main.caseload.row(row.id).step_id == target  # type: ignore[union-attr]
    assert dialogs.told[-1].startswith("Siirrosta on yli minuutti.")


def test_that_backspace_asks_for_the_reason_and_takes_the_case_back(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    row = next(row for row in main.caseload.own if row.step_id == "Task_conclusions")
    _choose(page, [row])

    press(page.view, Qt.Key.Key_Backspace)
    dialog = acting.back.dialog
    assert dialog is not None
    dialog.act()
    assert dialog.isVisible()
    dialog.form.set_value("reason", "Kirjattiin väärään vaiheeseen")
    dialog.act()

    moved = main.caseload.row(row.id)
    assert moved is not None
    assert moved.step_id == "Task_assessment_meetings"
    assert row.number in main.status.text


def test_that_backspace_at_the_start_of_the_path_says_why_not(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    row = next(row for row in main.caseload.own if row.step_id == "Task_contact")
    _choose(page, [row])

    press(page.view, Qt.Key.Key_Backspace)

    assert acting.back.dialog is None
    assert main.status.text == f"Asia {row.number} on polun alussa. Aiempaa vaihetta ei ole."


def test_that_many_cases_are_not_stepped_back_at_once(
    main: MainWindow, page: MapPage, acting: ActingFeature
) -> None:
    _choose(page, list(main.caseload.own[:2]))

    press(page.view, Qt.Key.Key_Backspace)

    assert acting.back.dialog is None
    assert main.status.text.startswith("Palauta asiat yksi kerrallaan")


def test_that_all_shown_are_chosen_by_key_and_escape_clears(
    main: MainWindow, page: MapPage, acting: ActingFeature, qtbot: QtBot
) -> None:
    page.view.setFocus()

    press(page.view, Qt.Key.Key_A, CONTROL)
    chosen = len(main.selection.case_ids)
    press(page.view, Qt.Key.Key_Escape)

    assert chosen == len(main.caseload.rows)
    assert main.selection.case_ids == ()
    assert not acting.side.isVisibleTo(page)
