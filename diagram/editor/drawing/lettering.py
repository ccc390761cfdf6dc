"""Names that stand beside their elements: in short lines, long words broken, nothing cut off."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from diagram.editor.drawing.look import Look, colour
from diagram.editor.text import Face, metrics_of, width_of, write
from diagram.graph.aligning import Side
from diagram.graph.label_places import size_of
from diagram.graph.syllables import lines_of

SMALLEST = 7.0
MOST = 1.35
"""How much names grow at most where text is enlarged: their places do not grow with them."""

_WIDEST = 110.0
_OVER = 1.12
"""How far letters may reach past the place that was reckoned for them."""


@lru_cache(maxsize=2048)
def rows_of(text: str, enlarged: float = 1.0) -> tuple[str, ...]:
    """Return a name in the lines for which the layout keeps a place; enlarged ones are shorter."""
    return lines_of(text, lambda row: size_of(row, 1e6)[0] * enlarged <= _WIDEST)


@lru_cache(maxsize=2048)
def _fitting(text: str, face: Face, room: float, enlarged: float) -> tuple[tuple[str, ...], Face]:
    rows, pixels = rows_of(text, enlarged), face.pixels
    while pixels > SMALLEST and max(width_of(row, face.sized(pixels)) for row in rows) > room:
        pixels -= 0.5
    return rows, face.sized(pixels)


def text_rows(
    text: str, room: QRectF, face: Face, least: float
) -> Iterator[tuple[str, QRectF, Face]]:
    """Yield a text's lines in the middle of a box, smaller by degrees until all of it fits."""
    pixels, rows = face.pixels, _broken(text, face, room.width())
    while pixels > least and len(rows) * _high(face.sized(pixels)) > room.height():
        pixels = max(pixels - 0.5, least)
        rows = _broken(text, face.sized(pixels), room.width())
    face = face.sized(pixels)
    high = _high(face)
    most = max(int(room.height() / high + 0.5), 1)
    top = room.top() + max(room.height() - high * min(len(rows), most), 0.0) / 2
    for place, row in enumerate(rows[:most]):
        yield row, QRectF(room.left(), top + place * high, room.width(), high), face


@lru_cache(maxsize=2048)
def _broken(text: str, face: Face, room: float) -> tuple[str, ...]:
    return lines_of(text, lambda row: width_of(row, face) <= room)


def _high(face: Face) -> float:
    return metrics_of(face).height() * 0.98


def draw_label(
    painter: QPainter, box: QRectF, text: str, look: Look, *, pixels: float, scale: float,
    side: Side = Side.MIDDLE, plate: str = "", left: bool = False,
) -> None:  # fmt: skip
    """Write a name in a box, at its top, middle or bottom, on a plate where a colour is given."""
    if pixels < SMALLEST or not text:
        return
    room = max(box.width(), _WIDEST * scale) * _OVER
    rows, face = _fitting(text, look.face(pixels), room, min(look.enlarged, MOST))
    high = metrics_of(face).height() * 0.98
    whole = high * len(rows)
    top = {Side.TOP: box.top(), Side.BOTTOM: box.bottom() - whole}.get(
        side, box.center().y() - whole / 2
    )
    wide = max(width_of(row, face) for row in rows) + 6 * scale
    start = box.left() if left else box.center().x() - wide / 2
    if plate:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(plate, 215))
        painter.drawRoundedRect(QRectF(start, top, wide, whole), 3, 3)
    align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
    for place, row in enumerate(rows):
        line = QRectF(start + 3 * scale, top + place * high, wide - 5 * scale, high)
        write(painter, line, row, face, look.theme.dim, align=align)
