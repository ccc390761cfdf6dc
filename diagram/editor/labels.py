"""Pills and cards of cases at near zoom: plain text beside the mark, kept on sheets between frames.

A label is written once for a case and copied from then on. A frame writes only so many new ones;
the rest follow in the next frame.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from diagram.editor import fragments
from diagram.editor.caseload import Floats, Numbers
from diagram.editor.detail import SMALLEST_TEXT
from diagram.editor.shapes import draw_mark
from diagram.editor.sprites import HATCHED_FROM, hatch_of
from diagram.editor.text import Face, fitted, width_of, wrapped, write
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords
from models.rules.kinds import DueState
from models.rules.rows import CaseRow

PER_FRAME = 60
"""How many new labels one frame writes."""


@dataclass(frozen=True, slots=True)
class LabelKind:
    """A kind of label: its size in pixels and how much is on it."""

    width: int
    height: int
    lines: int
    text: float


PILLS = (LabelKind(31, 29, 2, 10.0), LabelKind(50, 38, 2, 12.0), LabelKind(72, 44, 3, 12.0))
CARDS = (
    LabelKind(100, 98, 6, 11.0),
    LabelKind(126, 118, 7, 11.0),
    LabelKind(160, 136, 7, 12.0),
    LabelKind(214, 134, 7, 13.0),
)


def pill_kind(pixels: float) -> LabelKind:
    """Return the largest pill for cases `pixels` apart."""
    return next((k for k in reversed(PILLS) if k.width + 3 <= pixels), PILLS[0])


def card_kind(pixels: float) -> LabelKind:
    """Return the largest card for cases `pixels` apart."""
    return next((k for k in reversed(CARDS) if k.width + 6 <= pixels), CARDS[0])


class LabelSheet:
    """A sheet of labels of one kind, for the cases that were seen last."""

    def __init__(
        self,
        kind: LabelKind,
        rows: Sequence[CaseRow],
        pen: "LabelPen",
        *,
        density: float,
        enlarged: float,
    ) -> None:
        self._kind, self._rows, self._pen, self._density = kind, rows, pen, density
        self._dots = density * enlarged
        self._wide = int(kind.width * self._dots) + 2
        self._tall = int(kind.height * self._dots) + 2
        self._across = max(1, 2048 // self._wide)
        self._room = self._across * max(1, 2048 // self._tall)
        self._slots: dict[int, int] = {}
        height = -(-self._room // self._across) * self._tall
        self._pixmap = QPixmap(self._across * self._wide, height)
        self._pixmap.fill(Qt.GlobalColor.transparent)

    def draw(
        self, painter: QPainter, cases: Numbers, xy: tuple[Floats, Floats], opacity: Floats
    ) -> bool:
        """Draw the labels of `cases` around `xy`; answer whether all of them were at hand."""
        complete = self._prepare(cases)
        slots = np.array([self._slots.get(case, -1) for case in cases.tolist()], np.int64)
        ready = slots >= 0
        array = fragments.buffer(int(ready.sum()))
        array[:, fragments.X], array[:, fragments.Y] = xy[0][ready], xy[1][ready]
        array[:, fragments.LEFT] = slots[ready] % self._across * self._wide
        array[:, fragments.TOP] = slots[ready] // self._across * self._tall
        array[:, fragments.WIDTH], array[:, fragments.HEIGHT] = self._wide, self._tall
        array[:, fragments.SCALE_X : fragments.SCALE_Y + 1] = 1 / self._density
        array[:, fragments.OPACITY] = opacity[ready]
        fragments.draw(painter, array, self._pixmap)
        return complete

    def _prepare(self, cases: Numbers) -> bool:
        new = [case for case in cases.tolist() if case not in self._slots]
        if not new:
            return True
        if len(self._slots) + min(len(new), PER_FRAME) > self._room:
            self._slots.clear()
            self._pixmap.fill(Qt.GlobalColor.transparent)
            new = cases.tolist()
        with QPainter(self._pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            for case in new[: min(PER_FRAME, self._room)]:
                slot = len(self._slots)
                self._slots[case] = slot
                self._write(painter, case, slot)
        return len(new) <= PER_FRAME

    def _write(self, painter: QPainter, case: int, slot: int) -> None:
        painter.save()
        painter.translate(slot % self._across * self._wide, slot // self._across * self._tall)
        painter.translate(1, 1)
        painter.scale(self._dots, self._dots)
        box = QRectF(0.5, 0.5, self._kind.width - 1, self._kind.height - 1)
        self._pen.write(painter, box, self._rows[case], self._kind)
        painter.restore()


class LabelPen:
    """Writes one pill or card."""

    def __init__(
        self,
        theme: MapTheme,
        words: MapWords,
        family: str,
        colour: Callable[[CaseRow], str] | None = None,
    ) -> None:
        self._theme, self._words, self._family = theme, words, family
        self._colour = colour or (lambda row: theme.mark(row.clock.state))
        self._writers: dict[bool, Callable[[QPainter, QRectF, CaseRow, LabelKind], None]] = {
            True: self._pill,
            False: self._card,
        }

    def write(self, painter: QPainter, box: QRectF, row: CaseRow, kind: LabelKind) -> None:
        """Write the label of `row` into `box`."""
        theme = self._theme
        painter.setPen(QPen(QColor(self._colour(row)), 1.2))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, 5, 5)
        self._writers[kind.lines <= 3](painter, box, row, kind)

    def _pill(self, painter: QPainter, box: QRectF, row: CaseRow, kind: LabelKind) -> None:
        words, ink = self._words, self._theme.ink
        face, bold = Face(self._family, kind.text), Face(self._family, kind.text, bold=True)
        upper = QRectF(box.left() + 2, box.top() + 1, box.width() - 4, box.height() / 2 - 1)
        lower = upper.translated(0, box.height() / 2 - 1)
        bold = self._shrunk(row.initials, bold, upper)
        write(painter, upper, row.initials, bold, ink, align=Qt.AlignmentFlag.AlignHCenter)
        days = words.days_in_short(row.clock.days_left)
        if width_of(days, face) + 10 > lower.width():
            days = days.split()[0]
        face = fitted(days, face, lower.width() - 10, 1, SMALLEST_TEXT)[1]
        start = lower.center().x() - (width_of(days, face) + 10) / 2
        self._mark(painter, QPointF(start + 4, lower.center().y()), 8, row)
        write(painter, QRectF(start + 10, lower.top(), 90, lower.height()), days, face, ink)

    def _card(self, painter: QPainter, box: QRectF, row: CaseRow, kind: LabelKind) -> None:
        pad, high = 7.0, kind.text * 1.36
        left, width = box.left() + pad, box.width() - 2 * pad
        top = box.top() + 4
        face, bold = Face(self._family, kind.text), Face(self._family, kind.text, bold=True)
        self._mark(painter, QPointF(left + 6, top + high / 2), HATCHED_FROM, row)
        head = QRectF(left + 16, top, width - 16, high)
        write(painter, head, row.number, self._shrunk(row.number, bold, head), self._theme.ink)
        self._who(painter, QRectF(left, top + high, width, high), row, face)
        top += high
        for text, colour in self._card_lines(row, face, width, kind.lines - 2):
            top += high
            if top + high <= box.bottom() - 1:
                write(painter, QRectF(left, top, width, high), text, face, colour)

    def _who(self, painter: QPainter, box: QRectF, row: CaseRow, face: Face) -> None:
        """Write initials and age, and at the right how many days are left."""
        theme, words = self._theme, self._words
        bold = Face(face.family, face.pixels, bold=True)
        days = words.days_in_short(row.clock.days_left)
        late = row.clock.state is DueState.LATE
        right = Qt.AlignmentFlag.AlignRight
        write(painter, box, days, bold, theme.late if late else theme.ink, align=right)
        who = row.initials
        if row.birth_date is not None:
            who = f"{who}, {words.age(row.birth_date)}"
        rest = box.adjusted(0, 0, -width_of(days, bold) - 4, 0)
        write(painter, rest, who if width_of(who, face) <= rest.width() else row.initials, face,
              theme.ink)  # fmt: skip

    def _card_lines(
        self, row: CaseRow, face: Face, width: float, lines: int
    ) -> list[tuple[str, str]]:
        words, theme, clock = self._words, self._theme, row.clock
        found = [(words.no_clock, theme.dim)]
        if clock.kind is not None:
            due = "" if clock.due is None else words.day(clock.due)
            found = [(words.clock_name(clock.kind), theme.dim), (due, theme.ink)]
        found.append((row.worker_name or words.unassigned, theme.dim))
        room = max(1, lines - len(found))
        acts = wrapped(words.act(row.next_act), face, width, room)
        return found + [(line, theme.accent) for line in acts]

    def _shrunk(self, text: str, face: Face, box: QRectF) -> Face:
        return fitted(text, face, box.width(), 1, 8.0)[1]

    def _mark(self, painter: QPainter, middle: QPointF, size: float, row: CaseRow) -> None:
        draw_mark(
            painter,
            row.clock.state,
            middle,
            size,
            colour=self._colour(row),
            ground=self._theme.card,
            hollow=not row.clock.statutory,
            hatch=hatch_of(size),
        )
