"""Signing a decision: what each print says, and storing the signed bytes once and for good."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from models.entities.case import Case
from models.entities.document import Decision, Document, FirstPrint, SignedCopy
from models.rules.changes import DecisionSigned, DocumentSaved
from models.rules.competence import Act, require_competent
from models.rules.decision_checks import require_complete
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.letters import DecisionFacts, PrintedSeal
from models.rules.plain import to_plain
from models.rules.seals import content_hash
from models.services.decision_checking import Undrawable, context_of
from models.services.decision_letters import addressee_of, archive_facts
from models.services.decision_parts import (
    decision_number,
    replaced_by,
    require_unsigned,
)
from models.services.text_use import used_text
from models.services.writing import finish, require_finishable
from models.store import word_index
from models.store.uow import Work


@dataclass(frozen=True, slots=True)
class Print:
    """One print of a decision: whose it is (None: the archive's) and what it says."""

    recipient_id: UUID | None
    facts: DecisionFacts


def checked_prints(
    work: Work,
    case: Case,
    document: Document,
    *,
    texts_version: str,
    trial: bool,
    undrawable: Undrawable,
    seal: PrintedSeal | None = None,
) -> tuple[Print, ...]:
    """Return the archive copy and one print for each recipient of a decision fit to be signed.

    `seal` is what the pages said of themselves when they were drawn; it is made now when None.
    Raises RuleBroken while a lawful item is missing, for a decider without competence, without
    recipients, for a protected address in the text, and for a decision signed already.
    """
    _require_signable(work, case, document, undrawable)
    archive = archive_facts(
        work,
        case,
        document,
        number=decision_number(work, case, document),
        texts_version=texts_version,
        replaced=replaced_by(work, document),
        trial=trial,
    )
    archive = replace(archive, second_signature=work.records.rule_settings().second_signature)
    archive = replace(archive, seal=seal or _seal(work, document, archive))
    recipients = work.documents.recipients_of(document.id)
    if not recipients:
        raise RuleBroken("decision.no_recipients", statute="HL 54 §, 56 §")
    own = (Print(item.id, replace(archive, addressee=addressee_of(item))) for item in recipients)
    return (Print(None, archive), *own)


def _seal(work: Work, document: Document, archive: DecisionFacts) -> PrintedSeal:
    seq, head = work.log_head()
    return PrintedSeal(str(document.id), content_hash(archive), seq, head)


def store_signed(
    work: Work,
    case: Case,
    document: Document,
    signed: Sequence[tuple[Print, bytes]],
) -> None:
    """Store the signed bytes, finish the document and tell the case, in the caller's act."""
    copies = [(item.recipient_id, made) for item, made in signed]
    decision = decided(work, case, document, signed[0][0].facts)
    decision.signed_at = work.now
    finish_signed(work, case, document, decision, copies)


def store_first(
    work: Work, case: Case, document: Document, signed: Sequence[tuple[Print, bytes]]
) -> None:
    """Keep prints signed once until another signs them too (toinen allekirjoitus)."""
    decision = decided(work, case, document, signed[0][0].facts)
    decision.first_signed_at, decision.returned = work.now, {}
    hashes: dict[str, str] = {}
    for item, made in signed:
        digest = _digest(made)
        hashes[_whose(item.recipient_id)] = digest
        first = FirstPrint(
            id=uuid4(),
            document_id=document.id,
            recipient_id=item.recipient_id,
            sha256=digest,
            made_at=work.now,
            content=made,
        )
        work.documents.store(first)
    case.take({"decision_first_signed_on": work.today})
    facts = {"number": decision.number, "sha256": hashes, "trial": decision.facts["trial"]}
    work.log("decision.first_signed", case_id=case.id, document_id=document.id, facts=facts)
    work.record(DocumentSaved(case.id, document_id=document.id, kind=DocumentKind.DECISION))


def finish_signed(
    work: Work,
    case: Case,
    document: Document,
    decision: Decision,
    copies: Sequence[tuple[UUID | None, bytes]],
) -> None:
    """Store the final bytes, finish the document and tell the case, in the caller's act."""
    hashes = {_whose(whose): _store_copy(work, document, whose, made) for whose, made in copies}
    finish(work, case, document)
    _retire_replaced(work, decision)
    case.take({"decision_signed_on": work.today})
    _log(work, case, document, decision, hashes)
    work.record(DecisionSigned(case.id, document_id=document.id))


def _require_signable(work: Work, case: Case, document: Document, undrawable: Undrawable) -> None:
    case.require_open()
    if document.kind != DocumentKind.DECISION:
        raise RuleBroken("decision.wrong_document")
    require_unsigned(work, document)
    require_competent(work.actor, Act.DECIDE, case.facts())
    require_complete(document.values, context_of(work, case, document, undrawable))
    require_finishable(work, DocumentKind.DECISION, document.values)


def _digest(content: bytes) -> str:
    if not content:
        raise ValueError("a seal must return the signed bytes")
    return hashlib.sha256(content).hexdigest()


def _store_copy(work: Work, document: Document, whose: UUID | None, content: bytes) -> str:
    digest = _digest(content)
    work.documents.store(
        SignedCopy(
            id=uuid4(),
            document_id=document.id,
            recipient_id=whose,
            sha256=digest,
            made_at=work.now,
            content=content,
        )
    )
    return digest


def decided(work: Work, case: Case, document: Document, facts: DecisionFacts) -> Decision:
    """Return the decision with who decides it now and what its pages say."""
    decision = work.documents.decision(document.id)
    if decision is None:
        decision = Decision(document_id=document.id, case_id=case.id, number=facts.number)
        work.documents.store(decision)
    decision.signer_id = work.actor.user_id
    decision.facts, decision.texts_version = to_plain(facts), facts.texts_version
    _keep_texts(work, document, facts)
    return decision


def _keep_texts(work: Work, document: Document, facts: DecisionFacts) -> None:
    """Keep for good which texts of the library the decision says, also those in its opening."""
    known = {each.ref: each for each in work.texts.used_in(document.id)}
    library = work.texts.library()
    for ref in known.keys() - set(facts.texts_used):
        work.texts.remove(known[ref])
    for ref in facts.texts_used:
        version = library.find(ref)
        if version is not None and ref not in known:
            work.texts.add(used_text(document.id, version, work))


def _retire_replaced(work: Work, decision: Decision) -> None:
    if decision.replaces_id is not None:
        work.documents.get(decision.replaces_id).superseded = True
        word_index.forget(work.session, [decision.replaces_id])


def _log(
    work: Work, case: Case, document: Document, decision: Decision, hashes: Mapping[str, str]
) -> None:
    facts = {
        "number": decision.number,
        "sha256": dict(hashes),
        "trial": decision.facts["trial"],
        "texts": list(decision.facts["texts_used"]),
        "content": decision.facts["seal"]["content"],
    }
    work.log("decision.signed", case_id=case.id, document_id=document.id, facts=facts)


def _whose(recipient_id: UUID | None) -> str:
    return str(recipient_id) if recipient_id is not None else "archive"
