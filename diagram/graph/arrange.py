"""Places for the steps of a process: phases side by side, steps along the flow, always the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from diagram.graph.geometry import Point, shifted
from diagram.graph.label_places import labelled
from diagram.graph.layers import layers_of
from diagram.graph.notes import LEAST, WIDE, in_row, tallest
from diagram.graph.obstacles import REACH
from diagram.graph.routing import routes
from diagram.graph.ties import rough_spots, ties
from models.rules.process import Box, Flow, ProcessDefinition, Step, StepKind

SIZES = {
    StepKind.TASK: (120.0, 80.0),
    StepKind.START: (36.0, 36.0),
    StepKind.END: (36.0, 36.0),
    StepKind.GATEWAY: (50.0, 50.0),
    StepKind.SEND: (120.0, 80.0),
    StepKind.PARALLEL: (50.0, 50.0),
    StepKind.NOTE: (WIDE, LEAST),
}
_GAP_X, _GAP_Y = 50.0, 40.0
_NAMED_GAP = 100.0
"""Wider where flows with names lead on from a column."""

_PAD_X, _PAD_TOP, _PAD_BOTTOM = 30.0, 50.0, 50.0
_ORIGIN = (80.0, 100.0)


@dataclass(frozen=True, slots=True)
class _Placed:
    boxes: Mapping[str, Box]
    width: float
    height: float


def arrange(definition: ProcessDefinition, *, only_missing: bool = False) -> ProcessDefinition:
    """Return the definition with every box and line placed; equal input gives equal places.

    With `only_missing` what has a place keeps it: nodes without one are set below the others, and
    only flows without waypoints are led. A definition with no places at all is laid out whole.
    """
    boxes = {node: box for node, box in _boxes(definition).items() if box.width > 0}
    if not only_missing or not boxes:
        placed = _placed(definition, _all_boxes(definition))
        bare = replace(placed, flows=tuple(replace(f, waypoints=()) for f in placed.flows))
        return _led(bare)
    if len(boxes) < len(definition.phases) + len(definition.steps):
        definition = _placed(definition, _with_missing(definition, boxes))
    return _led(definition)


def laid_out(definition: ProcessDefinition) -> ProcessDefinition:
    """Lay the whole path out (järjestä): boxes, lines and places of names."""
    bare = replace(definition, steps=tuple(replace(s, label=None) for s in definition.steps))
    return labelled(arrange(bare))


def _boxes(definition: ProcessDefinition) -> dict[str, Box]:
    boxes = {phase.id: phase.box for phase in definition.phases}
    return boxes | {step.id: step.box for step in definition.steps}


def _placed(definition: ProcessDefinition, boxes: Mapping[str, Box]) -> ProcessDefinition:
    return replace(
        definition,
        phases=tuple(replace(p, box=boxes[p.id]) for p in definition.phases),
        steps=tuple(replace(s, box=boxes[s.id]) for s in definition.steps),
    )


def _led(definition: ProcessDefinition) -> ProcessDefinition:
    """Lead what has no way: the flows, and then the lines to them."""
    lines = {tie.id for tie in ties(definition)}
    bare = [flow for flow in definition.flows if not flow.waypoints]
    led = _led_some(definition, [flow for flow in bare if flow.id not in lines])
    return _led_some(led, [flow for flow in bare if flow.id in lines])


def _led_some(definition: ProcessDefinition, bare: Sequence[Flow]) -> ProcessDefinition:
    ways = routes(definition, bare)
    if not any(ways.values()):
        return definition
    flows = tuple(
        replace(flow, waypoints=ways[flow.id], label=None) if flow.id in ways else flow
        for flow in definition.flows
    )
    return replace(definition, flows=flows)


def _with_missing(definition: ProcessDefinition, known: Mapping[str, Box]) -> dict[str, Box]:
    """Return the known places, and below them a row of what has none, each in its phase."""
    whole, boxes = _all_boxes(definition), dict(known)
    for phase in definition.phases:
        inside = [s for s in definition.steps if s.phase == phase.id and s.id not in boxes]
        if phase.id in boxes and inside:
            boxes[phase.id] = _in_row(inside, boxes, boxes[phase.id])
    lowest = max(box.y + box.height for box in boxes.values()) + 2 * _GAP_Y
    x = min(box.x for box in boxes.values())
    top = [p.id for p in definition.phases] + [s.id for s in definition.steps if s.phase is None]
    for node in top:
        if node in boxes:
            continue
        dx, dy = x - whole[node].x, lowest - whole[node].y
        for key in (node, *(s.id for s in definition.steps if s.phase == node)):
            boxes[key] = shifted(whole[key], dx, dy)
        x += whole[node].width + _GAP_X
    return boxes


def _in_row(steps: Sequence[Step], boxes: dict[str, Box], phase: Box) -> Box:
    """Place steps in a row along the foot of a phase; return the phase grown for them."""
    x, y = phase.x + _PAD_X, phase.y + phase.height
    tallest = max(SIZES[step.kind][1] for step in steps)
    for step in steps:
        width, height = SIZES[step.kind]
        boxes[step.id] = Box(x, y + (tallest - height) / 2, width, height)
        x += width + _GAP_X
    grown = Box(phase.x, phase.y, max(phase.width, x - _GAP_X + _PAD_X - phase.x), phase.height)
    return replace(grown, height=phase.height + tallest + _PAD_BOTTOM)


def _all_boxes(definition: ProcessDefinition) -> dict[str, Box]:
    inner = {p.id: _inside(definition, p.id) for p in definition.phases}
    sizes = {key: (placed.width, placed.height) for key, placed in inner.items()}
    for step in definition.steps:
        sizes.setdefault(step.id, SIZES[step.kind])
    noted = [s for s in definition.steps if s.phase is None and s.kind is StepKind.NOTE]
    over = tallest(noted) + _GAP_Y if noted else 0.0
    at = (_ORIGIN[0], _ORIGIN[1] + over)
    top = [p.id for p in definition.phases]
    top += [s.id for s in definition.steps if s.phase is None and s not in noted]
    feet = {p.id: REACH for p in definition.phases if p.deadlines}
    outer = _in_layers(top, definition.flows, sizes, at, feet=feet)
    boxes = dict(outer.boxes)
    for phase_id, placed in inner.items():
        around = outer.boxes[phase_id]
        for key, box in placed.boxes.items():
            boxes[key] = Box(around.x + box.x, around.y + box.y, box.width, box.height)
    row = (_ORIGIN[0], _ORIGIN[1] + tallest(noted))
    tied = boxes | rough_spots(definition, boxes)
    return boxes | in_row(noted, definition.flows, tied, row)


def _inside(definition: ProcessDefinition, phase_id: str) -> _Placed:
    inside = [s for s in definition.steps if s.phase == phase_id]
    steps = [s for s in inside if s.kind is not StepKind.NOTE]
    noted = [s for s in inside if s.kind is StepKind.NOTE]
    sizes = {s.id: SIZES[s.kind] for s in steps}
    over = tallest(noted) + _GAP_Y if noted else 0.0
    at = (_PAD_X, _PAD_TOP + over)
    placed = _in_layers([s.id for s in steps], definition.flows, sizes, at)
    tied = dict(placed.boxes) | rough_spots(definition, placed.boxes)
    row = in_row(noted, definition.flows, tied, (_PAD_X, _PAD_TOP + tallest(noted)))
    right = max((box.x + box.width for box in row.values()), default=0.0)
    width = max(placed.width + 2 * _PAD_X, right + _PAD_X, 200.0)
    height = max(placed.height + over + _PAD_TOP + _PAD_BOTTOM, 160.0)
    return _Placed({**placed.boxes, **row}, width, height)


def _in_layers(
    ids: Sequence[str],
    flows: Sequence[Flow],
    sizes: Mapping[str, tuple[float, float]],
    at: Point,
    *,
    feet: Mapping[str, float] = MappingProxyType({}),
) -> _Placed:
    """Place nodes in columns along the flow; `feet` is what hangs under some of them."""
    layers = layers_of(ids, [(f.source, f.target) for f in flows])
    if not layers:
        return _Placed({}, 0.0, 0.0)
    widths = [max(sizes[i][0] for i in layer) for layer in layers]
    tallest = max(sizes[layer[0]][1] for layer in layers)
    boxes: dict[str, Box] = {}
    named = {flow.source for flow in flows if flow.words.fi}
    x, lowest = at[0], at[1] + tallest
    for layer, width in zip(layers, widths, strict=True):
        y = at[1] + (tallest - sizes[layer[0]][1]) / 2
        for node in layer:
            own_width, own_height = sizes[node]
            boxes[node] = Box(x + (width - own_width) / 2, y, own_width, own_height)
            y += own_height + feet.get(node, 0.0) + _GAP_Y
            lowest = max(lowest, y - _GAP_Y)
        gap = _GAP_X if named.isdisjoint(layer) else _NAMED_GAP
        x += width + gap
    return _Placed(boxes, x - gap - at[0], lowest - at[1])
