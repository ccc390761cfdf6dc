"""How a cell is drawn: under the head of its group, and with the end of a shortened text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.tables.row_table import HEAD_ROLE, TAIL_ROLE

_WIDE = 10_000
_SPARE = 2
"""Pixels that letters set side by side may need beyond their measures."""


class CellDelegate(QStyledItemDelegate):
    """Leaves room for the head of a group over the cells of its first row."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell below the head (Qt calls)."""
        if index.data(HEAD_ROLE):
            option.rect = option.rect.adjusted(0, head_height(option.fontMetrics), 0, 0)
        super().paint(painter, option, index)


class TailDelegate(CellDelegate):
    """Shortens the text so that its tail stays."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shorten what would not fit (Qt calls)."""
        super().initStyleOption(option, index)
        tail = str(index.data(TAIL_ROLE) or "")
        if tail:
            option.text = with_tail(option.text, tail, option.fontMetrics, _room(option))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return what the whole text needs (Qt calls)."""
        whole = QStyleOptionViewItem(option)
        whole.rect = QRect(0, 0, _WIDE, option.rect.height())
        return super().sizeHint(whole, index)


def head_height(metrics: QFontMetrics) -> int:
    """Return the height of the head of a group."""
    return metrics.height() + 14


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
