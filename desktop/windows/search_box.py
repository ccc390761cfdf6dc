"""The search box (Ctrl+K): cases, persons, documents and commands in groups under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.announcing import RestedSaying
from desktop.base.icons import draw_icon, icon_pixmap
from desktop.base.theme import theme
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import LineLabel, PictureLabel, PlainLabel

REST_MS = 120
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
LEAST_LETTERS = 3
MOST_SHOWN = 11
_ROW = 44
_WIDEST = 620
"""Pixels at the usual size of text."""


class HitKind(StrEnum):
    """What was found; the value is its icon."""

    CASE = "cases"
    PERSON = "user"
    DOCUMENT = "file"
    COMMAND = "chevron-right"


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the result: what it is, what it says and what choosing it does.

    Lines of one `group` follow each other; its name stands over the first.
    """

    kind: HitKind
    words: str
    detail: str
    act: Callable[[], None]
    group: str = ""


class SearchBox(QLineEdit):
    """Looks for what is typed once the typing rests.

    Signals:
        left(): the search is over.
    """

    left = Signal()

    def __init__(self, find: Callable[[str], Sequence[Hit]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setMaxLength(100)
        self.setPlaceholderText(tr("Etsi asia, henkilö tai asiakirja"))
        self.setAccessibleName(tr("Etsi asia, henkilö, asiakirja tai toiminto"))
        self._find = find
        self._picture = PictureLabel(self)
        self._picture.setPixmap(icon_pixmap("search", "dim", 16))
        self._key = LineLabel("Ctrl K", "key", self)
        self.hits = Hits(self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look)
        self.textEdited.connect(self._rest.start)

    def begin(self) -> None:
        """Take the focus and show the commands."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.look()

    def look(self) -> None:
        """Look now."""
        self._rest.stop()
        typed = self.text().strip()
        self.hits.show_hits(self._find(typed), typed)

    def choose(self, index: QModelIndex) -> None:
        """Do what the chosen line says."""
        hit = self.hits.hit(index)
        self.leave()
        if hit is not None:
            hit.act()

    def leave(self) -> None:
        """Empty the box and take the list away."""
        self._rest.stop()
        self.clear()
        self.hits.hide()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture left and the key right."""
        super().resizeEvent(event)
        size = self.fontMetrics().height() - 2
        self._picture.setPixmap(icon_pixmap("search", "dim", size))
        self._picture.setGeometry(9, (self.height() - size) // 2, size, size)
        key = self._key.sizeHint()
        self._key.setGeometry(
            self.width() - key.width() - 8,
            (self.height() - key.height()) // 2,
            key.width(),
            key.height(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list, choose, or leave."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.hits.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rest.isActive():
                self.look()
            self.choose(self.hits.current)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the list away when the user goes elsewhere."""
        super().focusOutEvent(event)
        self.hits.hide()


class Hits(QFrame):
    """The list under the box; it never takes the focus from it."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box.window())
        self.setObjectName("hits")
        self._box = box
        self._model = _HitModel()
        self.view = _PointedList()
        self.view.setModel(self._model)
        self.view.setItemDelegate(_HitDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Löydetyt"))
        self.view.clicked.connect(box.choose)
        self.view.pointed.connect(self.view.setCurrentIndex)
        self._hint = PlainLabel("", "dim")
        self._counted = RestedSaying(self._hint)
        self._under = QHBoxLayout()
        self._under.setContentsMargins(10, 4, 10, 6)
        self._under.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(2)
        layout.addWidget(self.view, 1)
        layout.addLayout(self._under)
        self.hide()

    @property
    def current(self) -> QModelIndex:
        """The line that Enter chooses."""
        return self.view.currentIndex()

    @property
    def shown(self) -> tuple[Hit, ...]:
        """What is shown."""
        return tuple(self._model.hits)

    def hit(self, index: QModelIndex) -> Hit | None:
        """Return what stands on a line."""
        return self._model.hits[index.row()] if index.isValid() else None

    @property
    def hint(self) -> str:
        """What the line under the list says."""
        return self._hint.text()

    def show_hits(self, hits: Sequence[Hit], typed: str = "") -> None:
        """Show these under the box, the first one chosen."""
        self._model.show_hits(hits)
        self._hint.setText(_hint(typed, found=bool(hits)))
        self.view.setVisible(bool(hits))
        self.view.setCurrentIndex(self._model.index(0, 0))
        self.view.scrollToTop()
        self.setParent(self._box.window())
        self.setGeometry(self._room(len(hits)))
        self.show()
        self.raise_()
        if typed:
            self._counted.say(
                tr_n("Yksi osuma", "{count} osumaa", len(hits)) if hits else self._hint.text()
            )

    def _room(self, count: int) -> QRect:
        """Return the place under the box: wider than it where the window has room."""
        window, box = self._box.window(), self._box
        place = box.mapTo(window, QPoint(0, box.height() + 4))
        wanted = max(box.width(), _WIDEST * self.fontMetrics().height() // 18)
        wide = min(wanted, window.width() - 16)
        left = min(place.x(), window.width() - wide - 8)
        hint = self._under.heightForWidth(wide - 10)
        tall = self._model.tall(min(count, MOST_SHOWN), self.fontMetrics()) + hint + 14
        return QRect(left, place.y(), wide, min(tall, window.height() - place.y() - 8))

    def step(self, by: int) -> None:
        """Choose the next or the former line, round and round."""
        count = self._model.rowCount()
        if count and self.isVisible():
            at = self.view.currentIndex().row()
            first = 0 if by > 0 else -1
            row = (at + by if at >= 0 else first) % count
            self.view.setCurrentIndex(self._model.index(row, 0))


class _PointedList(QListView):
    """A list whose line follows the pointer only when the hand moves it.

    Qt's `entered` also comes when the list scrolls under a pointer at rest: the arrow keys would
    then be led elsewhere.

    Signals:
        pointed(QModelIndex): the pointer was moved over a line.
    """

    pointed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self._pointer = QCursor.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the pointer moved, or the list did under it."""
        super().mouseMoveEvent(event)
        at = event.globalPosition().toPoint()
        index = self.indexAt(event.position().toPoint())
        if at != self._pointer and index.isValid():
            self.pointed.emit(index)
        self._pointer = at

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: where the pointer rests when the list comes means nothing."""
        super().showEvent(event)
        self._pointer = QCursor.pos()


class _HitModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()

    def heads(self, row: int) -> str:
        """Return the name of the group that begins at a line, empty where none does."""
        group = self.hits[row].group
        return group if row == 0 or self.hits[row - 1].group != group else ""

    def tall(self, count: int, metrics: QFontMetrics) -> int:
        """Return the height of so many lines with the heads among them."""
        heads = sum(bool(self.heads(row)) for row in range(count))
        return count * row_height(metrics) + heads * head_height(metrics)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (hit.group, hit.words, hit.detail) if part)
        if role == HEAD_ROLE:
            return self.heads(index.row())
        return hit if role == Qt.ItemDataRole.UserRole else None


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        head = head_height(option.fontMetrics) if index.data(HEAD_ROLE) else 0
        return QSize(0, row_height(option.fontMetrics) + head)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        chosen = self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if head := str(index.data(HEAD_ROLE)):
            area = self._write_head(painter, area, head)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme().selection))
            painter.drawRoundedRect(QRectF(area), 6, 6)
        size = icon_size(painter.fontMetrics())
        picture = QRectF(area.x() + 10, area.y() + (area.height() - size) / 2, size, size)
        draw_icon(painter, picture, hit.kind.value, "accent" if chosen else "dim")
        self._write(painter, area, hit)
        painter.restore()

    def _write_head(self, painter: QPainter, area: QRect, words: str) -> QRect:
        """Write the name of the group over its first line and return the room of the line."""
        tall = head_height(painter.fontMetrics())
        usual = painter.font()
        font = QFont(usual)
        font.setBold(True)
        font.setPixelSize(max(9, font.pixelSize() - 2))
        painter.setFont(font)
        room = QRect(area.x() + 10, area.y(), area.width() - 20, tall)
        self._put(painter, room, words, theme().dim)
        painter.setFont(usual)
        return area.adjusted(0, tall, 0, 0)

    def _write(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        room = area.adjusted(22 + icon_size(painter.fontMetrics()), 4, -10, -4)
        if hit.kind is HitKind.COMMAND:
            self._write_line(painter, room, hit.words, hit.detail)
            return
        half = room.height() // 2
        upper = QRect(room.x(), room.y(), room.width(), half if hit.detail else room.height())
        font = QFont(painter.font())
        font.setBold(hit.kind is HitKind.CASE)
        painter.setFont(font)
        self._put(painter, upper, hit.words, theme().ink)
        font.setBold(False)
        font.setPixelSize(max(9, font.pixelSize() - 2))
        painter.setFont(font)
        self._put(painter, upper.translated(0, half), hit.detail, theme().dim)

    def _write_line(self, painter: QPainter, room: QRect, words: str, key: str) -> None:
        """Write a command on one line, its key at the right as on a keyboard."""
        if key:
            wide = painter.fontMetrics().horizontalAdvance(key) + 14
            tall = painter.fontMetrics().height() + 4
            cap = QRect(room.right() - wide, room.center().y() - tall // 2, wide, tall)
            painter.setPen(QColor(theme().line))
            painter.setBrush(QColor(theme().card))
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(theme().dim))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            room = room.adjusted(0, 0, -wide - 10, 0)
        self._put(painter, room, words, theme().ink)

    def _put(self, painter: QPainter, room: QRect, words: str, colour: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, shown)


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a line of the list: two lines of text in it."""
    return max(_ROW, 2 * metrics.height() + 8)


def icon_size(metrics: QFontMetrics) -> int:
    """Return the size of a line's picture, which grows with the text."""
    return max(18, metrics.height() - 2)


def head_height(metrics: QFontMetrics) -> int:
    """Return the height of a group's name over its first line."""
    return metrics.height() + 8


def _hint(typed: str, *, found: bool) -> str:
    """Return what the line under the list teaches."""
    if not typed:
        return tr(
            "Kirjoita asian numero, nimi, asiakirjan sana tai toiminto. Pieni kirjoitusvirhe "
            "ei haittaa: makinen löytää Mäkisen."
        )
    if found:
        return tr("Nuolet valitsevat, Enter avaa, Esc sulkee.")
    if len(typed) < LEAST_LETTERS:
        return tr("Asioita, henkilöitä ja asiakirjoja etsitään kolmannesta kirjaimesta alkaen.")
    return tr("Ei löytynyt. Kokeile asian numeron loppua, sukunimeä tai sanan alkua.")
