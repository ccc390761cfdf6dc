"""The administrator's acts: making, letting in, letting out, renewing, bringing up to date."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from models.rules.errors import NotFound, RuleBroken, StaleData, StoreTrouble
from models.rules.rights import Actor, Right
from models.store.schema_version import SchemaState
from models.store.server import admin
from models.store.server.address import ServerAddress
from models.store.server.engine import connect
from models.store.server.opened import open_server, worker_of
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.server.cluster import Cluster
from tests.models.server.conftest import House, engine_of
from tests.models.server.raw import Refused, raw
from tests.models.server.town import settle
from tests.models.store.builders import WORKER_ID


def _newcomer(store: House, worker: Actor) -> Actor:
    """A worker of one test, so that the logins of all tests stay as they are."""
    actor = Actor(uuid4(), worker.role, worker.team_id, worker.in_office)
    store.let_in(actor)
    return actor


def test_that_a_new_login_opens_and_says_whose_it_is(store: House, worker: Actor) -> None:
    actor = _newcomer(store, worker)

    with open_server(store.address(actor.user_id), store.logins[actor.user_id].secret) as opened:
        assert worker_of(opened) == actor.user_id


def test_that_nobody_gets_two_logins_or_one_without_being_a_worker(store: House) -> None:
    with pytest.raises(RuleBroken, match=r"account\.exists"):
        admin.add_user(store.engine, WORKER_ID)
    with pytest.raises(NotFound, match=r"worker\.not_found"):
        admin.add_user(store.engine, uuid4())


def test_h12_that_who_is_let_out_is_out_at_once_and_for_good(store: House, worker: Actor) -> None:
    town = settle(store)
    actor = _newcomer(store, worker)
    role = store.logins[actor.user_id].role
    with raw(store, actor.user_id) as session:
        assert session.one("SELECT sec.open_case(%s, 'client_work')", town.own) == "open"

        admin.end_user(store.engine, role)

        assert isinstance(session.ask("SELECT 1"), Refused)
    with pytest.raises(StoreTrouble) as refused:
        connect(store.address(actor.user_id), store.logins[actor.user_id].secret)
    assert refused.value.code == "store.server_ended"
    again = admin.add_user(store.engine, actor.user_id)
    assert again.role != role


def test_that_an_ended_membership_ends_what_is_open(store: House, worker: Actor) -> None:
    town = settle(store)
    actor = _newcomer(store, worker)
    with raw(store, actor.user_id) as session:
        session.one("SELECT sec.open_case(%s, 'client_work')", town.own)
        before = session.ask("SELECT id FROM app.document")
        with store.engine.begin() as connection:
            connection.execute(
                text("UPDATE app.worker SET team_id = NULL WHERE id = :id"), {"id": actor.user_id}
            )
        after = session.ask("SELECT id FROM app.document")

    assert (before, after) == ([(town.own_document,)], [])


def test_that_a_renewed_secret_shuts_the_old_one_out(store: House, worker: Actor) -> None:
    actor = _newcomer(store, worker)
    old = store.logins[actor.user_id]

    new = admin.rotate(store.engine, old.role)

    connect(store.address(actor.user_id), new.secret).close()
    with pytest.raises(StoreTrouble) as refused:
        connect(store.address(actor.user_id), old.secret)
    assert refused.value.code == "store.server_refused"


def test_that_a_server_is_made_once(store: House) -> None:
    with pytest.raises(StoreTrouble) as refused:
        admin.init(store.engine)
    assert refused.value.code == "store.server_exists"


def test_that_bringing_up_to_date_again_changes_nothing_and_breaks_nothing(store: House) -> None:
    assert admin.upgrade(store.engine) is False

    status = admin.status(store.engine)
    assert (status.tls, status.schema, status.objects_fit) == (True, SchemaState.CURRENT, True)
    assert status.findings == ()
    assert status.log.broken_at is None


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("schema", "0999", "store.server_newer"), ("objects", "99", "store.server_newer"),
     ("objects", "0", "store.server_older")],
)  # fmt: skip
def test_that_another_schema_is_refused_on_either_side(
    store: House, key: str, value: str, code: str
) -> None:
    with store.engine.begin() as connection:
        connection.execute(
            text("UPDATE sec.about SET value = :value WHERE key = :key"),
            {"key": key, "value": value},
        )

    with pytest.raises(StoreTrouble) as refused:
        open_server(store.address(WORKER_ID), store.logins[WORKER_ID].secret)
    assert refused.value.code == code


def test_that_a_strangers_certificate_is_refused(store: House, cluster: Cluster) -> None:
    own = store.address(WORKER_ID)
    forged = ServerAddress(own.host, own.port, own.database, own.role,
                           cluster.certificates.stranger)  # fmt: skip

    with pytest.raises(StoreTrouble) as refused:
        connect(forged, store.logins[WORKER_ID].secret)
    assert refused.value.code == "store.server_certificate"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"port": 1}, "store.server_unreachable"),
        ({"database": "muu"}, "store.server_no_database"),
        ({"role": "joku"}, "store.server_refused"),
        ({"host": "127.0.0.2"}, "store.server_unreachable"),
        ({"host": "ei-ole.invalid"}, "store.server_no_host"),
    ],
)
def test_that_what_is_in_the_way_is_told_by_its_code(
    store: House, changes: dict[str, object], code: str
) -> None:
    own = store.address(WORKER_ID)
    given = {"host": own.host, "port": own.port, "database": own.database, "role": own.role}
    address = ServerAddress(**{**given, **changes}, ca_file=own.ca_file)  # type: ignore[arg-type]

    with pytest.raises(StoreTrouble) as refused:
        connect(address, store.logins[WORKER_ID].secret)
    assert refused.value.code == code


def test_that_an_authority_that_is_not_there_is_told_before_connecting(store: House) -> None:
    own = store.address(WORKER_ID)
    address = ServerAddress(own.host, own.port, own.database, own.role, own.ca_file / "no")

    with pytest.raises(StoreTrouble) as refused:
        connect(address, "x")
    assert refused.value.code == "store.server_no_authority"


def test_that_a_database_is_not_made_over_another(cluster: Cluster) -> None:
    outside = engine_of(cluster, "postgres")
    with pytest.raises(StoreTrouble) as refused:
        admin.make_database(outside, "postgres")
    outside.dispose()

    assert refused.value.code == "store.server_exists"


def test_that_a_lost_connection_is_a_code_and_the_next_use_connects_anew(
    store: House, worker: Actor, clock: FakeClock
) -> None:
    uow = store.let_in(worker).unit_of_work(clock)
    with pytest.raises(StoreTrouble) as lost:
        _cut_midway(store, uow, worker)
    with uow.begin(worker, Right.READ_LISTS) as work:
        work.log("list.shown")
        work.commit()

    assert lost.value.code == "store.server_lost"


def _cut_midway(store: House, uow: UnitOfWork, worker: Actor) -> None:
    cut = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role")
    with uow.begin(worker, Right.READ_LISTS) as work:
        work.records.organisation()
        with store.engine.begin() as connection:
            connection.execute(cut, {"role": store.logins[worker.user_id].role})
        work.log("list.shown")


def test_that_two_savers_are_told_apart(store: House, worker: Actor, clock: FakeClock) -> None:
    town = settle(store)
    uow = store.let_in(worker).unit_of_work(clock)
    with uow.begin(worker, Right.MOVE_CASE) as work:
        version = work.cases.get(town.own).row_version
        work.cases.get(town.own).services = "support_person"
        work.commit()

    with pytest.raises(StaleData), uow.begin(worker, Right.MOVE_CASE) as work:
        work.cases.get(town.own, version=version)
