"""Filling the windows' forms as a worker does."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from desktop.forms.form import DocumentForm
from desktop.forms.rows_editor import RowsEditor
from desktop.widgets.time_field import MomentField
from tests.desktop.typing import click, type_text


def fill(form: DocumentForm, **answers: str | bool | list[str]) -> None:
    """Type, choose or answer every field named."""
    for key, answer in answers.items():
        _fill_one(form, key, answer)


def _fill_one(form: DocumentForm, key: str, answer: str | bool | list[str]) -> None:
    editor = form.editor_of(key)
    if isinstance(editor, MomentField):
        for part, words in zip(editor.focus_line(), str(answer).split(" "), strict=True):
            type_text(part, words)
    elif isinstance(editor, QLineEdit):
        editor.selectAll()
        type_text(editor, str(answer))
        editor.editingFinished.emit()
    elif isinstance(editor, QPlainTextEdit):
        editor.selectAll()
        type_text(editor, str(answer))
    elif isinstance(editor, QComboBox):
        choose(editor, str(answer))
    elif isinstance(answer, bool):
        buttons = editor.findChildren(QRadioButton)
        click(buttons[0] if answer else buttons[1])
    elif isinstance(answer, list):
        for box in editor.findChildren(QCheckBox):
            if box.accessibleName() in answer:
                box.click()


def choose(box: QComboBox, words: str) -> None:
    """Choose an item of a box by its words."""
    index = box.findText(words)
    assert index >= 0, (words, [box.itemText(i) for i in range(box.count())])
    box.setCurrentIndex(index)
    box.activated.emit(index)


def add_row(form: DocumentForm, key: str, **answers: str) -> None:
    """Add a row to a list field and fill it."""
    editor = form.editor_of(key)
    assert isinstance(editor, RowsEditor)
    index = len(editor.cards)
    click(editor.focus_line()[-2])
    for name, answer in answers.items():
        entry = editor.cards[index].block(name).editor.entry()
        if isinstance(entry, QComboBox):
            choose(entry, answer)
        else:
            type_text(entry, answer)


def put_away(page: QWidget) -> None:
    """Close a page before the store that it uses is closed."""
    page.close()
    for timer in page.findChildren(QTimer):
        timer.stop()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
