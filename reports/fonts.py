"""The shipped typeface (Noto Sans, OFL) as ReportLab knows it."""

from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import path

REGULAR = "Polku"
BOLD = "Polku-Bold"
ITALIC = "Polku-Italic"
_FILES = {
    REGULAR: "fonts/NotoSans-Regular.ttf",
    BOLD: "fonts/NotoSans-Bold.ttf",
    ITALIC: "fonts/NotoSans-Italic.ttf",
}


@cache
def load_fonts() -> None:
    """Register the typeface once a process, and shut ReportLab's ways out to files and network."""
    rl_config.trustedSchemes = ["data"]
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(path(file))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD
    )


@cache
def drawable_code_points() -> frozenset[int]:
    """Return the code points that every weight of the typeface can draw."""
    load_fonts()
    widths = (pdfmetrics.getFont(name).face.charWidths for name in _FILES)
    return frozenset.intersection(*(frozenset(face) for face in widths))


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of one line in points."""
    load_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))
