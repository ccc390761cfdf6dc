"""A large invented caseload in an encrypted file, made fast for benchmarks."""

import random
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from diagram.graph.bpmn import read
from models.entities.case import FACT_NAMES, Case
from models.entities.people import Person, Team, Worker
from models.entities.record import Process
from models.rules.facts import CaseFacts
from models.rules.plain import to_plain
from models.rules.rights import Actor, Role
from models.rules.rows import PersonData
from models.store.bulk import add_all
from models.store.kdf import STRONG
from models.store.vault import create
from resources import path as resource
from tests.benchmarks.bench_clocks import made_up

LOGIN, PASSPHRASE = "t0", "mitataan vain keksittyä"
AT = datetime(2026, 11, 24, 7, tzinfo=UTC)
_STARTS = ("Virta", "Mäki", "Koski", "Laine", "Rinta", "Salo", "Niemi", "Leppä", "Kallio", "Saari")
_ENDS = ("nen", "lä", "", "nmaa", "niemi", "saari", "aho", "joki", "mäki", "ranta", "la", "korpi")
_SURNAMES = [start + end for start in _STARTS for end in _ENDS]
_GIVEN = [
    *("Aino", "Eino", "Sofia", "Leo", "Elias", "Oliver", "Ida", "Emma", "Onni", "Väinö", "Toivo"),
    *("Helmi", "Linnea", "Aada", "Venla", "Kerttu", "Niilo", "Olavi", "Juhani", "Maria", "Åsa"),
    *("Björn", "Zahra", "Olga", "Ahmed", "Lumi", "Otso", "Kaisa", "Pekka", "Ulla"),
]


def make(folder: Path, count: int) -> tuple[Path, Actor]:
    """Return a closed database of `count` cases of one team, and a worker of that team."""
    path = folder / f"mitta-{count}.polku"
    made = create(path, login=LOGIN, passphrase=PASSPHRASE, now=AT, cost=STRONG)
    with made.store as store, store.sessions.begin() as session:
        actor = _fill(session, count)
    return path, actor


def _fill(session: Session, count: int) -> Actor:
    chance = random.Random(count)
    team = Team(id=_id(chance), name="Tiimi")
    workers = [_worker(chance, team.id, number) for number in range(25)]
    process = _process(chance)
    people = [_person(chance) for _ in range(count)]
    steps = [step["id"] for step in process.plain["steps"] if step["kind"] == "task"]
    cases = [
        _case(chance, number, facts, person.id, process.id, workers, chance.choice(steps))
        for number, (facts, person) in enumerate(zip(made_up(count), people, strict=True))
    ]
    for rows in ([team], workers, [process], people, cases):
        add_all(session, rows)
    return Actor(workers[0].id, Role.SOCIAL_WORKER, team.id, in_office=True)


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _worker(chance: random.Random, team_id: UUID, number: int) -> Worker:
    return Worker(
        id=_id(chance),
        login=f"t{number}",
        name=f"Työntekijä {number}",
        role=Role.SOCIAL_WORKER.value,
        team_id=team_id,
        in_office=True,
    )


def _process(chance: random.Random) -> Process:
    bpmn = resource("process/families.bpmn").read_bytes()
    definition = read(bpmn)
    return Process(
        id=_id(chance),
        name="Polku",
        version=1,
        plain=to_plain(definition),
        published_at=AT,
        bpmn=bpmn,
    )


def _person(chance: random.Random) -> Person:
    names = f"{chance.choice(_GIVEN)} {chance.choice(_GIVEN)}"
    born = date.fromordinal(date(2009, 1, 1).toordinal() + chance.randrange(6000))
    data = PersonData(chance.choice(_SURNAMES), names, birth_date=born)
    return Person.from_data(data, _id(chance))


def _case(
    chance: random.Random,
    number: int,
    facts: CaseFacts,
    client_id: UUID,
    process_id: UUID,
    workers: list[Worker],
    step: str,
) -> Case:
    worker = chance.choice(workers)
    made = Case(
        id=_id(chance),
        number=f"PO-2026-{number:06}",
        client_id=client_id,
        process_id=process_id,
        step_id=step,
        step_since=AT,
        team_id=worker.team_id,
        worker_id=worker.id,
        created_at=AT,
    )
    made.take({name: getattr(facts, name) for name in FACT_NAMES})
    made.closed_on = None
    return made
