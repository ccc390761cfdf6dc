"""How soon a change is seen on another workstation of a shared server, also in a flood of hints."""

import time
from collections.abc import Iterator
from queue import Queue
from uuid import UUID

from sqlalchemy.orm import Session

from models.entities.people import Team
from models.rules.hints import Hints
from models.rules.rights import Actor, Right
from models.services.lists import changed_case_rows
from models.store.server import admin
from models.store.uow import UnitOfWork
from tests import conftest as shared
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.fakes import FakeClock
from tests.models.server.cluster import programs, running
from tests.models.server.conftest import House, engine_of
from tests.models.server.town import Town, settle

_TIMES = 30
_NAME = "polku_yhdessa"


def figures() -> Iterator[Figure]:
    """Measure one change at a time, from before its commit to the row read elsewhere."""
    if programs() is None:
        return
    for cluster in running():
        outside = engine_of(cluster, "postgres")
        admin.make_database(outside, _NAME)
        outside.dispose()
        house = House(cluster, _NAME, {}, engine_of(cluster, _NAME))
        worker, other = _furnished(house)
        seen = sorted(_seen(house, settle(house), worker, other))
        house.close()
        p95 = seen[len(seen) * 95 // 100]
        yield Figure("server_change_seen_elsewhere_p95", p95, "s", None, "<= 1 s", p95 <= 1.0)


def _furnished(house: House) -> tuple[Actor, Actor]:
    """Make two workers of one team, and return them."""
    admin.init(house.engine)
    workers = [shared._worker(key) for key in ("worker", "counsellor")]
    with Session(house.engine) as session:
        session.add_all(
            [Team(id=shared.TEAM_ID, name="A"), Team(id=shared.OTHER_TEAM_ID, name="B")]
        )
        session.flush()
        session.add_all(workers)
        session.commit()
        one, other = (worker.actor() for worker in workers)
        ids = [worker.id for worker in workers]
    house.logins = {worker_id: admin.add_user(house.engine, worker_id) for worker_id in ids}
    return one, other


def _seen(house: House, town: Town, worker: Actor, other: Actor) -> Iterator[float]:
    clock, heard = FakeClock(caseload.AT), Queue[Hints]()
    here, there = (house.let_in(each).unit_of_work(clock) for each in (worker, other))
    listener = house.let_in(worker).listener(heard.put)
    listener.start()
    listener.is_listening.wait(5)
    _read(here, worker, town.own)  # what is read once is behind
    for count in range(_TIMES):
        time.sleep(0.05 * (count % 3))
        began = time.perf_counter()
        with there.begin(other, Right.MOVE_CASE) as work:
            work.cases.get(town.own).services = f"service_{count}"
            work.commit()
        while town.own not in heard.get(timeout=10).cases:
            pass
        _read(here, worker, town.own)
        yield time.perf_counter() - began
    listener.close()


def _read(uow: UnitOfWork, actor: Actor, case_id: UUID) -> None:
    changed_case_rows(uow, actor, case_ids=frozenset({case_id}), client_ids=frozenset())
