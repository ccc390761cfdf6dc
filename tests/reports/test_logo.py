"""The organisation's logo: which files are taken, and how it stands on the page."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from models.rules.errors import RuleBroken
from models.rules.organisation import Organisation
from reports.decision_letter import decision_letter
from reports.logo import LARGEST_FILE, logo_of, prepared_logo
from tests.reports.builders import ORGANISATION, finnish_facts
from tests.reports.checkers import pdf_a_faults, preflight_faults, ua_faults
from tests.reports.measured import lines_of_text

WORDS = "Järvimaan hyvinvointialueen tunnus"
MM = 72 / 25.4


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_that_a_logo_stands_top_left_and_is_read_out(kind: str, tmp_path: Path) -> None:
    pdf = decision_letter(finnish_facts(organisation=_with_logo(_picture(kind))))

    words, (left, bottom, right, top) = _figure(pdf)
    assert words == WORDS
    assert (left, 297 - top) == pytest.approx((20, 10), abs=0.05)
    assert right - left <= 70.1
    assert top - bottom <= 14.1
    assert pdf_a_faults(pdf) == ()
    assert ua_faults(pdf, tmp_path) == ()
    assert preflight_faults(pdf, tmp_path) == ()


def test_that_the_logo_makes_room_for_a_long_name_above_the_window() -> None:
    long = replace(
        _with_logo(_picture("PNG")),
        name="Järvimaan ja Kaislasalon alueen yhteinen hyvinvointialue ja sen kuntayhtymä",
        unit="Lapsiperheiden sosiaalityön ja varhaisen tuen palveluyksikkö, itäinen alue",
    )

    made = lines_of_text(decision_letter(finnish_facts(organisation=long)))

    sender = [line for line in made if line.page == 0 and line.left < 100 and line.base < 42]
    assert len(sender) == 4
    assert max(line.base for line in sender) < 36


def test_that_a_clear_ground_becomes_white_and_nothing_else_travels_along() -> None:
    picture = Image.new("RGBA", (1200, 400), (0, 0, 0, 0))
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=None, exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00")

    kept = base64.b64decode(prepared_logo(out.getvalue()))

    with Image.open(io.BytesIO(kept)) as drawn:
        assert drawn.mode == "RGB"
        assert drawn.getpixel((0, 0)) == (255, 255, 255)
        assert max(drawn.size) <= 840
    assert b"Exif" not in kept
    assert b"eXIf" not in kept


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "logo.kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.kind"),
        (b"GIF89a" + bytes(50), "logo.kind"),
        (b"%PDF-1.7", "logo.kind"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "logo.broken"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "logo.broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_FILE), "logo.file"),
    ],
)
def test_that_a_wrong_or_broken_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        prepared_logo(content)

    assert refused.value.code == code


def test_that_a_cut_off_picture_is_refused() -> None:
    whole = _picture("JPEG")

    with pytest.raises(RuleBroken) as refused:
        prepared_logo(whole[: len(whole) // 2])

    assert refused.value.code == "logo.broken"


def test_that_a_picture_with_a_side_over_4000_pixels_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (4001, 10)).save(out, "PNG")

    with pytest.raises(RuleBroken) as refused:
        prepared_logo(out.getvalue())

    assert refused.value.code == "logo.pixels"


def test_that_no_logo_is_no_figure() -> None:
    assert logo_of(Organisation()) is None


def _with_logo(picture: bytes) -> Organisation:
    return replace(ORGANISATION, logo=prepared_logo(picture), logo_words=WORDS)


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    picture = Image.linear_gradient("L").resize((900, 300)).convert("RGB")
    picture.save(out, kind)
    return out.getvalue()


def _figure(pdf: bytes) -> tuple[str, list[float]]:
    """The figure's words and its box in millimetres: left, bottom, right, top."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        document = opened.Root.StructTreeRoot.K
        (figure,) = (child for child in document.K if str(child.S) == "/Figure")
        return str(figure.Alt), [float(part) / MM for part in figure.A.BBox]
