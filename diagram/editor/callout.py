"""The small card beside the pointer: what a case is, or what a place answers to it. Plain text."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from diagram.editor.content import Content
from diagram.editor.shapes import draw_mark
from diagram.editor.text import Face, metrics_of, width_of, write
from diagram.editor.theme import MapTheme
from models.rules.kinds import DueState
from models.rules.rows import CaseRow

WIDEST = 420
_PAD = 10
_OFFSET = QPoint(16, 18)


@dataclass(frozen=True, slots=True)
class Saying:
    """One line of a callout; a mark may stand before it, `lit` gives it a ground of its own."""

    text: str
    colour: str
    bold: bool = False
    mark: tuple[DueState, bool] | None = None
    lit: bool = False


class Callout(QWidget):
    """Lines of plain text over the map; it never takes the mouse."""

    widest = WIDEST

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._lines: tuple[Saying, ...] = ()
        self._face = Face(self.font().family(), 12.0)
        self._over = parent
        self._theme: MapTheme | None = None
        self._edge = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says at the moment, empty while it is hidden."""
        return () if self.isHidden() else tuple(line.text for line in self._lines)

    def say(
        self, lines: tuple[Saying, ...], at: QPoint, theme: MapTheme, *, edge: str = ""
    ) -> None:
        """Show `lines` beside a point of the parent; `edge` colours the outline."""
        self._lines, self._theme, self._edge = lines, theme, edge or theme.line
        larger = max(QFontInfo(self.font()).pixelSize() - 1.0, 12.0)
        self._face = Face(self.font().family(), larger)
        self.resize(self._wanted())
        self.move(self._beside(at))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the card and its lines."""
        if self._theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._edge), 1.4))
            painter.setBrush(QColor(self._theme.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            for place, line in enumerate(self._lines):
                self._line(painter, place, line)

    def _line(self, painter: QPainter, place: int, line: Saying) -> None:
        assert self._theme is not None
        box = self.line_box(place)
        if line.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.selection))
            painter.drawRoundedRect(box.adjusted(-4, 0, 4, 0), 4, 4)
        if line.mark is not None:
            state, hollow = line.mark
            middle = box.topLeft()
            middle.setX(middle.x() + 5)
            middle.setY(box.center().y())
            draw_mark(painter, state, middle, 10, colour=self._theme.mark(state),
                      ground=self._theme.card, hollow=hollow)  # fmt: skip
            box.setLeft(box.left() + 16)
        write(painter, box, line.text, self._bold(line), line.colour)

    def line_box(self, place: int) -> QRectF:
        """Return where a line stands."""
        high = self._height()
        return QRectF(_PAD, _PAD - 2 + place * high, self.width() - 2 * _PAD, high)

    def _bold(self, line: Saying) -> Face:
        return Face(self._face.family, self._face.pixels, line.bold)

    def _height(self) -> float:
        return metrics_of(self._face).height() + 1

    def _wanted(self) -> QSize:
        widths = [
            width_of(s.text, self._bold(s)) + (16 if s.mark is not None else 0) for s in self._lines
        ]
        wide = min(max(widths, default=0.0) + 2 * _PAD + 2, self.widest)
        return QSize(round(wide), round(len(self._lines) * self._height() + 2 * _PAD - 4))

    def _beside(self, at: QPoint) -> QPoint:
        room = self._over.rect()
        place = at + _OFFSET
        if place.x() + self.width() > room.right() - 4:
            place.setX(at.x() - self.width() - 10)
        if place.y() + self.height() > room.bottom() - 4:
            place.setY(at.y() - self.height() - 10)
        return QPoint(max(place.x(), 4), max(place.y(), 4))


def about(content: Content, row: CaseRow) -> tuple[Saying, ...]:
    """Return the lines about a case: number, who, nearest clock, worker, what next."""
    words, theme, clock = content.words, content.theme, row.clock
    who = row.initials
    if row.birth_date is not None:
        who = f"{who}, {words.age(row.birth_date)}"
    lines = [Saying(row.number, theme.ink, bold=True), Saying(who, theme.ink)]
    warned = [word for on, word in (
        (row.non_disclosure, words.non_disclosure), (row.urgent, words.urgent)) if on]  # fmt: skip
    if warned:
        lines.append(Saying(" · ".join(warned), theme.late, bold=True))
    lines += _clock_lines(content, row)
    if row.is_final and words.final:
        lines.append(Saying(words.final, theme.dim))
    lines.append(Saying(row.worker_name or words.unassigned, theme.dim))
    lines.append(Saying(words.act(row.next_act), theme.accent))
    if not clock.statutory and clock.kind is not None:
        lines.insert(-2, Saying(words.target, theme.dim))
    return tuple(lines)


def _clock_lines(content: Content, row: CaseRow) -> list[Saying]:
    words, theme, clock = content.words, content.theme, row.clock
    mark = (clock.state, not clock.statutory)
    if clock.kind is None:
        return [Saying(words.no_clock, theme.dim, mark=mark)]
    due = "" if clock.due is None else f" {words.day(clock.due)}"
    late = clock.state is DueState.LATE
    return [
        Saying(f"{words.clock_name(clock.kind)}{due}", theme.ink, mark=mark),
        Saying(words.days(clock.days_left), theme.late if late else theme.ink, bold=late),
    ]
