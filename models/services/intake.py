"""Intake (vireilletulo): record a contact, notification or application and open its case."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from models.entities.case import Case
from models.entities.people import Person
from models.rules.changes import CaseOpened, Changes, PersonChanged
from models.rules.cleaning import without_forbidden
from models.rules.commands import RecordIntake
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.path_limits import limits_of
from models.rules.pending import receipt, require_intake_kind
from models.rules.phases import opening
from models.rules.rights import Actor, Right
from models.rules.rows import PersonData, PersonMatch
from models.services.family import tie_family
from models.services.pending_entry import add_pending_entry
from models.services.people import checked_data
from models.services.reminders import set_passed
from models.services.writing import finish, new_draft, require_finishable
from models.store.queries import likely_same
from models.store.uow import UnitOfWork, Work


def record_intake(uow: UnitOfWork, actor: Actor, *, command: RecordIntake) -> Changes:
    """Record how a matter became pending, and open its case or join an open one.

    The document and the entry of the matter becoming pending are finished in the same act. The
    same command again changes nothing. Raises RuleBroken with every problem of the form.
    """
    with uow.begin(actor, Right.RECORD_INTAKE) as work:
        if work.documents.find(command.document_id) is not None:
            return ()
        require_intake_kind(command.kind)
        require_finishable(work, command.kind, command.values)
        case = _joined(work, command) if command.attach_to else _opened(work, command)
        document = new_draft(work, case, command.document_id, command.kind, command.values)
        finish(work, case, document)
        if command.attach_to is None:
            add_pending_entry(work, case, document)
        return work.commit()


def possible_duplicates(
    uow: UnitOfWork,
    actor: Actor,
    *,
    surname: str,
    given_names: str,
    personal_code: str = "",
    birth_date: date | None = None,
) -> tuple[PersonMatch, ...]:
    """Return persons who may be the same as the one typed, the likeliest first; logged.

    Of those whose cases the actor has no tie to, only name and birth date are shown.
    """
    with uow.begin(actor, Right.SEARCH_PERSONS) as work:
        surname, given_names = without_forbidden(surname), without_forbidden(given_names)
        code = without_forbidden(personal_code)
        matches = likely_same(work.session, surname, given_names, code, birth_date)
        known = work.cases.knowable([match.person.id for match in matches])
        found = tuple(m if m.person.id in known else _barely(m) for m in matches)
        shown = [str(match.person.id) for match in found]
        work.log("person.compared", facts={"shown": shown, "count": len(shown)})
        work.commit()
        return found


def _barely(match: PersonMatch) -> PersonMatch:
    data = match.person.data
    bare = PersonData(data.surname, data.given_names, birth_date=data.birth_date)
    return replace(match, person=replace(match.person, data=bare), open_case_id=None)


def _opened(work: Work, command: RecordIntake) -> Case:
    received_on, received_at = receipt(command.values, now=work.now)
    client = _client(work, command)
    process = work.records.published()
    path = work.records.definition(process.id)
    first = opening(path)
    case = Case(
        id=command.case_id,
        number=_next_number(work),
        client_id=client.id,
        client=client,
        process_id=process.id,
        step_id=first.target.id,
        step_since=work.now,
        team_id=work.actor.team_id,
        language=client.language,
        created_at=work.now,
        received_on=received_on,
        received_at=received_at,
        non_disclosure_until=client.non_disclosure_until,
        house_limits=limits_of(path),
    )
    _hand_to(work, case, command.worker_id)
    work.cases.add(case)
    tie_family(work, client, command)
    work.log("case.recorded", case_id=case.id, person_id=client.id, facts={"kind": command.kind})
    work.record(CaseOpened(case.id))
    set_passed(work, case.id, first.reminders)
    return case


def _joined(work: Work, command: RecordIntake) -> Case:
    assert command.attach_to is not None, "joined only where there is a case to join"
    if not work.records.rule_settings().later_contact_keeps_clock:
        raise RuleBroken("intake.own_case_each")
    received = receipt(command.values, now=work.now)
    case = work.cases.get(command.attach_to)
    case.require_open()
    known = case.facts()
    case.take(_earliest(known, received))
    facts = {"kind": command.kind}
    work.log("case.joined", case_id=case.id, person_id=case.client_id, facts=facts)
    return case


def _client(work: Work, command: RecordIntake) -> Person:
    if isinstance(command.client, UUID):
        return work.people.get(command.client)
    known = work.people.find(command.client_id)
    if known is not None:
        return known
    client = Person.from_data(checked_data(work, command.client), command.client_id)
    work.people.add(client)
    work.log("person.saved", person_id=client.id)
    work.record(PersonChanged(person_id=client.id))
    return client


def _next_number(work: Work) -> str:
    prefix = f"{work.records.organisation().case_prefix}-{work.today.year}-"
    return f"{prefix}{work.cases.next_serial(prefix):04d}"


def _hand_to(work: Work, case: Case, worker_id: UUID | None) -> None:
    if worker_id is not None:
        worker = work.people.worker(worker_id)
        case.worker_id, case.worker = worker.id, worker


def _earliest(known: CaseFacts, received: tuple[date, datetime | None]) -> dict[str, object]:
    if received[0] >= known.received_on:
        return {}
    return dict(zip(("received_on", "received_at"), received, strict=True))
