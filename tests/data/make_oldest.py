"""Makes the oldest database that the program must open: `python -m tests.data.make_oldest`.

Made once, when a schema has settled, and kept as it is: later programs must bring it up to date.
The passphrase is known and all in it is invented.
"""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.document import Decision, Document, Recipient, SignedCopy
from models.entities.people import Person, Team, Tie, Worker
from models.entities.record import Process
from models.rules.kinds import DocumentKind, DocumentStatus, ServingWay, TieKind
from models.rules.rights import Role
from models.rules.rows import PersonData
from models.store import audit
from models.store.files import keys_path, lock_path
from models.store.kdf import KdfCost
from models.store.vault import create

PATH = Path(__file__).with_name("oldest.polku")
LOGIN = "vanha"
PASSPHRASE = "vanhin tietokanta avataan aina"
_CONTENT = b"vanhan paatoksen tavut"
_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
_TINY = KdfCost(memory=64, passes=1, lanes=1)


def main() -> None:
    """Make the file anew."""
    for path in (PATH, keys_path(PATH), lock_path(PATH)):
        path.unlink(missing_ok=True)
    made = create(PATH, login=LOGIN, passphrase=PASSPHRASE, now=_AT, cost=_TINY)
    with made.store as store, store.sessions.begin() as session:
        _fill(session)
    lock_path(PATH).unlink()


def _fill(session: Session) -> None:
    session.add_all([_team(), _worker(), *_persons(), _process()])
    session.flush()
    session.add_all([_case(), _document()])
    session.flush()
    session.add_all([_decision(), *_served()])
    session.flush()
    audit.append(session, at=_AT, worker_id=_id(2), act="case.recorded", case_id=_id(6))
    audit.append(session, at=_AT, worker_id=_id(2), act="case.opened", case_id=_id(6))


def _id(number: int) -> UUID:
    return UUID(int=number)


def _team() -> Team:
    return Team(id=_id(1), name="Lapsiperheet")


def _worker() -> Worker:
    return Worker(
        id=_id(2),
        login=LOGIN,
        name="Vanha Viranhaltija",
        role=Role.SOCIAL_WORKER.value,
        in_office=True,
        team_id=_id(1),
    )


def _persons() -> list[Person]:
    child = PersonData("Vanhala", "Otso", personal_code="040518A9129", birth_date=date(2018, 5, 4))
    return [
        Person.from_data(child, _id(3)),
        Person.from_data(PersonData("Vanhala", "Maija"), _id(4)),
    ]


def _process() -> Process:
    plain = {"phases": [{"id": "Phase_1", "number": 1}], "steps": [{"id": "a", "phase": "Phase_1"}]}
    return Process(id=_id(5), name="Polku", version=1, plain=plain, published_at=_AT, bpmn=b"<x/>")


def _case() -> Case:
    return Case(
        id=_id(6),
        number="PO-2026-0001",
        client_id=_id(3),
        process_id=_id(5),
        step_id="a",
        step_since=_AT,
        team_id=_id(1),
        worker_id=_id(2),
        created_at=_AT,
        received_on=date(2026, 11, 2),
        decision_signed_on=date(2026, 11, 20),
    )


def _document() -> Document:
    return Document(
        id=_id(7),
        case_id=_id(6),
        series_id=_id(7),
        kind=DocumentKind.DECISION.value,
        status=DocumentStatus.FINISHED.value,
        values={"goal": "Arki sujuu"},
        author_id=_id(2),
        saved_at=_AT,
        finished_at=_AT,
    )


def _decision() -> Decision:
    return Decision(
        document_id=_id(7), case_id=_id(6), number="P-2026-0001", signed_at=_AT, signer_id=_id(2)
    )


def _served() -> list[Recipient | SignedCopy | Tie]:
    return [
        Tie(id=_id(8), client_id=_id(3), person_id=_id(4), kind=TieKind.GUARDIAN.value),
        Recipient(
            id=_id(9),
            document_id=_id(7),
            case_id=_id(6),
            person_id=_id(4),
            way=ServingWay.POST.value,
            served_on=date(2026, 11, 20),
        ),
        SignedCopy(
            id=_id(10),
            document_id=_id(7),
            sha256=hashlib.sha256(_CONTENT).hexdigest(),
            made_at=_AT,
            content=_CONTENT,
        ),
    ]


if __name__ == "__main__":
    main()
