"""What is made of the journals of 20,000 cases: times of steps, ties, and the map of any day."""

import gc
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from datetime import time as clock_time
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case, StepMove
from models.entities.people import Tie, Worker
from models.rules.deadlines import add_days
from models.rules.kinds import AssignmentKind, TieKind
from models.rules.rights import Actor
from models.services.demo_course import STEPS
from models.services.journal import case_history, step_times
from models.services.lists import Scope, case_rows
from models.services.ties import case_ties
from models.store.bulk import add_all
from models.store.uow import UnitOfWork
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.fakes import FakeClock

CASES = 20_000
CLOCK = FakeClock(caseload.AT)


def figures() -> Iterator[Figure]:
    """Measure one encrypted file of 20,000 cases with some 130,000 moves."""
    with TemporaryDirectory() as folder:
        path, actor = caseload.make(Path(folder), CASES)
        with open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE) as store:
            with store.sessions.begin() as session:
                _fill(session)
            yield from _measured(store.unit_of_work(CLOCK), actor)


def _measured(uow: UnitOfWork, actor: Actor) -> Iterator[Figure]:
    case_rows(uow, actor, scope=Scope.ALL)  # the holiday library is loaded once
    listed = _best(lambda: case_rows(uow, actor, scope=Scope.ALL))
    times = _best(lambda: step_times(uow, actor, months=12))
    yield Figure("journal_step_times_20000", times, "s", None, "<= 1 s", times <= 1)
    ties = _best(lambda: case_ties(uow, actor))
    yield Figure("journal_ties_20000", ties, "s", None, "<= 1 s", ties <= 1)
    read = _best(lambda: case_history(uow, actor), 2)
    yield Figure("history_read_20000", read, "s", None, "<= 4 s", read <= 4)
    history = case_history(uow, actor)
    gc.disable()  # as while windows are open
    asked = [add_days(CLOCK.today, step * 9) for step in range(-60, 10)]
    spent = sorted(_seconds(lambda d=day: history.on(d)) * 1000 for day in asked)  # type: ignore[misc]
    high = spent[int(len(spent) * 0.95)]
    ratio = listed * 1000 / median(spent)
    yield Figure("history_day_20000", high, "ms", ratio, "p95<=100ms", high <= 100)


def _fill(session: Session) -> None:
    """Add a journal, assignments, siblings and guardians to the cases of the caseload."""
    chance = random.Random(CASES)
    workers = list(session.scalars(select(Worker.id).order_by(Worker.login)))
    cases = session.execute(
        select(Case.id, Case.client_id, Case.received_on, Case.step_id).order_by(Case.number)
    ).all()
    moves, turns, ties = [], [], []
    for case_id, _, received, step in cases:
        moves += _moves(chance, case_id, received, step)
        turns.append(_turn(chance, case_id, received, workers))
    for (_, client, _, _), (_, other, _, _) in zip(cases[::4], cases[1::4], strict=False):
        ties.append(_tie(chance, client, other, TieKind.SIBLING))
        ties += [_tie(chance, one, cases[2][1], TieKind.GUARDIAN) for one in (client, other)][:1]
    for rows in (moves, turns, ties):
        add_all(session, rows)


def _moves(chance: random.Random, case_id: UUID, received: date, step: str) -> list[StepMove]:
    found: list[StepMove] = []
    day = received
    for source, target in pairwise(STEPS[: STEPS.index(step) + 1]):
        day = min(add_days(day, chance.randrange(15)), CLOCK.today)
        at = datetime.combine(day, clock_time(10, len(found)), UTC)
        found.append(StepMove(id=_id(chance), case_id=case_id, source=source, target=target,
                              at=at, worker_id=None, reason=""))  # fmt: skip
    return found


def _turn(chance: random.Random, case_id: UUID, received: date, workers: list[UUID]) -> Assignment:
    return Assignment(id=_id(chance), case_id=case_id, worker_id=chance.choice(workers),
                      kind=AssignmentKind.OWN_WORKER.value, starts_on=received, ends_on=None,
                      note="")  # fmt: skip


def _tie(chance: random.Random, client: UUID, person: UUID, kind: TieKind) -> Tie:
    return Tie(id=_id(chance), client_id=client, person_id=person, kind=kind.value,
               has_custody=kind is TieKind.GUARDIAN, note="")  # fmt: skip


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _best(work: Callable[[], object], times: int = 3) -> float:
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    kept = work()
    spent = time.perf_counter() - began
    del kept
    return spent
