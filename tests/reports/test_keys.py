"""Which keys may sign, and which are refused with what word."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from models.rules.errors import RuleBroken
from reports.keys import TRIAL_MARK, open_key
from tests.reports.keyring import (
    NAME,
    NOW,
    PASSPHRASE,
    card,
    encrypting_file,
    file_without_key,
    issued_file,
    trial,
    trial_file,
)


def test_that_a_trial_key_opens_and_says_that_it_is_one() -> None:
    key = trial()

    assert key.name == NAME
    assert key.trial
    assert key.valid_from == NOW
    assert key.valid_to == NOW + timedelta(days=730)


def test_that_a_trial_certificate_is_for_signatures_only_and_marked() -> None:
    certificate = trial().certificate

    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment
    assert not usage.digital_signature
    assert TRIAL_MARK in certificate.subject.rfc4514_string()
    assert isinstance(certificate.public_key(), rsa.RSAPublicKey)


def test_that_an_issued_key_is_no_trial_key() -> None:
    assert not card().trial
    assert [each.subject for each in card().chain] == [card().certificate.issuer]


def test_that_a_certificate_without_stated_usage_may_sign() -> None:
    assert open_key(issued_file(None), PASSPHRASE, now=NOW).name == NAME


@pytest.mark.parametrize(
    ("data", "passphrase", "after", "code"),
    [
        (trial_file, "väärä", 0, "key.wrong_passphrase"),
        (trial_file, "", 0, "key.wrong_passphrase"),
        (lambda: b"", PASSPHRASE, 0, "key.unreadable"),
        (lambda: b"kissa", PASSPHRASE, 0, "key.unreadable"),
        (lambda: trial_file()[:200], PASSPHRASE, 0, "key.unreadable"),
        (file_without_key, PASSPHRASE, 0, "key.no_private_key"),
        (encrypting_file, PASSPHRASE, 0, "key.not_for_signing"),
        (trial_file, PASSPHRASE, 731, "key.expired"),
        (trial_file, PASSPHRASE, -1, "key.not_yet_valid"),
    ],
)
def test_that_a_key_that_cannot_sign_is_refused(
    data: Callable[[], bytes], passphrase: str, after: int, code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_key(data(), passphrase, now=NOW + timedelta(days=after))

    assert refused.value.code == code


def test_that_a_key_tells_nothing_secret_of_itself() -> None:
    assert "private_key" not in repr(trial())
    assert PASSPHRASE.encode() not in trial_file()
