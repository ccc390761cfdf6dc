import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.code_box import CodeBox
from desktop.widgets.code_checks import CodeChecks, CodeChips
from desktop.widgets.yes_no import YesNoField
from models.rules.documents.schema import Code, CodeList
from models.rules.words import Words
from tests.desktop.typing import click, press, type_text


def _codes(*names: str) -> CodeList:
    codes = tuple(Code(name.lower(), Words(name)) for name in names)
    return CodeList("test", Words("Koe"), codes)


SHORT = _codes("Puhelin", "Lomake", "Käynti")
LONG = _codes(*(f"Palvelu {number}" for number in range(20)), "Perhetyö")


def test_that_nothing_is_chosen_until_the_user_chooses(qtbot: QtBot) -> None:
    box = CodeBox(SHORT)
    qtbot.addWidget(box)

    assert box.value() is None
    assert box.placeholderText() == "Valitse"


def test_that_typing_the_beginning_chooses(qtbot: QtBot) -> None:
    box = CodeBox(SHORT)
    qtbot.addWidget(box)
    box.show()

    type_text(box, "kä")

    assert box.value() == "käynti"


def test_that_delete_unchooses(qtbot: QtBot) -> None:
    box = CodeBox(SHORT)
    qtbot.addWidget(box)
    box.set_value("lomake")

    with qtbot.waitSignal(box.edited):
        press(box, Qt.Key.Key_Delete)

    assert box.value() is None


def test_that_the_mouse_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    box = CodeBox(SHORT)
    qtbot.addWidget(box)
    box.set_value("puhelin")
    box.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(box, wheel)

    assert box.value() == "puhelin"


def test_that_a_long_list_is_found_by_any_part_of_a_name(qtbot: QtBot) -> None:
    box = CodeBox(LONG)
    qtbot.addWidget(box)
    line = box.lineEdit()
    completer = box.completer()
    assert isinstance(line, QLineEdit)
    assert completer is not None

    type_text(line, "hety")

    assert completer.completionCount() == 1
    assert box.value() is None


def test_that_words_that_are_no_choice_stay_and_are_told(qtbot: QtBot) -> None:
    box = CodeBox(LONG)
    qtbot.addWidget(box)
    line = box.lineEdit()
    assert line is not None

    type_text(line, "Jotain muuta")

    trouble = box.trouble()
    assert trouble is not None
    assert trouble.code == "code.not_in_list"
    assert box.currentText() == "Jotain muuta"


def test_that_a_code_that_left_the_list_is_kept(qtbot: QtBot) -> None:
    box = CodeBox(SHORT)
    qtbot.addWidget(box)

    box.set_value("faksi")

    assert box.value() == "faksi"


def test_that_checked_codes_are_told_in_the_order_of_the_list(qtbot: QtBot) -> None:
    field = CodeChecks(SHORT)
    qtbot.addWidget(field)
    boxes = field.findChildren(QCheckBox)

    press(boxes[2], Qt.Key.Key_Space)
    press(boxes[0], Qt.Key.Key_Space)

    assert field.value() == ["puhelin", "käynti"]


def test_that_a_long_name_is_broken_and_not_cut(qtbot: QtBot) -> None:
    name = "Lähisuhde- ja perheväkivalta sekä muu väkivalta ja kaltoinkohtelu"
    field = CodeChecks(_codes(name))
    qtbot.addWidget(field)

    field.resize(260, 60)
    field.show()

    box = field.findChild(QCheckBox)
    assert box is not None
    assert "\n" in box.text()
    assert box.text().replace("\n", " ") == name


def test_that_a_chip_is_removed_by_delete(qtbot: QtBot) -> None:
    field = CodeChips(LONG)
    qtbot.addWidget(field)
    field.show()
    field.set_value(["perhetyö", "palvelu 3"])
    chips = [b for b in field.findChildren(QPushButton) if b.isVisible()]

    press(chips[0], Qt.Key.Key_Delete)

    assert field.value() == ["perhetyö"]


@pytest.mark.parametrize(("key", "value"), [("yes", True), ("no", False)])
def test_that_a_question_is_answered_by_a_click(qtbot: QtBot, key: str, value: bool) -> None:
    field = YesNoField()
    qtbot.addWidget(field)
    field.show()
    yes, no = field.focus_line()

    click(yes if key == "yes" else no)

    assert field.value() is value


def test_that_an_answer_can_be_taken_away(qtbot: QtBot) -> None:
    field = YesNoField()
    qtbot.addWidget(field)
    field.set_value(False)

    press(field.entry(), Qt.Key.Key_Delete)

    assert field.value() is None
