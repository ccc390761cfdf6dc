"""What was made beside the signed copies, and who must not get them: instructions, prohibitions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.entities.case import Case
from models.entities.document import Decision, Document, Instruction, Recipient, SignedCopy
from models.entities.people import Person, Prohibition
from models.rules.kinds import ServingWay
from models.rules.organisation import PostalAddress
from models.rules.posting import PostRow, envelope_order
from models.rules.recipients import letter_lines
from models.rules.rights import Actor
from models.rules.rows import InstructionRow, PersonData, ProhibitionRow
from models.store.case_list import tied_to
from models.store.gate import gate_of
from models.store.house import beside_cases

_LETTER = (
    Recipient.id,
    Recipient.document_id,
    Recipient.case_id,
    Recipient.printed_at,
    Recipient.prints,
    Recipient.served_on,
)
_ADDRESSEE = (
    Person.surname,
    Person.given_names,
    Person.non_disclosure,
    Person.street,
    Person.postcode,
    Person.town,
    Person.contact_street,
    Person.contact_postcode,
    Person.contact_town,
)


def instructions_of(session: Session, recipient_id: UUID) -> Sequence[Instruction]:
    """Return the new rectification instructions of a recipient, the newest first."""
    return session.scalars(
        select(Instruction)
        .where(Instruction.recipient_id == recipient_id)
        .order_by(Instruction.made_at.desc(), Instruction.id)
    ).all()


def instruction_rows(
    session: Session, document_ids: Collection[UUID]
) -> Mapping[UUID, InstructionRow]:
    """Return the newest instructions of each recipient of these decisions, by recipient."""
    if not document_ids:
        return {}
    found = session.execute(
        select(
            Instruction.id,
            Instruction.recipient_id,
            Instruction.made_at,
            Instruction.reason,
            Instruction.former_way,
            Instruction.former_served_on,
        )
        .where(Instruction.document_id.in_(document_ids))
        .order_by(Instruction.made_at, Instruction.id)
    )
    return {
        row.recipient_id: InstructionRow(
            row.id,
            row.made_at,
            row.reason,
            ServingWay(row.former_way) if row.former_way else None,
            row.former_served_on,
        )
        for row in found
    }


def replacing(session: Session, document_id: UUID) -> Decision | None:
    """Return the decision that takes the place of this one, signed or still being written."""
    return session.scalar(select(Decision).where(Decision.replaces_id == document_id).limit(1))


def prohibitions_of(session: Session, client_id: UUID) -> Sequence[Prohibition]:
    """Return the prohibitions of a client that hold, the newest first."""
    return session.scalars(
        select(Prohibition)
        .where(Prohibition.client_id == client_id, Prohibition.ended_on.is_(None))
        .order_by(Prohibition.made_on.desc(), Prohibition.id)
    ).all()


def prohibition_rows(session: Session, client_id: UUID) -> Mapping[UUID, ProhibitionRow]:
    """Return what the client has forbidden, by the person who must get nothing."""
    return {
        found.person_id: ProhibitionRow(found.id, found.made_on, found.ground)
        for found in prohibitions_of(session, client_id)
    }


def posting_rows(session: Session, today: date, *, actor: Actor) -> tuple[PostRow, ...]:
    """Return the letters to be posted and those posted today, in the order of the envelopes.

    Only those of cases that the actor has a tie to, of decisions that no other has replaced. A
    server opens the names and addresses of these letters first.
    """
    gate = gate_of(session)
    if gate is not None:
        gate.open_letters()
    copies = select(SignedCopy.recipient_id).where(SignedCopy.recipient_id.is_not(None))
    newest = (
        select(Instruction.recipient_id, func.max(Instruction.made_at).label("made_at"))
        .group_by(Instruction.recipient_id)
        .subquery()
    )
    forbidden = aliased(Prohibition)
    query = (
        select(
            *_LETTER,
            *_ADDRESSEE,
            Decision.number,
            newest.c.made_at.label("instructed"),
            Recipient.id.in_(copies).label("has_copy"),
            forbidden.ground,
        )
        .join(Decision, Decision.document_id == Recipient.document_id)
        .join(Document, Document.id == Recipient.document_id)
        .join(Case, Case.id == Recipient.case_id)
        .join(Person, Person.id == Recipient.person_id)
        .outerjoin(newest, newest.c.recipient_id == Recipient.id)
        .outerjoin(
            forbidden,
            (forbidden.client_id == Case.client_id)
            & (forbidden.person_id == Recipient.person_id)
            & forbidden.ended_on.is_(None),
        )
        .where(
            Decision.signed_at.is_not(None),
            Document.superseded.is_(False),
            Recipient.way == ServingWay.POST.value,
            or_(Recipient.served_on.is_(None), Recipient.served_on == today),
            tied_to(actor),
        )
    )
    found = session.execute(query, execution_options=beside_cases(session))
    return envelope_order(map(_post_row, found))


def _post_row(row: Row[*tuple[Any, ...]]) -> PostRow:
    address = PostalAddress(row.street, row.postcode, row.town)
    contact = PostalAddress(row.contact_street, row.contact_postcode, row.contact_town)
    data = PersonData(
        row.surname,
        row.given_names,
        address=address,
        contact_address=contact,
        non_disclosure=row.non_disclosure,
    )
    return PostRow(
        recipient_id=row.id,
        document_id=row.document_id,
        case_id=row.case_id,
        number=row.number,
        name=f"{row.surname} {row.given_names}".strip(),
        lines=letter_lines(data),
        postcode=(contact if row.non_disclosure else address).postcode,
        has_letter=bool(row.instructed) or row.has_copy,
        is_instruction=bool(row.instructed),
        printed_at=row.printed_at,
        prints=row.prints,
        served_on=row.served_on,
        forbidden=row.ground or "",
    )
