"""Pulling by hand: the border of a phase, a part of a flow, the room between elements."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from diagram.editor.drawing.bends import pulled, resized
from diagram.editor.drawing.board import GRID, Edit
from diagram.editor.drawing.guides import on_grid
from diagram.editor.drawing.places import Point
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.words import EditName
from diagram.graph import edits
from diagram.graph.aligning import Axis
from models.rules.errors import RuleBroken

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas


class Pull:
    """A drag whose way becomes an edit; subclasses say which."""

    name = EditName.MOVE

    def __init__(self, canvas: "DraftCanvas", at: QPoint) -> None:
        self._canvas, self._start = canvas, canvas.scene_point(at)
        self._broken: RuleBroken | None = None

    def edit(self, way: Point) -> Edit:
        """Return the edit that a way on the grid means."""
        raise NotImplementedError

    def hints(self, way: Point) -> Hints:
        """Return what is shown beside the preview."""
        return Hints()

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Show what would come of it."""
        canvas, here = self._canvas, self._canvas.scene_point(at)
        way = (on_grid(here[0] - self._start[0], GRID), on_grid(here[1] - self._start[1], GRID))
        self._broken = canvas.preview(self.edit(way))
        canvas.hint(self.hints(way))
        if self._broken is not None:
            text = canvas.words.refusal(self._broken)
            canvas.say_at(at, [(text, canvas.theme.ink)], edge=canvas.theme.soon)
        else:
            canvas.callout.hide()

    def release(self, at: QPoint) -> None:
        """Do it."""
        canvas, broken = self._canvas, self._broken
        canvas.hint()
        canvas.callout.hide()
        if broken is not None:
            canvas.end_preview()
            canvas.refuse(broken)
        else:
            canvas.settle_preview(self.name)

    def cancel(self) -> None:
        """Put everything back."""
        self._canvas.end_preview()
        self._canvas.hint()
        self._canvas.callout.hide()


class Resize(Pull):
    """Pull one of the eight handles of a phase."""

    name = EditName.RESIZE

    def __init__(self, canvas: "DraftCanvas", at: QPoint, phase: str, corner: int) -> None:
        super().__init__(canvas, at)
        self._phase, self._corner = phase, corner
        self._box = canvas.places.box(phase)

    def edit(self, way: Point) -> Edit:
        """Return the phase made larger or smaller."""
        box = resized(self._box, self._corner, way)
        return lambda definition: edits.resize_phase(definition, self._phase, box)


class Bend(Pull):
    """Pull one straight part of a flow."""

    name = EditName.BEND

    def __init__(self, canvas: "DraftCanvas", at: QPoint, flow: str, part: int) -> None:
        super().__init__(canvas, at)
        self._flow, self._part = flow, part
        self._points = canvas.places.points(flow)

    def edit(self, way: Point) -> Edit:
        """Return the flow with its part pulled."""
        points = pulled(self._points, self._part, way)
        return lambda definition: edits.bend(definition, self._flow, points)


class MakeSpace(Pull):
    """Push everything beyond a line apart, or together."""

    name = EditName.SPACE

    def edit(self, way: Point) -> Edit:
        """Return the path with room made along the longer side of the way."""
        axis, amount = main_way(way)
        at = self._start[0 if axis is Axis.X else 1]
        return lambda definition: edits.make_space(definition, at=at, axis=axis, amount=amount)

    def hints(self, way: Point) -> Hints:
        """Show the line and where it goes."""
        x, y = self._start
        end = (x + way[0], y) if main_way(way)[0] is Axis.X else (x, y + way[1])
        return Hints(space=(self._start, end))


def main_way(way: Point) -> tuple[Axis, float]:
    """Return the axis of the longer side of a way, and how long it is."""
    return (Axis.X, way[0]) if abs(way[0]) >= abs(way[1]) else (Axis.Y, way[1])
