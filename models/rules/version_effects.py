"""What a draft of the path would do to the cases that are open: late, stuck or without a place."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from models.rules.clocks import NearestClock, nearest_of
from models.rules.facts import CaseFacts, CaseView, DocumentState, Missing
from models.rules.guards import GUARDS
from models.rules.kinds import DueState
from models.rules.organisation import RuleSettings
from models.rules.path_limits import limits_of
from models.rules.phases import Move, blocked_by, next_moves
from models.rules.process import ProcessDefinition
from models.rules.version_mapping import counterparts, suggest


@dataclass(frozen=True, slots=True)
class GroundCase:
    """One open case as far as a version of the path goes: no name, no personal data."""

    id: UUID
    number: str
    process_id: UUID
    step_id: str
    facts: CaseFacts
    documents: tuple[DocumentState, ...]

    @property
    def view(self) -> CaseView:
        """What guards may look at."""
        return CaseView(self.facts, self.documents)


@dataclass(frozen=True)
class CaseGround:
    """The open cases of one day, read once, and the versions that they follow."""

    cases: tuple[GroundCase, ...]
    versions: Mapping[UUID, ProcessDefinition]
    settings: RuleSettings
    today: date

    @cached_property
    def nearest(self) -> Mapping[UUID, NearestClock]:
        """The most pressing limit of each case as things are."""
        return {case.id: nearest_of(case.facts, self.settings, self.today) for case in self.cases}


class Effect(StrEnum):
    """What a draft would do to a case, the gravest first."""

    LATE = "late"
    STUCK = "stuck"
    HOMELESS = "homeless"
    FREED = "freed"


@dataclass(frozen=True, slots=True)
class Touched:
    """How many cases a draft would touch in one place, by effect."""

    late: int = 0
    stuck: int = 0
    homeless: int = 0
    freed: int = 0

    def counts(self) -> tuple[tuple[Effect, int], ...]:
        """Return the effects that there are, the gravest first."""
        known = ((what, int(getattr(self, what.value))) for what in Effect)
        return tuple((what, count) for what, count in known if count)


@dataclass(frozen=True, slots=True)
class CaseEffect:
    """One case that a draft would touch; `missing` is what would keep it from leaving its step.

    `place` is where it would stand in the draft: a step, for a step that is gone its phase; empty
    where the draft has neither.
    """

    case_id: UUID
    number: str
    step_id: str
    clock: NearestClock | None = None
    missing: tuple[Missing, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class DraftEffects:
    """What a draft would do: cases that become late, that can no longer leave, without a place.

    `freed` cases could leave their step by the draft but cannot now.
    """

    looked_at: int = 0
    late: tuple[CaseEffect, ...] = ()
    stuck: tuple[CaseEffect, ...] = ()
    homeless: tuple[CaseEffect, ...] = ()
    freed: tuple[CaseEffect, ...] = ()

    @property
    def touches_any(self) -> bool:
        """Whether anything would be done to any case."""
        return bool(self.late or self.stuck or self.homeless or self.freed)

    def by_effect(self) -> tuple[tuple[Effect, tuple[CaseEffect, ...]], ...]:
        """Return the touched cases by what would be done to them."""
        return tuple((what, getattr(self, what.value)) for what in Effect)

    def at_places(self, draft: ProcessDefinition) -> Mapping[str, Touched]:
        """Return the numbers at each step of a draft, and at each phase those of all in it."""
        return self._summed(draft, lambda one: one.place)

    def at_present(self, shown: ProcessDefinition) -> Mapping[str, Touched]:
        """Return the numbers where the cases stand now, on the path that a map shows."""
        return self._summed(shown, lambda one: one.step_id)

    def _summed(
        self, path: ProcessDefinition, place_of: Callable[["CaseEffect"], str]
    ) -> Mapping[str, Touched]:
        phases = {step.id: step.phase for step in path.steps}
        found: dict[str, Counter[Effect]] = {}
        for what, cases in self.by_effect():
            for one in cases:
                for place in filter(None, (place_of(one), phases.get(place_of(one)))):
                    found.setdefault(place, Counter())[what] += 1
        return {
            place: Touched(**{what.value: count for what, count in counted.items()})
            for place, counted in found.items()
        }

    def only_at(self, draft: ProcessDefinition, place: str) -> "DraftEffects":
        """Return what would be done at one step, or in one phase."""
        inside = {place, *(step.id for step in draft.steps if step.phase == place)}
        late, stuck, homeless, freed = (
            tuple(one for one in cases if one.place in inside) for _, cases in self.by_effect()
        )
        return DraftEffects(self.looked_at, late, stuck, homeless, freed)

    def at_steps(self) -> Mapping[str, int]:
        """Return how many cases at each step would become late, stuck or homeless."""
        touched = (*self.late, *self.stuck, *self.homeless)
        return Counter(step for _, step in {(one.case_id, one.step_id) for one in touched})


def effects_on(ground: CaseGround, draft: ProcessDefinition) -> DraftEffects:
    """Return what `draft` would do if every open case moved to it today."""
    limits = limits_of(draft)
    ways = {key: _Ways(version, draft) for key, version in ground.versions.items()}
    homeless, stuck, freed = [], [], []
    for case in ground.cases:
        way = ways[case.process_id]
        place = way.place(case.step_id)
        if case.step_id not in way.places:
            homeless.append(CaseEffect(case.id, case.number, case.step_id, place=place))
        elif case.step_id in way.changed:
            was, becomes = way.missing(case)
            if becomes and not was:
                known = (case.id, case.number, case.step_id)
                stuck.append(CaseEffect(*known, missing=becomes, place=place))
            elif was and not becomes:
                freed.append(CaseEffect(case.id, case.number, case.step_id, place=place))
    late = tuple(_newly_late(ground, limits, ways))
    return DraftEffects(len(ground.cases), late, tuple(stuck), tuple(homeless), tuple(freed))


def late_under(
    facts: CaseFacts, limits: str, settings: RuleSettings, today: date
) -> NearestClock | None:
    """Return the limit that would be past in a case under `limits`; None where none would."""
    if facts.house_limits == limits:
        return None
    found = nearest_of(replace(facts, house_limits=limits), settings, today)
    return found if found.state is DueState.LATE else None


def way_out(
    definition: ProcessDefinition, step_id: str, view: CaseView
) -> tuple[Missing, ...] | None:
    """Return what is missing for the nearest way out of a step: nothing when one is free.

    None when no flow leads out at all.
    """
    return _least(tuple(map(_known, next_moves(definition, step_id))), view)


class _Ways:
    """The ways out of each step in a version and in a draft, and where they differ."""

    def __init__(self, old: ProcessDefinition, new: ProcessDefinition) -> None:
        self.places = counterparts(suggest(old, new))
        self._phases = {step.id: step.phase or "" for step in old.steps}
        self._kept = {phase.id for phase in new.phases}
        self._old = {step: _moves(old, step) for step in self.places}
        self._new = {step: _moves(new, place) for step, place in self.places.items()}
        self.changed = {
            step
            for step in self.places
            if _signature(self._old[step], self.places) != _signature(self._new[step], {})
        }

    def place(self, step_id: str) -> str:
        """Return where a case would stand: its step, else its phase where the draft has that."""
        phase = self._phases.get(step_id, "")
        return self.places.get(step_id) or (phase if phase in self._kept else "")

    def missing(self, case: GroundCase) -> tuple[tuple[Missing, ...], tuple[Missing, ...]]:
        """Return what keeps a case from leaving now, and what would by the draft."""
        view = case.view
        was, becomes = (_least(ways[case.step_id], view) for ways in (self._old, self._new))
        nowhere = (Missing("flow.none_onward"),)
        return (nowhere if was is None else was), (nowhere if becomes is None else becomes)


def _newly_late(
    ground: CaseGround, limits: str, ways: Mapping[UUID, _Ways]
) -> Iterator[CaseEffect]:
    now = ground.nearest
    for case in ground.cases:
        if case.facts.house_limits == limits or now[case.id].state is DueState.LATE:
            continue
        clock = late_under(case.facts, limits, ground.settings, ground.today)
        if clock is not None:
            place = ways[case.process_id].place(case.step_id)
            yield CaseEffect(case.id, case.number, case.step_id, clock, place=place)


def _moves(definition: ProcessDefinition, step_id: str) -> tuple[Move, ...]:
    return tuple(map(_known, next_moves(definition, step_id)))


def _known(move: Move) -> Move:
    """Leave out guards that this program does not know: a draft may name one by mistake."""
    return replace(move, guards=tuple(guard for guard in move.guards if guard in GUARDS))


def _signature(moves: Sequence[Move], places: Mapping[str, str]) -> object:
    return {(places.get(m.target.id, m.target.id), frozenset(m.guards)) for m in moves}


def _least(moves: Sequence[Move], view: CaseView) -> tuple[Missing, ...] | None:
    wanted = [blocked_by(move, view) for move in moves]
    return min(wanted, key=len, default=None)
