"""Printing: the address in the window moves on paper, and nothing else does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.base.paper import draw_all, page_pictures, with_address_moved
from desktop.base.settings import Preferences, Shift
from reports.decision_letter import decision_letter
from reports.document_print import document_print
from reports.pages import page_count, page_images
from reports.window import has_address
from tests import attached
from tests.reports.builders import document_facts, finnish_facts

DOTS = 4
"""Pixels to the millimetre."""

SCALE = DOTS * 25.4 / 72


def test_that_the_address_moves_as_far_as_asked(qtbot: QtBot) -> None:
    (page, *_) = page_pictures(decision_letter(finnish_facts()), SCALE)

    moved = with_address_moved(page, Shift(3, -2))

    left, top = _corner(page, 15, 38, 110, 88)
    assert _corner(moved, 15, 34, 111, 88) == (left + 3 * DOTS, top - 2 * DOTS)


def test_that_nothing_but_the_address_moves(qtbot: QtBot) -> None:
    (page, *_) = page_pictures(decision_letter(finnish_facts()), SCALE)

    moved = with_address_moved(page, Shift(8, 8))

    for area in ((0, 0, 210, 36), (112, 0, 210, 297), (0, 99, 210, 297)):
        assert _cut(page, *area) == _cut(moved, *area)


def test_that_the_shift_is_drawn_on_paper_and_the_file_is_untouched(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pdf = decision_letter(finnish_facts())
    before = bytes(pdf)

    straight = _printed(tmp_path / "a.pdf", pdf, Shift())
    moved = _printed(tmp_path / "b.pdf", pdf, Shift(5, 5))

    left, top = _corner(straight, 15, 38, 110, 88)
    found = _corner(moved, 15, 38, 111, 92)
    assert found == pytest.approx((left + 5 * DOTS, top + 5 * DOTS), abs=2)
    assert pdf == before


def test_that_only_final_letters_have_an_address_that_moves() -> None:
    assert has_address(decision_letter(finnish_facts()))
    assert not has_address(decision_letter(finnish_facts(draft=True)))
    assert not has_address(decision_letter(finnish_facts(addressee=None)))
    assert not has_address(document_print(document_facts()))


def test_that_a_case_document_is_printed_where_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = document_print(document_facts())

    straight = _printed(tmp_path / "a.pdf", pdf, Shift())

    assert _printed(tmp_path / "b.pdf", pdf, Shift(5, 5)) == straight


def test_that_a_spoilt_preference_moves_nothing(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    settings.setValue("window_right", "kissa")
    settings.setValue("window_down", "400")

    assert Preferences(settings).shift == Shift()


def _printed(file: Path, pdf: bytes, shift: Shift) -> QImage:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(200)
    assert draw_all(printer, (pdf,), shift)
    page = page_images(file.read_bytes(), SCALE)[0]
    kind = QImage.Format.Format_RGBX8888
    return QImage(page.pixels, page.width, page.height, 4 * page.width, kind).copy()


def _cut(page: QImage, left: int, top: int, right: int, bottom: int) -> QImage:
    return page.copy(left * DOTS, top * DOTS, (right - left) * DOTS, (bottom - top) * DOTS)


def _corner(page: QImage, left: int, top: int, right: int, bottom: int) -> tuple[int, int]:
    """The leftmost and topmost dark pixel inside the millimetres given."""
    dark = [
        (x, y)
        for y in range(top * DOTS, bottom * DOTS)
        for x in range(left * DOTS, right * DOTS)
        if page.pixelColor(x, y).lightness() < 128
    ]
    return min(x for x, _ in dark), min(y for _, y in dark)


def test_that_a_long_paper_is_drawn_whole_page_by_page(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "pitkä.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(30)

    assert draw_all(printer, (attached.pdf(pages=70),))

    assert page_count(file.read_bytes()) == 70
    assert len(page_pictures(file.read_bytes(), 0.1, most=60)) == 60
