"""Pages as pictures."""

import pytest

from models.rules.errors import RuleBroken
from reports.decision_letter import decision_letter
from reports.pages import page_count, page_images
from tests.reports.builders import finnish_facts


def test_that_pages_become_pictures_of_a4() -> None:
    pictures = page_images(decision_letter(finnish_facts()), scale=1.0)

    assert len(pictures) == 3
    assert all((picture.width, picture.height) == (596, 842) for picture in pictures)
    assert all(len(picture.pixels) == 596 * 842 * 4 for picture in pictures)


def test_that_paper_is_white_and_ink_is_dark() -> None:
    first = page_images(decision_letter(finnish_facts()))[0]

    assert first.pixels[:4] == bytes((255, 255, 255, 255))
    assert min(first.pixels[::4]) < 80


def test_that_what_is_no_pdf_is_refused() -> None:
    for data in (b"", b"kissa", b"%PDF-1.7\n"):
        with pytest.raises(RuleBroken) as refused:
            page_count(data)
        assert refused.value.code == "pdf.unreadable"
