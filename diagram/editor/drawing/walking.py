"""Where the keyboard goes from an element: along flows, else to the nearest neighbour."""

from collections.abc import Iterable

from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.places import Places, centre
from diagram.editor.walking import Arrow

_ASIDE = 2.5
"""How much worse a neighbour to the side is than one straight ahead."""


def walked(places: Places, current: str | None, arrow: Arrow) -> str | None:
    """Return the element that an arrow key leads to, None where there is none."""
    if current is None or current not in places:
        return first(places)
    if places.kind(current) is Kind.FLOW:
        return _from_flow(places, current, arrow)
    if places.kind(current) is Kind.DEADLINE:
        return _from_deadline(places, current, arrow)
    along = {Arrow.RIGHT: _targets, Arrow.LEFT: _sources}.get(arrow)
    ends = along(places, current) if along is not None else ()
    if ends:
        return min(ends, key=lambda end: _cost(places, current, end, arrow))
    return _nearest(places, current, arrow)


def first(places: Places) -> str | None:
    """Return where walking begins: the first element in reading order."""
    order = reading_order(places)
    return order[0] if order else None


def reading_order(places: Places) -> tuple[str, ...]:
    """Return all nodes and deadlines: the top level left to right, a phase before its steps."""
    found: list[str] = []
    top = [*places.phases, *places.inside(None)]
    for element_id in _by_place(places, top):
        found.append(element_id)
        if element_id in places.phases:
            found += _by_place(places, places.inside(element_id))
            found += [mark.id for mark in places.phases[element_id].deadlines]
    return tuple(found)


def ways_out(places: Places, current: str) -> tuple[str, ...]:
    """Return the flows out of an element, those straight ahead first."""
    flows = [flow for flow in places.ways_out.get(current, ()) if flow in places]
    return tuple(sorted(flows, key=lambda flow: centre(places.box(flow))[1]))


def ways_in(places: Places, current: str) -> tuple[str, ...]:
    """Return the flows into an element."""
    flows = [flow for flow in places.ways_in.get(current, ()) if flow in places]
    return tuple(sorted(flows, key=lambda flow: centre(places.box(flow))[1]))


def within(places: Places, current: str) -> str | None:
    """Return the first element inside a phase."""
    found = _by_place(places, places.inside(current)) if current in places.phases else []
    return found[0] if found else None


def outward(places: Places, current: str) -> str | None:
    """Return the phase that an element lies in; a flow leads back to its source."""
    if current in places.flows:
        source = places.flows[current].source
        return source if source in places else None
    return places.phase_of(current)


def siblings(places: Places, current: str) -> tuple[str, ...]:
    """Return the flows that begin where a flow begins."""
    return ways_out(places, places.flows[current].source)


def _from_flow(places: Places, current: str, arrow: Arrow) -> str | None:
    flow = places.flows[current]
    end = {Arrow.RIGHT: flow.target, Arrow.LEFT: flow.source}.get(arrow)
    if end is not None:
        return end if end in places else None
    return _next_of(siblings(places, current), current, 1 if arrow is Arrow.DOWN else -1)


def _from_deadline(places: Places, current: str, arrow: Arrow) -> str | None:
    phase, _ = places.deadlines[current]
    marks = tuple(mark.id for mark in phase.deadlines)
    if arrow in (Arrow.UP, Arrow.DOWN):
        return phase.id
    return _next_of(marks, current, 1 if arrow is Arrow.RIGHT else -1)


def _next_of(known: tuple[str, ...], current: str, step: int) -> str | None:
    place = known.index(current) + step
    return known[place] if 0 <= place < len(known) else None


def _targets(places: Places, current: str) -> tuple[str, ...]:
    ways = (flow for flow in places.ways_out.get(current, ()) if not places.is_line(flow))
    ends = (places.flows[flow].target for flow in ways)
    return tuple(end for end in ends if end in places and end != current)


def _sources(places: Places, current: str) -> tuple[str, ...]:
    ways = (flow for flow in places.ways_in.get(current, ()) if not places.is_line(flow))
    ends = (places.flows[flow].source for flow in ways)
    return tuple(end for end in ends if end in places and end != current)


def _nearest(places: Places, current: str, arrow: Arrow) -> str | None:
    phase = places.phase_of(current)
    near = [*places.inside(phase), *(places.phases if phase is None else ())]
    found = _ahead(places, current, near, arrow)
    if not found and current in places.phases and arrow is Arrow.DOWN:
        return within(places, current)
    return min(found, key=lambda other: _cost(places, current, other, arrow)) if found else None


def _ahead(places: Places, current: str, ids: Iterable[str], arrow: Arrow) -> list[str]:
    x, y = centre(places.box(current))
    across, up = arrow.value
    found = []
    for other in ids:
        to_x, to_y = centre(places.box(other))
        if other != current and (to_x - x) * across - (to_y - y) * up > 1:
            found.append(other)
    return found


def _cost(places: Places, current: str, other: str, arrow: Arrow) -> float:
    (x, y), (to_x, to_y) = centre(places.box(current)), centre(places.box(other))
    across, up = arrow.value
    ahead = (to_x - x) * across - (to_y - y) * up
    aside = abs((to_x - x) * up) + abs((to_y - y) * across)
    return abs(ahead) + _ASIDE * aside + (10_000 if ahead < 0 else 0)


def _by_place(places: Places, ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=lambda known: (round(places.box(known).x / 40), places.box(known).y))
