"""What a draft would do to real cases, as badges on the drawing: shape, number and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from diagram.editor.device import Device
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.lettering import MOST
from diagram.editor.drawing.look import FAR, Look, colour, pen
from diagram.editor.drawing.shown import Shown
from diagram.editor.drawing.words import DraftWords, Say
from diagram.editor.text import Face, metrics_of, width_of, write
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


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge in pixels: of which element, where, and its rows of effects with their words."""

    element: str
    frame: QRectF
    rows: tuple[tuple[tuple[Effect, str], ...], ...]
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


def _size(rows: tuple[tuple[tuple[Effect, str], ...], ...], face: Face) -> tuple[float, float]:
    pad = face.pixels * 0.5
    wide = max(sum(_wide(text, face) for _, text in row) for row in rows)
    return wide + pad, len(rows) * _high(face) + 2


def _wide(text: str, face: Face) -> float:
    """Return the width of a shape, its words and what parts them from the next."""
    return face.pixels * 1.35 + width_of(text, face) + face.pixels * 0.55


def _high(face: Face) -> float:
    return metrics_of(face).height() * 1.06


def _draw(painter: QPainter, shown: Shown, badge: Badge) -> None:
    look, face, frame = shown.look, badge.face, badge.frame
    ink = _ink(look, badge.rows[0][0][0])
    is_lit = shown.lit_badge == badge.element
    painter.setPen(pen(ink, 2.6 if is_lit else 1.6))
    painter.setBrush(colour(look.theme.selection if is_lit else look.theme.card))
    radius = min(_high(face) / 2, 9.0)
    painter.drawRoundedRect(frame, radius, radius)
    high = _high(face)
    for place, row in enumerate(badge.rows):
        left, top = frame.left() + face.pixels * 0.5, frame.top() + 1 + place * high
        for what, text in row:
            size = face.pixels * 1.05
            _shape(painter, QRectF(left, top + (high - size) / 2, size, size), what, look)
            start = left + face.pixels * 1.35
            wide = width_of(text, face) + 2
            write(painter, QRectF(start, top, wide, high), text, face, look.theme.ink)
            left += _wide(text, face)


def _ink(look: Look, what: Effect) -> str:
    theme = look.theme
    return {Effect.STUCK: theme.soon, Effect.FREED: theme.ok}.get(what, theme.late)


def _shape(painter: QPainter, box: QRectF, what: Effect, look: Look) -> None:
    """Draw the shape of an effect: a clock, an arrow that ends at a bar, a void, a tick."""
    size, middle = box.width(), box.center()
    ink, width = _ink(look, what), max(size / 7.5, 1.5)
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
