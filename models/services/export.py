"""Giving documents out: the print of one, and all of a case in the national structures."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeAlias
from uuid import UUID

from models.entities.case import Case
from models.entities.document import Decision, Document
from models.entities.people import Worker
from models.rules.documents.national import NationalAuthor, NationalContext, national
from models.rules.documents.paper import sections_for_print
from models.rules.documents.registry import document_type
from models.rules.kinds import DocumentKind, TieKind
from models.rules.letters import DecisionFacts, DocumentPrint
from models.rules.organisation import Organisation
from models.rules.plain import from_plain
from models.rules.purposes import stated_purpose
from models.rules.rights import Actor, Right
from models.rules.words import Language
from models.services.decision_letters import official, spoken_name
from models.services.writing import document_of, named
from models.store.uow import HELSINKI, UnitOfWork, Work

AppealWords: TypeAlias = Callable[[DecisionFacts], tuple[str, str]]


def no_appeal_words(facts: DecisionFacts) -> tuple[str, str]:
    """Return no rectification instructions: for callers that have no letter texts at hand."""
    del facts
    return "", ""


def document_print(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    language: Language = Language.FINNISH,
    for_client: bool = True,
    purpose: str = "print",
) -> DocumentPrint:
    """Return a document as titled paragraphs for its print; logged with its purpose.

    `for_client` leaves the informer out (JulkL 11 § 2 mom. 7 k).
    """
    with uow.begin(actor, Right.PRINT) as work:
        stated = stated_purpose(purpose)
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        made = print_facts(work, case, document, language, for_client=for_client)
        facts = {**named(document), "for_client": for_client}
        work.log(
            "document.printed",
            case_id=case.id,
            document_id=document.id,
            purpose=stated,
            facts=facts,
        )
        work.commit()
        return made


def case_documents_national(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, appeal_words: AppealWords = no_appeal_words
) -> tuple[tuple[str, bytes], ...]:
    """Return (file name, JSON) of each finished document in force; the names name nobody.

    `appeal_words` gives the text and the time of the rectification instructions as they were
    served. Documents of our own, without a national structure, are left out. Raises
    RuleBroken("export.client_code_missing") where a structure wants an identity code.
    """
    with uow.begin(actor, Right.EXPORT) as work:
        case = work.cases.get(case_id)
        made = tuple(_exported(work, case, appeal_words))
        work.log("case.exported", case_id=case.id, purpose="export", facts={"count": len(made)})
        work.commit()
        return made


def print_facts(
    work: Work, case: Case, document: Document, language: Language, *, for_client: bool
) -> DocumentPrint:
    """Return a document of a case as titled paragraphs."""
    doc_type = document_type(DocumentKind(document.kind))
    organisation = work.records.organisation()
    made_at = document.finished_at or document.saved_at
    return DocumentPrint(
        title=doc_type.words.said_in(language),
        case_number=case.number,
        client_name=spoken_name(case.client),
        client_birth_date=case.client.birth_date,
        organisation=organisation,
        made_on=made_at.astimezone(HELSINKI).date(),
        author=official(document.author, organisation),
        language=language,
        sections=sections_for_print(doc_type, document.values, language, for_client=for_client),
        draft=not document.is_finished,
    )


def _exported(work: Work, case: Case, appeal_words: AppealWords) -> Iterator[tuple[str, bytes]]:
    numbers: Counter[str] = Counter()
    for document in work.documents.of_case(case.id):
        doc_type = document_type(DocumentKind(document.kind))
        if doc_type.root is None or document.superseded or not document.is_finished:
            continue
        numbers[document.kind] += 1
        context = national_context(work, case, document, appeal_words)
        tree = national(doc_type, document.values, context)
        name = f"{case.number}-{document.kind}-{numbers[document.kind]}.json"
        yield name, json.dumps(tree, ensure_ascii=False, indent=2).encode()


def national_context(
    work: Work, case: Case, document: Document, appeal_words: AppealWords
) -> NationalContext:
    """Return what a national structure wants beside the document's own fields."""
    assert document.finished_at is not None
    organisation, facts = work.records.organisation(), case.facts()
    decision = work.documents.decision(document.id)
    appeal, time = _appeal(decision, appeal_words)
    own = work.cases.own_worker(case.id)
    return NationalContext(
        client=case.client.row().data,
        case_number=case.number,
        received_on=case.received_on,
        document_date=document.finished_at.astimezone(HELSINKI).date(),
        author=_author(document.author, organisation),
        organisation=organisation,
        service_task=facts.task,
        client_since=facts.assessment_started_on,
        decision_number=decision.number if decision is not None else "",
        decider=_author(decision.signer, organisation)
        if decision is not None and decision.signer is not None
        else None,
        responsible=_author(own, organisation) if own is not None else None,
        recipients=tuple(
            spoken_name(item.person) for item in work.documents.recipients_of(document.id)
        ),
        appeal_text=appeal,
        appeal_time=time,
        related=tuple(
            (tie.person.row().data, TieKind(tie.kind))
            for tie in work.people.ties_of(case.client_id)
        ),
    )


def _appeal(decision: Decision | None, appeal_words: AppealWords) -> tuple[str, str]:
    if decision is None or decision.signed_at is None or decision.facts.get("origin") == "paper":
        return "", ""  # what was served on paper before Polku is not known word for word
    return appeal_words(from_plain(DecisionFacts, decision.facts))


def _author(worker: Worker, organisation: Organisation) -> NationalAuthor:
    surname, _, given = worker.name.partition(" ")
    return NationalAuthor(surname, given, worker.title, unit_name=organisation.unit)
