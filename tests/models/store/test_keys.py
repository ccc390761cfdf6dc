"""Key slots: who can open, who cannot, and what an edited file tells."""

import json
from pathlib import Path

import pytest

from models.rules.errors import RuleBroken, StoreTrouble
from models.store.attempts import wait_seconds
from models.store.files import keys_path, part_path
from models.store.kdf import MODEST, STRONG, KdfCost, suitable_cost
from models.store.keys import (
    KeyFile,
    as_bytes,
    code_as_typed,
    keys_from,
    new_key,
    new_recovery_code,
    open_slot,
    read_keys,
    wrap,
    write_keys,
)
from tests.conftest import TINY


def _keys(passphrase: str = "pitkä salalause") -> tuple[bytearray, KeyFile]:
    key = new_key()
    slot = wrap(key, database="d1", login="salla", passphrase=passphrase, cost=TINY)
    return key, KeyFile("d1", "0001", (slot,))


def test_that_the_right_passphrase_gives_the_key() -> None:
    key, keys = _keys()

    assert open_slot(keys, "salla", "pitkä salalause") == key


def test_that_the_same_letters_composed_otherwise_give_the_same_key() -> None:
    key, keys = _keys("pitkä")

    assert open_slot(keys, "salla", "pitka\u0308") == key


@pytest.mark.parametrize(("login", "passphrase"), [("salla", "väärä"), ("olli", "pitkä salalause")])
def test_that_a_wrong_passphrase_and_an_unknown_login_answer_alike(
    login: str, passphrase: str
) -> None:
    _, keys = _keys()

    with pytest.raises(StoreTrouble) as refused:
        open_slot(keys, login, passphrase)

    assert refused.value.code == "store.wrong_passphrase"
    assert passphrase not in str(refused.value)


@pytest.mark.parametrize(
    ("field", "value"), [("login", "olli"), ("passes", 2), ("memory", 128), ("nonce", "00" * 12)]
)
def test_that_an_edited_slot_opens_nothing(field: str, value: object) -> None:
    _, keys = _keys()
    plain = json.loads(as_bytes(keys))
    plain["slots"][0][field] = value
    edited = keys_from(json.dumps(plain).encode())

    with pytest.raises(StoreTrouble) as refused:
        open_slot(edited, str(plain["slots"][0]["login"]), "pitkä salalause")

    assert refused.value.code == "store.wrong_passphrase"


def test_that_a_slot_of_another_database_opens_nothing() -> None:
    _, keys = _keys()
    moved = KeyFile("d2", keys.schema, keys.slots)

    with pytest.raises(StoreTrouble, match=r"store\.wrong_passphrase"):
        open_slot(moved, "salla", "pitkä salalause")


def test_that_a_slot_that_asks_for_absurd_memory_is_not_tried() -> None:
    _, keys = _keys()
    plain = json.loads(as_bytes(keys))
    plain["slots"][0]["memory"] = 10**9

    with pytest.raises(StoreTrouble, match=r"store\.keys_damaged"):
        open_slot(keys_from(json.dumps(plain).encode()), "salla", "x")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": 9, "database": "", "schema": "", "slots": []}', b"\xff\xfe"],
)
def test_that_a_damaged_key_file_says_so(content: bytes) -> None:
    with pytest.raises(StoreTrouble, match=r"store\.keys_damaged"):
        keys_from(content)


def test_that_a_missing_key_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match=r"store\.keys_missing"):
        read_keys(tmp_path / "x.polku")


def test_that_the_key_file_is_written_whole_and_only_for_its_owner(tmp_path: Path) -> None:
    _, keys = _keys()
    path = tmp_path / "x.polku"

    write_keys(path, keys)

    assert read_keys(path) == keys
    assert not part_path(keys_path(path)).exists()
    assert keys_path(path).stat().st_mode & 0o077 == 0


def test_that_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"passphrase\.empty"):
        wrap(new_key(), database="d", login="salla", passphrase="  ", cost=TINY)


def test_that_a_recovery_code_may_be_typed_carelessly() -> None:
    code = new_recovery_code()

    careless = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert len(code.split("-")) == 6
    assert code_as_typed(careless) == code


def test_that_recovery_codes_are_not_alike() -> None:
    assert len({new_recovery_code() for _ in range(50)}) == 50


def test_that_the_last_user_cannot_be_taken_away() -> None:
    _, keys = _keys()

    with pytest.raises(RuleBroken, match=r"slot\.last"):
        keys.without("salla")


def test_that_a_small_machine_pays_a_smaller_cost() -> None:
    assert suitable_cost(8 * 1024**3) == STRONG
    assert suitable_cost(1024**3) == MODEST
    assert suitable_cost() in (STRONG, MODEST)
    assert not KdfCost(memory=1, passes=1, lanes=4).is_sane


def test_that_waiting_grows_with_wrong_passphrases_and_has_an_end() -> None:
    assert [wait_seconds(n) for n in range(10)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60]
    assert wait_seconds(10_000) == 60
