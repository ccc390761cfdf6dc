"""A small town for attacks: cases of two teams, one protected, with contents that must not leak."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import text

from models.entities.case import Case
from models.entities.document import Document
from models.entities.people import Person
from models.rules.kinds import DocumentKind
from models.rules.rows import PersonData
from tests.conftest import OTHER_TEAM_ID, TEAM_ID
from tests.models.server.conftest import House
from tests.models.store.builders import AT, PROCESS_ID, WORKER_ID, add_process

SECRET_NAME = "Salakari"
SECRET_CODE = "020516C903K"


@dataclass(frozen=True)
class Town:
    """Ids of the cases, their clients and documents."""

    own: UUID
    other: UUID
    protected: UUID
    own_client: UUID
    other_client: UUID
    protected_client: UUID
    own_document: UUID
    other_document: UUID


def settle(house: House) -> Town:
    """Make three cases: of one's own team, of another team, and a protected one of one's own."""
    made: dict[str, tuple[UUID, UUID, UUID]] = {}
    with house.sessions.begin() as session:
        add_process(session)
        for number, (key, team, surname) in enumerate(
            (("own", TEAM_ID, "Omaranta"), ("other", OTHER_TEAM_ID, SECRET_NAME),
             ("protected", TEAM_ID, "Turvala"))
        ):  # fmt: skip
            code = SECRET_CODE if key == "other" else ""
            person = Person.from_data(PersonData(surname, "Aino", personal_code=code), uuid4())
            session.add(person)
            session.flush()
            case = Case(id=uuid4(), number=f"PO-2026-000{number}", client_id=person.id,
                        process_id=PROCESS_ID, step_id="Task_contact", step_since=AT,
                        team_id=team, created_at=AT, received_on=AT.date())  # fmt: skip
            session.add(case)
            session.flush()
            document = Document(id=uuid4(), case_id=case.id, series_id=uuid4(),
                                kind=DocumentKind.MEETING.value, author_id=WORKER_ID, saved_at=AT,
                                values={"words": f"{surname} kertoi"})  # fmt: skip
            session.add(document)
            made[key] = (case.id, person.id, document.id)
        session.flush()
        session.execute(
            text("UPDATE app.case_file SET protected = true WHERE id = :id"),
            {"id": made["protected"][0]},
        )
        session.execute(text("DELETE FROM sec.lease"))
    own, other, protected = made["own"], made["other"], made["protected"]
    return Town(own[0], other[0], protected[0], own[1], other[1], protected[1], own[2], other[2])
