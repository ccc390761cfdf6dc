"""From plain data to BPMN elements: a new file, or changes laid onto the file it was read from.

Laid onto a file, only what differs from what was read of it is written; the rest is not touched.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree
from lxml.etree import SubElement, tostring
from lxml.etree import _Element as Element

from diagram.graph.arrange import arrange
from diagram.graph.carrying import carry_along
from diagram.graph.drawing import Drawer
from diagram.graph.extensions import all_ours, set_ours
from diagram.graph.lanes import lay_lanes
from diagram.graph.names import (
    FLOW,
    LINE,
    MODEL,
    NODE_KINDS,
    OURS,
    OWN_TAGS,
    PREFIXES,
    expression_type,
    local,
    tag,
)
from diagram.graph.placing import put, sort, tidy
from diagram.graph.reading import documentation_of
from diagram.graph.sweeping import ids_in, sweep
from diagram.graph.timers import set_timer
from models.rules.process import DeadlineMark, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words

_Part: TypeAlias = Phase | Step | Flow | DeadlineMark | ProcessDefinition
_REMINDER_FLOW = "Flow_of_{}"
_REMINDER_END = "Event_of_{}"
_COMMON = frozenset({"documentation", "extensionElements", "incoming", "outgoing"})


def serialise(root: Element) -> bytes:
    """Return the document as UTF-8 bytes; the same tree always gives the same bytes."""
    tree = root.getroottree()
    return bytes(tostring(tree, xml_declaration=True, encoding="UTF-8")) + b"\n"


def updated(
    definition: ProcessDefinition, root: Element | None, was: ProcessDefinition | None
) -> Element:
    """Return a document that says `definition`; `root`, read as `was`, is changed in place."""
    full = arrange(definition, only_missing=True)
    known = set(root.iter()) if root is not None else set()
    if root is None:
        root = _skeleton(full)
    writer = _Writer(root, full, was)
    writer.lay()
    if was is not None:
        carry_along(root, writer.plane, was, full)
    tidy(root, known)
    return root


def _skeleton(definition: ProcessDefinition) -> Element:
    root = etree.Element(tag(MODEL, "definitions"), nsmap=PREFIXES)
    root.set("id", f"Definitions_{definition.id}")
    root.set("targetNamespace", OURS)
    process = SubElement(root, tag(MODEL, "process"))
    process.set("id", definition.id)
    return root


class _Writer:
    """Lays one definition onto one document, element by element."""

    def __init__(
        self, root: Element, definition: ProcessDefinition, was: ProcessDefinition | None
    ) -> None:
        self._root, self._definition, self._was = root, definition, was
        self._notes = definition.notes
        self._process = next(
            e for e in root.iter(tag(MODEL, "process")) if e.get("id") == (was or definition).id
        )
        self._by_id = {e.get("id", ""): e for e in self._process.iter() if e.get("id")}
        self._old: Mapping[str, _Part] = _parts(was) if was is not None else {}
        self._drawer = Drawer(root, self._process.get("id", ""))

    @property
    def plane(self) -> Element:
        """The diagram that is drawn into."""
        return self._drawer.plane

    def lay(self) -> None:
        """Write what has changed of the process, its phases, steps, deadlines and flows."""
        definition, known = self._definition, ids_in(self._root)
        self._head(definition)
        self._drop(definition)
        for phase in definition.phases:
            self._phase(phase)
        for step in definition.steps:
            self._step(step)
        for phase in definition.phases:
            self._deadlines(phase)
        for flow in definition.flows:
            if flow.target not in self._notes:
                self._flow(flow)
        for line in definition.flows:
            if line.target in self._notes:
                self._line(line)
        self._join(definition.flows)
        scopes = {definition.id: self._process} | {
            phase.id: self._by_id[phase.id] for phase in definition.phases
        }
        self._order(scopes.values())
        lay_lanes(definition, self._was, scopes)
        for gone in sweep(self._root, known - ids_in(self._root)):
            self._drawer.erase(gone)

    def _changed(self, part: _Part, *names: str) -> bool:
        """Answer whether one of the fields differs from what was read, or nothing was."""
        old = self._old.get(part.id)
        return (
            old is None
            or type(old) is not type(part)
            or any(getattr(old, name) != getattr(part, name) for name in names)
        )

    def _head(self, definition: ProcessDefinition) -> None:
        self._process.set("isExecutable", "true")
        if self._changed(definition, "words"):
            _say(self._process, definition.words)
        if self._changed(definition, "version"):
            set_ours(self._process, "definition", [{"version": str(definition.version)}])

    def _drop(self, definition: ProcessDefinition) -> None:
        """Take away what was read and is no longer there, and the ties of changed flows."""
        now = _parts(definition)
        for gone in self._old:
            if gone not in now and gone != self._process.get("id"):
                self._remove(gone)
                self._remove(_REMINDER_FLOW.format(gone))
                self._remove(_REMINDER_END.format(gone))
        loose = {key for key, old in self._old.items() if isinstance(old, Flow)}
        loose -= {f.id for f in definition.flows if not self._changed(f, *_TIES)}
        self._untie(loose)

    def _remove(self, element_id: str) -> None:
        element = self._by_id.pop(element_id, None)
        parent = element.getparent() if element is not None else None
        if element is not None and parent is not None:
            parent.remove(element)
            self._drawer.erase(element_id)

    def _untie(self, flows: set[str]) -> None:
        for element in list(self._process.iter(tag(MODEL, "incoming"), tag(MODEL, "outgoing"))):
            parent = element.getparent()
            if parent is not None and (element.text or "").strip() in flows:
                parent.remove(element)
        for element in self._process.iter(tag(MODEL, "*")):
            if element.get("default") in flows:
                del element.attrib["default"]

    def _ensure(self, scope: Element, name: str, element_id: str) -> Element:
        element = self._by_id.get(element_id)
        if element is None:
            element = etree.Element(tag(MODEL, name), nsmap=None)
            element.set("id", element_id)
            self._by_id[element_id] = element
        if element.getparent() is not scope:
            element.tail = None
            put(scope, element)
        return element

    def _phase(self, phase: Phase) -> None:
        element = self._ensure(self._process, "subProcess", phase.id)
        if self._changed(phase, "words"):
            _say(element, phase.words)
        if self._changed(phase, "number") or not all_ours(element, "phase"):
            set_ours(element, "phase", [{"number": str(phase.number)}])
        if self._changed(phase, "help"):
            _help(element, phase.help)
        if self._changed(phase, "box"):
            self._drawer.box(phase.id, phase.box, expanded=True)

    def _step(self, step: Step) -> None:
        element = self._by_id.get(step.id)
        if element is not None and NODE_KINDS.get(local(element)) is not step.kind:
            _retag(element, OWN_TAGS[step.kind])
        scope = self._process if step.phase is None else self._by_id[step.phase]
        element = self._ensure(scope, OWN_TAGS[step.kind], step.id)
        if self._changed(step, "words"):
            _say(element, step.words)
        if self._changed(step, "after"):
            set_ours(element, "remind", [{"after": step.after}] if step.after else [])
        if self._changed(step, "forms"):
            set_ours(element, "form", [{"kind": str(form)} for form in step.forms])
        if self._changed(step, "role"):
            set_ours(element, "role", [{"name": str(step.role)}] if step.role else [])
        if self._changed(step, "statute"):
            set_ours(element, "statute", [{"text": step.statute}] if step.statute else [])
        if self._changed(step, "help"):
            _help(element, step.help)
        if self._changed(step, "box"):
            self._drawer.box(step.id, step.box)
        if self._changed(step, "label", "box"):
            self._drawer.label(step.id, step.label)

    def _deadlines(self, phase: Phase) -> None:
        for place, mark in enumerate(phase.deadlines):
            event = self._ensure(self._process, "boundaryEvent", mark.id)
            old = self._old.get(mark.id)
            if old != mark:
                event.set("cancelActivity", "false")
                set_timer(event, mark, old if isinstance(old, DeadlineMark) else None)
            moved = event.get("attachedToRef") != phase.id
            event.set("attachedToRef", phase.id)
            if old is None:
                self._new_reminder(mark)
            if moved or not self._drawer.is_drawn(mark.id):
                self._draw_deadline(phase, place, mark)

    def _draw_deadline(self, phase: Phase, place: int, mark: DeadlineMark) -> None:
        self._drawer.deadline(phase, place, mark.id)
        end_id, flow_id = _REMINDER_END.format(mark.id), _REMINDER_FLOW.format(mark.id)
        if end_id in self._by_id and flow_id in self._by_id:
            self._drawer.reminder(phase, place, end_id, flow_id)

    def _new_reminder(self, mark: DeadlineMark) -> None:
        end_id, flow_id = _REMINDER_END.format(mark.id), _REMINDER_FLOW.format(mark.id)
        end = self._ensure(self._process, "endEvent", end_id)
        end.set("name", "Muistutus")
        set_ours(end, "reminder", [{"of": mark.id}])
        flow = self._ensure(self._process, "sequenceFlow", flow_id)
        flow.set("sourceRef", mark.id)
        flow.set("targetRef", end_id)
        _refer(self._by_id[mark.id], "outgoing", flow_id)
        _refer(end, "incoming", flow_id)

    def _line(self, flow: Flow) -> None:
        """Lay a line to a note; one that the file draws from the note keeps its direction."""
        element = self._ensure(self._flow_scope(flow), LINE, flow.id)
        ends, points = (flow.source, flow.target), flow.waypoints
        if element.get("sourceRef") in self._notes:
            ends, points = ends[::-1], points[::-1]
        element.set("sourceRef", ends[0])
        element.set("targetRef", ends[1])
        if self._changed(flow, "waypoints"):
            self._drawer.line(flow.id, points)

    def _flow(self, flow: Flow) -> None:
        element = self._ensure(self._flow_scope(flow), FLOW, flow.id)
        element.set("sourceRef", flow.source)
        element.set("targetRef", flow.target)
        if self._changed(flow, "words"):
            _say(element, flow.words)
        if self._changed(flow, "guards", "default", "source"):
            set_ours(element, "guard", [{"name": guard} for guard in flow.guards])
            self._condition(element, flow)
        if self._changed(flow, "waypoints"):
            self._drawer.line(flow.id, flow.waypoints)
        if self._changed(flow, "label", "waypoints"):
            self._drawer.label(flow.id, flow.label, line=True)

    def _flow_scope(self, flow: Flow) -> Element:
        source, target = self._by_id.get(flow.source), self._by_id.get(flow.target)
        parent = source.getparent() if source is not None else None
        if parent is None or target is None or target.getparent() is not parent:
            return self._process
        return parent

    def _condition(self, element: Element, flow: Flow) -> None:
        """A branch out of a gateway says its guards in the standard's words too."""
        for old in element.findall(tag(MODEL, "conditionExpression")):
            element.remove(old)
        source = self._by_id.get(flow.source)
        kind = NODE_KINDS.get(local(source)) if source is not None else None
        if kind is StepKind.GATEWAY and flow.guards and not flow.default:
            condition = SubElement(element, tag(MODEL, "conditionExpression"))
            expression_type(condition)
            condition.text = " and ".join(flow.guards)

    def _join(self, flows: Iterable[Flow]) -> None:
        for flow in flows:
            if flow.target in self._notes or not self._changed(flow, *_TIES):
                continue
            for end, side in ((flow.source, "outgoing"), (flow.target, "incoming")):
                if end in self._by_id:
                    _refer(self._by_id[end], side, flow.id)
            source = self._by_id.get(flow.source)
            if flow.default and source is not None and local(source) not in _WITHOUT_DEFAULT:
                source.set("default", flow.id)

    def _order(self, scopes: Iterable[Element]) -> None:
        """Give what stands in each scope the order that it has in the definition.

        Notes and their lines have places of their own, as the standard wants it.
        """
        definition, notes = self._definition, self._notes
        orders: tuple[list[str], ...] = (
            [step.id for step in definition.steps if step.id not in notes],
            [step.id for step in definition.steps if step.id in notes],
            [flow.id for flow in definition.flows if flow.target not in notes],
            [flow.id for flow in definition.flows if flow.target in notes],
        )
        for ids in orders:
            elements = [self._by_id[each] for each in ids]
            for scope in scopes:
                sort(scope, [e for e in elements if e.getparent() is scope])


_TIES = ("source", "target", "default")
_WITHOUT_DEFAULT = frozenset({OWN_TAGS[StepKind.PARALLEL]})


def _parts(definition: ProcessDefinition) -> dict[str, _Part]:
    found: dict[str, _Part] = {definition.id: definition}
    for phase in definition.phases:
        found[phase.id] = phase
        found |= {mark.id: mark for mark in phase.deadlines}
    found |= {step.id: step for step in definition.steps}
    return found | {flow.id: flow for flow in definition.flows}


def _say(element: Element, words: Words) -> None:
    if local(element) == OWN_TAGS[StepKind.NOTE]:
        _write_note(element, words.fi)
    elif words.fi:
        element.set("name", words.fi)
    elif "name" in element.attrib:
        del element.attrib["name"]
    set_ours(element, "words", _others(words))


def _write_note(element: Element, text: str) -> None:
    written = element.find(tag(MODEL, "text"))
    if written is None:
        written = SubElement(element, tag(MODEL, "text"))
    for child in list(written):
        written.remove(child)
    written.text = text


def _help(element: Element, words: Words) -> None:
    spoken = documentation_of(element)
    if spoken is None and words.fi:
        spoken = etree.Element(tag(MODEL, "documentation"), nsmap=None)
        put(element, spoken)
    if spoken is not None:
        for child in list(spoken):
            spoken.remove(child)
        spoken.text = words.fi
        if not words.fi:
            element.remove(spoken)
    set_ours(element, "help", _others(words))


def _others(words: Words) -> list[dict[str, str]]:
    other = {key: text for key, text in (("sv", words.sv), ("en", words.en)) if text}
    return [other] if other else []


def _retag(element: Element, name: str) -> None:
    """Make another kind of node of an element; its names, extensions and flows stay."""
    for child in list(element):
        if local(child) not in _COMMON:
            element.remove(child)
    for attribute in set(element.attrib) - {"id", "name"}:
        if not attribute.startswith("{"):
            del element.attrib[attribute]
    element.tag = tag(MODEL, name)


def _refer(element: Element, side: str, flow_id: str) -> None:
    reference = etree.Element(tag(MODEL, side), nsmap=None)
    reference.text = flow_id
    put(element, reference)
