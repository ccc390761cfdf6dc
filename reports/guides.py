"""What the test page of the alignment shows: window, rulers, folds and a bar of 100 mm."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.fonts import REGULAR
from reports.layout import INK, PAGE_HEIGHT, QUIET
from reports.window import WINDOW_MM

FOLDS_MM = (99.0, 148.5)
SCALE_MM = 100
_SMALL = 8.0


def draw_guides(canvas: Canvas) -> None:
    """Draw the window, rulers at two of its edges, the folds and a bar to measure the size by."""
    left, top, width, height = (part * mm for part in WINDOW_MM)
    canvas.saveState()
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.25)
    canvas.rect(left, PAGE_HEIGHT - top - height, width, height, stroke=1, fill=0)
    _draw_rulers(canvas)
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, _SMALL)
    for place in FOLDS_MM:
        _draw_fold(canvas, place)
    canvas.restoreState()


def draw_scale(canvas: Canvas, x: float, y: float) -> None:
    """Draw a bar of 100 mm with a tick each ten."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    canvas.line(x, y, x + SCALE_MM * mm, y)
    for tick in range(0, SCALE_MM + 1, 10):
        high = 3 if tick in (0, SCALE_MM) else 1.6
        canvas.line(x + tick * mm, y, x + tick * mm, y + high * mm)
    canvas.setFont(REGULAR, _SMALL)
    canvas.setFillColor(INK)
    canvas.drawString(x + (SCALE_MM + 2) * mm, y, f"{SCALE_MM} mm")


def _draw_rulers(canvas: Canvas) -> None:
    left, top, width, height = WINDOW_MM
    for step in range(int(width) + 1):
        x, y = (left + step) * mm, PAGE_HEIGHT - top * mm
        canvas.line(x, y, x, y + _tick(step))
    for step in range(int(height) + 1):
        x, y = left * mm, PAGE_HEIGHT - (top + step) * mm
        canvas.line(x - _tick(step), y, x, y)


def _tick(step: int) -> float:
    """Return a ruler's mark in points: longest at each ten, longer at each five."""
    return float((3.0 if step % 10 == 0 else 2.2 if step % 5 == 0 else 1.2) * mm)


def _draw_fold(canvas: Canvas, place: float) -> None:
    y = PAGE_HEIGHT - place * mm
    canvas.setLineWidth(0.6)
    canvas.line(5 * mm, y, 11 * mm, y)
    canvas.drawString(5 * mm, y + 1.2 * mm, f"{place:g}".replace(".", ",") + " mm")
    canvas.line(199 * mm, y, 205 * mm, y)
