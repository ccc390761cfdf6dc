"""The map for screen readers: phases, steps and cases as children of the canvas, with no widgets.

Interfaces are kept here by their view as long as it lives: Qt holds only pointers to them.
"""

from typing import TYPE_CHECKING
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from diagram.editor.node_actions import NodeActions
from diagram.editor.outline import Key, Outline

if TYPE_CHECKING:
    from diagram.editor.map_view import CaseMapView

NOTHING = VoidPtr(0)
"""What Qt reads as no such interface: for None PySide 6.11 looks up a type that is not there."""

_maps: dict[int, "MapInterface"] = {}
_installed = False


def install() -> None:
    """Tell Qt how to describe maps; more than once does nothing."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_factory)


def announce(view: "CaseMapView", text: str) -> None:
    """Have a screen reader speak."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))


def focus_case(view: "CaseMapView", case: UUID) -> None:
    """Tell screen readers that the keyboard is on a case."""
    _focus(view, ("case", case))


def focus_step(view: "CaseMapView", step: str) -> None:
    """Tell screen readers that the keyboard is on a step."""
    _focus(view, ("step", step))


def content_changed(view: "CaseMapView") -> None:
    """Tell screen readers that cases came, went or moved."""
    if QAccessible.isActive() and id(view) in _maps:
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))


def _focus(view: "CaseMapView", key: Key) -> None:
    if not QAccessible.isActive():
        return
    QAccessible.queryAccessibleInterface(view)
    found = _maps.get(id(view))
    if found is not None:
        event = QAccessibleEvent(found.node(key), QAccessible.Event.Focus)
        QAccessible.updateAccessibility(event)


def _factory(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    from diagram.editor.map_view import CaseMapView

    if not isinstance(thing, CaseMapView):
        return None
    key = id(thing)
    _maps[key] = MapInterface(thing)
    thing.destroyed.connect(lambda: _forget(key))
    return _maps[key]


def _forget(key: int) -> None:
    found = _maps.pop(key, None)
    if found is not None:
        found.release()


class MapInterface(QAccessibleWidget):
    """The canvas: a tree whose children are the phases."""

    def __init__(self, view: "CaseMapView") -> None:
        super().__init__(view, QAccessible.Role.Tree, view.words.map_name)
        self.view = view
        self._nodes: dict[Key, NodeInterface] = {}
        self._outline: Outline | None = None

    @property
    def outline(self) -> Outline | None:
        """The map as a tree of words."""
        content = self.view.content if shiboken6.isValid(self.view) else None
        if content is None:
            self._outline = None
        elif self._outline is None or self._outline.content is not content:
            self._outline = Outline(content)
        return self._outline

    def node(self, key: Key) -> "NodeInterface":
        """Return the child, grandchild or case of a key."""
        if key not in self._nodes:
            node = NodeInterface(self, key)
            QAccessible.registerAccessibleInterface(node)
            self._nodes[key] = node
        return self._nodes[key]

    def release(self) -> None:
        """Have Qt forget every child; the map is gone."""
        for node in self._nodes.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
        self._nodes.clear()

    def text(self, kind: QAccessible.Text) -> str:
        """Qt: the name of the map and how many cases it holds."""
        if kind is QAccessible.Text.Name and self.outline is not None:
            return self.outline.title()
        return str(super().text(kind))

    def childCount(self) -> int:
        """Qt: how many phases."""
        return len(self.outline.phases()) if self.outline else 0

    def child(self, index: int) -> QAccessibleInterface:
        """Qt: a phase."""
        return self.node(("phase", index))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: which phase it is."""
        if isinstance(child, NodeInterface) and child.key[0] == "phase":
            return int(str(child.key[1]))
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: the phase at a point of the screen."""
        for place in range(self.childCount()):
            if self.node(("phase", place)).rect().contains(x, y):
                return self.node(("phase", place))
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: the case or step where the keyboard is."""
        choice = self.view.choice
        if choice.current is not None:
            return self.node(("case", choice.current.id))
        return self.node(("step", choice.step)) if choice.step else None


class NodeInterface(QAccessibleInterface):
    """A phase, a step or a case; what it stands for may be gone, then it is not valid."""

    def __init__(self, owner: MapInterface, key: Key) -> None:
        super().__init__()
        self._owner, self.key = owner, key
        self._actions = NodeActions(owner.view, key, lambda: self._outline)

    @property
    def _outline(self) -> Outline | None:
        outline = self._owner.outline
        return outline if outline is not None and outline.exists(self.key) else None

    def isValid(self) -> bool:
        """Qt: whether the map still shows it."""
        return self._outline is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Qt: it is no object of its own."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Qt: the window of the map."""
        return self._owner.view.window().windowHandle() if self.isValid() else None

    def parent(self) -> QAccessibleInterface:
        """Qt: the map, the phase or the step it lies in."""
        key = self._outline.parent(self.key) if self._outline else None
        return self._owner if key is None else self._owner.node(key)

    def childCount(self) -> int:
        """Qt: how many steps or cases lie in it."""
        return len(self._children())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: a step or case in it."""
        keys = self._children()
        return self._owner.node(keys[index]) if 0 <= index < len(keys) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Qt: the step or case at a point of the screen."""
        for key in self._children():
            if self._owner.node(key).rect().contains(x, y):
                return self._owner.node(key)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: which child it is."""
        keys = self._children()
        if isinstance(child, NodeInterface) and child.key in keys:
            return keys.index(child.key)
        return -1

    def interface_cast(  # type: ignore[override]
        self, kind: QAccessible.InterfaceType
    ) -> NodeActions | VoidPtr:
        """Qt: what can be done to it; WORKAROUND: None for the rest would end the program."""
        return self._actions if kind is QAccessible.InterfaceType.ActionInterface else NOTHING

    def role(self) -> QAccessible.Role:
        """Qt: phases and steps are branches of the tree, cases its leaves."""
        return QAccessible.Role.TreeItem

    def text(self, kind: QAccessible.Text) -> str:
        """Qt: its name in words; as description what the step leads to."""
        if self._outline is None:
            return ""
        if kind is QAccessible.Text.Name:
            return self._outline.name(self.key)
        described = kind is QAccessible.Text.Description
        return self._outline.description(self.key) if described else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Qt: nothing here is renamed by a screen reader."""

    def rect(self) -> QRect:
        """Qt: where it is on the screen."""
        if self._outline is None:
            return QRect()
        view, box = self._owner.view, self._outline.box(self.key)
        seen = view.mapFromScene(QRectF(box.x, box.y, box.width, box.height)).boundingRect()
        return QRect(view.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def state(self) -> QAccessible.State:
        """Qt: selected, focused, out of view."""
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        choice, view = self._owner.view.choice, self._owner.view
        chosen = choice.selected if self.key[0] == "case" else (choice.step,)
        seen = QRect(view.viewport().mapToGlobal(QPoint(0, 0)), view.viewport().size())
        state.focusable = state.selectable = self.key[0] != "phase"
        state.selected = self.key[0] != "phase" and self.key[1] in chosen
        state.focused = state.selected and view.hasFocus()
        state.offscreen = not seen.intersects(self.rect())
        state.expanded = self.key[0] != "case"
        return state

    def _children(self) -> tuple[Key, ...]:
        return self._outline.children(self.key) if self._outline else ()
