"""Bringing a server to a newer schema: by the file's own steps, whole or not at all."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, text

from models.rules.errors import StoreTrouble
from models.rules.rights import Actor
from models.services.setup import teams
from models.store.schema_version import SHIPPED, Schema, SchemaState, Step
from models.store.server import admin
from models.store.server.opened import open_server
from models.store.server.upgrading import ServerSteps, is_on_server, require_fit
from tests.fakes import FakeClock
from tests.models.server.conftest import House
from tests.models.server.town import settle
from tests.models.store.builders import WORKER_ID


def _step() -> None:
    """A step as a file takes it too: a column, and rows changed that are frozen otherwise."""
    with op.batch_alter_table("case_file") as batch:
        batch.add_column(sa.Column("extra", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE document SET reason = 'uusi'")
    op.execute("UPDATE person SET surname = 'Uusinimi', search_key = 'uusinimi aino'")
    if not is_on_server():
        op.execute("UPDATE typed_draft SET kind = 'plan'")


def _step_with_a_table() -> None:
    _step()
    op.create_table("loose", sa.Column("id", sa.Uuid(), primary_key=True))


def _on_server(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE listed.decision ADD COLUMN extra text"))


def _with(step: Callable[[], None]) -> Schema:
    return replace(SHIPPED, steps=(*SHIPPED.steps, Step("0002", lambda: step)))


_STEPS: ServerSteps = {"0002": _on_server}


def _one(store: House, sql: str) -> object:
    with store.engine.connect() as connection:
        return connection.exec_driver_sql(sql).scalar()


def test_that_an_older_server_is_brought_up_by_the_files_steps(store: House) -> None:
    settle(store)

    assert admin.upgrade(store.engine, schema=_with(_step), server_steps=_STEPS)

    assert _one(store, "SELECT value FROM sec.about WHERE key = 'schema'") == "0002"
    assert _one(store, "SELECT string_agg(DISTINCT extra, ',') FROM app.case_file") == ""
    assert _one(store, "SELECT string_agg(DISTINCT reason, ',') FROM app.document") == "uusi"
    assert _one(store, "SELECT string_agg(DISTINCT surname, ',') FROM listed.person") == "Uusinimi"
    assert _one(store, "SELECT count(*) FROM app.name_token WHERE token = 'uusinimi'") == 3
    assert _one(store, "SELECT count(extra) FROM listed.decision") == 0
    line = _one(store, "SELECT facts FROM sec.audit_line ORDER BY seq DESC LIMIT 1")
    assert isinstance(line, dict)
    assert (line["from"], line["to"]) == ("0001", "0002")
    assert admin.status(store.engine).findings == ()


@pytest.mark.parametrize("step", [_step_with_a_table, lambda: 1 / 0])
def test_that_a_step_that_leaves_something_unguarded_or_fails_leaves_the_old_server(
    store: House, step: Callable[[], None]
) -> None:
    settle(store)

    with pytest.raises((StoreTrouble, ZeroDivisionError)) as refused:
        admin.upgrade(store.engine, schema=_with(step), server_steps=_STEPS)

    if isinstance(refused.value, StoreTrouble):
        assert refused.value.code == "store.upgrade_failed"
        assert "app.loose" in str(refused.value.facts["finding"])
    assert _one(store, "SELECT value FROM sec.about WHERE key = 'schema'") == "0001"
    assert _one(store, "SELECT to_regclass('app.loose')") is None
    assert admin.status(store.engine).findings == ()


def test_that_an_older_program_is_cut_off_and_told_at_its_next_use(
    store: House, worker: Actor, clock: FakeClock
) -> None:
    settle(store)
    login = store.logins[WORKER_ID]
    with open_server(store.address(WORKER_ID), login.secret) as older:
        uow = older.unit_of_work(clock)
        assert teams(uow, worker)

        admin.upgrade(store.engine, schema=_with(_step), server_steps=_STEPS)

        for _ in range(2):
            with pytest.raises(StoreTrouble, match=r"store\.server_newer"):
                teams(uow, worker)
    with pytest.raises(StoreTrouble, match=r"store\.server_newer"):
        open_server(store.address(WORKER_ID), login.secret)
    with pytest.raises(StoreTrouble, match=r"store\.server_newer"):
        admin.upgrade(store.engine)


def test_that_a_newer_program_is_told_to_have_the_server_brought_up() -> None:
    older = _with(_step).state_of("0001")

    assert older is SchemaState.OLDER
    with pytest.raises(StoreTrouble, match=r"store\.server_older"):
        require_fit(older, objects=1, wanted=1)
    with pytest.raises(StoreTrouble, match=r"store\.server_older"):
        require_fit(SchemaState.CURRENT, objects=1, wanted=2)
    with pytest.raises(StoreTrouble, match=r"store\.server_newer"):
        require_fit(older, objects=3, wanted=2)
    require_fit(SchemaState.CURRENT, objects=2, wanted=2)
