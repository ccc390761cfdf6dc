"""The same fixtures as everywhere, on a shared server: each actor by a login role of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import TupleRow
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from models.entities.people import Team, Worker
from models.rules.errors import StoreTrouble
from models.rules.rights import Actor, Right, Role, require
from models.store.server import admin
from models.store.server.address import LocalAddress, ServerAddress
from models.store.server.admin import Login
from models.store.server.engine import make_server_engine
from models.store.server.opened import ServerStore
from models.store.trouble import trouble_code
from models.store.uow import UnitOfWork, Work
from tests import conftest as shared
from tests.fakes import FakeClock
from tests.models.server.chosen import runs
from tests.models.server.cluster import SUPERUSER, Cluster, programs, running

_OTHERWISE = {
    "test_that_of_another_teams_client_only_name_and_birth_date_are_shown": "none is shown",
    "test_that_the_words_of_a_reminder_stand_in_the_file_encrypted_only": "a server has no file",
    "test_that_a_finished_document_is_found_by_its_words[rippuvuuden]": "slips: names only",
    "test_that_a_changed_report_is_found_by_the_check": "the check is of a file",
    "test_that_a_sibling_in_another_teams_case_is_not_revealed": "no stranger is tied at all",
    "test_that_a_full_disk_is_told_and_nothing_is_half_kept": "a file that may not grow",
    "test_that_bytes_and_hash_are_frozen_and_the_check_finds_what_was_changed": "of a file",
    "test_that_one_change_among_very_many_cases_reads_one_row": "measured by the benchmarks",
}
"""Promises of the embedded file that a server keeps in its own way, with tests of their own."""

_SET_CLOCK = "SELECT set_config('tests.clock', %s, false)"
_CLOCK = """
CREATE FUNCTION public.by_the_tests_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := coalesce((nullif(current_setting('tests.clock', true), '')::timestamptz)
    AT TIME ZONE 'utc', NEW.at);
  RETURN NEW;
END $$;
CREATE TRIGGER by_the_tests_clock BEFORE INSERT ON sec.audit_line
  FOR EACH ROW EXECUTE FUNCTION public.by_the_tests_clock();
"""
"""The acts of the services' tests are written by the clock of the tests, as in a file."""
STRANGER_ID = UUID("00000000-0000-4000-8000-000000000009")
_TEMPLATE = "polku_malli"
_numbers = count(1)
_done: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is run by hand, and skip what a server does otherwise, and say why."""
    if os.environ.get("POLKU_CONTRACT") != "whole":
        left = [item for item in items if not _runs(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if _runs(item)]
    for item in items:
        if item.name in _OTHERWISE and "contract" in item.nodeid:
            item.add_marker(pytest.mark.skip(reason=_OTHERWISE[item.name]))


def _runs(item: pytest.Item) -> bool:
    module = item.path.stem
    if not module.startswith("test_contract_") or not isinstance(item, pytest.Function):
        return True
    return runs(module, item.originalname)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running server; skipped with a word where it can't be had, unless it is required."""
    if programs() is None:
        if os.environ.get("POLKU_POSTGRES") == "required":
            pytest.fail("PostgreSQL is required and not installed")
        pytest.skip("PostgreSQL is not installed")
    yield from running()


def engine_of(cluster: Cluster, database: str) -> Engine:
    """Return an engine of the server's administrator."""
    engine = make_server_engine(
        LocalAddress(cluster.sockets, cluster.port, database, SUPERUSER), lambda: ""
    )

    @event.listens_for(engine, "connect")
    def _by_plain_names(connection: "psycopg.Connection[TupleRow]", record: object) -> None:
        connection.execute("SET search_path = app, public")  # as the tests' own SQL writes them
        connection.commit()

    return engine


@pytest.fixture(scope="session")
def logins(cluster: Cluster) -> dict[UUID, Login]:
    """The template database with two teams and the workers, and the login of each worker."""
    outside = engine_of(cluster, "postgres")
    admin.make_database(outside, _TEMPLATE)
    outside.dispose()
    engine = engine_of(cluster, _TEMPLATE)
    admin.init(engine)
    workers = [shared._worker(key) for key in shared._WORKERS]
    workers.append(
        Worker(id=STRANGER_ID, login="vieras", name="Veera Vieras", title="", in_office=True,
               role=Role.SOCIAL_WORKER.value, team_id=shared.OTHER_TEAM_ID)
    )  # fmt: skip
    with Session(engine) as session:
        session.add_all([Team(id=shared.TEAM_ID, name="Tiimi A"),
                         Team(id=shared.OTHER_TEAM_ID, name="B")])  # fmt: skip
        session.flush()
        ids = [worker.id for worker in workers]
        session.add_all(workers)
        session.commit()
        session.connection().exec_driver_sql(_CLOCK)
        session.commit()
    made = {worker_id: admin.add_user(engine, worker_id) for worker_id in ids}
    engine.dispose()
    return made


@dataclass
class House:
    """One database of one test: `sessions` are the administrator's, for arranging and looking."""

    cluster: Cluster
    name: str
    logins: dict[UUID, Login]
    engine: Engine
    stores: dict[UUID, ServerStore] = field(default_factory=dict)
    clock: FakeClock | None = None

    @property
    def sessions(self) -> sessionmaker[Session]:
        return sessionmaker(self.engine)

    def address(self, worker_id: UUID) -> ServerAddress:
        return ServerAddress("localhost", self.cluster.port, self.name,
                             self.logins[worker_id].role,
                             self.cluster.certificates.authority)  # fmt: skip

    def let_in(self, actor: Actor) -> ServerStore:
        """Return the store of an actor, who is made a worker with a login where there is none."""
        extra = sorted(role.value for role in actor.extra_roles)
        with self.sessions() as session:
            worker = session.get(Worker, actor.user_id)
            if worker is None:
                worker = Worker(id=actor.user_id, login=actor.user_id.hex, name="Joku Muu")
                session.add(worker)
            worker.role, worker.team_id = actor.role.value, actor.team_id
            worker.in_office, worker.extra_roles = actor.in_office, extra
            session.commit()
        if actor.user_id not in self.logins:
            made = admin.add_user(self.engine, actor.user_id)
            self.logins = {**self.logins, actor.user_id: made}
        return self.store_of(actor.user_id)

    def store_of(self, worker_id: UUID) -> ServerStore:
        if worker_id not in self.stores:
            login = self.logins[worker_id]
            store = ServerStore(self.address(worker_id), login.secret)
            event.listen(store.engine, "checkout", self._set_clock)
            self.stores[worker_id] = store
        return self.stores[worker_id]

    def unit_of_work(self, clock: FakeClock) -> UnitOfWork:
        self.clock = clock
        return EachByOwnRole(self, clock)

    def _set_clock(self, held: "psycopg.Connection[TupleRow]", *_: object) -> None:
        if self.clock is not None:
            held.execute(_SET_CLOCK, (self.clock.now().isoformat(),))
            held.commit()

    def close(self) -> None:
        for store in self.stores.values():
            store.close()
        self.engine.dispose()


class EachByOwnRole(UnitOfWork):
    """Units of work in which every actor comes by their own login role, as from own workstation."""

    def __init__(self, house: House, clock: FakeClock) -> None:
        super().__init__(house.sessions, clock)
        self._house = house

    @contextmanager
    def begin(self, actor: Actor, right: Right) -> Iterator[Work]:
        require(actor, right)
        if right is Right.CHECK_STORE:  # the tests look behind the services as the administrator
            yield from self._behind(actor)
            return
        own = self._house.let_in(actor).unit_of_work(self._clock)
        with own.begin(actor, right) as work:
            yield work

    def _behind(self, actor: Actor) -> Iterator[Work]:
        with self._house.sessions() as session:
            try:
                yield Work(session, actor, self._clock.now())
            except DBAPIError as error:
                raise StoreTrouble(trouble_code(error.orig)) from None


@contextmanager
def fresh_house(cluster: Cluster, logins: dict[UUID, Login]) -> Iterator[House]:
    """Yield a fresh database of two teams and one worker of each role."""
    name = f"polku_{os.getpid()}_{next(_numbers)}"
    outside = engine_of(cluster, "postgres").execution_options(isolation_level="AUTOCOMMIT")
    with outside.connect() as connection:
        while _done:  # only now, when the connections of the test before have surely ended
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {_done.pop()} WITH (FORCE)")
        # a third of the work of copying page by page
        connection.exec_driver_sql(
            f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} STRATEGY file_copy"
        )
        connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {name} TO app_member")
    outside.dispose()
    house = House(cluster, name, logins, engine_of(cluster, name))
    yield house
    house.close()
    _done.append(name)


@pytest.fixture
def store(cluster: Cluster, logins: dict[UUID, Login]) -> Iterator[House]:
    """A fresh database for one test."""
    with fresh_house(cluster, logins) as house:
        yield house
