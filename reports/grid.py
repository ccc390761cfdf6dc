"""Tables with a head row and the family's path of phases, as flowables with their tags."""

from collections.abc import Sequence
from functools import cache

from reportlab.lib.colors import white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from reports.flowables import Marked, markup
from reports.fonts import BOLD, REGULAR
from reports.glyphs import lines_of
from reports.layout import INK, LEFT, QUIET, RIGHT, RULE, TINT, styles
from reports.tagging import Element, artifact

WIDTH = RIGHT - LEFT
_PAD = 4.0
GAP = 7.0
"""Points between two columns."""
DENSE_SIZE = 7.8
_MARK = 22.0
_RING = 8.5
_LEAST_LINES = 3
_MOVED_WHOLE = 14


class GridTable(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Rows under a head, which is drawn again where the table goes on over a page."""

    def __init__(
        self, head: "_Row", rows: Sequence["_Row"], *, gap: float = 8, again: bool = False
    ) -> None:
        super().__init__()
        self.head, self.rows, self.gap, self.again = head, list(rows), gap, again

    def getSpaceBefore(self) -> float:
        """Return the room above the table."""
        return self.gap

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the size of head and rows."""
        heights = [row.wrap(availHeight) for row in (self.head, *self.rows)]
        self.width, self.height = availWidth, sum(heights)
        return self.width, self.height

    @property
    def least(self) -> float:
        """The height of the head and of what must stand under it."""
        first = min(self.rows[0].wrap(WIDTH), _MOVED_WHOLE * styles_of_grid()["grid"].leading)
        return self.head.wrap(WIDTH) + float(first)

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split between rows, and inside a row that is higher than what is left of a page."""
        left = availHeight - self.head.wrap(availHeight)
        fitting: list[_Row] = []
        waiting = list(self.rows)
        while waiting and waiting[0].wrap(left) <= left:
            left -= waiting[0].height
            fitting.append(waiting.pop(0))
        if waiting and (not fitting or waiting[0].lines > _MOVED_WHOLE):
            pieces = waiting[0].split(left)
            if pieces:
                fitting.append(pieces[0])
                waiting[0] = pieces[1]
        if not fitting or not waiting:
            return []
        rest = GridTable(self.head, waiting, gap=0, again=True)
        return [GridTable(self.head, fitting, gap=self.gap, again=self.again), rest]

    def draw(self) -> None:
        """Draw the head, then each row below it."""
        top = self.height - self.head.height
        self._draw_head(top)
        for row in self.rows:
            top -= row.height
            row.draw_on(self, top, self.width)

    def _draw_head(self, top: float) -> None:
        with artifact(self.canv):
            self.canv.setFillColor(TINT)
            self.canv.rect(0, top, self.width, self.head.height, stroke=0, fill=1)
        if not self.again:
            self.head.draw_cells(self, top)
            return
        for cell in self.head.cells:
            cell.marked = False
        with artifact(self.canv, "Pagination"):
            self.head.draw_cells(self, top)


class _Row:
    """One row of a table: its cells side by side."""

    def __init__(self, cells: Sequence[Marked], widths: Sequence[float]) -> None:
        self.cells, self.widths = list(cells), list(widths)
        self.height = 0.0

    @property
    def lines(self) -> float:
        """How many lines of text high the row is."""
        return self.height / float(styles_of_grid()["grid"].leading)

    def wrap(self, room: float) -> float:
        """Return the height of the row."""
        sides = zip(self.cells, self.widths, strict=True)
        self.height = max(cell.wrap(width - GAP, room)[1] for cell, width in sides) + 2 * _PAD
        return self.height

    def split(self, room: float) -> "tuple[_Row, _Row] | None":
        """Return what fits and what goes on below; None where too little would stand here."""
        room -= 2 * _PAD
        if room < _LEAST_LINES * styles_of_grid()["grid"].leading:
            return None
        first: list[Marked] = []
        rest: list[Marked] = []
        for cell, width in zip(self.cells, self.widths, strict=True):
            fits = cell.wrap(width - GAP, room)[1] <= room
            parts = [cell] if fits else cell.split(width - GAP, room)
            if not parts:
                return None
            first.append(parts[0])
            rest.append(parts[1] if len(parts) > 1 else _nothing(cell))
        return _Row(first, self.widths), _Row(rest, self.widths)

    def draw_on(self, table: GridTable, bottom: float, width: float) -> None:
        """Draw a rule above and the cells."""
        with artifact(table.canv):
            table.canv.setStrokeColor(RULE)
            table.canv.setLineWidth(0.5)
            table.canv.line(0, bottom + self.height, width, bottom + self.height)
        self.draw_cells(table, bottom)

    def draw_cells(self, table: GridTable, bottom: float) -> None:
        """Draw the cells from the left, hanging from the top."""
        x = GAP / 2
        for cell, width in zip(self.cells, self.widths, strict=True):
            cell.drawOn(table.canv, x, bottom + self.height - _PAD - cell.height)
            x += width


class StepRow(Flowable):  # type: ignore[misc]  # as above
    """One phase: its number in a ring, filled where the family is now, and the words beside it."""

    def __init__(self, number: int, words: Sequence[Marked], *, state: str, last: bool) -> None:
        super().__init__()
        self.number, self.words, self.state, self.last = number, list(words), state, last

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the size of the row."""
        room = availWidth - _MARK - 2 * GAP
        inner = sum(each.wrap(room, availHeight)[1] for each in self.words)
        self.width, self.height = availWidth, inner + 2 * _PAD
        return self.width, self.height

    def draw(self) -> None:
        """Draw ground, line and ring as decoration, then the words."""
        with artifact(self.canv):
            self._draw_mark()
        top = self.height - _PAD
        for each in self.words:
            top -= each.height
            each.drawOn(self.canv, _MARK + GAP, top)

    def _draw_mark(self) -> None:
        now, canvas = self.state == "now", self.canv
        x, y = _MARK / 2, self.height - _PAD - _RING + 1
        if now:
            canvas.setFillColor(TINT)
            canvas.roundRect(-2, 0, self.width + 2, self.height, 3, stroke=0, fill=1)
        canvas.setStrokeColor(QUIET if self.state == "coming" else INK)
        canvas.setLineWidth(1)
        if not self.last:
            canvas.line(x, y - _RING, x, 1 - _PAD)
        canvas.setFillColor(INK if now else white)
        canvas.circle(x, y, _RING, stroke=1, fill=1)
        canvas.setFillColor(white if now else INK)
        canvas.setFont(BOLD if now else REGULAR, 9.5)
        canvas.drawCentredString(x, y - 3.4, str(self.number))


@cache
def styles_of_grid() -> dict[str, ParagraphStyle]:
    """Return the text styles of tables and of the path."""
    plain = styles()["plain"]
    made = (
        ParagraphStyle("grid", plain, fontSize=9, leading=11.2),
        ParagraphStyle("grid_head", plain, fontName=BOLD, fontSize=9, leading=11.2),
        ParagraphStyle("dense", plain, fontSize=DENSE_SIZE, leading=9.6),
        ParagraphStyle("dense_head", plain, fontName=BOLD, fontSize=DENSE_SIZE, leading=9.6),
        ParagraphStyle("step_name", plain, fontName=BOLD),
        ParagraphStyle("step_text", plain, fontSize=10.5, leading=12.8),
    )
    return {style.name: style for style in made}


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    *,
    dense: bool = False,
) -> list[Flowable]:
    """Return a table whose columns share the line as `shares` say."""
    look = "dense" if dense else "grid"
    total = sum(shares)
    widths = [WIDTH * share / total for share in shares]
    table = Element("Table")
    line = Element("TR", table)
    names = [_cell(text, f"{look}_head", Element("TH", line, scope="Column")) for text in head]
    made = []
    for row in rows:
        line = Element("TR", table)
        cells = [_cell(text, look, Element("TD", line)) for text in row]
        made.append(_Row(cells, widths))
    return [GridTable(_Row(names, widths), made)]


def path_rows(steps: Sequence[tuple[int, str, str, str]]) -> list[Flowable]:
    """Return phases (number, name, text, state) below each other, read as a list."""
    whole = Element("L")
    made: list[Flowable] = []
    for place, (number, name, text, state) in enumerate(steps, start=1):
        body = Element("LBody", Element("LI", whole))
        words = [
            _cell(name, "step_name", Element("P", body)),
            *([_cell(text, "step_text", Element("P", body))] if text else ()),
        ]
        made.append(StepRow(number, words, state=state, last=place == len(steps)))
    return made


def _cell(text: str, style: str, element: Element) -> Marked:
    said = "<br/>".join(markup(line) for line, _ in lines_of(text))
    return Marked(said, styles_of_grid()[style], element)


def _nothing(cell: Marked) -> Marked:
    made = Marked("", cell.style, cell.element)
    made.marked = False
    return made
