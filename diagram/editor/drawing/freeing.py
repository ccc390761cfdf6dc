"""Where a new element goes: beside the one that it follows, with room made where there is none."""

from diagram.editor.drawing.grid import Kind, touches
from diagram.editor.drawing.places import Places, Point, centre
from diagram.graph import edits
from diagram.graph.aligning import Axis
from diagram.graph.arrange import SIZES
from models.rules.process import Box, ProcessDefinition, StepKind

GAP = 50.0
"""Between an element and the next one, in diagram units."""

_PAD = 30.0
_BESIDE, _BENEATH = 60.0, 46.0
"""How far right of a deadline and under it a note is put, so that its line passes the words."""

_OVER = 40.0
_PHASE = (400.0, 200.0)


def after(
    definition: ProcessDefinition, source: str, size: Point
) -> tuple[ProcessDefinition, Point]:
    """Return the middle of a free place right of a node, and the path with room made for it.

    Beside a node that already leads on, the place is under what follows it.
    """
    places = Places(definition)
    box = places.box(source)
    leads_on = places.leads_on(source)
    at = (box.x + box.width + GAP + size[0] / 2, centre(box)[1])
    if leads_on:
        return definition, _under(places, source, at, size)
    wanted = _around(at, size)
    short = _shortage(places, source, wanted)
    if short > 0:
        line = box.x + box.width + 10
        definition = edits.make_space(definition, at=line, axis=Axis.X, amount=short)
    return definition, at


def between(
    definition: ProcessDefinition, flow_id: str, at: Point, size: Point
) -> tuple[ProcessDefinition, Point]:
    """Return where an element goes on a flow, and the path with room made for it.

    On a flow to a node further right it stands between both, with a gap on either side; on any
    other it stands at `at`.
    """
    places = Places(definition)
    flow = places.flows[flow_id]
    source, target = places.box(flow.source), places.box(flow.target)
    left = source.x + source.width
    level = abs(centre(source)[1] - centre(target)[1]) < size[1] / 2
    if not level or target.x < left:
        return definition, at
    short = size[0] + 2 * GAP - (target.x - left)
    if short > 0:
        definition = edits.make_space(definition, at=left + 5, axis=Axis.X, amount=short)
        return definition, (left + GAP + size[0] / 2, centre(source)[1])
    low, high = left + GAP + size[0] / 2, target.x - GAP - size[0] / 2
    return definition, (min(max(at[0], low), high), centre(source)[1])


def inside(definition: ProcessDefinition, phase: str, size: Point) -> Point:
    """Return the middle of a free place in a phase: after its last step, else at its left."""
    places = Places(definition)
    box = places.box(phase)
    steps = [step for step in places.inside(phase) if step not in places.notes]
    if not steps:
        return (box.x + _PAD + size[0] / 2, box.y + box.height / 2 + 10)
    last = max(steps, key=lambda step: places.box(step).x + places.box(step).width)
    right = places.box(last)
    return (right.x + right.width + GAP + size[0] / 2, centre(right)[1])


def beside_all(definition: ProcessDefinition, size: Point) -> Point:
    """Return the middle of a place right of everything, or the beginning of an empty path."""
    places = Places(definition)
    tops = [step for step in places.inside(None) if step not in places.notes]
    nodes = [*places.phases, *tops]
    if not nodes:
        return (80 + size[0] / 2, 100 + _PHASE[1] / 2)
    last = max((places.box(node) for node in nodes), key=lambda box: box.x + box.width)
    return (last.x + last.width + GAP + size[0] / 2, centre(last)[1])


def over(places: Places, element_id: str, size: Point) -> Point:
    """Return the middle of a free place over an element, outside of its phase: for a note."""
    box = places.box(element_id)
    phase = places.phase_of(element_id)
    top = places.box(phase).y if phase is not None and phase in places.phases else box.y
    at = (centre(box)[0], top - _OVER - size[1] / 2)
    while any(part.kind is not Kind.FLOW for part in places.near(_around(at, size))):
        at = (at[0], at[1] - 10)
    return at


def under(places: Places, deadline: str, size: Point) -> Point:
    """Return the middle of a free place under a deadline, beside its words: for a note."""
    box = places.box(deadline)
    at = (box.x + _BESIDE + size[0] / 2, centre(box)[1] + _BENEATH + size[1] / 2)
    while any(part.kind is not Kind.FLOW for part in places.near(_around(at, size))):
        at = (at[0], at[1] + 10)
    return at


def free_below(places: Places, at: Point, size: Point) -> Point:
    """Return the nearest middle at a point or straight under it where no step is covered."""
    while any(part.kind is Kind.STEP for part in places.near(_around(at, size))):
        at = (at[0], at[1] + 10)
    return at


def size_of(kind: StepKind) -> Point:
    """Return the size of a new step."""
    return SIZES[kind]


def phase_size() -> Point:
    """Return the size of a new phase."""
    return _PHASE


def _under(places: Places, source: str, at: Point, size: Point) -> Point:
    phase, y = places.phase_of(source), at[1]
    boxes = [places.box(node) for node in _nodes(places, phase) if node != source]
    while any(touches(_around((at[0], y), size), box) for box in boxes):
        y += 10
    return (at[0], y)


def _shortage(places: Places, source: str, wanted: Box) -> float:
    """Return how much room lacks: to the next node, or to the border of the phase."""
    phase = places.phase_of(source)
    boxes = [places.box(node) for node in _nodes(places, phase) if node != source]
    right = wanted.x + wanted.width
    blocked = [box.x for box in boxes if touches(box, wanted)]
    short = right + GAP - min(blocked) if blocked else 0.0
    if phase is not None and phase in places.phases:
        border = places.box(phase).x + places.box(phase).width
        short = max(short, right + _PAD - border)
    return short


def _nodes(places: Places, phase: str | None) -> tuple[str, ...]:
    return (*places.inside(phase), *(places.phases if phase is None else ()))


def _around(at: Point, size: Point) -> Box:
    return Box(at[0] - size[0] / 2, at[1] - size[1] / 2, size[0], size[1])
