"""What a draft would do to real cases, as badges on the drawing: shape, number and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter

from diagram.editor.device import Device, density_of
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.lettering import MOST
from diagram.editor.drawing.look import FAR, Look
from diagram.editor.drawing.shown import Shown
from diagram.editor.drawing.words import DraftWords, Say
from diagram.editor.effect_badges import EDGE, Rows, picture_of, rows_for, size_of
from diagram.editor.text import Face
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
    rows: Rows
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
    room = frame.width() - 28 if is_phase else frame.width() + _GAP * device.scale
    rows = rows_for(touched, lambda what, n: words.say(SAID[what], count=n), room, face)
    wide, high = size_of(rows, face)
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


def _draw(painter: QPainter, shown: Shown, badge: Badge) -> None:
    is_lit = shown.lit_badge == badge.element
    look = (badge.face, shown.look.theme, is_lit)
    picture = picture_of(
        badge.rows, *look, (badge.frame.width(), badge.frame.height()), density_of(painter)
    )
    corner = badge.frame.topLeft().toPoint() - QPoint(EDGE, EDGE)
    painter.drawPixmap(corner, picture)
