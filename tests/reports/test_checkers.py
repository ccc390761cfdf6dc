"""Each letter before checkers that are not ours: lasting (PDF/A) and readable aloud (PDF/UA)."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from models.rules.letters import DecisionFacts, PrintedSeal
from reports.decision_letter import decision_letter
from reports.instruction_letter import instruction_letter
from reports.signing import signed_letter
from tests.reports.builders import FATHER, finnish_facts, swedish_facts
from tests.reports.checkers import pdf_a_faults, preflight_faults, ua_faults
from tests.reports.keyring import NOW, trial
from tests.reports.matrix import letter_of_pages, matrix

LETTERS = dict(matrix())
OTHERS = {
    "two_languages": finnish_facts(addressee=FATHER),
    "draft": finnish_facts(draft=True, hearing=""),
    "twelve_pages": letter_of_pages(12),
    "sealed": finnish_facts(seal=PrintedSeal(str(UUID(int=7)), "a" * 64, 4123, "b" * 64)),
}
EVERY = LETTERS | OTHERS


@pytest.mark.parametrize("facts", EVERY.values(), ids=EVERY)
def test_that_pikepdf_finds_nothing_against_pdf_a_2b(facts: DecisionFacts) -> None:
    assert pdf_a_faults(decision_letter(facts)) == ()


@pytest.mark.parametrize("facts", EVERY.values(), ids=EVERY)
def test_that_outloud_finds_no_error_and_no_warning(facts: DecisionFacts, tmp_path: Path) -> None:
    assert ua_faults(decision_letter(facts), tmp_path) == ()


@pytest.mark.parametrize("facts", EVERY.values(), ids=EVERY)
def test_that_preflight_finds_nothing_against_the_1b_variant(
    facts: DecisionFacts, tmp_path: Path
) -> None:
    assert preflight_faults(decision_letter(facts), tmp_path) == ()


@pytest.mark.parametrize("facts", LETTERS.values(), ids=LETTERS)
def test_that_outloud_finds_no_error_once_signed(facts: DecisionFacts, tmp_path: Path) -> None:
    signed = signed_letter(facts, trial(), signed_at=NOW)

    assert ua_faults(signed, tmp_path, warnings=False) == ()


@pytest.mark.parametrize("facts", LETTERS.values(), ids=LETTERS)
def test_that_signing_leaves_the_files_own_claims_to_the_letter(facts: DecisionFacts) -> None:
    signed = signed_letter(facts, trial(), signed_at=NOW)

    assert _claims(signed) == _claims(decision_letter(facts))


@pytest.mark.parametrize("facts", LETTERS.values(), ids=LETTERS)
def test_that_pikepdf_knows_nothing_against_a_signed_letter_but_its_signature_field(
    facts: DecisionFacts,
) -> None:
    signed = signed_letter(facts, trial(), signed_at=NOW)

    faults = pdf_a_faults(signed)

    assert all("/AcroForm" in fault and "not supported" in fault for fault in faults)


@pytest.mark.parametrize("facts", LETTERS.values(), ids=LETTERS)
def test_that_preflight_finds_nothing_against_a_signed_letter(
    facts: DecisionFacts, tmp_path: Path
) -> None:
    assert preflight_faults(signed_letter(facts, trial(), signed_at=NOW), tmp_path) == ()


@pytest.mark.parametrize("facts", [finnish_facts(), swedish_facts()], ids=["fi", "sv"])
def test_that_new_rectification_instructions_pass_every_checker(
    facts: DecisionFacts, tmp_path: Path
) -> None:
    letter = instruction_letter(facts, date(2026, 12, 4))

    assert pdf_a_faults(letter) == ()
    assert preflight_faults(letter, tmp_path) == ()
    assert ua_faults(letter, tmp_path) == ()


def test_that_the_checkers_see_what_is_wrong(tmp_path: Path) -> None:
    pdf = decision_letter(replace(finnish_facts(), addressee=None))

    assert ua_faults(_spoilt(pdf), tmp_path) != ()
    assert pdf_a_faults(_spoilt(pdf)) != ()
    assert preflight_faults(_spoilt(pdf), tmp_path) != ()


def _claims(pdf: bytes) -> tuple[bytes, dict[str, str]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = {key: str(value) for key, value in opened.docinfo.items()}
        return opened.Root.Metadata.read_bytes(), told


def _spoilt(pdf: bytes) -> bytes:
    """The letter without its title in the properties, and with a script in it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root.ViewerPreferences
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
        opened.save(out, fix_metadata_version=False)
    return out.getvalue()
