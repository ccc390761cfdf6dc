"""Ctrl+K finds every command there is, and the sheet of keys tells every key and no other."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.windows.keys_help import KeysHelp, groups_of
from desktop.windows.main import MainWindow
from desktop.windows.navigation import (
    CASE,
    CASES,
    DECISIONS,
    FIGURES,
    INTAKE,
    MAP,
    PATH,
    SETTINGS,
    TEAM,
    WORKLIST,
    Place,
)
from desktop.windows.page_commands import menu_of, words_of
from desktop.windows.process_keys import KEYS as PATH_KEYS
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_titles import titles
from diagram.editor.drawing.keys import KEYS as DRAWING_KEYS
from diagram.editor.keys import KEYS as MAP_KEYS

PAGES = (MAP, WORKLIST, CASES, DECISIONS, FIGURES, TEAM, PATH, SETTINGS, INTAKE)
_NAMES = {
    "Vaihto": "Shift", "vasen nuoli": "Left", "Askelpalautin": "Backspace", "Enter": "Return",
    "−": "-", "Nuolet": "Left",
}  # fmt: skip
_SPARE = {
    "+", "-", "F", "Esc", "Home", "End", "Ctrl+=", "Enter", "Right", "Up", "Down", "Del",
    "Shift+F6", "Shift+F8", "Ctrl+Shift+Z",
}  # fmt: skip
"""Second keys of what has a key on the sheet, the same way back, and what every list has."""

_QT = {"Tab", "Esc", "Return", "Left", "F4"}
"""Keys that Qt's own fields, lists and dialogs answer, and the date field."""


def place_of(main: MainWindow, page: str) -> Place:
    return Place(page, main.caseload.rows[0].id) if page == CASE else Place(page)


def leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from leaves(inner)
        elif not action.isSeparator() and action.isEnabled() and action.isVisible():
            yield action


@pytest.mark.parametrize("name", PAGES)
def test_that_ctrl_k_finds_every_button_and_menu_entry(
    qtbot: QtBot, main: MainWindow, name: str
) -> None:
    main.go(place_of(main, name))
    found = {command.words for command in main._commands()}

    menus = list(main.page.menus)
    lacking = set()
    for button in main.page.findChildren(QAbstractButton):
        if isinstance(button, QCheckBox | QRadioButton) or not button.isVisible():
            continue
        menu = menu_of(button)
        if menu is not None:
            menus.append(menu)
        elif button.isEnabled() and words_of(button):
            lacking |= {words_of(button)} - {words.partition(": ")[2] for words in found}
    for action in (action for menu in menus for action in leaves(menu)):
        words = action.text().partition("\t")[0].replace("&&", "&")
        if not any(each.removesuffix(" (käytössä)").endswith(words) for each in found):
            lacking.add(words)
    assert lacking == set()


def test_that_every_button_without_words_has_a_name(main: MainWindow) -> None:
    nameless = []
    for name in PAGES:
        main.go(place_of(main, name))
        nameless += [
            (name, type(button).__name__)
            for button in main.page.findChildren(QAbstractButton)
            if button.isVisible() and not words_of(button)
        ]

    assert nameless == []


def test_that_what_the_page_offers_is_listed_only_when_it_is_typed(main: MainWindow) -> None:
    main.go(Place(SETTINGS))

    listed = [hit.words for hit in main.finder.find("")]
    typed = [hit.words for hit in main.finder.find("tallenna")]

    assert not any(words.startswith("Tällä sivulla") for words in listed)
    assert len(listed) < 80
    assert any(words.startswith("Tällä sivulla") for words in typed)


def test_that_every_section_of_the_settings_is_a_command(main: MainWindow) -> None:
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    assert titles() == tuple(section.title for section in page.sections)

    main.go(Place(WORKLIST))
    hit = next(hit for hit in main.finder.find("lain tulkinnat") if "Lain tulkinnat" in hit.words)
    hit.act()

    assert main.page is page
    assert page.names.currentItem().text() == "Lain tulkinnat"


def _sheet_keys(page: str) -> set[str]:
    """Return the keys that the sheet of a page tells, as Qt writes them."""
    told = set()
    for _, keys in groups_of(page):
        for key, _meaning in keys:
            told |= set(_each(key))
    return told


def _each(key: str) -> Iterator[str]:
    if match := re.fullmatch(r"Alt\+1 … Alt\+(\d)", key):
        yield from (f"Alt+{n}" for n in range(1, int(match[1]) + 1))
        return
    if any(word in key for word in ("napsautus", "veto")):
        return
    if key == "1–9 tai Ctrl+→":
        yield from (*map(str, range(1, 10)), "Ctrl+Right")
        return
    if key == "Ctrl ja + tai −":
        yield from ("Ctrl++", "Ctrl+-")
        return
    if key.endswith("nuolet") and "+" in key:
        yield f"{key.partition('+')[0]}+Left"
        return
    for part in re.split(r", | tai ", key):
        for ours, theirs in _NAMES.items():
            part = part.replace(ours, theirs)
        yield QKeySequence(part).toString()


def _shortcuts(main: MainWindow) -> set[str]:
    """Return every key that works on the shown page by a shortcut or an entry of its menus."""
    real = set()
    for shortcut in main.findChildren(QShortcut):
        parent = shortcut.parent()
        shown = isinstance(parent, QWidget) and parent.isVisible() and parent.window() is main
        if shown and shortcut.isEnabled():
            real.add(shortcut.key().toString())
    for action in (action for menu in main.page.menus for action in leaves(menu)):
        written = action.shortcut().toString() or action.text().partition("\t")[2]
        real.add(QKeySequence(written.replace("Vaihto", "Shift")).toString())
    return {key for key in real if key} - {"Ctrl+Return", "Ctrl+Enter", *_SPARE}


@pytest.mark.parametrize("name", [*PAGES, CASE])
def test_that_every_shortcut_of_a_page_is_on_its_sheet(main: MainWindow, name: str) -> None:
    main.go(place_of(main, name))

    assert _shortcuts(main) - _sheet_keys(name) == set()


def test_that_the_keys_of_map_and_board_are_on_their_sheets() -> None:
    for page, table in ((MAP, MAP_KEYS), (PATH, DRAWING_KEYS), (PATH, PATH_KEYS)):
        real = {QKeySequence(held.value | key.value).toString() for key, held in table}

        assert real - _SPARE - _sheet_keys(page) == set(), page


def test_that_the_sheet_tells_no_key_that_does_nothing(main: MainWindow) -> None:
    tables = (*MAP_KEYS, *DRAWING_KEYS, *PATH_KEYS)
    real = {QKeySequence(held.value | key.value).toString() for key, held in tables} | _QT
    for name in (*PAGES, CASE):
        main.go(place_of(main, name))
        real |= _shortcuts(main) | {"Ctrl+Return"}

    told = set().union(*(_sheet_keys(name) for name in (*PAGES, CASE)))
    assert told - real - _FORM_KEYS == set()


_FORM_KEYS = {
    "F6",
    "Ctrl+G",
    "Ctrl+T",
    "Ctrl+S",
    "Ctrl+Z",
    "Ctrl+M",
    "F2",
    "Alt+Left",
    "Ctrl+Left",
    "Del",
}
"""Keys of an open document, an undone act and a walk along a flow: tried in tests of their own."""


def test_that_the_sheet_begins_with_the_page_and_can_show_all(main: MainWindow) -> None:
    sheet = KeysHelp(main, WORKLIST)
    short = sheet.heads

    sheet.all_button.click()

    assert short[0] == "Luettelot"
    assert len(short) < len(sheet.heads)
    assert "Polun muokkaus" in sheet.heads
    sheet.deleteLater()


def test_that_a_key_is_told_once_in_each_group() -> None:
    for name in (*PAGES, CASE):
        for head, keys in groups_of(name):
            assert len({meaning for _, meaning in keys}) == len(keys), head


@pytest.mark.parametrize("name", [INTAKE, CASE])
def test_that_no_key_means_two_things_in_one_place(main: MainWindow, name: str) -> None:
    main.go(place_of(main, name))
    keys = [
        (id(shortcut.parent()), shortcut.key().toString())
        for shortcut in main.page.findChildren(QShortcut)
        if shortcut.isEnabled()
    ]

    assert len(keys) == len(set(keys))
