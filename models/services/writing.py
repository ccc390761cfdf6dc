"""The steps that several acts on documents share: making, finishing and telling the case."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from models.entities.case import Case
from models.entities.document import Document
from models.rules.changes import DocumentSaved
from models.rules.documents.check import problems
from models.rules.documents.chosen_services import chosen_services
from models.rules.documents.effects import effects
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Problem, Values
from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.merging import merged, of_any_round, of_round
from models.rules.plain import from_plain, to_plain
from models.rules.rows import DocumentSheet, Source
from models.store import word_index
from models.store.log_list import last_release
from models.store.uow import HELSINKI, Work


def new_draft(
    work: Work, case: Case, document_id: UUID, kind: DocumentKind, values: Values
) -> Document:
    """Add the first version of a document as a draft."""
    document = Document(
        id=document_id,
        case_id=case.id,
        series_id=document_id,
        kind=kind.value,
        version=1,
        status=DocumentStatus.DRAFT.value,
        reason="",
        superseded=False,
        sources={},
        author_id=work.actor.user_id,
        author=work.people.worker(work.actor.user_id),
        editors=[str(work.actor.user_id)],
        saved_at=work.now,
        values=kept(values),
    )
    work.documents.add(document)
    return document


def document_of(
    work: Work, case: Case, document_id: UUID, *, version: int | None = None
) -> Document:
    """Return a document of this case; NotFound for one of another case."""
    document = work.documents.get(document_id, version=version)
    if document.case_id != case.id:
        raise NotFound("document.not_found")
    return document


def require_finishable(work: Work, kind: DocumentKind, values: Values) -> None:
    """Raise RuleBroken("document.incomplete", problems=...) with every problem at once."""
    refuse_if_any(kind, problems_of(work, kind, values))


def problems_of(work: Work, kind: DocumentKind, values: Values) -> tuple[Problem, ...]:
    """Return what a document lacks to be finished, as far as it alone can tell."""
    return problems(
        document_type(kind),
        values,
        today=work.today,
        finished=True,
        real_codes_only=work.records.organisation().real_codes_only,
    )


def refuse_if_any(kind: DocumentKind, found: Sequence[Problem]) -> None:
    """Raise RuleBroken("document.incomplete", problems=...) when there are problems."""
    if found:
        raise RuleBroken("document.incomplete", document=kind, problems=tuple(found))


def finish(work: Work, case: Case, document: Document) -> None:
    """Make a checked draft final, retire the version before it and tell the case its facts."""
    document.finish(at=work.now)
    former = [
        older
        for older in work.documents.of_case(case.id)
        if older.series_id == document.series_id and older.id != document.id
    ]
    for older in former:
        older.superseded = True
    word_index.forget(work.session, [older.id for older in former])
    word_index.learn(work.session, document)
    case.take(merged(case.facts(), _told(work, document), _told_by_others(work, case, document)))
    kind = DocumentKind(document.kind)
    case.name_services(chosen_services(kind, document.values))
    work.log("document.finished", case_id=case.id, document_id=document.id, facts=named(document))
    work.record(DocumentSaved(case.id, document_id=document.id, kind=kind, finished=True))


def named(document: Document) -> dict[str, str]:
    """Return what the use log says of a document: its kind and version, no words of it."""
    return {"kind": document.kind, "version": str(document.version)}


def kept(values: Values) -> dict[str, Any]:
    """Return field values as they are stored."""
    plain: dict[str, Any] = to_plain(values)
    return plain


def kept_sources(sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return the sources of carried texts as they are stored."""
    plain: dict[str, Any] = to_plain(sources)
    return plain


def document_sheet(document: Document) -> DocumentSheet:
    """Return a stored document for reading or writing."""
    return DocumentSheet(
        row=document.row(),
        case_id=document.case_id,
        values=dict(document.values),
        row_version=document.row_version,
        sources={key: from_plain(Source, source) for key, source in document.sources.items()},
    )


def _told(work: Work, document: Document) -> Mapping[str, object]:
    finished = document.finished_at or work.now
    return effects(
        DocumentKind(document.kind),
        document.values,
        finished_on=finished.astimezone(HELSINKI).date(),
    )


def _told_by_others(work: Work, case: Case, document: Document) -> tuple[Mapping[str, object], ...]:
    released = last_release(work.session, case.id)
    log_answer = ({"log_answered_on": released},) if released else ()
    return log_answer + tuple(
        _of_this_round(case, told) if other.is_of_round(case.renewed_at) else of_any_round(told)
        for other in work.documents.of_case(case.id)
        if other.is_finished and not other.superseded and other.id != document.id
        for told in (_told(work, other),)
    )


def _of_this_round(case: Case, told: Mapping[str, object]) -> Mapping[str, object]:
    return told if case.renewed_at is None else of_round(told, case.facts().begun_on)
