"""The search box (Ctrl+K): cases, persons and commands in one list under it."""

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
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.icons import draw_icon, icon_pixmap
from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PictureLabel

REST_MS = 120
MOST_SHOWN = 9
_ROW = 44


class HitKind(StrEnum):
    """What was found; the value is its icon."""

    CASE = "cases"
    PERSON = "user"
    COMMAND = "chevron-right"


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the result: what it is, what it says and what choosing it does."""

    kind: HitKind
    words: str
    detail: str
    act: Callable[[], None]


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
        self.setPlaceholderText(tr("Etsi asia, henkilö tai toiminto"))
        self.setAccessibleName(tr("Etsi asia, henkilö tai toiminto"))
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
        self.hits.show_hits(self._find(self.text().strip()))

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
        self._picture.move(9, (self.height() - 16) // 2)
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
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(_HitDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Löydetyt"))
        self.view.clicked.connect(box.choose)
        self.view.entered.connect(self.view.setCurrentIndex)
        self._none = LineLabel(tr("Ei löytynyt."), "dim")
        self._none.setContentsMargins(12, 10, 12, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.view)
        layout.addWidget(self._none)
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

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these under the box, the first one chosen."""
        self._model.show_hits(hits)
        self._none.setVisible(not hits)
        self.view.setVisible(bool(hits))
        self.view.setCurrentIndex(self._model.index(0, 0))
        place = self._box.mapTo(self._box.window(), QPoint(0, self._box.height() + 4))
        shown = min(len(hits), MOST_SHOWN)
        height = shown * _ROW + 10 if hits else 48
        self.setParent(self._box.window())
        self.setGeometry(QRect(place, QSize(self._box.width(), height)))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next or the former line, round and round."""
        count = self._model.rowCount()
        if count and self.isVisible():
            row = (self.view.currentIndex().row() + by) % count
            self.view.setCurrentIndex(self._model.index(row, 0))


class _HitModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()

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
            return f"{hit.words}, {hit.detail}"
        return hit if role == Qt.ItemDataRole.UserRole else None


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, _ROW)

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
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme().selection))
            painter.drawRoundedRect(QRectF(area), 6, 6)
        picture = QRectF(area.x() + 10, area.y() + (_ROW - 18) / 2, 18, 18)
        draw_icon(painter, picture, hit.kind.value, "accent" if chosen else "dim")
        self._write(painter, area, hit)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        room = area.adjusted(40, 4, -10, -4)
        font = painter.font()
        font.setBold(hit.kind is HitKind.CASE)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        words = metrics.elidedText(hit.words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(theme().ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        half = room.height() // 2
        upper = QRect(room.x(), room.y(), room.width(), half if hit.detail else room.height())
        painter.drawText(upper, flags, words)
        if hit.detail:
            font.setBold(False)
            font.setPixelSize(max(9, font.pixelSize() - 2))
            painter.setFont(font)
            painter.setPen(QColor(theme().dim))
            detail = painter.fontMetrics().elidedText(
                hit.detail, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(upper.translated(0, half), flags, detail)
