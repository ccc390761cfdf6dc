"""What the board does while a pointer passes: names from afar, findings, panning at the edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

EDGE = 24
"""Pixels from the edge of the view where a drag pans, and how far."""

_READABLE = 0.6
"""Under this scale names are told beside the pointer."""


def hover(canvas: "DraftCanvas", at: QPoint) -> None:
    """Show what is under the pointer: its findings, and its name where it cannot be read."""
    hovered = canvas.element_at(at)
    if hovered == canvas.shown.hovered:
        return
    unhover(canvas)
    canvas.shown.hovered = hovered
    canvas.viewport().update()
    if hovered is None:
        return
    theme = canvas.theme
    found = canvas.shown.marks.problems.get(hovered, ())
    lines = [(canvas.choice.said(hovered), theme.ink)] if found or canvas.zoom < _READABLE else []
    lines += [(canvas.words.finding(problem), theme.late) for problem in found]
    if lines:
        canvas.say_at(at, lines, edge=theme.late if found else "")


def unhover(canvas: "DraftCanvas") -> None:
    """Take away what hovering has shown."""
    if canvas.shown.hovered is not None:
        canvas.shown.hovered = None
        canvas.callout.hide()
        canvas.viewport().update()


def nudge(canvas: "DraftCanvas", at: QPoint) -> None:
    """Pan a little when something is dragged to the edge of the view."""
    room = canvas.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
    across = EDGE if at.x() < room.left() else -EDGE if at.x() > room.right() else 0
    down = EDGE if at.y() < room.top() else -EDGE if at.y() > room.bottom() else 0
    if across or down:
        canvas.pan(across, down)
