"""The drawing for screen readers: phases, steps, deadlines and flows as children of the board.

Interfaces are kept here by their board as long as it lives: Qt holds only pointers to them.
"""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from diagram.editor.drawing.accessible_foreign import ForeignInterface
from diagram.editor.drawing.outline import children_of, description_of, name_of, title_of
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.words import Command
from diagram.graph.foreign import ForeignElement

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

NOTHING = VoidPtr(0)
"""What Qt reads as no such interface: for None PySide 6.11 looks up a type that is not there."""

_boards: dict[int, "BoardInterface"] = {}
_installed = False


def install() -> None:
    """Tell Qt how to describe drawing boards; more than once does nothing."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_factory)


def announce(canvas: "DraftCanvas", text: str) -> None:
    """Have a screen reader speak."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, text))


def focus(canvas: "DraftCanvas", element_id: str) -> None:
    """Tell screen readers that the keyboard is on an element."""
    if not QAccessible.isActive():
        return
    QAccessible.queryAccessibleInterface(canvas)
    found = _boards.get(id(canvas))
    if found is not None:
        event = QAccessibleEvent(found.node(element_id), QAccessible.Event.Focus)
        QAccessible.updateAccessibility(event)


def structure_changed(canvas: "DraftCanvas") -> None:
    """Tell screen readers that elements came, went or moved."""
    found = _boards.get(id(canvas))
    if found is not None:
        found.forget_gone()
        if QAccessible.isActive():
            event = QAccessibleEvent(canvas, QAccessible.Event.ObjectReorder)
            QAccessible.updateAccessibility(event)


def _factory(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    from diagram.editor.drawing.canvas import DraftCanvas

    if not isinstance(thing, DraftCanvas):
        return None
    key = id(thing)
    _boards[key] = BoardInterface(thing)
    thing.destroyed.connect(lambda: _forget(key))
    return _boards[key]


def _forget(key: int) -> None:
    found = _boards.pop(key, None)
    if found is not None:
        found.release()


class BoardInterface(QAccessibleWidget):
    """The board: a tree whose children are what lies on the top level."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        super().__init__(canvas, QAccessible.Role.Tree, canvas.accessibleName())
        self.canvas = canvas
        self._nodes: dict[str, ElementInterface | ForeignInterface] = {}

    @property
    def places(self) -> Places | None:
        """The elements shown, None once the board is gone."""
        return self.canvas.places if shiboken6.isValid(self.canvas) else None

    def strangers(self) -> dict[str, ForeignElement]:
        """Return by id the shapes that the file draws beside the path; lines are left out."""
        if not shiboken6.isValid(self.canvas):
            return {}
        shapes, places = self.canvas.shown.marks.foreign.elements, self.canvas.places
        return {s.id: s for s in shapes if s.box is not None and s.id not in places}

    def node(self, element_id: str) -> "ElementInterface | ForeignInterface":
        """Return the interface of an element, always the same one."""
        if element_id not in self._nodes:
            is_foreign = element_id in self.strangers()
            node = (ForeignInterface if is_foreign else ElementInterface)(self, element_id)
            QAccessible.registerAccessibleInterface(node)
            self._nodes[element_id] = node
        return self._nodes[element_id]

    def forget_gone(self) -> None:
        """Have Qt forget the elements that are no longer there."""
        places = self.places
        there = self.strangers()
        for gone in [
            key for key, node in self._nodes.items() if not _is_there(node, places, there)
        ]:
            node = self._nodes.pop(gone)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))

    def release(self) -> None:
        """Have Qt forget every child; the board is gone."""
        for node in self._nodes.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
        self._nodes.clear()

    def children(self) -> tuple[str, ...]:
        """Return what lies on the top level, then what is foreign."""
        if self.places is None:
            return ()
        return (*children_of(self.places, None), *self.strangers())

    def text(self, kind: QAccessible.Text) -> str:
        """Qt: the name of the board; as description what it holds."""
        if kind is QAccessible.Text.Description and self.places is not None:
            return title_of(self.places, self.canvas.words)
        return str(super().text(kind))

    def childCount(self) -> int:
        """Qt: how many elements lie on the top level."""
        return len(self.children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: one of them."""
        known = self.children()
        return self.node(known[index]) if 0 <= index < len(known) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: which one it is."""
        known = self.children()
        if isinstance(child, ElementInterface | ForeignInterface) and child.element_id in known:
            return known.index(child.element_id)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: the element at a point of the screen, what is foreign where nothing lies on it."""
        if self.places is None:
            return None
        at = self.canvas.viewport().mapFromGlobal(QPoint(x, y))
        found = self.canvas.element_at(at)
        if found is None:
            nodes = (self.node(key) for key in self.strangers())
            return next((node for node in nodes if node.rect().contains(x, y)), None)
        return self.node(found)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: the element where the keyboard is."""
        if self.places is None or self.canvas.shown.current is None:
            return None
        return self.node(self.canvas.shown.current)


def _is_there(
    node: "ElementInterface | ForeignInterface",
    places: Places | None,
    strangers: dict[str, ForeignElement],
) -> bool:
    if isinstance(node, ForeignInterface):
        return node.element_id in strangers
    return places is not None and node.element_id in places


class ElementInterface(QAccessibleInterface):
    """A phase, step, deadline or flow; once it is gone it is not valid."""

    def __init__(self, owner: BoardInterface, element_id: str) -> None:
        super().__init__()
        self._owner, self.element_id = owner, element_id
        self._actions = ElementActions(owner, element_id)

    @property
    def _places(self) -> Places | None:
        places = self._owner.places
        return places if places is not None and self.element_id in places else None

    def isValid(self) -> bool:
        """Qt: whether the board still shows it."""
        return self._places is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Qt: it is no object of its own."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Qt: the window of the board."""
        return self._owner.canvas.window().windowHandle() if self.isValid() else None

    def parent(self) -> QAccessibleInterface:
        """Qt: the phase that it lies in, else the board."""
        phase = self._places.phase_of(self.element_id) if self._places else None
        known = phase is not None and self._places is not None and phase in self._places
        return self._owner.node(str(phase)) if known else self._owner

    def children(self) -> tuple[str, ...]:
        """Return what lies in it."""
        return children_of(self._places, self.element_id) if self._places else ()

    def childCount(self) -> int:
        """Qt: how many elements lie in it."""
        return len(self.children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: one of them."""
        known = self.children()
        return self._owner.node(known[index]) if 0 <= index < len(known) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: the element in it at a point of the screen."""
        known = (self._owner.node(key) for key in self.children())
        return next((node for node in known if node.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: which one it is."""
        known = self.children()
        if isinstance(child, ElementInterface) and child.element_id in known:
            return known.index(child.element_id)
        return -1

    def interface_cast(  # type: ignore[override]
        self, kind: QAccessible.InterfaceType
    ) -> "ElementActions | VoidPtr":
        """Qt: what can be done to it; WORKAROUND: None for the rest would end the program."""
        return self._actions if kind is QAccessible.InterfaceType.ActionInterface else NOTHING

    def role(self) -> QAccessible.Role:
        """Qt: an item of the tree."""
        return QAccessible.Role.TreeItem

    def text(self, kind: QAccessible.Text) -> str:
        """Qt: its name; as description where it is and where it leads."""
        places, canvas = self._places, self._owner.canvas
        if places is None:
            return ""
        if kind is QAccessible.Text.Name:
            return name_of(places, canvas.words, self.element_id)
        if kind is QAccessible.Text.Description:
            return description_of(places, canvas.words, canvas.shown.marks, self.element_id)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Qt: names are written on the board."""

    def rect(self) -> QRect:
        """Qt: where it is on the screen."""
        if self._places is None:
            return QRect()
        canvas, box = self._owner.canvas, self._places.box(self.element_id)
        seen = canvas.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
        return QRect(canvas.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        """Qt: chosen, focused, out of view."""
        state = QAccessible.State()
        if self._places is None:
            state.invalid = True
            return state
        canvas = self._owner.canvas
        seen = QRect(canvas.viewport().mapToGlobal(QPoint(0, 0)), canvas.viewport().size())
        state.focusable = state.selectable = True
        state.selected = self.element_id in canvas.selected
        state.focused = canvas.hasFocus() and canvas.shown.current == self.element_id
        state.offscreen = not seen.intersects(self.rect())
        state.expandable = state.expanded = self.element_id in self._places.phases
        return state


class ElementActions(QAccessibleActionInterface):
    """What a screen reader may do: go to an element, or open its properties."""

    def __init__(self, owner: BoardInterface, element_id: str) -> None:
        super().__init__()
        self._owner, self._element = owner, element_id

    def actionNames(self) -> list[str]:
        """Qt: what can be done now."""
        places = self._owner.places
        if places is None or self._element not in places:
            return []
        marks, words = self._owner.canvas.shown.marks, self._owner.canvas.words
        shown = [words.commands[Command.EFFECTS]] if self._element in marks.effects else []
        return [self.setFocusAction(), self.pressAction(), *shown]

    def doAction(self, name: str) -> None:
        """Qt: do it."""
        if name not in self.actionNames():
            return
        canvas = self._owner.canvas
        canvas.setFocus()
        canvas.select((self._element,))
        if name == self.pressAction():
            canvas.activated.emit(self._element)
        elif name == canvas.words.commands[Command.EFFECTS]:
            canvas.run(Command.EFFECTS)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Qt: Enter opens the properties."""
        return ["Return"] if name == self.pressAction() else []
