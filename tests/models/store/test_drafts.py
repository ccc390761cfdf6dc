"""The draft journal: what was typed is there after a crash."""

import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid4

import pytest

from models.rules.documents.schema import Values
from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.store.builders import WORKER_ID

OTHER_ID = UUID("00000000-0000-4000-8000-000000000002")
FORM = UUID("00000000-0000-4000-8000-0000000000f1")

_TYPIST = """
import sys, time
from pathlib import Path
from uuid import UUID
from models.rules.kinds import DocumentKind
from models.store.vault import open_store
path, login, passphrase, worker, form = sys.argv[1:]
store = open_store(Path(path), login=login, passphrase=passphrase)
for count in range(1, 100000):
    values = {"goal": "a" * count}
    store.drafts.write(UUID(worker), UUID(form), kind=DocumentKind.PLAN, values=values)
    print(count, flush=True)
"""


def test_that_typed_text_comes_back_as_it_was(store: Store) -> None:
    case_id, document_id = uuid4(), uuid4()
    values: Values = {
        "goal": "Äidin jaksaminen – «lepo» 👩‍👧",
        "services": ["a", "b"],
        "urgent": True,
    }

    store.drafts.write(
        WORKER_ID,
        FORM,
        kind=DocumentKind.PLAN,
        values=values,
        case_id=case_id,
        document_id=document_id,
        base_version=3,
    )

    (row,) = store.drafts.pending(WORKER_ID)
    assert (row.key, row.kind, row.values) == (FORM, DocumentKind.PLAN, values)
    assert (row.case_id, row.document_id, row.base_version) == (case_id, document_id, 3)
    assert abs((datetime.now(UTC) - row.at).total_seconds()) < 60


def test_that_the_newest_text_of_a_form_replaces_the_older(store: Store) -> None:
    for text in ("yksi", "kaksi"):
        store.drafts.write(WORKER_ID, FORM, kind=DocumentKind.PLAN, values={"goal": text})

    assert [row.values for row in store.drafts.pending(WORKER_ID)] == [{"goal": "kaksi"}]


def test_that_a_worker_sees_and_overwrites_own_drafts_only(store: Store) -> None:
    store.drafts.write(WORKER_ID, FORM, kind=DocumentKind.PLAN, values={"goal": "oma"})
    store.drafts.write(OTHER_ID, FORM, kind=DocumentKind.PLAN, values={"goal": "vieras"})

    assert store.drafts.pending(OTHER_ID) == ()
    assert store.drafts.pending(WORKER_ID)[0].values == {"goal": "oma"}


def test_that_a_dropped_draft_is_gone(store: Store) -> None:
    store.drafts.write(WORKER_ID, FORM, kind=DocumentKind.PLAN, values={})

    store.drafts.drop(FORM)

    assert store.drafts.pending(WORKER_ID) == ()


def test_that_many_threads_may_write_at_once(store: Store) -> None:
    def write(number: int) -> None:
        for _ in range(10):
            store.drafts.write(WORKER_ID, UUID(int=number), kind=DocumentKind.PLAN, values={})

    threads = [Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(store.drafts.pending(WORKER_ID)) == 5


def test_that_a_closed_journal_says_so(store: Store) -> None:
    store.close()

    with pytest.raises(StoreTrouble, match=r"store\.closed"):
        store.drafts.write(WORKER_ID, FORM, kind=DocumentKind.PLAN, values={})


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is told of POSIX")
@pytest.mark.parametrize("round_number", range(3))
def test_that_killing_the_program_loses_nothing_that_was_acknowledged(
    store: Store, round_number: int
) -> None:
    store.close()
    typist = _start_typist(store.path)
    assert typist.stdout is not None
    for _ in range(10 + round_number * 7):
        typist.stdout.readline()

    typist.send_signal(signal.SIGKILL)
    said = typist.stdout.read().split()
    typist.wait()
    typist.stdout.close()

    with open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        (row,) = again.drafts.pending(WORKER_ID)
    acknowledged = int(said[-1]) if said else 10 + round_number * 7
    assert len(str(row.values["goal"])) >= acknowledged


def test_that_one_write_is_on_disk_within_a_moment(store: Store) -> None:
    text = {"goal": "x" * 20_000}
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        store.drafts.write(WORKER_ID, FORM, kind=DocumentKind.PLAN, values=text)
        times.append(time.perf_counter() - begun)

    assert sorted(times)[10] < 0.1


def _start_typist(path: Path) -> "subprocess.Popen[str]":
    arguments = [str(path), LOGIN, PASSPHRASE, str(WORKER_ID), str(FORM)]
    return subprocess.Popen(
        [sys.executable, "-c", _TYPIST, *arguments], stdout=subprocess.PIPE, text=True
    )
