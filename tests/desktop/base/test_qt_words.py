"""Qt's own words: its dialogs and menus speak the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from desktop.base.qt_words import QtWords
from models.rules.words import Language

_BOTH = frozenset({"&HTML:", "OK", "x"})
"""Said alike in every language."""


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtWords]:
    """Qt's words, Finnish again afterwards."""
    words = QtWords()
    yield words
    words.use(Language.FINNISH)


def _texts(root: QWidget) -> Iterator[str]:
    for part in root.findChildren(QWidget):
        for name in ("text", "title", "toolTip", "windowTitle"):
            says = getattr(part, name, None)
            if callable(says):
                yield str(says())
        if isinstance(part, QTabWidget):
            yield from (part.tabText(at) for at in range(part.count()))
        if isinstance(part, QComboBox):
            yield from (part.itemText(at) for at in range(part.count()))


def _entries(menu: QMenu) -> Iterator[str]:
    yield from (action.text().split("\t")[0] for action in menu.actions())


def _box() -> Iterator[str]:
    button = QMessageBox.StandardButton
    chosen = button.Ok | button.Cancel | button.Yes | button.No | button.Save | button.Discard
    more = button.Close | button.Apply | button.Reset | button.Help | button.Open | button.Retry
    yield from _texts(QMessageBox(QMessageBox.Icon.Question, "x", "x", chosen | more))


def _file() -> Iterator[str]:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    yield from _texts(dialog)


def _colour() -> Iterator[str]:
    dialog = QColorDialog()
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    yield from _texts(dialog)


def _print() -> Iterator[str]:
    yield from _texts(QPrintDialog(QPrinter()))


def _line() -> Iterator[str]:
    field = QLineEdit()
    yield from _entries(field.createStandardContextMenu())


def _text() -> Iterator[str]:
    field = QTextEdit()
    yield from _entries(field.createStandardContextMenu())


@pytest.mark.parametrize("language", [Language.FINNISH, Language.SWEDISH])
@pytest.mark.parametrize("said", [_box, _file, _colour, _print, _line, _text])
def test_that_no_word_of_qt_stays_english(words: QtWords, language: Language, said: object) -> None:
    assert callable(said)
    words.use(Language.ENGLISH)
    english = {text for text in said() if any(letter.isalpha() for letter in text)}

    words.use(language)
    left = english & set(said())

    assert {text for text in left if "/" not in text and "#" not in text} - _BOTH == set()
