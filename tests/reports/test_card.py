"""A decision signed with a card: which certificate, which PIN, and a card that is pulled out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from models.rules.errors import RuleBroken
from reports.card import card_key, certificates_on_card, usable
from reports.card_errors import login_error, refusal
from reports.signing import sign, signed_letter
from reports.verification import verify
from tests.reports.builders import finnish_facts
from tests.reports.card_fixtures import PIN, CardReader, card_in, reader
from tests.reports.pki import NOW, issued, root, usage

__all__ = ["card_in", "reader"]


def test_that_only_the_certificate_for_signatures_may_sign(card_in: CardReader) -> None:
    found = certificates_on_card(card_in.module, now=NOW)

    assert [each.is_usable for each in found] == [True, False]
    assert found[0].name == "Hakala Kaisa"
    assert found[0].valid_to == NOW + timedelta(days=300)
    assert _code(found[1].refusal) == "card.not_for_signatures"


def test_that_a_card_signs_as_a_file_does(card_in: CardReader) -> None:
    chosen = certificates_on_card(card_in.module, now=NOW)[0]

    with card_key(card_in.module, chosen, PIN, now=NOW) as key:
        made = signed_letter(finnish_facts(), key, signed_at=NOW)

    report = verify(made, [root().certificate], moment=NOW)
    assert report.intact
    assert report.trusted
    assert report.signers == ("Hakala Kaisa",)


@pytest.mark.parametrize("each_time", [False, True])
def test_that_one_pin_signs_many_prints(reader: CardReader, each_time: bool) -> None:
    reader.insert("Kortti")
    long_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    given = issued("Hakala Kaisa", usage(signs=True), key=long_key)
    reader.give("Kortti", given, "46", each=each_time)
    chosen = certificates_on_card(reader.module, now=NOW)[0]

    with card_key(reader.module, chosen, PIN, now=NOW) as key:
        made = [signed_letter(finnish_facts(), key, signed_at=NOW) for _ in range(3)]

    assert all(verify(each).intact for each in made)


def test_that_a_card_of_two_slots_is_read_from_both(card_in: CardReader) -> None:
    card_in.insert("Toinen")
    card_in.give("Toinen", issued("Laine Liisa", usage(signs=True)), "46")

    names = {(each.token, each.name) for each in certificates_on_card(card_in.module, now=NOW)}

    assert ("Toinen", "Laine Liisa") in names
    assert ("Toimikortti", "Hakala Kaisa") in names


def test_that_a_wrong_pin_is_told_with_how_near_the_lock_is(card_in: CardReader) -> None:
    chosen = certificates_on_card(card_in.module, now=NOW)[0]

    with (
        pytest.raises(RuleBroken, match=r"card\.wrong_pin_few"),
        card_key(card_in.module, chosen, "0000", now=NOW),
    ):
        pass

    with card_key(card_in.module, chosen, PIN, now=NOW) as key:
        assert verify(signed_letter(finnish_facts(), key, signed_at=NOW)).intact


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (0, "card.wrong_pin"),
        (pkcs11.TokenFlag.USER_PIN_COUNT_LOW, "card.wrong_pin_few"),
        (pkcs11.TokenFlag.USER_PIN_FINAL_TRY, "card.wrong_pin_last"),
        (pkcs11.TokenFlag.USER_PIN_LOCKED, "card.locked"),
    ],
)
def test_that_the_card_itself_tells_how_many_tries_are_left(flags: int, code: str) -> None:
    assert login_error(pkcs11.PinIncorrect(), _Slot(flags)).code == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (pkcs11.PinLocked(), "card.locked"),
        (pkcs11.PinExpired(), "card.pin_expired"),
        (pkcs11.DeviceRemoved(), "card.pulled_out"),
        (pkcs11.TokenNotPresent(), "card.pulled_out"),
        (pkcs11.SessionHandleInvalid(), "card.pulled_out"),
        (pkcs11.FunctionCancelled(), "card.cancelled"),
        (pkcs11.GeneralError(), "card.failed"),
    ],
)
def test_that_each_complaint_of_a_module_has_its_own_refusal(
    error: pkcs11.PKCS11Error, code: str
) -> None:
    assert refusal(error).code == code


def test_that_a_card_pulled_out_midway_is_told(card_in: CardReader) -> None:
    chosen = certificates_on_card(card_in.module, now=NOW)[0]

    with card_key(card_in.module, chosen, PIN, now=NOW) as key:
        signed_letter(finnish_facts(), key, signed_at=NOW)
        card_in.pull_out()
        with pytest.raises(RuleBroken, match=r"card\.pulled_out"):
            signed_letter(finnish_facts(), key, signed_at=NOW)


def test_that_a_card_pulled_out_before_the_pin_is_told(card_in: CardReader) -> None:
    chosen = certificates_on_card(card_in.module, now=NOW)[0]
    card_in.pull_out()

    with (
        pytest.raises(RuleBroken, match=r"card\.pulled_out"),
        card_key(card_in.module, chosen, PIN, now=NOW),
    ):
        pass


def test_that_a_reader_without_a_card_is_told(reader: CardReader) -> None:
    with pytest.raises(RuleBroken, match=r"card\.absent"):
        certificates_on_card(reader.module, now=NOW)


def test_that_an_empty_card_is_told(reader: CardReader) -> None:
    reader.insert("Tyhjä")

    with pytest.raises(RuleBroken, match=r"card\.empty"):
        certificates_on_card(reader.module, now=NOW)


@pytest.mark.parametrize(
    ("start", "end", "bits", "code"),
    [
        (-300, -1, 2048, "key.expired"),
        (1, 300, 2048, "key.not_yet_valid"),
        (-30, 300, 1024, "key.weak"),
    ],
)
def test_that_a_certificate_that_will_not_do_says_why(
    reader: CardReader, start: int, end: int, bits: int, code: str
) -> None:
    reader.insert("Kortti")
    given = issued(
        "Hakala Kaisa",
        usage(signs=True),
        start=NOW + timedelta(days=start),
        end=NOW + timedelta(days=end),
        key=rsa.generate_private_key(public_exponent=65537, key_size=bits),
    )
    reader.give("Kortti", given, "46")

    found = certificates_on_card(reader.module, now=NOW)

    assert usable(found) is None
    assert _code(found[0].refusal) == code


def test_that_a_certificate_without_its_key_does_not_sign(reader: CardReader) -> None:
    reader.insert("Kortti")
    reader.give("Kortti", issued("Hakala Kaisa", usage(signs=True)), "46", key=False)
    chosen = certificates_on_card(reader.module, now=NOW)[0]

    with (
        pytest.raises(RuleBroken, match=r"card\.no_key"),
        card_key(reader.module, chosen, PIN, now=NOW),
    ):
        pass


def test_that_a_certificate_expired_since_the_card_was_read_does_not_sign(
    card_in: CardReader,
) -> None:
    chosen = certificates_on_card(card_in.module, now=NOW)[0]

    with (
        pytest.raises(RuleBroken, match=r"key\.expired"),
        card_key(card_in.module, chosen, PIN, now=NOW + timedelta(days=301)),
    ):
        pass


def test_that_a_module_that_is_missing_or_none_is_told(tmp_path: Path) -> None:
    no_module = tmp_path / "moduuli.so"
    for path, code in (("", "card.module_unset"), (str(no_module), "card.no_module")):
        with pytest.raises(RuleBroken, match=code):
            certificates_on_card(path, now=NOW)

    no_module.write_bytes(b"kissa")

    with pytest.raises(RuleBroken, match=r"card\.module_unloadable"):
        certificates_on_card(str(no_module), now=NOW)


def test_that_a_card_tells_no_pin_and_no_key_of_itself(card_in: CardReader) -> None:
    chosen = certificates_on_card(card_in.module, now=NOW)[0]

    with card_key(card_in.module, chosen, PIN, now=NOW) as key:
        assert PIN not in repr(key)
        assert PIN not in repr(replace(chosen))
        assert sign(signed_letter(finnish_facts(), key, signed_at=NOW), key, signed_at=NOW)


class _Slot:
    """A slot whose card tells how near it is to locking."""

    def __init__(self, flags: int) -> None:
        self.flags = flags

    def get_token(self) -> "_Slot":
        return self


def _code(error: object) -> str:
    assert isinstance(error, RuleBroken)
    return error.code
