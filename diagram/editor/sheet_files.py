"""A sheet of the map as bytes: PDF and SVG in outlines and text, PNG twice as fine as a screen."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from diagram.editor.sheet import PaperSize, Sheet, draw_page, list_pages

DOTS = 1200
"""Dots an inch in which the PDF's places are reckoned."""

PER_INCH = 96
FINER = 2

GoOn: TypeAlias = Callable[[int, int], bool]
"""Told how many pages of how many are done; answers whether to go on."""

_PAGES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.A3: QPageSize.PageSizeId.A3}


class FileKind(StrEnum):
    """What a map may be written as; the value is the file's ending."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


def written(sheet: Sheet, kind: FileKind, go_on: GoOn = lambda done, total: True) -> bytes | None:
    """Return the file; None when `go_on` stopped it. It names nobody outside its pages."""
    return _WRITERS[kind](sheet, go_on)


def _pdf(sheet: Sheet, go_on: GoOn) -> bytes | None:
    buffer = _opened()
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.words.title)
    writer.setCreator("Polku")
    writer.setResolution(DOTS)
    writer.setPageLayout(
        QPageLayout(QPageSize(_PAGES[sheet.paper]), QPageLayout.Orientation.Landscape, QMarginsF())
    )
    painter = QPainter(writer)
    scale = writer.width() / sheet.paper.size.width()
    painter.scale(scale, scale)
    complete = _draw(painter, sheet, go_on, lambda _number: bool(writer.newPage()))
    painter.end()
    return _bytes(buffer) if complete else None


def _svg(sheet: Sheet, go_on: GoOn) -> bytes | None:
    from PySide6.QtSvg import QSvgGenerator

    buffer, size = _opened(), _tall(sheet)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(PER_INCH)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(sheet.words.title)
    generator.setDescription("")
    painter = QPainter(generator)
    complete = _draw(painter, sheet, go_on, lambda _number: _below(painter, sheet))
    painter.end()
    return _bytes(buffer) if complete else None


def _png(sheet: Sheet, go_on: GoOn) -> bytes | None:
    image = QImage(_tall(sheet) * FINER, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(FINER, FINER)
    complete = _draw(painter, sheet, go_on, lambda _number: _below(painter, sheet))
    painter.end()
    buffer = _opened()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
    return _bytes(buffer) if complete else None


_WRITERS = {FileKind.PDF: _pdf, FileKind.SVG: _svg, FileKind.PNG: _png}


def _draw(painter: QPainter, sheet: Sheet, go_on: GoOn, turn: Callable[[int], bool]) -> bool:
    """Draw all pages; `turn` goes to the next one. Answer whether all were drawn."""
    lists = list_pages(sheet)
    total = 1 + len(lists)
    for number in range(1, total + 1):
        if number > 1:
            turn(number)
        draw_page(painter, sheet, lists, number)
        if not go_on(number, total):
            return False
    return True


def _below(painter: QPainter, sheet: Sheet) -> bool:
    """In a picture the next page lies under the one before."""
    painter.translate(0, sheet.paper.size.height())
    return True


def _tall(sheet: Sheet) -> QSize:
    one: QSizeF = sheet.paper.size
    return QSize(round(one.width()), round(one.height()) * (1 + len(list_pages(sheet))))


def _opened() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes(buffer: QBuffer) -> bytes:
    found = buffer.data().data()
    buffer.close()
    return bytes(found)
