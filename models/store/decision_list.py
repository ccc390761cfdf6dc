"""Decisions (päätökset) with their recipients, and where each one's appeal period stands."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, null, select
from sqlalchemy.orm import Session, aliased

from models.entities.case import Case
from models.entities.document import Decision, Recipient, SignedCopy
from models.entities.people import Person, Worker
from models.rules.clocks import appeal_clock
from models.rules.corrections import Correction
from models.rules.facts import Serving
from models.rules.finality import finality
from models.rules.kinds import Group
from models.rules.organisation import DayChanges
from models.rules.plain import from_plain
from models.rules.rights import Actor
from models.rules.rows import DecisionRow, InstructionRow, RecipientRow
from models.rules.words import Language
from models.store.case_list import tied_to
from models.store.decision_papers import instruction_rows
from models.store.records import Records


def decision_rows(
    session: Session,
    today: date,
    *,
    case_id: UUID | None = None,
    actor: Actor | None = None,
    signed: bool | None = None,
) -> tuple[DecisionRow, ...]:
    """Return decisions by number: of one case, of those the actor is tied to, signed or not."""
    replaced, later, second = aliased(Decision), aliased(Decision), aliased(Worker)
    query = (
        select(
            Decision.document_id,
            Decision.number,
            Decision.signed_at,
            Worker.name.label("signer"),
            replaced.number.label("replaces"),
            _texts_used(case_id),
            Decision.replaces_id,
            Decision.correction,
            later.number.label("later_number"),
            later.document_id.label("later_id"),
            later.signed_at.label("later_signed"),
            Decision.first_signed_at,
            second.name.label("second_signer"),
            Decision.returned,
        )
        .join(Case, Case.id == Decision.case_id)
        .outerjoin(Worker, Worker.id == Decision.signer_id)
        .outerjoin(second, second.id == Decision.second_signer_id)
        .outerjoin(replaced, replaced.document_id == Decision.replaces_id)
        .outerjoin(later, later.replaces_id == Decision.document_id)
        .order_by(Decision.number)
    )
    if case_id is not None:
        query = query.where(Decision.case_id == case_id)
    if actor is not None:
        query = query.where(tied_to(actor))
    if signed is not None:
        query = query.where(Decision.signed_at.is_not(None) == signed)
    found = session.execute(query).all()
    days = Records(session).rule_settings().days
    recipients = _recipients(session, [row.document_id for row in found], today, days)
    return tuple(_decision(row, recipients[row.document_id], today, days) for row in found)


def _decision(
    row: Row[*tuple[Any, ...]],
    recipients: list[tuple[RecipientRow, Serving]],
    today: date,
    days: DayChanges,
) -> DecisionRow:
    signed = row.later_signed is not None
    served = [serving for _, serving in recipients]
    final = finality(served, today, days) if row.signed_at else None
    return DecisionRow(
        document_id=row.document_id,
        number=row.number,
        signed_at=row.signed_at,
        signer_name=row.signer or "",
        recipients=tuple(recipient for recipient, _ in recipients),
        replaces=row.replaces or "",
        texts_used=tuple(row.texts_used or ()),
        replaces_id=row.replaces_id,
        replaced_by=row.later_number or "" if signed else "",
        replaced_by_id=row.later_id,
        being_replaced="" if signed else row.later_number or "",
        correction=from_plain(Correction, row.correction) if row.correction else None,
        finality=final,
        first_signed_at=row.first_signed_at,
        second_signer_name=row.second_signer or "",
        returned_by=(row.returned or {}).get("by", ""),
        returned_note=(row.returned or {}).get("note", ""),
    )


def _texts_used(case_id: UUID | None) -> ColumnElement[Any]:
    """Return the texts a decision says; only the lists of one case ask for them."""
    found = null() if case_id is None else Decision.facts["texts_used"]
    return found.label("texts_used")


def _recipients(
    session: Session, document_ids: list[UUID], today: date, days: DayChanges
) -> defaultdict[UUID, list[tuple[RecipientRow, Serving]]]:
    by_decision: defaultdict[UUID, list[tuple[RecipientRow, Serving]]] = defaultdict(list)
    if not document_ids:
        return by_decision
    rows = session.execute(
        select(
            Recipient,
            Case.group,
            Person.surname,
            Person.given_names,
            Person.language,
            SignedCopy.id.label("copy_id"),
        )
        .join(Case, Case.id == Recipient.case_id)
        .join(Person, Person.id == Recipient.person_id)
        .outerjoin(SignedCopy, SignedCopy.recipient_id == Recipient.id)
        .where(Recipient.document_id.in_(document_ids))
        .order_by(Person.search_key, Recipient.id)
    )
    instructions = instruction_rows(session, document_ids)
    for row in rows:
        recipient: Recipient = row.Recipient
        made = _recipient(row, today, instructions.get(recipient.id), days)
        by_decision[recipient.document_id].append((made, recipient.serving()))
    return by_decision


def _recipient(
    row: Row[*tuple[Any, ...]],
    today: date,
    instruction: InstructionRow | None,
    days: DayChanges,
) -> RecipientRow:
    recipient: Recipient = row.Recipient
    serving = recipient.serving()
    return RecipientRow(
        id=recipient.id,
        person_id=recipient.person_id,
        name=f"{row.surname} {row.given_names}".strip(),
        language=Language(row.language),
        way=serving.way,
        served_on=serving.day,
        received_on=serving.received_on,
        clock=appeal_clock(serving, Group(row.group), today, days),
        has_copy=row.copy_id is not None,
        demand=recipient.demand,
        instruction=instruction,
    )
