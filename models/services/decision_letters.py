"""What the prints of a decision say: one archive copy and one for each recipient."""

from models.entities.case import Case
from models.entities.document import Document, Recipient
from models.entities.people import Person, Worker
from models.rules.corrections import Replaced
from models.rules.decision_texts import DecisionTexts, with_texts
from models.rules.documents.registry import document_type
from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.letters import Addressee, DecisionFacts, Official
from models.rules.names import given_first
from models.rules.organisation import Organisation
from models.rules.recipients import is_guardian, is_of_age, letter_lines
from models.rules.words import Language
from models.rules.written_decision import language_of, shown_values, written
from models.store.uow import Work


def archive_facts(
    work: Work,
    case: Case,
    document: Document,
    *,
    number: str,
    texts_version: str = "",
    replaced: Replaced | None = None,
    draft: bool = False,
    trial: bool = False,
) -> DecisionFacts:
    """Return what the archive copy says; it has no addressee and no address of anybody.

    RuleBroken("decision.no_outcome") when it is no draft and does not say what is decided.
    """
    language = language_of(document.values, Language(case.language))
    organisation = work.records.organisation()
    recipients = work.documents.recipients_of(document.id)
    facts = DecisionFacts(
        number=number,
        case_number=case.number,
        organisation=organisation,
        client_name=spoken_name(case.client),
        client_birth_date=case.client.birth_date,
        pending_since=case.received_on,
        pending_by=_pending_by(work, case, language),
        parties=_parties(work, case),
        decider=official(work.people.worker(work.actor.user_id), organisation),
        distribution=tuple(spoken_name(item.person) for item in recipients),
        texts_version=texts_version,
        draft=draft,
        trial=trial,
        replaces=replaced.number if replaced is not None else "",
        corrects=replaced.ground if replaced is not None else None,
        child_opinion_needed=not is_of_age(case.client.birth_date, work.today),
        **written(document.values, language, organisation, today=work.today, draft=draft),
    )
    other_reader = any(item.person.language != language for item in recipients)
    values, texts = shown_values(document.values), texts_of(work, document)
    return with_texts(facts, values, texts, other_reader=other_reader)


def texts_of(work: Work, document: Document) -> DecisionTexts:
    """Return the library and what of it was put into a decision."""
    used = work.texts.used_in(document.id)
    return DecisionTexts(work.texts.library(), tuple(each.ref for each in used))


def addressee_of(recipient: Recipient) -> Addressee:
    """Return to whom the recipient's own print goes, with that recipient's address only."""
    person = recipient.person
    return Addressee(
        spoken_name(person), letter_lines(person.row().data), Language(person.language)
    )


def official(worker: Worker, organisation: Organisation) -> Official:
    """Return a worker as named on a letter: given name first."""
    return Official(
        name=given_first(worker.name),
        title=worker.title,
        unit=organisation.unit,
        phone=worker.phone,
        email=worker.email,
        address=organisation.address.lines,
    )


def spoken_name(person: Person) -> str:
    """Return given names first, as a letter names a person."""
    return f"{person.given_names} {person.surname}".strip()


def _pending_by(work: Work, case: Case, language: Language) -> str:
    found = (d for d in work.documents.of_case(case.id) if d.kind in set(INTAKE_KINDS))
    first = next(found, None)
    return document_type(DocumentKind(first.kind)).words.said_in(language) if first else ""


def _parties(work: Work, case: Case) -> tuple[str, ...]:
    guardians = (
        tie.person for tie in work.people.ties_of(case.client_id) if is_guardian(tie.row())
    )
    return tuple(spoken_name(person) for person in (case.client, *guardians))
