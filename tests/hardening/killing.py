"""Kills the program again and again while it saves, and counts what was lost; a script.

The parent forks a saver, lets it acknowledge some acts, kills it at a random moment, opens the
database and looks for everything that was acknowledged.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from models.entities.document import Decision, Document, SignedCopy
from models.rules.commands import RecipientChoice, SaveDocument
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.rights import Actor
from models.services.bootstrap import sign_in
from models.services.decisions import set_recipients, sign_decision
from models.services.documents import save_draft
from models.store.checking import check_store
from models.store.uow import UnitOfWork
from models.store.vault import Store, open_store
from tests.fakes import FakeClock
from tests.hardening.decisions import seal
from tests.models.services.papers import decision

ROUNDS, SEED = 20, 20261124
LATEST_SECONDS = 0.15
JOURNAL_KEY = UUID(int=77)


@dataclass
class Outcome:
    """What was acknowledged over all rounds, and what was not found afterwards."""

    rounds: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """The database, who opens it, the case that is written in, and who gets its decisions."""

    path: Path
    login: str
    passphrase: str
    worker: Actor
    case_id: UUID
    parent_id: UUID

    def open(self) -> Store:
        return open_store(self.path, login=self.login, passphrase=self.passphrase)


def run(place: Place, rounds: int, seed: int) -> Outcome:
    """Kill and look `rounds` times."""
    outcome, chance = Outcome(), random.Random(seed)
    for number in range(rounds):
        told = _killed(place, number, chance.uniform(0, LATEST_SECONDS))
        outcome.rounds += 1
        outcome.acknowledged += len(told)
        _look(place, told, outcome)
    return outcome


def _killed(place: Place, number: int, after: float) -> list[list[str]]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _save_for_ever(place, number, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        first = told.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        lines = [first, *told.readlines()]
    os.waitpid(child, 0)
    return [line.split() for line in lines if line.endswith("\n")]


def _save_for_ever(place: Place, number: int, writing: int) -> None:
    try:
        store = place.open()
        uow = store.unit_of_work(FakeClock())
        for act in _acts(place, store, uow, random.Random(number)):
            os.write(writing, f"{act}\n".encode())
    finally:
        os._exit(1)


def _acts(place: Place, store: Store, uow: UnitOfWork, chance: random.Random) -> Iterator[str]:
    """Yield a line for each act once it is done; never ends."""
    count = 0
    while True:
        count += 1
        text, document_id = f"{count} " + "ä" * chance.randrange(20_000), uuid4()
        values = {"description": text}
        command = SaveDocument(place.case_id, document_id, DocumentKind.MEETING, values)
        save_draft(uow, place.worker, command=command)
        yield f"draft {document_id} {_digest(text)}"
        store.drafts.write(
            place.worker.user_id, JOURNAL_KEY, kind=DocumentKind.PLAN, values={"goal": text}
        )
        yield f"journal {count} {_digest(text)}"
        if count % 3 == 0:
            yield f"signed {_signed(place, uow)} 2"


def _signed(place: Place, uow: UnitOfWork) -> UUID:
    document_id = uuid4()
    command = SaveDocument(place.case_id, document_id, DocumentKind.DECISION, decision())
    save_draft(uow, place.worker, command=command)
    set_recipients(
        uow,
        place.worker,
        case_id=place.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(place.parent_id, ServingWay.POST)],
    )
    sign_decision(
        uow,
        place.worker,
        case_id=place.case_id,
        document_id=document_id,
        row_version=1,
        seal=seal,
    )
    return document_id


def _look(place: Place, told: list[list[str]], outcome: Outcome) -> None:
    with place.open() as store:
        outcome.unsound += [problem.code for problem in check_store(store).problems]
        with store.sessions() as session:
            outcome.lost += [" ".join(line) for line in told if not _is_there(session, line)]
        outcome.lost += _lost_journal(place, store, told)


def _is_there(session: Session, line: list[str]) -> bool:
    kind, name, digest = line
    if kind == "draft":
        document = session.get(Document, UUID(name))
        return document is not None and _digest(str(document.values["description"])) == digest
    if kind == "signed":
        copies = session.query(SignedCopy).filter_by(document_id=UUID(name)).count()
        signed = session.get(Decision, UUID(name))
        return copies == 2 and signed is not None and signed.signed_at is not None
    return True


def _lost_journal(place: Place, store: Store, told: list[list[str]]) -> list[str]:
    """The journal keeps the newest text only: the last one told, or the one after it."""
    numbers = [int(name) for kind, name, _ in told if kind == "journal"]
    if not numbers:
        return []
    (kept,) = store.drafts.pending(place.worker.user_id)
    number = int(str(kept.values["goal"]).split()[0])
    return [] if number >= numbers[-1] else [f"journal {numbers[-1]}"]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _main(path: str, login: str, passphrase: str, case_id: str, parent_id: str) -> None:
    with open_store(Path(path), login=login, passphrase=passphrase) as store:
        worker, _ = sign_in(store.unit_of_work(FakeClock()), login=login)
    place = Place(Path(path), login, passphrase, worker, UUID(case_id), UUID(parent_id))
    json.dump(asdict(run(place, ROUNDS, SEED)), sys.stdout)


if __name__ == "__main__":
    _main(*sys.argv[1:])
