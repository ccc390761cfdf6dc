from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.text_field import TextField
from models.rules.errors import PolkuError
from tests.desktop.typing import press, type_text


def test_that_a_paste_over_the_limit_is_refused_whole(qtbot: QtBot) -> None:
    field = TextField(100)
    qtbot.addWidget(field)
    refused: list[PolkuError] = []
    field.refused.connect(refused.append)
    type_text(field, "Alku. ")
    QGuiApplication.clipboard().setText("a" * 200)

    field.paste()

    assert field.text() == "Alku. "
    assert refused[0].facts["limit"] == 100


def test_that_forty_thousand_characters_fit_a_text_field(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("ä" * 40_000)

    field.paste()

    assert field.value() == "ä" * 40_000


def test_that_tab_leaves_the_field(qtbot: QtBot) -> None:
    window = QWidget()
    box = QVBoxLayout(window)
    text, line = TextField(parent=window), QLineEdit(window)
    box.addWidget(text)
    box.addWidget(line)
    qtbot.addWidget(window)
    window.show()
    text.setFocus()

    press(text, Qt.Key.Key_Tab)

    assert text.text() == ""
    assert window.focusWidget() is line


def test_that_the_field_grows_with_its_text_up_to_fourteen_lines(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.resize(400, 50)
    field.show()
    small = field.height()

    field.set_value("\n".join("rivi" for _ in range(8)))
    grown = field.height()
    field.set_value("\n".join("rivi" for _ in range(40)))

    assert small < grown < field.height()
    assert field.height() < 40 * field.fontMetrics().lineSpacing()


def test_that_no_break_spaces_stay_in_the_text(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)

    field.set_value("SHL\u00a036\u00a0§\ntoinen rivi")

    assert field.value() == "SHL\u00a036\u00a0§\ntoinen rivi"


def test_that_undo_brings_back_what_was_typed_over(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    type_text(field, "Äiti on väsynyt.")
    field.selectAll()
    press(field, Qt.Key.Key_Delete)

    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.value() == "Äiti on väsynyt."
