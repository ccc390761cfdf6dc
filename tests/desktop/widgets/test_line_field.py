from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.editor import EditorSetting
from desktop.widgets.line_field import LineField, NumberField, PersonalCodeField
from models.rules.errors import PolkuError
from tests.desktop.typing import press, type_text


def _pasted(qtbot: QtBot, field: LineField, text: str) -> list[PolkuError]:
    refused: list[PolkuError] = []
    field.refused.connect(refused.append)
    QGuiApplication.clipboard().setText(text)
    field.paste()
    return refused


def test_that_forty_thousand_characters_are_refused_and_not_cut(qtbot: QtBot) -> None:
    field = LineField(250)
    qtbot.addWidget(field)
    type_text(field, "Virtasalmi")

    refused = _pasted(qtbot, field, "a" * 40_000)

    assert field.text() == "Virtasalmi"
    assert refused[0].code == "text.too_long"
    assert refused[0].facts["length"] == 40_010


def test_that_stored_text_of_forty_thousand_characters_is_kept_whole_and_told(
    qtbot: QtBot,
) -> None:
    field = LineField(250)
    qtbot.addWidget(field)

    field.set_value("a" * 40_000)

    trouble = field.trouble()
    assert len(field.text()) == 40_000
    assert trouble is not None
    assert trouble.code == "text.too_long"


def test_that_typing_after_a_refused_paste_goes_on(qtbot: QtBot) -> None:
    field = LineField(10)
    qtbot.addWidget(field)
    type_text(field, "abc")
    _pasted(qtbot, field, "x" * 20)

    type_text(field, "d")

    assert field.value() == "abcd"


def test_that_only_space_is_no_value(qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)

    type_text(field, "   ")

    assert field.value() is None


def test_that_a_wrong_identity_code_is_told_when_the_field_is_left(qtbot: QtBot) -> None:
    field = PersonalCodeField(EditorSetting())
    qtbot.addWidget(field)
    refused: list[PolkuError] = []
    field.refused.connect(refused.append)

    type_text(field, "010190-999K")
    press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(refused))

    assert refused[0].code == "code.check"
    assert field.value() == "010190-999K"


def test_that_a_number_takes_a_decimal_comma(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)

    type_text(field, "2,5")

    assert field.value() == 2.5


def test_that_a_number_in_words_stays_as_typed(qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)

    type_text(field, "kaksi")

    trouble = field.trouble()
    assert field.value() == "kaksi"
    assert trouble is not None
    assert trouble.code == "number.unreadable"
