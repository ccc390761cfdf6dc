"""What the prints of a decision say: one archive copy and one for each recipient."""

from models.entities.case import Case
from models.entities.document import Document, Recipient
from models.entities.people import Person, Worker
from models.rules.documents.codes import said
from models.rules.documents.conditions import visible_values
from models.rules.documents.field_checks import day_of
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Values
from models.rules.documents.spoken import in_words
from models.rules.errors import RuleBroken
from models.rules.kinds import INTAKE_KINDS, DocumentKind, Outcome
from models.rules.letters import Addressee, DecisionFacts, Official
from models.rules.names import given_first
from models.rules.organisation import Organisation, PostalAddress
from models.rules.recipients import is_guardian, is_of_age, letter_lines
from models.rules.words import Language, Words
from models.store.uow import Work

_HOURS = Words("{count} tuntia kuukaudessa", "{count} timmar i månaden", "{count} hours a month")


def archive_facts(
    work: Work,
    case: Case,
    document: Document,
    *,
    number: str,
    texts_version: str = "",
    replaces: str = "",
    draft: bool = False,
    trial: bool = False,
) -> DecisionFacts:
    """Return what the archive copy says; it has no addressee and no address of anybody.

    RuleBroken("decision.no_outcome") while a draft does not say what is decided.
    """
    values = visible_values(document_type(DocumentKind.DECISION), document.values)
    language = _language(values, case)
    organisation = work.records.organisation()
    recipients = work.documents.recipients_of(document.id)
    return DecisionFacts(
        language=language,
        number=number,
        case_number=case.number,
        decided_on=day_of(values.get("decided_on")) or work.today,
        organisation=organisation,
        client_name=spoken_name(case.client),
        client_birth_date=case.client.birth_date,
        pending_since=case.received_on,
        pending_by=_pending_by(work, case, language),
        parties=_parties(work, case),
        hearing=_hearing(values, language),
        child_opinion=_child_opinion(values),
        outcome=_outcome(values),
        service=_coded(values, "service", "social_services", language),
        service_details=_said(values, "service_details"),
        amount=_amount(values, language),
        arrangement=_joined(
            _coded(values, "arrangement", "arrangements", language),
            _said(values, "arrangement_details"),
        ),
        starts_on=day_of(values.get("starts_on")),
        ends_on=day_of(values.get("ends_on")),
        open_ended_reason=_said(values, "open_ended_reason"),
        goal=_said(values, "goal"),
        outcome_text=_said(values, "outcome_text"),
        reasons=_paragraphs(_said(values, "facts_text"), _said(values, "amount_reasons")),
        departure_from_plan=_said(values, "departure_reasons"),
        provisions=_joined(_said(values, "legal_basis"), _said(values, "provisions")),
        immediate=bool(values.get("immediate")),
        immediate_reasons=_said(values, "immediate_reasons"),
        fee=_said(values, "fee"),
        decider=official(work.people.worker(work.actor.user_id), organisation),
        contact=_contact(values, organisation),
        distribution=tuple(spoken_name(item.person) for item in recipients),
        texts_version=texts_version,
        plain_summary=_said(values, "plain_summary"),
        draft=draft,
        trial=trial,
        replaces=replaces,
        application_description=_said(values, "application_description"),
        additional=_said(values, "additional"),
        secrecy=_coded(values, "secrecy", "secrecy_grounds", language),
        child_opinion_needed=not is_of_age(case.client.birth_date, work.today),
    )


def addressee_of(recipient: Recipient) -> Addressee:
    """Return to whom the recipient's own print goes, with that recipient's address only."""
    person = recipient.person
    return Addressee(
        spoken_name(person), letter_lines(person.row().data), Language(person.language)
    )


def official(worker: Worker, organisation: Organisation) -> Official:
    """Return a worker as named on a letter."""
    return Official(
        name=worker.name,
        title=worker.title,
        unit=organisation.unit,
        phone=worker.phone,
        email=worker.email,
        address=organisation.address.lines,
    )


def spoken_name(person: Person) -> str:
    """Return given names first, as a letter names a person."""
    return f"{person.given_names} {person.surname}".strip()


def _child_opinion(values: Values) -> str:
    told = _joined(_said(values, "child_opinion"), _said(values, "child_opinion_how"))
    return told or _said(values, "child_opinion_none_reason")


def _amount(values: Values, language: Language) -> str:
    hours = document_type(DocumentKind.DECISION).field("hours_per_month")
    count = in_words(hours, values.get(hours.key), language)
    said_hours = _HOURS.said_in(language).format(count=count) if count else ""
    return ", ".join(text for text in (_said(values, "amount"), said_hours) if text)


def _language(values: Values, case: Case) -> Language:
    chosen = _said(values, "language")
    return Language(chosen if chosen in set(Language) else case.language)


def _outcome(values: Values) -> Outcome:
    said_so = _said(values, "outcome")
    if said_so not in set(Outcome):
        raise RuleBroken("decision.no_outcome", document=DocumentKind.DECISION, field="outcome")
    return Outcome(said_so)


def _pending_by(work: Work, case: Case, language: Language) -> str:
    found = (d for d in work.documents.of_case(case.id) if d.kind in set(INTAKE_KINDS))
    first = next(found, None)
    return document_type(DocumentKind(first.kind)).words.said_in(language) if first else ""


def _parties(work: Work, case: Case) -> tuple[str, ...]:
    guardians = (
        tie.person for tie in work.people.ties_of(case.client_id) if is_guardian(tie.row())
    )
    return tuple(spoken_name(person) for person in (case.client, *guardians))


def _hearing(values: Values, language: Language) -> str:
    ground = _coded(values, "hearing_none_ground", "hearing_none_grounds", language)
    return _said(values, "hearing") or ground


def _contact(values: Values, organisation: Organisation) -> Official:
    address = PostalAddress(
        _said(values, "contact_street"),
        _said(values, "contact_postcode"),
        _said(values, "contact_town"),
    )
    return Official(
        name=given_first(_said(values, "contact_name")),
        title=_said(values, "contact_title"),
        unit=organisation.unit,
        phone=_said(values, "contact_phone"),
        email=_said(values, "contact_email"),
        address=address.lines,
    )


def _coded(values: Values, key: str, codes: str, language: Language) -> str:
    code = _said(values, key)
    return said(codes, code, language) if code else ""


def _said(values: Values, key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _paragraphs(*texts: str) -> tuple[str, ...]:
    return tuple(line.strip() for text in texts for line in text.split("\n") if line.strip())
