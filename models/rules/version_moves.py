"""Moving running cases to another version of the path: what may be moved, and why not the rest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models.rules.changes import Changes
from models.rules.clock_words import CLOCK_NAMES
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind, DueState
from models.rules.many import CaseRefusal
from models.rules.path_limits import limits_in, limits_of, limits_text
from models.rules.process import ProcessDefinition
from models.rules.version_effects import CaseGround, GroundCase, late_under, way_out
from models.rules.version_mapping import How, MappedStep, changes_phase, counterparts


class Accepted(StrEnum):
    """What the mover has been shown and accepts."""

    PHASE = "phase"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """What the mover has chosen: versions, counterparts, and which deadlines are kept.

    A step without a counterpart leaves its cases on the old version. `keep` are the clocks whose
    limit stays what it was in each case; the others are reckoned anew by the new version.
    """

    source: UUID
    target: UUID
    mapping: tuple[MappedStep, ...]
    keep: frozenset[ClockKind] = frozenset()
    accepted: frozenset[Accepted] = frozenset()

    def plain(self) -> dict[str, object]:
        """Return the choice as the batch remembers it."""
        return {
            "mapping": {one.source: one.target for one in self.mapping},
            "how": {one.source: one.how.value for one in self.mapping},
            "keep": sorted(self.keep),
            "accepted": sorted(self.accepted),
        }


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One case of a batch: its step and its recorded limits before and after."""

    case_id: UUID
    step_before: str
    step_after: str
    limits_before: str
    limits_after: str


@dataclass(frozen=True, slots=True)
class VersionMovePlan:
    """The dry run: which cases would move, which would not and why, and what is to be known.

    `noted` cases move, but there is something to tell of them.
    """

    ready: tuple[PlannedCase, ...] = ()
    refused: tuple[CaseRefusal, ...] = ()
    noted: tuple[CaseRefusal, ...] = ()
    at_steps: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MovedBatch:
    """Who does the batch, when, by which act of the use log and with which words in the journal."""

    id: UUID
    at: datetime
    worker_id: UUID
    act: str
    reason: str


@dataclass(frozen=True, slots=True)
class VersionMoveRow:
    """A batch that was moved; `reverted_at` None while it stands."""

    id: UUID
    at: datetime
    worker_name: str
    source: UUID
    target: UUID
    cases: int
    reverted_at: datetime | None


@dataclass(frozen=True, slots=True)
class MovedVersion:
    """What a move of cases to another version, or its revert, changed."""

    changes: Changes
    move_id: UUID
    moved: int
    refused: tuple[CaseRefusal, ...]


def plan_move(
    ground: CaseGround, choice: VersionChoice, old: ProcessDefinition, new: ProcessDefinition
) -> VersionMovePlan:
    """Return which cases of the ground may follow `new` from now on.

    A case stands at one step only, so two steps may have the same counterpart. Refused are a
    step without a counterpart, a counterpart in another phase and a deadline moved into the past,
    the latter two unless the mover accepts them. A case that could no longer leave its step moves
    and is noted: what it lacks can be done at its new step.
    """
    places = counterparts(choice.mapping)
    across = {one.source for one in choice.mapping if changes_phase(old, new, one)}
    target_limits = limits_of(new)
    ready: list[PlannedCase] = []
    refused: list[CaseRefusal] = []
    noted: list[CaseRefusal] = []
    for case in ground.cases:
        place = places.get(case.step_id)
        after = joined_limits(case.facts.house_limits, target_limits, choice.keep)
        why = _refusal(ground, choice, old, new, case, (place, after, case.step_id in across))
        if why is not None or place is None:
            assert why is not None
            refused.append(CaseRefusal(case.id, case.number, why))
            continue
        moved = PlannedCase(case.id, case.step_id, place, case.facts.house_limits, after)
        ready.append(moved)
        told = _note(case, old, new, place)
        if told is not None:
            noted.append(CaseRefusal(case.id, case.number, told))
    counted = Counter(case.step_id for case in ground.cases)
    return VersionMovePlan(tuple(ready), tuple(refused), tuple(noted), counted)


def joined_limits(before: str, target: str, keep: frozenset[ClockKind]) -> str:
    """Return the limits of a case after a move: kept clocks as they were, others as the target."""
    kept = [item for item in limits_in(before) if item.kind in keep]
    fresh = [item for item in limits_in(target) if item.kind not in keep]
    return limits_text([*kept, *fresh])


def clocks_that_differ(
    ground: Sequence[GroundCase], new: ProcessDefinition
) -> tuple[ClockKind, ...]:
    """Return the clocks whose limit a move would change in some case."""
    target = set(limits_in(limits_of(new)))
    texts = {case.facts.house_limits for case in ground}
    found = {item.kind for text in texts for item in set(limits_in(text)) ^ target}
    return tuple(kind for kind in ClockKind if kind in found)


def chosen(
    mapping: Sequence[MappedStep], source: str, target: str | None
) -> tuple[MappedStep, ...]:
    """Return the mapping with the counterpart of one step as the mover chose it."""
    return tuple(
        MappedStep(source, target, How.CHOSEN) if one.source == source else one for one in mapping
    )


def _refusal(
    ground: CaseGround,
    choice: VersionChoice,
    old: ProcessDefinition,
    new: ProcessDefinition,
    case: GroundCase,
    planned: tuple[str | None, str, bool],
) -> RuleBroken | None:
    place, limits, is_across = planned
    if place is None:
        return RuleBroken("version.no_place", step=old.step(case.step_id).words)
    if is_across and Accepted.PHASE not in choice.accepted:
        return RuleBroken(
            "version.phase_changes",
            step=old.step(case.step_id).words,
            phase=_phase_name(new, place),
        )
    if Accepted.LATE in choice.accepted or ground.nearest[case.id].state is DueState.LATE:
        return None
    late = late_under(case.facts, limits, ground.settings, ground.today)
    if late is None or late.kind is None:
        return None
    return RuleBroken("version.becomes_late", clock=CLOCK_NAMES[late.kind], due=late.due)


def _note(
    case: GroundCase, old: ProcessDefinition, new: ProcessDefinition, place: str
) -> RuleBroken | None:
    view = case.view
    becomes = way_out(new, place, view)
    if becomes is None:
        return RuleBroken("version.no_way_out", step=new.step(place).words)
    if becomes and way_out(old, case.step_id, view) == ():
        return RuleBroken("version.stuck", missing=becomes)
    return None


def _phase_name(definition: ProcessDefinition, step_id: str) -> object:
    phase = definition.step(step_id).phase
    return definition.phase(phase).words if phase else ""
