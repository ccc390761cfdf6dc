"""kill -9 in the middle of saves, drafts and signatures: nothing acknowledged is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import LOGIN, PASSPHRASE
from tests.hardening.decisions import a_decision
from tests.hardening.killing import ROUNDS
from tests.models.services.builders import tied

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is told of POSIX")


def test_that_no_kill_loses_what_was_acknowledged_or_breaks_the_chain(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    made, _ = a_decision(uow, worker)
    parent = tied(case_sheet(uow, worker, case_id=made.case_id))[0]
    store.close()
    ids = [str(made.case_id), str(parent.id)]

    killer = subprocess.run(
        [sys.executable, "-m", "tests.hardening.killing", str(store.path), LOGIN, PASSPHRASE, *ids],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )

    outcome = json.loads(killer.stdout)
    assert outcome["lost"] == []
    assert outcome["unsound"] == []
    assert outcome["rounds"] == ROUNDS
    assert outcome["acknowledged"] > 3 * ROUNDS
