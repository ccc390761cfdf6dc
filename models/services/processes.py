"""Versions of the process definition (prosessimääritys): drafts, publishing, retiring, reading."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from models.entities.record import Process
from models.rules.changes import CasesChanged, Changes, SettingsChanged
from models.rules.errors import NotFound, RuleBroken
from models.rules.former_steps import ShownPath, with_former_steps
from models.rules.guards import GUARDS
from models.rules.path_limits import longer_than_law
from models.rules.path_order import unpaired
from models.rules.plain import from_plain, to_plain
from models.rules.process import ProcessDefinition, StepKind
from models.rules.rights import Actor, Right
from models.rules.rows import ProcessRow, VersionState
from models.rules.version_difference import difference
from models.store.house import carry_over, open_on
from models.store.uow import UnitOfWork, Work
from models.store.version_list import steps_in_use

_NEXT = 0.001
"""Seconds between two versions that would be published at the same moment."""


def published_process(uow: UnitOfWork, actor: Actor) -> ProcessDefinition:
    """Return the version that new cases take; NotFound before any was published."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return from_plain(ProcessDefinition, work.records.published().plain)


def shown_process(uow: UnitOfWork, actor: Actor) -> ShownPath:
    """Return the version that new cases take with the steps of older ones that cases stand at.

    So every open case has its place on the map until the older versions are empty. NotFound
    before any was published.
    """
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        current = work.records.published()
        definition = from_plain(ProcessDefinition, current.plain)
        used = steps_in_use(work.session)
        others = [
            (from_plain(ProcessDefinition, other.plain), used[other.id])
            for other in work.records.processes()
            if other.id != current.id and other.id in used
        ]
        return with_former_steps(definition, others)


def process_definition(uow: UnitOfWork, actor: Actor, *, process_id: UUID) -> ProcessDefinition:
    """Return one version, whatever its state; NotFound when there is none."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return work.records.definition(process_id)


def process_versions(uow: UnitOfWork, actor: Actor) -> tuple[ProcessRow, ...]:
    """Return all versions with the number of open cases on each, the newest first."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        counted, current = open_on(work.session), _current(work)
        return tuple(_row(process, counted, current) for process in work.records.processes())


def process_bpmn(uow: UnitOfWork, actor: Actor, *, process_id: UUID | None = None) -> bytes:
    """Return the BPMN of a version, of the published one when none is named."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        records = work.records
        process = records.published() if process_id is None else records.process(process_id)
        return process.bpmn


def save_process(
    uow: UnitOfWork, actor: Actor, *, process_id: UUID, definition: ProcessDefinition, bpmn: bytes
) -> Changes:
    """Save a version as a draft; RuleBroken("process.published") when it is one no more."""
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        _draft(work, process_id, definition, bpmn)
        return _kept(work, "process.saved", process_id)


def drop_draft(uow: UnitOfWork, actor: Actor, *, process_id: UUID) -> Changes:
    """Throw a draft away; RuleBroken("process.published") when it is one no more."""
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        process = work.records.process(process_id)
        if process.published_at is not None:
            raise RuleBroken("process.published")
        work.records.drop(process)
        return _kept(work, "process.dropped", process_id)


def publish_process(uow: UnitOfWork, actor: Actor, *, process_id: UUID) -> Changes:
    """Make a draft the version that new cases take; open cases stay on theirs.

    Where only the drawing differs from the version before, its cases follow the new one at once:
    nothing changes for them. A former version without open cases is retired. Raises
    RuleBroken("process.published") and what `require_usable` raises.
    """
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        _publish(work, work.records.process(process_id))
        work.record(CasesChanged())
        return _kept(work, "process.published", process_id)


def retire_process(uow: UnitOfWork, actor: Actor, *, process_id: UUID) -> Changes:
    """Take a former version out of use for good.

    Raises RuleBroken("process.not_published" | "process.retired" | "process.in_use") and
    RuleBroken("process.has_cases") while open cases follow it.
    """
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        process = work.records.process(process_id)
        if process.published_at is None:
            raise RuleBroken("process.not_published")
        if process.retired_at is not None:
            raise RuleBroken("process.retired")
        if process.id == _current(work):
            raise RuleBroken("process.in_use")
        if count := open_on(work.session).get(process_id, 0):
            raise RuleBroken("process.has_cases", count=count)
        process.retired_at = work.now
        return _kept(work, "process.retired", process_id)


def install_process(
    uow: UnitOfWork, actor: Actor, *, definition: ProcessDefinition, bpmn: bytes, process_id: UUID
) -> Changes:
    """Save and publish a version in one act; the same version again changes nothing."""
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        if work.records.find_process(process_id) is not None:
            return ()
        put_process(work, process_id, definition, bpmn)
        work.record(CasesChanged())
        return _kept(work, "process.published", process_id)


def put_process(work: Work, process_id: UUID, definition: ProcessDefinition, bpmn: bytes) -> None:
    """Save and publish a version within the caller's act."""
    _publish(work, _draft(work, process_id, definition, bpmn))


def require_usable(definition: ProcessDefinition) -> None:
    """Raise RuleBroken unless a definition may be published.

    "process.no_start", "process.no_end", "process.unknown_guard", "process.parallel_without_join"
    for parallel branches of which not all could be done, and "process.deadline_longer" with the
    statute for a deadline longer than the law's: the law's may only be made stricter.
    """
    kinds = {step.kind for step in definition.steps if step.phase is None}
    if StepKind.START not in kinds or not definition.tasks:
        raise RuleBroken("process.no_start")
    if StepKind.END not in kinds:
        raise RuleBroken("process.no_end")
    if lonely := unpaired(definition):
        raise RuleBroken("process.parallel_without_join", element=lonely[0])
    for flow in definition.flows:
        for guard in flow.guards:
            if guard not in GUARDS:
                raise RuleBroken("process.unknown_guard", guard=guard, flow=flow.id)
    for phase in definition.phases:
        for mark in phase.deadlines:
            if statutes := longer_than_law(mark):
                raise RuleBroken(
                    "process.deadline_longer", phase=phase.words, statute=statutes, mark=mark.id
                )


def _draft(work: Work, process_id: UUID, definition: ProcessDefinition, bpmn: bytes) -> Process:
    process = work.records.find_process(process_id)
    if process is None:
        process = Process(id=process_id, version=work.records.next_process_version())
        work.records.add(process)
    if process.published_at is not None:
        raise RuleBroken("process.published")
    process.name, process.bpmn = definition.words.fi, bpmn
    process.plain = {**to_plain(definition), "version": process.version}
    return process


def _publish(work: Work, process: Process) -> None:
    if process.published_at is not None:
        raise RuleBroken("process.published")
    definition = from_plain(ProcessDefinition, process.plain)
    require_usable(definition)
    former = _current(work)
    process.published_at = _moment(work)
    work.session.flush()
    if former is not None:
        found = difference(work.records.definition(former), definition)
        if not found.has_meaning:
            _carry(work, former, process.id)
    _retire_empty(work, process.id)


def _moment(work: Work) -> datetime:
    """Return now, but after every version published before: workstations' clocks differ."""
    before = [p.published_at for p in work.records.processes() if p.published_at is not None]
    latest = max((moment.timestamp() for moment in before), default=0.0)
    if work.now.timestamp() > latest:
        return work.now
    return datetime.fromtimestamp(latest + _NEXT, UTC)


def _carry(work: Work, source: UUID, target: UUID) -> None:
    count = carry_over(work.session, source, target)
    if count:
        facts = {"from": str(source), "to": str(target), "count": count}
        work.log("process.cases_followed", facts=facts)


def _retire_empty(work: Work, current: UUID) -> None:
    counted = open_on(work.session)
    for other in work.records.processes():
        is_former = other.published_at is not None and other.retired_at is None
        if is_former and other.id != current and not counted.get(other.id):
            other.retired_at = work.now


def _current(work: Work) -> UUID | None:
    try:
        return work.records.published().id
    except NotFound:
        return None


def _row(process: Process, counted: Mapping[UUID, int], current: UUID | None) -> ProcessRow:
    return ProcessRow(
        process.id,
        process.name,
        process.version,
        process.published_at,
        process.retired_at,
        counted.get(process.id, 0),
        _state(process, current),
    )


def _state(process: Process, current: UUID | None) -> VersionState:
    if process.published_at is None:
        return VersionState.DRAFT
    if process.retired_at is not None:
        return VersionState.RETIRED
    return VersionState.CURRENT if process.id == current else VersionState.FORMER


def _kept(work: Work, act: str, process_id: UUID) -> Changes:
    work.log(act, facts={"process": str(process_id)})
    work.record(SettingsChanged())
    return work.commit()
