"""What is said of a signed file that is whole, touched, added to, or no such file at all."""

import io
import logging
import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from models.rules.errors import RuleBroken
from models.rules.letters import LaterChange, SignatureReport
from models.rules.words import Language
from reports.decision_letter import decision_letter
from reports.signing import sign, signed_letter
from reports.verification import report_sentences, verify
from tests.reports.builders import finnish_facts
from tests.reports.keyring import NAME, NOW, card, issuer, trial

SIGNED = signed_letter(finnish_facts(), trial(), signed_at=NOW)


def test_that_an_untouched_letter_is_intact_and_wholly_covered() -> None:
    report = verify(SIGNED)

    assert report.intact
    assert report.covers_whole_file
    assert report.signers == (NAME,)
    assert report.signed_at == ("24.11.2026 14.05",)


def test_that_a_trial_signature_is_called_one_and_trusted_by_nobody() -> None:
    report = verify(SIGNED)

    assert report.trial
    assert not report.trusted


def test_that_an_issued_signature_is_trusted_only_with_its_issuer_on_the_list() -> None:
    letter = signed_letter(finnish_facts(), card(), signed_at=NOW)

    assert not verify(letter).trusted
    assert verify(letter, [issuer()[1]], moment=NOW).trusted
    assert not verify(letter, [trial().certificate], moment=NOW).trusted
    assert not verify(letter, [issuer()[1]], moment=NOW + timedelta(days=400)).trusted


def test_that_no_flipped_bit_anywhere_goes_unnoticed() -> None:
    chance = random.Random(20261124)

    for _ in range(150):
        report = _verdict(_flipped(SIGNED, chance))
        assert report is None or not (report.intact and report.covers_whole_file)


def test_that_a_flipped_byte_of_the_letter_breaks_the_signature() -> None:
    letter = decision_letter(finnish_facts(trial=True))
    place = letter.index(b"stream") + 40
    touched = SIGNED[:place] + bytes([SIGNED[place] ^ 1]) + SIGNED[place + 1 :]

    assert not verify(touched).intact


def test_that_something_added_after_signing_is_not_covered() -> None:
    report = verify(_added_to(SIGNED))

    assert report.intact
    assert not report.covers_whole_file


def test_that_bytes_hung_behind_the_file_are_not_covered() -> None:
    report = verify(SIGNED + b"\n%% kissa")

    assert not report.covers_whole_file
    assert [each.later for each in report.signatures] == [LaterChange.HUNG]
    told = report_sentences(report, Language.FINNISH)
    assert any("ei kuulu asiakirjaan" in line for line in told)
    assert not any("tarkistustiedot" in line for line in told)


def test_that_nothing_hides_in_the_room_of_the_signature() -> None:
    place = SIGNED.rindex(b"0000>")
    touched = SIGNED[:place] + b"0A" + SIGNED[place + 2 :]

    assert not verify(touched).intact


def test_that_a_second_signature_leaves_the_first_valid() -> None:
    twice = sign(SIGNED, card(), signed_at=NOW + timedelta(hours=1))

    report = verify(twice)

    assert report.intact
    assert report.covers_whole_file
    assert len(report.signers) == 2


def test_that_an_unsigned_letter_is_called_unsigned() -> None:
    with pytest.raises(RuleBroken) as refused:
        verify(decision_letter(finnish_facts()))

    assert refused.value.code == "pdf.not_signed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"kissa",
        b"%PDF-",
        b"%PDF-1.7\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF",
        b"\x00" * 99,
    ],
)
def test_that_what_is_no_pdf_is_called_unreadable(data: bytes) -> None:
    with pytest.raises(RuleBroken) as refused:
        verify(data)

    assert refused.value.code == "pdf.unreadable"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(SIGNED)), st.integers(0, 3000), st.binary(max_size=80))
def test_that_garbage_is_answered_and_never_trusted(start: int, gap: int, filling: bytes) -> None:
    report = _verdict(SIGNED[:start] + filling + SIGNED[start + gap :])

    untouched = SIGNED[:start] + filling + SIGNED[start + gap :] == SIGNED
    assert untouched or report is None or not (report.intact and report.covers_whole_file)


def test_that_checking_tells_no_name_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        verify(SIGNED)
        verify(SIGNED, [issuer()[1]], moment=NOW)

    assert NAME not in caplog.text


@pytest.mark.parametrize("language", Language)
def test_that_the_verdict_is_told_in_words(language: Language) -> None:
    sentences = report_sentences(verify(SIGNED), language)

    assert len(sentences) == 3
    assert any(NAME in sentence for sentence in sentences)


def test_that_a_touched_letter_is_told_not_to_be_relied_on() -> None:
    sentences = report_sentences(verify(SIGNED[:5000] + b"x" + SIGNED[5001:]), Language.FINNISH)

    assert sentences[0] == "Asiakirjaa on muutettu allekirjoittamisen jälkeen. Älä luota siihen."


def _flipped(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _verdict(data: bytes) -> SignatureReport | None:
    try:
        return verify(data)
    except RuleBroken:
        return None


def _added_to(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    writer.root["/Added"] = generic.pdf_string("jälkikäteen")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
