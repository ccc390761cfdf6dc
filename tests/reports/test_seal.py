"""What a signed page says of itself: at its foot and in the properties, the same both times."""

import io
import random
from pathlib import Path

import pikepdf
import pytest

from models.rules.errors import RuleBroken
from models.rules.letters import DecisionFacts, PrintedSeal
from models.rules.seals import content_hash
from models.rules.words import Language
from reports.decision_letter import decision_letter, decision_pages
from reports.keys import open_key
from reports.pages import page_texts
from reports.seal_line import printed_seal, seal_line
from reports.signing import second_signature, signed_letter
from reports.verification import verify
from tests.reports.builders import MOTHER, WORKER, finnish_facts, swedish_facts
from tests.reports.checkers import pdf_a_faults, ua_faults
from tests.reports.independent import openssl_is_content, pdfsig_is_content, pyhanko_is_content
from tests.reports.keyring import NOW as TRIAL_NOW
from tests.reports.keyring import trial
from tests.reports.paper import said, tags
from tests.reports.pki import NOW, PASSPHRASE, p12, root, signer

SEAL = PrintedSeal("0d6f8f0e-6a0c-4a7e-9a55-0f6f2f0c7a11", "1a2b" * 16, 4711, "c0de" * 16)


@pytest.mark.parametrize("facts", [finnish_facts, swedish_facts])
def test_that_every_page_carries_the_seal(facts: object) -> None:
    assert callable(facts)
    pages = page_texts(decision_letter(facts(seal=SEAL)))

    for page in pages:
        assert "0d6f8f0e-6a0c-4a7e-9a55-0f6f2f0c7a11" in page
        assert "1A2B 1A2B 1A2B 1A2B" in page
        assert "4711 / C0DE C0DE C0DE C0DE" in page


def test_that_the_properties_carry_the_seal_whole() -> None:
    assert printed_seal(decision_letter(finnish_facts(seal=SEAL))) == SEAL
    assert printed_seal(decision_letter(finnish_facts())) is None
    assert printed_seal(b"kissa") is None


def test_that_a_sealed_letter_is_still_archivable() -> None:
    assert pdf_a_faults(decision_letter(finnish_facts(seal=SEAL))) == ()


def test_that_a_letter_signed_twice_is_still_read_aloud(tmp_path: Path) -> None:
    key = open_key(p12(signer("Laine Liisa")), PASSPHRASE, now=NOW)

    made = second_signature(_first(), _facts(), WORKER, key, signed_at=NOW)

    assert ua_faults(made, tmp_path, warnings=False) == ()


def test_that_a_draft_says_nothing_of_itself() -> None:
    assert seal_line(None, Language.FINNISH) == ""
    assert "Käyttöloki" not in said(decision_letter(finnish_facts(draft=True)))


def test_that_the_hash_is_of_what_is_decided_and_of_no_address() -> None:
    archive = finnish_facts(addressee=None)

    assert content_hash(finnish_facts(addressee=MOTHER, seal=SEAL)) == content_hash(archive)
    assert content_hash(finnish_facts(goal="Muu tavoite.")) != content_hash(archive)


def test_that_two_rooms_are_made_before_the_first_signature() -> None:
    made = _first()

    with pikepdf.open(io.BytesIO(made)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert ["/V" in field for field in fields] == [True, False]
        assert str(fields[1].TU) == "Toinen allekirjoitus"
    assert tags(made).count("Form") == 2
    report = verify(made, [root().certificate], moment=NOW)
    assert report.intact
    assert report.covers_whole_file


def test_that_the_second_signature_leaves_the_first_and_fills_its_room(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    first = _first()
    key = open_key(p12(signer("Laine Liisa")), PASSPHRASE, now=NOW)
    made = second_signature(first, _facts(), WORKER, key, signed_at=NOW)

    assert made.startswith(first)
    report = verify(made, [root().certificate], moment=NOW)
    assert report.intact
    assert report.covers_whole_file
    assert [each.name for each in report.signatures] == ["Hakala Kaisa", "Laine Liisa"]
    assert report.trusted
    folder = tmp_path_factory.mktemp("kolme")
    assert pdfsig_is_content(made, folder)
    assert openssl_is_content(made, folder, NOW)
    assert pyhanko_is_content(made, NOW)


def test_that_no_flipped_bit_of_two_signatures_goes_unnoticed() -> None:
    key = open_key(p12(signer("Laine Liisa")), PASSPHRASE, now=NOW)
    made = second_signature(_first(), _facts(), WORKER, key, signed_at=NOW)
    chance = random.Random(11)

    for _ in range(40):
        place = chance.randrange(len(made))
        touched = made[:place] + bytes([made[place] ^ 4]) + made[place + 1 :]
        try:
            report = verify(touched, [root().certificate], moment=NOW)
        except RuleBroken:  # a refusal is a finding too
            continue
        assert not (report.intact and report.covers_whole_file), place


def test_that_a_letter_without_a_second_room_is_not_signed_again() -> None:
    once = signed_letter(finnish_facts(), trial(), signed_at=TRIAL_NOW)

    with pytest.raises(RuleBroken, match=r"pdf\.no_room"):
        second_signature(once, finnish_facts(), WORKER, trial(), signed_at=TRIAL_NOW)


def test_that_one_room_is_enough_for_one_signature() -> None:
    assert decision_pages(finnish_facts()).second_box is None
    assert decision_pages(_facts()).second_box is not None


def _facts() -> DecisionFacts:
    return finnish_facts(second_signature=True, seal=SEAL)


def _first() -> bytes:
    return signed_letter(_facts(), open_key(p12(signer()), PASSPHRASE, now=NOW), signed_at=NOW)
