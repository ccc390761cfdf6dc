"""Versions of the path over 20,000 cases with 100,000 documents: what a draft does, and a move."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import select

from models.entities.case import Case
from models.entities.document import Document
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.process import ProcessDefinition
from models.rules.rights import Role
from models.rules.version_effects import effects_on
from models.rules.version_mapping import suggest
from models.rules.version_moves import Accepted, VersionChoice
from models.services.process_effects import read_ground
from models.services.processes import install_process, process_definition, process_versions
from models.services.version_move import (
    move_to_version,
    plan_version_move,
    revert_version_move,
)
from models.store.bulk import add_all
from models.store.opened import Store
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.fakes import FakeClock

T = TypeVar("T")
CASES = 20_000
CLOCK = FakeClock(caseload.AT)
_FINISHED = (
    DocumentKind.CONTACT,
    DocumentKind.EVALUATION,
    DocumentKind.MEETING,
    DocumentKind.ASSESSMENT,
)


def figures() -> Iterator[Figure]:
    """Measure one encrypted file."""
    with TemporaryDirectory() as folder:
        path, worker = caseload.make(Path(folder), CASES)
        actor = replace(worker, role=Role.ADMINISTRATOR)
        with open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE) as store:
            _write(store, worker.user_id)
            uow = store.unit_of_work(CLOCK)
            (source,) = (row.id for row in process_versions(uow, actor))
            old = process_definition(uow, actor, process_id=source)
            new, target = _stricter(old), uuid4()
            read_ground(uow, actor)  # the holiday library is loaded once
            read, ground = _timed(lambda: read_ground(uow, actor))
            yield Figure("effects_read_20000", read, "s", None, "<= 2 s", read <= 2)
            effects_on(ground, old)
            edit, found = _timed(lambda: effects_on(ground, new))
            assert found.late
            yield Figure("effects_of_an_edit_20000", edit, "s", None, "<= 0.5 s", edit <= 0.5)
            install_process(uow, actor, definition=new, bpmn=b"x", process_id=target)
            choice = VersionChoice(
                source, target, suggest(old, new), accepted=frozenset({Accepted.LATE})
            )
            dry, plan = _timed(lambda: plan_version_move(uow, actor, choice=choice))
            yield Figure("version_dry_run_20000", dry, "s", None, "<= 4 s", dry <= 4)
            spent, done = _timed(lambda: move_to_version(uow, actor, choice=choice))
            assert done.moved == len(plan.ready)
            yield Figure("version_move_20000", spent, "s", None, "<= 20 s", spent <= 20)
            back, _ = _timed(lambda: revert_version_move(uow, actor, move_id=done.move_id))
            yield Figure("version_revert_20000", back, "s", None, "<= 20 s", back <= 20)


def _stricter(whole: ProcessDefinition) -> ProcessDefinition:
    """Return the path with shorter deadlines and one more condition at its middle."""
    phases = tuple(
        replace(
            phase,
            deadlines=tuple(
                replace(mark, value="P5D" if mark.unit == "workday" else "P2M")
                for mark in phase.deadlines
            ),
        )
        for phase in whole.phases
    )
    flows = tuple(
        replace(flow, guards=(*flow.guards, "plan_or_ground"))
        if flow.source == "Task_assessment_meetings"
        else flow
        for flow in whole.flows
    )
    return replace(whole, phases=phases, flows=flows)


def _write(store: Store, author: UUID) -> None:
    with store.sessions.begin() as session:
        ids = session.scalars(select(Case.id)).all()
        finished = [_document(each, kind, author) for each in ids for kind in _FINISHED]
        drafts = [_draft(each, author) for each in ids[::4]]
        add_all(session, [*finished, *drafts])


def _document(case_id: UUID, kind: DocumentKind, author: UUID) -> Document:
    return Document(
        id=uuid4(),
        case_id=case_id,
        series_id=uuid4(),
        kind=kind.value,
        version=1,
        status=DocumentStatus.FINISHED.value,
        values={},
        sources={},
        author_id=author,
        editors=[],
        saved_at=caseload.AT,
        finished_at=caseload.AT,
        reason="",
        superseded=False,
    )


def _draft(case_id: UUID, author: UUID) -> Document:
    made = _document(case_id, DocumentKind.DECISION, author)
    made.status, made.finished_at = DocumentStatus.DRAFT.value, None
    return made


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    kept = work()
    return time.perf_counter() - began, kept
