"""What stands where the database should be: each fault is told at the door, no file is touched."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from desktop.base.sentences import sentence_for
from desktop.windows.start import StartPage
from desktop.windows.unlock import UnlockPage
from models.rules.errors import PolkuError
from models.rules.rights import Actor
from models.services.bootstrap import sign_in
from models.services.keeping import check
from models.services.lists import Scope, case_rows
from models.store.engine import run
from models.store.files import keys_path, lock_path
from models.store.uow import UnitOfWork
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE, TINY
from tests.fakes import FakeClock
from tests.hardening.whole import World, wait_for
from tests.models.services.builders import ADMINISTRATOR, a_case

PAGE = 4096
Damage = Callable[[Path], object]


def _cut(keep: Callable[[int], int]) -> Damage:
    def damage(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: keep(len(content))])

    return damage


def _flip(at: int) -> Damage:
    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at] ^= 0x10
        path.write_bytes(content)

    return damage


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _plain(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def _keys(**changes: object) -> Damage:
    def damage(path: Path) -> None:
        found: dict[str, Any] = json.loads(keys_path(path).read_bytes())
        for slot in found["slots"]:
            slot.update(changes)
        keys_path(path).write_text(json.dumps(found))

    return damage


def _key_bytes(content: bytes) -> Damage:
    return lambda path: keys_path(path).write_bytes(content)


# fault: what is done to the files, and what the user is told (the code of the sentence)
FAULTS: dict[str, tuple[Damage, str]] = {
    "missing": (Path.unlink, "store.missing"),
    "a folder": (_folder, "store.missing"),
    "empty": (_cut(lambda size: 0), "store.empty_file"),
    "one byte": (_cut(lambda size: 1), "store.damaged"),
    "almost a page": (_cut(lambda size: PAGE - 1), "store.damaged"),
    "one page": (_cut(lambda size: PAGE), "store.damaged"),
    "half": (_cut(lambda size: size // 2), "store.damaged"),
    "a bit of the salt": (_flip(3), "store.damaged"),
    "a bit of the header": (_flip(30), "store.damaged"),
    "a bit of the first page": (_flip(700), "store.damaged"),
    "a bit of the first page's seal": (_flip(PAGE - 20), "store.damaged"),
    "plain SQLite": (_plain, "store.plain_file"),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 64), "store.damaged"),
    "keys missing": (lambda path: keys_path(path).unlink(), "store.keys_missing"),
    "keys empty": (_key_bytes(b""), "store.keys_damaged"),
    "keys cut": (lambda path: _cut(lambda size: size // 2)(keys_path(path)), "store.keys_damaged"),
    "keys no text": (_key_bytes(b"\xff\xfe\x00"), "store.keys_damaged"),
    "keys a list": (_key_bytes(b"[]"), "store.keys_damaged"),
    "keys deep": (_key_bytes(b"[" * 100_000), "store.keys_damaged"),
    "keys with a large number": (_key_bytes(b"9" * 5_000), "store.keys_damaged"),
    "user edited": (_keys(login="toinen"), "store.wrong_passphrase"),
    "cost lowered": (_keys(memory=32), "store.wrong_passphrase"),
    "cost of no lanes": (_keys(lanes=0), "store.keys_damaged"),
    "cost that would hang us": (_keys(memory=4 * 1024**2, passes=64), "store.keys_damaged"),
    "salt gone": (_keys(salt=""), "store.keys_damaged"),
    "salt no hex": (_keys(salt="z" * 32), "store.keys_damaged"),
    "nonce gone": (_keys(nonce=""), "store.keys_damaged"),
    "wrapped key gone": (_keys(wrapped=""), "store.wrong_passphrase"),
    "wrapped key cut": (_keys(wrapped="00" * 20), "store.wrong_passphrase"),
}
each_fault = pytest.mark.parametrize(("damage", "code"), FAULTS.values(), ids=FAULTS)


@each_fault
def test_that_the_unlocking_page_says_what_is_wrong_and_nothing_is_touched(
    world: World, closed: Path, damage: Damage, code: str
) -> None:
    damage(closed)
    before = _contents(closed)

    page = world.unlock(closed, LOGIN, PASSPHRASE)

    assert page.notice.text == sentence_for(code, {})
    assert world.program.session is None
    assert _contents(closed) == before
    assert world.dialogs.told == []


@each_fault
def test_that_a_command_says_the_same(
    closed: Path,
    damage: Damage,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("POLKU_PASSPHRASE", PASSPHRASE)
    damage(closed)
    before = _contents(closed)

    status = main(["check", "--database", str(closed), "--login", LOGIN])

    assert status == 1
    assert capsys.readouterr().err.strip() == sentence_for(code, {})
    assert _contents(closed) == before


def test_that_a_newer_schema_is_told_before_and_after_the_passphrase(
    world: World, store: Store
) -> None:
    connection = store.connect()
    run(connection, "UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    store.close()
    before = _contents(store.path)

    page = world.unlock(store.path, LOGIN, PASSPHRASE)

    assert page.notice.text == sentence_for("store.newer", {})
    assert _contents(store.path) == before
    _mark_keys_newer(store.path)
    assert world.program.show_unlock(store.path).notice.text == sentence_for("store.newer", {})


@pytest.mark.parametrize("name", ["x" * 300 + ".polku", "a/" * 3_000 + "b.polku"])
def test_that_a_name_that_no_disk_takes_is_told(world: World, tmp_path: Path, name: str) -> None:
    page = world.program.show_unlock(tmp_path / name)

    assert page.notice.text == sentence_for("store.unreadable", {})


def test_that_wrong_passphrases_are_told_and_waited_for_ever_longer(
    world: World, closed: Path
) -> None:
    before = _contents(closed)
    words: list[str] = []

    for _ in range(4):
        page = world.unlock(closed, LOGIN, "väärä lause")
        assert page.notice.text == sentence_for("store.wrong_passphrase", {})
        assert page.passphrase.control.text() == ""
        assert page.login.control.text() == LOGIN
        words.append(page.unlock.words)

    assert words == ["Avaa", "Avaa", "Odota 1 sekunti", "Odota 2 sekuntia"]
    assert not page.unlock.isEnabled()
    assert _contents(closed) == before
    wait_for(page.unlock.isEnabled)
    page.passphrase.control.setText(PASSPHRASE)
    page.unlock.click()
    wait_for(lambda: world.program.session is not None)


def test_that_a_wrong_recovery_code_is_told_and_leaves_the_file_free(
    world: World, closed: Path
) -> None:
    page = world.program.show_unlock(closed)
    page.forgotten.click()
    page.code.control.setText("00000-11111")
    page.code_login.control.setText(LOGIN)
    for field in (page.pair.first, page.pair.second):
        field.control.setText("seitsemän sinistä soutuvenettä")

    page.recover.click()
    wait_for(lambda: bool(page.notice.text))

    assert page.notice.text == sentence_for("store.wrong_passphrase", {})
    open_store(closed, login=LOGIN, passphrase=PASSPHRASE).close()


_HOLDER = """
import sys
from pathlib import Path
from models.store.vault import open_store
with open_store(Path(sys.argv[1]), login=sys.argv[2], passphrase=sys.argv[3]):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(closed: Path) -> Iterator[Path]:
    """A database that another process has open."""
    command = [sys.executable, "-c", _HOLDER, str(closed), LOGIN, PASSPHRASE]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        yield closed
        holder.stdin.close()


def test_that_a_database_open_elsewhere_is_told_with_who_has_it(world: World, held: Path) -> None:
    before = {name: c for name, c in _contents(held).items() if name == held.name}

    page = world.unlock(held, LOGIN, PASSPHRASE)

    assert f"käyttäjä {LOGIN}" in page.notice.text
    assert "Sulje se" in page.notice.text
    assert {name: c for name, c in _contents(held).items() if name == held.name} == before


def test_that_a_lock_that_does_not_say_whose_it_is_still_tells_what_to_do(
    world: World, held: Path
) -> None:
    for content in (b"", b"[" * 1_900, b"\xff"):
        lock_path(held).write_bytes(content)

        page = world.unlock(held, LOGIN, PASSPHRASE)

        assert page.notice.text == sentence_for("store.in_use", {})


def test_that_a_bit_flipped_in_any_page_is_found_and_breaks_nothing(
    store: Store, uow: UnitOfWork, worker: Actor, clock: FakeClock, tmp_path: Path
) -> None:
    a_case(uow, worker)
    store.close()
    pages = store.path.stat().st_size // PAGE
    missed: list[int] = []

    for page in range(1, pages, 2):
        copy = _copied(store.path, tmp_path / "vioittunut.polku")
        _flip(page * PAGE + 100)(copy)
        if not _is_found_out(copy, clock):
            missed.append(page)

    assert missed == []


@pytest.mark.parametrize("pages", [-1, -5, -20])
def test_that_a_file_cut_at_a_page_is_found_out(
    store: Store, uow: UnitOfWork, worker: Actor, clock: FakeClock, pages: int
) -> None:
    a_case(uow, worker)
    store.close()
    _cut(lambda size: size + pages * PAGE)(store.path)

    assert _is_found_out(store.path, clock)


def test_that_the_window_survives_a_database_that_breaks_under_it(
    world: World, store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    a_case(uow, worker)
    store.close()
    content = bytearray(store.path.read_bytes())
    for place in range(8 * PAGE, len(content), PAGE):
        content[place + 50] ^= 1
    store.path.write_bytes(content)

    page = world.unlock(store.path, LOGIN, PASSPHRASE)
    wait_for(lambda: bool(world.dialogs.told) or bool(page.notice.text))

    said = [*world.dialogs.told, page.notice.text]
    assert sentence_for("store.damaged", {}) in said
    world.program.lock()
    assert isinstance(world.page, StartPage | UnlockPage)


def _is_found_out(path: Path, clock: FakeClock) -> bool:
    """Answer whether using and checking a database tells of its fault, calmly."""
    try:
        with open_store(path, login=LOGIN, passphrase=PASSPHRASE) as found:
            uow = found.unit_of_work(clock)
            actor, _ = sign_in(uow, login=LOGIN)
            case_rows(uow, actor, scope=Scope.ALL)
            return not check(uow, ADMINISTRATOR, store=found).is_sound
    except PolkuError as error:
        return error.code == "store.damaged"


def _copied(path: Path, copy: Path) -> Path:
    for name in (lambda p: p, keys_path):
        shutil.copyfile(name(path), name(copy))
    return copy


def _mark_keys_newer(path: Path) -> None:
    found = json.loads(keys_path(path).read_bytes())
    keys_path(path).write_text(json.dumps({**found, "schema": "9999"}))


def _contents(path: Path) -> dict[str, bytes | None]:
    """Return the files beside the database but its lock."""
    return {
        p.name: p.read_bytes() if p.is_file() else None
        for p in path.parent.iterdir()
        if p != lock_path(path) and not p.name.startswith(("polku.ini", "vioittunut"))
    }


def test_that_a_recovery_for_nobody_gives_no_passphrase_and_leaves_the_file_free(
    world: World, store: Store
) -> None:
    code = store.renew_recovery(cost=TINY)
    store.close()
    before = keys_path(store.path).read_bytes()

    for login in ("tuntematon", "\ud800"):
        page = world.program.show_unlock(store.path)
        page.recovery_asked.emit(code, login, "seitsemän sinistä soutuvenettä")
        wait_for(lambda page=page: bool(page.notice.text))  # type: ignore[misc]

        assert page.notice.text == sentence_for("sign_in.refused", {})

    assert keys_path(store.path).read_bytes() == before
    open_store(store.path, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_a_recovery_opens_the_window_and_the_new_passphrase_opens_it_again(
    world: World, store: Store
) -> None:
    code, new = store.renew_recovery(cost=TINY), "seitsemän sinistä soutuvenettä"
    store.close()
    page = world.program.show_unlock(store.path)

    page.recovery_asked.emit(code.lower().replace("-", " "), LOGIN, new)
    wait_for(lambda: world.program.session is not None)
    world.program.leave()

    world.unlock(store.path, LOGIN, new)
    assert world.program.session is not None
