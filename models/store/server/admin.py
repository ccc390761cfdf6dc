"""What the administrator of the server does: make, let in, let out, renew, look, bring up to date.

Every function takes an engine of a superuser of that server. People never get such a role.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import sessionmaker

from models.rules.errors import NotFound, RuleBroken, StoreTrouble
from models.store.gate import GATE
from models.store.schema_version import SHIPPED, Schema, SchemaState
from models.store.server import upgrading
from models.store.server.catalogue import findings
from models.store.server.gateway import ServerGate
from models.store.server.moving.marks import require_no_move
from models.store.server.schema import MEMBER, OBJECTS, make_objects, make_roles, make_schema
from models.store.server.sealing import LogReport, checked_log
from models.store.server.upgrading import (
    SERVER_STEPS,
    ServerSteps,
    bring_up,
    cut_off,
    learn_anew,
)
from models.store.uow import Clock, UnitOfWork

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_CONNECTIONS = 8
_SETTINGS: Mapping[str, str] = {
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",
    "log_min_error_statement": "panic",
}


@dataclass(frozen=True, slots=True)
class Login:
    """A login role and its secret, which is shown this once."""

    role: str
    secret: str


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """How a server stands; `findings` are breaches of the rules of its catalogue."""

    version: str
    tls: bool
    schema: SchemaState
    objects_fit: bool
    accounts: int
    connected: int
    log: LogReport
    findings: tuple[str, ...]


def make_database(engine: Engine, name: str) -> None:
    """Make an empty database whose texts are ordered by letter codes, as the program expects.

    `engine` is connected to another database. StoreTrouble: "store.server_exists", and
    "store.server_plain" when the server has no TLS, so that nobody could connect.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.exec_driver_sql("SHOW ssl").scalar() != "on":
            raise StoreTrouble("store.server_plain")
        known = connection.execute(
            text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}
        )
        if known.first() is not None:
            raise StoreTrouble("store.server_exists")
        connection.exec_driver_sql(
            f"CREATE DATABASE {_quoted(connection, name)} TEMPLATE template0 ENCODING 'UTF8'"
            " LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        )


def init(engine: Engine) -> None:
    """Make roles, schema, policies and functions in the empty database of `engine`.

    StoreTrouble("store.server_exists") when there is one already, "store.server_collation" for a
    database whose texts are ordered otherwise than by letter codes.
    """
    with engine.begin() as connection:
        order = connection.exec_driver_sql(
            "SELECT datcollate FROM pg_database WHERE datname = current_database()"
        ).scalar_one()
        if order not in ("C", "C.UTF-8", "C.utf8", "POSIX"):
            raise StoreTrouble("store.server_collation")
        if has_schema(connection):
            raise StoreTrouble("store.server_exists")
        make_roles(connection)
        make_schema(connection)


def upgrade(
    engine: Engine, *, schema: Schema = SHIPPED, server_steps: ServerSteps = SERVER_STEPS
) -> bool:
    """Bring tables, functions, policies and grants to this program; False when they fit already.

    One transaction: StoreTrouble("store.server_foreign" | "store.server_newer" |
    "store.upgrade_failed"(finding)) leaves everything as it was. Where tables change, the
    connections of all people are cut.
    """
    with engine.begin() as connection:
        state, fits = _state(connection, schema)
        if state is SchemaState.FOREIGN:
            raise StoreTrouble("store.server_foreign")
        if state is SchemaState.NEWER or fits is None:
            raise StoreTrouble("store.server_newer")
        known, before = set(findings(connection)), str(_about(connection)["schema"])
        if state is SchemaState.OLDER:
            cut_off(connection)
            bring_up(connection, schema, before, server_steps)
        make_objects(connection)
        if state is SchemaState.OLDER:
            learn_anew(connection)
        for finding in findings(connection):
            if finding not in known:
                raise StoreTrouble("store.upgrade_failed", finding=finding)
        is_changed = state is SchemaState.OLDER or not fits
        if is_changed:
            facts = {"from": before, "to": schema.current, "objects": OBJECTS}
            log(connection, "server.upgraded", facts)
        return is_changed


def administrator_work(engine: Engine, clock: Clock) -> UnitOfWork:
    """Return units of work of the server's administrator, for founding a house and its workers."""
    return UnitOfWork(sessionmaker(engine, info={GATE: ServerGate(engine)}), clock)


def add_user(engine: Engine, worker_id: UUID) -> Login:
    """Let a worker in by a role of an opaque name, which is never given again.

    NotFound("worker.not_found"); RuleBroken("account.exists") when there is one in force;
    StoreTrouble("move.running") while a file is being moved to the server.
    """
    with engine.begin() as connection:
        require_no_move(connection)
        if not connection.execute(
            text("SELECT 1 FROM app.worker WHERE id = :id"), {"id": worker_id}
        ).first():
            raise NotFound("worker.not_found")
        if connection.execute(
            text("SELECT 1 FROM sec.account WHERE worker_id = :id AND ended_at IS NULL"),
            {"id": worker_id},
        ).first():
            raise RuleBroken("account.exists")
        role = _new_name(connection)
        connection.exec_driver_sql(
            f"CREATE ROLE {role} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
            f" NOBYPASSRLS CONNECTION LIMIT {_CONNECTIONS} IN ROLE {MEMBER}"
        )
        for name, value in _SETTINGS.items():
            connection.exec_driver_sql(f"ALTER ROLE {role} SET {name} = '{value}'")
        secret = _new_secret(connection, role)
        connection.execute(
            text("INSERT INTO sec.account (role_name, worker_id) VALUES (:role, :worker)"),
            {"role": role, "worker": worker_id},
        )
        _log(connection, "server.user_added", worker_id)
    return Login(role, secret)


def end_user(engine: Engine, role: str) -> None:
    """Let a person out at once: no login, no openings, no named access, no open connection.

    The role stays, so that nobody ever gets its name again. NotFound("account.not_found").
    """
    with engine.begin() as connection:
        worker_id = _account(connection, role)
        connection.exec_driver_sql(f"ALTER ROLE {_quoted(connection, role)} NOLOGIN")
        for statement in (
            "UPDATE sec.account SET ended_at = clock_timestamp() WHERE role_name = :role",
            "DELETE FROM sec.lease WHERE role_name = :role",
            "UPDATE sec.named_access SET expires_at = clock_timestamp()"
            " WHERE worker_id = :worker AND (expires_at IS NULL OR expires_at > clock_timestamp())",
        ):
            connection.execute(text(statement), {"role": role, "worker": worker_id})
        _log(connection, "server.user_ended", worker_id)
    with engine.begin() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role"),
            {"role": role},
        ).all()


def rotate(engine: Engine, role: str) -> Login:
    """Give a person a new secret; the old one opens no more. NotFound("account.not_found")."""
    with engine.begin() as connection:
        worker_id = _account(connection, role)
        secret = _new_secret(connection, role)
        _log(connection, "server.user_renewed", worker_id)
    return Login(role, secret)


def roles_of(engine: Engine) -> Mapping[str, UUID]:
    """Return the login roles in force and whose they are."""
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT role_name, worker_id FROM sec.account WHERE ended_at IS NULL ORDER BY 1")
        )
        return {row.role_name: row.worker_id for row in rows}


def status(engine: Engine) -> ServerStatus:
    """Look at a server: versions, TLS, accounts, the whole log against its seals, catalogue."""
    with engine.begin() as connection:
        state, fits = _state(connection)
        if state is SchemaState.FOREIGN:
            raise StoreTrouble("store.server_foreign")
        connection.execute(text("SELECT * FROM sec.seal()")).all()
    with engine.connect() as connection:

        def value(sql: str) -> object:
            return connection.exec_driver_sql(sql).scalar_one()

        return ServerStatus(
            version=str(value("SHOW server_version")),
            tls=value("SHOW ssl") == "on",
            schema=state,
            objects_fit=bool(fits),
            accounts=int(str(value("SELECT count(*) FROM sec.account WHERE ended_at IS NULL"))),
            connected=int(str(value(
                "SELECT count(DISTINCT s.usename) FROM pg_stat_activity s"
                " JOIN sec.account a ON a.role_name = s.usename"))),
            log=checked_log(connection),
            findings=tuple(findings(connection)),
        )  # fmt: skip


def log(connection: Connection, act: str, facts: Mapping[str, object]) -> None:
    """Write a line of the administrator's own acts, within the caller's transaction."""
    connection.execute(
        text("INSERT INTO sec.audit_line (act, facts) VALUES (:act, CAST(:facts AS jsonb))"),
        {"act": act, "facts": json.dumps(dict(facts))},
    )


def require_fit(connection: Connection) -> None:
    """Raise StoreTrouble("store.server_older" | "store.server_newer" | "store.server_foreign")."""
    state, _ = _state(connection)
    if state is SchemaState.FOREIGN:
        raise StoreTrouble("store.server_foreign")
    objects = int(_about(connection).get("objects", "0"))
    upgrading.require_fit(state, objects=objects, wanted=int(OBJECTS))


def _state(connection: Connection, schema: Schema = SHIPPED) -> tuple[SchemaState, bool | None]:
    """Return how the schema stands, and whether the functions fit; None when they are newer."""
    if not has_schema(connection):
        return SchemaState.FOREIGN, False
    about = _about(connection)
    there = int(about.get("objects", "0"))
    fits = None if there > int(OBJECTS) else there == int(OBJECTS)
    return schema.state_of(about.get("schema")), fits


def _about(connection: Connection) -> Mapping[str, str]:
    rows = connection.exec_driver_sql("SELECT key, value FROM sec.about")
    return {row.key: row.value for row in rows}


def has_schema(connection: Connection) -> bool:
    """Answer whether the database is one of ours."""
    found = connection.exec_driver_sql("SELECT to_regclass('sec.about') IS NOT NULL")
    return bool(found.scalar_one())


def _account(connection: Connection, role: str) -> UUID:
    found = connection.execute(
        text("SELECT worker_id FROM sec.account WHERE role_name = :role AND ended_at IS NULL"),
        {"role": role},
    ).scalar()
    if found is None:
        raise NotFound("account.not_found")
    return UUID(str(found))


def _new_name(connection: Connection) -> str:
    while True:
        role = "u" + "".join(secrets.choice(_LETTERS) for _ in range(8))
        if not connection.execute(
            text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}
        ).first():
            return role


def _new_secret(connection: Connection, role: str) -> str:
    """Give a role a new secret; only its verifier is sent, so that no log of the server has it."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(6))
    secret = "-".join(groups)
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    verifier = raw.pgconn.encrypt_password(secret.encode(), role.encode(), b"scram-sha-256")
    name = _quoted(connection, role)
    connection.exec_driver_sql(f"ALTER ROLE {name} PASSWORD '{verifier.decode()}'")
    return secret


def _quoted(connection: Connection, name: str) -> str:
    found = connection.execute(text("SELECT quote_ident(:name)"), {"name": name})
    return str(found.scalar_one()).replace("%", "%%")


def _log(connection: Connection, act: str, worker_id: UUID) -> None:
    log(connection, act, {"worker": str(worker_id)})
