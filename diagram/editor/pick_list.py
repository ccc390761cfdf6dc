"""A short numbered list over the map: a digit, the arrows with Enter, or a click picks from it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from diagram.editor.callout import Callout, Saying
from diagram.editor.theme import MapTheme

_FIRST, _LAST = Qt.Key.Key_1, Qt.Key.Key_9
_TAKE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PickList(Callout):
    """Head, rows to pick from, and a foot; the map keeps the focus and hands its keys on."""

    widest = 600

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head: tuple[Saying, ...] = ()
        self._rows: tuple[Saying, ...] = ()
        self._foot: tuple[Saying, ...] = ()
        self._pick: Callable[[int], None] | None = None
        self._where: tuple[QPoint, MapTheme, str] | None = None
        self.lit = 0

    @property
    def is_open(self) -> bool:
        """Whether there is something to pick from."""
        return self._pick is not None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def offer(
        self,
        head: Saying,
        rows: Sequence[Saying],
        pick: Callable[[int], None],
        at: QPoint,
        theme: MapTheme,
        *,
        foot: Saying | None = None,
        edge: str = "",
    ) -> None:
        """Show the list beside a point of the map; `pick` is told the place of the row."""
        self._head, self._rows = (head,), tuple(rows)
        self._foot = () if foot is None else (foot,)
        self._pick, self._where, self.lit = pick, (at, theme, edge), 0
        self._show()

    def light(self, place: int) -> None:
        """Go to a row."""
        if 0 <= place < len(self._rows) and place != self.lit:
            self.lit = place
            self._show()

    def take(self, place: int | None = None) -> None:
        """Pick a row, the lit one by default, and close."""
        pick = self._pick
        wanted = self.lit if place is None else place
        if pick is not None and 0 <= wanted < len(self._rows):
            self.close_list()
            pick(wanted)

    def close_list(self) -> None:
        """Pick nothing; nothing remains."""
        self._pick = None
        self.hide()

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key means here; any other key closes the list and is for the map."""
        key = Qt.Key(event.key())
        if not self.is_open:
            return False
        if key is Qt.Key.Key_Escape:
            self.close_list()
        elif key in _TAKE:
            self.take()
        elif key in _WALK:
            self.light((self.lit + _WALK[key]) % len(self._rows))
        elif _FIRST <= key <= _LAST:
            self.take(key - _FIRST)
        else:
            self.close_list()
            return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: light the row under the pointer."""
        place = self._row_at(event)
        if place is not None:
            self.light(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: pick the row under the pointer."""
        self.take(self._row_at(event))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the map is not clicked through the list."""
        event.accept()

    def _row_at(self, event: QMouseEvent) -> int | None:
        rows = range(len(self._rows))
        boxes = (self.line_box(place + len(self._head)) for place in rows)
        return next((n for n, box in enumerate(boxes) if box.contains(event.position())), None)

    def _show(self) -> None:
        assert self._where is not None
        rows = (replace(row, lit=n == self.lit) for n, row in enumerate(self._rows))
        at, theme, edge = self._where
        self.say((*self._head, *rows, *self._foot), at, theme, edge=edge)
