"""Bringing a server to the schema of this program: the file's own steps, and what it has besides.

Views, row policies and triggers stand aside meanwhile, so that a step may change what they rest
on; `schema.make_objects` makes them anew. A step finds its tables by the path, as in a file. It
must not rebuild a table (`recreate="always"`), and leaves out the tables of the file alone where
`is_on_server` says so.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, Table, text

from models.entities.listed import LISTED_TABLES
from models.rules.errors import StoreTrouble
from models.store.migrations.upgrading import take_steps
from models.store.schema_version import Schema, SchemaState
from models.store.server.schema import OWNER

ServerSteps = Mapping[str, Callable[[Connection], None]]
"""What a step needs on a server besides: its columns, its listed tables, tables of `sec`."""

SERVER_STEPS: ServerSteps = MappingProxyType({})

_OURS = "('app', 'listed', 'house', 'sec')"
_ASIDE = (
    "SELECT format('DROP VIEW %I.%I', schemaname, viewname) FROM pg_views"
    f" WHERE schemaname IN {_OURS}",
    "SELECT format('DROP POLICY %I ON %I.%I', policyname, schemaname, tablename) FROM pg_policies"
    " WHERE schemaname IN ('app', 'listed')",
    "SELECT format('DROP TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname) FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname IN ('app', 'listed') AND NOT t.tgisinternal",
)
_NEW = (
    "SELECT format('ALTER TABLE app.%I OWNER TO %I', c.relname, CAST(:owner AS text))"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'app' AND c.relkind = 'r' AND pg_get_userbyid(c.relowner) <> :owner"
)
_TOKENS = """
    DELETE FROM app.name_token;
    INSERT INTO app.name_token (token, person_id) SELECT DISTINCT w, p.id FROM app.person p,
      regexp_split_to_table(p.search_key, '[ -]+') w WHERE w <> ''"""


def is_on_server() -> bool:
    """Answer, within a step, whether it is a server that is brought up to date."""
    from alembic import op

    return str(op.get_context().dialect.name) == "postgresql"


def require_fit(state: SchemaState, *, objects: int, wanted: int) -> None:
    """Raise StoreTrouble("store.server_older" | "store.server_newer") for another schema."""
    if state is SchemaState.NEWER or objects > wanted:
        raise StoreTrouble("store.server_newer")
    if state is not SchemaState.CURRENT or objects < wanted:
        raise StoreTrouble("store.server_older")


def cut_off(connection: Connection) -> None:
    """End the connections of all people: their programs must find out that they are too old."""
    connection.execute(
        text("SELECT pg_terminate_backend(s.pid) FROM pg_stat_activity s"
             " JOIN sec.account a ON a.role_name = s.usename"
             " WHERE s.datname = current_database()")
    ).all()  # fmt: skip


def bring_up(
    connection: Connection, schema: Schema, revision: str, server_steps: ServerSteps
) -> None:
    """Take the steps from `revision` on, within the caller's transaction."""
    for sql in _ASIDE:
        _each(connection, sql)
    connection.exec_driver_sql("SET LOCAL search_path = app, pg_catalog")
    take_steps(connection, schema, revision)
    connection.exec_driver_sql("SET LOCAL search_path = pg_catalog")
    for step in schema.due(revision):
        server_steps.get(step.revision, _nothing)(connection)
    _each(connection, _NEW, owner=OWNER)
    connection.execute(
        text("UPDATE sec.about SET value = :value WHERE key = 'schema'"), {"value": schema.current}
    )


def learn_anew(connection: Connection) -> None:
    """Make what triggers keep in step from the tables as they are now."""
    for table in LISTED_TABLES.sorted_tables:
        connection.execute(text(_listed_anew(table)))
    for statement in _TOKENS.split(";"):
        connection.execute(text(statement))


def _listed_anew(table: Table) -> str:
    names = [column.name for column in table.columns]
    key = ", ".join(column.name for column in table.primary_key)
    changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in names)
    return (
        f"INSERT INTO {table.fullname} ({', '.join(names)}) SELECT {', '.join(names)}"
        f" FROM app.{table.name} ON CONFLICT ({key}) DO UPDATE SET {changes}"
    )


def _each(connection: Connection, sql: str, **values: str) -> None:
    for statement in connection.execute(text(sql), values).scalars().all():
        connection.execute(text(statement.replace(":", "\\:")))


def _nothing(connection: Connection) -> None:
    """Take a step that needs nothing more on a server."""
