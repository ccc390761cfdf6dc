"""Signs on elements: findings and what differs, as round badges that the path is drawn under."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from diagram.editor.device import Device
from diagram.editor.drawing.glyphs import sign
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.look import FAR, colour
from diagram.editor.drawing.overlay import draw_ring
from diagram.editor.drawing.shown import Differs, Shown

_DOT = 5.0
_TOLD = 0.55
"""From this scale on what was only moved has a badge; from afar it would hide what matters."""

_BORDER = 20.0
"""How far outside of its element a sign may reach, in pixels."""


def draw_signs(painter: QPainter, device: Device, shown: Shown) -> None:
    """Draw the badges of findings and differences that are in sight; from afar mere dots."""
    theme = shown.look.theme
    looks = {
        Differs.ADDED: ("+", theme.ok),
        Differs.REMOVED: ("−", theme.late),
        Differs.CHANGED: ("≠", theme.soon),
        Differs.MOVED: ("↔", theme.idle),
    }
    differs = shown.marks.differences
    is_far = device.scale < FAR
    told = (key for key, what in differs.items() if not (is_far and what is Differs.MOVED))
    moved_first = sorted(told, key=lambda key: differs[key] is not Differs.MOVED)
    for element_id, at in _seen(device, shown, moved_first):
        text, ink = looks[differs[element_id]]
        draw_ring(painter, device, shown, element_id, ink)
        if differs[element_id] is not Differs.MOVED or device.scale >= _TOLD:
            sign(painter, at, text, ink, shown.look)
    _findings(painter, device, shown)


def _findings(painter: QPainter, device: Device, shown: Shown) -> None:
    """Draw the signs of findings: what hinders publishing apart from mere hints."""
    theme, problems = shown.look.theme, shown.marks.problems
    found: dict[bool, list[QPointF]] = {True: [], False: []}
    for element_id, at in _seen(device, shown, problems):
        found[all(problem.is_hint for problem in problems[element_id])].append(at)
    for is_hint, points in found.items():
        text, ink = ("i", theme.soon) if is_hint else ("!", theme.late)
        if device.scale >= FAR:
            for at in points:
                sign(painter, at, text, ink, shown.look)
        else:
            _dots(painter, points, theme.card, ink)


def _dots(painter: QPainter, points: list[QPointF], edge: str, ink: str) -> None:
    dots = QPolygonF(points)
    for name, size in ((edge, _DOT + 2.5), (ink, _DOT)):
        made = QPen(colour(name), size)
        made.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(made)
        painter.drawPoints(dots)


def sign_at(device: Device, shown: Shown, element_id: str) -> QPointF:
    """Return where the badge of an element stands: its right upper corner, a flow's middle."""
    places = shown.places
    if places.kind(element_id) is Kind.FLOW:
        points = places.points(element_id)
        middle = len(points) // 2
        one, other = points[middle - 1], points[middle]
        return QPointF(*device.point((one[0] + other[0]) / 2, (one[1] + other[1]) / 2))
    box = places.box(element_id)
    x, y = device.point(box.x + box.width, box.y)
    return QPointF(x - 3, y + 3)


def _seen(device: Device, shown: Shown, marked: Iterable[str]) -> list[tuple[str, QPointF]]:
    known = [key for key in marked if key in shown.places]
    found = [(key, sign_at(device, shown, key)) for key in known]
    room = device.view.adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER)
    flows = shown.places.flows
    return [
        (key, at) for key, at in found
        if room.contains(at) or (key in shown.marks.differences and key in flows)
    ]  # fmt: skip
