"""Client documents (asiakasasiakirjat): begin, save, finish, amend and open."""

from uuid import UUID, uuid4

from models.entities.case import Case
from models.entities.document import Document
from models.rules.changes import Changes, DocumentSaved
from models.rules.commands import SaveDocument
from models.rules.documents.carry import Finished, carried, carried_values
from models.rules.documents.registry import document_type
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.purposes import stated_reason
from models.rules.rights import Actor, Right
from models.rules.rows import DocumentRow, DocumentSheet
from models.services.decision_parts import require_not_waiting
from models.services.finishing import require_lawful, require_may_finish
from models.services.prefill import prefilled
from models.services.writing import (
    document_of,
    document_sheet,
    finish,
    kept,
    kept_sources,
    named,
    new_draft,
)
from models.store.uow import UnitOfWork, Work


def new_document(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, kind: DocumentKind
) -> DocumentSheet:
    """Return a document to begin with, not saved yet: its row version is 0.

    Texts recorded before come with their sources. An unfinished draft of a kind that a case has
    one of is returned instead, so that nobody writes the same thing twice.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        case.require_open()
        sheet = _begun(work, case, kind) or _blank(work, case, kind)
        work.log("document.prepared", case_id=case.id, facts={"kind": kind.value})
        work.commit()
        return sheet


def save_draft(uow: UnitOfWork, actor: Actor, *, command: SaveDocument) -> Changes:
    """Save a draft (luonnos); the same save repeated changes nothing.

    Raises StaleData when somebody else has saved it since.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(command.case_id)
        found = work.documents.find(command.document_id)
        if found is not None and _is_saved(found, command):
            return ()
        document = _written(work, case, command, found)
        act, facts = _said(command, document)
        work.log(act, case_id=case.id, document_id=document.id, facts=facts)
        work.record(DocumentSaved(case.id, document_id=document.id, kind=command.kind))
        return work.commit()


def finish_document(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID, row_version: int
) -> Changes:
    """Make a draft final and tell the case its facts; it never changes after that.

    Raises RuleBroken with every problem, and for acts that need an office-holder.
    """
    with uow.begin(actor, Right.FINISH_DOCUMENT) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id, version=row_version)
        kind = DocumentKind(document.kind)
        require_may_finish(actor, kind)
        require_lawful(work, case, kind, document.values)
        finish(work, case, document)
        return work.commit()


def amend_document(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID, new_id: UUID, reason: str
) -> Changes:
    """Begin a new version of a finished document, with the reason for it.

    The old version stays in force until the new one is finished.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        if work.documents.find(new_id) is not None:
            return ()
        old = document_of(work, case, document_id)
        draft = _amending(work, case, old, new_id, stated_reason(reason))
        work.log("document.amended", case_id=case.id, document_id=draft.id, facts=named(draft))
        kind = DocumentKind(draft.kind)
        work.record(DocumentSaved(case.id, document_id=draft.id, kind=kind))
        return work.commit()


def open_document(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID
) -> DocumentSheet:
    """Return a document for reading or writing; the reading is logged."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        sheet = document_sheet(document)
        work.log("document.read", case_id=case.id, document_id=document.id, facts=named(document))
        work.commit()
        return sheet


def _begun(work: Work, case: Case, kind: DocumentKind) -> DocumentSheet | None:
    if document_type(kind).many:
        return None
    drafts = (d for d in work.documents.of_case(case.id) if d.kind == kind and not d.is_finished)
    draft = next(drafts, None)
    return document_sheet(draft) if draft is not None else None


def _blank(work: Work, case: Case, kind: DocumentKind) -> DocumentSheet:
    finished = _finished(work, case)
    told = carried_values(kind, finished)
    values = {**prefilled(work, case, kind, told), **told}
    row = DocumentRow(
        id=uuid4(),
        kind=kind,
        version=1,
        status=DocumentStatus.DRAFT,
        author_name=work.people.worker(work.actor.user_id).name,
        saved_at=work.now,
        finished_at=None,
    )
    return DocumentSheet(row, case.id, values, 0, carried(kind, finished))


def _finished(work: Work, case: Case) -> tuple[Finished, ...]:
    return tuple(
        (DocumentKind(document.kind), document.id, document.finished_at, document.values)
        for document in work.documents.of_case(case.id)
        if document.is_finished and not document.superseded
    )


def _said(command: SaveDocument, document: Document) -> tuple[str, dict[str, object]]:
    """Return what the use log says of a save: where two saves met, which fields were chosen."""
    if not command.settled:
        return "document.saved", dict(named(document))
    return "document.settled", {**named(document), "fields": list(command.settled)}


def _is_saved(document: Document, command: SaveDocument) -> bool:
    same = document.values == kept(command.values) and document.kind == command.kind
    return same and document.case_id == command.case_id and not document.is_finished


def _written(work: Work, case: Case, command: SaveDocument, found: Document | None) -> Document:
    sources = kept_sources(command.sources)
    if command.row_version == 0 and found is None:
        case.require_open()
        document = new_draft(work, case, command.document_id, command.kind, command.values)
        document.sources = sources
        return document
    known = command.row_version or _unheard_of(work, found)
    document = document_of(work, case, command.document_id, version=known)
    require_not_waiting(work.documents.decision(document.id))
    document.write(kept(command.values), sources, by=work.actor.user_id, at=work.now)
    return document


def _unheard_of(work: Work, found: Document | None) -> int:
    """Return the version of the writer's own first save whose answer was lost on the way."""
    own = found is not None and found.author_id == work.actor.user_id
    return 1 if own else 0


def _amending(work: Work, case: Case, old: Document, new_id: UUID, reason: str) -> Document:
    if not old.is_finished or old.superseded:
        raise RuleBroken("document.not_amendable")
    if old.kind == DocumentKind.DECISION:
        raise RuleBroken("decision.replace_instead", statute="HL 434/2003 50-52 §")
    series = [d for d in work.documents.of_case(case.id) if d.series_id == old.series_id]
    if any(not version.is_finished for version in series):
        raise RuleBroken("document.draft_exists")
    draft = new_draft(work, case, new_id, DocumentKind(old.kind), old.values)
    draft.series_id, draft.reason = old.series_id, reason
    draft.version = max(version.version for version in series) + 1
    draft.sources = dict(old.sources)
    return draft
