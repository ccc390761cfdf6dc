"""Pages: the masthead on each, the body below, page numbers that know the total."""

import io
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain, repeat

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate

from reports.archive import archived
from reports.content import Block, Letter, Logo, Masthead, SignatureBox
from reports.flowables import Marked
from reports.fonts import BOLD, REGULAR, load_fonts, text_width
from reports.glyphs import drawable
from reports.guides import draw_guides, draw_scale
from reports.hyphens import with_hyphens
from reports.layout import (
    BODY_TOP_NEXT_PAGES,
    BODY_TOP_WITH_RECIPIENT,
    BODY_TOP_WITHOUT_RECIPIENT,
    BOTTOM,
    HEAD_BOTTOM,
    HEAD_GAP,
    HEAD_TOP,
    INK,
    LEFT,
    LOGO_GAP,
    LOGO_HEIGHT,
    LOGO_LEAST,
    LOGO_WIDTH,
    METADATA_LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    RECIPIENT_TOP,
    RIGHT,
    SEAL_BOTTOM,
    SEAL_SIZE,
    TEXT_SIZE,
    WATERMARK,
)
from reports.story import paragraph, story
from reports.tagging import Element, Marks, artifact
from reports.window import ADDRESS


class CountedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that writes `1 (3)` on every page once the number of pages is known."""

    def __init__(self, *args: object, marks: Marks, **options: object) -> None:
        super().__init__(*args, **options)
        self.marks = marks
        self.signature_boxes: list[SignatureBox] = []
        self.finished: list[dict[str, object]] = []

    def showPage(self) -> None:
        """Keep the page until all are drawn."""
        self.finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the kept pages with their numbers, then the file."""
        pages = self.finished
        for number, page in enumerate(pages, start=1):
            self.__dict__.update(page)
            self._draw_page_number(number, len(pages))
            super().showPage()
        super().save()

    def _draw_page_number(self, number: int, total: int) -> None:
        with artifact(self, "Pagination"):
            self.setFont(REGULAR, TEXT_SIZE)
            self.setFillColor(INK)
            self.drawRightString(RIGHT, PAGE_HEIGHT - HEAD_TOP - TEXT_SIZE, f"{number} ({total})")


def bound(masthead: Masthead, blocks: Sequence[Block]) -> Letter:
    """Return the finished document: same masthead and blocks, same bytes."""
    load_fonts()
    marks = Marks()
    made: list[CountedCanvas] = []
    out = io.BytesIO()
    template = _template(out, masthead)
    template.build(
        [NextPageTemplate("next"), *story(with_hyphens(blocks, masthead.language))],
        canvasmaker=partial(_new_canvas, marks=marks, made=made),
    )
    canvas = made[0]
    pdf = archived(out.getvalue(), marks.root, masthead)
    first, second, *_ = (*canvas.signature_boxes, None, None)
    return Letter(pdf, first, len(canvas.finished), second)


def _new_canvas(
    *args: object, marks: Marks, made: list[CountedCanvas], **options: object
) -> CountedCanvas:
    canvas = CountedCanvas(*args, marks=marks, **options)
    made.append(canvas)
    return canvas


def _template(out: io.BytesIO, masthead: Masthead) -> BaseDocTemplate:
    template = BaseDocTemplate(
        out,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=masthead.title,
        author=masthead.author,
        subject=masthead.subject,
        creator="Polku",
        lang=str(masthead.language),
        initialFontName=REGULAR,
        pageCompression=1,
        invariant=1,
        allowSplitting=1,
    )
    first_top = BODY_TOP_WITH_RECIPIENT if masthead.recipient else BODY_TOP_WITHOUT_RECIPIENT
    if masthead.compact:
        first_top = _head_height(masthead) + 3 * HEAD_GAP
    next_top = max(BODY_TOP_NEXT_PAGES, _head_height(masthead) + HEAD_GAP)
    template.addPageTemplates(
        [
            PageTemplate("first", [_frame(first_top)], onPage=partial(_first_page, masthead)),
            PageTemplate("next", [_frame(next_top)], onPage=partial(_next_page, masthead)),
        ]
    )
    return template


def _head_height(masthead: Masthead) -> float:
    """Return how far down the masthead reaches: a long ground of secrecy takes more lines."""
    names = [(masthead.name, "head_name"), (masthead.draft, "head_draft")]
    lines = [(text, style) for text, style in names if text]
    lines += [(line, "head") for line in masthead.metadata]
    right = sum(paragraph(*line).wrap(RIGHT - METADATA_LEFT, PAGE_HEIGHT)[1] for line in lines)
    left = _sender_height(masthead)
    if masthead.logo is not None:
        left += _logo_size(masthead)[1] + LOGO_GAP
    return float(HEAD_TOP + max(left, right))


def _sender_height(masthead: Masthead) -> float:
    lines = zip(masthead.sender, chain(("sender",), repeat("head")), strict=False)
    room = METADATA_LEFT - LEFT - 14
    return float(sum(paragraph(*line).wrap(room, PAGE_HEIGHT)[1] for line in lines))


def _frame(top: float) -> Frame:
    height = PAGE_HEIGHT - top - BOTTOM
    return Frame(
        LEFT,
        BOTTOM,
        RIGHT - LEFT,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _first_page(masthead: Masthead, canvas: CountedCanvas, template: BaseDocTemplate) -> None:
    _draw_watermark(canvas, masthead.draft)
    _draw_seal(canvas, masthead.seal)
    if masthead.cover is not None:
        head = replace(masthead, name=masthead.cover.name, metadata=masthead.cover.metadata)
    else:
        head = masthead
    _draw_head(canvas, head)
    _draw_recipient(canvas, masthead)
    if masthead.guides:
        with artifact(canvas):
            draw_guides(canvas)
            draw_scale(canvas, LEFT, BOTTOM - 8)


def _draw_recipient(canvas: CountedCanvas, masthead: Masthead) -> None:
    """Draw the window's lines; those of a final print can be moved when it is printed."""
    name = "" if masthead.draft else ADDRESS
    top = PAGE_HEIGHT - RECIPIENT_TOP
    for line in masthead.recipient:
        made = paragraph(line, "recipient", Element("P", name=name))
        top = _draw_made(canvas, made, LEFT, top, METADATA_LEFT - LEFT - 12)


def _next_page(masthead: Masthead, canvas: CountedCanvas, template: BaseDocTemplate) -> None:
    _draw_watermark(canvas, masthead.draft)
    _draw_seal(canvas, masthead.seal)
    with artifact(canvas, "Pagination"):
        _draw_head(canvas, masthead, marked=False)


def _draw_head(canvas: CountedCanvas, masthead: Masthead, *, marked: bool = True) -> None:
    draw = partial(_draw_line, canvas, marked=marked)
    top = PAGE_HEIGHT - HEAD_TOP
    if masthead.logo is not None:
        top = _draw_logo(canvas, masthead, masthead.logo, marked=marked)
    for number, line in enumerate(masthead.sender):
        style = "head" if number else "sender"
        top = draw(line, style, LEFT, top, METADATA_LEFT - LEFT - 14)
    top = PAGE_HEIGHT - HEAD_TOP
    room = RIGHT - METADATA_LEFT - 44
    top = draw(masthead.name, "head_name", METADATA_LEFT, top, room)
    if masthead.draft:
        top = draw(masthead.draft, "head_draft", METADATA_LEFT, top, room)
    for line in masthead.metadata:
        top = draw(line, "head", METADATA_LEFT, top, RIGHT - METADATA_LEFT)


def _draw_logo(canvas: CountedCanvas, masthead: Masthead, logo: Logo, *, marked: bool) -> float:
    """Draw the logo and return where the sender's name begins below it."""
    top = PAGE_HEIGHT - HEAD_TOP
    picture = ImageReader(io.BytesIO(logo.picture))
    width, height = _logo_size(masthead)
    box = (LEFT, top - height, LEFT + width, top)
    figure = Element("Figure", alternative=drawable(logo.words), box=box)
    with canvas.marks.content(canvas, figure) if marked else nullcontext():
        canvas.drawImage(picture, LEFT, top - height, width, height)
    return float(top - height - LOGO_GAP)


def _logo_size(masthead: Masthead) -> tuple[float, float]:
    """Return width and height in points: what the sender's lines leave above the window."""
    assert masthead.logo is not None
    across, down = ImageReader(io.BytesIO(masthead.logo.picture)).getSize()
    left = HEAD_BOTTOM - HEAD_TOP - LOGO_GAP - _sender_height(masthead)
    scale = min(LOGO_WIDTH / across, max(LOGO_LEAST, min(LOGO_HEIGHT, left)) / down)
    return across * scale, down * scale


def _draw_line(
    canvas: CountedCanvas,
    text: str,
    style: str,
    x: float,
    top: float,
    width: float,
    *,
    marked: bool = True,
) -> float:
    """Draw one paragraph below `top` and return where the next begins."""
    made = paragraph(text, style, Element("P"))
    made.marked = marked
    return _draw_made(canvas, made, x, top, width)


def _draw_made(canvas: CountedCanvas, made: Marked, x: float, top: float, width: float) -> float:
    _, height = made.wrapOn(canvas, width, PAGE_HEIGHT)
    made.drawOn(canvas, x, top - height)
    return float(top - height)


def _draw_seal(canvas: CountedCanvas, text: str) -> None:
    """Draw what the signed page says of itself in one line at its foot."""
    if not text:
        return
    with artifact(canvas, "Pagination"):
        canvas.saveState()
        canvas.setFillColor(QUIET)
        size = min(SEAL_SIZE, SEAL_SIZE * (RIGHT - LEFT) / text_width(text, REGULAR, SEAL_SIZE))
        canvas.setFont(REGULAR, size)
        canvas.drawString(LEFT, SEAL_BOTTOM, text)
        canvas.restoreState()


def _draw_watermark(canvas: CountedCanvas, word: str) -> None:
    if not word:
        return
    with artifact(canvas, "Pagination"):
        canvas.saveState()
        canvas.setFillColor(WATERMARK)
        canvas.setFont(BOLD, 92)
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT * 0.42)
        canvas.rotate(52)
        canvas.drawCentredString(0, -30, word.split(" ")[0])
        canvas.restoreState()
