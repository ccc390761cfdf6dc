"""The map as outlines and text for paper and files: nothing of it is a picture of the screen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from diagram.editor.caseload import STATES, Numbers
from diagram.editor.content import Content
from diagram.editor.device import Device
from diagram.editor.heads import LaneHead, StepHead
from diagram.editor.items import ExitItem, FlowItem, LaneItem, MapItem, StepItem
from diagram.editor.labels import LabelKind, LabelPen, card_kind, pill_kind
from diagram.editor.shapes import mark_path
from diagram.editor.sprites import FILL, LARGEST
from diagram.editor.text import write
from models.rules.kinds import DueState
from models.rules.rows import CaseRow

AT_ONCE = 400
"""How many marks one outline holds: viewers are slow with longer ones."""

_SMALLEST_MORE = 7.0
_CASES = 2
"""The level on which cases lie: over the cards, under their heads."""


def draw_map(painter: QPainter, content: Content, device: Device, *, named: bool) -> None:
    """Draw phases, steps and flows, and of the cases those whose middle is in `device.view`.

    Near by, cases carry their name (`named`) or else the end of their number; further off they
    are marks.
    """
    items = sorted(_items(content), key=MapItem.zValue)
    _draw_items(painter, device, [item for item in items if item.zValue() < _CASES])
    _draw_cases(painter, content, device, named=named)
    _draw_items(painter, device, [item for item in items if item.zValue() > _CASES])


def _draw_items(painter: QPainter, device: Device, items: Sequence[MapItem]) -> None:
    for item in items:
        painter.save()
        item.draw(painter, device, device.box(item.box))
        painter.restore()


def _draw_cases(painter: QPainter, content: Content, device: Device, *, named: bool) -> None:
    cases = _seen(content, device)
    detail = content.detail(device.scale).name
    pixels = content.places.pitch * device.scale
    room = pixels / content.enlarged
    if detail in ("near", "close"):
        kind = pill_kind(room) if detail == "near" else card_kind(room)
        _draw_labels(painter, content, device, cases, kind, named=named)
    else:
        _draw_marks(painter, content, device, cases)
        _draw_more(painter, content, device)


def _items(content: Content) -> Iterator[MapItem]:
    for lane in content.layout.lanes:
        yield LaneItem(content, lane)
        yield LaneHead(content, lane)
        for step in lane.steps:
            yield StepItem(content, step)
            yield StepHead(content, step)
        for end in lane.exits:
            yield ExitItem(content, end)
    for line in content.layout.lines:
        yield FlowItem(content, line)


def _seen(content: Content, device: Device) -> Numbers:
    """Return the drawn cases in view: a file must not hold what lies beside the picture."""
    places, view = content.places, device.view
    x, y = places.x * device.scale + device.dx, places.y * device.scale + device.dy
    inside = (x >= view.left()) & (x <= view.right()) & (y >= view.top()) & (y <= view.bottom())
    found: Numbers = np.flatnonzero(inside & ~places.hidden)
    return found


def _draw_marks(painter: QPainter, content: Content, device: Device, cases: Numbers) -> None:
    """Draw marks by colour and state, statutory ones filled and others hollow, many at once."""
    load, theme = content.load, content.theme
    shades = content.shading.colours(theme)
    for number, state in enumerate(STATES):
        own = cases[load.state[cases] == number]
        if not shades:
            _draw_coloured(painter, content, device, own, state, QColor(theme.mark(state)))
        for shade, colour in enumerate(shades):
            some = own[load.shade[own] == shade]
            _draw_coloured(painter, content, device, some, state, QColor(colour))


def _draw_coloured(
    painter: QPainter,
    content: Content,
    device: Device,
    cases: Numbers,
    state: DueState,
    colour: QColor,
) -> None:
    statutory = content.load.statutory[cases]
    size = min(content.places.pitch * device.scale * FILL, float(LARGEST))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    _fill(painter, content, device, cases[statutory], state, size)
    line = max(min(size / 6.5, 2.0), 0.35)
    pen = QPen(colour, line)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(content.theme.card))
    _fill(painter, content, device, cases[~statutory], state, size - line)


def _fill(
    painter: QPainter,
    content: Content,
    device: Device,
    cases: Numbers,
    state: DueState,
    size: float,
) -> None:
    one = mark_path(state, QPointF(0, 0), size)
    x = (content.places.x[cases] * device.scale + device.dx).tolist()
    y = (content.places.y[cases] * device.scale + device.dy).tolist()
    for start in range(0, len(x), AT_ONCE):
        many = QPainterPath()
        many.setFillRule(Qt.FillRule.WindingFill)
        for across, down in zip(x[start:][:AT_ONCE], y[start:][:AT_ONCE], strict=True):
            many.addPath(one.translated(across, down))
        painter.drawPath(many)


def _draw_more(painter: QPainter, content: Content, device: Device) -> None:
    """Write how many cases a full column holds beyond those that are drawn."""
    face = content.face(min(max(content.places.pitch * device.scale * 0.85, 7.0), 13.0), bold=True)
    if face.pixels < _SMALLEST_MORE:
        return
    for more in content.places.more:
        x, y = device.point(more.x, more.y)
        if device.view.contains(x, y):
            text = content.words.more.format(count=more.count)
            box = QRectF(x - 30, y - 8, 60, 16)
            middle = Qt.AlignmentFlag.AlignHCenter
            write(painter, box, text, face, content.theme.dim, align=middle)


def _draw_labels(
    painter: QPainter,
    content: Content,
    device: Device,
    cases: Numbers,
    kind: LabelKind,
    *,
    named: bool,
) -> None:
    pen = LabelPen(content.theme, content.words, content.family, content.colour)
    larger = content.enlarged
    for case in cases.tolist():
        x, y = device.point(float(content.places.x[case]), float(content.places.y[case]))
        row = shown_row(content.load.rows[case], named=named, pill=kind.lines <= 3)
        painter.save()
        painter.translate(x - kind.width * larger / 2, y - kind.height * larger / 2)
        painter.scale(larger, larger)
        pen.write(painter, QRectF(0.5, 0.5, kind.width - 1, kind.height - 1), row, kind)
        painter.restore()


def shown_row(row: CaseRow, *, named: bool, pill: bool) -> CaseRow:
    """Return a row as it may be written: with its name, or without name, initials and age."""
    if named:
        return replace(row, initials=row.name)
    return replace(row, name="", initials=short_number(row.number) if pill else "", birth_date=None)


def short_number(number: str) -> str:
    """Return the end of a case number: "0012" of "PO-2026-0012"."""
    return number.rpartition("-")[2]
