"""The test page of the envelope's window, measured from its own drawing."""

import io
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from models.rules.words import Language
from reports.calibration import calibration_page
from reports.pages import page_count, page_texts
from reports.window import has_address
from tests.reports.checkers import pdf_a_faults, ua_faults

MM = 72 / 25.4
DAY = date(2026, 11, 24)


@pytest.mark.parametrize("language", Language)
def test_that_the_page_is_one_page_that_passes_the_checkers(
    language: Language, tmp_path: Path
) -> None:
    page = calibration_page(language, DAY)

    assert page_count(page) == 1
    assert pdf_a_faults(page) == ()
    assert ua_faults(page, tmp_path) == ()


def test_that_the_frame_is_the_window_and_the_bar_is_a_hundred_millimetres() -> None:
    drawn = _drawn(calibration_page(Language.FINNISH, DAY))

    (frame,) = [
        tuple(float(part) / MM for part in operands) for name, operands in drawn if name == "re"
    ]
    left, bottom, width, height = frame
    assert (left, 297 - bottom - height) == pytest.approx((20, 40), abs=0.02)
    assert (width, height) == pytest.approx((90, 45), abs=0.02)
    lines = [
        (float(before[1][0]) / MM, float(after[1][0]) / MM)
        for before, after in pairwise(drawn)
        if before[0] == "m" and after[0] == "l"
    ]
    assert any(end - start == pytest.approx(100, abs=0.02) for start, end in lines)


def test_that_the_folds_are_marked_at_99_and_148_and_a_half_millimetres() -> None:
    drawn = _drawn(calibration_page(Language.FINNISH, DAY))

    heights = {
        round(297 - float(operands[1]) / MM, 1)
        for name, operands in drawn
        if name == "m" and float(operands[0]) / MM == pytest.approx(5, abs=0.02)
    }
    assert heights == {99.0, 148.5}


def test_that_the_page_says_honestly_what_is_moved() -> None:
    page = calibration_page(Language.FINNISH, DAY)

    assert "Tallennettu ja allekirjoitettu tiedosto ei muutu" in " ".join(
        page_texts(page)[0].split()
    )
    assert has_address(page)


def _drawn(pdf: bytes) -> list[tuple[str, list[pikepdf.Object]]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            (str(each.operator), list(each.operands))
            for each in pikepdf.parse_content_stream(opened.pages[0])
        ]
