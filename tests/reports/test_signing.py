"""A signed letter: the same letter, with a signature behind it and a stamp in its room."""

import io
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from models.rules.errors import RuleBroken
from reports.decision_letter import decision_pages
from reports.keys import SigningKey
from reports.pages import page_count, page_images
from reports.signing import sign, signed_letter
from tests.reports.builders import finnish_facts, swedish_facts
from tests.reports.keyring import NOW, card, trial
from tests.reports.paper import said, tags


@pytest.fixture(scope="module")
def signed() -> bytes:
    return signed_letter(finnish_facts(), trial(), signed_at=NOW)


def test_that_the_letter_itself_stays_the_beginning_of_the_signed_file(signed: bytes) -> None:
    letter = decision_pages(finnish_facts(trial=True))

    assert signed.startswith(letter.pdf)
    assert page_count(signed) == letter.pages


def test_that_the_page_tells_of_the_trial_certificate(signed: bytes) -> None:
    assert "Allekirjoitettu kokeiluvarmenteella." in said(signed)


def test_that_an_issued_certificate_is_not_called_a_trial() -> None:
    issued = signed_letter(finnish_facts(), card(), signed_at=NOW)

    assert "kokeilu" not in said(issued)


def test_that_a_draft_is_signed_as_the_final_letter() -> None:
    text = said(signed_letter(finnish_facts(draft=True), card(), signed_at=NOW))

    assert "LUONNOS" not in text
    assert "Tämä asiakirja on sähköisesti allekirjoitettu." in text


def test_that_nothing_is_signed_while_a_lawful_item_is_missing() -> None:
    with pytest.raises(RuleBroken) as refused:
        signed_letter(finnish_facts(goal=""), trial(), signed_at=NOW)

    assert refused.value.code == "decision.incomplete"


@pytest.mark.parametrize(("after", "code"), [(800, "key.expired"), (-1, "key.not_yet_valid")])
def test_that_a_key_signs_only_while_it_is_valid(after: int, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        signed_letter(finnish_facts(), trial(), signed_at=NOW + timedelta(days=after))

    assert refused.value.code == code


def test_that_the_stamp_is_drawn_in_the_room_the_letter_reserved(signed: bytes) -> None:
    letter = decision_pages(finnish_facts(trial=True))
    assert letter.signature_box is not None

    before = page_images(letter.pdf)[letter.signature_box.page].pixels
    after = page_images(signed)[letter.signature_box.page].pixels

    changed = [index // 4 for index in range(0, len(before), 4) if before[index] != after[index]]
    columns = [pixel % 596 for pixel in changed]
    rows = [842 - pixel // 596 for pixel in changed]
    box = letter.signature_box
    assert len(changed) > 500
    assert box.x - 2 <= min(columns)
    assert max(columns) <= box.x + box.width + 2
    assert box.y - 2 <= min(rows)
    assert max(rows) <= box.y + box.height + 2


def test_that_the_stamp_names_the_signer_and_the_time_in_finland(signed: bytes) -> None:
    assert "24.11.2026 klo 14.05" in _stamp(signed)
    assert "Kaisa Hakala" in _stamp(signed)
    assert "Sähköisesti allekirjoitettu" in _stamp(signed)


def test_that_a_swedish_letter_is_stamped_in_swedish() -> None:
    stamp = _stamp(signed_letter(swedish_facts(), card(), signed_at=NOW))

    assert "Elektroniskt undertecknat" in stamp
    assert "24.11.2026 kl. 14.05" in stamp


def test_that_the_signature_is_read_aloud(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        assert str(field.TU) == "Allekirjoitus: Kaisa Hakala, 24.11.2026"

    assert "Form" in tags(signed)


def test_that_any_pdf_can_be_signed_without_a_visible_stamp() -> None:
    letter = decision_pages(finnish_facts()).pdf

    assert sign(letter, card(), signed_at=NOW).startswith(letter)


def test_that_what_is_no_pdf_is_not_signed() -> None:
    with pytest.raises(RuleBroken) as refused:
        sign(b"kissa", card(), signed_at=NOW)

    assert refused.value.code == "pdf.unreadable"


@pytest.mark.parametrize("key", [trial, card])
def test_that_an_independent_program_finds_the_signature_valid(key: object, tmp_path: Path) -> None:
    told = _ask("pdfsig", signed_letter(finnish_facts(), _opened(key), signed_at=NOW), tmp_path)

    assert "Signature is Valid" in told
    assert "Total document signed" in told


def test_that_an_independent_program_finds_the_file_well_formed(
    signed: bytes, tmp_path: Path
) -> None:
    told = _ask("qpdf", signed, tmp_path, "--check")

    assert "No syntax or stream encoding errors found" in told


def _ask(program: str, pdf: bytes, folder: Path, *options: str) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here, so nobody independent looked at the file")
    file = folder / "letter.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        [program, *options, file.name], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def _opened(key: object) -> SigningKey:
    assert callable(key)
    made = key()
    assert isinstance(made, SigningKey)
    return made


def _stamp(pdf: bytes) -> str:
    """Return the words drawn in the signature field."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = opened.Root.AcroForm.Fields[0].AP.N
        stamp = next(iter(form.Resources.XObject.values()))
        page = opened.add_blank_page(page_size=(300, 60))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(S=stamp))
        page.obj.Contents = opened.make_stream(b"/S Do")
        out = io.BytesIO()
        opened.save(out)
    return said(out.getvalue())
