"""What the decision's checklist has to know beside the decision itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from models.entities.case import Case
from models.entities.document import Document, Recipient
from models.rules.competence import Act, may_act
from models.rules.decision_checks import DecisionContext
from models.rules.documents.schema import Value, Values
from models.rules.kinds import INTAKE_KINDS, DocumentKind, ServingWay
from models.rules.recipients import is_guardian, letter_lines, secret_contacts
from models.rules.revealing import hidden_of
from models.rules.rows import TieRow
from models.services.decision_letters import spoken_name
from models.store.decision_papers import prohibition_rows
from models.store.uow import Work

Undrawable: TypeAlias = Callable[[str], tuple[str, ...]]


def all_drawable(text: str) -> tuple[str, ...]:
    """Return no letter: for callers that print nothing."""
    del text
    return ()


def context_of(
    work: Work, case: Case, document: Document, undrawable: Undrawable = all_drawable
) -> DecisionContext:
    """Return what the checklist must know of the case, its people and its plan."""
    facts = case.facts()
    ties = [tie.row() for tie in work.people.ties_of(case.client_id)]
    recipients = work.documents.recipients_of(document.id)
    decision = work.documents.decision(document.id)
    people = [case.client.row().data, *(tie.person.data for tie in ties)]
    forbidden = prohibition_rows(work.session, case.client_id)
    plan = work.documents.newest_finished(case.id, DocumentKind.PLAN)
    planned = tuple(_planned(plan.values)) if plan is not None else ()
    return DecisionContext(
        organisation=work.records.organisation(),
        today=work.today,
        client_name=spoken_name(case.client),
        client_birth_date=case.client.birth_date,
        guardian_names=tuple(tie.person.name for tie in ties if is_guardian(tie)),
        group=facts.group,
        task=facts.task,
        need=facts.need,
        recipients=len(recipients),
        every_way_chosen=all(item.way for item in recipients),
        posted_without_address=sum(map(_cannot_be_posted, recipients)),
        plan_exists=plan is not None,
        plan_services=planned,
        protected_addresses=secret_contacts(people),
        hidden=hidden_of(people, [item.person.row().data for item in recipients]),
        accepted=frozenset(decision.accepted or ()) if decision is not None else frozenset(),
        forbidden=sum(item.person_id in forbidden for item in recipients),
        forbidden_names=tuple(tie.person.name for tie in ties if tie.person.id in forbidden),
        secret_informers=tuple(_secret_informers(work, case)),
        undrawable=undrawable("\n".join(_texts(document.values.values()))),
        undrawable_elsewhere=undrawable("\n".join(_names(work, case, ties))),
        decider_competent=may_act(work.actor, Act.DECIDE, facts),
    )


def _names(work: Work, case: Case, ties: Sequence[TieRow]) -> Iterator[str]:
    """Yield the names of people and of the house that stand in the prints."""
    yield spoken_name(case.client)
    yield from (tie.person.name for tie in ties if is_guardian(tie))
    yield work.people.worker(work.actor.user_id).name
    organisation = work.records.organisation()
    yield from (organisation.name, organisation.unit, organisation.rectification_body)


def _secret_informers(work: Work, case: Case) -> Iterator[str]:
    """Yield the names of those who asked that their notification does not tell of them."""
    for document in work.documents.of_case(case.id):
        values = document.values if document.kind in INTAKE_KINDS else {}
        if values.get("secrecy_asked") is True:
            yield f"{values.get('maker_surname') or ''} {values.get('maker_given_names') or ''}"


def _cannot_be_posted(recipient: Recipient) -> bool:
    return recipient.way == ServingWay.POST and not letter_lines(recipient.person.row().data)


def _planned(values: Values) -> Iterator[str]:
    rows = values.get("services")
    for row in rows if isinstance(rows, list | tuple) else ():
        service = row.get("service") if isinstance(row, Mapping) else None
        if isinstance(service, str) and service:
            yield service


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
