"""What a file draws beside the path, for screen readers: named, told of, not to be changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow

from diagram.editor.drawing.outline import foreign_name
from diagram.editor.drawing.words import Say
from diagram.graph.foreign import ForeignElement

if TYPE_CHECKING:
    from diagram.editor.drawing.accessible import BoardInterface


class ForeignInterface(QAccessibleInterface):
    """One foreign shape (vieras osa); once the board shows another file it is not valid."""

    def __init__(self, owner: "BoardInterface", element_id: str) -> None:
        super().__init__()
        self._owner, self.element_id = owner, element_id

    @property
    def _shape(self) -> ForeignElement | None:
        return self._owner.strangers().get(self.element_id)

    def isValid(self) -> bool:
        """Qt: whether the board still shows it."""
        return self._shape is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Qt: it is no object of its own."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Qt: the window of the board."""
        return self._owner.canvas.window().windowHandle() if self.isValid() else None

    def parent(self) -> QAccessibleInterface:
        """Qt: the board."""
        return self._owner

    def childCount(self) -> int:
        """Qt: nothing lies in it that could be gone to."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: none."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: none."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: none."""
        return -1

    def role(self) -> QAccessible.Role:
        """Qt: a picture with a name."""
        return QAccessible.Role.Graphic

    def text(self, kind: QAccessible.Text) -> str:
        """Qt: its kind and name; as description that it is kept as it is."""
        shape, words = self._shape, self._owner.canvas.words
        if shape is None:
            return ""
        if kind is QAccessible.Text.Name:
            return foreign_name(words, shape)
        return words.say(Say.FOREIGN_KEPT) if kind is QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Qt: it is not changed here."""

    def rect(self) -> QRect:
        """Qt: where it is on the screen."""
        shape, canvas = self._shape, self._owner.canvas
        if shape is None or shape.box is None:
            return QRect()
        box = QRectF(shape.box.x, shape.box.y, shape.box.width, shape.box.height)
        seen = canvas.mapFromScene(box).boundingRect()
        return QRect(canvas.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        """Qt: read only, perhaps out of view."""
        state = QAccessible.State()
        if self._shape is None:
            state.invalid = True
            return state
        canvas = self._owner.canvas
        seen = QRect(canvas.viewport().mapToGlobal(QPoint(0, 0)), canvas.viewport().size())
        state.readOnly = True
        state.offscreen = not seen.intersects(self.rect())
        return state
