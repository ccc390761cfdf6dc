"""Names, counts and rulers' ends over the cases: they stay in sight while their card is in view."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from diagram.editor.content import PHASE, SMALL, TINY, TITLE, Content, phase_title
from diagram.editor.device import Device
from diagram.editor.items import MapItem
from diagram.editor.lanes import PAD, Lane
from diagram.editor.ruler import MONTH, Ruler
from diagram.editor.shapes import draw_mark
from diagram.editor.text import Face, fitted, metrics_of, width_of, write
from models.rules.kinds import DueState
from models.rules.process import Box, Step

_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class LaneHead(MapItem):
    """The name of a phase (vaihe), its cases and how many of them are late."""

    def __init__(self, content: Content, lane: Lane) -> None:
        box = Box(lane.box.x, lane.box.y, lane.box.width, lane.head)
        super().__init__(content, box, 3)
        phase = lane.phase
        self.title = phase_title(phase.number, content.words.say(phase.words)) if phase else ""
        counts = content.load.counts()[[content.load.steps.index(s.id) for s in lane.steps]]
        self.cases, self.late = int(counts.sum()), int(counts[:, 0].sum())

    def strength(self, device: Device) -> float:
        """Give way to the phase's tile."""
        return self.under_tile(device)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the name in one or two lines and the counts under it, or beside it at far zoom."""
        content, scale = self.content, min(device.scale, 1.0)
        inner = frame.adjusted(12 * scale, 9 * scale, -10 * scale, -6 * scale)
        size = _between(SMALL * device.scale, 9.0, 13.0 * content.enlarged)
        wanted = content.face(
            _between(PHASE * device.scale, 10.0, 16.0 * content.enlarged), bold=True
        )
        if inner.height() < 28:
            self._short(painter, inner.adjusted(0, -4, 0, -2), wanted, size)
            return
        room = inner.height() - 16 * scale
        many = max(1, min(2, round(room / metrics_of(wanted).height())))
        lines, face = fitted(self.title, wanted, inner.width(), many, 9.0)
        line = metrics_of(face).height() - 1
        if len(lines) * line + metrics_of(content.face(size)).height() > inner.height() + 6:
            self._short(painter, inner, wanted, size)
            return
        y = inner.top()
        for text in lines:
            box = QRectF(inner.left(), y, inner.width(), line)
            write(painter, box, text, face, content.theme.ink)
            y += line
        high = min(17 * content.enlarged, frame.bottom() - y - 1)
        row = QRectF(inner.left(), y + 1, inner.width(), high)
        draw_counts(painter, content, row, self.cases, self.late, size)

    def _short(self, painter: QPainter, row: QRectF, wanted: Face, size: float) -> None:
        """Write the counts beside the name, which takes two small lines where one is too short."""
        used = self._short_counts(painter, row, size)
        many = 2 if row.height() >= 2 * metrics_of(wanted.sized(8.0)).height() - 2 else 1
        lines, face = fitted(self.title, wanted, row.width() - used, many, 8.0)
        line = row.height() / max(len(lines), 1)
        if len(lines) > 1 and metrics_of(face).height() - 1 > line:
            low = wanted.sized(max(8.0, face.pixels * line / metrics_of(face).height()))
            lines, face = fitted(self.title, low, row.width() - used, many, 8.0)
        for place, text in enumerate(lines):
            box = QRectF(row.left(), row.top() + place * line, row.width() - used, line)
            write(painter, box, text, face, self.content.theme.ink)

    def _short_counts(self, painter: QPainter, row: QRectF, size: float) -> float:
        """Write late and all cases as numbers at the right; return the width used."""
        theme, face = self.content.theme, self.content.face(size)
        bold = self.content.face(size, bold=True)
        write(painter, row, str(self.cases), face, theme.dim, align=_RIGHT)
        used = width_of(str(self.cases), face) + 6
        if self.late:
            box = row.adjusted(0, 0, -used, 0)
            write(painter, box, str(self.late), bold, theme.late, align=_RIGHT)
            used += width_of(str(self.late), bold) + 6
        return used


class StepHead(MapItem):
    """The name of a step, its count and the scale of its ruler."""

    def __init__(self, content: Content, step: Step) -> None:
        super().__init__(content, content.layout.steps[step.id], 3)
        self.title = content.words.say(step.words)
        phase = content.definition.phase(step.phase) if step.phase else None
        self.phase = phase_title(phase.number, content.words.say(phase.words)) if phase else ""
        self.place = content.load.steps.index(step.id)
        self.head = content.layout.heads[step.id]
        counts = content.load.counts()[self.place]
        self.cases, self.late = int(counts.sum()), int(counts[0])

    def strength(self, device: Device) -> float:
        """Give way to the phase's tile."""
        return self.under_tile(device)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint what is in sight; a head whose card goes on above sticks to the view's edge."""
        seen = frame.intersected(device.view)
        if seen.width() < 28 or seen.height() < 12:
            return
        self._title(painter, device, frame, seen)
        if device.scale > 0.75 and frame.height() > 50:
            self._axis(painter, device, frame, seen)

    def _title(self, painter: QPainter, device: Device, frame: QRectF, seen: QRectF) -> None:
        content, scale = self.content, min(device.scale, 1.0)
        stuck = seen.top() - frame.top() > 2
        inner = seen.adjusted(PAD * scale, 0, -PAD * scale, 0)
        inner.setTop(seen.top() + (4 if stuck else 7 * scale))
        wanted = content.face(
            _between(TITLE * device.scale, 9.0, 15.0 * content.enlarged), bold=True
        )
        line = metrics_of(wanted).height() - 1
        if stuck:
            self._strip(painter, QRectF(seen.left(), seen.top(), seen.width(), line + 9), frame)
        room = inner.width() - self._count(painter, device, inner, line) - 5
        if stuck and inner.width() > 460:
            used = self._trail(painter, QRectF(inner.left(), inner.top(), room, line))
            inner.setLeft(inner.left() + used)
            room -= used
        many = 1 if stuck else max(1, min(2, round((self.head * device.scale - 10) / line)))
        lines, face = fitted(self.title, wanted, room, many, max(8.0, wanted.pixels - 4))
        for place, text in enumerate(lines):
            box = QRectF(inner.left(), inner.top() + place * line, room, line)
            write(painter, box, text, face, content.theme.ink)

    def _trail(self, painter: QPainter, box: QRectF) -> float:
        """Write the phase before a head that sticks to the edge; return the width used."""
        face = self.content.face(SMALL * self.content.enlarged)
        text = f"{self.phase}  ›  " if self.phase else ""
        write(painter, box, text, face, self.content.theme.dim)
        return width_of(text, face)

    def _count(self, painter: QPainter, device: Device, inner: QRectF, line: float) -> float:
        """Write the count at the right, at far zoom with the late ones; return the width used."""
        content = self.content
        face = content.face(_between(SMALL * device.scale, 9.0, 14.0 * content.enlarged))
        box = QRectF(inner.left(), inner.top(), inner.width(), line)
        write(painter, box, str(self.cases), face, content.theme.dim, align=_RIGHT)
        used = width_of(str(self.cases), face)
        far = content.detail(device.scale).far >= 0.5
        if not (far and self.late) or inner.width() < 70:
            return used
        bold = content.face(face.pixels, bold=True)
        box.setRight(box.right() - used - 8)
        write(painter, box, str(self.late), bold, content.theme.late, align=_RIGHT)
        x = box.right() - width_of(str(self.late), bold) - 6
        self._late_mark(painter, QPointF(x, box.center().y()))
        return used + 8 + width_of(str(self.late), bold) + 12

    def _late_mark(self, painter: QPainter, middle: QPointF) -> None:
        theme = self.content.theme
        draw_mark(painter, DueState.LATE, middle, 8, colour=theme.late, ground=theme.card,
                  hollow=False)  # fmt: skip

    def _strip(self, painter: QPainter, box: QRectF, frame: QRectF) -> None:
        """Cover what lies under words that stick to the view's edge, but not the card's outline."""
        inside = box.intersected(frame.adjusted(2, 0, -2, 0))
        painter.fillRect(inside, QColor(self.content.theme.card))

    def _axis(self, painter: QPainter, device: Device, frame: QRectF, seen: QRectF) -> None:
        content = self.content
        ruler, body = content.places.piles.rulers[self.place], content.places.bodies[self.place]
        top = device.box(body).bottom() + 2
        stuck = seen.bottom() < min(top + 15, frame.bottom() - 2)
        larger = content.enlarged
        under_head = top < seen.top() + 26 * larger < frame.bottom() + 26 * larger
        hidden_by_head = under_head and seen.top() > frame.top() + 2
        if (stuck and seen.height() < 90 * larger) or hidden_by_head:
            return
        high = 15 * larger if stuck else min(15 * larger, frame.bottom() - top)
        strip = QRectF(seen.left(), seen.bottom() - high - 2 if stuck else top, seen.width(), high)
        if stuck:
            self._strip(painter, strip.adjusted(0, -2, 0, 4), frame)
        face = content.face(_between(TINY * device.scale, 9.0, 11.0 * content.enlarged))
        left = device.point(body.x, 0)[0]
        if ruler.column * device.scale >= 24:
            self._days(painter, device, ruler, body, strip, face)
            return
        zero = left + ruler.zero * device.scale
        end = left + (ruler.width - ruler.idle_width) * device.scale
        box = QRectF(seen.left() + 3, strip.top(), zero - seen.left() - 5, strip.height())
        late = content.words.ruler_late
        lines, small = fitted(late, face, box.width(), 1, 8.0)
        if lines == (late,):
            write(painter, box, late, small, content.theme.dim, align=_RIGHT)
        box = QRectF(zero + 4, strip.top(), end - zero - 4, strip.height())
        write(painter, box, length_name(content, ruler.span), face, content.theme.dim, align=_RIGHT)

    def _days(
        self,
        painter: QPainter,
        device: Device,
        ruler: Ruler,
        body: Box,
        strip: QRectF,
        face: Face,
    ) -> None:
        """Name every column by its first day, where there is room for it."""
        theme = self.content.theme
        wide = ruler.column * device.scale
        for column in range(ruler.idle_column):
            first, last = ruler.days_of(column)
            x = device.point(body.x + ruler.middle_of(column), 0)[0]
            text = str(first) if first == last else f"{first}–{last}"
            if first < 0:
                text = (str(last) if first == last else f"{first}…{last}").replace("-", "−")
            box = QRectF(x - wide / 2, strip.top(), wide, strip.height())
            colour = theme.late if first < 0 else theme.dim
            if width_of(text, face) < wide:
                write(painter, box, text, face, colour, align=_MIDDLE)


def _between(size: float, least: float, most: float) -> float:
    return min(max(size, least), most)


def length_name(content: Content, span: int) -> str:
    """Return the length of a ruler in words: "7 arkipv" or "3 kk"."""
    if span < MONTH:
        return content.words.ruler_days.format(count=span)
    return content.words.ruler_months.format(count=round(span / MONTH))


def draw_counts(
    painter: QPainter, content: Content, row: QRectF, cases: int, late: int, size: float
) -> None:
    """Write "58 asiaa · 2 myöhässä", the late ones in their colour and in bold."""
    words, theme = content.words, content.theme
    face, bold = content.face(size), content.face(size, bold=True)
    if not late:
        write(painter, row, words.count_cases(cases), face, theme.dim)
        return
    said = words.count_late(late)
    whole, short = f"{words.count_cases(cases)} · ", f"{cases} · "
    text = whole if width_of(whole, face) + width_of(said, bold) <= row.width() else short
    write(painter, row, text, face, theme.dim)
    rest = row.adjusted(width_of(text, face), 0, 0, 0)
    if width_of(said, bold) > rest.width():
        said = str(late)
    write(painter, rest, said, bold, theme.late)
