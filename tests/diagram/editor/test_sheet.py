"""The map on paper and in files: what it says, what it leaves out, and that it is drawn."""

import io
import re

import pikepdf
import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from diagram.editor.map_view import CaseMapView
from diagram.editor.shading import Shade, Shading
from diagram.editor.sheet import (
    PaperSize,
    Seen,
    Sheet,
    SheetWords,
    cases_on,
    list_pages,
    sheet_of,
)
from diagram.editor.sheet_files import FileKind, written
from diagram.editor.theme import DARK, LIGHT
from diagram.editor.vector_map import shown_row
from models.rules.case_filter import Facet
from reports.pages import page_count, page_texts
from tests.diagram.editor.builders import a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

WORDS = SheetWords(
    title="Asioiden kartta",
    office="Lapsiperheiden sosiaalityö",
    made="24.11.2026 klo 10.00",
    filter="Tiimin asiat · 312 asiaa",
    policy="Ilman nimiä",
    page="Sivu {page}/{pages}",
)
NAMES = ("Virtanen", "Korhonen", "Mäkinen", "Åkerlund", "Öhman", "Heikkinen")


@pytest.fixture
def view(show_map: ShowMap) -> CaseMapView:
    """A shown map."""
    return show_map()


def _sheet(view: CaseMapView, *, named: bool = False, seen: bool = False) -> Sheet:
    assert view.content is not None
    part = Seen(view.seen, view.zoom) if seen else None
    return sheet_of(view.content, WORDS, PaperSize.A4, seen=part, named=named)


def _written(sheet: Sheet, kind: FileKind) -> bytes:
    made = written(sheet, kind)
    assert made is not None
    return made


def _close(view: CaseMapView) -> None:
    content = view.content
    assert content is not None
    middle = content.layout.body_of("Task_assessment_start")
    view.zoom_to(middle.x + 40, middle.y + middle.height - 60, 100, 60)


@pytest.mark.parametrize(
    ("paper", "size"), [(PaperSize.A4, (842, 595)), (PaperSize.A3, (1191, 842))]
)
def test_that_the_pdf_lies_on_the_chosen_sheet_and_holds_no_picture(
    view: CaseMapView, paper: PaperSize, size: tuple[int, int]
) -> None:
    assert view.content is not None
    sheet = sheet_of(view.content, WORDS, paper, seen=None, named=False)

    with pikepdf.open(io.BytesIO(_written(sheet, FileKind.PDF))) as pdf:
        assert not pdf.check_pdf_syntax()
        (page,) = pdf.pages
        box = [round(float(side)) for side in page.mediabox]
        assert box == [0, 0, *size]
        kinds = {
            str(item.get("/Subtype")) for item in pdf.objects if isinstance(item, pikepdf.Stream)
        }
        assert "/Image" not in kinds
        assert str(pdf.docinfo["/Title"]) == "Asioiden kartta"
        assert str(pdf.docinfo["/Author"]) == ""


def test_that_the_page_says_whose_map_it_is_when_and_what_is_left_out(view: CaseMapView) -> None:
    (text,) = page_texts(_written(_sheet(view), FileKind.PDF))

    for words in (WORDS.title, WORDS.office, WORDS.made, WORDS.filter, WORDS.policy, "Sivu 1/1"):
        assert words in text
    assert "Asian vireilletulo" in text
    assert "aikaa on" in text


def test_that_without_names_no_file_holds_a_name_initials_or_a_whole_number(
    view: CaseMapView,
) -> None:
    _close(view)

    for seen in (False, True):
        sheet = _sheet(view, seen=seen)
        text = "".join(page_texts(_written(sheet, FileKind.PDF)))
        text += _written(sheet, FileKind.SVG).decode()
        assert not [name for name in NAMES if name in text]
        assert not re.search(r"\b[A-ZÅÄÖ]\. [A-ZÅÄÖ]\.", text)


def test_that_near_by_a_case_without_its_name_carries_the_end_of_its_number() -> None:
    row = shown_row(a_case(12), named=False, pill=True)

    assert (row.name, row.initials, row.birth_date) == ("", "0012", None)


def test_that_with_names_the_cases_follow_in_a_list_by_step(view: CaseMapView) -> None:
    sheet = _sheet(view, named=True)

    texts = page_texts(_written(sheet, FileKind.PDF))

    assert len(texts) == 1 + len(list_pages(sheet))
    listed = "".join("".join(texts[1:]).split())  # PDFium takes columns of figures for upright text
    assert [row.number for row in cases_on(sheet) if row.number not in listed] == []
    assert all(name in listed for name in NAMES)


def test_that_no_column_of_the_list_ends_with_the_name_of_a_step(view: CaseMapView) -> None:
    for page in list_pages(_sheet(view, named=True)):
        for column in page:
            assert column[-1].row is not None


def test_that_what_is_seen_holds_no_case_beside_the_picture(view: CaseMapView) -> None:
    _close(view)
    sheet = _sheet(view, named=True, seen=True)
    shown = {row.number for row in cases_on(sheet)}

    text = "".join(page_texts(_written(sheet, FileKind.PDF)))
    written_svg = _written(sheet, FileKind.SVG).decode()

    found = set(re.findall(r"ES-2026-\d{4}", text + written_svg))
    assert found == shown
    assert 0 < len(shown) < 312


def test_that_the_svg_is_drawn_in_outlines_and_renders(view: CaseMapView) -> None:
    made = _written(_sheet(view), FileKind.SVG)

    assert b"<image" not in made
    assert b"base64" not in made
    renderer = QSvgRenderer(QByteArray(made))
    assert renderer.isValid()
    picture = QImage(1123, 794, QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        renderer.render(painter, QRectF(picture.rect()))
    assert len({picture.pixelColor(x, 400).name() for x in range(0, 1123, 7)}) > 3


def test_that_the_png_has_twice_the_dots(view: CaseMapView) -> None:
    picture = QImage.fromData(_written(_sheet(view), FileKind.PNG))

    assert (picture.width(), picture.height()) == (2246, 1588)
    assert picture.textKeys() == []


def test_that_a_dark_screen_prints_on_white(view: CaseMapView) -> None:
    view.set_theme(DARK)

    picture = QImage.fromData(_written(_sheet(view, seen=True), FileKind.PNG))

    assert picture.pixelColor(4, 4).name() == "#ffffff"
    middle = picture.width() // 2
    assert picture.pixelColor(middle, picture.height() // 2).lightness() > 180


def test_that_marks_of_one_state_share_their_outlines(show_map: ShowMap) -> None:
    view = show_map(some_cases(5_000))

    made = _written(_sheet(view), FileKind.SVG)

    assert made.count(b"<path") < 700


def test_that_writing_stops_when_it_is_told_to(view: CaseMapView) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    assert written(_sheet(view, named=True), FileKind.PDF, stop) is None
    assert told[-1][0] == 2


def test_that_an_empty_map_is_a_page_all_the_same(show_map: ShowMap) -> None:
    made = _written(_sheet(show_map(()), named=True), FileKind.PDF)

    assert page_count(made) == 1


def test_that_colours_that_tell_the_worker_are_printed_with_their_names(view: CaseMapView) -> None:
    rows = view.content.load.rows if view.content else ()
    shades = tuple(
        Shade(name, frozenset({None}) if place else frozenset({rows[0].worker_id}), place)
        for place, name in enumerate(("Hakala Kaisa", "Muut työntekijät"))
    )
    view.set_shading(Shading(Facet.WORKERS, shades))

    made = _written(_sheet(view), FileKind.SVG).decode()

    assert "Hakala Kaisa" in made
    assert shades[0].colour(LIGHT) in made
