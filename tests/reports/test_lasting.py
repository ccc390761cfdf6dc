"""Signatures that can be checked for years, and three who check the same file."""

import asyncio
import io
import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation import ades, policy_decl
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from models.rules.errors import RuleBroken
from models.rules.letters import LaterChange, SignatureReport, TimeProof
from models.rules.signing_settings import SigningSettings
from models.rules.words import Language
from reports.key_signer import asn1
from reports.keys import SigningKey, open_key
from reports.signing import second_signature, sign, signed_letter
from reports.strength import gathered
from reports.verification import report_sentences, verify
from tests.reports.builders import WORKER, finnish_facts
from tests.reports.checkers import ua_faults
from tests.reports.independent import openssl_is_content, pdfsig_is_content, pyhanko_is_content
from tests.reports.pki import NOW, PASSPHRASE, p12, root, signer
from tests.reports.services import Services, services

__all__ = ["services"]
ROOTS = [root().certificate]
AFTER = NOW + timedelta(days=400)
_PARTS = 6
"""Flipping 460 bits takes half a minute: in parts, both workers share it."""


def _key(name: str = "Hakala Kaisa") -> SigningKey:
    return open_key(p12(signer(name)), PASSPHRASE, now=NOW)


def _signed(settings: SigningSettings | None = None) -> bytes:
    strength = gathered(settings or SigningSettings(), _key(), now=NOW)
    return signed_letter(finnish_facts(), _key(), signed_at=NOW, strength=strength)


def _twice(settings: SigningSettings | None = None) -> bytes:
    second = _key("Laine Liisa")
    strength = gathered(settings or SigningSettings(), second, now=NOW)
    return sign(_signed(settings), second, signed_at=NOW, strength=strength)


def test_that_a_time_stamp_tells_the_time(services: Services) -> None:
    services.moment = NOW + timedelta(seconds=40)

    report = verify(_signed(services.settings(lasting=False)), ROOTS, moment=NOW)

    (found,) = report.signatures
    assert (found.level, found.proof) == ("B-T", TimeProof.TIME_STAMP)
    assert found.trusted
    assert report.covers_whole_file


@pytest.mark.parametrize("status", [False, True])
def test_that_a_lasting_signature_is_trusted_after_its_certificate_expired(
    services: Services, status: bool
) -> None:
    made = _signed(services.settings(status=status))

    report = verify(made, ROOTS, moment=AFTER)

    (found,) = report.signatures
    assert report.intact
    assert report.covers_whole_file
    assert (found.level, found.trusted) == ("B-LT", True)
    assert (found.in_force_then, found.in_force_now) == (True, False)
    assert "vanheni 20.9.2027, mutta oli voimassa allekirjoitettaessa" in _said(report)
    assert "ei varmenne ollut sulkulistalla" in _said(report).replace("ettei", "ei")


def test_that_a_lasting_letter_is_still_read_aloud(services: Services, tmp_path: Path) -> None:
    assert ua_faults(_signed(services.settings()), tmp_path, warnings=False) == ()


def test_that_two_lasting_signatures_are_still_read_aloud(
    services: Services, tmp_path: Path
) -> None:
    facts, second = finnish_facts(second_signature=True), _key("Laine Liisa")
    first = gathered(services.settings(), _key(), now=NOW)
    once = signed_letter(facts, _key(), signed_at=NOW, strength=first)
    strength = gathered(services.settings(), second, now=NOW)

    twice = second_signature(once, facts, WORKER, second, signed_at=NOW, strength=strength)

    report = verify(twice, ROOTS, moment=AFTER)
    assert report.intact
    assert report.covers_whole_file
    assert [each.level for each in report.signatures] == ["B-LT", "B-LT"]
    assert report.trusted
    assert ua_faults(twice, tmp_path, warnings=False) == ()


def test_that_one_certificate_does_not_sign_twice() -> None:
    facts = finnish_facts(second_signature=True)
    once = signed_letter(facts, _key(), signed_at=NOW)

    with pytest.raises(RuleBroken, match=r"second\.same_certificate"):
        second_signature(once, facts, WORKER, _key(), signed_at=NOW)


def test_that_a_stamp_is_sound_whatever_was_read_before(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "stamped.pdf"
    file.write_bytes(_signed(services.settings()))
    check = "\n".join(  # what opening a key file does to asn1crypto before time stamps are known
        (
            "from asn1crypto.cms import ContentType",
            "ContentType('data')",
            "from reports.verification import verify",
            f"assert verify(open({str(file)!r}, 'rb').read()).intact",
        )
    )

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_that_pyhankos_own_long_term_validation_agrees(services: Services) -> None:
    made = _signed(services.settings())
    (signature,) = PdfFileReader(io.BytesIO(made)).embedded_regular_signatures
    trusted = SimpleTrustManager.build([asn1(root().certificate)])
    policy = CertValidationPolicySpec(
        trust_manager=trusted, revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO)
    )
    spec = policy_decl.PdfSignatureValidationSpec(
        policy_decl.SignatureValidationSpec(cert_validation_policy=policy)
    )

    told = asyncio.run(
        ades.simulate_future_ades_lta_validation(signature, spec, future_validation_time=AFTER)
    )

    assert told.ades_subindic == AdESPassed.OK


def test_that_a_basic_signature_is_not_trusted_by_its_own_word_after_expiry() -> None:
    report = verify(_signed(), ROOTS, moment=AFTER)

    (found,) = report.signatures
    assert report.intact
    assert (found.trusted, found.proof) == (False, TimeProof.OWN_WORD)
    assert "mikään osoita, että se oli voimassa allekirjoitettaessa" in _said(report)


def test_that_a_basic_signature_is_trusted_by_the_sealed_log_and_says_so() -> None:
    report = verify(_signed(), ROOTS, moment=AFTER, logged_at=NOW)

    (found,) = report.signatures
    assert (found.trusted, found.proof) == (True, TimeProof.USE_LOG)
    assert "Ajan osoittaa tämän tietokannan käyttöloki" in _said(report)
    assert "mutta oli voimassa allekirjoitettaessa" in _said(report)


def test_that_a_stamp_by_a_stranger_is_no_proof(services: Services) -> None:
    report = verify(_signed(services.settings()), [], moment=AFTER)

    assert not report.signatures[0].trusted


@pytest.mark.parametrize("lasting", [False, True])
def test_that_two_signatures_are_told_apart(services: Services, lasting: bool) -> None:
    report = verify(_twice(services.settings() if lasting else None), ROOTS, moment=NOW)

    first, second = report.signatures
    assert report.intact
    assert report.covers_whole_file
    assert (first.name, second.name) == ("Hakala Kaisa", "Laine Liisa")
    assert first.trusted
    assert second.trusted
    assert first.later is LaterChange.SIGNATURE
    assert "Sen jälkeen on lisätty vain toinen allekirjoitus." in _said(report)


@pytest.mark.parametrize("part", range(_PARTS))
def test_that_no_flipped_bit_of_a_lasting_file_goes_unnoticed(
    services: Services, part: int
) -> None:
    made, chance = _signed(services.settings()), random.Random(5)
    stamp = made.rfind(b"/Contents <") + len(b"/Contents <")
    places = [chance.randrange(len(made)) for _ in range(60)]
    flips = [(at, 1 << chance.randrange(8)) for at in (*places, *range(stamp, stamp + 400))]

    for place, bit in flips[part::_PARTS]:
        touched = made[:place] + bytes([made[place] ^ bit])
        report = _verdict(touched + made[place + 1 :])
        assert report is None or not (report.intact and report.covers_whole_file), place


def test_that_what_proves_the_signature_cannot_be_cut_off_unnoticed(services: Services) -> None:
    made = _signed(services.settings())
    cut = made[: made.rindex(b"%%EOF", 0, len(made) - 10) + 6]

    report = _verdict(cut)

    assert report is None or not report.covers_whole_file


@pytest.mark.parametrize("signatures", [1, 2])
def test_that_three_checkers_agree_with_ours(signatures: int, tmp_path: Path) -> None:
    made = _signed() if signatures == 1 else _twice()
    place = made.index(b"stream") + 40
    flipped = made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :]
    cases = {"valid": (made, True), "flipped": (flipped, False), "added": (_added(made), False)}

    for name, (pdf, wanted) in cases.items():
        told = _all_told(pdf, tmp_path, NOW)
        assert told == [wanted] * 4, (name, told)


def test_that_a_change_after_the_signature_is_named() -> None:
    report = verify(_added(_twice()), ROOTS, moment=NOW)

    assert [each.later for each in report.signatures] == [LaterChange.OTHER, LaterChange.OTHER]
    assert "Sen jälkeen asiakirjan sisältöä on muutettu." in _said(report)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("/tsa", "signing.timestamp_failed"),
        ("/crl", "signing.revocation_failed"),
        ("/ocsp", "signing.revocation_failed"),
    ],
)
def test_that_a_silent_service_signs_nothing(services: Services, broken: str, code: str) -> None:
    services.broken = {broken}

    with pytest.raises(RuleBroken, match=code):
        _signed(services.settings(status=True))


@pytest.mark.parametrize("status", [False, True])
def test_that_a_revoked_certificate_signs_nothing(services: Services, status: bool) -> None:
    services.revoked = (signer(),)

    with pytest.raises(RuleBroken, match=r"signing\.revoked"):
        _signed(services.settings(status=status))


def _all_told(pdf: bytes, folder: Path, moment: datetime) -> Sequence[bool]:
    report = verify(pdf, ROOTS, moment=moment)
    return [
        report.intact and report.covers_whole_file and report.trusted,
        pdfsig_is_content(pdf, folder),
        openssl_is_content(pdf, folder, moment),
        pyhanko_is_content(pdf, moment),
    ]


def _added(pdf: bytes) -> bytes:
    """A later revision that changes what the first page says."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _said(report: SignatureReport) -> str:
    return " ".join(report_sentences(report, Language.FINNISH))


def _verdict(pdf: bytes) -> SignatureReport | None:
    try:
        return verify(pdf, ROOTS, moment=NOW)
    except RuleBroken:
        return None
