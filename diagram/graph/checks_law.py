"""Checks of what the law wants of the path: deadlines, conditions, plan and decision."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from diagram.graph.problem import Problem
from diagram.graph.ways import Way, Ways
from models.rules.guards import CITATIONS
from models.rules.kinds import ClockKind, DocumentKind
from models.rules.law import citation
from models.rules.path_facts import CLOCK_ANCHORS, CONTRADICTIONS, GUARD_DOCUMENTS, LENGTH
from models.rules.path_limits import LIMITED, UNITS, longer_than_law, statutes_of
from models.rules.process import DeadlineMark, Flow, Step, StepKind, StepRole

_SETTLING = frozenset({"decision_complete", "decision_signed"})
_CONTRADICTING = frozenset().union(*CONTRADICTIONS)


def broken_law(ways: Ways, known: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with deadlines, roles, conditions, the plan and the decision."""
    for phase in ways.definition.phases:
        for mark in phase.deadlines:
            yield from _deadline(mark)
    yield from _roles(ways)
    yield from _guards(ways, known)
    yield from _too_early(ways)
    yield from _contradictions(ways)
    yield from _plans(ways)
    yield from _decisions(ways)
    yield from _reminders(ways)


def _deadline(mark: DeadlineMark) -> Iterator[Problem]:
    clock = next((kind for kind in ClockKind if kind.value == mark.clock), None)
    statute = mark.statute or _statute_of(clock)
    anchor = CLOCK_ANCHORS.get(clock) if clock else None
    if not mark.anchor:
        fix = "set_anchor" if anchor else None
        yield Problem("process.deadline_without_anchor", mark.id, "", statute, fix)
    elif anchor and mark.anchor != anchor:
        yield Problem("process.wrong_anchor", mark.id, mark.anchor, statute, "set_anchor")
    if not LENGTH.fullmatch(mark.value) or mark.unit not in UNITS:
        fix = "set_length" if clock in LIMITED else None
        yield Problem("process.deadline_without_length", mark.id, "", statute, fix)
    if clock is None:
        yield Problem("process.unknown_clock", mark.id, mark.clock)
    elif cited := _longer(mark.value, mark.unit, clock):
        yield Problem("process.deadline_too_long", mark.id, cited, cited, "set_length")


def _statute_of(clock: ClockKind | None) -> str:
    return "; ".join(statutes_of(clock)) if clock in LIMITED and clock else ""


@lru_cache(maxsize=256)
def _longer(value: str, unit: str, clock: ClockKind) -> str:
    return "; ".join(longer_than_law(DeadlineMark("", value, unit, "", clock.value)))


def _roles(ways: Ways) -> Iterator[Problem]:
    roles = frozenset(StepRole)
    for step in ways.steps.values():
        if step.role and step.role not in roles:
            yield Problem("process.unknown_role", step.id, step.role, fix="clear_role")


def _guards(ways: Ways, known: Collection[str]) -> Iterator[Problem]:
    for flow in ways.definition.flows:
        for guard in flow.guards:
            if guard not in known:
                yield Problem("process.unknown_guard", flow.id, guard, fix="drop_guard")


def _too_early(ways: Ways) -> Iterator[Problem]:
    """Yield conditions whose documents have no place on the path before them."""
    told: set[tuple[str, str]] = set()
    for source, own in offered(ways).items():
        for flow, _ in ways.onward[source]:
            for guard in _lacking(flow, own):
                if (flow.id, guard) not in told:
                    told.add((flow.id, guard))
                    yield _never_holds(flow, guard, own)


def _lacking(flow: Flow, own: int) -> list[str]:
    return [guard for guard in flow.guards if not own & _WANTED.get(guard, -1)]


def _never_holds(flow: Flow, guard: str, own: int) -> Problem:
    """Name the repair too: the document goes to the step before, where there is one."""
    fix = "add_form" if own & _STEP else "drop_guard"
    return Problem("process.guard_never_holds", flow.id, guard, _cited(guard), fix)


@lru_cache(maxsize=64)
def _cited(guard: str) -> str:
    return citation(CITATIONS[guard]) if guard in CITATIONS else ""


def _mask(kinds: Collection[DocumentKind]) -> int:
    return sum(1 << _PLACES[kind] for kind in set(kinds))


_PLACES = {kind: place for place, kind in enumerate(DocumentKind)}
_ANYTHING = 1 << len(_PLACES)
_STEP = _ANYTHING << 1
_WANTED = {guard: _mask(kinds) for guard, kinds in GUARD_DOCUMENTS.items()}


def offered(ways: Ways) -> dict[str, int]:
    """Return for each step a case can come to which documents had their place by then, as bits.

    A flow is passed only where its conditions can hold, so that a document that comes later does
    not count although the path leads back.
    """
    own = {step.id: _offers(step) for step in ways.steps.values()}
    found = {start: own[start] for start in ways.starts}
    waiting = list(ways.starts)
    while waiting:
        node = waiting.pop()
        for flow, target in ways.onward[node]:
            more = found.get(target, 0) | found[node] | own[target]
            if more != found.get(target) and not _lacking(flow, found[node]):
                found[target] = more
                waiting.append(target)
    return found


def _offers(step: Step) -> int:
    is_task = step.kind is StepKind.TASK
    return _mask(step.forms) | _ANYTHING | (_STEP if is_task else 0)


def _contradictions(ways: Ways) -> Iterator[Problem]:
    """Yield flows that, with those passed just before, want what cannot hold together."""
    told: set[str] = set()
    for source, onward in ways.onward.items():
        for flow, target in onward:
            held = _CONTRADICTING.intersection(flow.guards)
            for last, pair in _met(ways, (flow, target), held, {source}) if held else ():
                if last.id not in told:
                    told.add(last.id)
                    detail = ", ".join(sorted(pair))
                    yield Problem("process.guards_contradict", last.id, detail, fix="drop_guards")


def _met(
    ways: Ways, way: Way, held: frozenset[str], seen: set[str]
) -> Iterator[tuple[Flow, frozenset[str]]]:
    flow, target = way
    for pair in CONTRADICTIONS:
        if pair <= held:
            yield flow, pair
            return
    if target in seen or ways.is_place(target):
        return
    for after in ways.onward[target]:
        more = held | _CONTRADICTING.intersection(after[0].guards)
        yield from _met(ways, after, more, seen | {target})


def _plans(ways: Ways) -> Iterator[Problem]:
    """Yield steps of the plan that can be passed neither with a ground nor by another way."""
    for step in _with_form(ways, DocumentKind.PLAN):
        out = ways.flows_out.get(step.id, [])
        if not out or any("plan_or_ground" in flow.guards for flow in out):
            continue
        if not (_has_bypass(ways, step.id) or (step.phase and _has_bypass(ways, step.phase))):
            statute = citation("plan")
            yield Problem("process.plan_without_bypass", step.id, "", statute, "add_plan_ground")


def _has_bypass(ways: Ways, node: str) -> bool:
    """Answer whether what follows a node can be reached from what precedes it, not through it."""
    before = [flow.source for flow in ways.flows_in.get(node, ())]
    after = {flow.target for flow in ways.flows_out.get(node, ())}
    found, waiting = set(before), before
    while waiting:
        for flow in ways.flows_out.get(waiting.pop(), ()):
            if flow.target not in found and flow.target != node:
                found.add(flow.target)
                waiting.append(flow.target)
    return bool(found & after - set(before))


def _decisions(ways: Ways) -> Iterator[Problem]:
    """Yield steps of the decision that a case may leave while the decision is still open."""
    is_open = _open_after(ways)
    statute = citation("decision")
    for step in _with_form(ways, DocumentKind.DECISION):
        if step.id not in is_open:
            continue
        for flow in ways.flows_out.get(step.id, ()):
            if not _SETTLING.intersection(flow.guards) and _leaves(ways, flow, step.id):
                yield Problem("process.decision_open", step.id, flow.id, statute, "want_decision")


def _open_after(ways: Ways) -> set[str]:
    """Return the nodes where the decision may have been begun and nothing has wanted it ready."""
    first = {s.id for s in _with_form(ways, DocumentKind.DECISION)} & _fresh(ways)
    found, waiting = set(first), list(first)
    while waiting:
        for flow, target in ways.onward[waiting.pop()]:
            if target not in found and not _SETTLING.intersection(flow.guards):
                found.add(target)
                waiting.append(target)
    return found


def _fresh(ways: Ways) -> set[str]:
    """Return the nodes to which some way leads without a decision made on it."""
    found, waiting = set(ways.starts), list(ways.starts)
    while waiting:
        for flow, target in ways.onward[waiting.pop()]:
            if target not in found and not _SETTLING.intersection(flow.guards):
                found.add(target)
                waiting.append(target)
    return found


def _leaves(ways: Ways, flow: Flow, source: str) -> bool:
    """Answer whether a flow leads to a place without the decision, nothing wanting it ready."""
    seen, waiting = {source}, [(flow, target) for f, target in ways.onward[source] if f is flow]
    while waiting:
        passed, node = waiting.pop()
        if node in seen or _SETTLING.intersection(passed.guards):
            continue
        seen.add(node)
        if not ways.is_place(node):
            waiting.extend(ways.onward[node])
        elif DocumentKind.DECISION not in ways.steps[node].forms:
            return True
    return False


def _reminders(ways: Ways) -> Iterator[Problem]:
    """Yield reminders that are never set, for every way on from them ends the case."""
    for step in ways.steps.values():
        if step.kind is StepKind.SEND and ways.onward[step.id] and _only_ends(ways, step.id):
            yield Problem("process.reminder_unset", step.id)


def _only_ends(ways: Ways, source: str) -> bool:
    seen, waiting = {source}, [source]
    while waiting:
        for _, node in ways.onward[waiting.pop()]:
            if ways.steps[node].kind is StepKind.TASK:
                return False
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return True


def _with_form(ways: Ways, form: DocumentKind) -> list[Step]:
    return [s for s in ways.steps.values() if form in s.forms and s.kind is StepKind.TASK]
