"""Moving running cases to another version of the path (siirto versioon): dry run, move, revert."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from models.entities.versions import VersionMove
from models.rules.changes import CaseMoved, CasesChanged, Changes
from models.rules.errors import NotFound, RuleBroken
from models.rules.many import CaseRefusal, Progress
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Right, require
from models.rules.version_moves import (
    MovedBatch,
    MovedVersion,
    PlannedCase,
    VersionChoice,
    VersionMovePlan,
    VersionMoveRow,
    plan_move,
)
from models.services.batches import go_on
from models.services.process_effects import ground_of
from models.store.uow import UnitOfWork, Work
from models.store.version_list import (
    Standing,
    keep_moved,
    move_cases,
    standing,
    version_moves,
)

MOVED, REVERTED = "case.version_changed", "case.version_reverted"
MOVED_REASON, REVERTED_REASON = "polun uusi versio", "polun version vaihto peruttu"
_AT_ONCE = 200
_TELL_EACH = 500


def plan_version_move(
    uow: UnitOfWork, actor: Actor, *, choice: VersionChoice, progress: Progress | None = None
) -> VersionMovePlan:
    """Return which cases would move to the other version and why the rest would not: a dry run.

    Case numbers and reasons only; no file is opened and nothing is changed. Raises what
    `_versions` raises.
    """
    require(actor, Right.PUBLISH_PROCESS)
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        plan = _plan(work, choice)
        go_on(progress, len(plan.ready), len(plan.ready))
        return plan


def move_to_version(
    uow: UnitOfWork, actor: Actor, *, choice: VersionChoice, progress: Progress | None = None
) -> MovedVersion:
    """Move every case that the dry run lets move, in one batch with one revert point.

    Each case has a line of its own in the use log; the refused ones stay on the old version.
    Raises RuleBroken("version.none_moves") when none may move and RuleBroken("many.cancelled")
    when `progress` says to stop: nothing is stored then.
    """
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        plan = _plan(work, choice)
        if not plan.ready:
            raise RuleBroken("version.none_moves")
        batch = _batch(work, MOVED, MOVED_REASON)
        work.session.add(
            VersionMove(
                id=batch.id,
                at=work.now,
                worker_id=actor.user_id,
                source_id=choice.source,
                target_id=choice.target,
                chosen=choice.plain(),
            )
        )
        work.session.flush()
        keep_moved(work.session, batch, plan.ready)
        _carry(work, batch, plan.ready, choice.target, progress)
        facts = {
            "move": str(batch.id),
            "from": str(choice.source),
            "to": str(choice.target),
            "count": len(plan.ready),
        }
        work.log("process.cases_moved", facts=facts)
        changes = _told(work, plan.ready)
        return MovedVersion(changes, batch.id, len(plan.ready), plan.refused)


def version_move_rows(uow: UnitOfWork, actor: Actor) -> tuple[VersionMoveRow, ...]:
    """Return the batches that were moved, the newest first."""
    require(actor, Right.PUBLISH_PROCESS)
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return tuple(
            VersionMoveRow(
                move.id, move.at, name, move.source_id, move.target_id, count, move.reverted_at
            )
            for move, name, count in version_moves(work.session)
        )


def plan_revert(
    uow: UnitOfWork, actor: Actor, *, move_id: UUID, progress: Progress | None = None
) -> VersionMovePlan:
    """Return which cases of a batch would go back, and why not the others.

    One that has moved on, been closed or moved to yet another version since stays where it is.
    """
    require(actor, Right.PUBLISH_PROCESS)
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        plan = _way_back(work, _revertible(work, move_id))
        go_on(progress, len(plan.ready), len(plan.ready))
        return plan


def revert_version_move(
    uow: UnitOfWork, actor: Actor, *, move_id: UUID, progress: Progress | None = None
) -> MovedVersion:
    """Take the cases of a batch back to the version, step and limits that they had before.

    Raises RuleBroken("version.reverted" | "version.target_retired" | "version.none_moves" |
    "many.cancelled").
    """
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        move = _revertible(work, move_id)
        plan = _way_back(work, move)
        if not plan.ready:
            raise RuleBroken("version.none_moves")
        batch = replace(_batch(work, REVERTED, REVERTED_REASON), id=move.id)
        _carry(work, batch, plan.ready, move.source_id, progress, back=True)
        move.reverted_at = work.now
        facts = {"move": str(move.id), "count": len(plan.ready)}
        work.log("process.cases_reverted", facts=facts)
        changes = _told(work, plan.ready)
        return MovedVersion(changes, move.id, len(plan.ready), plan.refused)


def _plan(work: Work, choice: VersionChoice) -> VersionMovePlan:
    old, new = _versions(work, choice.source, choice.target)
    return plan_move(ground_of(work, choice.source), choice, old, new)


def _versions(
    work: Work, source: UUID, target: UUID
) -> tuple[ProcessDefinition, ProcessDefinition]:
    """Return the versions.

    Raises RuleBroken("version.same" | "version.target_draft" | "version.target_retired").
    """
    if source == target:
        raise RuleBroken("version.same")
    process = work.records.process(target)
    if process.published_at is None:
        raise RuleBroken("version.target_draft")
    if process.retired_at is not None:
        raise RuleBroken("version.target_retired")
    return work.records.definition(source), work.records.definition(target)


def _batch(work: Work, act: str, reason: str) -> MovedBatch:
    return MovedBatch(uuid4(), work.now, work.actor.user_id, act, reason)


def _carry(
    work: Work,
    batch: MovedBatch,
    cases: Sequence[PlannedCase],
    target: UUID,
    progress: Progress | None,
    *,
    back: bool = False,
) -> None:
    for start in range(0, len(cases), _AT_ONCE):
        part = cases[start : start + _AT_ONCE]
        move_cases(work.session, batch, part, target, back=back)
        go_on(progress, start + len(part), len(cases))


def _revertible(work: Work, move_id: UUID) -> VersionMove:
    move = work.session.get(VersionMove, move_id)
    if move is None:
        raise NotFound("version.move_not_found")
    if move.reverted_at is not None:
        raise RuleBroken("version.reverted")
    if work.records.process(move.source_id).retired_at is not None:
        raise RuleBroken("version.target_retired")
    return move


def _way_back(work: Work, move: VersionMove) -> VersionMovePlan:
    ready: list[PlannedCase] = []
    refused: list[CaseRefusal] = []
    for one in standing(work.session, move.id):
        why = _stays(one, move)
        if why is None:
            ready.append(_turned(one.moved))
        else:
            refused.append(CaseRefusal(one.case_id, one.number, why))
    return VersionMovePlan(tuple(ready), tuple(refused))


def _stays(one: Standing, move: VersionMove) -> RuleBroken | None:
    if one.process_id is None:
        return RuleBroken("version.closed_since")
    if one.process_id != move.target_id or one.step_id != one.moved.step_after:
        return RuleBroken("version.moved_since")
    return None


def _turned(one: PlannedCase) -> PlannedCase:
    return PlannedCase(
        one.case_id, one.step_after, one.step_before, one.limits_after, one.limits_before
    )


def _told(work: Work, cases: Iterable[PlannedCase]) -> Changes:
    moved = tuple(cases)
    work.record(CasesChanged())
    if len(moved) <= _TELL_EACH:
        for one in moved:
            work.record(CaseMoved(one.case_id, one.step_before, one.step_after))
    return work.commit()
