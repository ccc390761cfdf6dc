"""Ties between cases drawn over the map: a curve for each, one style of line for each kind."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from diagram.editor.caseload import Floats
from diagram.editor.content import Content
from diagram.editor.device import Device
from diagram.editor.items import MapItem
from diagram.editor.theme import MapTheme
from models.rules.case_ties import CaseEdge, CaseTieKind, TieGroup, edges_of
from models.rules.process import Box

MOST = 120
"""How many ties are drawn: more would hide the cases."""

LEVEL = 2.5
"""Over the cases, under the heads of steps."""

_SAMPLES = np.linspace(0.0, 1.0, 17)


@dataclass(frozen=True, slots=True)
class TieLook:
    """How one kind of tie is drawn: colours by theme, dashes in line widths, how it bends."""

    light: str
    dark: str
    width: float
    dashes: tuple[float, ...]
    bend: float

    def pen(self, theme: MapTheme) -> QPen:
        """Return the pen of this kind in a theme."""
        pen = QPen(QColor(self.dark if theme.dark else self.light), self.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dashes:
            pen.setDashPattern(self.dashes)
        return pen


TIE_LOOKS: Mapping[CaseTieKind, TieLook] = {
    CaseTieKind.SIBLINGS: TieLook("#1f5f8b", "#7ab8e0", 2.2, (), 0.16),
    CaseTieKind.GUARDIAN: TieLook("#7b3f98", "#d3a4ec", 2.2, (4.0, 2.4), -0.16),
    CaseTieKind.HAND_OVER: TieLook("#8a5a00", "#e6c07a", 2.4, (1.0, 1.6), 0.26),
}


class TieOverlay:
    """Draws the ties between shown cases, and answers which one lies at a point.

    `chosen` narrows to the ties of these cases, None draws all. `edges` are those found when the
    map was laid out last, of which at most `MOST` are drawn.
    """

    def __init__(self) -> None:
        self.groups: tuple[TieGroup, ...] = ()
        self.chosen: tuple[UUID, ...] | None = None
        self.edges: tuple[CaseEdge, ...] = ()
        self._curves: tuple[tuple[CaseEdge, Floats], ...] = ()

    def item_for(self, content: Content) -> MapItem | None:
        """Return the curves between the cases of `content`, None where there are none."""
        shown = [row.id for row in content.load.rows]
        wanted = self.chosen is None or self.chosen
        self.edges = edges_of(self.groups, shown, self.chosen or ()) if wanted else ()
        self._curves = tuple(_curves(content, _fair(self.edges)[:MOST]))
        return TieItem(content, self._curves) if self._curves else None

    def edge_at(self, x: float, y: float, reach: float) -> CaseEdge | None:
        """Return the nearest tie within `reach` scene units of a scene point."""
        if not self._curves:
            return None
        points = np.stack([curve for _, curve in self._curves])
        nearest = _from_pieces(points[:, :-1], points[:, 1:], x, y)
        place = int(nearest.argmin())
        return self._curves[place][0] if nearest[place] <= reach else None


class TieItem(MapItem):
    """The curves, painted in pixels so that lines keep their width at every zoom."""

    def __init__(self, content: Content, curves: Sequence[tuple[CaseEdge, Floats]]) -> None:
        box = Box(0, 0, content.layout.width, content.layout.height)
        super().__init__(content, box, LEVEL)
        self._curves = curves

    @property
    def edges(self) -> tuple[CaseEdge, ...]:
        """The ties that are drawn."""
        return tuple(edge for edge, _ in self._curves)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint curve after curve on a halo that parts it from the marks."""
        theme = self.content.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPen(QColor(theme.card), 4.6)
        for edge, curve in self._curves:
            path = _path(device, curve)
            painter.setPen(halo)
            painter.drawPath(path)
            painter.setPen(TIE_LOOKS[edge.kind].pen(theme))
            painter.drawPath(path)


def _fair(edges: Sequence[CaseEdge]) -> list[CaseEdge]:
    """Return the edges so that every kind comes in turn: a limit then leaves some of each."""
    turns: Counter[CaseTieKind] = Counter()
    placed = []
    for edge in edges:
        placed.append((turns[edge.kind], edge))
        turns[edge.kind] += 1
    return [edge for _, edge in sorted(placed, key=lambda item: item[0])]


def _curves(content: Content, edges: Sequence[CaseEdge]) -> Iterator[tuple[CaseEdge, Floats]]:
    place, places = content.load.place, content.places
    for edge in edges:
        if edge.first in place and edge.second in place:
            ends = [place[edge.first], place[edge.second]]
            x, y = places.x[ends], places.y[ends]
            yield edge, curve_between((x[0], y[0]), (x[1], y[1]), TIE_LOOKS[edge.kind].bend)


def curve_between(start: tuple[float, float], end: tuple[float, float], bend: float) -> Floats:
    """Return the points of a curve that leaves the straight line by `bend` of its length."""
    way = (end[0] - start[0], end[1] - start[1])
    long = max(float(np.hypot(*way)), 1.0)
    off = bend * long + np.copysign(6.0, bend)
    middle_x = (start[0] + end[0]) / 2 - way[1] / long * off
    middle_y = (start[1] + end[1]) / 2 + way[0] / long * off
    t = _SAMPLES
    x = (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle_x + t**2 * end[0]
    y = (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle_y + t**2 * end[1]
    return np.column_stack((x, y))


def _path(device: Device, curve: Floats) -> QPainterPath:
    points = curve * device.scale + (device.dx, device.dy)
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:]:
        path.lineTo(x, y)
    return path


def _from_pieces(starts: Floats, ends: Floats, x: float, y: float) -> Floats:
    """Return how far a point is from each curve's straight pieces."""
    way = ends - starts
    length = np.maximum((way**2).sum(axis=2), 1e-9)
    share = ((np.array((x, y)) - starts) * way).sum(axis=2) / length
    foot = starts + np.clip(share, 0.0, 1.0)[:, :, None] * way
    away: Floats = np.hypot(foot[:, :, 0] - x, foot[:, :, 1] - y).min(axis=1)
    return away
