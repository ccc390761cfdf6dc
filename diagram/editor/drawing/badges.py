"""What a draft would do to real cases, as badges on the drawing: shape, number and words."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPolygonF

from diagram.editor.device import Device, density_of
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.lettering import MOST
from diagram.editor.drawing.look import FAR, Look, colour, pen
from diagram.editor.drawing.shown import Shown
from diagram.editor.drawing.words import DraftWords, Say
from diagram.editor.text import Face, metrics_of, width_of, write
from diagram.editor.theme import MapTheme
from models.rules.version_effects import Effect, Touched

SAID = {
    Effect.LATE: Say.WOULD_BE_LATE,
    Effect.STUCK: Say.WOULD_BE_STUCK,
    Effect.HOMELESS: Say.WOULD_BE_HOMELESS,
    Effect.FREED: Say.WOULD_BE_FREED,
}
_PIXELS, _LEAST, _LARGEST = 11.5, 10.5, 15.0
_LARGER = 1.6
"""How much larger badges grow at most where text is enlarged."""

_GAP = 44.0
"""Between two steps, in diagram units: a badge may be so much wider than its step."""

_EDGE = 2
"""Pixels around a badge for its outline."""

_Rows: TypeAlias = tuple[tuple[tuple[Effect, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge in pixels: of which element, where, and its rows of effects with their words."""

    element: str
    frame: QRectF
    rows: _Rows
    face: Face


def badges(device: Device, shown: Shown, words: DraftWords) -> Iterator[Badge]:
    """Yield the badges in sight; from afar those of phases only, which hold their steps' sums."""
    for element_id, touched in shown.marks.effects.items():
        if element_id not in shown.places:
            continue
        is_phase = shown.places.kind(element_id) is Kind.PHASE
        if device.scale < FAR and not is_phase and shown.places.phase_of(element_id) is not None:
            continue
        badge = _badge(device, shown, words, element_id, touched)
        if badge.frame.intersects(device.view):
            yield badge


def draw_badges(painter: QPainter, device: Device, shown: Shown, words: DraftWords) -> None:
    """Draw them over everything else."""
    for badge in badges(device, shown, words):
        _draw(painter, shown, badge)


def badge_at(device: Device, shown: Shown, words: DraftWords, at: QPoint) -> str | None:
    """Return the element whose badge is at a point of the view."""
    if not shown.marks.effects:
        return None
    found = [b.element for b in badges(device, shown, words) if b.frame.contains(QPointF(at))]
    return found[-1] if found else None


def told(words: DraftWords, touched: Touched) -> str:
    """Return e.g. "10 myöhästyisi · 4 ei pääsisi eteenpäin"."""
    return " · ".join(words.say(SAID[what], count=count) for what, count in touched.counts())


def _badge(
    device: Device, shown: Shown, words: DraftWords, element_id: str, touched: Touched
) -> Badge:
    """Return a badge in the fullest form that has room: a row, a row for each effect, numbers."""
    look, frame = shown.look, device.box(shown.places.box(element_id))
    is_phase = shown.places.kind(element_id) is Kind.PHASE
    face = look.face(_pixels(device.scale, look))
    known = [(what, words.say(SAID[what], count=count)) for what, count in touched.counts()]
    bare = [(what, str(count)) for what, count in touched.counts()]
    room = frame.width() - 28 if is_phase else frame.width() + _GAP * device.scale
    forms = ((tuple(known),), tuple((each,) for each in known), (tuple(bare),))
    rows = next((rows for rows in forms if _size(rows, face)[0] <= room), forms[-1])
    wide, high = _size(rows, face)
    if is_phase:
        box = _over_head(frame, device.view, wide, high)
    else:
        box = QRectF(frame.center().x() - wide / 2, frame.bottom() - 3, wide, high)
    return Badge(element_id, box, rows, face)


def _over_head(frame: QRectF, view: QRectF, wide: float, high: float) -> QRectF:
    """Return the place over a phase's right upper corner, kept in sight as long as the phase is."""
    if not frame.intersects(view):
        return QRectF(frame.right() - 14 - wide, frame.top() + 3 - high, wide, high)
    right = max(min(frame.right() - 14, view.right() - 8), frame.left() + 14 + wide)
    top = min(max(frame.top() + 3 - high, view.top() + 4), frame.bottom() - high)
    return QRectF(right - wide, top, wide, high)


def _pixels(scale: float, look: Look) -> float:
    larger = min(look.enlarged, _LARGER)
    wanted = _PIXELS * scale * min(look.enlarged, MOST)
    return min(max(wanted, _LEAST * larger), _LARGEST * larger)


def _size(rows: _Rows, face: Face) -> tuple[float, float]:
    pad = face.pixels * 0.5
    wide = max(sum(_wide(text, face) for _, text in row) for row in rows)
    return wide + pad, len(rows) * _high(face) + 2


def _wide(text: str, face: Face) -> float:
    """Return the width of a shape, its words and what parts them from the next."""
    return face.pixels * 1.35 + width_of(text, face) + face.pixels * 0.55


def _high(face: Face) -> float:
    return metrics_of(face).height() * 1.06


def _draw(painter: QPainter, shown: Shown, badge: Badge) -> None:
    is_lit = shown.lit_badge == badge.element
    look = (badge.face, shown.look.theme, is_lit)
    picture = _picture(
        badge.rows, *look, (badge.frame.width(), badge.frame.height()), density_of(painter)
    )
    corner = badge.frame.topLeft().toPoint() - QPoint(_EDGE, _EDGE)
    painter.drawPixmap(corner, picture)


@lru_cache(maxsize=512)
def _picture(
    rows: _Rows, face: Face, theme: MapTheme, is_lit: bool, size: tuple[float, float],
    density: float,
) -> QPixmap:  # fmt: skip
    """Return a badge as a picture: it is the same with every frame, and in many places."""
    frame = QRectF(_EDGE, _EDGE, *size)
    whole = QSizeF(frame.width() + 2 * _EDGE, frame.height() + 2 * _EDGE) * density
    picture = QPixmap(math.ceil(whole.width()), math.ceil(whole.height()))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(_ink(theme, rows[0][0][0]), 2.6 if is_lit else 1.6))
        painter.setBrush(colour(theme.selection if is_lit else theme.card))
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
    painter.setPen(pen(ink, width))
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
        painter.setPen(pen(ink, width, (1.6, 1.2)))
        painter.drawRect(box.adjusted(size * 0.1, size * 0.1, -size * 0.1, -size * 0.1))
    else:
        points = (QPointF(-size * 0.36, 0), QPointF(-size * 0.08, size * 0.3),
                  QPointF(size * 0.4, -size * 0.32))  # fmt: skip
        painter.drawPolyline(QPolygonF([middle + point for point in points]))
