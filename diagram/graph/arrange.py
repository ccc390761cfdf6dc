"""Places for the steps of a process: phases side by side, steps along the flow, always the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from diagram.graph.layers import layers_of
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind

Point = tuple[float, float]

SIZES = {
    StepKind.TASK: (120.0, 80.0),
    StepKind.START: (36.0, 36.0),
    StepKind.END: (36.0, 36.0),
    StepKind.GATEWAY: (50.0, 50.0),
}
_GAP_X, _GAP_Y = 50.0, 40.0
_PAD_X, _PAD_TOP, _PAD_BOTTOM = 30.0, 50.0, 50.0
_ORIGIN = (80.0, 100.0)
_BACK_DEPTH = 60.0


@dataclass(frozen=True, slots=True)
class _Placed:
    boxes: Mapping[str, Box]
    width: float
    height: float


def arrange(definition: ProcessDefinition, *, only_missing: bool = False) -> ProcessDefinition:
    """Return the definition with every box and line placed; equal input gives equal places.

    With `only_missing` a definition whose nodes all have boxes keeps them, and only flows
    without waypoints are routed.
    """
    boxes = {phase.id: phase.box for phase in definition.phases}
    boxes |= {step.id: step.box for step in definition.steps}
    if only_missing and all(box.width > 0 for box in boxes.values()):
        return _with_flows(definition, boxes, keep=True)
    boxes = _all_boxes(definition)
    placed = replace(
        definition,
        phases=tuple(_moved_phase(p, boxes) for p in definition.phases),
        steps=tuple(_moved_step(s, boxes) for s in definition.steps),
    )
    return _with_flows(placed, boxes, keep=False)


def _all_boxes(definition: ProcessDefinition) -> dict[str, Box]:
    inner = {p.id: _inside(definition, p.id) for p in definition.phases}
    sizes = {key: (placed.width, placed.height) for key, placed in inner.items()}
    for step in definition.steps:
        sizes.setdefault(step.id, SIZES[step.kind])
    top = [p.id for p in definition.phases] + [s.id for s in definition.steps if s.phase is None]
    outer = _in_layers(top, definition.flows, sizes, _ORIGIN)
    boxes = dict(outer.boxes)
    for phase_id, placed in inner.items():
        at = outer.boxes[phase_id]
        for key, box in placed.boxes.items():
            boxes[key] = Box(at.x + box.x, at.y + box.y, box.width, box.height)
    return boxes


def _inside(definition: ProcessDefinition, phase_id: str) -> _Placed:
    steps = [s for s in definition.steps if s.phase == phase_id]
    sizes = {s.id: SIZES[s.kind] for s in steps}
    placed = _in_layers([s.id for s in steps], definition.flows, sizes, (_PAD_X, _PAD_TOP))
    width = max(placed.width + 2 * _PAD_X, 200.0)
    height = max(placed.height + _PAD_TOP + _PAD_BOTTOM, 160.0)
    return _Placed(placed.boxes, width, height)


def _in_layers(
    ids: Sequence[str], flows: Sequence[Flow], sizes: Mapping[str, tuple[float, float]], at: Point
) -> _Placed:
    layers = layers_of(ids, [(f.source, f.target) for f in flows])
    if not layers:
        return _Placed({}, 0.0, 0.0)
    widths = [max(sizes[i][0] for i in layer) for layer in layers]
    tallest = max(sizes[layer[0]][1] for layer in layers)
    boxes: dict[str, Box] = {}
    x, lowest = at[0], at[1] + tallest
    for layer, width in zip(layers, widths, strict=True):
        y = at[1] + (tallest - sizes[layer[0]][1]) / 2
        for node in layer:
            own_width, own_height = sizes[node]
            boxes[node] = Box(x + (width - own_width) / 2, y, own_width, own_height)
            y += own_height + _GAP_Y
            lowest = max(lowest, y - _GAP_Y)
        x += width + _GAP_X
    return _Placed(boxes, x - _GAP_X - at[0], lowest - at[1])


def _moved_phase(phase: Phase, boxes: Mapping[str, Box]) -> Phase:
    return replace(phase, box=boxes[phase.id])


def _moved_step(step: Step, boxes: Mapping[str, Box]) -> Step:
    return replace(step, box=boxes[step.id])


def _with_flows(
    definition: ProcessDefinition, boxes: Mapping[str, Box], *, keep: bool
) -> ProcessDefinition:
    lowest = max((b.y + b.height for b in boxes.values()), default=0.0)
    return replace(
        definition,
        flows=tuple(
            flow
            if keep and flow.waypoints
            else replace(flow, waypoints=_route(flow, boxes, lowest))
            for flow in definition.flows
        ),
    )


def _route(flow: Flow, boxes: Mapping[str, Box], lowest: float) -> tuple[Point, ...]:
    source, target = boxes.get(flow.source), boxes.get(flow.target)
    if source is None or target is None:
        return ((0.0, 0.0), (0.0, 0.0))
    if target.x < source.x + source.width:
        return _around(source, target, lowest)
    start = (source.x + source.width, source.y + source.height / 2)
    end = (target.x, target.y + target.height / 2)
    if start[1] == end[1]:
        return (start, end)
    middle = (start[0] + end[0]) / 2
    return (start, (middle, start[1]), (middle, end[1]), end)


def _around(source: Box, target: Box, lowest: float) -> tuple[Point, ...]:
    left, right = target.x + target.width / 2, source.x + source.width / 2
    deep = lowest + _BACK_DEPTH
    return (
        (right, source.y + source.height),
        (right, deep),
        (left, deep),
        (left, target.y + target.height),
    )
