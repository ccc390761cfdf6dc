"""Which schema a database file has, told with plain SQL: Alembic is slow to import.

So is SQLAlchemy, and a file is looked at before the first window is shown: the functions import.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection

APPLICATION_ID = 0x506F6C6B  # "Polk"


class SchemaState(StrEnum):
    """How the schema of a file stands to this program."""

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema: its revision and the function that makes it with Alembic's `op`."""

    revision: str
    load: Callable[[], Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps from the first schema to the one that this program needs."""

    steps: tuple[Step, ...]

    @property
    def current(self) -> str:
        """The revision that this program needs."""
        return self.steps[-1].revision

    def state_of(self, revision: str | None) -> SchemaState:
        """Return how `revision` stands to this program; an unknown one is newer."""
        if revision is None:
            return SchemaState.FOREIGN
        if revision == self.current:
            return SchemaState.CURRENT
        known = {step.revision for step in self.steps}
        return SchemaState.OLDER if revision in known else SchemaState.NEWER

    def due(self, revision: str | None) -> tuple[Step, ...]:
        """Return the steps that a file at `revision` still needs; all for None."""
        if revision is None:
            return self.steps
        revisions = [step.revision for step in self.steps]
        return self.steps[revisions.index(revision) + 1 :]


def _first_step() -> Callable[[], None]:
    from models.store.migrations.versions.v0001 import upgrade

    return upgrade


SHIPPED = Schema((Step("0001", _first_step),))
CURRENT = SHIPPED.current


def revision_of(connection: "DBAPIConnection") -> str | None:
    """Return the revision of an open file, None when it is not one of ours.

    StoreTrouble("store.damaged") when the pages that tell it cannot be read.
    """
    from models.store.engine import as_trouble

    try:
        return _told_by(connection)
    except sqlcipher.Error as error:
        raise as_trouble(error) from None


def _told_by(connection: "DBAPIConnection") -> str | None:
    from models.store.engine import first_value

    if first_value(connection, "PRAGMA application_id") != APPLICATION_ID:
        return None
    found = first_value(
        connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'alembic_version'"
    )
    if not found:
        return None
    revision = first_value(connection, "SELECT version_num FROM alembic_version")
    return None if revision is None else str(revision)


def stamp(connection: "Connection", revision: str) -> None:
    """Write the revision into the file, within the caller's transaction."""
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY)"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
