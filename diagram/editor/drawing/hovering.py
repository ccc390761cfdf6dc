"""What the board does while a pointer passes: names from afar, findings, panning at the edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from diagram.editor.drawing.badges import told

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

EDGE = 24
"""Pixels from the edge of the view where a drag pans, and how far."""

_READABLE = 0.6
"""Under this scale names are told beside the pointer."""


def hover(canvas: "DraftCanvas", at: QPoint) -> None:
    """Show what is under the pointer: its findings, and its name where it cannot be read."""
    if _hover_badge(canvas, at):
        return
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


def _hover_badge(canvas: "DraftCanvas", at: QPoint) -> bool:
    """Light the badge under the pointer, and tell its numbers in full."""
    badge = canvas.badge_under(at)
    if badge != canvas.shown.lit_badge:
        unhover(canvas)
        canvas.shown.lit_badge = badge
        canvas.viewport().update()
        if badge is None:
            canvas.viewport().unsetCursor()
        else:
            canvas.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            ink, effects = canvas.theme.ink, canvas.shown.marks.effects[badge]
            lines = [canvas.choice.said(badge), told(canvas.words, effects)]
            canvas.say_at(at, [(line, ink) for line in lines], edge=canvas.theme.soon)
    return badge is not None


def unhover(canvas: "DraftCanvas") -> None:
    """Take away what hovering has shown."""
    if canvas.shown.lit_badge is not None:
        canvas.shown.lit_badge = None
        canvas.viewport().unsetCursor()
        canvas.callout.hide()
        canvas.viewport().update()
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
