"""Quick open (Ctrl+K): cases, persons and commands by what was typed, slips forgiven."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.case_place import CasePlace
from desktop.windows.cases_list import CasesPage
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.map_tools import MapMenu
from desktop.windows.matching import Fit, Matcher, folded
from desktop.windows.navigation import WORKLIST, Place
from desktop.windows.purpose import PurposeDialog
from desktop.windows.search_box import Hit, HitKind
from models.rules.rows import CaseRow
from tests.desktop.typing import CONTROL, press, type_text
from tests.desktop.windows.hands import in_dialog

NATIVE = QKeySequence.SequenceFormat.NativeText
NAMES = ("ES-2026-0001 Mäkinen Aino", "ES-2026-0002 Åkerlund Väinö", "ES-2026-0013 Hægg Leo")


@pytest.fixture
def opened(qtbot: QtBot, main: MainWindow) -> MainWindow:
    """The window with quick open begun by its key."""
    with qtbot.waitExposed(main):
        main.show()
    QTest.keyClick(main, Qt.Key.Key_K, CONTROL)
    return main


@pytest.mark.parametrize("typed", ["makinen", "MÄKI", "aino mäk", "maki aino"])
def test_that_dots_case_and_order_do_not_matter(typed: str) -> None:
    assert [match.place for match in Matcher(NAMES).find(typed, 5)] == [0]


def test_that_letters_of_the_neighbours_are_found_plainly() -> None:
    assert folded("Åkerlund-Hægg Đorđe Łucja") == "akerlund haegg dorde lucja"


def test_that_the_end_of_a_number_is_enough() -> None:
    assert [match.place for match in Matcher(NAMES).find("0013", 5)] == [2]


def test_that_a_slip_of_the_finger_is_forgiven_from_four_letters_on() -> None:
    matcher = Matcher(NAMES)

    assert [m.fit for m in matcher.find("mäkinne", 5)] == [Fit.ALIKE]
    assert matcher.find("mkä", 5) == []


def test_that_a_name_that_begins_so_comes_before_one_that_only_holds_it() -> None:
    found = Matcher(("Vuorenkoski Leo", "Koski Aino")).find("koski", 5)

    assert [(match.place, match.fit) for match in found] == [(1, Fit.BEGINS), (0, Fit.HOLDS)]


def test_that_nothing_typed_finds_nothing() -> None:
    assert Matcher(NAMES).find("  ", 5) == []


def test_that_ctrl_k_shows_commands_with_their_keys_and_teaches(opened: MainWindow) -> None:
    hits = opened.topbar.search.hits

    assert hits.isVisible()
    assert ("Kartta", "Alt+1") in {(hit.words, hit.detail) for hit in hits.shown}
    assert "makinen löytää Mäkisen" in hits.hint


def test_that_every_entry_of_the_maps_menus_is_found_with_its_key(opened: MainWindow) -> None:
    page = opened.page
    assert isinstance(page, MapPage)
    wanted = {
        (words.replace("&&", "&"), action.shortcut().toString(NATIVE) or key)
        for menu in MapMenu
        for action in page.tools.menu(menu).actions()
        for words, _, key in [action.text().partition("\t")]
        if not action.isSeparator() and action.isEnabled() and action.menu() is None
    }

    shown = {(_entry(hit), hit.detail) for hit in opened.topbar.search.hits.shown}

    assert wanted <= shown


def test_that_a_command_of_the_map_is_done_from_any_page(opened: MainWindow) -> None:
    page = opened.page
    assert isinstance(page, MapPage)
    page.view.zoom_by(2, page.view.viewport().rect().center())
    opened.go(Place(WORKLIST))

    _type(opened, "kartta: koko kartta")
    press(opened.topbar.search, Qt.Key.Key_Return)

    assert opened.page is page
    assert page.view.fitted


def test_that_a_name_without_its_dots_finds_the_case(main: MainWindow) -> None:
    row = next(row for row in main.caseload.rows if set(row.name) & set("äöåÄÖÅ"))

    _type(main, folded(row.name))

    assert row.number in main.topbar.search.hits.shown[0].words


def test_that_a_misspelled_name_still_finds_the_case(main: MainWindow) -> None:
    row = main.caseload.rows[0]
    surname = row.name.split()[0]

    _type(main, f"{surname[:-2]}x{surname[-1]} {row.name.split()[1]}")

    assert any(row.number in hit.words for hit in main.topbar.search.hits.shown)


def test_that_the_case_opened_last_comes_first(main: MainWindow) -> None:
    first, second = main.caseload.own[:2]
    main.open_case(first.id)
    main.open_case(second.id)

    main.topbar.search.begin()

    words = [hit.words for hit in main.topbar.search.hits.shown][:2]
    assert second.number in words[0]
    assert first.number in words[1]


def test_that_a_case_opened_before_comes_before_its_namesakes(main: MainWindow) -> None:
    row = main.caseload.own[-1]
    main.open_case(row.id)

    _type(main, row.number[:7])

    assert row.number in main.topbar.search.hits.shown[0].words


def test_that_a_whole_number_finds_its_case_and_none_opened_before(main: MainWindow) -> None:
    first, second = main.caseload.own[:2]
    main.open_case(first.id)

    _type(main, second.number)

    cases = [hit.words for hit in main.topbar.search.hits.shown if hit.kind is HitKind.CASE]
    assert [words.partition(" · ")[0] for words in cases] == [second.number]


def test_that_a_case_opened_and_gone_since_is_not_offered(main: MainWindow) -> None:
    main.finder.note_open(uuid4())

    main.topbar.search.begin()

    assert all(hit.kind is HitKind.COMMAND for hit in main.topbar.search.hits.shown)


def test_that_only_cases_with_a_tie_are_found_however_one_misspells(main: MainWindow) -> None:
    tied = {row.number for row in main.caseload.rows}

    for typed in ("virtanen", "mäkkinen", "aino", "es-2026", "oskari"):
        _type(main, typed)
        shown = [h for h in main.topbar.search.hits.shown if h.kind is HitKind.CASE]
        assert {hit.words.partition(" · ")[0] for hit in shown} <= tied | _closed(shown)


def test_that_opening_a_colleagues_case_asks_why(main: MainWindow) -> None:
    row = _of_another(main)
    _type(main, row.number)

    met = in_dialog(lambda dialog: dialog.accept())
    press(main.topbar.search, Qt.Key.Key_Return)

    assert isinstance(met[0], PurposeDialog)
    assert isinstance(main.page, CasePlace)
    assert main.page.number == row.number


def test_that_arrows_walk_round_and_escape_closes(opened: MainWindow) -> None:
    search = opened.topbar.search

    press(search, Qt.Key.Key_Up)

    assert search.hits.current.row() == len(search.hits.shown) - 1
    press(search, Qt.Key.Key_Escape)
    assert not search.hits.isVisible()


def test_that_nothing_found_says_what_to_try(main: MainWindow) -> None:
    _type(main, "zqzqzqzq")

    assert main.topbar.search.hits.shown == ()
    assert "Kokeile" in main.topbar.search.hits.hint


def test_that_letters_reach_the_box_by_typing(opened: MainWindow) -> None:
    type_text(opened.topbar.search, "näppäi")
    press(opened.topbar.search, Qt.Key.Key_Down)

    assert any(hit.words == "Sivun näppäimet" for hit in _look(opened))


def _type(main: MainWindow, text: str) -> None:
    main.topbar.search.setText(text)
    main.topbar.search.look()


def _look(main: MainWindow) -> tuple[Hit, ...]:
    main.topbar.search.look()
    return main.topbar.search.hits.shown


def _entry(hit: Hit) -> str:
    return hit.words.removeprefix("Kartta: ").removesuffix(" (käytössä)")


def _closed(hits: list[Hit]) -> set[str]:
    return {h.words.partition(" · ")[0] for h in hits if h.detail.startswith("päätetty")}


def _of_another(main: MainWindow) -> CaseRow:
    me = main.desk.actor.user_id
    return next(row for row in main.caseload.rows if row.worker_id not in (me, None))


def test_that_a_word_of_a_document_leads_into_its_case_and_asks_why(main: MainWindow) -> None:
    _type(main, "palvelutarve")
    hits = [hit for hit in main.topbar.search.hits.shown if hit.kind is HitKind.DOCUMENT]
    others = {row.number for row in main.caseload.rows if row.worker_id != main.desk.actor.user_id}
    hit = next(hit for hit in hits if hit.detail.partition(" · ")[0] in others)

    met = in_dialog(lambda dialog: dialog.accept())
    hit.act()

    assert isinstance(met[0], PurposeDialog)
    assert isinstance(main.page, CasePlace)
    assert main.page.number == hit.detail.partition(" · ")[0]
    assert main.page.case.pane is not None


def test_that_what_is_found_stands_in_groups_with_their_names(main: MainWindow) -> None:
    row = main.caseload.rows[0]

    _type(main, row.name.split()[0])

    groups = [hit.group for hit in main.topbar.search.hits.shown]
    assert groups[0] == "Asiat"
    assert len(list(dict.fromkeys(groups))) == sum(
        before != after for before, after in zip(["", *groups], groups, strict=False)
    )


def test_that_more_documents_than_fit_lead_to_their_cases_as_a_list(main: MainWindow) -> None:
    _type(main, "palvelutarve")
    last = [hit for hit in main.topbar.search.hits.shown if hit.kind is HitKind.DOCUMENT][-1]

    last.act()

    page = main.page
    assert isinstance(page, CasesPage)
    assert last.words == f"Näytä {len(page.table.model.shown)} asiaa luettelossa"


def test_that_arrows_pass_over_the_names_of_groups(opened: MainWindow) -> None:
    search = opened.topbar.search
    row = opened.caseload.own[0]
    _type(opened, row.name.split()[0])
    count = len(search.hits.shown)

    for _ in range(count):
        press(search, Qt.Key.Key_Down)

    assert search.hits.current.row() == 0


def test_that_a_pointer_at_rest_does_not_lead_the_arrow_keys_elsewhere(
    qtbot: QtBot, opened: MainWindow
) -> None:
    search = opened.topbar.search
    view = search.hits.view
    middle = view.viewport().rect().center()
    QTest.mouseMove(view.viewport(), middle - QPoint(0, 3))
    QTest.mouseMove(view.viewport(), middle)
    pointed = search.hits.current.row()
    assert pointed > 0

    press(search, Qt.Key.Key_Up)
    for _ in range(len(search.hits.shown) - pointed):
        press(search, Qt.Key.Key_Down)
    QTest.mouseMove(view.viewport(), middle)
    qtbot.wait(50)

    assert search.hits.current.row() == len(search.hits.shown) - 1
