"""Text that fits: wrapped between words, shortened with an ellipsis, never cut inside a letter."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from diagram.editor.detail import SMALLEST_TEXT
from diagram.graph.syllables import lines_of

SEAMS = (
    "asiakas",
    "palvelu",
    "päätös",
    "johto",
    "ensi",
    "tiedoksi",
    "klient",
    "service",
    "besluts",
)
"""First parts of the compounds (yhdyssana) that steps are called by: such a word may be parted."""
_SHORTEST_PART = 5
"""Letters after the seam; fewer are an ending and no word."""


class Face(NamedTuple):
    """A typeface at a size in pixels; a tuple, since it is the key of every cache here."""

    family: str
    pixels: float
    bold: bool = False

    def sized(self, pixels: float) -> "Face":
        """Return the same face at another size."""
        return Face(self.family, pixels, self.bold)


@lru_cache(maxsize=256)
def font_of(face: Face) -> QFont:
    """Return the Qt font of a face."""
    font = QFont(face.family)
    font.setPixelSize(max(round(face.pixels), 1))
    font.setBold(face.bold)
    return font


@lru_cache(maxsize=256)
def metrics_of(face: Face) -> QFontMetricsF:
    """Return the measures of a face."""
    return QFontMetricsF(font_of(face))


@lru_cache(maxsize=4096)
def width_of(text: str, face: Face) -> float:
    """Return how wide a text is, in pixels."""
    return metrics_of(face).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def elided(text: str, face: Face, width: float) -> str:
    """Return the text, shortened with an ellipsis where it is wider than `width`."""
    return metrics_of(face).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=2048)
def wrapped(
    text: str, face: Face, width: float, lines: int, *, is_broken: bool = False
) -> tuple[str, ...]:
    """Return the text in at most `lines` lines, broken between words, the last one shortened.

    With `is_broken` a word wider than a line is broken between its syllables.
    """
    found: list[str] = []
    if is_broken:
        text = " ".join(_in_syllables(text, face, width))
    rest = [part for word in text.split() for part in _parted(word, face, width, lines)]
    while rest and len(found) < lines - 1:
        line = rest.pop(0)
        while rest and width_of(f"{line} {rest[0]}", face) <= width:
            line = f"{line} {rest.pop(0)}"
        found.append(elided(line, face, width))
    if rest:
        found.append(elided(" ".join(rest), face, width))
    return tuple(found)


def _parted(word: str, face: Face, width: float, lines: int) -> tuple[str, ...]:
    """Return a word that is too wide for a line in two, parted at the seam of a compound."""
    if lines < 2 or width_of(word, face) <= width:
        return (word,)
    for seam in SEAMS:
        first, second = f"{word[: len(seam)]}-", word[len(seam) :]
        if len(second) < _SHORTEST_PART:
            continue
        if word.casefold().startswith(seam) and width_of(first, face) <= width:
            return first, second
    return (word,)


def _in_syllables(text: str, face: Face, width: float) -> tuple[str, ...]:
    return lines_of(text, lambda row: width_of(row, face) <= width)


@lru_cache(maxsize=1024)
def fitted(
    text: str, face: Face, width: float, lines: int, smallest: float
) -> tuple[tuple[str, ...], Face]:
    """Return the text in lines and the face, smaller by degrees until nothing is shortened.

    Where that does not help, words are broken between syllables.
    """
    whole = _shrunk(text, face, width, lines, smallest, is_broken=False)
    if "…" not in "".join(whole[0]):
        return whole
    broken = _shrunk(text, face, width, lines, smallest, is_broken=True)
    return whole if "…" in "".join(broken[0]) else broken


def _shrunk(
    text: str, face: Face, width: float, lines: int, smallest: float, *, is_broken: bool
) -> tuple[tuple[str, ...], Face]:
    pixels, tried = face.pixels, face
    rows = wrapped(text, tried, width, lines, is_broken=is_broken)
    while pixels > smallest and "…" in "".join(rows):
        pixels -= 1
        tried = face.sized(max(pixels, smallest))
        rows = wrapped(text, tried, width, lines, is_broken=is_broken)
    return rows, tried


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    face: Face,
    colour: str,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line of plain text into `box`, vertically centred; too small text is left out."""
    if face.pixels < SMALLEST_TEXT or not text or box.width() < 4:
        return
    painter.setFont(font_of(face))
    painter.setPen(QColor(colour))
    measures = metrics_of(face)
    line = elided(text, face, box.width())
    x = box.left()
    if align == Qt.AlignmentFlag.AlignRight:
        x = box.right() - width_of(line, face)
    elif align == Qt.AlignmentFlag.AlignHCenter:
        x = box.center().x() - width_of(line, face) / 2
    y = box.center().y() + (measures.ascent() - measures.descent()) / 2
    painter.drawText(QPointF(round(x), round(y)), line)
