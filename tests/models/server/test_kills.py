"""A server killed under load and answers that never come: nothing lost, nothing doubled.

POLKU_LONG runs many rounds and cuts after every single piece.
"""

import logging
import os
import threading
import time
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from models.rules.commands import RecordIntake
from models.rules.errors import StoreTrouble
from models.rules.rights import Actor, Right
from models.services.intake import record_intake
from models.store.server.link import LOST
from models.store.server.opened import ServerStore
from models.store.server.sealing import checked_log
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.server.conftest import House
from tests.models.server.proxy import Line
from tests.models.services.builders import a_house, an_intake

log = logging.getLogger(__name__)
LONG = bool(os.environ.get("POLKU_LONG"))
pytestmark = pytest.mark.timeout(900 if LONG else 90)
ROUNDS, SECONDS, SAVERS = (12, 2.0, 4) if LONG else (2, 0.4, 2)
_AGAIN = LOST | {"store.server_unsaved", "store.server_unsure", "store.busy"}


class Saver(threading.Thread):
    """A workstation that saves without a pause, and again what was not acknowledged."""

    def __init__(self, uow: UnitOfWork, actor: Actor) -> None:
        super().__init__()
        self._uow, self._actor = uow, actor
        self.is_ending = threading.Event()
        self.acknowledged: list[RecordIntake] = []
        self.retries = 0
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.is_ending.is_set():
                command = an_intake()
                while not _is_saved(self._uow, self._actor, command):
                    self.retries += 1
                    time.sleep(0.05)
                self.acknowledged.append(command)
        except BaseException as error:  # told by the test
            self.error = error


def _is_saved(uow: UnitOfWork, actor: Actor, command: RecordIntake) -> bool:
    """Save and answer whether it was acknowledged; other troubles than lost lines are raised."""
    try:
        record_intake(uow, actor, command=command)
    except StoreTrouble as trouble:
        if trouble.code not in _AGAIN:
            raise
        return False
    return True


@pytest.fixture
def lasting(store: House, uow: UnitOfWork) -> House:
    """A furnished house whose server answers only when a commit is written."""
    a_house(uow)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {store.name} SET synchronous_commit = on")
    store.close()
    store.stores.clear()
    return store


def test_that_a_server_killed_under_load_loses_nothing_and_doubles_nothing(
    lasting: House,
    worker: Actor,
    counsellor: Actor,
    lead: Actor,
    clock: FakeClock,
) -> None:
    actors = [worker, lead, replace(worker, user_id=counsellor.user_id), worker][:SAVERS]
    stores = [lasting.let_in(actor) for actor in actors]
    savers = [Saver(store.unit_of_work(clock), actor)
              for store, actor in zip(stores, actors, strict=True)]  # fmt: skip
    for saver in savers:
        saver.start()
    for _ in range(ROUNDS):
        time.sleep(SECONDS)
        lasting.cluster.kill()
        lasting.cluster.start()
    time.sleep(SECONDS)
    for saver in savers:
        saver.is_ending.set()
    for saver in savers:
        saver.join(30)

    assert [saver.error for saver in savers] == [None] * len(savers)
    assert sum(saver.retries for saver in savers) >= 1
    wanted = sorted(command.case_id for saver in savers for command in saver.acknowledged)
    retries = sum(saver.retries for saver in savers)
    log.info("acknowledged %d saves, %d tries were repeated", len(wanted), retries)
    assert _cases(lasting) == wanted
    assert _recorded(lasting) == wanted
    assert _clients(lasting) == len(wanted)
    with lasting.engine.connect() as connection:
        assert checked_log(connection).broken_at is None


def test_that_a_save_whose_answer_is_lost_at_any_piece_is_there_once_after_a_retry(
    store: House, uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    a_house(uow)
    with Line(store.cluster.port) as line:
        address = replace(store.address(worker.user_id), port=line.port)
        with ServerStore(address, store.logins[worker.user_id].secret) as own:
            mine = own.unit_of_work(clock)
            wanted = [an_intake()]
            line.pieces_left = 10_000
            record_intake(mine, worker, command=wanted[0])
            pieces = 10_000 - line.pieces_left
            for piece in range(1, pieces + 1) if LONG else (3, pieces - 1, pieces):
                wanted.append(an_intake())
                line.pieces_left = piece
                while not _is_saved(mine, worker, wanted[-1]):
                    line.pieces_left = None
                    own.probe()
                assert len(_cases(store)) == len(wanted)

    ids = sorted(command.case_id for command in wanted)
    assert (_cases(store), _recorded(store)) == (ids, ids)


@pytest.mark.parametrize("days", [-400, 400])
def test_that_log_and_openings_go_by_the_servers_clock(
    store: House, uow: UnitOfWork, worker: Actor, days: int
) -> None:
    a_house(uow)
    command, own, skewed = an_intake(), store.let_in(worker), FakeClock()
    record_intake(uow, worker, command=command)
    skewed.go_on(timedelta(days=days))
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER by_the_tests_clock ON sec.audit_line")

    with own.unit_of_work(skewed).begin(worker, Right.MOVE_CASE) as work:
        work.cases.get(command.case_id).services = "support_person"
        work.log("case.saved", case_id=command.case_id)
        work.commit()
    own.gate.open_cases([command.case_id], "client_work")

    with store.engine.connect() as connection:
        off, lease = connection.execute(
            text("SELECT (SELECT max(abs(extract(epoch FROM now() AT TIME ZONE 'utc' - at)))"
                 " FROM sec.audit_line WHERE act = 'case.saved'),"
                 " (SELECT max(abs(extract(epoch FROM expires_at - now()) - 1800))"
                 " FROM sec.lease WHERE target = :id)"),
            {"id": command.case_id},
        ).one()  # fmt: skip

    assert off < 60
    assert lease < 60


def _ids(store: House, sql: str) -> list[UUID]:
    with store.engine.connect() as connection:
        return sorted(connection.exec_driver_sql(sql).scalars())


def _cases(store: House) -> list[UUID]:
    return _ids(store, "SELECT id FROM app.case_file")


def _recorded(store: House) -> list[UUID]:
    return _ids(store, "SELECT case_id FROM sec.audit_line WHERE act = 'case.recorded'")


def _clients(store: House) -> int:
    return len(_ids(store, "SELECT id FROM app.person WHERE id IN (SELECT client_id"
                           " FROM app.case_file)"))  # fmt: skip
