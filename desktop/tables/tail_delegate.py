"""Cells whose text is shortened before its end: a long name still shows the age after it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.tables.row_table import TAIL_ROLE

_SPARE = 2
"""Pixels that letters set side by side may need beyond their measures."""


class TailDelegate(QStyledItemDelegate):
    """Shortens the text so that its tail stays."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shorten what would not fit (Qt calls)."""
        super().initStyleOption(option, index)
        tail = str(index.data(TAIL_ROLE) or "")
        if tail:
            option.text = with_tail(option.text, tail, option.fontMetrics, _room(option))


def with_tail(text: str, tail: str, metrics: QFontMetrics, room: int) -> str:
    """Return `text`, which ends in `tail`, shortened before the tail to fit `room` pixels."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    head = text.removesuffix(tail)
    left = max(0, room - metrics.horizontalAdvance(tail) - _SPARE)
    return metrics.elidedText(head, Qt.TextElideMode.ElideRight, left) + tail


def _room(option: QStyleOptionViewItem) -> int:
    """Return the width that Qt leaves for the text of a cell."""
    style = option.widget.style()
    place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
    return place.width() - 2 * margin
