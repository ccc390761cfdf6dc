"""Versions of the process definition (prosessimääritys): drafts, publishing and reading."""

from uuid import UUID

from models.entities.record import Process
from models.rules.changes import Changes, SettingsChanged
from models.rules.errors import RuleBroken
from models.rules.guards import GUARDS
from models.rules.plain import from_plain, to_plain
from models.rules.process import ProcessDefinition, StepKind
from models.rules.rights import Actor, Right
from models.rules.rows import ProcessRow
from models.store.uow import UnitOfWork, Work


def published_process(uow: UnitOfWork, actor: Actor) -> ProcessDefinition:
    """Return the version that new cases take; NotFound before any was published."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return from_plain(ProcessDefinition, work.records.published().plain)


def process_versions(uow: UnitOfWork, actor: Actor) -> tuple[ProcessRow, ...]:
    """Return all versions, the newest first."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return tuple(_row(process) for process in work.records.processes())


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


def publish_process(uow: UnitOfWork, actor: Actor, *, process_id: UUID) -> Changes:
    """Make a draft the version that new cases take; open cases stay on theirs."""
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        _publish(work, work.records.process(process_id))
        return _kept(work, "process.published", process_id)


def install_process(
    uow: UnitOfWork, actor: Actor, *, definition: ProcessDefinition, bpmn: bytes, process_id: UUID
) -> Changes:
    """Save and publish a version in one act; the same version again changes nothing."""
    with uow.begin(actor, Right.PUBLISH_PROCESS) as work:
        if work.records.find_process(process_id) is not None:
            return ()
        put_process(work, process_id, definition, bpmn)
        return _kept(work, "process.published", process_id)


def put_process(work: Work, process_id: UUID, definition: ProcessDefinition, bpmn: bytes) -> None:
    """Save and publish a version within the caller's act."""
    _publish(work, _draft(work, process_id, definition, bpmn))


def require_usable(definition: ProcessDefinition) -> None:
    """Raise RuleBroken("process.no_start" | "process.no_end" | "process.unknown_guard")."""
    kinds = {step.kind for step in definition.steps if step.phase is None}
    if StepKind.START not in kinds or not definition.tasks:
        raise RuleBroken("process.no_start")
    if StepKind.END not in kinds:
        raise RuleBroken("process.no_end")
    for flow in definition.flows:
        for guard in flow.guards:
            if guard not in GUARDS:
                raise RuleBroken("process.unknown_guard", guard=guard, flow=flow.id)


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
    require_usable(from_plain(ProcessDefinition, process.plain))
    for other in work.records.processes():
        if other.published_at is not None and other.retired_at is None:
            other.retired_at = work.now
    process.published_at = work.now


def _row(process: Process) -> ProcessRow:
    return ProcessRow(
        process.id, process.name, process.version, process.published_at, process.retired_at
    )


def _kept(work: Work, act: str, process_id: UUID) -> Changes:
    work.log(act, facts={"process": str(process_id)})
    work.record(SettingsChanged())
    return work.commit()
