"""Farthest zoom: each phase as one tile with its count, its late ones and the ages of its cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from diagram.editor.caseload import STATES, Flags, Numbers
from diagram.editor.content import Content, phase_title
from diagram.editor.device import Device, density_of
from diagram.editor.hatch import hatched
from diagram.editor.items import MapItem
from diagram.editor.kinds import kind_places, kinds_of
from diagram.editor.lanes import Lane
from diagram.editor.ruler import Ruler, fitting_span, ruler_of, spans
from diagram.editor.shapes import draw_mark
from diagram.editor.sprites import hatch_of
from diagram.editor.text import fitted, metrics_of, wrapped, write
from models.rules.kinds import DueState

COLUMNS = 14
"""How many bars a phase's ruler has room for."""

_PAD = 8.0


@dataclass(frozen=True, slots=True)
class Ages:
    """The cases of a phase on a ruler of the width 1; `counts` is (columns, kinds)."""

    ruler: Ruler
    counts: Numbers

    @property
    def highest(self) -> int:
        """How many cases the fullest column holds."""
        return int(self.counts.sum(axis=1).max(initial=0))


class PhaseTile(MapItem):
    """One phase as a tile; it blends in over the steps of its lane."""

    def __init__(self, content: Content, lane: Lane) -> None:
        super().__init__(content, lane.box, 3.5)
        phase, load = lane.phase, content.load
        self.title = phase_title(phase.number, content.words.say(phase.words)) if phase else ""
        self.number = phase.number if phase else 0
        self.titles: tuple[str, ...] = (self.title,)
        """Those of all tiles: they are written in one size."""
        self.steps = tuple(step.id for step in lane.steps)
        places = [load.steps.index(step) for step in self.steps]
        self.cases = np.sort(np.concatenate([load.at[at] for at in places] or [np.zeros(0, int)]))
        self.ages = ages_of(content, self.steps, self.cases)
        self.highest = self.ages.highest
        self.current = False
        self._found: Ages | None = None
        self._chosen = 0

    @property
    def late(self) -> int:
        """How many cases of the phase are late."""
        return int((self.content.load.state[self.cases] == STATES.index(DueState.LATE)).sum())

    def find(self, found: Flags | None) -> None:
        """Let the found cases stand out; None ends it."""
        kept = None if found is None else self.cases[found[self.cases]]
        self._found = None if kept is None else self._same_ruler(kept)
        self.update()

    def select(self, marked: Flags) -> None:
        """Say how many of the cases are chosen."""
        self._chosen = int(marked[self.cases].sum())
        self.update()

    def set_current(self, step: str | None) -> None:
        """Show or hide the keyboard's frame."""
        self.current = step in self.steps
        self.update()

    def strength(self, device: Device) -> float:
        """Return how strongly the tile shows (0-1)."""
        return self.content.detail(device.scale).phases

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint ground, name, counts and bars."""
        theme = self.content.theme
        pen = QPen(QColor(theme.accent), 2.2) if self.current else QPen(QColor(theme.line), 1)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.tint(max(self.number, 1))))
        inset = pen.widthF() / 2
        painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), 8, 8)
        inner = frame.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if inner.width() < 20 or inner.height() < 20 or self.strength(device) < 0.5:
            return
        y = self._words(painter, inner, int(self.box.width * device.scale - 2 * _PAD))
        room = QRectF(inner.left(), y + 8, inner.width(), inner.bottom() - y - 8)
        if room.height() > 24:
            self._bars(painter, room)

    def _words(self, painter: QPainter, inner: QRectF, wide: int) -> float:
        """Write name and counts; return where they end. `wide` is the same for all tiles."""
        content, theme = self.content, self.content.theme
        larger = min(content.enlarged, max(wide / 72, 1.0))
        name = content.face(13 * larger, bold=True)
        sized = [fitted(title, name, wide, 3, 8.0) for title in self.titles]
        face = min((face for _, face in sized), key=lambda face: face.pixels)
        high = metrics_of(face).height() - 1
        for place, text in enumerate(wrapped(self.title, face, wide, 3)):
            box = QRectF(inner.left(), inner.top() + place * high, inner.width(), high)
            write(painter, box, text, face, theme.ink)
        y = inner.top() + high * max(len(wrapped(title, face, wide, 3)) for title in self.titles)
        count = str(len(self.cases))
        _, big = fitted(count, content.face(24 * larger, bold=True), inner.width(), 1, 9.0)
        high = metrics_of(big).height() - 4
        box = QRectF(inner.left(), y + 2, inner.width(), high)
        write(painter, box, count, big, theme.ink)
        return self._counts(painter, inner, y + high + 2, larger)

    def _counts(self, painter: QPainter, inner: QRectF, y: float, larger: float) -> float:
        """Write the late and the chosen ones; return where they end."""
        content, theme, words = self.content, self.content.theme, self.content.words
        high, left = 17.0 * larger, inner.left()
        if self.late:
            side = 12 * larger
            draw_mark(painter, DueState.LATE, QPointF(left + side / 2, y + high / 2), side,
                      colour=theme.late, ground=theme.card, hollow=False,
                      hatch=hatch_of(side))  # fmt: skip
            box = QRectF(left + side + 4, y, inner.width() - side - 4, high)
            face = content.face(12 * larger, bold=True)
            said = words.count_late(self.late)
            lines, small = fitted(said, face, box.width(), 1, 9.0)
            if lines == (said,):
                write(painter, box, said, small, theme.late)
            else:
                write(painter, box, str(self.late), face, theme.late)
        y += high
        if self._chosen:
            said = words.chosen[self._chosen != 1].format(count=self._chosen)
            face = content.face(12 * larger, bold=True)
            lines, small = fitted(said, face, inner.width(), 1, 9.0)
            box = QRectF(left, y, inner.width(), high)
            if lines == (said,):
                write(painter, box, said, small, theme.accent)
            else:
                write(painter, box, str(self._chosen), face, theme.accent)
            y += high
        return y

    def _bars(self, painter: QPainter, room: QRectF) -> None:
        theme, density = self.content.theme, density_of(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        before = painter.opacity()
        for ages, strength in self._layers():
            painter.setOpacity(before * strength)
            kinds = kinds_of(self.content.shading, theme)
            for kind, boxes in zip(kinds, self._boxes(ages, room), strict=True):
                painter.setBrush(hatched(kind.state, kind.colour, theme.card, density))
                painter.drawRects(boxes)
        painter.setOpacity(before)
        painter.setPen(QPen(QColor(theme.idle), 1))
        painter.drawLine(QLineF(room.left(), room.bottom(), room.right(), room.bottom()))
        pen = QPen(QColor(theme.late), 1.2)
        pen.setDashPattern([2.6, 2.6])
        painter.setPen(pen)
        x = round(room.left() + self.ages.ruler.zero * room.width())
        painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _layers(self) -> Sequence[tuple[Ages, float]]:
        if self._found is None:
            return ((self.ages, 1.0),)
        return ((self.ages, 0.25), (self._found, 1.0))

    def _boxes(self, ages: Ages, room: QRectF) -> list[list[QRectF]]:
        """Return the bars of each kind, stacked as the marks are: the most pressing lowest."""
        ruler, unit = ages.ruler, (room.height() - 2) / max(self.highest, 1)
        found: list[list[QRectF]] = [[] for _ in range(ages.counts.shape[1])]
        for column, counts in enumerate(ages.counts):
            middle = room.left() + ruler.middle_of(column) * room.width()
            wide = max(min(ruler.width_of(column), ruler.column) * room.width() - 1.5, 2.0)
            floor, left = room.bottom(), round(middle - wide / 2)
            for kind, count in enumerate(counts.tolist()):
                if count:
                    tall = max(count * unit, 1.0)
                    top = floor - tall
                    box = QRectF(left, round(top), round(wide), round(floor) - round(top))
                    found[kind].append(box)
                    floor = top
        return found

    def _same_ruler(self, kept: Numbers) -> Ages:
        return Ages(self.ages.ruler, _counted(self.content, self.ages.ruler, kept))


def ages_of(content: Content, steps: Sequence[str], cases: Numbers) -> Ages:
    """Return the cases of a phase on a ruler as long as the longest of its steps."""
    load = content.load
    days, state = load.days[cases], load.state[cases]
    lengths = spans(content.definition)
    span = fitting_span(max((lengths[step] for step in steps), default=65), days)
    idle = bool((state == STATES.index(DueState.IDLE)).any())
    ruler = _unit_ruler(span, idle=idle)
    return Ages(ruler, _counted(content, ruler, cases))


def phase_tiles(content: Content) -> tuple[PhaseTile, ...]:
    """Return the tiles of all phases; their bars have one scale, so that they can be compared."""
    tiles = tuple(PhaseTile(content, lane) for lane in content.layout.lanes)
    highest = max((tile.ages.highest for tile in tiles), default=0)
    for tile in tiles:
        tile.highest, tile.titles = highest, tuple(other.title for other in tiles)
    return tiles


def select_in(tiles: Iterable[PhaseTile], content: Content, ids: Iterable[UUID]) -> None:
    """Say on each tile how many of these cases lie in it."""
    marked = content.load.marked(ids)
    for tile in tiles:
        tile.select(marked)


def _unit_ruler(span: int, *, idle: bool) -> Ruler:
    """Return a ruler of the width 1: `ruler_of` rounds to whole units, so it is made larger."""
    return ruler_of(span, COLUMNS * 100.0, 100.0, idle=idle).scaled(1 / (COLUMNS * 100.0))


def _counted(content: Content, ruler: Ruler, cases: Numbers) -> Numbers:
    kinds = len(kinds_of(content.shading, content.theme))
    kind = kind_places(content.load, content.shading)[cases]
    keys = ruler.column_of(content.load.days[cases]) * kinds + kind
    table = np.bincount(keys, minlength=ruler.columns * kinds)
    return table.reshape(ruler.columns, kinds).astype(np.int64)
