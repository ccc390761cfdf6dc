"""A whole file to a server and back: every row once, whatever comes in between."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select, text

from models.entities.case import Case
from models.entities.record import AuditEntry
from models.rules.errors import NotAllowed, StoreTrouble
from models.rules.rights import Actor, Right, Role
from models.services.moving import (
    Founder,
    Moved,
    MovedOut,
    Stage,
    Told,
    move_from_server,
    move_to_server,
    workers_to_let_in,
)
from models.store.checking import check_store
from models.store.seal_papers import knows_head
from models.store.server import admin
from models.store.server.address import ServerAddress
from models.store.server.moving.rows import moved_tables, of_file, of_server
from models.store.server.opened import ServerStore
from tests.conftest import PASSPHRASE, TINY
from tests.fakes import FakeClock
from tests.hardening.small_disk import own_disk
from tests.models.server.cluster import Cluster
from tests.models.server.moved_file import (
    LOGIN,
    copy_to,
    empty_server,
    make_full,
    opened,
    quietly,
)

LONG = bool(os.environ.get("POLKU_LONG"))
pytestmark = pytest.mark.timeout(900 if LONG else 90)
KEEPER = Actor(UUID(int=1), Role.ADMINISTRATOR)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with a row in every table."""
    path = tmp_path_factory.mktemp("full") / "koko.polku"
    make_full(path)
    return path


@pytest.fixture
def source(full: Path, tmp_path: Path) -> Path:
    """A copy of the file that a test may change."""
    return copy_to(full, tmp_path)


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Engine]:
    """A new database with nothing in it."""
    with empty_server(cluster) as engine:
        yield engine


def move(source: Path, server: Engine, told: Told = quietly) -> Moved:
    with opened(source) as (store, actor):
        uow = store.unit_of_work(FakeClock())
        return move_to_server(uow, actor, store=store, engine=server, told=told)


def back(
    server: Engine, path: Path, *, login: str = LOGIN, with_protected: bool = False
) -> MovedOut:
    return move_from_server(
        admin.administrator_work(server, FakeClock()),
        KEEPER,
        engine=server,
        path=path,
        founder=Founder(login, PASSPHRASE, TINY),
        with_protected=with_protected,
        told=quietly,
    )


def require_same(source: Path, server: Engine) -> None:
    """Fail where a row is lost, doubled or changed; by our own reading of both sides."""
    with opened(source) as (store, _), closing(store.connect()) as file, server.connect() as there:
        for table in moved_tables():
            rows = list(of_file(file, table))
            assert rows == list(of_server(there, table)), table.name
            assert rows, f"{table.name} has no row to move"


def test_that_every_row_of_every_table_comes_over_and_back(
    source: Path, server: Engine, cluster: Cluster, tmp_path: Path
) -> None:
    moved = move(source, server)
    status = admin.status(server)
    require_same(source, server)
    returned = back(server, tmp_path / "takaisin.polku")
    with empty_server(cluster) as second:
        again = move(tmp_path / "takaisin.polku", second)

    assert (status.findings, status.log.broken_at, status.log.unsealed) == ((), None, 0)
    assert status.log.lines > moved.lines
    tables = {table.name for table in moved_tables()} | {"name_token"}
    assert tables < moved.digests.keys()
    assert {name: moved.digests[name] for name in tables} == returned.digests
    assert {name: again.digests[name] for name in tables} == returned.digests
    with opened(tmp_path / "takaisin.polku") as (store, _):
        assert check_store(store, remembered=(moved.lines, moved.head)).is_sound
        assert check_store(store, remembered=(returned.lines, returned.head)).is_sound


def test_that_the_log_goes_on_from_the_files_and_tells_of_the_move(
    source: Path, server: Engine, cluster: Cluster, tmp_path: Path
) -> None:
    moved = move(source, server)
    with server.connect() as connection:
        line = connection.exec_driver_sql(
            "SELECT seq, facts FROM sec.audit_line WHERE act = 'server.moved_in'"
        ).one()
        first = connection.exec_driver_sql(
            "SELECT seq, lines, encode(head, 'hex') FROM sec.audit_seal ORDER BY seq LIMIT 1"
        ).one()
        seal = connection.exec_driver_sql("SELECT seal, hash FROM sec.seal()").one()
        connection.commit()

    assert tuple(first) == (1, moved.lines, moved.head)
    assert line.seq == moved.lines + 1
    assert line.facts["tables"]["person"][1] == moved.digests["person"].sha256
    assert seal.seal == 2
    assert _knows(server, moved.lines, moved.head)
    back(server, tmp_path / "takaisin.polku")
    with opened(tmp_path / "takaisin.polku") as (store, _), store.sessions() as session:
        assert knows_head(session, moved.lines, moved.head)
        assert knows_head(session, seal.seal, seal.hash)
        assert not knows_head(session, seal.seal, moved.head)
    with empty_server(cluster) as second:
        move(tmp_path / "takaisin.polku", second)
        assert _knows(second, moved.lines, moved.head)
        assert _knows(second, seal.seal, seal.hash)
        assert not _knows(second, seal.seal, moved.head)


def test_that_a_worker_reads_the_lines_of_an_opened_case_from_before_the_move(
    source: Path, server: Engine, cluster: Cluster
) -> None:
    with opened(source) as (store, actor):
        uow = store.unit_of_work(FakeClock())
        move_to_server(uow, actor, store=store, engine=server, told=quietly)
        (worker,) = workers_to_let_in(uow, actor, store=store)
    login = admin.add_user(server, worker.id)
    with server.connect() as connection:
        name = str(connection.exec_driver_sql("SELECT current_database()").scalar_one())
        case_id = connection.execute(
            text("SELECT id FROM app.case_file WHERE worker_id = :id LIMIT 1"), {"id": worker.id}
        ).scalar_one()
    address = ServerAddress("localhost", cluster.port, name, login.role,
                            cluster.certificates.authority)  # fmt: skip

    with ServerStore(address, login.secret) as mine:
        mine.gate.open_cases([case_id], "client_work")
        with mine.sessions() as session:
            acts = set(session.scalars(select(AuditEntry.act).where(AuditEntry.case_id == case_id)))

    assert "case.recorded" in acts
    assert "lease.case" in acts or any(act.startswith("case.open") for act in acts)


def test_that_a_move_stopped_at_any_step_goes_on_and_nothing_is_there_twice(
    source: Path, server: Engine
) -> None:
    total = _steps(source, server, stop_at=10_000)
    steps = range(1, total) if LONG else sorted(Random(7).sample(range(1, total), 3))
    for step in steps:
        _clear(server)
        for stop_at in (step, max(1, step // 2)):
            with pytest.raises(StoreTrouble, match=r"move\.stopped"):
                _steps(source, server, stop_at=stop_at)
            with pytest.raises(StoreTrouble, match=r"move\.running"):
                admin.add_user(server, uuid4())
        _steps(source, server, stop_at=10_000)
    require_same(source, server)


def test_that_a_move_killed_at_any_moment_goes_on_and_nothing_is_there_twice(
    source: Path, server: Engine
) -> None:
    chance = Random(11)
    killed = 0
    for _ in range(40 if LONG else 4):
        killed += _killed(source, server, after=chance.uniform(0.02, 0.3))

    moved = move(source, server)

    assert killed
    assert moved.was_done or moved.lines
    require_same(source, server)
    assert admin.status(server).log.broken_at is None


def test_that_work_in_the_file_meanwhile_is_not_forgotten(source: Path, server: Engine) -> None:
    with pytest.raises(StoreTrouble):
        _steps(source, server, stop_at=30)
    with opened(source) as (store, actor):
        uow = store.unit_of_work(FakeClock())
        with uow.begin(actor, Right.MOVE_CASE) as work:
            (case_id, *_) = work.session.scalars(select(Case.id))
            work.session.get_one(Case, case_id).services = "support_person"
            work.log("case.saved", case_id=case_id)
            work.commit()

    move(source, server)

    require_same(source, server)


def test_that_what_was_changed_on_the_server_is_found_and_made_anew(
    source: Path, server: Engine
) -> None:
    def change(stage: Stage, done: int, total: int) -> None:
        if stage is Stage.CHECKING and done == 0:
            with server.begin() as connection:
                connection.exec_driver_sql("UPDATE app.team SET name = name || '!'")

    with pytest.raises(StoreTrouble) as refused:
        move(source, server, change)
    assert (refused.value.code, refused.value.facts["table"]) == ("move.differs", "team")

    move(source, server)
    require_same(source, server)


def test_that_a_file_is_moved_once_and_only_to_an_empty_server(
    source: Path, server: Engine, tmp_path: Path
) -> None:
    move(source, server)

    assert move(source, server).was_done
    (tmp_path / "toinen").mkdir()
    other = tmp_path / "toinen" / "toinen.polku"
    make_full(other, cases=1)
    with pytest.raises(StoreTrouble, match=r"store\.server_not_empty"):
        move(other, server)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("schema", "0999", "store.server_newer"), ("objects", "99", "store.server_newer"),
     ("objects", "0", "store.server_older")],
)  # fmt: skip
def test_that_a_server_of_another_schema_is_refused_both_ways(
    source: Path, server: Engine, tmp_path: Path, key: str, value: str, code: str
) -> None:
    admin.init(server)
    with server.begin() as connection:
        connection.execute(text("UPDATE sec.about SET value = :value WHERE key = :key"),
                           {"key": key, "value": value})  # fmt: skip

    with pytest.raises(StoreTrouble) as refused:
        move(source, server)

    assert refused.value.code == code


def test_that_a_lost_connection_says_how_to_go_on(source: Path, server: Engine) -> None:
    with pytest.raises(StoreTrouble, match=r"move\.lost$"):
        move(source, server, _cutting(server, at=12))

    move(source, server)
    require_same(source, server)


def test_that_a_text_which_the_server_cannot_hold_is_told_by_its_table(
    source: Path, server: Engine
) -> None:
    with opened(source) as (store, _), closing(store.connect()) as file:
        file.cursor().execute("UPDATE team SET name = 'a' || char(0) || 'b'")

    with pytest.raises(StoreTrouble) as refused:
        move(source, server)

    assert (refused.value.code, refused.value.facts["table"]) == ("move.unfit", "team")


def test_that_a_full_disk_of_the_server_says_how_to_go_on(source: Path, cluster: Cluster) -> None:
    with own_disk(cluster.sockets / "pieni") as disk:
        if disk is None:
            pytest.skip("no disk may be mounted here")
        with (
            cluster.small_place(disk.folder) as place,
            empty_server(cluster, place=place) as server,
        ):
            admin.init(server)
            with disk.full(), pytest.raises(StoreTrouble, match=r"move\.disk_full"):
                move(source, server)
            move(source, server)
            require_same(source, server)


def test_that_protected_cases_leave_only_when_that_is_said_and_come_back_protected(
    source: Path, server: Engine, cluster: Cluster, tmp_path: Path
) -> None:
    move(source, server)
    with server.begin() as connection:
        case_id, worker_id = connection.exec_driver_sql(
            "UPDATE app.case_file SET protected = true WHERE worker_id IS NOT NULL"
            " RETURNING id, worker_id"
        ).first() or (None, None)
        connection.execute(
            text("INSERT INTO sec.named_access (case_id, worker_id, granted_by, reason)"
                 " VALUES (:case, :worker, 'u1', 'Tuttu')"),
            {"case": case_id, "worker": worker_id},
        )  # fmt: skip

    with pytest.raises(StoreTrouble, match=r"move\.protected"):
        back(server, tmp_path / "takaisin.polku")
    assert list(tmp_path.glob("takaisin*")) == []
    back(server, tmp_path / "takaisin.polku", with_protected=True)
    with empty_server(cluster) as second:
        move(tmp_path / "takaisin.polku", second)
        with second.connect() as connection:
            named = connection.exec_driver_sql(
                "SELECT n.case_id, n.worker_id, n.reason, n.granted_by FROM sec.named_access n"
                " JOIN app.case_file c ON c.id = n.case_id WHERE c.protected"
            ).all()

    assert [tuple(row) for row in named] == [(case_id, worker_id, "Tuttu", "u1")]


def test_that_a_new_file_is_whole_or_not_there(
    source: Path, server: Engine, tmp_path: Path
) -> None:
    move(source, server)
    target = tmp_path / "takaisin.polku"
    with pytest.raises(NotAllowed, match=r"move\.founder"):
        back(server, target, login="joku")
    with pytest.raises(StoreTrouble, match=r"store\.exists"):
        back(server, source)
    with pytest.raises(StoreTrouble, match=r"move\.lost_out"):
        move_from_server(
            admin.administrator_work(server, FakeClock()), KEEPER, engine=server, path=target,
            founder=Founder(LOGIN, PASSPHRASE, TINY), with_protected=False,
            told=_cutting(server, at=9),
        )  # fmt: skip

    assert list(tmp_path.glob("takaisin*")) == []


def _knows(server: Engine, seq: int, head: str) -> bool:
    with server.connect() as connection:
        found = connection.execute(
            text("SELECT sec.knows_head(:seq, :head)"), {"seq": seq, "head": head}
        )
        return bool(found.scalar_one())


def _steps(source: Path, server: Engine, *, stop_at: int) -> int:
    """Move until the step of a number; return how many there were."""
    seen = [0]

    def count(stage: Stage, done: int, total: int) -> None:
        seen[0] += 1
        if seen[0] == stop_at:
            raise StoreTrouble("move.stopped")

    move(source, server, count)
    return seen[0]


def _clear(server: Engine) -> None:
    with server.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS app, listed, sec, house CASCADE")


def _cutting(server: Engine, *, at: int) -> Told:
    seen = [0]

    def cut(stage: Stage, done: int, total: int) -> None:
        seen[0] += 1
        if seen[0] == at:
            with server.begin() as connection:
                connection.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                ).all()

    return cut


def _killed(source: Path, server: Engine, *, after: float) -> bool:
    """Move in a child that is killed; True when it had not ended by itself."""
    server.dispose()
    child = os.fork()
    if child == 0:
        try:
            move(source, server)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
