"""What a screen reader may do to phases, steps and cases, without mouse and without keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtGui import QAccessibleActionInterface

from diagram.editor.outline import Key, Outline
from models.rules.rows import CaseRow

if TYPE_CHECKING:
    from diagram.editor.map_view import CaseMapView

MOVE = "move:"
"""Before the step or end that a move leads to, in the name of its action."""


class NodeActions(QAccessibleActionInterface):
    """Press opens a case or zooms to a step; a case has one more action for each branch.

    Qt hands the named ones on where the system knows such (AT-SPI, macOS); on Windows only press
    and focus, and digits choose the branch of the case in focus.
    """

    def __init__(
        self, view: "CaseMapView", key: Key, outline: Callable[[], Outline | None]
    ) -> None:
        super().__init__()
        self._view, self._key, self._outline = view, key, outline

    def actionNames(self) -> list[str]:
        """Qt: what can be done now, nothing once the map no longer shows it."""
        outline = self._outline()
        if outline is None:
            return []
        names = [self.pressAction()]
        if self._key[0] != "phase":
            names.append(self.setFocusAction())
        return names + [MOVE + place for place in self._places(outline)]

    def localizedActionName(self, name: str) -> str:
        """Qt: e.g. "Siirrä: Johtopäätökset"."""
        if not name.startswith(MOVE):
            return str(super().localizedActionName(name))
        return self._view.words.ready.format(step=self._view.name_of(name.removeprefix(MOVE)))

    def localizedActionDescription(self, name: str) -> str:
        """Qt: what a move of the chosen case lacks; asking may open its file, so of no other."""
        row = self._row()
        if row is None or row != self._view.choice.current or not name.startswith(MOVE):
            return str(super().localizedActionDescription(name))
        missing = self._view.missing_for(row.id, name.removeprefix(MOVE)) or ()
        words = self._view.words
        names = ", ".join(words.missing_name(item) for item in missing)
        return words.missing[len(missing) != 1].format(count=len(missing), names=names) * bool(
            names
        )

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Qt: the digit of a branch."""
        outline = self._outline()
        places = self._places(outline) if outline is not None else ()
        place = name.removeprefix(MOVE)
        return [str(places.index(place) + 1)] if place in places else []

    def doAction(self, name: str) -> None:
        """Qt: do it; whether a case may move is decided where every move is."""
        if name not in self.actionNames():
            return
        if name == self.pressAction():
            self._press()
        elif name == self.setFocusAction():
            self._focus()
        else:
            row = self._row()
            assert row is not None
            self._focus()
            self._view.moving.ask(row, name.removeprefix(MOVE))

    def _press(self) -> None:
        kind, name = self._key
        if kind == "case":
            self._view.case_activated.emit(name)
            return
        outline = self._outline()
        assert outline is not None
        box = outline.box(self._key)
        if kind == "step":
            self._focus()
        self._view.zoom_to(box.x - 4, box.y - 4, box.width + 8, box.height + 8)

    def _focus(self) -> None:
        kind, name = self._key
        self._view.setFocus()
        if kind == "step":
            self._view.choice.choose_step(str(name))
        elif isinstance(name, UUID):
            self._view.choice.select((name,))

    def _places(self, outline: Outline) -> tuple[str, ...]:
        row = self._row()
        return self._view.next_places(row.step_id) if row is not None else ()

    def _row(self) -> CaseRow | None:
        outline, (kind, name) = self._outline(), self._key
        if outline is None or kind != "case" or not isinstance(name, UUID):
            return None
        load = outline.content.load
        return load.rows[load.place[name]]
