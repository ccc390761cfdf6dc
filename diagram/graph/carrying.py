"""What is not ours goes along with what it hangs on: border events, notes inside, line ends."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml.etree import _Element as Element

from diagram.graph.changing import boxes
from diagram.graph.drawing import shift_label, shift_points, shift_shape
from diagram.graph.extensions import ours
from diagram.graph.names import MODEL, SHAPES, local, tag
from models.rules.process import ProcessDefinition

_Way: TypeAlias = tuple[float, float]
_STAY: _Way = (0.0, 0.0)


def carry_along(
    root: Element, plane: Element, was: ProcessDefinition, definition: ProcessDefinition
) -> None:
    """Move the drawing of foreign elements with the steps and phases they hang on."""
    moved = dict(_moved(was, definition))
    if not moved:
        return
    own = _own(was) | _own(definition)
    elements = {e.get("id", ""): e for e in root.iter(tag(MODEL, "*")) if e.get("id")}
    ways = moved | dict(_hanging(elements, moved, own))
    for shape in plane.iterfind(tag(SHAPES, "BPMNShape")):
        drawn = shape.get("bpmnElement", "")
        if drawn not in own and drawn in ways:
            shift_shape(shape, *ways[drawn])
    for edge in plane.iterfind(tag(SHAPES, "BPMNEdge")):
        drawn = edge.get("bpmnElement", "")
        if drawn not in own and drawn in elements:
            _carry_line(edge, elements[drawn], ways)


def _moved(was: ProcessDefinition, definition: ProcessDefinition) -> Iterator[tuple[str, _Way]]:
    before = {key: box for key, box in boxes(was).items() if box.width > 0}
    for key, box in boxes(definition).items():
        old = before.get(key)
        if old is not None and (old.x, old.y) != (box.x, box.y):
            yield key, (box.x - old.x, box.y - old.y)
    for phase in definition.phases:
        old = before.get(phase.id)
        if old is not None and old != phase.box:
            down = phase.box.y + phase.box.height - old.y - old.height
            for mark in phase.deadlines:
                yield mark.id, (phase.box.x - old.x, down)


def _own(definition: ProcessDefinition) -> set[str]:
    """Return what the writer itself has drawn; deadlines keep their places on the border."""
    return {*boxes(definition), *(flow.id for flow in definition.flows)}


def _hanging(
    elements: Mapping[str, Element], moved: Mapping[str, _Way], own: set[str]
) -> Iterator[tuple[str, _Way]]:
    """Yield what lies inside of moved elements and what sits on their borders."""
    for element_id, element in elements.items():
        if element_id in own or element_id in moved:
            continue
        host = element.get("attachedToRef") or ours(element, "reminder").get("of")
        parent = element.getparent()
        while host is None and parent is not None and parent.tag != tag(MODEL, "process"):
            host = parent.get("id") if parent.get("id") in moved else None
            parent = parent.getparent()
        if host in moved and local(element) != "association":
            yield element_id, moved[host or ""]


def _carry_line(edge: Element, element: Element, ways: Mapping[str, _Way]) -> None:
    first = ways.get(element.get("sourceRef", ""), _STAY)
    last = ways.get(element.get("targetRef", ""), _STAY)
    if first == last:
        if first != _STAY:
            shift_points(edge, *first, slice(None))
            shift_label(edge, *first)
        return
    shift_points(edge, *first, slice(0, 1))
    shift_points(edge, *last, slice(-1, None))
