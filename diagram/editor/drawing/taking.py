"""Moving elements by hand: grid and guides catch them, a step let go on a flow goes into it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from diagram.editor.drawing.board import GRID
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.guides import Snap, snapped
from diagram.editor.drawing.outline import bare
from diagram.editor.drawing.places import Places, Point, around, centre
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.words import EditName, Say
from diagram.editor.items import Welcome
from diagram.graph import edits
from models.rules.errors import RuleBroken
from models.rules.process import Box, ProcessDefinition

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas


class Move:
    """Carry the chosen elements."""

    def __init__(self, canvas: "DraftCanvas", at: QPoint) -> None:
        self._canvas, self._start = canvas, canvas.scene_point(at)
        self._before = canvas.places
        self._ids = movable(self._before, canvas.selected)
        self._box = around(self._before.box(known) for known in self._ids)
        self._others = self._neighbours()
        self._flow: str | None = None
        self._broken: RuleBroken | None = None

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Show where they would lie."""
        canvas = self._canvas
        here = canvas.scene_point(at)
        snap = self._snap((here[0] - self._start[0], here[1] - self._start[1]), held)
        self._flow = self._flow_under(snap)
        self._broken = canvas.preview(lambda d: self._edit(d, snap))
        welcome = {self._flow: Welcome.READY} if self._flow is not None else {}
        welcome |= self._phases_entered()
        canvas.hint(Hints(guides=snap.guides, welcome=welcome))
        self._say(at)

    def release(self, at: QPoint) -> None:
        """Let them lie there."""
        canvas = self._canvas
        canvas.hint()
        canvas.callout.hide()
        if self._broken is not None:
            canvas.end_preview()
            canvas.refuse(self._broken)
        else:
            canvas.settle_preview(EditName.INSERT if self._flow is not None else EditName.MOVE)

    def cancel(self) -> None:
        """Put them back."""
        self._canvas.end_preview()
        self._canvas.hint()
        self._canvas.callout.hide()

    def _edit(self, definition: ProcessDefinition, snap: Snap) -> ProcessDefinition:
        moved = edits.move(definition, self._ids, snap.dx, snap.dy)
        if self._flow is None:
            return moved
        at = centre(Places(moved).box(self._ids[0]))
        return edits.insert_on_flow(moved, self._flow, self._ids[0], at)

    def _snap(self, way: Point, held: Qt.KeyboardModifier) -> Snap:
        if held & Qt.KeyboardModifier.ShiftModifier:
            way = (way[0], 0.0) if abs(way[0]) >= abs(way[1]) else (0.0, way[1])
        if held & Qt.KeyboardModifier.AltModifier:
            return Snap(round(way[0]), round(way[1]))
        return snapped(self._box, self._others, way, zoom=self._canvas.zoom, grid=GRID)

    def _flow_under(self, snap: Snap) -> str | None:
        """Return the flow that a single step, joined to nothing yet, is held over."""
        places = self._before
        if len(self._ids) != 1 or self._ids[0] not in places.steps:
            return None
        if self._ids[0] in places.notes:
            return None
        if places.ways_out.get(self._ids[0]) or places.ways_in.get(self._ids[0]):
            return None
        x, y = centre(self._box)
        return places.flow_at(x + snap.dx, y + snap.dy, self._canvas.slack(14))

    def _say(self, at: QPoint) -> None:
        canvas, theme = self._canvas, self._canvas.theme
        if self._broken is not None:
            lines = [(canvas.words.refusal(self._broken), theme.ink)]
            canvas.say_at(at, lines, edge=theme.soon)
        elif self._flow is not None:
            flow = self._before.flows[self._flow]
            ends = {
                "source": bare(self._before, canvas.words, flow.source),
                "target": bare(self._before, canvas.words, flow.target),
            }
            text = canvas.words.say(Say.DROP_TO_INSERT, **ends)
            canvas.say_at(at, [(text, theme.ok)], edge=theme.ok)
        elif self._changes():
            step = canvas.places.steps[self._changes()[0]]
            phase = canvas.places.phases.get(step.phase or "")
            text = canvas.words.say(Say.OUT_OF_PHASE)
            if phase is not None:
                text = canvas.words.say(Say.INTO_PHASE, phase=canvas.words.name(phase.words))
            canvas.say_at(at, [(text, theme.ink)], edge=theme.soon)
        else:
            canvas.callout.hide()

    def _phases_entered(self) -> dict[str, Welcome]:
        steps = (self._canvas.places.steps[known] for known in self._changes())
        return {step.phase: Welcome.READY for step in steps if step.phase is not None}

    def _changes(self) -> tuple[str, ...]:
        """Return the moved steps that would lie in another phase than before."""
        before, after = self._before.steps, self._canvas.places.steps
        notes = self._before.notes
        if self._broken is not None:
            return ()
        steps = (known for known in self._ids if known in before and known not in notes)
        return tuple(step for step in steps if after[step].phase != before[step].phase)

    def _neighbours(self) -> tuple[Box, ...]:
        """Return the boxes in sight that may catch: those of nodes that do not move themselves."""
        seen = self._canvas.seen
        view = Box(seen.x(), seen.y(), seen.width(), seen.height())
        moved = set(self._ids)
        for phase in moved & set(self._before.phases):
            moved.update(self._before.inside(phase))
        kinds = (Kind.STEP, Kind.PHASE)
        return tuple(
            part.box for part in self._before.near(view)
            if part.kind in kinds and part.id not in moved
            and not (part.kind is Kind.PHASE and self._before.phase_of(next(iter(self._ids), ""))
                     == part.id)
        )  # fmt: skip


def movable(places: Places, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the nodes among `ids`; steps of a phase that moves itself go along anyway."""
    phases = {known for known in ids if known in places.phases}
    steps = (known for known in ids if known in places.steps)
    return (*phases, *(step for step in steps if places.steps[step].phase not in phases))
