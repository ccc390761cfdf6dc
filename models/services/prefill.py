"""What a new document begins with: what the program knows, so that nobody types it again."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from models.entities.case import Case
from models.entities.people import Worker
from models.rules.documents.catalogue import legal_basis
from models.rules.documents.schema import Value, Values
from models.rules.kinds import INTAKE_KINDS, DocumentKind, Group
from models.rules.law import citation
from models.rules.plan_grounds import is_child_protection
from models.rules.recipients import secret_contacts
from models.store.uow import HELSINKI, Work

Known: TypeAlias = Mapping[str, Value]


def prefilled(work: Work, case: Case, kind: DocumentKind, carried: Values) -> dict[str, Value]:
    """Return what a new document of `kind` begins with, beside its `carried` texts."""
    rule = _RULES.get(kind)
    return dict(rule(work, case, carried)) if rule is not None else {}


def _intake(work: Work, case: Case, carried: Values) -> Known:
    client = case.client
    return {
        "received_on": work.today.isoformat(),
        "receiver": _author(work).name,
        "client_surname": client.surname,
        "client_given_names": client.given_names,
        "client_code": client.personal_code,
        "client_birth_date": client.birth_date.isoformat() if client.birth_date else None,
        "client_temporary_id": client.temporary_id,
        "client_language": client.language,
        "client_non_disclosure": client.non_disclosure,
    }


def _pending(work: Work, case: Case, carried: Values) -> Known:
    return {"pending_on": case.received_on.isoformat(), "service_task": case.task}


def _evaluation(work: Work, case: Case, carried: Values) -> Known:
    known: dict[str, Value] = {
        "urgency_assessed_on": work.today.isoformat(),
        "urgency_assessed_time": work.now.astimezone(HELSINKI).strftime("%H:%M"),
        "urgency_assessed_by": _author(work).name,
    }
    if case.group == Group.CHILD_PROTECTION:
        known["child_protection_matter"] = True
    return known


def _assessment(work: Work, case: Case, carried: Values) -> Known:
    started = case.assessment_started_on
    own = work.cases.own_worker(case.id)
    known: dict[str, Value] = {"pending_on": case.received_on.isoformat()}
    if started is not None:
        known["started_on"] = started.isoformat()
    if case.group == Group.CHILD_PROTECTION:
        known["child_protection_examined"] = True
    if own is not None:
        surname, _, given = own.name.partition(" ")
        known |= {
            "needs_own_worker": True,
            "own_worker_surname": surname,
            "own_worker_given_names": given,
            "own_worker_title": own.title,
        }
    return known


def _decision(work: Work, case: Case, carried: Values) -> Known:
    organisation, author = work.records.organisation(), _author(work)
    people = [case.client, *(tie.person for tie in work.people.ties_of(case.client_id))]
    secret = secret_contacts(person.row().data for person in people)
    return {
        "decided_on": work.today.isoformat(),
        "language": case.language,
        "secrecy": "client_and_address" if secret else "client_data",
        "contact_name": author.name,
        "contact_title": author.title,
        "contact_phone": author.phone or organisation.phone,
        "contact_email": author.email or organisation.email,
        "contact_street": organisation.address.street,
        "contact_postcode": organisation.address.postcode,
        "contact_town": organisation.address.town,
        **_legal_basis(work, case, carried.get("service")),
    }


def _legal_basis(work: Work, case: Case, service: Value) -> Known:
    protected = is_child_protection(case.facts())
    basis = legal_basis(service, case.language, child_protection=protected)
    if not basis:
        return {}
    provisions = citation("decision.provisions", case.language, work.today)
    return {"legal_basis": basis, "provisions": provisions}


def _on_today(key: str) -> Callable[[Work, Case, Values], Known]:
    return lambda work, case, carried: {key: work.today.isoformat()}


def _author(work: Work) -> Worker:
    return work.people.worker(work.actor.user_id)


_RULES: Mapping[DocumentKind, Callable[[Work, Case, Values], Known]] = {
    **dict.fromkeys(INTAKE_KINDS, _intake),
    DocumentKind.PENDING_ENTRY: _pending,
    DocumentKind.EVALUATION: _evaluation,
    DocumentKind.ASSESSMENT: _assessment,
    DocumentKind.PLAN: _on_today("planned_on"),
    DocumentKind.SERVICES: _on_today("chosen_on"),
    DocumentKind.DECISION: _decision,
    DocumentKind.CLOSING: _on_today("closed_on"),
}
