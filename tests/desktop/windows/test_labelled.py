"""Labelled controls side by side."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.windows.labelled import Beside, Labelled


def test_that_controls_stand_on_one_line_where_the_words_of_one_need_two(qtbot: QtBot) -> None:
    long, short = (
        Labelled("Hyvinvointialue tai kunta", QLineEdit()),
        Labelled("Yksikkö", QLineEdit()),
    )
    row = Beside((long, short))
    qtbot.addWidget(row)
    row.resize(260, 200)

    with qtbot.waitExposed(row):
        row.show()

    tops = {one.control.mapTo(row, QPoint(0, 0)).y() for one in (long, short)}
    assert long.head.height() > long.head.fontMetrics().height() * 1.5
    assert len(tops) == 1


def test_that_words_take_one_line_again_once_there_is_room(qtbot: QtBot) -> None:
    fields = Labelled("Hyvinvointialue tai kunta", QLineEdit()), Labelled("Yksikkö", QLineEdit())
    row = Beside(fields)
    qtbot.addWidget(row)
    row.resize(260, 200)
    with qtbot.waitExposed(row):
        row.show()

    row.resize(900, 200)

    assert fields[0].head.minimumHeight() < fields[0].head.fontMetrics().height() * 1.5


def test_that_a_row_is_as_high_as_the_longest_help_below_a_control(qtbot: QtBot) -> None:
    helped = Labelled("Salaisuus", QLineEdit(), "Kuusi ryhmää kirjaimia ja numeroita.")
    row, page = Beside((Labelled("Palvelintunnus", QLineEdit()), helped)), QWidget()
    box = QVBoxLayout(page)
    box.addWidget(row)
    box.addStretch()
    qtbot.addWidget(page)
    page.resize(280, 400)
    with qtbot.waitExposed(page):
        page.show()

    assert helped.help.height() >= helped.help.heightForWidth(helped.help.width())
    assert row.height() < 200
