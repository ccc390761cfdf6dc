"""What the program says of a file that is not as it should be; it never writes into one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlcipher3 import dbapi2 as sqlcipher

from models.rules.errors import StoreTrouble
from models.store.engine import as_trouble, give_key, run
from models.store.files import keys_path, lock_path
from models.store.vault import FileKind, Store, inspect, open_store
from tests.conftest import LOGIN, PASSPHRASE


def _flip(at: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at] ^= 1
        path.write_bytes(content)

    return change


def _halve(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _cut_to(length: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:length])

    return change


def _make_plain(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


_FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "store.missing"),
    "empty": (_cut_to(0), "store.empty_file"),
    "shorter than a page": (_cut_to(1000), "store.damaged"),
    "cut by half": (_halve, "store.damaged"),
    "a bit of the first page": (_flip(700), "store.damaged"),
    "a bit of the salt": (_flip(3), "store.damaged"),
    "plain SQLite": (_make_plain, "store.plain_file"),
    "keys missing": (lambda path: keys_path(path).unlink(), "store.keys_missing"),
    "keys damaged": (lambda path: keys_path(path).write_bytes(b"{"), "store.keys_damaged"),
}


@pytest.mark.parametrize("fault", _FAULTS)
def test_that_a_faulty_file_is_refused_by_name_and_left_alone(store: Store, fault: str) -> None:
    make, code = _FAULTS[fault]
    store.close()
    make(store.path)
    before = _contents(store.path)

    with pytest.raises(StoreTrouble) as refused:
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE)

    assert refused.value.code == code
    assert _contents(store.path) == before


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("missing", FileKind.MISSING),
        ("empty", FileKind.EMPTY),
        ("plain SQLite", FileKind.PLAIN),
        ("shorter than a page", FileKind.DAMAGED),
        ("keys missing", FileKind.KEYS_MISSING),
        ("keys damaged", FileKind.KEYS_DAMAGED),
    ],
)
def test_that_a_look_from_outside_tells_the_fault(store: Store, fault: str, kind: FileKind) -> None:
    make, _ = _FAULTS[fault]
    store.close()

    make(store.path)

    assert inspect(store.path).kind is kind


def test_that_a_newer_schema_is_refused_and_nothing_written(store: Store) -> None:
    _set_revision(store, "9999")
    store.close()
    before = _contents(store.path)

    with pytest.raises(StoreTrouble, match=r"store\.newer"):
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE)

    assert _contents(store.path) == before


def test_that_a_foreign_encrypted_file_is_refused(store: Store) -> None:
    connection = store.connect()
    run(connection, "PRAGMA application_id = 1")
    connection.close()
    store.close()

    with pytest.raises(StoreTrouble, match=r"store\.foreign"):
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE)


def test_that_a_refused_file_is_not_left_locked(store: Store) -> None:
    store.close()
    whole = store.path.read_bytes()
    _halve(store.path)
    with pytest.raises(StoreTrouble):
        open_store(store.path, login=LOGIN, passphrase=PASSPHRASE)

    store.path.write_bytes(whole)

    open_store(store.path, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_a_full_disk_is_told_and_what_was_saved_stays(store: Store) -> None:
    connection = store.connect()
    pages = run(connection, "PRAGMA page_count")[0][0]
    run(connection, f"PRAGMA max_page_count = {pages + 8}")
    run(connection, "CREATE TABLE filler (x)")
    for _ in range(2):
        run(connection, "INSERT INTO filler VALUES (zeroblob(4000))")

    with pytest.raises(sqlcipher.Error) as full:
        run(connection, "INSERT INTO filler VALUES (zeroblob(400000))")

    assert as_trouble(full.value).code == "store.disk_full"
    assert run(connection, "SELECT count(*) FROM filler")[0][0] == 2
    assert run(connection, "PRAGMA integrity_check")[0][0] == "ok"
    connection.close()


def test_that_a_library_without_encryption_is_found_out(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.polku")

    with pytest.raises(StoreTrouble, match=r"store\.no_cipher"):
        give_key(cast(DBAPIConnection, connection), bytes(32))

    connection.close()


def _set_revision(store: Store, revision: str) -> None:
    connection = store.connect()
    run(connection, f"UPDATE alembic_version SET version_num = '{revision}'")
    connection.close()


def _contents(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in path.parent.iterdir() if p != lock_path(path)}
