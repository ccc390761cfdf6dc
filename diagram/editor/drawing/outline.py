"""The drawing in words, for screen readers: each element's name, place and neighbours."""

from collections.abc import Iterable

from diagram.editor.drawing.badges import told
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.shown import Marks
from diagram.editor.drawing.walking import reading_order
from diagram.editor.drawing.words import DraftWords, Say
from diagram.graph.foreign import ForeignElement
from models.rules.process import Phase, Step, StepKind

_KINDS = {
    StepKind.TASK: Say.TASK,
    StepKind.START: Say.START,
    StepKind.END: Say.END,
    StepKind.GATEWAY: Say.GATEWAY,
    StepKind.SEND: Say.SEND,
    StepKind.PARALLEL: Say.PARALLEL,
    StepKind.NOTE: Say.NOTE,
}


def title_of(places: Places, words: DraftWords) -> str:
    """Return what the whole drawing holds."""
    counts = {"phases": len(places.phases), "steps": len(places.steps), "flows": len(places.flows)}
    return words.say(Say.SIZE, **counts)


def name_of(places: Places, words: DraftWords, element_id: str) -> str:
    """Return the name of an element with its kind; empty where it is not there."""
    if element_id not in places:
        return ""
    kind = places.kind(element_id)
    if kind is Kind.PHASE:
        phase = places.phases[element_id]
        count = len(places.inside(element_id))
        name = _called(words, phase)
        return words.say(Say.PHASE, number=phase.number, name=name, steps=count)
    if kind is Kind.STEP:
        step = places.steps[element_id]
        if step.kind is StepKind.PARALLEL and not step.words.fi:
            return words.say(Say.PARALLEL_NAMELESS)
        return words.say(_KINDS.get(step.kind, Say.TASK), name=_called(words, step))
    if kind is Kind.DEADLINE:
        phase, mark = places.deadlines[element_id]
        return words.say(Say.DEADLINE, length=words.length(mark), phase=_called(words, phase))
    flow = places.flows[element_id]
    if places.is_line(element_id):
        return words.say(Say.LINE, name=bare(places, words, flow.source))
    ends = {"source": bare(places, words, flow.source), "target": bare(places, words, flow.target)}
    if flow.words.fi:
        return words.say(Say.FLOW, name=words.name(flow.words), **ends)
    return words.say(Say.FLOW_NAMELESS, **ends)


def bare(places: Places, words: DraftWords, element_id: str) -> str:
    """Return the mere name of a node, on one line; a flow or deadline with its kind."""
    if places.is_told(element_id):
        return name_of(places, words, element_id)
    step = places.steps.get(element_id)
    if step is not None and step.kind is StepKind.PARALLEL and not step.words.fi:
        return words.say(Say.KIND_PARALLEL)
    known = step or places.phases.get(element_id)
    return _called(words, known) if known is not None else element_id


def _called(words: DraftWords, element: Step | Phase) -> str:
    """Return a name on one line; where cases stand and none is given, which element it is."""
    name = element.words.said_in(words.language)
    tells = isinstance(element, Phase) or element.kind in (StepKind.TASK, StepKind.SEND)
    if not name and tells:
        return words.say(Say.NAMELESS_ID, id=element.id)
    return " ".join(words.name(element.words).split())


def description_of(places: Places, words: DraftWords, marks: Marks, element_id: str) -> str:
    """Return where an element is, where it leads, and how many findings it has."""
    said = [_place(places, words, element_id)]
    if places.is_node(element_id):
        for sentence, flows, side in (
            (Say.LEADS_TO, places.ways_out.get(element_id, ()), "target"),
            (Say.COMES_FROM, places.ways_in.get(element_id, ()), "source"),
        ):
            ways = [flow for flow in flows if not places.is_line(flow)]
            ends = [bare(places, words, getattr(places.flows[flow], side)) for flow in ways]
            if ends:
                said.append(words.say(sentence, names=", ".join(ends)))
    said += _noted(places, words, element_id)
    if element_id in places.branches:
        siblings = places.ways_out[places.flows[element_id].source]
        of = sum(flow in places.branches for flow in siblings)
        said.append(words.say(Say.BRANCH, place=places.branches[element_id], of=of))
    touched = marks.effects.get(element_id)
    if touched is not None:
        said.append(words.say(Say.EFFECTS, told=told(words, touched)))
    kind = marks.foreign.marked.get(element_id)
    if kind is not None:
        said.append(words.say(Say.FOREIGN_STEP, kind=words.foreign(kind)))
    found = marks.problems.get(element_id, ())
    if found:
        said.append(words.say(Say.PROBLEMS, count=len(found)))
    said += [words.finding(problem) for problem in found]
    return " ".join(text for text in said if text)


def _noted(places: Places, words: DraftWords, element_id: str) -> list[str]:
    """Return what notes say of an element, or what a note tells of."""
    told = [words.say(Say.TOLD, text=bare(places, words, n)) for n in places.told_of(element_id)]
    if element_id in places.notes:
        ends = (places.flows[flow].source for flow in places.ways_in.get(element_id, ()))
        names = ", ".join(bare(places, words, end) for end in ends)
        told += [words.say(Say.TELLS_OF, names=names)] if names else []
    return told


def foreign_name(words: DraftWords, shape: ForeignElement) -> str:
    """Return what a foreign shape is and is called."""
    kind = words.foreign(shape.kind)
    if shape.name:
        return words.say(Say.FOREIGN, kind=kind, name=shape.name)
    return words.say(Say.FOREIGN_NAMELESS, kind=kind)


def children_of(places: Places, element_id: str | None) -> tuple[str, ...]:
    """Return what lies directly in a phase, or on the top level: nodes, deadlines, flows."""
    if element_id is None:
        nodes: Iterable[str] = (known for known in reading_order(places)
                                if places.phase_of(known) is None)  # fmt: skip
    elif element_id in places.phases:
        nodes = (known for known in reading_order(places)
                 if places.phase_of(known) == element_id)  # fmt: skip
    else:
        return ()
    flows = (flow for flow in places.flows if flow in places
             and places.phase_of(flow) == element_id)  # fmt: skip
    return (*nodes, *flows)


def _place(places: Places, words: DraftWords, element_id: str) -> str:
    phase = places.phase_of(element_id)
    if places.kind(element_id) is Kind.FLOW:
        return ""
    if phase is None or phase not in places.phases:
        return words.say(Say.PLACE_ON_TOP)
    siblings = [known for known in children_of(places, phase) if known not in places.flows]
    number = siblings.index(element_id) + 1
    name = words.name(places.phases[phase].words)
    return words.say(Say.PLACE_IN_PHASE, number=number, of=len(siblings), phase=name)
