"""Bringing a file to the schema of this program: all steps in one transaction, checked, or none."""

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from models.entities import (
    absence,
    attachment,
    case,
    day_log,
    document,
    feedback,
    figures,
    handover,
    letter_text,
    people,
    record,
    reminder,
    searching,
    versions,
)
from models.entities.base import Base
from models.rules.errors import StoreTrouble
from models.store import audit
from models.store.migrations.objects import drop_triggers, make_objects
from models.store.schema_version import Schema, stamp

# imported, they are in the metadata
ENTITIES = (
    absence,
    attachment,
    case,
    day_log,
    document,
    feedback,
    figures,
    handover,
    letter_text,
    people,
    record,
    reminder,
    searching,
    versions,
)
METADATA = Base.metadata


def make_new(connection: Connection, schema: Schema) -> None:
    """Make the newest schema in an empty file, without the detour over all steps."""
    METADATA.create_all(connection)
    make_objects(connection)
    stamp(connection, schema.current)


def upgrade(engine: Engine, schema: Schema, revision: str) -> None:
    """Bring the file from `revision` to the newest schema.

    StoreTrouble("store.migration_failed") when the outcome is not sound; nothing is changed then.
    """
    with engine.connect().execution_options(polku_begin="IMMEDIATE") as connection:
        _without_foreign_keys(connection)
        with connection.begin():
            drop_triggers(connection)
            take_steps(connection, schema, revision)
            make_objects(connection)
            stamp(connection, schema.current)
            _require_sound(connection)


def take_steps(connection: Connection, schema: Schema, revision: str | None) -> None:
    """Take the steps that follow `revision` (all of them when None) within a transaction."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    with Operations.context(context):
        for step in schema.due(revision):
            step.load()()


def _without_foreign_keys(connection: Connection) -> None:
    # rebuilding a table drops the old one, which foreign keys would refuse
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.cursor().execute("PRAGMA foreign_keys = OFF")


def _require_sound(connection: Connection) -> None:
    strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    whole = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    with Session(connection) as session:
        chain = audit.check(session)
    if strays or whole != "ok" or chain.broken_at is not None:
        raise StoreTrouble("store.migration_failed")
