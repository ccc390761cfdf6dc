"""Assessing anew before a decision ends (uusi arviointi): one act, and the texts come along."""

from collections.abc import Iterator
from uuid import UUID

from models.entities.case import Case
from models.entities.document import Document
from models.rules.changes import Changes, DocumentSaved
from models.rules.documents.conditions import is_empty, visible_values
from models.rules.documents.registry import document_type
from models.rules.documents.schema import FieldType, Value
from models.rules.errors import RuleBroken
from models.rules.facts import CaseView
from models.rules.kinds import DocumentKind
from models.rules.phases import Move, is_renewal, next_moves, require_move
from models.rules.process import ProcessDefinition, StepKind
from models.rules.rights import Actor, Right
from models.rules.rows import Source
from models.services.case_sheets import view_of
from models.services.cases import advance
from models.services.prefill import prefilled
from models.services.writing import kept_sources, named, new_draft
from models.store.uow import UnitOfWork, Work

_KIND = DocumentKind.ASSESSMENT


def begin_renewal(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, row_version: int, document_id: UUID
) -> Changes:
    """Take a case with a running decision back to assessment and begin the assessment's draft.

    The former assessment's texts are copied into it, each with its source, so that the form shows
    them as carried; its days and choices are made anew. Raises RuleBroken("renewal.not_here")
    where no way leads back, and what a move raises.
    """
    with uow.begin(actor, Right.MOVE_CASE) as work:
        case = work.cases.get(case_id, version=row_version)
        if work.documents.find(document_id) is not None:
            return ()
        case.require_open()
        definition = work.records.definition(case.process_id)
        former = work.documents.newest_finished(case.id, _KIND)
        for target in _way_back(definition, case.step_id):
            view = view_of(work, case, work.documents.of_case(case.id))
            _go(work, case, definition, view, target)
        if former is not None:
            _begin(work, case, former, document_id)
        return work.commit()


def _way_back(definition: ProcessDefinition, source: str) -> tuple[str, ...]:
    """Return the steps to pass, the last one back in the assessment."""
    first = next_moves(definition, source)
    for move in first:
        if _leads_back(definition, move):
            return (move.target.id,)
    for move in first:
        if move.target.kind is StepKind.TASK:
            for after in next_moves(definition, move.target.id):
                if _leads_back(definition, after):
                    return (move.target.id, after.target.id)
    raise RuleBroken("renewal.not_here")


def _leads_back(definition: ProcessDefinition, move: Move) -> bool:
    return is_renewal(definition, source=move.source, target=move.target.id)


def _go(work: Work, case: Case, definition: ProcessDefinition, view: CaseView, target: str) -> None:
    require_move(definition, view, source=case.step_id, target=target)
    advance(work, case, target, definition)


def _begin(work: Work, case: Case, former: Document, document_id: UUID) -> None:
    carried = dict(_carried(former))
    sources = {key: _source(former, key, text) for key, text in carried.items()}
    values: dict[str, Value] = {**prefilled(work, case, _KIND, carried), **carried}
    draft = new_draft(work, case, document_id, _KIND, values)
    draft.sources = kept_sources(sources)
    work.log("document.saved", case_id=case.id, document_id=draft.id, facts=named(draft))
    work.record(DocumentSaved(case.id, document_id=draft.id, kind=_KIND))


def _carried(former: Document) -> Iterator[tuple[str, str]]:
    shown = visible_values(document_type(_KIND), former.values)
    for field in document_type(_KIND).fields:
        value = shown.get(field.key)
        if field.type is FieldType.TEXT and isinstance(value, str) and not is_empty(value):
            yield field.key, value


def _source(former: Document, key: str, text: str) -> Source:
    return Source(_KIND, key, former.id, former.finished_at, text)
