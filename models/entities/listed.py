"""What lists show of persons, decisions and recipients: no more than a list needs.

In the embedded file these are the very tables. On a server they are tables of their own, which
triggers keep in step: lists are read by a right, contents only of a case that was opened.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, MetaData, String, Table, Uuid
from sqlalchemy.orm import Mapped

from models.entities.base import Base, Moment

LISTED = "listed"
"""The schema of these tables; in the embedded file it stands for none."""

LISTED_TABLES = MetaData(schema=LISTED)


class ListedPerson(Base):
    """Name, day of birth and non-disclosure of a person (luettelon henkilö)."""

    __table__ = Table(
        "person",
        LISTED_TABLES,
        Column("id", Uuid(), primary_key=True),
        Column("surname", String(), nullable=False),
        Column("given_names", String(), nullable=False),
        Column("search_key", String(), nullable=False),
        Column("birth_date", Date()),
        Column("non_disclosure", Boolean(), nullable=False),
    )
    id: Mapped[UUID]
    surname: Mapped[str]
    given_names: Mapped[str]
    search_key: Mapped[str]
    birth_date: Mapped[date | None]
    non_disclosure: Mapped[bool]


class ListedDecision(Base):
    """Number and moment of a decision (luettelon päätös)."""

    __table__ = Table(
        "decision",
        LISTED_TABLES,
        Column("document_id", Uuid(), primary_key=True),
        Column("case_id", Uuid(), nullable=False),
        Column("number", String(), nullable=False),
        Column("signed_at", Moment()),
    )
    document_id: Mapped[UUID]
    case_id: Mapped[UUID]
    number: Mapped[str]
    signed_at: Mapped[datetime | None]


class ListedRecipient(Base):
    """How and when a decision was served on one recipient (luettelon asianosainen)."""

    __table__ = Table(
        "recipient",
        LISTED_TABLES,
        Column("id", Uuid(), primary_key=True),
        Column("document_id", Uuid(), nullable=False),
        Column("case_id", Uuid(), nullable=False),
        Column("way", String()),
        Column("served_on", Date()),
        Column("received_on", Date()),
        Column("demand_on", Date()),
        Column("demand_outcome", String()),
        Column("answer_served_on", Date()),
        Column("court_on", Date()),
        Column("court_ended_on", Date()),
    )
    id: Mapped[UUID]
    document_id: Mapped[UUID]
    case_id: Mapped[UUID]
    way: Mapped[str | None]
    served_on: Mapped[date | None]
    received_on: Mapped[date | None]
    demand_on: Mapped[date | None]
    demand_outcome: Mapped[str | None]
    answer_served_on: Mapped[date | None]
    court_on: Mapped[date | None]
    court_ended_on: Mapped[date | None]
