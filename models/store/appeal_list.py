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
from models.store.records import Records

DAYS_BACK = 90


def appeal_rows(session: Session, today: date, *, actor: Actor) -> tuple[AppealRow, ...]:
    """Return recipients served within the last 90 days, the first last day first."""
    client = aliased(Person)
    found = session.execute(
        select(
            Recipient,
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
    ).all()
    days = Records(session).rule_settings().days
    final = _finality(session, {each.Recipient.document_id for each in found}, today, days)
    rows = (_row(each, today, final, days) for each in found)
    return tuple(sorted((row for row in rows if row is not None), key=_last_day))


def _finality(
    session: Session, document_ids: Collection[UUID], today: date, days: DayChanges
) -> Mapping[UUID, Finality]:
    servings: defaultdict[UUID, list[Serving]] = defaultdict(list)
    query = select(Recipient).where(Recipient.document_id.in_(document_ids))
    for recipient in session.scalars(query) if document_ids else ():
        servings[recipient.document_id].append(recipient.serving())
    return {key: finality(each, today, days) for key, each in servings.items()}


def _row(
    found: Row[*tuple[Any, ...]],
    today: date,
    final: Mapping[UUID, Finality],
    days: DayChanges,
) -> AppealRow | None:
    recipient: Recipient = found.Recipient
    serving = recipient.serving()
    clock = appeal_clock(serving, Group(found.group), today, days)
    if clock is None or serving.way is None or serving.day is None:
        return None
    return AppealRow(
        recipient_id=recipient.id,
        document_id=recipient.document_id,
        case_id=recipient.case_id,
        decision_number=found.number,
        client_name=f"{found.client_surname} {found.client_given}".strip(),
        recipient_name=f"{found.surname} {found.given_names}".strip(),
        way=serving.way,
        served_on=serving.day,
        clock=clock,
        finality=final.get(recipient.document_id),
    )


def _last_day(row: AppealRow) -> tuple[date, str]:
    return row.clock.due or date.max, row.decision_number
