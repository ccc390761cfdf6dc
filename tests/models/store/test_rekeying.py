"""The data key changes when a key is taken away; a fall in between loses nothing."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.store.backup import back_up, rehearse_restore
from models.store.files import keys_path
from models.store.keys import RECOVERY, new_key, read_keys, rewrapped, wrap, write_keys
from models.store.rekeying import rekey
from models.store.vault import Created, Store, create, open_store, open_with_recovery
from tests.conftest import LOGIN, PASSPHRASE, TINY

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
LEAVING = "lähtijän pitkä lause"


@pytest.fixture
def made(tmp_path: Path) -> Created:
    """An open database that "lahtija" can open too."""
    created = create(tmp_path / "a.polku", login=LOGIN, passphrase=PASSPHRASE, now=NOW, cost=TINY)
    created.store.add_slot("lahtija", LEAVING, cost=TINY)
    return created


def _taken(store: Store) -> None:
    store.remove_slot("lahtija")
    store.change_key()


def test_that_a_kept_key_file_no_longer_opens_the_database(made: Created, tmp_path: Path) -> None:
    path = made.store.path
    kept = shutil.copy(keys_path(path), tmp_path / "kept")
    with made.store as store:
        _taken(store)

    shutil.copy(kept, keys_path(path))

    with pytest.raises(StoreTrouble, match=r"store\.damaged"):
        open_store(path, login="lahtija", passphrase=LEAVING)


def test_that_everybody_else_and_the_printed_code_open_it_as_before(made: Created) -> None:
    path = made.store.path
    with made.store as store:
        _taken(store)

    open_store(path, login=LOGIN, passphrase=PASSPHRASE).close()
    open_with_recovery(path, made.recovery_code).close()


def test_that_an_old_copy_still_opens_with_the_taken_passphrase(
    made: Created, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.polku"
    with made.store as store:
        back_up(store, copy)
        _taken(store)

    open_store(copy, login="lahtija", passphrase=LEAVING).close()


def test_that_a_backup_of_the_former_key_says_so_when_it_is_rehearsed(
    made: Created, tmp_path: Path
) -> None:
    with made.store as store:
        back_up(store, tmp_path / "old.polku")
        _taken(store)
        back_up(store, tmp_path / "new.polku")

        rehearse_restore(store, tmp_path / "new.polku")
        with pytest.raises(StoreTrouble, match=r"backup\.older_key"):
            rehearse_restore(store, tmp_path / "old.polku")


def test_that_drafts_are_kept_before_and_after_the_change(store: Store, worker: Actor) -> None:
    store.add_slot("lahtija", LEAVING, cost=TINY)
    me, plan = worker.user_id, DocumentKind.PLAN
    store.drafts.write(me, uuid4(), kind=plan, values={"a": "ennen"})

    _taken(store)

    store.drafts.write(me, uuid4(), kind=plan, values={"a": "jälkeen"})
    assert {row.values["a"] for row in store.drafts.pending(me)} == {"ennen", "jälkeen"}


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize("by_code", [False, True])
def test_that_a_change_cut_short_is_ended_by_the_next_who_opens(
    made: Created, written: bool, by_code: bool
) -> None:
    path, old, new = made.store.path, made.store.key, new_key()
    made.store.close()
    keys = read_keys(path)
    write_keys(path, replace(keys, next=rewrapped(keys, old, new)))
    if written:
        rekey(path, old, new)

    if by_code:
        store = open_with_recovery(path, made.recovery_code)
    else:
        store = open_store(path, login=LOGIN, passphrase=PASSPHRASE)

    with store:
        assert store.key == bytes(new)
    assert read_keys(path).next == ()
    open_store(path, login="lahtija", passphrase=LEAVING).close()


@pytest.mark.parametrize("login", [LOGIN, RECOVERY])
def test_that_a_slot_put_there_without_the_key_gets_no_new_key(made: Created, login: str) -> None:
    with made.store as store:
        forged = wrap(
            new_key(), database=store.keys.database, login=login, passphrase="x", cost=TINY
        )
        store.keys = store.keys.with_slot(forged)

        with pytest.raises(StoreTrouble, match=r"store\.keys_damaged"):
            store.change_key()
