"""Help (F1): every window has a page in every language, and the pages lead where they say."""

import ast
import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.base.help_search import find_pages
from desktop.base.words import set_language
from desktop.windows import navigation
from desktop.windows.help_topics import CONTENTS, TOPICS, topic_of
from desktop.windows.help_window import HelpWindow, show_help
from desktop.windows.keys_help import KeysHelp
from desktop.windows.main import MainWindow
from desktop.windows.navigation import Place
from models.rules.words import Language
from resources import path
from resources.manual import ORDER, help_pages, picture_path
from tests.desktop.typing import press

_WINDOWS = Path(navigation.__file__).parent
_FRAMES = {"FormDialog", "CaseDialog", "ManyDialog", "_DayDialog", "HelpWindow", "CasePrintPreview"}
"""Frames of other dialogs, the help itself, and kinds of a dialog that has its line."""

_PAGES = {
    "map", "worklist", "cases", "decisions", "figures", "team", "path", "settings", "intake",
}  # fmt: skip
_MOST_WORDS = 260
_MOST_BYTES = 3_000_000
_PICTURE = re.compile(r"!\[[^\]]+\]\(([\w-]+\.png)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")


def _classes(*endings: str) -> set[str]:
    """Return the windows' classes whose base ends in one of these."""
    found = set()
    for file in _WINDOWS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
                found |= {node.name for base in bases if base.endswith(endings)}
    return found


def test_that_every_dialog_and_page_has_its_topic() -> None:
    wanted = _classes("Dialog", "Page", "PlatePage", "PrintPreview") - _FRAMES - {"Page"}

    lacking = wanted - TOPICS.keys() - {"PlatePage"}

    assert lacking == set(), "add a line to desktop/windows/help_topics.py"


def test_that_no_line_names_a_window_that_is_gone() -> None:
    there = {
        node.name
        for file in _WINDOWS.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }

    assert TOPICS.keys() - there == set()


def test_that_every_topic_is_a_page_in_all_languages() -> None:
    for language in Language:
        pages = help_pages(language.value)

        assert set(TOPICS.values()) <= set(pages)
        assert all(page.title and len(page.text.split()) > 60 for page in pages.values())


def test_that_no_page_lies_beside_the_contents() -> None:
    for language in Language:
        files = {file.stem for file in path(f"help/{language.value}").glob("*.md")}

        assert files == set(ORDER)


def test_that_pages_are_short() -> None:
    long = {
        f"{language}/{page.name}": len(page.text.split())
        for language in Language
        for page in help_pages(language.value).values()
    }

    assert {name: words for name, words in long.items() if words > _MOST_WORDS} == {}


def test_that_every_picture_that_a_page_names_is_there_and_small() -> None:
    named = {
        picture_path(language.value, name)
        for language in Language
        for page in help_pages(language.value).values()
        for name in _PICTURE.findall(page.text)
    }

    assert named
    assert [file for file in named if not file.is_file()] == []
    assert sum(file.stat().st_size for file in named) < _MOST_BYTES
    for file in named:
        with Image.open(file) as picture:
            picture.verify()


def test_that_pages_in_all_languages_show_the_same_pictures_and_links() -> None:
    for name in ORDER:
        shown = {
            (tuple(_PICTURE.findall(text)), tuple(_LINK.findall(text)))
            for text in (help_pages(language.value)[name].text for language in Language)
        }

        assert len(shown) == 1, name


def test_that_links_lead_to_pages_of_the_help_only() -> None:
    for language in Language:
        pages = help_pages(language.value)
        for page in pages.values():
            for link in _LINK.findall(page.text):
                assert link.removesuffix(".md") in pages, (page.name, link)
            assert "<" not in page.text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("päätöksen", "decision"),
        ("paatos", "decision"),
        ("turvakiell", "people"),
        ("TUNNUSLUKU", "signing"),
        ("palautuskoodi", "users"),
        ("kuormituksen", "team"),
        ("oikaisuvaatimuksesta", "correcting"),
    ],
)
def test_that_a_word_is_found_in_any_form_and_without_dots(typed: str, found: str) -> None:
    names = [page.name for page in find_pages("fi", typed)]

    assert found in names[:4]


def test_that_all_words_must_be_found_and_nothing_typed_lists_all() -> None:
    assert [page.name for page in find_pages("fi", "  ")] == list(ORDER)
    assert find_pages("fi", "kortti xyzzy") == []


def test_that_f1_tells_about_the_shown_page_and_shift_f1_shows_the_contents(
    qtbot: QtBot, main: MainWindow
) -> None:
    for page in sorted(_PAGES):
        main.go(Place(page))
        press(main, Qt.Key.Key_F1)
        window = main.findChild(HelpWindow)
        assert window is not None
        assert window.topic == page
        window.close()

    press(main, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    window = main.findChild(HelpWindow)
    assert window is not None
    assert window.isVisible()
    assert not window.isModal()
    assert window.topic == CONTENTS


def test_that_f1_in_a_dialog_tells_about_the_dialog(qtbot: QtBot, main: MainWindow) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        press(dialog, Qt.Key.Key_F1)
        window = dialog.findChild(HelpWindow)
        seen.append(window.topic if window is not None else "")
        dialog.reject()

    from tests.desktop.windows.hands import in_dialog

    in_dialog(look)
    main.topbar.me.change.trigger()
    assert seen == ["users"]


def test_that_a_part_of_a_page_has_its_own_topic(qtbot: QtBot) -> None:
    class TextsSection(QWidget):
        pass

    outer = TextsSection()
    inner = QWidget(outer)
    qtbot.addWidget(outer)

    assert topic_of(inner) == "texts"
    assert topic_of(None) == CONTENTS


def test_that_links_and_the_way_back_lead_through_the_pages(qtbot: QtBot, main: MainWindow) -> None:
    window = show_help(main, "intake")

    window.browser.anchorClicked.emit(QUrl("deadlines.md"))
    assert window.topic == "deadlines"
    window.browser.anchorClicked.emit(QUrl("https://example.org/deadlines.md"))
    assert window.topic == "deadlines"
    window.back.click()

    assert window.topic == "intake"
    assert window.names.currentItem().text() == help_pages("fi")["intake"].title


def test_that_searching_shows_the_best_page_and_says_when_there_is_none(
    qtbot: QtBot, main: MainWindow
) -> None:
    window = show_help(main, "map")

    window.search.setText("turvakielto")
    assert window.topic == "people"
    window.search.setText("qwertz")

    assert window.names.count() == 0
    assert window.nothing.isVisible()


def test_that_the_browser_reads_pictures_of_the_help_and_no_other_files(
    qtbot: QtBot, main: MainWindow, tmp_path: Path
) -> None:
    window = show_help(main, "map")
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    secret = tmp_path / "secret.png"
    Image.new("RGB", (9, 9)).save(secret)

    shown = window.browser.loadResource(kind, QUrl("map.png"))
    other = window.browser.loadResource(kind, QUrl.fromLocalFile(str(secret)))

    assert isinstance(shown, QImage)
    assert isinstance(other, QImage)
    assert not shown.isNull()
    assert other.isNull()


def test_that_a_shown_page_is_not_drawn_over_and_over(qtbot: QtBot, main: MainWindow) -> None:
    browser = show_help(main, "decisions").browser
    qtbot.wait(200)
    drawn: list[bool] = []
    browser.document().contentsChanged.connect(lambda: drawn.append(True))

    qtbot.wait(100)

    assert drawn == []


def test_that_the_help_speaks_the_window_s_language(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    set_language(Language.SWEDISH)
    try:
        window = show_help(parent, "map")
        assert window.names.item(2).text() == "Karta"
        assert "Karta" in window.browser.toPlainText()
    finally:
        set_language(Language.FINNISH)


def test_that_question_mark_shows_the_keys_but_is_typed_into_a_field(
    qtbot: QtBot, main: MainWindow
) -> None:
    from tests.desktop.windows.hands import in_dialog

    met = in_dialog(lambda dialog: dialog.reject())
    main.go(Place("worklist"))
    press(main.page, Qt.Key.Key_Question)

    qtbot.waitUntil(lambda: bool(met))
    assert isinstance(met[0], KeysHelp)
    main.topbar.search.setFocus()
    press(main.topbar.search, Qt.Key.Key_Question)
    assert main.topbar.search.text() == "?"
