"""What is kept of a file that comes from outside, and what is refused with a reason."""

import io
import struct
import zlib
from contextlib import suppress
from random import Random

import pytest
from pikepdf import Encryption, Pdf
from PIL import Image

from models.rules.attachments import Cleaning, FileKind
from models.rules.errors import RuleBroken
from reports.attached_pages import as_pdf, picture_page
from reports.attaching import checked_file
from reports.attaching_pdf import jpeg_without_segments
from reports.pages import page_count, page_texts
from tests import attached

MOST = 20


def refusal(content: bytes, name: str = "liite.pdf", most: int = MOST) -> str:
    with pytest.raises(RuleBroken) as refused:
        checked_file(content, name, most)
    return refused.value.code


def test_that_a_photograph_loses_its_place_and_maker_and_stands_upright() -> None:
    kept = checked_file(attached.photo(), "IMG_1.JPG", MOST)

    assert set(kept.cleaned) == {Cleaning.LOCATION, Cleaning.METADATA, Cleaning.TURNED}
    assert attached.MAKER.encode() not in kept.content
    picture = Image.open(io.BytesIO(kept.content))
    assert picture.size == (60, 80)
    assert dict(picture.getexif()) == {}


def test_that_what_hides_behind_a_picture_is_left_out() -> None:
    kept = checked_file(attached.photo() + attached.PROGRAM, "kuva.jpg", MOST)

    assert b"MZ\x90" not in kept.content


def test_that_a_scan_keeps_all_its_pages_and_loses_its_maker() -> None:
    kept = checked_file(attached.scan(pages=3), "skannaus.tif", MOST)

    assert (kept.kind, kept.pages) == (FileKind.TIFF, 3)
    assert attached.MAKER.split()[0].encode() not in kept.content


@pytest.mark.parametrize("size", [(20_000, 20_000), (12_000, 12_000)])
def test_that_a_picture_too_large_to_draw_is_refused_unread(size: tuple[int, int]) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", *size, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")

    assert refusal(bomb, "kuva.png") == "attachment.pixels"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (attached.with_script, Cleaning.SCRIPTS),
        (attached.with_program, Cleaning.SCRIPTS),
        (attached.with_file, Cleaning.FILES),
    ],
)
def test_that_a_pdf_loses_what_it_could_do_and_its_maker(change, said: Cleaning) -> None:  # type: ignore[no-untyped-def]
    kept = checked_file(attached.pdf(change), "liite.pdf", MOST)

    assert kept.cleaned == (said, Cleaning.METADATA)
    with Pdf.open(io.BytesIO(kept.content)) as made:
        plain = b"".join(item.unparse(resolved=True) for item in made.objects)
    for gone in (b"JavaScript", b"Launch", b"EmbeddedFile", b"calc.exe", b"Meik"):
        assert gone not in plain


def test_that_a_signed_pdf_is_kept_to_the_byte() -> None:
    content = attached.pdf(attached.signed)

    kept = checked_file(content, "lausunto.pdf", MOST)

    assert (kept.content, kept.cleaned) == (content, (Cleaning.SIGNED,))


def test_that_a_signed_pdf_with_a_script_says_that_its_signature_is_lost() -> None:
    def both(made: Pdf) -> None:
        attached.signed(made)
        attached.with_script(made)

    kept = checked_file(attached.pdf(both), "lausunto.pdf", MOST)

    assert Cleaning.SIGNATURE_LOST in kept.cleaned


def test_that_a_pdf_behind_a_password_is_refused_and_one_merely_restricted_is_opened() -> None:
    closed = attached.pdf(encryption=Encryption(owner="a", user="b"))
    restricted = attached.pdf(encryption=Encryption(owner="a", user=""))

    assert refusal(closed) == "attachment.locked"
    assert Cleaning.ENCRYPTION in checked_file(restricted, "a.pdf", MOST).cleaned


def test_that_a_photograph_inside_a_pdf_loses_its_place() -> None:
    told = attached.photo()

    clean = jpeg_without_segments(told)

    assert attached.MAKER.encode() not in clean
    assert Image.open(io.BytesIO(clean)).size == (80, 60)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (attached.PROGRAM, "lasku.pdf", "attachment.program"),
        (b"\x7fELF" + b"\0" * 40, "lasku.pdf", "attachment.program"),
        (b"#!/bin/sh\nrm", "ohje.txt", "attachment.program"),
        (b"PK\x03\x04" + b"\0" * 40, "kaikki.zip", "attachment.archive"),
        (b"PK\x03\x04" + b"\0" * 40, "muistio.docx", "attachment.office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "muistio.doc", "attachment.office"),
        (b"{\\rtf1", "muistio.rtf", "attachment.office"),
        (b"\0\0\0\x18ftypheic", "IMG.HEIC", "attachment.heic"),
        (b"\0\0\0\x18ftypmp42", "video.mp4", "attachment.media"),
        (b"GIF89a", "kuva.gif", "attachment.picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "viesti.msg", "attachment.mail"),
        (b"From: a@b.example\nSubject: Tapaaminen\n\nHei", "viesti.eml", "attachment.mail"),
        (b"Received: from a\nSubject: Tapaaminen", "viesti.pdf", "attachment.mail"),
        (b"<!DOCTYPE html><script>", "sivu.html", "attachment.web"),
        (b"<html><script>", "lausunto.pdf", "attachment.web"),
        (bytes(range(256)), "lausunto.pdf", "attachment.unknown"),
        (b"", "tyhja.pdf", "attachment.empty"),
        (b"   \n", "tyhja.txt", "attachment.empty"),
        (b"%PDF-1.7 rikki", "liite.pdf", "attachment.broken"),
        (attached.photo()[:300], "kuva.jpg", "attachment.broken"),
        (attached.pdf(attached.portfolio), "kansio.pdf", "attachment.portfolio"),
        (attached.pdf(attached.with_huge_page), "juliste.pdf", "attachment.page_size"),
    ],
)
def test_that_what_cannot_be_kept_is_refused_with_its_reason(
    content: bytes, name: str, code: str
) -> None:
    assert refusal(content, name) == code


def test_that_a_file_over_the_limit_is_refused() -> None:
    assert refusal(b"%PDF-" + b"\0" * (1024 * 1024), most=1) == "attachment.large"


def test_that_a_picture_named_as_a_pdf_is_kept_as_a_picture() -> None:
    kept = checked_file(attached.png(), "kuva.pdf", MOST)

    assert (kept.kind, Cleaning.RENAMED in kept.cleaned) == (FileKind.PNG, True)


def test_that_a_text_loses_characters_that_deceive_and_keeps_its_letters() -> None:
    kept = checked_file("Äiti tuli.".encode("cp1252"), "a.txt", MOST)
    turned = checked_file("Äiti \u202etuli".encode(), "b.txt", MOST)

    assert kept.content.decode() == "Äiti tuli."
    assert (turned.content.decode(), turned.cleaned) == ("Äiti tuli", (Cleaning.CHARACTERS,))


def test_that_checking_stops_when_told() -> None:
    with pytest.raises(RuleBroken, match=r"attachment\.stopped"):
        checked_file(attached.scan(), "a.tif", MOST, lambda: False)


def test_that_every_kind_is_printed_as_pages() -> None:
    scan = checked_file(attached.scan(pages=3), "a.tif", MOST)
    text = checked_file("Hei äiti\n".encode() * 80, "a.txt", MOST)

    assert page_count(as_pdf(scan.content, scan.kind)) == 3
    pages = page_texts(as_pdf(text.content, text.kind))
    assert len(pages) == 2
    assert "Hei äiti" in pages[0]


def test_that_a_part_of_a_long_pdf_and_one_page_of_a_scan_can_be_shown() -> None:
    long = attached.pdf(pages=70)
    scan = checked_file(attached.scan(pages=3), "a.tif", MOST)

    assert page_count(as_pdf(long, FileKind.PDF, 60, 30)) == 10
    assert picture_page(scan.content, FileKind.TIFF, 40, 2).height == 40


@pytest.mark.filterwarnings("ignore")
def test_that_a_file_broken_anywhere_is_kept_or_refused_but_never_our_mistake() -> None:
    chance = Random(7)
    whole = {
        "a.jpg": attached.photo(),
        "a.png": attached.png(mode="P"),
        "a.tif": attached.scan(),
        "a.pdf": attached.pdf(attached.with_script),
        "b.pdf": attached.pdf(attached.signed),
    }
    for turn in range(600):
        name = list(whole)[turn % len(whole)]
        spoilt = bytearray(whole[name])
        for _ in range(chance.randint(1, 9)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        cut = chance.randrange(20, len(spoilt)) if turn % 3 == 0 else len(spoilt)
        with suppress(RuleBroken):
            checked_file(bytes(spoilt[:cut]), name, MOST)
