"""Creating elements: after one, on a flow, in a phase, or where the pointer is."""

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint

from diagram.editor.drawing.board import Edit
from diagram.editor.drawing.freeing import (
    after,
    beside_all,
    between,
    inside,
    over,
    phase_size,
    size_of,
    under,
)
from diagram.editor.drawing.lines import longest
from diagram.editor.drawing.outline import bare
from diagram.editor.drawing.picking import Entry
from diagram.editor.drawing.places import Places, Point
from diagram.editor.drawing.words import EditName, Say
from diagram.graph import edits, templates
from diagram.graph.changing import phase_at
from diagram.graph.clipping import new_ids
from diagram.graph.parallels import PAIR_SIZE
from diagram.graph.problem import Problem
from models.rules.process import ProcessDefinition, StepKind
from models.rules.words import Words

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

PHASE = "phase"
PAIR = "pair"
_KINDS = {
    StepKind.TASK: Say.KIND_TASK,
    StepKind.GATEWAY: Say.KIND_GATEWAY,
    StepKind.SEND: Say.KIND_SEND,
    StepKind.PARALLEL: Say.KIND_PARALLEL,
    StepKind.START: Say.KIND_START,
    StepKind.END: Say.KIND_END,
    StepKind.NOTE: Say.KIND_NOTE,
}
_NAMES = {
    PHASE: EditName.ADD_PHASE,
    PAIR: EditName.ADD_PARALLEL,
    str(StepKind.NOTE): EditName.ADD_NOTE,
}
_TEMPLATE = "template:"

Found: TypeAlias = tuple[ProcessDefinition, Point]


class Creating:
    """Makes new elements; the kind is asked in a list that is searched by typing."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        self._canvas = canvas

    def next_step(self) -> None:
        """Create a step where it belongs: after the chosen one, on the flow, in the phase."""
        self._create(str(StepKind.TASK), self._anchor())

    def ask(self) -> None:
        """Ask what to create, and create it where it belongs."""
        anchor = self._anchor()
        self._ask(anchor, self._beside(anchor), None)

    def ask_after(self, source: str) -> None:
        """Ask what to create after an element."""
        self._ask(source, self._beside(source), None)

    def ask_at(self, point: Point, source: str | None) -> None:
        """Ask what to create at a point, with a flow from `source`."""
        self._ask(source, self._canvas.view_point(point), point)

    def phase(self) -> None:
        """Create a phase right of all that there is."""
        self._create(PHASE, None)

    def reminder(self) -> None:
        """Create a reminder where it belongs."""
        self._create(str(StepKind.SEND), self._anchor())

    def parallel(self) -> None:
        """Create two parallel steps where they belong."""
        self._create(PAIR, self._anchor())

    def note(self) -> None:
        """Create a note over the chosen element, tied to it."""
        single = self._canvas.shown.single
        is_mark = single is not None and single in self._canvas.places.deadlines
        self._create(str(StepKind.NOTE), single if is_mark else self._anchor())

    def _anchor(self) -> str | None:
        """Return what a new element is created after or in; nothing follows a note."""
        single, places = self._canvas.shown.single, self._canvas.places
        if single is None or single in places.deadlines:
            return None
        if single in places.notes or (single in places.flows and places.is_line(single)):
            return places.phase_of(single)
        return single

    def _ask(self, anchor: str | None, at: QPoint, point: Point | None) -> None:
        canvas = self._canvas
        canvas.picker.open(
            self._title(anchor), self._entries(anchor), at,
            lambda key: self._create(key, anchor, point),
            refuse=lambda key: "" if key == StepKind.NOTE else self.refusal_at(anchor, point),
        )  # fmt: skip

    def refusal_at(self, source: str | None, point: Point | None) -> str:
        """Return why no flow may lead from an element to a new one at a point; empty if it may."""
        places, value = self._canvas.places, self._canvas.value
        if source is None or point is None or source in places.notes:
            return ""
        if phase_at(value, point) == places.phase_of(source):
            return ""
        return self._canvas.words.finding(Problem("edit.crosses_phase", source))

    def _title(self, anchor: str | None) -> str:
        canvas = self._canvas
        if anchor in canvas.places.flows:
            flow = canvas.places.flows[str(anchor)]
            ends = {
                "source": bare(canvas.places, canvas.words, flow.source),
                "target": bare(canvas.places, canvas.words, flow.target),
            }
            return canvas.words.say(Say.CREATE_ON, **ends)
        if anchor is not None:
            name = bare(canvas.places, canvas.words, anchor)
            sentence = Say.CREATE_IN if anchor in canvas.places.phases else Say.CREATE_AFTER
            return canvas.words.say(sentence, name=name)
        return canvas.words.say(Say.CREATE_TITLE)

    def _entries(self, anchor: str | None) -> list[Entry]:
        words = self._canvas.words
        found = [Entry(str(kind), words.say(say)) for kind, say in _KINDS.items()]
        found.insert(2, Entry(PAIR, words.say(Say.KIND_PAIR)))
        if anchor is None:
            found.append(Entry(PHASE, words.say(Say.KIND_PHASE)))
        found += [
            Entry(f"{_TEMPLATE}{known.id}", words.name(known.words))
            for known in templates.TEMPLATES
        ]
        return found

    def _create(self, key: str, anchor: str | None, point: Point | None = None) -> None:
        canvas, before = self._canvas, self._canvas.value
        name = EditName.ADD_STEP
        if key in _NAMES:
            name = _NAMES[key]
        elif key.startswith(_TEMPLATE):
            name = EditName.ADD_TEMPLATE
        elif anchor in canvas.places.flows:
            name = EditName.INSERT
        if not canvas.apply(name, self._edit(key, anchor, point)):
            return
        new = new_ids(before, canvas.value)
        named = [known for known in new if _is_named(canvas.places, known)]
        canvas.choice.select((named or new)[:1])
        if new:
            canvas.edit_name((named or list(new))[0])

    def _edit(self, key: str, anchor: str | None, point: Point | None) -> Edit:
        if key == PHASE:
            return lambda definition: edits.add_phase(
                definition, at=point or beside_all(definition, phase_size()), words=Words("")
            )
        if key.startswith(_TEMPLATE):
            return self._from_template(key.removeprefix(_TEMPLATE), anchor, point)
        if key == PAIR:
            return lambda definition: self._with_pair(definition, anchor, point)
        if key == StepKind.NOTE:
            return lambda definition: self._with_note(definition, anchor, point)
        return lambda definition: self._with_step(definition, StepKind(key), anchor, point)

    def _with_step(
        self, definition: ProcessDefinition, kind: StepKind, anchor: str | None,
        point: Point | None,
    ) -> ProcessDefinition:  # fmt: skip
        places = self._canvas.places
        if anchor in places.flows:
            start, end = longest(places.points(str(anchor)))
            at = point or ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            free, at = between(definition, str(anchor), at, size_of(kind))
            return edits.insert_on_flow(free, str(anchor), kind, at)
        source = anchor if anchor is not None and self._leads(anchor, point) else None
        free, at = self._place(definition, size_of(kind), anchor, point)
        made = edits.add_step(free, kind, at=at, phase=self._scope(anchor, point))
        if source is None:
            return made
        return edits.add_flow(made, source, new_ids(free, made)[0])

    def _with_pair(
        self, definition: ProcessDefinition, anchor: str | None, point: Point | None
    ) -> ProcessDefinition:
        places = self._canvas.places
        if anchor in places.flows:
            start, end = longest(places.points(str(anchor)))
            at = point or ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            free, at = between(definition, str(anchor), at, PAIR_SIZE)
            return edits.add_parallel(free, at=at, flow=anchor)
        free, at = self._place(definition, PAIR_SIZE, anchor, point)
        made = edits.add_parallel(free, at=at, phase=self._scope(anchor, point))
        if anchor is None or not self._leads(anchor, point):
            return made
        return edits.add_flow(made, anchor, new_ids(free, made)[0])

    def _with_note(
        self, definition: ProcessDefinition, anchor: str | None, point: Point | None
    ) -> ProcessDefinition:
        """Add a note beside an element and tie it to that."""
        size, scope = size_of(StepKind.NOTE), None if anchor is None or point else ""
        at = point
        if at is None:
            at = self._beside_told(anchor, size) if anchor else beside_all(definition, size)
        made = edits.add_step(definition, StepKind.NOTE, at=at, phase=scope)
        if anchor is None:
            return made
        return edits.add_flow(made, anchor, new_ids(definition, made)[0])

    def _beside_told(self, anchor: str, size: Point) -> Point:
        places = self._canvas.places
        return (under if anchor in places.deadlines else over)(places, anchor, size)

    def _from_template(self, code: str, anchor: str | None, point: Point | None) -> Edit:
        def edit(definition: ProcessDefinition) -> ProcessDefinition:
            size = size_of(templates.template(code).kind)
            free, at = self._place(definition, size, anchor, point)
            if anchor in self._canvas.places.flows:
                free, at = between(definition, str(anchor), at, size)
                return edits.add_template(free, code, at=at, flow=anchor)
            made = edits.add_template(free, code, at=at, phase=self._scope(anchor, point))
            if anchor is None or not self._leads(anchor, point):
                return made
            return edits.add_flow(made, anchor, new_ids(free, made)[0])

        return edit

    def _scope(self, anchor: str | None, point: Point | None) -> str | None:
        """Return the phase of what a new element follows, which grows for it; None by place."""
        places = self._canvas.places
        if point is not None or anchor is None:
            return None
        return anchor if anchor in places.phases else places.phase_of(anchor) or ""

    def _leads(self, anchor: str, point: Point | None) -> bool:
        """Answer whether the new element follows `anchor`: a chosen phase takes it inside."""
        return anchor in self._canvas.places.steps or point is not None

    def _place(
        self, definition: ProcessDefinition, size: Point, anchor: str | None, point: Point | None
    ) -> Found:
        if point is not None:
            return definition, point
        if anchor is None:
            return definition, beside_all(definition, size)
        if anchor in self._canvas.places.flows:
            start, end = longest(self._canvas.places.points(anchor))
            return definition, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        if anchor in self._canvas.places.phases:
            return definition, inside(definition, anchor, size)
        return after(definition, anchor, size)

    def _beside(self, anchor: str | None) -> QPoint:
        canvas = self._canvas
        if anchor is None:
            return canvas.viewport().rect().center() - QPoint(150, 150)
        canvas.show_box(canvas.places.box(anchor))
        return canvas.device().box(canvas.places.box(anchor)).topRight().toPoint()


def _is_named(places: Places, element_id: str) -> bool:
    """Answer whether an element is given a name at once: of a pair that is its first step."""
    step = places.steps.get(element_id)
    return step is None or step.kind.holds_name
