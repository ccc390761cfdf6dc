"""Blocks as ReportLab flowables that know their place in the document's logical structure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph

from reports.content import SignatureBox
from reports.fonts import REGULAR
from reports.layout import (
    BASE_COLUMN,
    QUIET,
    RULE,
    SIGNATURE_HEIGHT,
    SIGNATURE_WIDTH,
    TINT,
    WARNING_TINT,
)
from reports.tagging import Element, artifact

PANEL_PADDING = 8.0
CLOSE_GAP = 3.0


def markup(text: str) -> str:
    """Return drawable text as ReportLab markup in which nothing typed is markup.

    A section sign never begins a line.
    """
    return escape(text.replace(" §", "\u00a0§"))


class Marked(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph that is one structure element, also when it runs over a page."""

    style: ParagraphStyle

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        element: Element | None = None,
        **options: object,
    ) -> None:
        super().__init__(text, style, **options)
        self.element = element or Element("P")
        self.background = False
        self.marked = True
        self.spoken = False

    def move_close(self) -> None:
        """Stand close to the heading above."""
        self.style = self.style.clone(f"{self.style.name}_first", spaceBefore=CLOSE_GAP)

    def draw(self) -> None:
        """Draw the lines as the element's content."""
        if self.background:
            self._draw_background()
        self._separate_lines()
        if self.marked:
            self._draw_marked()
        else:
            self._draw_lines()

    def _draw_marked(self) -> None:
        if self.element.title and self.element.spot is None:
            top = self.canv.absolutePosition(0, self.height)[1]
            self.element.spot = (self.canv.getPageNumber() - 1, float(top))
        with self.canv.marks.content(self.canv, self.element):
            self._draw_lines()

    def _draw_lines(self) -> None:
        super().draw()

    def split(self, availWidth: float, availHeight: float) -> list["Marked"]:  # noqa: N803
        """Split as the paragraph does; both parts stay the same element."""
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.element = self.element
            part.background = self.background
        return list(parts)

    def _separate_lines(self) -> None:
        """End each line but the last with a space, so that no two words are read as one.

        A line that ends inside a word ends with a soft hyphen: the word is read as one.
        """
        if self.spoken:
            return
        self.spoken = True
        whole = self.getPlainText().replace("\u00ad", "")
        for line, following in pairwise(self.blPara.lines):
            last, first = _last_word(line), _first_word(following)
            broken = last.endswith("-") and last[:-1] + first in whole
            _end_line(line, last[:-1] + "\u00ad" if broken else last + " ")

    def _draw_background(self) -> None:
        left = self.style.leftIndent
        widest = max((self._line_width(line) for line in self.blPara.lines), default=0)
        with artifact(self.canv):
            self.canv.setFillColor(WARNING_TINT)
            self.canv.rect(left - 2, -1, widest + 4, self.height + 1, stroke=0, fill=1)

    def _line_width(self, line: object) -> float:
        slack = line[0] if isinstance(line, tuple) else getattr(line, "extraSpace", 0)
        return float(self.width - self.style.leftIndent - slack)


def _last_word(line: Any) -> str:
    """Return the last run of a line: a word where all is in one look, else the last piece."""
    runs = line[1] if isinstance(line, tuple) else [word.text for word in line.words]
    return str(runs[-1]) if runs else ""


def _first_word(line: Any) -> str:
    runs = line[1] if isinstance(line, tuple) else [word.text for word in line.words]
    return next((str(run).split(" ")[0] for run in runs if run), "")


def _end_line(line: Any, last: str) -> None:
    if isinstance(line, tuple):
        line[1][-1] = last
    elif line.words:
        line.words[-1].text = last


_NAME_GAP = 8.0
"""Points that stay white between the longest name of a fact and its value."""


class FactRow(Flowable):  # type: ignore[misc]  # as above
    """One row of the facts table: name and value side by side."""

    def __init__(self, name: Marked | None, value: Marked, *, column: float, gap: float) -> None:
        super().__init__()
        self.column = column
        self.name = name
        self.value = value
        self.gap = gap

    def move_close(self) -> None:
        """Stand close to the heading above."""
        self.gap = CLOSE_GAP

    def getSpaceBefore(self) -> float:
        """Return the room above the row."""
        return self.gap

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the size of the row."""
        room = availWidth - BASE_COLUMN
        names = self.column - _NAME_GAP
        name_height = self.name.wrap(names, availHeight)[1] if self.name else 0
        _, value_height = self.value.wrap(room - self.column, availHeight)
        self.width, self.height = availWidth, max(name_height, value_height)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split a long value; the name stays with its first part."""
        room = availWidth - BASE_COLUMN - self.column
        parts = self.value.split(room, availHeight)
        if len(parts) < 2:
            return []
        first = FactRow(self.name, parts[0], column=self.column, gap=self.gap)
        return [first, FactRow(None, parts[1], column=self.column, gap=0)]

    def draw(self) -> None:
        """Draw name and value on the same first line."""
        top = self.height
        if self.name:
            self.name.drawOn(self.canv, BASE_COLUMN, top - self.name.height)
        self.value.drawOn(self.canv, BASE_COLUMN + self.column, top - self.value.height)


class RowsTogether(KeepTogether):  # type: ignore[misc]  # as above
    """The rows of a short table, not parted by a page."""

    def __init__(self, rows: Sequence[FactRow]) -> None:
        super().__init__(list(rows))
        self.rows = tuple(rows)

    def move_close(self) -> None:
        """Stand close to the heading above."""
        self.rows[0].move_close()


class TintedPanel(Flowable):  # type: ignore[misc]  # as above
    """Paragraphs on a tinted ground; runs over a page where it must."""

    def __init__(self, parts: Sequence[Marked]) -> None:
        super().__init__()
        self.parts = list(parts)

    def getSpaceBefore(self) -> float:
        """Return the room above the panel."""
        return 10.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the size of the panel with its padding."""
        inner = availWidth - BASE_COLUMN - 2 * PANEL_PADDING
        heights = [part.wrap(inner, availHeight)[1] for part in self.parts]
        gaps = sum(part.getSpaceBefore() for part in self.parts[1:])
        self.width, self.height = availWidth, sum(heights) + gaps + 2 * PANEL_PADDING
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split between or inside the paragraphs."""
        inner = availWidth - BASE_COLUMN - 2 * PANEL_PADDING
        left = availHeight - 2 * PANEL_PADDING
        fitting: list[Marked] = []
        waiting = list(self.parts)
        while waiting:
            part = waiting[0]
            gap = part.getSpaceBefore() if fitting else 0
            height = part.wrap(inner, left)[1]
            if height + gap > left:
                break
            left -= height + gap
            fitting.append(waiting.pop(0))
        gap = waiting[0].getSpaceBefore() if waiting and fitting else 0
        if waiting and (pieces := waiting[0].split(inner, left - gap)):
            fitting.append(pieces[0])
            waiting[:1] = pieces[1:]
        if not fitting or not waiting:
            return []
        return [TintedPanel(fitting), TintedPanel(waiting)]

    def draw(self) -> None:
        """Draw the ground as decoration and the paragraphs on it."""
        with artifact(self.canv):
            self.canv.setFillColor(TINT)
            width = self.width - BASE_COLUMN
            self.canv.roundRect(BASE_COLUMN, 0, width, self.height, 2, stroke=0, fill=1)
        top = self.height - PANEL_PADDING
        for number, part in enumerate(self.parts):
            top -= part.height + (part.getSpaceBefore() if number else 0)
            part.drawOn(self.canv, BASE_COLUMN + PANEL_PADDING, top)


class SignatureRoom(Flowable):  # type: ignore[misc]  # as above
    """Room for the visible signature; notes where on the paper it came to stand."""

    def __init__(self, waiting: Sequence[str]) -> None:
        super().__init__()
        self.waiting = tuple(waiting)

    def getSpaceBefore(self) -> float:
        """Return the room above."""
        return 5.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the size of the room."""
        self.width, self.height = availWidth, SIGNATURE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Note the place; in a draft draw an empty frame with what is waited for."""
        x, y = self.canv.absolutePosition(BASE_COLUMN, 0)
        page = self.canv.getPageNumber() - 1
        box = SignatureBox(page, x, y, SIGNATURE_WIDTH, SIGNATURE_HEIGHT)
        self.canv.signature_boxes.append(box)
        if not self.waiting:
            return
        with artifact(self.canv):
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(0.8)
            self.canv.roundRect(BASE_COLUMN, 0, SIGNATURE_WIDTH, SIGNATURE_HEIGHT, 3, stroke=1)
        with self.canv.marks.content(self.canv, Element("P")):
            self._draw_words()

    def _draw_words(self) -> None:
        text = self.canv.beginText(BASE_COLUMN + 10, SIGNATURE_HEIGHT - 20)
        text.setFont(REGULAR, 9.5, leading=13)
        text.setFillColor(QUIET)
        for line in self.waiting:
            text.textLine(line)
        self.canv.drawText(text)


class SideLabel(Flowable):  # type: ignore[misc]  # as above
    """A label at the left margin with lines beside it, or above them when it is too long."""

    def __init__(self, label: Marked, lines: Sequence[Marked], *, beside: bool) -> None:
        super().__init__()
        self.label = label
        self.lines = list(lines)
        self.beside = beside

    def getSpaceBefore(self) -> float:
        """Return the room above."""
        return 10.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return the size of label and lines together."""
        label_height = self.label.wrap(availWidth, availHeight)[1]
        room = availWidth - BASE_COLUMN
        below = sum(line.wrap(room, availHeight)[1] + 2 for line in self.lines) - 2
        self.width = availWidth
        self.height = max(label_height, below) if self.beside else label_height + 3 + below
        return self.width, self.height

    def draw(self) -> None:
        """Draw the label first, so that it is read first."""
        top = self.height - self.label.height
        self.label.drawOn(self.canv, 0, top)
        if self.beside:
            top = self.height
        else:
            top -= 3
        for line in self.lines:
            line.drawOn(self.canv, BASE_COLUMN, top - line.height)
            top -= line.height + 2


def elements_of(flowables: Iterable[Flowable]) -> Iterator[Element]:
    """Yield the outermost structure elements that flowables will be marked as."""
    for flowable in flowables:
        if isinstance(flowable, Marked):
            yield _outermost(flowable.element)
        elif isinstance(flowable, TintedPanel):
            yield from elements_of(flowable.parts)
        elif isinstance(flowable, SideLabel):
            yield from elements_of((flowable.label, *flowable.lines))
        elif isinstance(flowable, RowsTogether):
            yield from elements_of(flowable.rows)
        elif isinstance(flowable, FactRow):
            yield _outermost(flowable.value.element)


def _outermost(element: Element) -> Element:
    while element.parent is not None:
        element = element.parent
    return element
