"""The decision's checklist: each lawful item met or wanted, a click away from its field."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.base.announcing import RestedSaying
from desktop.base.icons import draw_icon
from desktop.base.theme import theme
from desktop.base.words import language, tr, tr_n
from desktop.widgets.plain import PlainLabel, section_head
from models.rules.check_words import check_name, todo_of
from models.rules.law import citation_in
from models.rules.letters import Check

_MARK, _PAD, _GAP = 18, 6, 10
_HARD_SPACE = "\N{NO-BREAK SPACE}"


class Checklist(QWidget):
    """All items in the order of the letter.

    Signals:
        chosen(Check): go to where the item is cured.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Päätöksen tarkistuslista"))
        self._items: dict[str, CheckItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 16, 14, 16)
        self._column.setSpacing(0)
        self._column.addWidget(section_head(tr("Päätös on valmis, kun")))
        self.sum = PlainLabel("", "good")
        self._summed = RestedSaying(self.sum)
        self._column.addWidget(self.sum)
        self._column.addSpacing(6)
        self._column.addStretch(1)

    @property
    def checks(self) -> Sequence[Check]:
        """What is shown."""
        return tuple(item.check for item in self._items.values())

    def item(self, code: str) -> "CheckItem":
        """Return the line of an item."""
        return self._items[code]

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show the items; the lines stay where they are while they turn."""
        for check in checks:
            item = self._items.get(check.code)
            if item is None:
                item = self._items[check.code] = CheckItem(check)
                item.clicked.connect(lambda _=False, it=item: self.chosen.emit(it.check))
                self._column.insertWidget(self._column.count() - 1, item)
            item.show_check(check)
        wanted = sum(not check.met for check in checks)
        self.sum.setText(
            tr_n("Yksi kohta puuttuu", "{count} kohtaa puuttuu", wanted)
            if wanted
            else tr("Kaikki kunnossa")
        )
        self.sum.set_role("late" if wanted else "good")
        self._summed.say(self.sum.text())


class CheckItem(QAbstractButton):
    """One line: mark, name, statute; a wanted one says what to do in its tooltip."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.check, self.statute = check, ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_check(self, check: Check) -> None:
        """Turn the line to how the item stands now."""
        self.check = check
        name = check_name(check.code, language())
        self.setText(name)
        state = tr("kunnossa") if check.met else tr("puuttuu")
        self.statute = citation_in(check.statute, language()).replace(" §", _HARD_SPACE + "§")
        self.setAccessibleName(f"{name}, {state}, {self.statute}")
        self.setToolTip("" if check.met else todo_of(check, language()))
        leads = not check.met
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=not leads)
        self.updateGeometry()
        self.update()

    @property
    def _mark(self) -> int:
        """The size of the mark, which grows with the text."""
        return max(_MARK, round(_MARK * self.fontMetrics().height() / 18))

    def sizeHint(self) -> QSize:
        """Return the room of the line (Qt calls)."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def hasHeightForWidth(self) -> bool:
        """Answer yes (Qt calls)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that both texts need (Qt calls)."""
        words, law = self._places(width)
        return max(self._mark, words.united(law).height()) + 2 * _PAD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, name and statute (Qt calls)."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_mark(painter)
        painter.setFont(self._name_font())
        painter.setPen(QColor(colours.ink if self.check.met else colours.late))
        words, law = self._places(self.width())
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self.text())
        painter.setFont(self._law_font())
        painter.setPen(QColor(colours.dim))
        painter.drawText(law, Qt.TextFlag.TextWordWrap, self.statute)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 4, 4)
        painter.end()

    def _draw_mark(self, painter: QPainter) -> None:
        colours = theme()
        circle = QRectF(2, _PAD + 1, self._mark - 2, self._mark - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ok if self.check.met else colours.late))
        painter.drawEllipse(circle)
        if self.check.met:
            draw_icon(painter, circle.adjusted(2, 2, -2, -2), "check", colours.card)
            return
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(round(0.67 * self._mark))
        painter.setFont(font)
        painter.setPen(QColor(colours.card))
        painter.drawText(circle.translated(QPointF(0, -0.5)), Qt.AlignmentFlag.AlignCenter, "!")

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Return where name and statute stand: side by side where they fit, else below."""
        left = self._mark + _GAP
        room = max(40, width - left - 4)
        words = _bounds(self._name_font(), self.text(), room).translated(left, _PAD)
        if not self.statute:
            return words, QRect(words.topLeft(), QSize(0, 0))
        law = _bounds(self._law_font(), self.statute, room)
        one_line = words.height() <= QFontMetrics(self._name_font()).height()
        if one_line and words.width() + _GAP + law.width() <= room:
            law.moveTopLeft(QPoint(width - 4 - law.width(), _PAD + words.height() - law.height()))
        else:
            law.moveTopLeft(QPoint(left, words.bottom() + 1))
        return words, law

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(not self.check.met)
        return font

    def _law_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(self.font().pixelSize() * 0.85)))
        return font


def _bounds(font: QFont, text: str, room: int) -> QRect:
    area = QRect(0, 0, room, 10_000)
    return QFontMetrics(font).boundingRect(area, int(Qt.TextFlag.TextWordWrap), text)
