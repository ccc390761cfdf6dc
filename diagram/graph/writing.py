"""From plain data to BPMN elements: a new file, or changes laid onto the file it was read from."""

from collections.abc import Iterable

from lxml import etree
from lxml.etree import SubElement, indent, tostring
from lxml.etree import _Element as Element

from diagram.graph.arrange import arrange
from diagram.graph.drawing import Drawer
from diagram.graph.names import MODEL, NODE_KINDS, OURS, OWN_TAGS, PREFIXES, SCHEMA, local, tag
from models.rules.process import DeadlineMark, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words

_ORDER = ("documentation", "extensionElements", "auditing", "monitoring", "incoming", "outgoing")
_LAST = frozenset({"textAnnotation", "association", "group"})
_REMINDER_FLOW = "Flow_of_{}"
_REMINDER_END = "Event_of_{}"


def serialise(root: Element) -> bytes:
    """Return the document as UTF-8 bytes; the same tree always gives the same bytes."""
    indent(root, space="  ")
    return bytes(tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def updated(
    definition: ProcessDefinition, root: Element | None, was: ProcessDefinition | None
) -> Element:
    """Return a document that says `definition`; `root`, read as `was`, is changed in place."""
    full = arrange(definition, only_missing=True)
    if root is None:
        root = _skeleton(full)
    writer = _Writer(root, full)
    writer.drop(was)
    writer.lay()
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

    def __init__(self, root: Element, definition: ProcessDefinition) -> None:
        self._definition = definition
        self._process = next(
            e for e in root.iter(tag(MODEL, "process")) if e.get("id") == definition.id
        )
        self._by_id = {e.get("id", ""): e for e in self._process.iter() if e.get("id")}
        self._drawer = Drawer(root, definition.id)

    def lay(self) -> None:
        """Write the process, its phases, steps, deadlines and flows, and draw them."""
        definition = self._definition
        self._process.set("isExecutable", "true")
        _say(self._process, definition.words)
        _set_ours(self._process, "definition", [{"version": str(definition.version)}])
        for phase in definition.phases:
            self._phase(phase)
        for step in definition.steps:
            self._step(step)
        for phase in definition.phases:
            self._deadlines(phase)
        for flow in definition.flows:
            self._flow(flow)
        self._join(definition.flows)

    def drop(self, was: ProcessDefinition | None) -> None:
        """Take away what `was` had and the new definition has not, with its drawing."""
        if was is None:
            return
        for gone in sorted(_ids(was) - _ids(self._definition)):
            self._remove(gone)
        self._untie({flow.id for flow in was.flows})

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
        for element in self._process.iter():
            if element.get("default") in flows:
                del element.attrib["default"]

    def _ensure(self, scope: Element, name: str, element_id: str) -> Element:
        element = self._by_id.get(element_id)
        if element is None:
            element = etree.Element(tag(MODEL, name), nsmap=None)
            element.set("id", element_id)
            self._by_id[element_id] = element
        if element.getparent() is not scope:
            _put(scope, element)
        return element

    def _scope(self, phase: str | None) -> Element:
        return self._process if phase is None else self._by_id[phase]

    def _phase(self, phase: Phase) -> None:
        element = self._ensure(self._process, "subProcess", phase.id)
        _say(element, phase.words)
        _set_ours(element, "phase", [{"number": str(phase.number)}])
        self._drawer.box(phase.id, phase.box, expanded=True)

    def _step(self, step: Step) -> None:
        element = self._by_id.get(step.id)
        if element is not None and NODE_KINDS.get(local(element)) is not step.kind:
            self._remove(step.id)
        element = self._ensure(self._scope(step.phase), OWN_TAGS[step.kind], step.id)
        _say(element, step.words)
        _set_ours(element, "form", [{"kind": str(form)} for form in step.forms])
        self._drawer.box(step.id, step.box)

    def _deadlines(self, phase: Phase) -> None:
        for place, mark in enumerate(phase.deadlines):
            event = self._ensure(self._process, "boundaryEvent", mark.id)
            event.set("cancelActivity", "false")
            event.set("attachedToRef", phase.id)
            _set_ours(event, "deadline", [_deadline_facts(mark)])
            self._timer(event, mark)
            self._drawer.deadline(phase, place, mark.id)
            self._reminder(phase, place, mark)

    def _timer(self, event: Element, mark: DeadlineMark) -> None:
        timer = event.find(tag(MODEL, "timerEventDefinition"))
        if timer is None:
            timer = SubElement(event, tag(MODEL, "timerEventDefinition"))
            timer.set("id", f"Timer_of_{mark.id}")
        length = timer.find(tag(MODEL, "timeDuration"))
        if length is None:
            length = SubElement(timer, tag(MODEL, "timeDuration"))
            length.set(tag(SCHEMA, "type"), "bpmn:tFormalExpression")
        length.text = mark.value

    def _reminder(self, phase: Phase, place: int, mark: DeadlineMark) -> None:
        event = self._by_id[mark.id]
        if event.find(tag(MODEL, "outgoing")) is not None:
            return
        end_id, flow_id = _REMINDER_END.format(mark.id), _REMINDER_FLOW.format(mark.id)
        end = self._ensure(self._process, "endEvent", end_id)
        end.set("name", "Muistutus")
        _set_ours(end, "reminder", [{"of": mark.id}])
        flow = self._ensure(self._process, "sequenceFlow", flow_id)
        flow.set("sourceRef", mark.id)
        flow.set("targetRef", end_id)
        _refer(event, "outgoing", flow_id)
        _refer(end, "incoming", flow_id)
        self._drawer.reminder(phase, place, end_id, flow_id)

    def _flow(self, flow: Flow) -> None:
        element = self._ensure(self._flow_scope(flow), "sequenceFlow", flow.id)
        element.set("sourceRef", flow.source)
        element.set("targetRef", flow.target)
        _say(element, flow.words)
        _set_ours(element, "guard", [{"name": guard} for guard in flow.guards])
        self._condition(element, flow)
        self._drawer.line(flow.id, flow.waypoints)

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
        forks = source is not None and NODE_KINDS.get(local(source)) is StepKind.GATEWAY
        if forks and flow.guards and not flow.default:
            condition = SubElement(element, tag(MODEL, "conditionExpression"))
            condition.set(tag(SCHEMA, "type"), "bpmn:tFormalExpression")
            condition.text = " and ".join(flow.guards)

    def _join(self, flows: Iterable[Flow]) -> None:
        for flow in flows:
            for end, side in ((flow.source, "outgoing"), (flow.target, "incoming")):
                if end in self._by_id:
                    _refer(self._by_id[end], side, flow.id)
            if flow.default and flow.source in self._by_id:
                self._by_id[flow.source].set("default", flow.id)


def _ids(definition: ProcessDefinition) -> set[str]:
    marks = {mark.id for phase in definition.phases for mark in phase.deadlines}
    extra = {form.format(mark) for mark in marks for form in (_REMINDER_FLOW, _REMINDER_END)}
    nodes = {phase.id for phase in definition.phases} | {step.id for step in definition.steps}
    return nodes | {flow.id for flow in definition.flows} | marks | extra


def _deadline_facts(mark: DeadlineMark) -> dict[str, str]:
    facts = {
        "value": mark.value,
        "unit": mark.unit,
        "calendar": "fi",
        "anchor": mark.anchor,
        "clock": mark.clock,
        "statute": mark.statute,
    }
    return {key: value for key, value in facts.items() if value}


def _say(element: Element, words: Words) -> None:
    if words.fi:
        element.set("name", words.fi)
    elif "name" in element.attrib:
        del element.attrib["name"]
    other = {key: text for key, text in (("sv", words.sv), ("en", words.en)) if text}
    _set_ours(element, "words", [other] if other else [])


def _set_ours(element: Element, name: str, entries: list[dict[str, str]]) -> None:
    """Replace our extension elements of one name; foreign extensions stay where they are."""
    box = element.find(tag(MODEL, "extensionElements"))
    if box is None:
        if not entries:
            return
        box = etree.Element(tag(MODEL, "extensionElements"), nsmap=None)
        _put(element, box)
    for old in box.findall(tag(OURS, name)):
        box.remove(old)
    for entry in entries:
        SubElement(box, tag(OURS, name), entry, nsmap={"polku": OURS})
    if not len(box):
        element.remove(box)


def _refer(element: Element, side: str, flow_id: str) -> None:
    reference = etree.Element(tag(MODEL, side), nsmap=None)
    reference.text = flow_id
    _put(element, reference)


def _rank(element: Element) -> int:
    name = local(element)
    if name in _ORDER:
        return _ORDER.index(name)
    return len(_ORDER) + (name in _LAST)


def _put(parent: Element, child: Element) -> None:
    """Insert a child where the standard's order wants it, after its equals."""
    rank = _rank(child)
    if not len(parent) or _rank(parent[-1]) <= rank:
        parent.append(child)
        return
    place = sum(1 for other in parent if other is not child and _rank(other) <= rank)
    parent.insert(place, child)
