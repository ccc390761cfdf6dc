"""Where phases, steps, ends and flows lie on the map: columns that fill the given size.

Plain numbers in scene units (1 unit = 1 px at the fitted zoom); no painting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diagram.editor.ways import Way, ways_of
from models.rules.process import Box, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words

MARGIN = 14.0
PAD = 10.0
TOP = 10.0
MIN_BODY = 18.0
MIN_LANE = 138.0
COMFORT = 190.0
_MIN_LANE_GAP = 16.0
_LANE_GAP = 26.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Distances that give way where the window is low."""

    gap: float
    axis: float
    exit: float
    foot: float
    loop: float
    legend: float


_ROOMY = Measures(gap=18, axis=22, exit=28, foot=14, loop=28, legend=4)
_TIGHT = Measures(gap=13, axis=19, exit=23, foot=9, loop=20, legend=2)


def measures_for(height: float) -> Measures:
    """Return the distances for a map of this height."""
    return _ROOMY if height >= 720 else _TIGHT


@dataclass(frozen=True, slots=True)
class Needs:
    """What the content wants: heights of heads, and of each step's pile of marks."""

    lane_head: float
    step_head: Mapping[str, float]
    body: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn flow: its points, whether it leads back, and its name with the place for it."""

    points: tuple[tuple[float, float], ...]
    back: bool = False
    name: Words = Words("")
    name_at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Lane:
    """A phase as a column; `phase` is None for steps that lie in no phase."""

    phase: Phase | None
    box: Box
    head: float
    steps: tuple[Step, ...]
    exits: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Every place on the map."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    steps: Mapping[str, Box]
    heads: Mapping[str, float]
    exits: Mapping[str, Box]
    lines: tuple[Line, ...]
    legend: Box
    measures: Measures

    def body_of(self, step_id: str) -> Box:
        """Return the part of a step's card where its cases lie: under its head, over its axis."""
        box, head = self.steps[step_id], self.heads[step_id]
        tall = box.height - head - self.measures.axis
        return Box(box.x + PAD - 2, box.y + head, box.width - 2 * PAD + 4, tall)


def smallest_width(definition: ProcessDefinition) -> float:
    """Return the width under which the map is shrunk instead of laid out anew."""
    count = max(len(_columns(definition)), 1)
    return 2 * MARGIN + count * MIN_LANE + (count - 1) * _MIN_LANE_GAP


def card_width(definition: ProcessDefinition, width: float) -> float:
    """Return how wide a step's card is in a map of `width`."""
    return _lane_width(len(_columns(definition)), width)[0] - 2 * PAD


def room_of(
    definition: ProcessDefinition, height: float, needs: Needs
) -> dict[str, tuple[tuple[str, ...], float]]:
    """Return for each lane its steps and the height that their piles may share."""
    sizes = measures_for(height)
    rooms = {}
    for phase, steps, exits in _columns(definition):
        room = height - _under(definition, sizes) - TOP - needs.lane_head - sizes.foot
        room -= _exit_room(exits, sizes) + (len(steps) - 1) * sizes.gap
        room -= sum(needs.step_head[step.id] + sizes.axis for step in steps)
        rooms[phase.id if phase else ""] = (tuple(s.id for s in steps), room)
    return rooms


def lay_out(definition: ProcessDefinition, width: float, height: float, needs: Needs) -> Layout:
    """Return the map laid out over `width` x `height`; taller when the content needs it."""
    sizes = measures_for(height)
    columns = _columns(definition)
    rooms = room_of(definition, height, needs)
    lane_width, gap = _lane_width(len(columns), width)
    steps: dict[str, Box] = {}
    bottom = height - _under(definition, sizes)
    for place, (phase, lane_steps, exits) in enumerate(columns):
        x = MARGIN + place * (lane_width + gap)
        bodies = _shared(lane_steps, rooms[phase.id if phase else ""][1], needs)
        y = TOP + needs.lane_head
        for step, body in zip(lane_steps, bodies, strict=True):
            tall = needs.step_head[step.id] + body + sizes.axis
            steps[step.id] = Box(x + PAD, y, lane_width - 2 * PAD, tall)
            y += tall + sizes.gap
        bottom = max(bottom, y - sizes.gap + sizes.foot + _exit_room(exits, sizes))
    lanes = tuple(
        Lane(
            phase,
            Box(MARGIN + place * (lane_width + gap), TOP, lane_width, bottom - TOP),
            needs.lane_head,
            tuple(lane_steps),
            tuple(exits),
        )
        for place, (phase, lane_steps, exits) in enumerate(columns)
    )
    exits_at = _exit_boxes(lanes, sizes)
    lines = _lines(ways_of(definition), lanes, steps, exits_at, bottom + sizes.loop / 2)
    full_height = bottom + _under(definition, sizes)
    legend = Box(MARGIN, full_height - sizes.legend, width - 2 * MARGIN, sizes.legend)
    return Layout(width, full_height, lanes, steps, needs.step_head, exits_at, lines, legend, sizes)


Column = tuple[Phase | None, list[Step], list[Step]]


def _columns(definition: ProcessDefinition) -> list[Column]:
    ends = {way.target: way.source_phase for way in ways_of(definition) if way.ends}
    exits = [s for s in definition.steps if s.kind is StepKind.END and s.phase is None]
    found: list[Column] = []
    for phase in (None, *definition.phases):
        phase_id = phase.id if phase else None
        steps = [step for step in definition.tasks if step.phase == phase_id]
        if phase is not None or steps:
            own = [e for e in exits if e.id in ends and ends[e.id] == phase_id]
            found.append((phase, steps, own))
    return found


def _lane_width(count: int, width: float) -> tuple[float, float]:
    count = max(count, 1)
    gap = _LANE_GAP if width >= count * 200 else _MIN_LANE_GAP
    return (width - 2 * MARGIN - (count - 1) * gap) / count, gap


def _under(definition: ProcessDefinition, sizes: Measures) -> float:
    loops = any(way.back and way.crosses for way in ways_of(definition))
    return sizes.legend + (sizes.loop if loops else 6.0)


def _exit_room(exits: Sequence[Step], sizes: Measures) -> float:
    return (sizes.exit + 6) * len(exits) + (sizes.gap - 6 if exits else 0)


def _shared(steps: Sequence[Step], room: float, needs: Needs) -> list[float]:
    """Share the room of a lane: equal heights where they suffice, more for a higher pile."""
    if not steps:
        return []
    wants = [max(needs.body[step.id], MIN_BODY) for step in steps]
    level = _water_level(wants, room)
    roof = max(COMFORT, *wants)
    return [max(want, min(level, roof)) for want in wants]


def _water_level(wants: Sequence[float], room: float) -> float:
    """Return the height h with sum(max(want, h)) = room, or the lowest want when room lacks."""
    ordered = sorted(wants)
    for count in range(len(ordered), 0, -1):
        level = (room - sum(ordered[count:])) / count
        if level >= ordered[count - 1]:
            return level
    return ordered[0]


def _exit_boxes(lanes: Sequence[Lane], sizes: Measures) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    for lane in lanes:
        y = lane.box.y + lane.box.height - sizes.foot - len(lane.exits) * (sizes.exit + 6) + 6
        for place, end in enumerate(lane.exits):
            at = y + place * (sizes.exit + 6)
            boxes[end.id] = Box(lane.box.x + PAD, at, lane.box.width - 2 * PAD, sizes.exit)
    return boxes


def _lines(
    ways: Sequence[Way],
    lanes: Sequence[Lane],
    steps: Mapping[str, Box],
    exits: Mapping[str, Box],
    under: float,
) -> tuple[Line, ...]:
    places = {lane.phase.id if lane.phase else None: i for i, lane in enumerate(lanes)}
    found: dict[tuple[object, ...], Line] = {}
    for way in ways:
        here = places.get(way.source_phase, 0)
        if way.ends:
            if way.target in exits:
                line = _down(steps[way.source], exits[way.target], back=False)
                found.setdefault(("end", way.target), line)
        elif way.crosses:
            there = places.get(way.target_phase, 0)
            key = ("lane", here, there)
            found.setdefault(key, _between(lanes[here], lanes[there], there - here, way, under))
        else:
            found.setdefault(("step", way.source, way.target), _within(way, lanes[here], steps))
    return tuple(found.values())


def _down(above: Box, below: Box, *, back: bool) -> Line:
    x = above.x + above.width / 2
    return Line(((x, above.y + above.height), (x, below.y)), back)


def _within(way: Way, lane: Lane, steps: Mapping[str, Box]) -> Line:
    source, target = steps[way.source], steps[way.target]
    order = [step.id for step in lane.steps]
    if order.index(way.target) == order.index(way.source) + 1:
        return _down(source, target, back=False)
    side = source.x + source.width + PAD / 2
    start, end = source.y + source.height / 2, target.y + target.height / 2
    right = source.x + source.width
    return Line(((right, start), (side, start), (side, end), (right, end)), way.back, way.words)


def _between(source: Lane, target: Lane, distance: int, way: Way, under: float) -> Line:
    y = source.box.y + 22.0
    start, end = source.box.x + source.box.width, target.box.x
    if distance == 1:
        return Line(((start, y), (end, y)))
    if distance > 1:
        high = source.box.y - 5
        half = source.box.width / 2
        over = ((start - half, high + 5), (start - half, high), (end + 20, high))
        return Line((*over, (end + 20, high + 5)), name=way.words)
    bottom = source.box.y + source.box.height
    right = source.box.x + source.box.width / 2
    left = target.box.x + target.box.width / 2
    round_it = ((right, bottom), (right, under), (left, under), (left, bottom))
    return Line(round_it, back=True, name=way.words, name_at=((left + right) / 2, under))
