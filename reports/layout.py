"""The measures and text styles of a page after SFS 2487 (asiakirjan asettelu); points inside."""

from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from reports.fonts import BOLD, ITALIC, REGULAR, load_fonts

PAGE_WIDTH = 210 * mm
PAGE_HEIGHT = 297 * mm
LEFT = 20 * mm
BASE_COLUMN = 23 * mm
INDENT = LEFT + BASE_COLUMN
METADATA_LEFT = 112 * mm
RIGHT = 200 * mm
BOTTOM = 20 * mm
HEAD_TOP = 10 * mm
HEAD_GAP = 4 * mm
LOGO_WIDTH = 70 * mm
LOGO_HEIGHT = 14 * mm
LOGO_LEAST = 5 * mm
HEAD_BOTTOM = 36 * mm
LOGO_GAP = 1.5 * mm
RECIPIENT_TOP = 44.5 * mm
BODY_TOP_WITH_RECIPIENT = 105 * mm
BODY_TOP_WITHOUT_RECIPIENT = 62 * mm
BODY_TOP_NEXT_PAGES = 36 * mm
SEAL_BOTTOM = 9 * mm
SEAL_SIZE = 7
SIGNATURE_WIDTH = 96 * mm
SIGNATURE_HEIGHT = 19 * mm

TEXT_SIZE = 11
LEADING = TEXT_SIZE * 1.15
PARAGRAPH_GAP = 10
LINE_GAP = 1.5

INK = HexColor("#1B2530")
QUIET = HexColor("#55606B")
RULE = HexColor("#B9C4CE")
TINT = HexColor("#EEF3F7")
WARNING = HexColor("#A4161A")
WARNING_TINT = HexColor("#FBE9EA")
WATERMARK = Color(0.975, 0.925, 0.925)


@cache
def styles() -> dict[str, ParagraphStyle]:
    """Return the text styles by name."""
    load_fonts()
    body = ParagraphStyle(
        "body",
        fontName=REGULAR,
        fontSize=TEXT_SIZE,
        leading=LEADING,
        textColor=INK,
        alignment=TA_LEFT,
        leftIndent=BASE_COLUMN,
        spaceBefore=PARAGRAPH_GAP,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        spaceShrinkage=0,
        bulletFontName=REGULAR,
        bulletFontSize=TEXT_SIZE,
    )
    plain = ParagraphStyle("plain", body, leftIndent=0, spaceBefore=0)
    made = (
        body,
        plain,
        ParagraphStyle("line", body, spaceBefore=LINE_GAP),
        ParagraphStyle("close", body, spaceBefore=LINE_GAP),
        ParagraphStyle("lead", body, fontName=BOLD),
        ParagraphStyle("title", plain, fontName=BOLD, fontSize=15, leading=19),
        ParagraphStyle("heading", plain, fontName=BOLD, spaceBefore=12),
        ParagraphStyle("subheading", plain, fontName=ITALIC, spaceBefore=PARAGRAPH_GAP),
        ParagraphStyle("missing", body, textColor=WARNING, spaceBefore=3),
        ParagraphStyle("item", body, leftIndent=BASE_COLUMN + 14, bulletIndent=BASE_COLUMN + 2),
        ParagraphStyle("small", body, textColor=QUIET),
        ParagraphStyle("fact_name", plain, textColor=QUIET),
        ParagraphStyle("fact_value", plain),
        ParagraphStyle("panel_heading", plain, fontName=BOLD),
        ParagraphStyle("panel_text", plain, spaceBefore=LINE_GAP),
        ParagraphStyle("sender", plain, fontName=BOLD),
        ParagraphStyle("head", plain),
        ParagraphStyle("head_name", plain, fontName=BOLD),
        ParagraphStyle("head_draft", plain, fontName=BOLD),
        ParagraphStyle("recipient", plain),
        ParagraphStyle("label", plain, fontName=BOLD, spaceBefore=12),
    )
    named = {style.name: style for style in made}
    named["head_draft"].textColor = WARNING
    return named
