"""A small list that is searched by typing: what to create, or what to join to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from diagram.editor.drawing.words import Say

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

MOST = 60
"""Lines at most; typing finds the others."""

_ROWS = 9
_WIDE = 360


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    key: str
    text: str


def _never(key: str) -> str:
    return ""


class Picker(QObject):
    """A field and a list over the drawing. Enter or a click chooses, Escape chooses nothing."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._entries: Sequence[Entry] = ()
        self._chosen: Callable[[str], None] | None = None
        self._lit: Callable[[str], None] | None = None
        self._refuse: Callable[[str], str] = _never
        self._refusals: dict[str, str] = {}
        self.frame = QFrame(canvas)
        self.frame.setObjectName("picker")
        self.frame.setFrameShape(QFrame.Shape.StyledPanel)
        self.frame.setAutoFillBackground(True)
        self.field = QLineEdit(self.frame)
        self.list = QListWidget(self.frame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        box = QVBoxLayout(self.frame)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self.field)
        box.addWidget(self.list)
        self.frame.hide()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.currentItemChanged.connect(self._on_lit)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._chosen is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """The entries that are listed now."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def open(
        self,
        title: str,
        entries: Sequence[Entry],
        at: QPoint,
        chosen: Callable[[str], None],
        *,
        lit: Callable[[str], None] | None = None,
        refuse: Callable[[str], str] = _never,
    ) -> None:
        """Show the list beside a point of the view; `lit` hears of each line passed on the way.

        `refuse` says why an entry may not be chosen, nothing where it may; such ones come last. It
        is asked only of the lines that are shown.
        """
        self._entries, self._chosen, self._lit = entries, chosen, lit
        self._refuse, self._refusals = refuse, {}
        self.field.clear()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self._fill("")
        self._place(at)
        self.frame.show()
        self.frame.raise_()
        self.field.setFocus()
        self._canvas.announce(title)

    def close(self) -> None:
        """Take the list away; nothing is chosen."""
        if self._chosen is None:
            return
        self._chosen = self._lit = None
        if self.field.hasFocus():  # first, for Qt walks on from a field that is hidden in focus
            self._canvas.setFocus()
        self.frame.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the field keeps the text, the list the arrows."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and self.is_open:
            self._canvas.cancel()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                 Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            count = max(self.list.count(), 1)
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), count - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self._canvas.cancel()
            self._canvas.announce(self._canvas.words.say(Say.CANCELLED))
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _fill(self, text: str) -> None:
        self.list.clear()
        wanted = text.casefold().split()
        found = [e for e in self._entries if all(word in e.text.casefold() for word in wanted)]
        found.sort(key=lambda e: not e.text.casefold().startswith(text.casefold()))
        shown = sorted(found[:MOST], key=lambda entry: bool(self._reason(entry)))
        for entry in shown:
            reason = self._reason(entry)
            item = QListWidgetItem(f"{entry.text}\n{reason}" if reason else entry.text)
            item.setData(Qt.ItemDataRole.UserRole, entry.key)
            if reason:
                item.setForeground(QColor(self._canvas.theme.dim))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)
        if not found:
            self._canvas.announce(self._canvas.words.say(Say.NOTHING_FOUND))

    def _place(self, at: QPoint) -> None:
        scale = self._canvas.look.enlarged
        row = max(self.list.sizeHintForRow(0) + 4, round(24 * scale))
        rows = min(max(len(self._entries), 2), _ROWS)
        size = QSize(round(_WIDE * scale), self.field.sizeHint().height() + rows * row + 32)
        room = self._canvas.rect().adjusted(4, 4, -4, -4)
        size = size.boundedTo(room.size())
        left = min(max(at.x() + 8, room.left()), room.right() - size.width())
        top = min(max(at.y() + 8, room.top()), room.bottom() - size.height())
        self.frame.setGeometry(left, top, size.width(), size.height())

    def _entry(self, item: QListWidgetItem | None) -> Entry | None:
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((entry for entry in self._entries if entry.key == key), None)

    def _reason(self, entry: Entry) -> str:
        if entry.key not in self._refusals:
            self._refusals[entry.key] = self._refuse(entry.key)
        return self._refusals[entry.key]

    def _choose(self, item: QListWidgetItem | None) -> None:
        entry, chosen = self._entry(item), self._chosen
        if entry is None or chosen is None:
            return
        if self._reason(entry):
            self._canvas.announce(self._reason(entry))
            return
        self.close()
        self._canvas.hint()
        chosen(entry.key)

    def _on_text_changed(self, text: str) -> None:
        if self.is_open:
            self._fill(text)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose(item)

    def _on_lit(self, item: QListWidgetItem | None) -> None:
        entry = self._entry(item)
        if entry is not None and self._lit is not None:
            self._lit(entry.key)
