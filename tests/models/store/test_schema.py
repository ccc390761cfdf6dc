"""The schema: its steps, its version and bringing an older file up to date."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from models.rules.errors import StoreTrouble
from models.store.engine import first_value, run
from models.store.keys import read_keys
from models.store.migrations.objects import INDEX_TABLES, make_objects
from models.store.migrations.upgrading import METADATA, make_new, take_steps
from models.store.schema_version import SHIPPED, Schema, SchemaState, Step, stamp
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.store.builders import add_case

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"


@pytest.fixture
def stepped() -> sa.Engine:
    """A file made by taking every step."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        take_steps(connection, SHIPPED, None)
        make_objects(connection)
        stamp(connection, SHIPPED.current)
    return engine


def test_that_a_new_file_equals_one_brought_up_step_by_step(stepped: sa.Engine) -> None:
    made = sa.create_engine("sqlite://")
    with made.begin() as connection:
        make_new(connection, SHIPPED)

    assert _objects(stepped) == _objects(made)
    stepped.dispose()
    made.dispose()


def test_that_the_steps_lead_to_the_entities(stepped: sa.Engine) -> None:
    with stepped.connect() as connection:
        options = {"compare_type": True, "include_name": _is_entity}
        context = MigrationContext.configure(connection, opts=options)
        missing = compare_metadata(context, METADATA)

    assert not missing, "a changed entity needs a step (see tests/data/make_first_schema.py)"
    stepped.dispose()


def test_that_revisions_are_told_apart() -> None:
    schema = Schema((*SHIPPED.steps, Step("0002", lambda: _add_column)))

    assert schema.state_of("0002") is SchemaState.CURRENT
    assert schema.state_of("0001") is SchemaState.OLDER
    assert schema.state_of("0003") is SchemaState.NEWER
    assert schema.state_of(None) is SchemaState.FOREIGN


def test_that_an_older_file_is_brought_up_after_a_backup(store: Store) -> None:
    with store.sessions.begin() as session:
        add_case(session, "PO-2026-0007")
    store.close()

    with (
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE, schema=_with(_add_column)) as up,
        closing(up.connect()) as connection,
    ):
        assert run(connection, "SELECT number, extra FROM case_file") == [("PO-2026-0007", "")]
        assert first_value(connection, "SELECT version_num FROM alembic_version") == "0002"
        assert first_value(connection, "PRAGMA foreign_keys") == 1

    assert read_keys(store.path).schema == "0002"
    before = store.path.with_name("testi-before-0002.polku")
    with open_store(before, login=LOGIN, passphrase=PASSPHRASE) as older:
        assert older.keys.schema == "0001"


def test_that_triggers_stand_again_after_a_table_was_rebuilt(store: Store) -> None:
    names = "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    with closing(store.connect()) as connection:
        before = run(connection, names)
    store.close()

    with (
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE, schema=_with(_add_column)) as up,
        closing(up.connect()) as connection,
    ):
        assert run(connection, names) == before


@pytest.mark.parametrize("broken", ["_break_off", "_lose_rows"])
def test_that_a_failed_step_leaves_the_old_file(store: Store, broken: str) -> None:
    with store.sessions.begin() as session:
        add_case(session)
    store.close()
    step: Callable[[], None] = globals()[broken]

    with pytest.raises((StoreTrouble, ZeroDivisionError)):
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE, schema=_with(step))

    with (
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again,
        closing(again.connect()) as connection,
    ):
        assert first_value(connection, "SELECT count(*) FROM case_file") == 1
        assert first_value(connection, "SELECT version_num FROM alembic_version") == "0001"
        columns = {row[1] for row in run(connection, "PRAGMA table_info(case_file)")}
    assert "extra" not in columns


def test_that_alembic_is_not_imported_when_no_step_is_due(store: Store) -> None:
    store.close()
    program = (
        "import sys; from pathlib import Path; from models.store.vault import open_store;"
        "open_store(Path(sys.argv[1]), login=sys.argv[2], passphrase=sys.argv[3]).close();"
        "sys.exit('alembic' in sys.modules)"
    )

    arguments = [sys.executable, "-c", program, str(store.path), LOGIN, PASSPHRASE]
    ended = subprocess.run(arguments, check=False)

    assert ended.returncode == 0


def _is_entity(name: str | None, kind: str, parents: object) -> bool:
    """Answer whether a table is made from an entity: those of the word index are not."""
    return kind != "table" or not (name or "").startswith(INDEX_TABLES)


def _add_column() -> None:
    with op.batch_alter_table("case_file", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.String(), nullable=False, server_default=""))


def _break_off() -> None:
    _add_column()
    raise ZeroDivisionError


def _lose_rows() -> None:
    _add_column()
    op.execute("DELETE FROM person")


def _with(step: Callable[[], None]) -> Schema:
    return replace(SHIPPED, steps=(*SHIPPED.steps, Step("0002", lambda: step)))


def _objects(engine: sa.Engine) -> dict[tuple[str, str], list[str]]:
    """Return the columns and constraints of everything, whatever their order."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql(_SCHEMA).all()
    return {
        (row.type, row.name): sorted(line.strip(" ,\t)") for line in row.sql.splitlines())
        for row in found
    }
