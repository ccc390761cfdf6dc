"""From BPMN elements to plain data; what we do not know is passed over, never guessed at."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from diagram.graph.extensions import all_ours, ours, refuse_newer
from diagram.graph.names import (
    BOUNDS,
    FLOW,
    LINE,
    LINES,
    MODEL,
    NODE_KINDS,
    SHAPES,
    is_model,
    local,
    tag,
)
from diagram.graph.notes import note_text
from diagram.graph.references import ID_LIMIT, id_of, refuse_unfit
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.process import (
    Box,
    DeadlineMark,
    Flow,
    Phase,
    ProcessDefinition,
    Step,
    StepKind,
    StepRole,
)
from models.rules.words import Words

NAME_LIMIT = 300
TEXT_LIMIT = 10_000
_NO_BOX = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The DI part: boxes, expanded marks, lines and places of names by the id of what they draw."""

    boxes: Mapping[str, Box]
    labels: Mapping[str, Box]
    expanded: Mapping[str, bool]
    lines: Mapping[str, tuple[tuple[float, float], ...]]


def definition_of(root: Element) -> tuple[ProcessDefinition, bool]:
    """Return the definition under `root` and whether every node of it is drawn.

    Raises RuleBroken: "bpmn.not_bpmn", "bpmn.no_process", "bpmn.newer" (element), those of
    `references`, "bpmn.name_too_long" (element, limit), "bpmn.bad_number" (element),
    "bpmn.unknown_form" (element, form), "bpmn.unknown_role" (element), "bpmn.no_id" (element).
    """
    if root.tag != tag(MODEL, "definitions"):
        raise RuleBroken("bpmn.not_bpmn")
    refuse_newer(root)
    refuse_unfit(root)
    process = _main_process(root)
    drawing = _drawing_of(root)
    phases, scopes = _phases(process, drawing)
    steps = (
        *_steps_in(process, None, drawing, scopes),
        *(s for e in scopes for s in _steps_in(e, e.get("id"), drawing, ())),
    )
    known = {step.id for step in steps} | {phase.id for phase in phases}
    marks = {mark.id for phase in phases for mark in phase.deadlines}
    notes = {step.id for step in steps if step.kind is StepKind.NOTE}
    definition = ProcessDefinition(
        id=id_of(process),
        version=_whole(ours(process, "definition").get("version", "1"), process),
        words=_words_of(process),
        phases=phases,
        steps=steps,
        flows=tuple(_flows(root, (process, *scopes), drawing, (known - notes, marks, notes))),
    )
    boxes = (*(step.box for step in steps), *(phase.box for phase in phases))
    return definition, all(box.width > 0 for box in boxes)


def _main_process(root: Element) -> Element:
    found = root.findall(tag(MODEL, "process"))
    if not found:
        raise RuleBroken("bpmn.no_process")
    return max(found, key=lambda p: (p.get("isExecutable") == "true", len(_nodes(p))))


def _nodes(scope: Element) -> list[Element]:
    return [e for e in scope if is_model(e) and local(e) in NODE_KINDS]


def _is_phase(element: Element, drawing: Drawing) -> bool:
    if not (is_model(element) and local(element) == "subProcess"):
        return False
    if element.get("triggeredByEvent") == "true":
        return False
    return drawing.expanded.get(element.get("id", ""), bool(_nodes(element)))


def _phases(process: Element, drawing: Drawing) -> tuple[tuple[Phase, ...], tuple[Element, ...]]:
    found = [e for e in process if _is_phase(e, drawing)]
    found.sort(key=lambda e: drawing.boxes.get(e.get("id", ""), _NO_BOX).x)
    timers: dict[str, list[Element]] = {}
    for event in process.iterfind(tag(MODEL, "boundaryEvent")):
        timers.setdefault(event.get("attachedToRef", ""), []).append(event)
    pairs = [
        (_phase(element, place, drawing, timers.get(element.get("id", ""), ())), element)
        for place, element in enumerate(found, start=1)
    ]
    pairs.sort(key=lambda pair: pair[0].number)
    return tuple(phase for phase, _ in pairs), tuple(element for _, element in pairs)


def _phase(element: Element, place: int, drawing: Drawing, timers: Iterable[Element]) -> Phase:
    phase_id = id_of(element)
    return Phase(
        id=phase_id,
        number=_whole(ours(element, "phase").get("number", str(place)), element),
        words=_words_of(element),
        box=drawing.boxes.get(phase_id, _NO_BOX),
        deadlines=tuple(_deadlines(timers)),
        help=_help_of(element),
    )


def _deadlines(events: Iterable[Element]) -> Iterator[DeadlineMark]:
    for event in events:
        timer = event.find(f"{tag(MODEL, 'timerEventDefinition')}/{tag(MODEL, 'timeDuration')}")
        mark = ours(event, "deadline")
        if timer is None and not mark:
            continue
        if event.get("cancelActivity", "true") != "false":
            continue
        length = (timer.text or "").strip() if timer is not None else ""
        yield DeadlineMark(
            id=id_of(event),
            value=mark.get("value", length),
            unit=mark.get("unit", ""),
            anchor=mark.get("anchor", ""),
            clock=mark.get("clock", ""),
            statute=mark.get("statute", ""),
            reminder=mark.get("reminder", ""),
        )


def _steps_in(
    scope: Element, phase: str | None, drawing: Drawing, phases: Iterable[Element]
) -> Iterator[Step]:
    apart = set(phases)
    for element in _nodes(scope):
        if element in apart or element.get("triggeredByEvent") == "true" or is_reminder(element):
            continue
        if local(element) == "textAnnotation" and not element.get("id"):
            continue
        step_id = id_of(element)
        yield Step(
            id=step_id,
            kind=NODE_KINDS[local(element)],
            words=_words_of(element),
            phase=phase,
            box=drawing.boxes.get(step_id, _NO_BOX),
            after=ours(element, "remind").get("after", ""),
            forms=tuple(_form(e.get("kind", ""), element) for e in all_ours(element, "form")),
            role=_role_of(element),
            help=_help_of(element),
            statute=ours(element, "statute").get("text", ""),
            label=drawing.labels.get(step_id),
        )


def _role_of(element: Element) -> str:
    name = ours(element, "role").get("name", "")
    if name and name not in set(StepRole):
        raise RuleBroken("bpmn.unknown_role", element=id_of(element))
    return name


def _help_of(element: Element) -> Words:
    other = ours(element, "help")
    spoken = documentation_of(element)
    text = "".join(map(str, spoken.itertext())) if spoken is not None else ""
    texts = [" ".join(each.split()) for each in (text, other.get("sv", ""), other.get("en", ""))]
    if max(map(len, texts)) > TEXT_LIMIT:
        raise RuleBroken("bpmn.text_too_long", element=id_of(element), limit=TEXT_LIMIT)
    return Words(*texts)


def documentation_of(element: Element) -> Element | None:
    """Return the element with the help in plain text, None without one."""
    for each in element.findall(tag(MODEL, "documentation")):
        if each.get("textFormat", "text/plain") == "text/plain":
            return each
    return None


def _form(name: str, step: Element) -> DocumentKind:
    try:
        return DocumentKind(name)
    except ValueError:
        form = name[:NAME_LIMIT]
        raise RuleBroken("bpmn.unknown_form", element=id_of(step), form=form) from None


def _flows(
    root: Element,
    scopes: Sequence[Element],
    drawing: Drawing,
    ends: tuple[set[str], set[str], set[str]],
) -> Iterator[Flow]:
    """Yield the flows of each scope between known nodes, then the lines to notes."""
    nodes, marks, notes = ends
    everything = {e.get("id") for e in root.iter(tag(MODEL, "*"))}
    defaults = {e.get("default") for e in root.iter(tag(MODEL, "*"))} - {None}
    ways = [tuple(_ways(scope, drawing, (everything, nodes), defaults)) for scope in scopes]
    told = nodes | marks | {flow.id for each in ways for flow in each}
    for scope, own in zip(scopes, ways, strict=True):
        yield from own
        yield from _lines(scope, drawing, told, notes)


def _lines(scope: Element, drawing: Drawing, known: set[str], notes: set[str]) -> Iterator[Flow]:
    for element in scope.iterfind(tag(MODEL, LINE)):
        source, target = element.get("sourceRef", ""), element.get("targetRef", "")
        line = drawing.lines.get(element.get("id", ""), ())
        if source in notes and target in known:
            source, target, line = target, source, line[::-1]
        if source in known and target in notes and element.get("id"):
            yield Flow(id_of(element), source, target, waypoints=line)


def _ways(
    scope: Element,
    drawing: Drawing,
    ids: tuple[set[str | None], set[str]],
    defaults: set[str | None],
) -> Iterator[Flow]:
    everything, known = ids
    for element in scope.iterfind(tag(MODEL, FLOW)):
        source, target = element.get("sourceRef", ""), element.get("targetRef", "")
        if any(end in everything and end not in known for end in (source, target)):
            continue
        flow_id = id_of(element)
        yield Flow(
            id=flow_id,
            source=source,
            target=target,
            words=_words_of(element),
            guards=_guards(element),
            default=flow_id in defaults,
            waypoints=drawing.lines.get(flow_id, ()),
            label=drawing.labels.get(flow_id),
        )


def _guards(flow: Element) -> tuple[str, ...]:
    ours = tuple(e.get("name", "") for e in all_ours(flow, "guard"))
    if ours:
        return ours
    condition = flow.find(tag(MODEL, "conditionExpression"))
    text = " ".join((condition.text or "").split()) if condition is not None else ""
    return tuple(text.split(" and ")) if text else ()


def is_reminder(element: Element) -> bool:
    """Answer whether an element only ends a deadline's flow; it stands for no step."""
    return bool(all_ours(element, "reminder"))


def _words_of(element: Element) -> Words:
    other = ours(element, "words")
    is_note = local(element) == "textAnnotation"
    own = element.findtext(tag(MODEL, "text"), "") if is_note else element.get("name", "")
    names, limit = [str(own), other.get("sv", ""), other.get("en", "")], NAME_LIMIT
    if is_note:
        limit = TEXT_LIMIT
    if max(map(len, names)) > limit:
        raise RuleBroken("bpmn.name_too_long", element=element.get("id", ""), limit=limit)
    return Words(*(note_text(name) if is_note else " ".join(name.split()) for name in names))


def _drawing_of(root: Element) -> Drawing:
    boxes: dict[str, Box] = {}
    labels: dict[str, Box] = {}
    expanded: dict[str, bool] = {}
    lines: dict[str, tuple[tuple[float, float], ...]] = {}
    for shape in root.iter(tag(SHAPES, "BPMNShape"), tag(SHAPES, "BPMNEdge")):
        drawn = shape.get("bpmnElement", "")
        box = bounds_of(shape)
        if box is not None:
            boxes[drawn] = box
        label = shape.find(tag(SHAPES, "BPMNLabel"))
        place = bounds_of(label) if label is not None else None
        if place is not None:
            labels[drawn] = place
        if shape.get("isExpanded"):
            expanded[drawn] = shape.get("isExpanded") == "true"
        if local(shape) == "BPMNEdge":
            lines[drawn] = line_of(shape)
    return Drawing(boxes, labels, expanded, lines)


def bounds_of(shape: Element) -> Box | None:
    """Return where a shape or label is drawn, None when it does not say."""
    bounds = shape.find(tag(BOUNDS, "Bounds"))
    if bounds is None:
        return None
    return Box(*(_number(bounds, side) for side in ("x", "y", "width", "height")))


def line_of(edge: Element) -> tuple[tuple[float, float], ...]:
    """Return the points of a drawn line."""
    points = edge.iterfind(tag(LINES, "waypoint"))
    return tuple((_number(point, "x"), _number(point, "y")) for point in points)


def _whole(text: str, element: Element) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RuleBroken("bpmn.bad_number", element=id_of(element))
    return int(text)


def _number(element: Element, side: str) -> float:
    try:
        number = float(element.get(side, "0"))
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or abs(number) > 1e7:
        raise RuleBroken("bpmn.bad_number", element=_drawn_by(element))
    return number


def _drawn_by(part: Element) -> str:
    """Return the id of the element that a part of the drawing belongs to."""
    owner: Element | None = part
    while owner is not None and not owner.get("bpmnElement"):
        owner = owner.getparent()
    return str(owner.get("bpmnElement"))[:ID_LIMIT] if owner is not None else local(part)
