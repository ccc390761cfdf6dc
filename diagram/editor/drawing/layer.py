"""The one item of the scene: it paints the part of the path that is in sight, and keeps it."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diagram.editor.device import Device, density_of, device_pixels
from diagram.editor.drawing.badges import draw_badges
from diagram.editor.drawing.grid import Kind, Part
from diagram.editor.drawing.grounds import deadline_room, draw_deadline, draw_far_name, draw_phase
from diagram.editor.drawing.lines import draw_flow, draw_flow_name, draw_line, draw_place
from diagram.editor.drawing.look import FAR, Look, colour
from diagram.editor.drawing.nodes import draw_step
from diagram.editor.drawing.overlay import draw_overlay
from diagram.editor.drawing.pale import draw_foreign, draw_gone
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.shown import Shown
from diagram.editor.drawing.signs import draw_signs
from diagram.editor.drawing.words import DraftWords
from models.rules.process import Box

WORLD = QRectF(-2e6, -2e6, 4e6, 4e6)
"""Everything that can be reached; the scene never changes its size while it is edited."""

_AROUND = 130.0
"""Names may stand this far outside the boxes of their elements, in diagram units."""


class DraftLayer(QGraphicsItem):
    """Paints a `Shown`. The path is painted once for each place and zoom, hints each time."""

    def __init__(self, shown: Shown, words: DraftWords) -> None:
        super().__init__()
        self.shown, self.words = shown, words
        self._kept: tuple[object, ...] = ()
        self._picture = QPixmap()

    def forget(self) -> None:
        """Paint the path anew the next time."""
        self._kept = ()

    def boundingRect(self) -> QRectF:
        """Qt: everything."""
        return WORLD

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint in pixels."""
        with device_pixels(painter, widget) as device:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if widget is None:
                self._paint_path(painter, device)
            else:
                painter.drawPixmap(
                    device.view.topLeft(), self._current(device, density_of(painter))
                )
            for shape in self.shown.marks.gone:
                draw_gone(painter, device, self.shown.look, shape)
            draw_overlay(painter, device, self.shown)
            draw_signs(painter, device, self.shown)
            draw_badges(painter, device, self.shown, self.words)

    def _current(self, device: Device, density: float) -> QPixmap:
        shown = self.shown
        seen = (device.scale, device.dx, device.dy, device.view.width(), device.view.height())
        key = (shown.places, (shown.look, id(shown.marks.foreign)), seen, density)
        if self._kept != key:
            if self._kept[2:] != key[2:] or self._picture.isNull():
                size = QSizeF(device.view.size()) * density
                self._picture = QPixmap(size.toSize())
                self._picture.setDevicePixelRatio(density)
            self._picture.fill(colour(shown.look.theme.ground))
            with QPainter(self._picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_path(painter, device)
            self._kept = key
        return self._picture

    def _paint_path(self, painter: QPainter, device: Device) -> None:
        foreign = self.shown.marks.foreign
        events = [shape for shape in foreign.elements if shape.kind.endswith("Event")]
        for shape in foreign.elements:
            if shape not in events:
                draw_foreign(painter, device, self.shown.look, shape)
        kept = frozenset(foreign.marked)
        paint_path(painter, device, self.shown.places, self.shown.look, self.words, kept=kept)
        for shape in events:  # they may sit on the border of a step
            draw_foreign(painter, device, self.shown.look, shape)


def paint_path(
    painter: QPainter, device: Device, places: Places, look: Look, words: DraftWords,
    *, kept: frozenset[str] = frozenset(),
) -> None:  # fmt: skip
    """Paint the part of a path that is in sight: grounds, flows, steps, deadlines, names.

    The elements `kept` are of a kind that is not ours and are greyed.
    """
    by_kind: dict[Kind, list[Part]] = {kind: [] for kind in Kind}
    for part in places.near(_seen(device)):
        by_kind[part.kind].append(part)
    for part in by_kind[Kind.PHASE]:
        draw_phase(painter, device, look, places.phases[part.id])
    if device.scale < FAR:
        _from_afar(painter, device, look, places, by_kind)
        return
    for part in by_kind[Kind.FLOW]:
        flow, points = places.flows[part.id], places.points(part.id)
        if places.is_line(part.id):
            draw_line(painter, device, points, look.theme.dim)
            continue
        draw_flow(painter, device, look, flow, points, look.theme.idle)
        if part.id in places.branches:
            draw_place(painter, device, look, points, places.branches[part.id])
    for part in by_kind[Kind.STEP]:
        is_kept, is_above = part.id in kept, places.is_crossed_below(part.id)
        step = places.steps[part.id]
        draw_step(painter, device, look, step, is_kept=is_kept, is_above=is_above)
    for part in by_kind[Kind.DEADLINE]:
        mark = places.deadlines[part.id][1]
        room = deadline_room(places, part.id) * device.scale
        draw_deadline(painter, device, look, part.box, length=words.length(mark), room=room)
    for part in by_kind[Kind.FLOW]:
        flow = places.flows[part.id]
        if flow.words.fi:
            ground = _ground(places, look, flow.source, flow.target)
            draw_flow_name(painter, device, look, flow, places.points(part.id), ground)


def _from_afar(
    painter: QPainter, device: Device, look: Look, places: Places, parts: dict[Kind, list[Part]]
) -> None:
    """Paint small marks in bulk: thousands of elements in one stroke for each kind."""
    theme = look.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(colour(theme.line))
    painter.drawLines(
        [
            QLineF(*device.point(*start), *device.point(*end))
            for part in parts[Kind.FLOW]
            for start, end in pairwise(places.points(part.id))
        ]
    )
    cards = [part.box for part in parts[Kind.STEP] if _is_card(places, part)]
    painter.setBrush(colour(theme.card))
    painter.drawRects([device.box(box) for box in cards])
    painter.setBrush(colour(theme.idle))
    small = [part.box for part in parts[Kind.STEP] if not _is_card(places, part)]
    painter.drawRects([device.box(box) for box in small])
    painter.setPen(colour(theme.late))
    painter.setBrush(colour(theme.card))
    for part in parts[Kind.DEADLINE]:
        painter.drawEllipse(device.box(part.box))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part in parts[Kind.PHASE]:
        draw_far_name(painter, device, look, places.phases[part.id])


def _is_card(places: Places, part: Part) -> bool:
    return places.steps[part.id].kind.holds_name


def _ground(places: Places, look: Look, source: str, target: str) -> str:
    phase = places.phase_of(source)
    if phase is None or places.phase_of(target) != phase or phase not in places.phases:
        return look.theme.ground
    return look.theme.tint(max(places.phases[phase].number, 1))


def _seen(device: Device) -> Box:
    view, scale = device.view, device.scale
    left, top = (view.left() - device.dx) / scale, (view.top() - device.dy) / scale
    return Box(left - _AROUND, top - _AROUND, view.width() / scale + 2 * _AROUND,
               view.height() / scale + 2 * _AROUND)  # fmt: skip
