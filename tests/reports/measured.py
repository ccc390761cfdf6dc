"""A finished PDF measured: each line of text by its pen's place, each element by its lines."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4
_COLUMN_GAP = 4.0


@dataclass(frozen=True)
class Line:
    """One line of text; millimetres from the page's left and top, `size` in points."""

    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True)
class Piece:
    """What one structure element has on one page: its tag, its identity, its lines."""

    page: int
    tag: str
    owner: int
    lines: int


def lines_of_text(pdf: bytes) -> list[Line]:
    """Every line of every page; text side by side in columns gives a line for each column."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [line for index in range(len(document)) for line in _lines(document[index], index)]
    finally:
        document.close()


@dataclass(frozen=True)
class _Letter:
    text: str
    x: float
    base: float
    right: float
    size: float
    bold: bool


def _lines(page: pypdfium2.PdfPage, index: int) -> Iterator[Line]:
    run: list[_Letter] = []
    for letter in _letters(page):
        if run and not _goes_on(run[-1], letter):
            yield _line(index, run)
            run = []
        run.append(letter)
    if run:
        yield _line(index, run)


def _goes_on(last: _Letter, letter: _Letter) -> bool:
    same_line = abs(letter.base - last.base) < 0.2
    return same_line and -0.5 < letter.x - last.right < _COLUMN_GAP


def _line(index: int, run: list[_Letter]) -> Line:
    text = "".join(letter.text for letter in run).strip()
    right = max(letter.right for letter in run if letter.text.strip())
    first = run[0]
    return Line(index, first.x, right, first.base, first.size, first.bold, text)


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    height = page.get_height()
    kept = page.get_textpage()
    raw = kept.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    for number in range(pdfium.FPDFText_CountChars(raw)):
        if pdfium.FPDFText_IsGenerated(raw, number) == 1:
            continue
        text = chr(pdfium.FPDFText_GetUnicode(raw, number))
        pdfium.FPDFText_GetCharOrigin(raw, number, x, y)
        pdfium.FPDFText_GetCharBox(raw, number, *box)
        pdfium.FPDFText_GetFontInfo(raw, number, name, 100, flags)
        if not text.strip():
            continue
        yield _Letter(
            text,
            x.value / MM,
            (height - y.value) / MM,
            box[1].value / MM,
            round(pdfium.FPDFText_GetFontSize(raw, number), 2),
            b"Bold" in name.value,
        )


def pieces(pdf: bytes) -> list[Piece]:
    """What stands on each page in the order it is drawn, with the number of its lines."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        owners = opened.Root.StructTreeRoot.ParentTree.Nums
        for index, page in enumerate(opened.pages):
            found += list(_pieces(page, index, owners[2 * index + 1]))
    return found


def _pieces(page: pikepdf.Page, index: int, owners: pikepdf.Object) -> Iterator[Piece]:
    piece: Piece | None = None
    for each in pikepdf.parse_content_stream(page):
        operands, operator = each.operands, each.operator
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            owner = owners[int(operands[1].MCID)]
            piece = Piece(index, str(owner.S)[1:], owner.objgen[0], 0)
        elif str(operator) == "T*" and piece is not None:
            piece = Piece(piece.page, piece.tag, piece.owner, piece.lines + 1)
        elif str(operator) == "EMC" and piece is not None:
            yield piece
            piece = None
