"""From blocks to flowables: which style, which structure element, what must stay together."""

from collections.abc import Callable, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from reports.content import (
    Block,
    Facts,
    Heading,
    InLanguage,
    Items,
    Missing,
    NewPage,
    Panel,
    Phases,
    SideNote,
    Signature,
    SubHeading,
    Table,
    Text,
    Title,
)
from reports.flowables import (
    FactRow,
    Marked,
    RowsTogether,
    SideLabel,
    SignatureRoom,
    TintedPanel,
    elements_of,
    markup,
)
from reports.fonts import BOLD, REGULAR, text_width
from reports.glyphs import drawable, lines_of
from reports.grid import GridTable, grid, path_rows
from reports.layout import BASE_COLUMN, LEADING, LEFT, PAGE_HEIGHT, RIGHT, TEXT_SIZE, styles
from reports.links import Linked, has_ways
from reports.tagging import Element

_CLOSABLE = (Marked, FactRow, RowsTogether)
_HEADING_KEEPS = 4.5 * LEADING
_KEPT_TOGETHER = 700
_WIDEST_FACT_NAME = 150.0
_TEXT_WIDTH = RIGHT - LEFT
_MOST_KEPT = PAGE_HEIGHT / 2
_HEADINGS = frozenset({"title", "heading", "subheading"})


def story(blocks: Sequence[Block]) -> list[Flowable]:
    """Return the flowables of `blocks` in order."""
    found: list[Flowable] = []
    after_heading = False
    for block in blocks:
        made = _MAKERS[type(block)](block)
        if after_heading and made:
            _follow_heading(found, made[0])
        found.extend(made)
        after_heading = isinstance(block, Title | Heading | SubHeading)
    return found


def _follow_heading(found: list[Flowable], first: Flowable) -> None:
    """Let what follows a heading stand close under it, and never on the next page without it."""
    if isinstance(first, _CLOSABLE):
        first.move_close()
    least = _least_of(first)
    if least:
        at = len(found) - 1
        while at >= 2 and _is_heading(found[at - 2]) and isinstance(found[at - 1], CondPageBreak):
            at -= 2
        found.insert(at, CondPageBreak(min(least, _MOST_KEPT) + 3 * LEADING))


def _least_of(first: Flowable) -> float:
    """Return how much of a table must stand under its heading; 0 where nothing is known."""
    if isinstance(first, GridTable):
        return first.least
    if isinstance(first, RowsTogether):
        return sum(row.wrap(_TEXT_WIDTH, PAGE_HEIGHT)[1] + row.gap for row in first.rows)
    return 0


def _is_heading(flowable: Flowable) -> bool:
    return isinstance(flowable, Marked) and flowable.style.name in _HEADINGS


def paragraph(text: str, style: str, element: Element | None = None) -> Marked:
    """Return one paragraph of plain text; nothing in it is markup."""
    return Marked(markup(drawable(text)), styles()[style], element)


def _title(block: Title) -> list[Flowable]:
    return [paragraph(block.text, "title", _headline("H1", block.text))]


def _heading(block: Heading) -> list[Flowable]:
    made = paragraph(block.text, "heading", _headline("H2", block.text))
    made.keepWithNext = int(block.bound)
    return [CondPageBreak(block.keeps * LEADING), made]


def _headline(tag: str, text: str) -> Element:
    """Return a heading's element, which the list of contents leads to."""
    return Element(tag, title=drawable(text).replace("\u00ad", ""))


def _subheading(block: SubHeading) -> list[Flowable]:
    return [CondPageBreak(_HEADING_KEEPS), paragraph(block.text, "subheading", Element("H3"))]


def _text(block: Text) -> list[Flowable]:
    language = str(block.language or "")
    made: list[Flowable] = []
    for line, starts_paragraph in lines_of(block.text):
        style = block.look if starts_paragraph else "line"
        made.append(_line(line, style, Element("P", language=language), linked=block.linked))
        made[-1].keepWithNext = int(block.bound)
    return made


def _line(text: str, style: str, element: Element | None = None, *, linked: bool) -> Marked:
    """Return one typed line; where `linked`, ways to reach somebody can be clicked."""
    if linked and has_ways(text):
        return Linked(text, styles()[style], element)
    return Marked(markup(text), styles()[style], element)


def _missing(block: Missing) -> list[Flowable]:
    made = paragraph(f"[{block.text}]", "missing")
    made.background = True
    return [made]


def _facts(block: Facts) -> list[Flowable]:
    table = Element("Table")
    widest = max((text_width(name, REGULAR, TEXT_SIZE) for name, _ in block.rows), default=0)
    column = min(widest + 16, _WIDEST_FACT_NAME)
    rows = [
        _fact(table, row, column=column, gap=2.5 if number else 6, linked=block.linked)
        for number, row in enumerate(block.rows)
    ]
    short = sum(len(value) for _, value in block.rows) < _KEPT_TOGETHER
    return [RowsTogether(rows)] if short else rows


def _fact(
    table: Element, row: tuple[str, str], *, column: float, gap: float, linked: bool
) -> FactRow:
    line = Element("TR", table)
    name = paragraph(row[0], "fact_name", Element("TH", line, scope="Row"))
    cell = Element("TD", line)
    if linked:
        made = _line(drawable(row[1]), "fact_value", cell, linked=True)
    else:
        value = "<br/>".join(markup(text) for text, _ in lines_of(row[1]))
        made = Marked(value, styles()["fact_value"], cell)
    return FactRow(name, made, column=column, gap=gap)


def _items(block: Items) -> list[Flowable]:
    whole = Element("L")
    made: list[Flowable] = []
    for number, item in enumerate(block.items):
        style = styles()["item"]
        style = style.clone("item_first" if number == 0 else "item_next", spaceBefore=3)
        body = Element("LBody", Element("LI", whole))
        made.append(Marked(markup(drawable(item)), style, body, bulletText="•"))
    return made


def _table(block: Table) -> list[Flowable]:
    return grid(block.head, block.rows, block.shares, dense=block.dense)


def _phases(block: Phases) -> list[Flowable]:
    return path_rows(block.steps)


def _panel(block: Panel) -> list[Flowable]:
    parts = [paragraph(block.heading, "panel_heading", Element("H2"))]
    for line, starts_paragraph in lines_of(block.text):
        style = styles()["panel_text"]
        if starts_paragraph and len(parts) > 1:
            style = style.clone("panel_next", spaceBefore=8)
        parts.append(Marked(markup(line), style))
    return [TintedPanel(parts)]


def _side_note(block: SideNote) -> list[Flowable]:
    beside = text_width(block.label, BOLD, TEXT_SIZE) < BASE_COLUMN - 4
    label = paragraph(block.label, "label", Element("H2"))
    lines = [_line(drawable(line), "plain", linked=block.linked) for line in block.lines]
    made = SideLabel(label, lines, beside=beside)
    made.keepWithNext = int(block.keeps)
    return [made]


def _signature(block: Signature) -> list[Flowable]:
    heading = paragraph(block.heading, "heading", _headline("H2", block.heading))
    signer = [_line(drawable(line), "line", linked=True) for line in block.signer]
    for line in signer[:1]:
        line.move_close()
    notes = [paragraph(line, "body") for line in block.notes]
    for note in notes[:1]:
        note.move_close()
    second: list[Flowable] = []
    if block.second:
        label = paragraph(block.second, "subheading", Element("H3"))
        second = [label, SignatureRoom(block.waiting[:1])]
    return [KeepTogether([heading, *notes, SignatureRoom(block.waiting), *signer, *second])]


def _new_page(block: NewPage) -> list[Flowable]:
    return [PageBreak()]


def _in_language(block: InLanguage) -> list[Flowable]:
    part = Element("Sect", language=str(block.language))
    made = story(block.blocks)
    for element in elements_of(made):
        if element.parent is None and element is not part:
            element.parent = part
    return made


_MAKERS: dict[type, Callable[..., list[Flowable]]] = {
    Title: _title,
    Heading: _heading,
    SubHeading: _subheading,
    Text: _text,
    Missing: _missing,
    Facts: _facts,
    Items: _items,
    Table: _table,
    Phases: _phases,
    Panel: _panel,
    SideNote: _side_note,
    Signature: _signature,
    NewPage: _new_page,
    InLanguage: _in_language,
}
