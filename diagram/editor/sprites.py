"""Sheets of marks, drawn once per size, theme and screen density."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from diagram.editor import fragments
from diagram.editor.caseload import STATES, Flags, Floats, Numbers
from diagram.editor.shapes import draw_mark
from diagram.editor.theme import MapTheme

LARGEST = 20
"""Pixels; a mark grows no further."""

HATCHED_FROM = 12
"""Pixels; a smaller mark is told by shape and colour alone."""

FILL = 0.88
"""How much of the distance between two cases a mark takes."""


def hatch_of(size: float) -> float:
    """Return how far apart the lines of a mark lie, 0 where it is too small for lines."""
    return max(3.2, size / 5) if size >= HATCHED_FROM else 0.0


def mark_size(pixels: float) -> int:
    """Return how wide marks are where cases lie `pixels` apart."""
    return max(1, min(LARGEST, round(pixels * FILL)))


class MarkSheet:
    """Every mark at one size: columns are states, every other row is hollow.

    With `colours` there are two rows for each of them; else colours tell the state.
    """

    def __init__(
        self, theme: MapTheme, size: int, density: float, colours: tuple[str, ...] = ()
    ) -> None:
        self._density = density
        self._cell = math.ceil((size + 2) * density)
        rows = [(colour, hollow) for colour in colours or ("",) for hollow in (False, True)]
        self.pixmap = QPixmap(self._cell * len(STATES), self._cell * len(rows))
        self.pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(self.pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, size > 2)
            for row, (colour, hollow) in enumerate(rows):
                for column, state in enumerate(STATES):
                    middle = QPointF((column + 0.5) * self._cell, (row + 0.5) * self._cell)
                    draw_mark(
                        painter,
                        state,
                        middle,
                        size * density,
                        colour=colour or theme.mark(state),
                        ground=theme.card,
                        hollow=hollow,
                        hatch=hatch_of(size) * density,
                    )

    def draw(
        self,
        painter: QPainter,
        xy: tuple[Floats, Floats],
        state: Numbers,
        hollow: Flags,
        opacity: Floats | float,
        shade: Numbers | int = 0,
    ) -> None:
        """Draw marks with their middles at `xy` in device-independent pixels."""
        array = fragments.buffer(len(state))
        array[:, fragments.X], array[:, fragments.Y] = xy
        array[:, fragments.LEFT] = state * self._cell
        array[:, fragments.TOP] = (hollow + shade * 2) * self._cell
        array[:, fragments.WIDTH : fragments.HEIGHT + 1] = self._cell
        array[:, fragments.SCALE_X : fragments.SCALE_Y + 1] = 1 / self._density
        array[:, fragments.OPACITY] = opacity
        fragments.draw(painter, array, self.pixmap)


class RingSheet:
    """The ring around a chosen mark: small marks in a thin one, so that neighbours still show."""

    def __init__(self, theme: MapTheme, size: int, density: float) -> None:
        self._density = density
        radius = size / 2 + (3.5 if size >= LARGEST / 2 else 1.8)
        width = 2.2 if size >= LARGEST / 2 else 1.6
        self._cell = math.ceil((2 * radius + width + 2) * density)
        self.pixmap = QPixmap(self._cell, self._cell)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(self.pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), width * density))
            middle = QPointF(self._cell / 2, self._cell / 2)
            painter.drawEllipse(middle, radius * density, radius * density)

    def draw(self, painter: QPainter, xy: tuple[Floats, Floats]) -> None:
        """Draw rings with their middles at `xy` in device-independent pixels."""
        array = fragments.buffer(len(xy[0]))
        array[:, fragments.X], array[:, fragments.Y] = xy
        array[:, fragments.WIDTH : fragments.HEIGHT + 1] = self._cell
        array[:, fragments.SCALE_X : fragments.SCALE_Y + 1] = 1 / self._density
        fragments.draw(painter, array, self.pixmap)


@lru_cache(maxsize=16)
def ring_sheet(theme: MapTheme, size: int, density: float) -> RingSheet:
    """Return the ring for a size of marks in pixels, made when first asked for."""
    return RingSheet(theme, size, density)


@lru_cache(maxsize=48)
def mark_sheet(
    theme: MapTheme, size: int, density: float, colours: tuple[str, ...] = ()
) -> MarkSheet:
    """Return the sheet for a size in pixels, made when first asked for."""
    return MarkSheet(theme, size, density, colours)
