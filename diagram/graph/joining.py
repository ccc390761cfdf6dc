"""Flows past nodes that go away: one way in and one way out become one flow."""

from collections.abc import Iterable
from dataclasses import replace

from diagram.graph.connecting import Connections
from diagram.graph.routing import Routes
from models.rules.process import Flow, ProcessDefinition


class Joining:
    """The flows of one path while nodes are taken from between them, one after the other.

    The joined flow is the one that led in, with its conditions; those of the way out go with the
    node, unless it only branched. Joined flows have no way yet.
    """

    def __init__(self, definition: ProcessDefinition) -> None:
        self._rule = Connections(definition)
        self._flows: list[Flow | None] = list(definition.flows)
        self._gateways = {s.id for s in definition.steps if s.kind.is_gateway}
        self._places: dict[str, set[int]] = {}
        notes = definition.notes
        for place, flow in enumerate(definition.flows):
            if flow.target not in notes:  # a line to a note neither leads on nor stands in the way
                self._tie(place, flow)

    @property
    def flows(self) -> tuple[Flow, ...]:
        """The flows that are left, in their order."""
        return tuple(flow for flow in self._flows if flow is not None)

    def pass_by(self, node: str) -> None:
        """Take all flows from a node and join its neighbours where that is plain."""
        around = [(n, flow) for n in sorted(self._places.get(node, ())) if (flow := self._flows[n])]
        led_in = [(n, flow) for n, flow in around if flow.target == node]
        led_out = [flow for _, flow in around if flow.source == node]
        for place, flow in around:
            self._untie(place, flow)
        if len(led_in) != 1 or len(led_out) != 1:
            return
        (place, first), second = led_in[0], led_out[0]
        if self._rule.problem(first.source, second.target) is None:
            self._tie_anew(place, self._joined(node, first, second))

    def keep(self, flows: Iterable[tuple[int, Flow]]) -> None:
        """Put flows back in their places."""
        for place, flow in flows:
            self._flows[place] = flow

    def _joined(self, node: str, first: Flow, second: Flow) -> Flow:
        joined = replace(first, target=second.target, waypoints=(), label=None)
        if node not in self._gateways:
            return joined
        guards = tuple(dict.fromkeys((*first.guards, *second.guards)))
        return replace(joined, guards=guards, words=first.words if first.words.fi else second.words)

    def _tie(self, place: int, flow: Flow) -> None:
        for end in (flow.source, flow.target):
            self._places.setdefault(end, set()).add(place)

    def _tie_anew(self, place: int, flow: Flow) -> None:
        self._flows[place] = flow
        self._rule.add(flow)
        self._tie(place, flow)

    def _untie(self, place: int, flow: Flow) -> None:
        self._flows[place] = None
        self._rule.drop(flow)
        for end in (flow.source, flow.target):
            self._places[end].discard(place)


def routed(definition: ProcessDefinition, flows: Iterable[Flow]) -> tuple[Flow, ...]:
    """Return flows of which those without a way have one."""
    ways = Routes(definition)
    return tuple(
        flow if flow.waypoints else replace(flow, waypoints=ways.way(flow)) for flow in flows
    )
