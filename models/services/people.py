"""Persons (henkilöt) and their ties to a client."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from models.entities.people import Person, Tie
from models.rules.changes import Changes, PersonChanged
from models.rules.cleaning import clean_text
from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import TieKind
from models.rules.persons import checked_person
from models.rules.rights import Actor, Right
from models.rules.rows import PersonData, PersonRow
from models.store.uow import UnitOfWork, Work


def person(uow: UnitOfWork, actor: Actor, *, person_id: UUID) -> PersonRow:
    """Return a person; NotFound unless the actor has a case in which the person takes part."""
    with uow.begin(actor, Right.READ_CASE) as work:
        found = work.people.get(person_id)
        require_known(work, found)
        row = found.row()
        work.log("person.read", person_id=person_id)
        work.commit()
        return row


def save_person(
    uow: UnitOfWork,
    actor: Actor,
    *,
    person_id: UUID,
    data: PersonData,
    row_version: int,
    settled: Sequence[str] = (),
) -> Changes:
    """Save a person's data; `row_version` 0 makes a new person, and once only.

    `settled` are the fields in which another's save was met and one was chosen.
    """
    with uow.begin(actor, Right.EDIT_PERSONS) as work:
        if row_version == 0 and work.people.find(person_id) is not None:
            return ()
        checked = checked_data(work, data)
        if row_version == 0:
            work.people.add(Person.from_data(checked, person_id))
        else:
            _changed(work, person_id, checked, row_version)
        if settled:
            work.log("person.settled", person_id=person_id, facts={"fields": list(settled)})
        else:
            work.log("person.saved", person_id=person_id)
        work.record(PersonChanged(person_id=person_id))
        return work.commit()


def tie_person(
    uow: UnitOfWork,
    actor: Actor,
    *,
    client_id: UUID,
    person_id: UUID,
    kind: TieKind,
    has_custody: bool = False,
    note: str = "",
) -> Changes:
    """Tie a person to a client (huoltaja, vanhempi, sisarus, läheinen), or change the tie."""
    with uow.begin(actor, Right.EDIT_PERSONS) as work:
        require_known(work, work.people.get(client_id))
        work.people.get(person_id)
        if client_id == person_id:
            raise RuleBroken("tie.to_self")
        tie(work, client_id, person_id, kind, has_custody=has_custody, note=note)
        work.log("tie.saved", person_id=client_id, facts={"to": str(person_id), "kind": kind})
        work.record(PersonChanged(person_id=client_id))
        return work.commit()


def untie_person(
    uow: UnitOfWork, actor: Actor, *, client_id: UUID, person_id: UUID, kind: TieKind
) -> Changes:
    """Remove a tie that is no more or never was."""
    with uow.begin(actor, Right.EDIT_PERSONS) as work:
        require_known(work, work.people.get(client_id))
        found = _tie_between(work, client_id, person_id, kind)
        if found is None:
            raise NotFound("tie.not_found")
        work.people.remove(found)
        work.log("tie.removed", person_id=client_id, facts={"to": str(person_id), "kind": kind})
        work.record(PersonChanged(person_id=client_id))
        return work.commit()


def checked_data(work: Work, data: PersonData) -> PersonData:
    """Return a person's data cleaned and checked by the organisation's settings."""
    real_only = work.records.organisation().real_codes_only
    return checked_person(data, today=work.today, real_only=real_only)


def tie(
    work: Work,
    client_id: UUID,
    person_id: UUID,
    kind: TieKind,
    *,
    has_custody: bool = False,
    note: str = "",
) -> None:
    """Make or change the tie between two persons within the caller's act."""
    found = _tie_between(work, client_id, person_id, kind)
    if found is None:
        found = Tie(id=uuid4(), client_id=client_id, person_id=person_id, kind=kind.value)
        work.people.add(found)
    found.has_custody, found.note = has_custody, clean_text(note)


def _changed(work: Work, person_id: UUID, data: PersonData, row_version: int) -> None:
    found = work.people.get(person_id, version=row_version)
    require_known(work, found)
    found.take(data)
    for case in work.cases.marked_by(person_id):
        case.take({"non_disclosure_until": data.non_disclosure_until})


def _tie_between(work: Work, client_id: UUID, person_id: UUID, kind: TieKind) -> Tie | None:
    ties = work.people.ties_of(client_id)
    return next((t for t in ties if t.person_id == person_id and t.kind == kind), None)


def require_known(work: Work, found: Person) -> None:
    """Raise NotFound unless the actor has a case in which the person takes part."""
    if found.id not in work.cases.knowable([found.id]):
        raise NotFound("person.not_found")
