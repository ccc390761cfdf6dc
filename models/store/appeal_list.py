"""Served recipients whose appeal period (oikaisuvaatimusaika) runs or has just run out."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, aliased

from models.entities.case import Case
from models.entities.document import Decision, Recipient
from models.entities.people import Person
from models.rules.clocks import appeal_clock
from models.rules.deadlines import add_days
from models.rules.facts import Serving
from models.rules.finality import Finality, finality
from models.rules.kinds import Group
from models.rules.organisation import DayChanges
from models.rules.rights import Actor
from models.rules.rows import AppealRow
from models.store.case_list import tied_to
from models.store.house import beside_cases
from models.store.records import Records

DAYS_BACK = 90
_SERVED = (
    Recipient.way,
    Recipient.served_on,
    Recipient.received_on,
    Recipient.demand_on,
    Recipient.demand_outcome,
    Recipient.answer_served_on,
    Recipient.court_on,
    Recipient.court_ended_on,
)


def appeal_rows(session: Session, today: date, *, actor: Actor) -> tuple[AppealRow, ...]:
    """Return recipients served within the last 90 days, the first last day first."""
    client = aliased(Person)
    query = (
        select(
            Recipient.id,
            Recipient.document_id,
            Recipient.case_id,
            *_SERVED,
            Case.group,
            Decision.number,
            client.surname.label("client_surname"),
            client.given_names.label("client_given"),
            Person.surname,
            Person.given_names,
        )
        .join(Decision, Decision.document_id == Recipient.document_id)
        .join(Case, Case.id == Recipient.case_id)
        .join(client, client.id == Case.client_id)
        .join(Person, Person.id == Recipient.person_id)
        .where(
            Decision.signed_at.is_not(None),
            Recipient.served_on >= add_days(today, -DAYS_BACK),
            tied_to(actor),
        )
    )
    found = session.execute(query, execution_options=beside_cases(session)).all()
    days = Records(session).rule_settings().days
    final = _finality(session, {each.document_id for each in found}, today, days)
    rows = (_row(each, today, final, days) for each in found)
    return tuple(sorted((row for row in rows if row is not None), key=_last_day))


def _finality(
    session: Session, document_ids: Collection[UUID], today: date, days: DayChanges
) -> Mapping[UUID, Finality]:
    servings: defaultdict[UUID, list[Serving]] = defaultdict(list)
    query = select(Recipient.document_id, Recipient.id, *_SERVED).where(
        Recipient.document_id.in_(document_ids)
    )
    options = beside_cases(session)
    for row in session.execute(query, execution_options=options) if document_ids else ():
        servings[row.document_id].append(_serving(row))
    return {key: finality(each, today, days) for key, each in servings.items()}


def _row(
    found: Row[*tuple[Any, ...]],
    today: date,
    final: Mapping[UUID, Finality],
    days: DayChanges,
) -> AppealRow | None:
    serving = _serving(found)
    clock = appeal_clock(serving, Group(found.group), today, days)
    if clock is None or serving.way is None or serving.day is None:
        return None
    return AppealRow(
        recipient_id=found.id,
        document_id=found.document_id,
        case_id=found.case_id,
        decision_number=found.number,
        client_name=f"{found.client_surname} {found.client_given}".strip(),
        recipient_name=f"{found.surname} {found.given_names}".strip(),
        way=serving.way,
        served_on=serving.day,
        clock=clock,
        finality=final.get(found.document_id),
    )


def _serving(row: Row[*tuple[Any, ...]]) -> Serving:
    served = {column.key: getattr(row, column.key) for column in _SERVED}
    return Recipient(id=row.id, demand_note="", **served).serving()


def _last_day(row: AppealRow) -> tuple[date, str]:
    return row.clock.due or date.max, row.decision_number
