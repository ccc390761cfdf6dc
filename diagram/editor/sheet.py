"""A printed sheet of the map: head, map, legend and foot; then the cases by name where wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from diagram.editor.content import Content, content_of
from diagram.editor.device import Device
from diagram.editor.legend import draw_legend, legend_height
from diagram.editor.text import Face, width_of, write
from diagram.editor.theme import LIGHT
from diagram.editor.vector_map import draw_map
from models.rules.kinds import DueState
from models.rules.rows import CaseRow

PAPER = replace(LIGHT, ground="#ffffff")

MARGIN = 38.0
"""One centimetre; all lengths are in 1/96 inch."""

HEAD, FOOT = 50.0, 24.0
LINE = 18.0
COLUMNS = {"a4": 3, "a3": 4}


class PaperSize(StrEnum):
    """The sheets that offices have, lying."""

    A4 = "a4"
    A3 = "a3"

    @property
    def size(self) -> QSizeF:
        """Width and height in 1/96 inch."""
        return QSizeF(1123, 794) if self is PaperSize.A4 else QSizeF(1587, 1123)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a sheet says beside the map.

    `page` has the places {page} and {pages}; `secret` is written where names are on it.
    """

    title: str
    office: str
    made: str
    filter: str
    policy: str
    page: str
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The part of the map that is in sight: its place in the scene and the zoom."""

    box: QRectF
    zoom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on paper; `seen` is None for the whole map."""

    content: Content
    words: SheetWords
    paper: PaperSize
    seen: Seen | None
    named: bool


def sheet_of(
    content: Content, words: SheetWords, paper: PaperSize, *, seen: Seen | None, named: bool
) -> Sheet:
    """Return a sheet in the light theme; the whole map is laid out anew for the paper."""
    light = replace(content, theme=PAPER)
    if seen is None:
        room = _map_room(light, paper)
        light = content_of(
            content.definition,
            content.load,
            size=(room.width(), room.height()),
            theme=PAPER,
            words=content.words,
            family=content.family,
            shading=content.shading,
            former=content.former,
        )
    return Sheet(light, words, paper, seen, named)


def cases_on(sheet: Sheet) -> tuple[CaseRow, ...]:
    """Return the cases that the sheet shows, in the order of the map."""
    content, load = sheet.content, sheet.content.load
    order = content.places.order.tolist()
    if sheet.seen is not None:
        box, places = sheet.seen.box, content.places
        order = [p for p in order if box.contains(float(places.x[p]), float(places.y[p]))]
    return tuple(load.rows[place] for place in order)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a step's name with its count, or a case."""

    words: str
    row: CaseRow | None = None


Page: TypeAlias = Sequence[Sequence[Entry]]
"""A page of the list: columns of lines."""


def list_pages(sheet: Sheet) -> list[Page]:
    """Return the list of names as pages; none where names are left out."""
    if not sheet.named:
        return []
    room = _list_room(sheet.paper).height()
    columns = _parted(list(_entries(sheet)), int(room // LINE))
    across = COLUMNS[sheet.paper]
    return [columns[start : start + across] for start in range(0, len(columns), across)]


def draw_page(painter: QPainter, sheet: Sheet, lists: Sequence[Page], number: int) -> None:
    """Draw a page at the painter's origin: the map as number 1, then the pages of the list."""
    painter.fillRect(QRectF(QPointF(), sheet.paper.size), QColor("#ffffff"))
    if number == 1:
        _draw_map(painter, sheet)
    else:
        _draw_list(painter, sheet, lists[number - 2])
    _draw_head(painter, sheet)
    _draw_foot(painter, sheet, number, 1 + len(lists))


def _entries(sheet: Sheet) -> Iterator[Entry]:
    content = sheet.content
    steps: dict[str, list[CaseRow]] = {}
    for row in cases_on(sheet):
        steps.setdefault(row.step_id, []).append(row)
    for step in content.definition.tasks:
        rows = steps.get(step.id, [])
        if rows:
            yield Entry(f"{content.words.say(step.words)} ({len(rows)})")
            yield from (Entry("", row) for row in rows)


def _parted(entries: Sequence[Entry], tall: int) -> list[Sequence[Entry]]:
    """Return columns of at most `tall` lines; none ends with the head of a step."""
    columns: list[Sequence[Entry]] = []
    start = 0
    while start < len(entries):
        end = min(start + tall, len(entries))
        if end < len(entries) and entries[end - 1].row is None and end - start > 1:
            end -= 1
        columns.append(entries[start:end])
        start = end
    return columns


def _list_room(paper: PaperSize) -> QRectF:
    """Return where the list lies on its pages: between head and foot."""
    size = paper.size
    tall = size.height() - 2 * MARGIN - HEAD - FOOT
    return QRectF(MARGIN, MARGIN + HEAD, size.width() - 2 * MARGIN, tall)


def _map_room(content: Content, paper: PaperSize) -> QRectF:
    """Return where the map lies on the sheet: above its legend."""
    room = _list_room(paper)
    return room.adjusted(0, 0, 0, -legend_height(content, room.width()) - 4)


def _draw_map(painter: QPainter, sheet: Sheet) -> None:
    content, room = sheet.content, _map_room(sheet.content, sheet.paper)
    zoom, corner = 1.0, QPointF(0, 0)
    wide, tall = content.layout.width, content.layout.height
    if sheet.seen is not None:
        zoom = sheet.seen.zoom
        corner = sheet.seen.box.topLeft() * zoom
        wide, tall = sheet.seen.box.width() * zoom, sheet.seen.box.height() * zoom
    share = min(room.width() / wide, room.height() / tall)
    left = room.left() + (room.width() - wide * share) / 2
    painter.save()
    painter.translate(left, room.top())
    painter.scale(share, share)
    device = Device(zoom, -corner.x(), -corner.y(), QRectF(0, 0, wide, tall))
    draw_map(painter, content, device, named=sheet.named)
    painter.restore()
    _cover(painter, sheet, QRectF(left, room.top(), wide * share, tall * share))
    draw_legend(painter, content, room.translated(0, room.height() + 4))


def _cover(painter: QPainter, sheet: Sheet, kept: QRectF) -> None:
    """Cover what was drawn beside the map's room: a file has no clipping that all readers know."""
    page = sheet.paper.size
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    right, foot = page.width() + MARGIN, page.height() + MARGIN
    for left, top, end, low in (
        (-MARGIN, -MARGIN, right, kept.top()),
        (-MARGIN, kept.bottom(), right, foot),
        (-MARGIN, kept.top(), kept.left(), kept.bottom()),
        (kept.right(), kept.top(), right, kept.bottom()),
    ):
        painter.drawRect(QRectF(left, top, end - left, low - top))
    if sheet.seen is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(LIGHT.line), 1))
        painter.drawRect(kept)


def _draw_head(painter: QPainter, sheet: Sheet) -> None:
    """Write the title and office, under them what is shown; at the right the moment."""
    words, family = sheet.words, sheet.content.family
    bold, face = Face(family, 17.0, bold=True), Face(family, 12.0)
    row = QRectF(MARGIN, MARGIN, sheet.paper.size.width() - 2 * MARGIN, 22)
    right = Qt.AlignmentFlag.AlignRight
    write(painter, row, words.title, bold, LIGHT.ink)
    beside = row.adjusted(width_of(words.title, bold) + 14, 2, 0, 0)
    beside.setRight(row.right() - width_of(words.made, face) - 14)
    write(painter, beside, words.office, face, LIGHT.dim)
    write(painter, row.adjusted(0, 2, 0, 0), words.made, face, LIGHT.dim, align=right)
    under = row.translated(0, 22)
    if words.secret:
        strong = Face(family, 12.0, bold=True)
        write(painter, under, words.secret, strong, LIGHT.late, align=right)
        under.setRight(under.right() - width_of(words.secret, strong) - 14)
    write(painter, under, words.filter, face, LIGHT.ink)


def _draw_foot(painter: QPainter, sheet: Sheet, page: int, pages: int) -> None:
    size, face = sheet.paper.size, Face(sheet.content.family, 11.0)
    box = QRectF(MARGIN, size.height() - MARGIN - FOOT + 4, size.width() - 2 * MARGIN, 16)
    text = sheet.words.page.format(page=page, pages=pages)
    write(painter, box, text, face, LIGHT.dim, align=Qt.AlignmentFlag.AlignRight)
    box.setRight(box.right() - width_of(text, face) - 14)
    write(painter, box, sheet.words.policy, face, LIGHT.dim)


def _draw_list(painter: QPainter, sheet: Sheet, columns: Page) -> None:
    room, gap = _list_room(sheet.paper), 24.0
    wide = (room.width() + gap) / COLUMNS[sheet.paper] - gap
    for place, column in enumerate(columns):
        left = room.left() + place * (wide + gap)
        for line, entry in enumerate(column):
            box = QRectF(left, room.top() + line * LINE, wide, LINE)
            _draw_entry(painter, sheet.content, box, entry)


def _draw_entry(painter: QPainter, content: Content, box: QRectF, entry: Entry) -> None:
    face = Face(content.family, 12.0)
    if entry.row is None:
        write(painter, box, entry.words, Face(content.family, 12.0, bold=True), LIGHT.ink)
        return
    row, theme = entry.row, content.theme
    late = row.clock.state is DueState.LATE
    days = content.words.days_in_short(row.clock.days_left)
    right = Qt.AlignmentFlag.AlignRight
    write(painter, box, days, face, theme.late if late else theme.ink, align=right)
    write(painter, box, row.number, face, theme.dim)
    name = box.adjusted(width_of(row.number, face) + 10, 0, -width_of(days, face) - 8, 0)
    write(painter, name, row.name, face, theme.ink)
