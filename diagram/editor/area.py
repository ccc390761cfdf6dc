"""Choosing an area by hand: a rubber band (alue) or a free line (lasso), seen while it is drawn."""

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diagram.editor.caseload import Numbers
from diagram.editor.theme import MapTheme

if TYPE_CHECKING:
    from diagram.editor.map_view import CaseMapView

_LEVEL = 9
_SPACING = 3
"""Pixels between two corners of a lasso; a shorter way is not worth one."""


class AreaKind(Enum):
    """How an area is drawn."""

    BAND = "band"
    LASSO = "lasso"


class AreaItem(QGraphicsItem):
    """The outline and tinted ground of the area while it is drawn."""

    def __init__(self, theme: MapTheme, room: QRectF) -> None:
        super().__init__()
        self.setZValue(_LEVEL)
        self._theme, self._room = theme, room
        self._path = QPainterPath()

    def show_path(self, path: QPainterPath) -> None:
        """Draw this outline, in scene units."""
        self._path = path
        self.update()

    def boundingRect(self) -> QRectF:
        """Qt: wherever the hand may go."""
        return self._room

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint ground and outline."""
        ground = QColor(self._theme.accent)
        ground.setAlpha(38)
        pen = QPen(QColor(self._theme.accent), 1.6, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawPath(self._path)


class DrawArea:
    """Draw an area and choose the cases in it; with `adding` they join those already chosen.

    While it is drawn the cases in it are ringed. Cancelled, it leaves no trace.
    """

    def __init__(self, view: "CaseMapView", at: QPoint, kind: AreaKind, *, adding: bool) -> None:
        self._view, self._kind, self._adding = view, kind, adding
        self._corners = [view.mapToScene(at)]
        self._last = at
        self._item: AreaItem | None = None
        view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def move(self, at: QPoint) -> None:
        """Draw on to here."""
        if (at - self._last).manhattanLength() < _SPACING:
            return
        self._last = at
        self._view.nudge(at)
        point = self._view.mapToScene(at)
        if self._kind is AreaKind.LASSO:
            self._corners.append(point)
        else:
            start = self._corners[0]
            box = QRectF(start, point).normalized()
            self._corners = [start, *_others(box, start)]
        self._show()
        self._view.preview(self._found(), adding=self._adding)

    def release(self, at: QPoint) -> None:
        """Choose what lies in the area; a mere click chooses nothing and leaves all as it was."""
        self.move(at)
        drawn, found = self._item is not None, self._found()
        self.cancel()
        self._view.put_tool_down()
        if drawn:
            self._view.choice.choose_places(found, adding=self._adding)

    def cancel(self) -> None:
        """Take the outline away."""
        scene, item = self._view.scene(), self._item
        self._item = None
        if item is not None and item.scene() is scene:
            scene.removeItem(item)
        self._view.preview(None)
        self._view.viewport().unsetCursor()

    def _show(self) -> None:
        scene = self._view.scene()
        if self._item is None:
            self._item = AreaItem(self._view.theme, scene.sceneRect())
            scene.addItem(self._item)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        path.addPolygon(QPolygonF([*self._corners, self._corners[0]]))
        self._item.show_path(path)

    def _found(self) -> Numbers:
        return self._view.cases_within([(p.x(), p.y()) for p in self._corners], self._kind)


def corners_of(
    points: list[tuple[float, float]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return points as an array of the shape (count, 2)."""
    return np.array(points, np.float64).reshape(len(points), 2)


def _others(box: QRectF, start: QPointF) -> list[QPointF]:
    """Return the corners of a box after `start`, which is one of them."""
    corners = [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]
    at = next((i for i, corner in enumerate(corners) if corner == start), 0)
    return [corners[(at + step) % 4] for step in (1, 2, 3)]
