"""What a BPMN file draws beside the path (vieraat osat): kept untouched, and shown greyed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from diagram.graph.changing import boxes
from diagram.graph.drawing import plane_of
from diagram.graph.names import AUTHORED, MODEL, SHAPES, is_model, local, tag
from diagram.graph.reading import bounds_of, definition_of, line_of
from diagram.graph.safe_xml import parse
from models.rules.process import Box, ProcessDefinition


@dataclass(frozen=True, slots=True)
class ForeignElement:
    """One drawn element that is not of the path: `kind` is its BPMN name, e.g. "textAnnotation".

    A shape has a box, a line has points.
    """

    id: str
    kind: str
    name: str
    box: Box | None = None
    line: tuple[tuple[float, float], ...] = ()
    label: Box | None = None


@dataclass(frozen=True, slots=True)
class ForeignView:
    """What else is drawn, in drawing order.

    `marked` are the steps of the path that the file calls something which we carry out but do not
    author, by id with that BPMN name, e.g. "serviceTask".
    """

    elements: tuple[ForeignElement, ...] = ()
    marked: Mapping[str, str] = field(default_factory=dict)


NOTHING_FOREIGN = ForeignView()


def foreign(source: bytes) -> ForeignView:
    """Return what the file draws beside the path. Raises RuleBroken as `bpmn.read` does."""
    root = parse(source)
    definition, _ = definition_of(root)
    elements = {str(e.get("id", "")): e for e in root.iter() if is_model(e)}
    plane = plane_of(root, definition.id)
    drawn = list(_drawn(plane, elements, _own(definition))) if plane is not None else []
    return ForeignView(tuple(drawn), _marked(definition, elements))


def _own(definition: ProcessDefinition) -> frozenset[str]:
    marks = {mark.id for phase in definition.phases for mark in phase.deadlines}
    extra = {f"Flow_of_{mark}" for mark in marks} | {f"Event_of_{mark}" for mark in marks}
    flows = {flow.id for flow in definition.flows}
    return frozenset(boxes(definition).keys() | flows | marks | extra | {definition.id})


def _drawn(
    plane: Element, elements: Mapping[str, Element], own: frozenset[str]
) -> Iterator[ForeignElement]:
    for shape in plane.iterchildren(tag(SHAPES, "BPMNShape"), tag(SHAPES, "BPMNEdge")):
        drawn = str(shape.get("bpmnElement", ""))
        element = elements.get(drawn)
        if drawn in own or element is None:
            continue
        label = shape.find(tag(SHAPES, "BPMNLabel"))
        yield ForeignElement(
            id=drawn,
            kind=local(element),
            name=_name(element),
            box=bounds_of(shape),
            line=line_of(shape),
            label=bounds_of(label) if label is not None else None,
        )


def _name(element: Element) -> str:
    text = element.get("name") or element.findtext(tag(MODEL, "text")) or ""
    return " ".join(str(text).split())[:300]


def _marked(definition: ProcessDefinition, elements: Mapping[str, Element]) -> dict[str, str]:
    names = ((step.id, local(elements[step.id])) for step in definition.steps)
    return {
        step: name
        for step, name in names
        if name not in AUTHORED or _is_event(elements[step], name)
    }


def _is_event(element: Element, name: str) -> bool:
    """Answer whether a start or end does more than the plain one that we author."""
    kinds = [local(child) for child in element if local(child).endswith("EventDefinition")]
    plain = {"startEvent": {"messageEventDefinition"}, "endEvent": {"terminateEventDefinition"}}
    return bool(set(kinds) - plain.get(name, set()))
