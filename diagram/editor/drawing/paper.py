"""The path as a file to look at: PDF and SVG in outlines and text, PNG finer than a screen."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from diagram.editor.device import Device
from diagram.editor.drawing.layer import paint_path
from diagram.editor.drawing.look import Look
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.rows import HEAD, rows_on
from diagram.editor.drawing.words import DraftWords
from diagram.editor.text import Face, write
from diagram.editor.theme import LIGHT
from models.rules.process import ProcessDefinition

MARGIN = 38.0
"""In 1/96 inch, as all lengths of a sheet."""

_SHEET = QSizeF(1587, 1123)
_DOTS = 1200
_FINER = 2
_MOST_PIXELS = 12_000
_PAPER = "#ffffff"


class PictureKind(StrEnum):
    """What a path may be drawn as; the value is the file's ending."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


def drawn(
    path: ProcessDefinition, kind: PictureKind, *, words: DraftWords, title: str, family: str
) -> bytes:
    """Return the whole path with its title; a PDF is one sheet of A3, a long path in rows on it."""
    return _WRITERS[kind](_Drawing(path, words, title, family))


class _Drawing:
    """One path to be drawn at its real size."""

    def __init__(self, path: ProcessDefinition, words: DraftWords, title: str, family: str) -> None:
        self.places, self.words, self.title = Places(path), words, title
        self.look = Look(replace(LIGHT, ground=_PAPER), family, 1.0, words.language)
        bounds = self.places.bounds
        self.size = QSizeF(bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN + HEAD)

    def draw(self, painter: QPainter) -> None:
        """Draw at the painter's origin."""
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        painter.fillRect(whole, QColor(_PAPER))
        self._write_title(painter, self.size.width())
        bounds = self.places.bounds
        device = Device(1.0, MARGIN - bounds.x, MARGIN + HEAD - bounds.y, whole)
        paint_path(painter, device, self.places, self.look, self.words)

    def draw_rows(self, painter: QPainter, sheet: QSizeF) -> None:
        """Draw on a sheet: as many rows as make the path largest."""
        painter.fillRect(QRectF(0, 0, sheet.width(), sheet.height()), QColor(_PAPER))
        self._write_title(painter, sheet.width())
        room = QSizeF(sheet.width() - 2 * MARGIN, sheet.height() - 2 * MARGIN - HEAD)
        share, cuts = rows_on(self.places, room)
        tall = self.places.bounds.height
        painter.translate(MARGIN, MARGIN + HEAD)
        painter.scale(share, share)
        for row, (left, right) in enumerate(pairwise(cuts)):
            seen = QRectF(0, row * (tall + HEAD), right - left, tall)
            painter.save()
            painter.setClipRect(seen)
            device = Device(1.0, -left, seen.top() - self.places.bounds.y, seen)
            paint_path(painter, device, self.places, self.look, self.words)
            painter.restore()

    def _write_title(self, painter: QPainter, width: float) -> None:
        head = QRectF(MARGIN, MARGIN / 2, width - 2 * MARGIN, HEAD)
        write(painter, head, self.title, Face(self.look.family, 18.0, bold=True), LIGHT.ink)


def _pdf(drawing: _Drawing) -> bytes:
    buffer = _opened()
    writer = QPdfWriter(buffer)
    writer.setTitle(drawing.title)
    writer.setCreator("Polku")
    writer.setResolution(_DOTS)
    page = QPageSize(QPageSize.PageSizeId.A3)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Landscape, QMarginsF()))
    painter = QPainter(writer)
    dots = writer.width() / _SHEET.width()
    painter.scale(dots, dots)
    drawing.draw_rows(painter, _SHEET)
    painter.end()
    return _bytes(buffer)


def _svg(drawing: _Drawing) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = _opened()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(drawing.size.toSize())
    generator.setViewBox(QRectF(0, 0, drawing.size.width(), drawing.size.height()))
    generator.setTitle(drawing.title)
    generator.setDescription("")
    painter = QPainter(generator)
    drawing.draw(painter)
    painter.end()
    return _bytes(buffer)


def _png(drawing: _Drawing) -> bytes:
    longest = max(drawing.size.width(), drawing.size.height())
    finer = min(_FINER, _MOST_PIXELS / longest)
    image = QImage((drawing.size * finer).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(finer, finer)
    drawing.draw(painter)
    painter.end()
    buffer = _opened()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
    return _bytes(buffer)


_WRITERS: dict[PictureKind, Callable[[_Drawing], bytes]] = {
    PictureKind.PDF: _pdf,
    PictureKind.SVG: _svg,
    PictureKind.PNG: _png,
}


def _opened() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes(buffer: QBuffer) -> bytes:
    found = buffer.data().data()
    buffer.close()
    return bytes(found)
