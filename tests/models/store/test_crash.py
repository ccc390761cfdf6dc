"""Killing the program at the worst moment: what was acknowledged stays, what was not is gone."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.entities.record import AuditEntry, Setting
from models.store.checking import check_store
from models.store.engine import first_value
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.store.builders import add_case

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is told of POSIX")

_SAVER = """
import sys
from pathlib import Path
from models.entities.record import Setting
from models.rules.rights import Actor, Right, Role
from models.store.vault import open_store
from tests.fakes import FakeClock
from uuid import UUID
path, login, passphrase = sys.argv[1:]
store = open_store(Path(path), login=login, passphrase=passphrase)
uow = store.unit_of_work(FakeClock())
actor = Actor(UUID(int=1), Role.ADMINISTRATOR)
for count in range(100000):
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        work.session.add(Setting(key=f"saved.{count}", value={"count": count}))
        work.log("settings.saved", facts={"count": count})
        work.commit()
    print(count, flush=True)
"""

_MIGRATOR = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
import sqlalchemy as sa
from alembic import op
from models.store.schema_version import SHIPPED, Step
from models.store.vault import open_store
path, login, passphrase = sys.argv[1:]
def step():
    with op.batch_alter_table("case_file", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.String(), nullable=False, server_default=""))
    op.execute("DELETE FROM tie")
    os.kill(os.getpid(), signal.SIGKILL)
schema = replace(SHIPPED, steps=(*SHIPPED.steps, Step("0002", lambda: step)))
open_store(Path(path), login=login, passphrase=passphrase, schema=schema)
"""


@pytest.mark.parametrize("acknowledged", [3, 11, 26])
def test_that_no_acknowledged_act_is_lost_and_none_is_half_done(
    store: Store, acknowledged: int
) -> None:
    store.close()
    saver = _start(_SAVER, store.path)
    assert saver.stdout is not None
    for _ in range(acknowledged):
        saver.stdout.readline()

    saver.send_signal(signal.SIGKILL)
    later = saver.stdout.read().split()
    saver.wait()
    saver.stdout.close()

    with open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        assert check_store(again).is_sound
        with again.sessions() as session:
            saved = session.scalar(
                select(func.count(Setting.key)).where(Setting.key.startswith("saved."))
            )
            logged = session.scalar(select(func.count(AuditEntry.seq)))
    assert saved is not None
    assert saved >= acknowledged + len(later)
    assert saved == logged


def test_that_a_migration_killed_in_the_middle_leaves_the_old_schema(store: Store) -> None:
    with store.sessions.begin() as session:
        add_case(session)
    store.close()

    migrator = _start(_MIGRATOR, store.path)
    migrator.wait()
    assert migrator.stdout is not None
    migrator.stdout.close()

    assert migrator.returncode == -signal.SIGKILL
    with (
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again,
        closing(again.connect()) as connection,
    ):
        assert check_store(again).is_sound
        assert first_value(connection, "SELECT version_num FROM alembic_version") == "0001"
        assert first_value(connection, "SELECT count(*) FROM case_file") == 1


def _start(program: str, path: Path) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", program, str(path), LOGIN, PASSPHRASE]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
