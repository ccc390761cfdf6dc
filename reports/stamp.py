"""The visible signature: what stands in the room that the letter reserved."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from reports.fonts import BOLD, REGULAR, load_fonts, text_width
from reports.glyphs import drawable
from reports.layout import INK, QUIET, RULE

_PADDING = 9.0
_LARGEST = 9.0


def stamp_page(lines: Sequence[str], width: float, height: float) -> bytes:
    """Return a one-page PDF of the given size in points; the first line is the stamp's heading."""
    load_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), initialFontName=REGULAR, invariant=1)
    canvas.setLineWidth(0.8)
    canvas.setStrokeColor(RULE)
    canvas.roundRect(0.5, 0.5, width - 1, height - 1, 3, stroke=1, fill=0)
    shown = [drawable(line) for line in lines if line.strip()]
    leading = (height - 2 * 5) / max(len(shown), 4)
    top = height - (height - leading * len(shown)) / 2
    for number, line in enumerate(shown):
        _draw_line(canvas, line, top - leading * (number + 0.75), width, heading=number == 0)
    canvas.save()
    return out.getvalue()


def _draw_line(canvas: Canvas, line: str, y: float, width: float, *, heading: bool) -> None:
    font = BOLD if heading else REGULAR
    room = width - 2 * _PADDING
    size = min(_LARGEST, _LARGEST * room / max(text_width(line, font, _LARGEST), 1))
    canvas.setFont(font, size)
    canvas.setFillColor(INK if heading else QUIET)
    canvas.drawString(_PADDING, y, line)
