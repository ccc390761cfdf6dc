"""Flows drawn by hand: what is under the pointer answers in words before it is let go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from diagram.editor.drawing.outline import bare
from diagram.editor.drawing.places import Point, centre
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.words import EditName, Say
from diagram.editor.gestures import far_enough
from diagram.editor.items import Welcome
from diagram.graph import edits
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas


class Connect:
    """Draw a flow out of an element; let go on empty ground it asks what to create there."""

    def __init__(self, canvas: "DraftCanvas", at: QPoint, source: str) -> None:
        self._canvas, self._start, self._source = canvas, at, source
        self._target: str | None = None
        self._is_drawn = False

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Show the flow and what the place under it answers."""
        self._is_drawn = self._is_drawn or far_enough(self._start, at)
        if not self._is_drawn:
            return
        point = self._canvas.scene_point(at)
        self._target = target_at(self._canvas, point, self._source)
        answer(self._canvas, at, (self._source, self._target), point, WireEnd())

    def release(self, at: QPoint) -> None:
        """Join the two, or ask what to create; a click on the knob creates the next step."""
        canvas, source, target = self._canvas, self._source, self._target
        point = canvas.scene_point(at)
        self.cancel()
        if not self._is_drawn:
            canvas.acts.create_after(source)
        elif target is None:
            canvas.acts.create_at(point, source=source)
        else:
            canvas.apply(EditName.CONNECT, lambda d: edits.add_flow(d, source, target))

    def cancel(self) -> None:
        """Take the flow away."""
        self._canvas.hint()
        self._canvas.callout.hide()


class WireEnd:
    """How a flow that does not exist yet would run."""

    def made(self, definition: ProcessDefinition, source: str, target: str) -> tuple[Point, ...]:
        """Return its points. Raises RuleBroken where it may not be."""
        before = {flow.id for flow in definition.flows}
        after = edits.add_flow(definition, source, target)
        return next(flow.waypoints for flow in after.flows if flow.id not in before)


class MovedEnd(WireEnd):
    """How a flow would run with one of its ends moved."""

    def __init__(self, flow: str, *, is_source: bool) -> None:
        self._flow, self._is_source = flow, is_source

    def edit(self, definition: ProcessDefinition, end: str) -> ProcessDefinition:
        """Return the path with the end moved. Raises RuleBroken where it may not be."""
        if self._is_source:
            return edits.reconnect(definition, self._flow, source=end)
        return edits.reconnect(definition, self._flow, target=end)

    def made(self, definition: ProcessDefinition, source: str, target: str) -> tuple[Point, ...]:
        """Return its points. Raises RuleBroken where it may not be."""
        after = self.edit(definition, source if self._is_source else target)
        return next(flow.waypoints for flow in after.flows if flow.id == self._flow)


class Reconnect:
    """Take one end of a flow to another element."""

    def __init__(self, canvas: "DraftCanvas", at: QPoint, flow: str, *, is_source: bool) -> None:
        self._canvas, self._start, self._flow, self._is_source = canvas, at, flow, is_source
        known = canvas.places.flows[flow]
        self._fixed = known.target if is_source else known.source
        self._end = MovedEnd(flow, is_source=is_source)
        self._found: str | None = None
        self._is_drawn = False

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Show the flow and what the place under its end answers."""
        self._is_drawn = self._is_drawn or far_enough(self._start, at)
        if not self._is_drawn:
            return
        point = self._canvas.scene_point(at)
        self._found = target_at(self._canvas, point, self._fixed)
        ends = (self._found, self._fixed) if self._is_source else (self._fixed, self._found)
        answer(self._canvas, at, ends, point, self._end)

    def release(self, at: QPoint) -> None:
        """Let the flow end there; on empty ground it stays as it was."""
        self.cancel()
        found = self._found
        if found is not None:
            self._canvas.apply(EditName.RECONNECT, lambda d: self._end.edit(d, found))

    def cancel(self) -> None:
        """Let the flow be as it was."""
        self._canvas.hint()
        self._canvas.callout.hide()


def target_at(canvas: "DraftCanvas", point: Point, other: str) -> str | None:
    """Return the node at a point; the ground of the phase that `other` lies in is none.

    A line from a note may end at a flow or a deadline too.
    """
    found = canvas.places.node_at(*point)
    if other in canvas.places.notes:
        under = canvas.places.at(*point, canvas.slack())
        found = under if under is not None and canvas.places.is_told(under) else found
    if found in (other, canvas.places.phase_of(other)):
        return None
    return found


def answer(
    canvas: "DraftCanvas",
    at: QPoint,
    ends: tuple[str | None, str | None],
    point: Point,
    end: WireEnd,
) -> Welcome:
    """Show a flow between two ends, one of them perhaps the pointer, and say whether it may be."""
    source, target = ends
    theme = canvas.theme
    if source is None or target is None:
        fixed = centre(canvas.places.box(source or target or ""))
        loose = (fixed, point) if source is not None else (point, fixed)
        canvas.hint(Hints(wire=loose))
        _say_on_ground(canvas, at, source, point, end)
        return Welcome.NONE
    text, welcome, wire = judged(canvas, source, target, end)
    here = target_at(canvas, point, target) == source
    over = source if here else target
    canvas.hint(Hints(wire=wire, wire_welcome=welcome, welcome={over: welcome}))
    ink = theme.ok if welcome is Welcome.READY else theme.soon
    canvas.say_at(at, [(text, ink if welcome is Welcome.READY else theme.ink)], edge=ink)
    return welcome


def _say_on_ground(
    canvas: "DraftCanvas", at: QPoint, source: str | None, point: Point, end: WireEnd
) -> None:
    """Say what letting go on empty ground does: a new flow asks what to create, if it may be."""
    if isinstance(end, MovedEnd):
        canvas.callout.hide()
        return
    theme, refusal = canvas.theme, canvas.acts.creating.refusal_at(source, point)
    if refusal:
        canvas.say_at(at, [(refusal, theme.ink)], edge=theme.soon)
    else:
        canvas.say_at(at, [(canvas.words.say(Say.DROP_TO_CREATE), theme.dim)])


def judged(
    canvas: "DraftCanvas", source: str, target: str, end: WireEnd
) -> tuple[str, Welcome, tuple[Point, ...]]:
    """Return the answer in words, whether the flow may be, and how it would run."""
    places = canvas.places
    try:
        wire = end.made(canvas.value, source, target)
    except RuleBroken as broken:
        straight = (centre(places.box(source)), centre(places.box(target)))
        return canvas.words.refusal(broken), Welcome.MISSING, straight
    ends = {
        "source": bare(places, canvas.words, source),
        "target": bare(places, canvas.words, target),
    }
    told = [end for end, other in ((source, target), (target, source)) if other in places.notes]
    text = canvas.words.say(Say.READY, **ends)
    if told:
        text = canvas.words.say(Say.LINE_READY, name=bare(places, canvas.words, told[0]))
    return text, Welcome.READY, wire
