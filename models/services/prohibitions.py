"""A minor's prohibition (alaikäisen kielto, ATL 51 §): recorded with its ground, ended."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from models.entities.people import Prohibition
from models.rules.changes import Changes, PersonChanged
from models.rules.errors import NotFound
from models.rules.prohibitions import require_may_forbid
from models.rules.purposes import stated_reason
from models.rules.rights import Actor, Right
from models.rules.rows import TieRow
from models.store.decision_papers import prohibition_rows, prohibitions_of
from models.store.uow import UnitOfWork, Work


def told_ties(work: Work, client_id: UUID) -> tuple[TieRow, ...]:
    """Return who are tied to a client, each with the prohibition that holds against them."""
    forbidden = prohibition_rows(work.session, client_id)
    rows = (tie.row() for tie in work.people.ties_of(client_id))
    return tuple(replace(row, prohibition=forbidden.get(row.person.id)) for row in rows)


def forbid(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, person_id: UUID, made_on: date, ground: str
) -> Changes:
    """Record that the child forbids to tell a guardian, and on what ground that is accepted."""
    with uow.begin(actor, Right.EDIT_PERSONS) as work:
        case = work.cases.get(case_id)
        why = stated_reason(ground)
        ties = tuple(t for t in told_ties(work, case.client_id) if t.person.id == person_id)
        require_may_forbid(case.client.row(), ties, made_on=made_on, today=work.today)
        work.people.forbid(
            Prohibition(
                id=uuid4(),
                client_id=case.client_id,
                person_id=person_id,
                made_on=made_on,
                ground=why,
                worker_id=actor.user_id,
            )
        )
        return _told(work, case.id, case.client_id, person_id, "prohibition.made")


def end_prohibition(uow: UnitOfWork, actor: Actor, *, case_id: UUID, person_id: UUID) -> Changes:
    """Record that the child has taken the prohibition back today; NotFound where none holds."""
    with uow.begin(actor, Right.EDIT_PERSONS) as work:
        case = work.cases.get(case_id)
        holding = prohibitions_of(work.session, case.client_id)
        found = next((each for each in holding if each.person_id == person_id), None)
        if found is None:
            raise NotFound("prohibition.not_found")
        found.ended_on = work.today
        return _told(work, case.id, case.client_id, person_id, "prohibition.ended")


def _told(work: Work, case_id: UUID, client_id: UUID, person_id: UUID, act: str) -> Changes:
    work.log(act, case_id=case_id, person_id=client_id, facts={"to": str(person_id)})
    work.record(PersonChanged(case_id, person_id=client_id))
    return work.commit()
