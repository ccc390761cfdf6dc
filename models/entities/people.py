"""Persons (henkilöt), their ties, workers (työntekijät) and teams."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified, Versioned
from models.rules.folding import folded
from models.rules.kinds import TieKind
from models.rules.organisation import PostalAddress
from models.rules.rights import Actor, Role
from models.rules.rows import PersonData, PersonRow, TeamRow, TieRow, WorkerRow
from models.rules.words import Language


def search_key(surname: str, given_names: str) -> str:
    """Return the name by which persons are searched: in plain small letters, surname first."""
    return " ".join(folded(f"{surname} {given_names}").split())


class Person(Base, Identified, Versioned):
    """A person: client, guardian, parent, sibling or close one.

    The personal identity code is indexed but never unique: a unique key would tell a stranger
    who is a client.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_search_key", "search_key"),
        Index("ix_person_birth_date", "birth_date"),
    )

    surname: Mapped[str]
    given_names: Mapped[str]
    search_key: Mapped[str]
    personal_code: Mapped[str] = mapped_column(default="", index=True)
    temporary_id: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None]
    language: Mapped[str] = mapped_column(default="fi")
    interpreter_language: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    contact_street: Mapped[str] = mapped_column(default="")
    contact_postcode: Mapped[str] = mapped_column(default="")
    contact_town: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    non_disclosure: Mapped[bool] = mapped_column(default=False)
    non_disclosure_until: Mapped[date | None]
    secret_contacts: Mapped[bool] = mapped_column(default=False)
    electronic_consent: Mapped[bool] = mapped_column(default=False)

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    @classmethod
    def from_data(cls, data: PersonData, person_id: UUID) -> "Person":
        """Make a new person."""
        person = cls(id=person_id)
        person.take(data)
        return person

    def take(self, data: PersonData) -> None:
        """Take over everything of `data`."""
        self.surname, self.given_names = data.surname.strip(), data.given_names.strip()
        self.search_key = search_key(self.surname, self.given_names)
        self.personal_code, self.temporary_id = data.personal_code, data.temporary_id
        self.birth_date = data.birth_date
        self.language = data.language.value
        self.interpreter_language = data.interpreter_language
        self.street, self.postcode, self.town = _parts(data.address)
        self.contact_street, self.contact_postcode, self.contact_town = _parts(data.contact_address)
        self.phone, self.email = data.phone, data.email
        self.non_disclosure = data.non_disclosure
        self.non_disclosure_until = data.non_disclosure_until
        self.secret_contacts = data.secret_contacts
        self.electronic_consent = data.electronic_consent

    @property
    def name(self) -> str:
        """Surname first."""
        return f"{self.surname} {self.given_names}".strip()

    def row(self) -> PersonRow:
        """Return the person as frozen data."""
        data = PersonData(
            surname=self.surname,
            given_names=self.given_names,
            personal_code=self.personal_code,
            temporary_id=self.temporary_id,
            birth_date=self.birth_date,
            language=Language(self.language),
            interpreter_language=self.interpreter_language,
            address=PostalAddress(self.street, self.postcode, self.town),
            contact_address=PostalAddress(
                self.contact_street, self.contact_postcode, self.contact_town
            ),
            phone=self.phone,
            email=self.email,
            non_disclosure=self.non_disclosure,
            non_disclosure_until=self.non_disclosure_until,
            secret_contacts=self.secret_contacts,
            electronic_consent=self.electronic_consent,
        )
        return PersonRow(self.id, self.row_version, data)


def _parts(address: PostalAddress) -> tuple[str, str, str]:
    return address.street, address.postcode, address.town


class NameToken(Base):
    """One word of a person's folded name; triggers keep it, so that bulk loads are found too."""

    __tablename__ = "name_token"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    token: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)


class Prohibition(Base, Identified):
    """A minor's own prohibition (kielto): nothing of the matter is given to this guardian.

    ATL 703/2023 51 §. It holds until `ended_on`.
    """

    __tablename__ = "prohibition"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    made_on: Mapped[date]
    ground: Mapped[str]
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    ended_on: Mapped[date | None]


class Tie(Base, Identified):
    """What a person is to a client (huoltaja, vanhempi, sisarus, läheinen)."""

    __tablename__ = "tie"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    has_custody: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined")

    def row(self, case_id: UUID | None = None, case_number: str = "") -> TieRow:
        """Return the tie as frozen data, with the tied person's own case where there is one."""
        return TieRow(
            self.person.row(),
            TieKind(self.kind),
            self.has_custody,
            self.note,
            case_id,
            case_number,
        )


class Team(Base, Identified):
    """A team (tiimi)."""

    __tablename__ = "team"

    name: Mapped[str]

    def row(self) -> TeamRow:
        """Return the team as frozen data."""
        return TeamRow(self.id, self.name)


class Worker(Base, Identified, Versioned):
    """A worker (työntekijä): signs in, is assigned, signs decisions."""

    __tablename__ = "worker"

    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    extra_roles: Mapped[list[Any]] = mapped_column(default=list)
    in_office: Mapped[bool] = mapped_column(default=False)
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    def actor(self) -> Actor:
        """Return who this worker is to the rules."""
        return Actor(
            user_id=self.id,
            role=Role(self.role),
            team_id=self.team_id,
            in_office=self.in_office,
            extra_roles=frozenset(Role(role) for role in self.extra_roles or ()),
        )

    def row(self) -> WorkerRow:
        """Return the worker as frozen data."""
        return WorkerRow(
            id=self.id,
            login=self.login,
            name=self.name,
            title=self.title,
            role=Role(self.role),
            in_office=self.in_office,
            team_id=self.team_id,
            phone=self.phone,
            email=self.email,
            ended_on=self.ended_on,
        )
