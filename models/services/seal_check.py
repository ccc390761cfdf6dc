"""Checking a signed file against the store: its bytes, the facts it prints, and the use log."""

from datetime import datetime
from uuid import UUID

from models.entities.document import Document, SignedCopy
from models.rules.letters import DecisionFacts, PrintedSeal, SealReport
from models.rules.plain import from_plain
from models.rules.rights import Actor, Right
from models.rules.seals import content_hash
from models.store.seal_papers import copy_with, knows_head, signings_of
from models.store.uow import UnitOfWork, Work


def check_seal(
    uow: UnitOfWork, actor: Actor, *, seal: PrintedSeal | None, sha256: str
) -> SealReport:
    """Compare a file, by its hash and what its pages say of themselves, with the store.

    What belongs to a case that the actor has no tie to is answered as unknown. Logged.
    """
    with uow.begin(actor, Right.READ_CASE) as work:
        copy = copy_with(work.session, sha256)
        document = _document(work, copy, seal)
        if document is None:
            work.log("seal.checked", facts={"known": False})
            work.commit()
            return SealReport(known=False)
        report = _report(work, document, copy, seal, sha256)
        told = {"known": True, "same": report.same_bytes}
        case_id, document_id = document.case_id, document.id
        work.log("seal.checked", case_id=case_id, document_id=document_id, facts=told)
        work.commit()
        return report


def _document(work: Work, copy: SignedCopy | None, seal: PrintedSeal | None) -> Document | None:
    wanted = copy.document_id if copy is not None else _named(seal)
    document = work.documents.find(wanted) if wanted is not None else None
    if document is None or work.cases.find(document.case_id) is None:
        return None
    return document


def _named(seal: PrintedSeal | None) -> UUID | None:
    try:
        return UUID(seal.document_id) if seal is not None else None
    except ValueError:
        return None


def _report(
    work: Work,
    document: Document,
    copy: SignedCopy | None,
    seal: PrintedSeal | None,
    sha256: str,
) -> SealReport:
    decision = work.documents.decision(document.id)
    facts = decision.facts if decision is not None else {}
    stored = content_hash(from_plain(DecisionFacts, facts)) if facts else ""
    return SealReport(
        known=True,
        number=decision.number if decision is not None else "",
        same_bytes=copy is not None,
        same_content=seal is not None and seal.content == stored,
        same_log=seal is not None and knows_head(work.session, seal.audit_seq, seal.audit_head),
        sealed=seal is not None,
        logged_at=_logged(work, document, sha256),
    )


def _logged(work: Work, document: Document, sha256: str) -> datetime | None:
    """Return when the use log says that these very bytes were signed."""
    signed = signings_of(work.session, document.id)
    return next((e.at for e in signed if sha256 in e.facts.get("sha256", {}).values()), None)
