"""The path as a file to look at: PDF and SVG in outlines and text, PNG finer than a screen."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from diagram.editor.device import Device
from diagram.editor.drawing.layer import paint_path
from diagram.editor.drawing.look import Look
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.words import DraftWords
from diagram.editor.text import Face, write
from diagram.editor.theme import LIGHT
from models.rules.process import ProcessDefinition

MARGIN, HEAD = 38.0, 34.0
"""In 1/96 inch, as all lengths of a sheet."""

_SHEET = QSizeF(1587, 1123)
_DOTS = 1200
_FINER = 2
_MOST_PIXELS = 12_000


class PictureKind(StrEnum):
    """What a path may be drawn as; the value is the file's ending."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


def drawn(
    path: ProcessDefinition, kind: PictureKind, *, words: DraftWords, title: str, family: str
) -> bytes:
    """Return the whole path with its title; a PDF is one sheet of A3, lying."""
    return _WRITERS[kind](_Drawing(path, words, title, family))


class _Drawing:
    """One path to be drawn at its real size."""

    def __init__(self, path: ProcessDefinition, words: DraftWords, title: str, family: str) -> None:
        self.places, self.words, self.title = Places(path), words, title
        self.look = Look(LIGHT, family, 1.0, words.language)
        bounds = self.places.bounds
        self.size = QSizeF(bounds.width + 2 * MARGIN, bounds.height + 2 * MARGIN + HEAD)

    def draw(self, painter: QPainter) -> None:
        """Draw at the painter's origin."""
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        painter.fillRect(whole, QColor("#ffffff"))
        head = QRectF(MARGIN, MARGIN / 2, self.size.width() - 2 * MARGIN, HEAD)
        write(painter, head, self.title, Face(self.look.family, 18.0, bold=True), LIGHT.ink)
        bounds = self.places.bounds
        device = Device(1.0, MARGIN - bounds.x, MARGIN + HEAD - bounds.y, whole)
        paint_path(painter, device, self.places, self.look, self.words)


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
    share = min(_SHEET.width() / drawing.size.width(), _SHEET.height() / drawing.size.height(), 1.5)
    painter.scale(dots * share, dots * share)
    drawing.draw(painter)
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
