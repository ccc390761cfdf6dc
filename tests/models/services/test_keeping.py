"""Looking after the database: passphrases, backups and checks, each told in the use log."""

from pathlib import Path

import pytest

from models.rules.errors import NotAllowed, RuleBroken, StoreTrouble
from models.rules.rights import Actor
from models.services.keeping import (
    back_up,
    change_passphrase,
    check,
    give_passphrase,
    new_recovery_code,
    rehearse,
    take_passphrase,
)
from models.store.uow import UnitOfWork
from models.store.vault import Store, open_store, open_with_recovery
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.services.looking import acts

NEW = "neljä sinistä kiveä laulaa"


def test_that_a_given_passphrase_opens_and_is_logged(
    uow: UnitOfWork, administrator: Actor, store: Store
) -> None:
    give_passphrase(uow, administrator, store=store, login="uusi", passphrase=NEW)

    assert acts(uow)[-1] == "slot.given"
    path = store.path
    store.close()
    open_store(path, login="uusi", passphrase=NEW).close()


def test_that_a_weak_passphrase_is_not_given(
    uow: UnitOfWork, administrator: Actor, store: Store
) -> None:
    with pytest.raises(RuleBroken, match=r"passphrase\.weak"):
        give_passphrase(uow, administrator, store=store, login="uusi", passphrase="salasana")

    assert "uusi" not in store.keys.logins


def test_that_a_worker_gives_no_passphrases(uow: UnitOfWork, worker: Actor, store: Store) -> None:
    with pytest.raises(NotAllowed):
        give_passphrase(uow, worker, store=store, login="uusi", passphrase=NEW)


def test_that_one_changes_only_ones_own_passphrase(
    uow: UnitOfWork, worker: Actor, store: Store
) -> None:
    with pytest.raises(RuleBroken, match=r"passphrase\.not_own"):
        change_passphrase(uow, worker, store=store, login="lead", old=PASSPHRASE, new=NEW)


def test_that_the_old_passphrase_is_asked_for_a_new_one(
    uow: UnitOfWork, worker: Actor, store: Store
) -> None:
    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        change_passphrase(uow, worker, store=store, login=LOGIN, old="väärä", new=NEW)


def test_that_a_taken_passphrase_opens_no_more(
    uow: UnitOfWork, administrator: Actor, store: Store
) -> None:
    give_passphrase(uow, administrator, store=store, login="uusi", passphrase=NEW)

    take_passphrase(uow, administrator, store=store, login="uusi")

    path = store.path
    store.close()
    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        open_store(path, login="uusi", passphrase=NEW)


def test_that_the_last_users_passphrase_cannot_be_taken(
    uow: UnitOfWork, administrator: Actor, store: Store
) -> None:
    with pytest.raises(RuleBroken, match=r"slot\.last"):
        take_passphrase(uow, administrator, store=store, login=LOGIN)


def test_that_a_new_recovery_code_opens(
    uow: UnitOfWork, administrator: Actor, store: Store
) -> None:
    code = new_recovery_code(uow, administrator, store=store)

    path = store.path
    store.close()
    open_with_recovery(path, code).close()


def test_that_a_backup_is_made_rehearsed_and_logged(
    uow: UnitOfWork, worker: Actor, store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "kopio.polku"

    made = back_up(uow, worker, store=store, target=target)
    again = rehearse(uow, worker, store=store, target=target)

    assert made.size == target.stat().st_size
    assert again.head == made.head
    assert acts(uow)[-2:] == ["store.backed_up", "backup.rehearsed"]


def test_that_a_check_of_a_sound_store_is_sound(uow: UnitOfWork, lead: Actor, store: Store) -> None:
    report = check(uow, lead, store=store)

    assert report.is_sound
    assert acts(uow)[-1] == "store.checked"
