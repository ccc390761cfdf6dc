"""PySide6 6.12 drops references to None on Python 3.11 and crashes: this guards the pin."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QWidget

CALLS = 400


def _lost_references(call: Callable[[], object]) -> int:
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.parametrize("kind", ["update", "brush", "item", "draw"])
def test_that_qt_calls_do_not_eat_references_to_none(qapp: QApplication, kind: str) -> None:
    widget, item, image = (
        QWidget(),
        QGraphicsRectItem(0, 0, 1, 1),
        QImage(9, 9, QImage.Format.Format_ARGB32),
    )
    painter = QPainter(image)
    colour, box = QColor("red"), QRectF(1, 1, 5, 5)
    calls = {
        "update": widget.update,
        "brush": lambda: painter.setBrush(colour),
        "item": lambda: item.setPos(1, 1),
        "draw": lambda: painter.drawRect(box),
    }

    lost = _lost_references(calls[kind])

    painter.end()
    assert lost < CALLS // 4
