"""The path's page: read only until there is a draft, then every gesture is one step of undo."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.messages import Offer
from desktop.windows.keys_help import groups
from desktop.windows.main import MainWindow
from desktop.windows.navigation import PATH, Place
from desktop.windows.process_page import PathPage
from desktop.windows.version_publish import VersionPublishDialog
from diagram.graph import edits
from models.rules.rows import VersionState
from models.services.processes import process_definition, process_versions
from tests.conftest import PASSPHRASE
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import in_dialog, main_of, unlock
from tests.desktop.windows_process.board import CTRL, SHIFT, click, drag, key, path_page, write
from tests.desktop.windows_process.conftest import ADMINISTRATOR


def test_that_the_version_in_use_is_shown_and_cannot_be_changed(page: PathPage) -> None:
    before = page.draft.value

    drag(page, "Task_contact", 60, 0)
    page.canvas.setFocus()
    key(page, Qt.Key.Key_Delete)

    assert page.draft.row is not None
    assert page.draft.row.state is VersionState.CURRENT
    assert page.draft.value == before == page.canvas.value
    assert not page.tools.save.isVisible()
    assert page.banners.read_only.text


def test_that_a_new_draft_is_stored_and_can_be_changed(drafting: PathPage) -> None:
    rows = drafting._desk.operations.ask(process_versions) or ()

    assert [row.state for row in rows] == [VersionState.DRAFT, VersionState.CURRENT]
    assert drafting.tools.publish.isVisible()
    assert not drafting.tools.save.isEnabled()
    assert [card.row.version for card in drafting.sides.versions.cards] == [2, 1]


def test_that_a_dragged_step_is_one_edit_that_undo_takes_back(drafting: PathPage) -> None:
    before = drafting.draft.value

    drag(drafting, "Task_contact", 30, 10)
    moved = drafting.draft.value
    key(drafting, Qt.Key.Key_Z, CTRL)

    assert moved.step("Task_contact").box != before.step("Task_contact").box
    assert drafting.draft.value == before == drafting.canvas.value
    key(drafting, Qt.Key.Key_Y, CTRL)
    assert drafting.draft.value == moved
    key(drafting, Qt.Key.Key_Z, CTRL)
    key(drafting, Qt.Key.Key_Z, CTRL | SHIFT)
    assert drafting.canvas.value == moved


def test_that_undo_works_while_the_window_offers_to_take_something_back(
    drafting: PathPage,
) -> None:
    taken: list[int] = []
    drag(drafting, "Task_contact", 30, 10)
    drafting._desk.messages.offer(Offer("Asiat siirrettiin.", lambda: taken.append(1), 60))

    key(drafting, Qt.Key.Key_Z, CTRL)

    assert not drafting.draft.history.can_undo
    assert not taken


def test_that_saving_keeps_what_can_be_undone(drafting: PathPage) -> None:
    before = drafting.draft.value
    drag(drafting, "Task_contact", 30, 10)

    key(drafting, Qt.Key.Key_S, CTRL)

    assert drafting.draft.is_saved
    assert not drafting.tools.save.isEnabled()
    assert drafting.draft.process_id is not None
    stored = drafting._desk.operations.ask(process_definition, process_id=drafting.draft.process_id)
    assert stored is not None
    assert stored.step("Task_contact").box == drafting.draft.value.step("Task_contact").box
    key(drafting, Qt.Key.Key_Z, CTRL)
    assert drafting.draft.value == before
    assert drafting.tools.save.isEnabled()


def test_that_a_step_is_made_and_named_by_keys_on_the_page(drafting: PathPage) -> None:
    drafting.canvas.setFocus()
    drafting.canvas.select(("Task_urgency",))

    key(drafting, Qt.Key.Key_Return, CTRL)
    write("Verkostopalaveri")
    key(drafting, Qt.Key.Key_Return)

    assert "Verkostopalaveri" in [step.words.fi for step in drafting.draft.value.steps]
    assert drafting.panel.head.text() == "Askel: Verkostopalaveri"


def test_that_a_draft_with_faults_is_not_published(
    drafting: PathPage, dialogs: FakeDialogs
) -> None:
    drafting.draft.apply("poisto", lambda path: edits.remove(path, ("Flow_from_contact",)))

    drafting.tools.publish.click()

    assert any("Korjaa ensin" in said for said in dialogs.told)
    assert drafting.draft.is_editable


def test_that_a_sound_draft_is_saved_published_and_then_only_read(
    qtbot: QtBot, drafting: PathPage
) -> None:
    drag(drafting, "Task_contact", 30, 10)

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, VersionPublishDialog)
        dialog.act.click()

    met = in_dialog(agree)
    drafting.tools.publish.click()

    assert met
    qtbot.waitUntil(lambda: not drafting.draft.is_editable)
    assert drafting.draft.row is not None
    assert drafting.draft.row.state is VersionState.CURRENT
    assert drafting.draft.row.version == 2
    assert not drafting.tools.save.isVisible()
    assert drafting.tools.new.isVisible()


def test_that_publishing_from_the_list_of_versions_is_checked_too(
    drafting: PathPage, dialogs: FakeDialogs
) -> None:
    drafting.draft.apply("poisto", lambda path: edits.remove(path, ("Flow_from_contact",)))
    drafting.sides.show_versions()

    drafting.sides.versions.cards[0].buttons["Julkaise…"].click()

    assert any("Korjaa ensin" in said for said in dialogs.told)


def test_that_another_version_is_opened_only_once_changes_are_saved(
    drafting: PathPage, dialogs: FakeDialogs
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    draft_id, other = drafting.draft.process_id, drafting.sides.versions.rows[1].id
    dialogs.answer = False

    drafting.acts.open_version(other)
    assert drafting.draft.process_id == draft_id
    assert not drafting.draft.is_saved

    dialogs.answer = True
    drafting.acts.open_version(other)
    assert drafting.draft.process_id == other
    drafting.acts.open_version(drafting.sides.versions.rows[0].id)
    assert drafting.draft.process_id == draft_id
    assert drafting.draft.value.step("Task_contact").box.x != 0


def test_that_changes_can_be_dropped_when_another_version_is_opened(
    drafting: PathPage, dialogs: FakeDialogs
) -> None:
    before = drafting.draft.value
    draft_id = drafting.draft.process_id
    assert draft_id is not None
    drag(drafting, "Task_contact", 30, 10)
    dialogs.way = "Hylkää muutokset"

    drafting.acts.begin_empty()

    assert dialogs.asked == ["Luonnoksessa on tallentamattomia muutoksia. Tallennetaanko ne ensin?"]
    drafting.acts.open_version(draft_id)
    assert drafting.draft.value == before


def test_that_a_draft_thrown_away_leaves_the_version_in_use(
    qtbot: QtBot, drafting: PathPage, dialogs: FakeDialogs
) -> None:
    drafting.sides.versions.cards[0].buttons["Poista luonnos"].click()

    qtbot.waitUntil(lambda: drafting.draft.row is not None and not drafting.draft.is_editable)
    assert drafting.draft.row is not None
    assert drafting.draft.row.state is VersionState.CURRENT


def test_that_the_whole_path_is_laid_out_as_one_edit(drafting: PathPage) -> None:
    before = drafting.draft.value
    drag(drafting, "Task_contact", 30, 10)
    drafting.lay_out()

    key(drafting, Qt.Key.Key_Z, CTRL)
    key(drafting, Qt.Key.Key_Z, CTRL)

    assert drafting.draft.value == before


def test_that_an_empty_draft_says_what_it_needs(drafting: PathPage) -> None:
    drafting.acts.begin_empty()
    drafting.check()

    assert drafting.draft.is_editable
    assert not drafting.draft.is_saved
    assert {problem.code for problem in drafting.problems.shown} >= {"process.no_start"}
    assert "Insert" in drafting.banners.hint.text
    assert not drafting.banners.effects.isVisible()


def test_that_f6_goes_round_the_parts_of_the_page(drafting: PathPage) -> None:
    drafting.canvas.setFocus()
    click(drafting, "Task_contact")
    key(drafting, Qt.Key.Key_F6)
    in_panel = drafting.panel.isAncestorOf(drafting.window().focusWidget() or drafting)
    key(drafting, Qt.Key.Key_F6, SHIFT)

    assert in_panel
    assert drafting.canvas.hasFocus()


def test_that_quick_open_offers_the_path_and_its_menus(main: MainWindow, page: PathPage) -> None:
    words = [command.words for command in main._commands()]

    assert "Asian polku" in words
    assert any("Vie BPMN-tiedostoon" in said for said in words)
    assert any(head == "Polun muokkaus" for head, _ in groups())


def test_that_sizes_of_the_panels_are_remembered(
    qtbot: QtBot, program: Program, database: Path, main: MainWindow
) -> None:
    page = path_page(qtbot, main)
    page.sides.setSizes((page.sides.width() - 420, 420))
    handle = page.sides.handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + handle.rect().topLeft() - handle.rect().topRight() * 6)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    kept = page.sides.sizes()[1]
    program.leave()
    unlock(qtbot, program, database, ADMINISTRATOR, PASSPHRASE)
    again = main_of(program)
    again.resize(1366, 768)

    other = path_page(qtbot, again)

    assert abs(other.sides.sizes()[1] - kept) <= 4


def test_that_a_place_leads_to_the_page(main: MainWindow) -> None:
    main.go(Place(PATH))

    assert isinstance(main.page, PathPage)
