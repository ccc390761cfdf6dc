"""The shell: pages, keys, search, the way back, and what the window's title says."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app import Program
from desktop.base import theme as looks
from desktop.base.window_places import screens_name
from desktop.base.words import language
from desktop.windows.case_place import CasePlace
from desktop.windows.intake_place import IntakePlace
from desktop.windows.keys_help import KeysHelp
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import CASE, MAP, SETTINGS, WORKLIST, Place
from desktop.windows.search_box import HitKind
from desktop.windows.settings_look import LookSection
from desktop.windows.settings_page import SettingsPage
from desktop.windows.worklist import WorklistPage
from models.rules.words import Language
from tests.desktop.typing import press, type_text
from tests.desktop.windows.hands import in_dialog, main_of

ALT = Qt.KeyboardModifier.AltModifier


def test_that_the_map_is_shown_first(main: MainWindow) -> None:
    assert isinstance(main.page, MapPage)
    assert main.windowTitle() == "Polku"


def test_that_each_page_has_its_key(main: MainWindow) -> None:
    QTest.keyClick(main, Qt.Key.Key_2, ALT)

    assert isinstance(main.page, WorklistPage)
    assert main.rail.button(WORKLIST).isChecked()


def test_that_the_title_holds_the_case_number_and_never_a_name(main: MainWindow) -> None:
    row = main.caseload.own[0]

    main.open_case(row.id)

    assert main.windowTitle() == f"Polku – {row.number}"
    assert row.name.split()[0] not in main.windowTitle()


def test_that_alt_left_goes_back_the_way_one_came(main: MainWindow) -> None:
    main.go(Place(WORKLIST))
    main.open_case(main.caseload.own[0].id)

    QTest.keyClick(main, Qt.Key.Key_Left, ALT)
    assert isinstance(main.page, WorklistPage)
    QTest.keyClick(main, Qt.Key.Key_Left, ALT)

    assert isinstance(main.page, MapPage)
    assert not main.topbar.back.isEnabled()


def test_that_a_new_matter_begins_at_the_choice_of_what_is_recorded(main: MainWindow) -> None:
    press(main, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    page = main.page
    assert isinstance(page, IntakePlace)
    assert main.focusWidget() is page.intake.segments.button(page.intake.kind.value)
    press(main, Qt.Key.Key_Tab)
    assert page.intake.form.isAncestorOf(main.focusWidget())
    assert not page.intake.segments.isAncestorOf(main.focusWidget())


def test_that_the_search_finds_cases_by_the_beginning_of_a_name(main: MainWindow) -> None:
    row = main.caseload.own[0]
    search = main.topbar.search
    search.setText(row.name[:4].lower())

    search.look()

    found = [hit.words for hit in search.hits.shown if hit.kind is HitKind.CASE]
    assert any(row.number in words for words in found)


def test_that_enter_opens_the_case_that_was_found(main: MainWindow) -> None:
    row = main.caseload.own[0]
    search = main.topbar.search
    search.begin()
    type_text(search, row.number)

    press(search, Qt.Key.Key_Return)

    assert isinstance(main.page, CasePlace)
    assert main.page.number == row.number


def test_that_the_search_offers_commands_before_anything_is_typed(main: MainWindow) -> None:
    main.topbar.search.begin()

    words = [hit.words for hit in main.topbar.search.hits.shown]

    assert words[:3] == ["Kartta", "Työjono", "Asiat"]
    assert "Uusi asia" in words


def test_that_two_letters_are_not_searched_in_the_store(main: MainWindow) -> None:
    main.topbar.search.setText("sa")

    main.topbar.search.look()

    assert all(hit.kind is HitKind.COMMAND for hit in main.topbar.search.hits.shown)


def test_that_escape_leaves_the_search_empty(main: MainWindow) -> None:
    main.topbar.search.begin()
    main.topbar.search.setText("kartta")

    press(main.topbar.search, Qt.Key.Key_Escape)

    assert main.topbar.search.text() == ""
    assert not main.topbar.search.hits.isVisible()


def test_that_the_counts_on_the_rail_tell_what_waits(main: MainWindow) -> None:
    count = len(main.caseload.rows)

    assert main.rail.button(MAP).accessibleName() == f"Kartta {count}"


def test_that_a_message_shows_for_a_while_at_the_foot(main: MainWindow) -> None:
    main.desk.messages.info("Luonnos tallennettiin.")

    assert main.status.isVisible()
    assert main.status.text == "Luonnos tallennettiin."


def test_that_a_question_mark_shows_the_keys(main: MainWindow) -> None:
    met = in_dialog(lambda dialog: dialog.accept())

    QTest.keyClick(main.page, Qt.Key.Key_Question)

    assert isinstance(met[0], KeysHelp)


def test_that_the_language_changes_every_window_at_once(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    look = next(section for section in page.sections if isinstance(section, LookSection))
    look.language.control.setCurrentIndex(look.language.control.findData(Language.SWEDISH))

    look.language.control.activated.emit(look.language.control.currentIndex())

    assert language() is Language.SWEDISH
    assert main_of(program) is not main
    around = main_of(program).around
    around.desk.preferences.language = Language.FINNISH
    around.language_changed()


def test_that_theme_and_text_size_apply_at_once(program: Program, main: MainWindow) -> None:
    preferences = main.desk.preferences
    preferences.theme, preferences.text_scale = "dark", 1.5

    program.dress()

    assert looks.theme() is looks.DARK
    assert main.font().pixelSize() == round(looks.BASE_SIZE * 1.5)


def test_that_the_place_of_the_window_is_remembered(program: Program, main: MainWindow) -> None:
    main.put_away()

    assert main.desk.preferences.geometry(f"main@{screens_name()}") is not None


def test_that_a_closed_window_ends_the_program_and_ending_it_again_does_nothing(
    program: Program, main: MainWindow
) -> None:
    main.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    program.close()

    assert program.session is None
    assert not isValid(program.entrance)


def test_that_a_case_of_another_worker_asks_for_the_purpose_once(main: MainWindow) -> None:
    other = next(row for row in main.caseload.rows if row.worker_id != main.desk.actor.user_id)
    met = in_dialog(lambda dialog: dialog.accept())

    main.open_case(other.id)
    main.go(Place(MAP))
    main.open_case(other.id)

    assert len(met) == 1
    assert main.windowTitle().endswith(other.number)


def test_that_giving_up_the_purpose_stays_where_one_was(main: MainWindow) -> None:
    other = next(row for row in main.caseload.rows if row.worker_id != main.desk.actor.user_id)
    in_dialog(lambda dialog: dialog.reject())

    main.go(Place(CASE, other.id))

    assert isinstance(main.page, MapPage)
