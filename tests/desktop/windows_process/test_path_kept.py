"""Edits that were never saved are offered again, from the encrypted store, after any end."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.widgets.plain import PlainButton
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.process_draft import KEEP_MS
from desktop.windows.process_page import PathPage
from diagram.graph import edits
from models.rules.words import Words
from models.services.processes import process_versions
from tests.benchmarks.bench_drawing import a_path
from tests.conftest import PASSPHRASE
from tests.desktop.windows.hands import main_of, unlock
from tests.desktop.windows_process.board import CTRL, drag, key, path_page
from tests.desktop.windows_process.conftest import ADMINISTRATOR


def _again(qtbot: QtBot, program: Program, database: Path) -> PathPage:
    program.leave()
    unlock(qtbot, program, database, ADMINISTRATOR, PASSPHRASE)
    main_of(program).resize(1366, 768)
    return path_page(qtbot, main_of(program))


def _links(page: PathPage) -> dict[str, PlainButton]:
    return {link.words: link for link in page.banners.restore.findChildren(PlainButton)}


def test_that_unsaved_edits_are_offered_again(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    stored = drafting.draft.value
    drag(drafting, "Task_contact", 30, 10)
    edited = drafting.draft.value
    qtbot.wait(KEEP_MS + 200)

    page = _again(qtbot, program, database)
    assert page.banners.restore.text.startswith("Polun muutoksia jäi tallentamatta")
    assert page.draft.value.steps == stored.steps
    _links(page)["Palauta muutokset"].click()

    assert page.draft.value.steps == edited.steps
    assert not page.draft.is_saved
    assert not page.banners.restore.text
    page.canvas.setFocus()
    key(page, Qt.Key.Key_Z, CTRL)
    assert page.draft.value.steps == stored.steps


def test_that_taking_up_edits_leaves_those_made_meanwhile_one_undo_away(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    kept = drafting.draft.value.steps
    page = _again(qtbot, program, database)
    drag(page, "Task_urgency", 20, 10)
    meanwhile = page.draft.value.steps

    _links(page)["Palauta muutokset"].click()

    assert page.draft.value.steps == kept
    assert page.canvas.hasFocus()
    page.undo()
    assert page.draft.value.steps == meanwhile


def test_that_edits_of_the_last_moment_are_kept_when_the_window_closes(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drag(drafting, "Task_contact", 30, 10)

    page = _again(qtbot, program, database)

    assert page.banners.restore.text


def test_that_restored_edits_are_saved_and_then_forgotten(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    edited = drafting.draft.value
    page = _again(qtbot, program, database)
    _links(page)["Palauta muutokset"].click()
    assert page.acts.save()

    again = _again(qtbot, program, database)

    assert not again.banners.restore.text
    assert again.draft.value.steps == edited.steps


def test_that_edits_can_be_thrown_away(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    page = _again(qtbot, program, database)
    _links(page)["Hylkää"].click()

    again = _again(qtbot, program, database)

    assert not again.banners.restore.text


def test_that_saved_and_undone_edits_are_not_offered(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    qtbot.wait(KEEP_MS + 200)
    key(drafting, Qt.Key.Key_Z, CTRL)
    qtbot.wait(100)

    page = _again(qtbot, program, database)

    assert not page.banners.restore.text


def test_that_a_draft_never_saved_comes_back_as_a_new_one(
    qtbot: QtBot, program: Program, database: Path, page: PathPage
) -> None:
    page.acts.begin_empty()
    page.canvas.setFocus()
    key(page, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    key(page, Qt.Key.Key_Return)

    again = _again(qtbot, program, database)
    _links(again)["Palauta muutokset"].click()

    assert len(again.draft.value.phases) == 1
    assert again.draft.row is None
    assert not again.draft.is_saved


def test_that_kept_edits_lie_only_in_the_encrypted_file(
    qtbot: QtBot, drafting: PathPage, database: Path
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    drafting.draft.flush()
    qtbot.wait(300)

    texts = [file.read_bytes() for file in database.parent.rglob("*") if file.is_file()]

    assert not any(b"bpmn" in text for text in texts)


def test_that_intake_does_not_offer_a_path_as_a_contact(
    qtbot: QtBot, drafting: PathPage, main: MainWindow
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    drafting.draft.flush()
    qtbot.wait(300)
    key(main, Qt.Key.Key_N, CTRL)

    assert isinstance(main.page, IntakePlace)
    assert not main.page.intake.restore.text


def test_that_a_new_draft_bears_the_next_versions_number(
    main: MainWindow, drafting: PathPage
) -> None:
    known = [row.version for row in main.desk.operations.ask(process_versions) or ()]

    drafting.draft.begin_from(drafting.draft.value, drafting.draft.source)

    assert drafting.draft.value.version == max(known) + 1


def test_that_a_very_large_path_is_kept_beside_the_window(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drafting.draft.begin_from(a_path(1_000, columns=5), None)
    drafting.draft.apply("nimi", lambda path: edits.rename(path, "S0_1", Words("Suuri polku")))
    qtbot.wait(KEEP_MS + 100)
    qtbot.waitUntil(lambda: bool(drafting._desk.drafts.pending()), timeout=10_000)

    page = _again(qtbot, program, database)
    _links(page)["Palauta muutokset"].click()

    assert page.draft.value.step("S0_1").words.fi == "Suuri polku"


def test_that_the_last_edit_of_a_large_path_is_kept_when_the_window_closes_at_once(
    qtbot: QtBot, program: Program, database: Path, drafting: PathPage
) -> None:
    drafting.draft.begin_from(a_path(1_000, columns=5), None)
    drafting.draft.apply("nimi", lambda path: edits.rename(path, "S0_1", Words("Ensin")))
    drafting.draft._keep()
    drafting.draft.apply("nimi", lambda path: edits.rename(path, "S0_1", Words("Sitten")))

    page = _again(qtbot, program, database)
    _links(page)["Palauta muutokset"].click()

    assert page.draft.value.step("S0_1").words.fi == "Sitten"
