"""Backups: made, checked, rehearsed and put back; a failed one takes nothing away."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from models.rules.errors import StoreTrouble
from models.store import audit
from models.store.backup import back_up, rehearse_restore, restore
from models.store.checking import check_store
from models.store.files import keys_path, part_path
from models.store.vault import Store, create, open_store, open_with_recovery
from tests.conftest import LOGIN, PASSPHRASE, TINY
from tests.models.store.builders import (
    AT,
    WORKER_ID,
    add_case,
    add_copy,
    add_decision,
    add_person,
)

_SMALL_DISK = """
import resource, sys
from pathlib import Path
from models.rules.errors import StoreTrouble
from models.store.backup import back_up
from models.store.vault import open_store
path, login, passphrase, target = sys.argv[1:]
with open_store(Path(path), login=login, passphrase=passphrase) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    try:
        back_up(store, Path(target))
    except StoreTrouble as trouble:
        print(trouble.code)
"""


@pytest.fixture
def filled(store: Store) -> Store:
    with store.sessions.begin() as session:
        case = add_case(session)
        decision = add_decision(session, case)
        add_copy(session, decision, b"tavut", hashlib.sha256(b"tavut").hexdigest())
        audit.append(session, at=AT, worker_id=WORKER_ID, act="case.recorded", case_id=case.id)
    return store


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "varmuuskopiot" / "perheet.polku"


def test_that_a_backup_opens_as_a_database_of_its_own(filled: Store, target: Path) -> None:
    copied = back_up(filled, target)

    assert copied.lines == 1
    assert not part_path(target).exists()
    with open_store(target, login=LOGIN, passphrase=PASSPHRASE) as copy:
        assert check_store(copy).is_sound
        assert check_store(copy).head == copied.head


def test_that_a_backup_bears_no_plain_text(filled: Store, target: Path) -> None:
    with filled.sessions.begin() as session:
        add_person(session, "Salaisuusniemi")

    back_up(filled, target)

    assert b"Salaisuusniemi" not in target.read_bytes()


def test_that_a_newer_backup_takes_the_place_of_the_older(filled: Store, target: Path) -> None:
    back_up(filled, target)
    with filled.sessions.begin() as session:
        audit.append(session, at=AT, worker_id=WORKER_ID, act="case.opened")

    assert back_up(filled, target).lines == 2
    assert rehearse_restore(filled, target).lines == 2


def test_that_another_database_is_not_overwritten(filled: Store, target: Path) -> None:
    target.parent.mkdir()
    create(target, login="muu", passphrase="muu lause", now=AT, cost=TINY).store.close()

    with pytest.raises(StoreTrouble, match=r"store\.other_database"):
        back_up(filled, target)


def test_that_a_database_is_not_backed_up_onto_itself(filled: Store) -> None:
    with pytest.raises(StoreTrouble, match=r"store\.same_file"):
        back_up(filled, filled.path)


@pytest.mark.skipif(sys.platform == "win32", reason="a size limit is told of POSIX")
def test_that_a_full_disk_leaves_the_old_backup(filled: Store, target: Path) -> None:
    back_up(filled, target)
    before = target.read_bytes()
    filled.close()

    arguments = [str(filled.path), LOGIN, PASSPHRASE, str(target)]
    child = subprocess.run(
        [sys.executable, "-c", _SMALL_DISK, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )

    assert child.stdout.strip() in {"store.disk_full", "store.disk_error"}
    assert target.read_bytes() == before
    assert not part_path(target).exists()


def test_that_a_damaged_backup_is_found_by_rehearsal(filled: Store, target: Path) -> None:
    back_up(filled, target)
    content = bytearray(target.read_bytes())
    content[4096 * 5 + 100] ^= 1
    target.write_bytes(content)

    with pytest.raises(StoreTrouble, match=r"store\.backup_failed"):
        rehearse_restore(filled, target)


def test_that_a_restore_keeps_what_it_replaces(filled: Store, target: Path) -> None:
    back_up(filled, target)
    with filled.sessions.begin() as session:
        add_case(session, "PO-2026-0002")
    filled.close()

    restore(target, filled.path, login=LOGIN, passphrase=PASSPHRASE)

    with open_store(filled.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        assert check_store(again).counts["case_file"] == 1
    replaced = filled.path.with_name("testi-replaced.polku")
    with open_store(replaced, login=LOGIN, passphrase=PASSPHRASE) as older:
        assert check_store(older).counts["case_file"] == 2


def test_that_another_machine_restores_with_the_recovery_code(
    filled: Store, target: Path, tmp_path: Path
) -> None:
    code = filled.renew_recovery(cost=TINY)
    back_up(filled, target)
    filled.close()
    elsewhere = tmp_path / "uusi kone" / "perheet.polku"
    elsewhere.parent.mkdir()

    restore(target, elsewhere, login="", passphrase=code.lower())

    with open_with_recovery(elsewhere, code) as again:
        assert check_store(again).is_sound


def test_that_an_open_database_is_not_restored_over(filled: Store, target: Path) -> None:
    back_up(filled, target)

    with pytest.raises(StoreTrouble, match=r"store\.locked"):
        restore(target, filled.path, login=LOGIN, passphrase=PASSPHRASE)


def test_that_a_wrong_passphrase_restores_nothing(
    filled: Store, target: Path, tmp_path: Path
) -> None:
    back_up(filled, target)
    elsewhere = tmp_path / "muu.polku"

    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        restore(target, elsewhere, login=LOGIN, passphrase="väärä")

    assert not elsewhere.exists()
    assert not keys_path(elsewhere).exists()
