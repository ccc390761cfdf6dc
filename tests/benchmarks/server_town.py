"""A server with a large invented caseload of many teams, moved there from a file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import Engine, text

from models.rules.rights import Actor, Role
from models.store.server import admin
from models.store.server.address import LocalAddress, ServerAddress
from models.store.server.admin import Login
from models.store.server.engine import make_server_engine
from models.store.server.moving.into_server import move_in
from models.store.server.opened import ServerStore
from models.store.server.patience import UnhurriedConnection
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.models.server.cluster import LASTING, SUPERUSER, Cluster, programs, running
from tests.models.server.conftest import engine_of

TEAMS, WORKERS_IN_TEAM = 40, 2
_DATABASE = "mitta"
_SPREAD = (
    "INSERT INTO app.team (id, name) SELECT gen_random_uuid(), 'Tiimi ' || n"
    f" FROM generate_series(1, {TEAMS}) n",
    "INSERT INTO app.worker (id, login, name, title, role, extra_roles, in_office, team_id, phone,"
    " email, row_version) SELECT gen_random_uuid(), 'w' || row_number() OVER (ORDER BY t.id, n),"
    " 'Työntekijä', '', 'social_worker', '[]', true, t.id, '', '', 1"
    f" FROM app.team t, generate_series(1, {WORKERS_IN_TEAM}) n WHERE t.name LIKE 'Tiimi %'",
    "WITH w AS (SELECT id, team_id, row_number() OVER (ORDER BY login) - 1 AS n FROM app.worker"
    " WHERE login LIKE 'w%'), c AS (SELECT id, row_number() OVER (ORDER BY id)"
    " % (SELECT count(*) FROM w) AS n FROM app.case_file)"
    " UPDATE app.case_file f SET worker_id = w.id, team_id = w.team_id FROM c JOIN w USING (n)"
    " WHERE f.id = c.id",
    "INSERT INTO app.document (id, case_id, series_id, kind, version, status, superseded,"
    " field_values, sources, author_id, editors, saved_at, reason, row_version)"
    " SELECT gen_random_uuid(), f.id, gen_random_uuid(), 'meeting', 1, 'draft', false,"
    """ '{"words": "Perhe kertoi arjesta."}', '{}', f.worker_id, '[]', now(), '', 1"""
    " FROM app.case_file f",
)

_WHO = (
    "SELECT id, team_id FROM app.worker WHERE login LIKE 'w%' ORDER BY team_id, login LIMIT :most"
)


@dataclass(frozen=True)
class ServerTown:
    """A running server, its administrator's engine, and who may log in."""

    cluster: Cluster
    engine: Engine
    logins: dict[UUID, Login]
    teams: dict[UUID, UUID]
    moved_seconds: float

    def actor(self, worker_id: UUID) -> Actor:
        """Return a worker as the services know them."""
        return Actor(worker_id, Role.SOCIAL_WORKER, self.teams[worker_id], in_office=True)

    def address(self, worker_id: UUID) -> ServerAddress:
        """Return how a worker reaches the server."""
        return ServerAddress("localhost", self.cluster.port, _DATABASE,
                             self.logins[worker_id].role,
                             self.cluster.certificates.authority)  # fmt: skip

    def store(self, worker_id: UUID) -> ServerStore:
        """Return the server as a worker has it."""
        return ServerStore(self.address(worker_id), self.logins[worker_id].secret)


def can_run() -> bool:
    """Answer whether there is a PostgreSQL here."""
    return programs() is not None


@contextmanager
def town(cases: int, workers: int) -> Iterator[ServerTown]:
    """Yield a server of `cases` cases of many teams, of whose workers `workers` have a login."""
    for cluster in running(LASTING):
        with TemporaryDirectory() as folder:
            path, _ = caseload.make(Path(folder), cases)
            outside = engine_of(cluster, "postgres")
            admin.make_database(outside, _DATABASE)
            outside.dispose()
            engine = make_server_engine(
                LocalAddress(cluster.sockets, cluster.port, _DATABASE, SUPERUSER),
                lambda: "",
                kind=UnhurriedConnection,
            )
            with open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE) as store:
                began = time.perf_counter()
                move_in(store, engine, lambda stage, done, total: None)
                seconds = time.perf_counter() - began
        yield _settled(ServerTown(cluster, engine, {}, {}, seconds), workers)
        engine.dispose()


def _settled(town: ServerTown, workers: int) -> ServerTown:
    with town.engine.begin() as connection:
        for table in ("case_file", "document"):
            connection.exec_driver_sql(f"ALTER TABLE app.{table} DISABLE TRIGGER USER")
        for sql in _SPREAD:
            connection.exec_driver_sql(sql.replace("%", "%%"))
        for table in ("case_file", "document"):
            connection.exec_driver_sql(f"ALTER TABLE app.{table} ENABLE TRIGGER USER")
        found = connection.execute(text(_WHO), {"most": workers})
        teams: dict[UUID, UUID] = {row.id: row.team_id for row in found}
    with town.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    logins = {worker_id: admin.add_user(town.engine, worker_id) for worker_id in teams}
    return replace(town, logins=logins, teams=teams)
