"""Badges of touched cases as pictures: a shape, a number and words for each effect of a draft."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from diagram.editor.text import Face, metrics_of, width_of, write
from diagram.editor.theme import MapTheme
from models.rules.version_effects import Effect, Touched

EDGE = 2
"""Pixels around a badge for its outline."""

Rows: TypeAlias = tuple[tuple[tuple[Effect, str], ...], ...]


def rows_for(touched: Touched, say: Callable[[Effect, int], str], room: float, face: Face) -> Rows:
    """Return the fullest form that has room: a row, a row for each effect, numbers."""
    known = [(what, say(what, count)) for what, count in touched.counts()]
    bare = [(what, str(count)) for what, count in touched.counts()]
    forms = ((tuple(known),), tuple((each,) for each in known), (tuple(bare),))
    return next((rows for rows in forms if size_of(rows, face)[0] <= room), forms[-1])


def size_of(rows: Rows, face: Face) -> tuple[float, float]:
    """Return the width and height of a badge in pixels."""
    pad = face.pixels * 0.5
    wide = max(sum(_wide(text, face) for _, text in row) for row in rows)
    return wide + pad, len(rows) * _high(face) + 2


def _wide(text: str, face: Face) -> float:
    """Return the width of a shape, its words and what parts them from the next."""
    return face.pixels * 1.35 + width_of(text, face) + face.pixels * 0.55


def _high(face: Face) -> float:
    return metrics_of(face).height() * 1.06


@lru_cache(maxsize=512)
def picture_of(
    rows: Rows, face: Face, theme: MapTheme, is_lit: bool, size: tuple[float, float],
    density: float,
) -> QPixmap:  # fmt: skip
    """Return a badge as a picture: it is the same with every frame, and in many places."""
    frame = QRectF(EDGE, EDGE, *size)
    whole = QSizeF(frame.width() + 2 * EDGE, frame.height() + 2 * EDGE) * density
    picture = QPixmap(math.ceil(whole.width()), math.ceil(whole.height()))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(_ink(theme, rows[0][0][0]), 2.6 if is_lit else 1.6))
        painter.setBrush(QColor(theme.selection if is_lit else theme.card))
        radius = min(_high(face) / 2, 9.0)
        painter.drawRoundedRect(frame, radius, radius)
        for place, row in enumerate(rows):
            _row(painter, frame.topLeft() + QPointF(0, 1 + place * _high(face)), row, face, theme)
    return picture


def _row(
    painter: QPainter, at: QPointF, row: tuple[tuple[Effect, str], ...], face: Face,
    theme: MapTheme,
) -> None:  # fmt: skip
    high, left = _high(face), at.x() + face.pixels * 0.5
    for what, text in row:
        size = face.pixels * 1.05
        _shape(painter, QRectF(left, at.y() + (high - size) / 2, size, size), what, theme)
        box = QRectF(left + face.pixels * 1.35, at.y(), width_of(text, face) + 2, high)
        write(painter, box, text, face, theme.ink)
        left += _wide(text, face)


def _ink(theme: MapTheme, what: Effect) -> str:
    return {Effect.STUCK: theme.soon, Effect.FREED: theme.ok}.get(what, theme.late)


def _shape(painter: QPainter, box: QRectF, what: Effect, theme: MapTheme) -> None:
    """Draw the shape of an effect: a clock, an arrow that ends at a bar, a void, a tick."""
    size, middle = box.width(), box.center()
    ink, width = _ink(theme, what), max(size / 7.5, 1.5)
    painter.setPen(_pen(ink, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if what is Effect.LATE:
        painter.drawEllipse(middle, size * 0.44, size * 0.44)
        hands = (QPointF(0, -size * 0.26), QPointF(0, 0), QPointF(size * 0.2, size * 0.1))
        painter.drawPolyline(QPolygonF([middle + hand for hand in hands]))
    elif what is Effect.STUCK:
        tip = QPointF(box.right() - size * 0.26, middle.y())
        painter.drawLine(QPointF(box.left(), middle.y()), tip)
        wings = (
            QPointF(-size * 0.26, -size * 0.26),
            QPointF(0, 0),
            QPointF(-size * 0.26, size * 0.26),
        )
        painter.drawPolyline(QPolygonF([tip + wing for wing in wings]))
        bar = box.adjusted(0, size * 0.08, -size * 0.06, -size * 0.08)
        painter.drawLine(bar.topRight(), bar.bottomRight())
    elif what is Effect.HOMELESS:
        painter.setPen(_pen(ink, width, (1.6, 1.2)))
        painter.drawRect(box.adjusted(size * 0.1, size * 0.1, -size * 0.1, -size * 0.1))
    else:
        points = (QPointF(-size * 0.36, 0), QPointF(-size * 0.08, size * 0.3),
                  QPointF(size * 0.4, -size * 0.32))  # fmt: skip
        painter.drawPolyline(QPolygonF([middle + point for point in points]))


def _pen(ink: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    pen = QPen(QColor(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern(dashes)
    return pen
