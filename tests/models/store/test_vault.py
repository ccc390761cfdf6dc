"""Making, opening and closing the encrypted file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.rules.errors import RuleBroken, StoreTrouble
from models.store.engine import run
from models.store.files import keys_path, lock_path, part_path
from models.store.vault import (
    FileKind,
    Store,
    create,
    inspect,
    open_store,
    open_with_recovery,
)
from tests.conftest import LOGIN, PASSPHRASE, TINY

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A closed database and its recovery code."""
    path = tmp_path / "perheet.polku"
    created = create(path, login=LOGIN, passphrase=PASSPHRASE, now=NOW, cost=TINY)
    created.store.close()
    return path, created.recovery_code


def test_that_a_new_database_opens_with_its_passphrase(made: tuple[Path, str]) -> None:
    path, _ = made

    with open_store(path, login=LOGIN, passphrase=PASSPHRASE) as store:
        assert store.path == path
        assert store.keys.logins == (LOGIN,)


def test_that_the_recovery_code_opens_and_gives_a_new_passphrase(made: tuple[Path, str]) -> None:
    path, code = made

    with open_with_recovery(path, code.lower()) as store:
        store.set_passphrase(LOGIN, "uusi pitkä lause", cost=TINY)

    open_store(path, login=LOGIN, passphrase="uusi pitkä lause").close()
    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        open_store(path, login=LOGIN, passphrase=PASSPHRASE)


def test_that_wrong_passphrases_are_counted_and_change_no_file(made: tuple[Path, str]) -> None:
    path, _ = made
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}

    waits = []
    for _ in range(4):
        with pytest.raises(StoreTrouble) as refused:
            open_store(path, login=LOGIN, passphrase="väärä")
        waits.append((refused.value.facts["failures"], refused.value.facts["wait_seconds"]))

    assert waits == [(1, 0), (2, 0), (3, 1), (4, 2)]
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before
    open_store(path, login=LOGIN, passphrase=PASSPHRASE).close()
    with pytest.raises(StoreTrouble) as again:
        open_store(path, login=LOGIN, passphrase="väärä")
    assert again.value.facts["failures"] == 1


def test_that_a_second_opening_is_told_who_has_the_file(made: tuple[Path, str]) -> None:
    path, _ = made
    with open_store(path, login=LOGIN, passphrase=PASSPHRASE):
        with pytest.raises(StoreTrouble) as refused:
            open_store(path, login=LOGIN, passphrase=PASSPHRASE)
        state = inspect(path)

    assert refused.value.code == "store.locked"
    assert refused.value.facts["by"] == LOGIN
    assert refused.value.facts["machine"]
    assert state.holder is not None
    assert state.holder.login == LOGIN
    assert inspect(path).holder is None


def test_that_closing_leaves_one_whole_file(made: tuple[Path, str]) -> None:
    path, _ = made

    with open_store(path, login=LOGIN, passphrase=PASSPHRASE):
        assert path.with_name(path.name + "-wal").exists()

    assert sorted(p.name for p in path.parent.iterdir()) == [
        path.name,
        keys_path(path).name,
        lock_path(path).name,
    ]
    assert lock_path(path).read_bytes() == b""


def test_that_closing_twice_does_no_harm_and_forgets_the_key(made: tuple[Path, str]) -> None:
    path, _ = made
    store = open_store(path, login=LOGIN, passphrase=PASSPHRASE)

    store.close()
    store.close()

    assert store.key == bytes(32)


def test_that_nothing_is_made_over_an_existing_database(made: tuple[Path, str]) -> None:
    path, _ = made
    before = path.read_bytes()

    with pytest.raises(StoreTrouble, match=r"store\.exists"):
        create(path, login=LOGIN, passphrase=PASSPHRASE, now=NOW, cost=TINY)

    assert path.read_bytes() == before


def test_that_keys_left_without_their_database_are_not_overwritten(made: tuple[Path, str]) -> None:
    path, _ = made
    path.rename(path.with_name("muualla.polku"))

    with pytest.raises(StoreTrouble, match=r"store\.exists"):
        create(path, login=LOGIN, passphrase=PASSPHRASE, now=NOW, cost=TINY)


def test_that_a_creation_cut_short_may_be_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "a.polku"
    part_path(path).write_bytes(b"puolikas")
    keys_path(path).write_bytes(b"{}")

    create(path, login=LOGIN, passphrase=PASSPHRASE, now=NOW, cost=TINY).store.close()

    open_store(path, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_slots_are_added_changed_and_removed(store: Store) -> None:
    store.add_slot("olli", "ollin pitkä lause", cost=TINY)
    store.change_passphrase("olli", "ollin pitkä lause", "ollin uusi lause", cost=TINY)
    with pytest.raises(RuleBroken, match=r"slot\.exists"):
        store.add_slot("olli", "x", cost=TINY)
    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        store.change_passphrase("olli", "väärä", "x", cost=TINY)
    store.close()

    with open_store(store.path, login="olli", passphrase="ollin uusi lause") as again:
        again.remove_slot("olli")

    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        open_store(store.path, login="olli", passphrase="ollin uusi lause")


def test_that_a_database_is_not_made_for_nobody(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"slot\.no_login"):
        create(tmp_path / "a.polku", login=" ", passphrase=PASSPHRASE, now=NOW, cost=TINY)

    assert not list(tmp_path.iterdir())


def test_that_a_renewed_recovery_code_replaces_the_printed_one(made: tuple[Path, str]) -> None:
    path, old = made
    with open_store(path, login=LOGIN, passphrase=PASSPHRASE) as store:
        new = store.renew_recovery(cost=TINY)

    open_with_recovery(path, new).close()
    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        open_with_recovery(path, old)


def test_that_the_connection_keeps_data_safe(store: Store) -> None:
    connection = store.connect()
    settings = {
        name: run(connection, f"PRAGMA {name}")[0][0]
        for name in (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "recursive_triggers",
            "temp_store",
            "secure_delete",
            "trusted_schema",
            "cell_size_check",
            "busy_timeout",
        )
    }
    connection.close()

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
    }


def test_that_the_file_bears_no_plain_header(made: tuple[Path, str]) -> None:
    path, _ = made

    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert inspect(path).kind is FileKind.READY
