"""The server's schema: tables of the same entities, row policies, grants, functions and triggers.

All is written so that it may be run again: `polku server upgrade` makes functions, policies and
grants anew over the tables that are there.
"""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
from sqlalchemy import Connection, Table

from models.entities.base import Base
from models.entities.listed import LISTED, LISTED_TABLES
from models.rules.rights import RIGHTS
from models.store.migrations.upgrading import ENTITIES
from models.store.schema_version import CURRENT
from models.store.server import access_sql, hints_sql, house_sql, log_sql, rights_sql, triggers
from models.store.server.layers import (
    ALWAYS_FIXED,
    ELSEWHERE,
    LAYERS,
    LISTED_LAYERS,
    WITH_CLIENT,
    Layer,
)

assert ENTITIES, "imported, they are in the metadata"

OWNER, DEFINER, MEMBER = "app_owner", "app_definer", "app_member"
FOR_MEMBERS = (
    *access_sql.FOR_MEMBERS,
    *house_sql.FOR_MEMBERS,
    *hints_sql.FOR_MEMBERS,
    *rights_sql.FOR_MEMBERS,
)
"""The functions that people may call; every other one serves these."""
SCHEMAS = {None: "app", LISTED: LISTED}
OBJECTS = "10"
"""The revision of functions, policies and grants; raised when they change."""

OPENINGS_IN_TEN_MINUTES = 200
_PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
_LARGE_OBJECTS = (
    "lo_creat(integer)",
    "lo_create(oid)",
    "lo_from_bytea(oid, bytea)",
    "lo_import(text)",
    "lo_import(text, oid)",
    "lo_open(oid, integer)",
    "lowrite(integer, bytea)",
    "lo_put(oid, bigint, bytea)",
)


def tables() -> list[Table]:
    """Return the tables of the entities that a server has."""
    return [table for table in Base.metadata.sorted_tables if table.name not in ELSEWHERE]


def make_roles(connection: Connection) -> None:
    """Make the roles that own tables and functions, and the one whose rights people have."""
    for role in (OWNER, DEFINER, MEMBER):
        known = connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,))
        if known.first() is None:
            _run(connection, f"CREATE ROLE {role} NOLOGIN NOINHERIT")


def make_schema(connection: Connection) -> None:
    """Make everything in an empty database, within the caller's transaction."""
    _close_public(connection)
    for schema, owner in (("app", OWNER), (LISTED, OWNER), ("sec", DEFINER)):
        _run(connection, f"CREATE SCHEMA {schema} AUTHORIZATION {owner}")
    _run(connection, f"GRANT USAGE ON SCHEMA app, {LISTED} TO {DEFINER}, {MEMBER}")
    _run(connection, f"GRANT USAGE ON SCHEMA sec TO {OWNER}, {MEMBER}")
    _as(connection, OWNER)
    mapped = connection.execution_options(schema_translate_map=SCHEMAS)
    Base.metadata.create_all(mapped, tables=tables())
    LISTED_TABLES.create_all(mapped)
    for statement in _server_columns():
        _run(connection, statement)
    _as(connection, DEFINER)
    _run(connection, log_sql.TABLES)
    _run(
        connection,
        f"INSERT INTO sec.about VALUES ('id', '{uuid4()}'), ('schema', '{CURRENT}'),"
        f" ('objects', '{OBJECTS}'), ('openings_in_ten_minutes', '{OPENINGS_IN_TEN_MINUTES}')",
    )
    _as(connection, None)
    make_objects(connection)


def make_objects(connection: Connection) -> None:
    """Make functions, row policies, triggers and grants anew, within the caller's transaction."""
    _make_house(connection)
    _as(connection, OWNER)
    for statement in _owner_grants():
        _run(connection, statement)
    _as(connection, DEFINER)
    _run(connection, "SET LOCAL check_function_bodies = off")
    _run(connection, hints_sql.TABLES)
    _run(connection, log_sql.KINDS)
    _run(connection, log_sql.FUNCTIONS + access_sql.FUNCTIONS + hints_sql.FUNCTIONS)
    for statement in (*house_sql.functions(), rights_sql.FUNCTIONS, *triggers.functions()):
        _run(connection, statement)
    _pin(connection)
    for statement in (*triggers.log_triggers(), *_log_policies(), *_rights()):
        _run(connection, statement)
    _run(connection, f"UPDATE sec.about SET value = '{OBJECTS}' WHERE key = 'objects'")
    _as(connection, OWNER)
    _run(connection, log_sql.VIEW)
    _run(connection, f"GRANT SELECT ON app.audit_entry TO {MEMBER}")
    made = (
        *house_sql.views(MEMBER),
        *triggers.triggers(),
        *hints_sql.triggers(),
        rights_sql.TRIGGER,
    )
    for statement in (*made, *_policies()):
        _run(connection, statement)
    _as(connection, None)


def _make_house(connection: Connection) -> None:
    for schema in house_sql.SCHEMAS:
        _run(connection, f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        _run(connection, f"CREATE SCHEMA {schema} AUTHORIZATION {OWNER}")
        _run(connection, f"GRANT USAGE ON SCHEMA {schema} TO {MEMBER}")


def _close_public(connection: Connection) -> None:
    name = connection.exec_driver_sql("SELECT quote_ident(current_database())").scalar_one()
    _run(connection, f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
    _run(connection, f"GRANT CONNECT ON DATABASE {name} TO {MEMBER}")
    _run(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
    _run(connection, "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC")
    _run(connection, f"GRANT USAGE ON LANGUAGE plpgsql TO {DEFINER}")
    for function in _LARGE_OBJECTS:
        _run(connection, f"REVOKE EXECUTE ON FUNCTION pg_catalog.{function} FROM PUBLIC")


def _server_columns() -> Iterator[str]:
    yield "ALTER TABLE app.case_file ADD COLUMN protected boolean NOT NULL DEFAULT false"
    yield (
        "CREATE INDEX ix_searched_document_words ON app.searched_document USING gin"
        f" (({access_sql.WORDS.format('words')}))"
    )
    yield "CREATE INDEX ix_name_token_person ON app.name_token (person_id)"
    yield "CREATE INDEX ix_listed_decision_case ON listed.decision (case_id)"
    yield "CREATE INDEX ix_listed_recipient_case ON listed.recipient (case_id)"


def _owner_grants() -> Iterator[str]:
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA app, {LISTED} TO {DEFINER}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA app, {LISTED} FROM {MEMBER}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA app, {LISTED} FROM {MEMBER}"
    yield f"GRANT USAGE ON SEQUENCE app.searched_document_id_seq TO {MEMBER}, {DEFINER}"


def _pin(connection: Connection) -> None:
    """Let every function of the schema run as its owner, by a fixed path, for those named only."""
    found = connection.exec_driver_sql(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'sec'::regnamespace"
    )
    for function in found.scalars().all():
        _run(connection, f"ALTER FUNCTION {function} {_PINNED}")
        _run(connection, f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC, {MEMBER}")
        _run(connection, f"GRANT EXECUTE ON FUNCTION {function} TO {OWNER}")
    for function in FOR_MEMBERS:
        _run(connection, f"GRANT EXECUTE ON FUNCTION sec.{function} TO {MEMBER}")


def _log_policies() -> Iterator[str]:
    for table in LOG_TABLES:
        yield f"ALTER TABLE sec.{table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE sec.{table} FORCE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS functions ON sec.{table}"
        yield (
            f"CREATE POLICY functions ON sec.{table} TO {DEFINER} USING (true) WITH CHECK (true)"
        )


LOG_TABLES = (
    "about",
    "role_right",
    "account",
    "lease",
    "showing",
    "named_access",
    "review",
    "serial",
    "audit_line",
    "row_line",
    "audit_seal",
    "history_line",
)


def _rights() -> Iterator[str]:
    yield "DELETE FROM sec.role_right"
    for role, held in RIGHTS.items():
        rows = ", ".join(f"('{role.value}', '{right.value}')" for right in sorted(held))
        yield f"INSERT INTO sec.role_right VALUES {rows}"


def _policies() -> Iterator[str]:
    for table in tables():
        yield from _of_table("app", table, LAYERS[table.name])
    for table in LISTED_TABLES.sorted_tables:
        yield from _of_table(LISTED, table, LISTED_LAYERS[table.name])


def _of_table(schema: str, table: Table, layer: Layer) -> Iterator[str]:
    name = f"{schema}.{table.name}"
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
    for policy in ("functions", "reading", "adding", "changing", "removing"):
        yield f"DROP POLICY IF EXISTS {policy} ON {name}"
    yield f"CREATE POLICY functions ON {name} TO {DEFINER} USING (true) WITH CHECK (true)"
    if layer.read is not None:
        yield f"GRANT SELECT ON {name} TO {MEMBER}"
        yield f"CREATE POLICY reading ON {name} FOR SELECT TO {MEMBER} USING ({layer.read})"
    if layer.insert is not None:
        yield f"GRANT INSERT ({_columns(table)}) ON {name} TO {MEMBER}"
        yield f"CREATE POLICY adding ON {name} FOR INSERT TO {MEMBER} WITH CHECK ({layer.insert})"
    changed = _columns(table, changeable_only=layer)
    if layer.update is not None and changed:
        after = layer.after or layer.update
        yield f"GRANT UPDATE ({changed}) ON {name} TO {MEMBER}"
        yield (
            f"CREATE POLICY changing ON {name} FOR UPDATE TO {MEMBER}"
            f" USING ({layer.update}) WITH CHECK ({after})"
        )
    if layer.delete is not None:
        yield f"GRANT DELETE ON {name} TO {MEMBER}"
        yield f"CREATE POLICY removing ON {name} FOR DELETE TO {MEMBER} USING ({layer.delete})"


def _columns(table: Table, *, changeable_only: Layer | None = None) -> str:
    names = [column.name for column in table.columns]
    if changeable_only is not None:
        fixed = ALWAYS_FIXED | changeable_only.fixed
        if table.name in WITH_CLIENT:
            fixed |= {"client_id"}
        names = [] if "*" in fixed else [name for name in names if name not in fixed]
    return ", ".join(f'"{name}"' for name in names)


def _as(connection: Connection, role: str | None) -> None:
    _run(connection, f"SET ROLE {role}" if role else "RESET ROLE")


def _run(connection: Connection, sql: str) -> None:
    """Run SQL as it stands, several statements too."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    raw.execute(sql.encode())
