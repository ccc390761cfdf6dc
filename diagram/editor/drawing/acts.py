"""The commands of the drawing board: when each can be done, and what it does."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from diagram.editor.drawing import clipboard
from diagram.editor.drawing.board import GRID, Edit
from diagram.editor.drawing.creating import Creating
from diagram.editor.drawing.freeing import beside_all, free_below
from diagram.editor.drawing.guides import on_grid
from diagram.editor.drawing.joining import Joining
from diagram.editor.drawing.keys import ARROWS, begins_name, command_of, held_with
from diagram.editor.drawing.menu import open_menu
from diagram.editor.drawing.modes import BendMode, ResizeMode, SpaceMode
from diagram.editor.drawing.places import Point, around, centre
from diagram.editor.drawing.taking import movable
from diagram.editor.drawing.words import Command, EditName, Say
from diagram.editor.walking import Arrow
from diagram.graph import clipping, edits
from diagram.graph.aligning import Axis, Side
from models.rules.errors import RuleBroken

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LOOKING = frozenset({
    Command.COPY, Command.SELECT_ALL, Command.FIT, Command.ZOOM_IN, Command.ZOOM_OUT,
    Command.REAL_SIZE, Command.MENU, Command.EFFECTS,
})  # fmt: skip
_SIDES = {
    Command.ALIGN_LEFT: Side.LEFT,
    Command.ALIGN_CENTRE: Side.CENTRE,
    Command.ALIGN_RIGHT: Side.RIGHT,
    Command.ALIGN_TOP: Side.TOP,
    Command.ALIGN_MIDDLE: Side.MIDDLE,
    Command.ALIGN_BOTTOM: Side.BOTTOM,
}
_AXES = {Command.DISTRIBUTE_ACROSS: Axis.X, Command.DISTRIBUTE_DOWN: Axis.Y}


class Acts:
    """Does what keys, menus and buttons ask."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        self._canvas = canvas
        self.creating = Creating(canvas)
        self.joining = Joining(canvas)
        self._table = self._commands()

    def may(self, command: Command) -> bool:
        """Answer whether a command can be carried out now."""
        shown = self._canvas.shown
        if not shown.is_editable and command not in _LOOKING:
            return False
        places, single = self._canvas.places, shown.single
        nodes = [known for known in shown.selected if places.is_node(known)]
        if command in _SIDES:
            return len(nodes) > 1
        if command in _AXES:
            return len(nodes) > 2
        needs = {
            Command.RENAME: single is not None and single not in places.deadlines,
            Command.CONNECT: single is not None and self._may_connect(single),
            Command.RECONNECT: single in places.flows,
            Command.BEND: single in places.flows,
            Command.RESIZE: single in places.phases,
            Command.REROUTE: bool(shown.selected),
            Command.CUT: bool(shown.selected),
            Command.COPY: bool(nodes),
            Command.DUPLICATE: bool(nodes),
            Command.DELETE: bool(shown.selected),
            Command.SPACE: bool(places.parts),
            Command.EFFECTS: single in shown.marks.effects,
        }
        return needs.get(command, True)

    def _may_connect(self, single: str) -> bool:
        places = self._canvas.places
        return places.is_node(single) or (bool(places.notes) and places.is_told(single))

    def run(self, command: Command) -> None:
        """Carry out a command that may be carried out."""
        self._canvas.cancel()
        self._table[command]()

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means; answer whether it means anything."""
        arrow, held = ARROWS.get(Qt.Key(event.key())), held_with(event)
        command = command_of(event)
        if arrow is not None:
            return self._arrow(arrow, held)
        if command is not None:
            self._canvas.run(command)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            return self._enter()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._canvas.choice.end(first=event.key() == Qt.Key.Key_Home)
            return True
        letter, single = begins_name(event), self._canvas.shown.single
        if letter and single is not None and self.may(Command.RENAME):
            self._canvas.edit_name(single, letter)
            return True
        return False

    def create_at(self, point: Point, *, source: str | None = None) -> None:
        """Ask what to create at a point."""
        self.creating.ask_at(point, source)

    def create_after(self, source: str) -> None:
        """Ask what to create after an element."""
        self.creating.ask_after(source)

    def _arrow(self, arrow: Arrow, held: Qt.KeyboardModifier) -> bool:
        choice = self._canvas.choice
        if held & _CTRL:
            self.nudge(arrow, 1.0 if held & _SHIFT else GRID)
        elif held & _ALT:
            choice.walk_flows(arrow)
        else:
            choice.walk(arrow, adding=bool(held & _SHIFT))
        return True

    def nudge(self, arrow: Arrow, step: float) -> None:
        """Move the chosen elements by a step; repeated ones merge into one edit."""
        canvas = self._canvas
        ids = movable(canvas.places, canvas.selected)
        if not ids or not canvas.shown.is_editable:
            return
        across, up = arrow.value
        key = f"nudge:{','.join(sorted(ids))}"
        edit: Edit = lambda d: edits.move(d, ids, across * step, -up * step)  # noqa: E731
        if canvas.apply(EditName.MOVE, edit, merge_key=key):
            canvas.show_box(around(canvas.places.box(known) for known in ids))
            canvas.announce(canvas.words.say(Say.MOVED, name=canvas.choice.said(ids[-1])))

    def _enter(self) -> bool:
        single = self._canvas.shown.single
        if single is not None:
            self._canvas.activated.emit(single)
        return single is not None

    def _commands(self) -> dict[Command, Callable[[], None]]:
        canvas = self._canvas
        table: dict[Command, Callable[[], None]] = {
            Command.RENAME: lambda: canvas.edit_name(str(canvas.shown.single)),
            Command.NEW_STEP: self.creating.next_step,
            Command.CREATE: self.creating.ask,
            Command.NEW_PHASE: self.creating.phase,
            Command.NEW_REMINDER: self.creating.reminder,
            Command.NEW_PARALLEL: self.creating.parallel,
            Command.NEW_NOTE: self.creating.note,
            Command.CONNECT: self.joining.ask,
            Command.RECONNECT: self.joining.ask_end,
            Command.BEND: lambda: canvas.begin_mode(BendMode(canvas, str(canvas.shown.single))),
            Command.RESIZE: lambda: canvas.begin_mode(ResizeMode(canvas, str(canvas.shown.single))),
            Command.SPACE: lambda: canvas.begin_mode(SpaceMode(canvas)),
            Command.REROUTE: self._reroute,
            Command.CUT: self._cut,
            Command.COPY: self._copy,
            Command.PASTE: self._paste,
            Command.DUPLICATE: self._duplicate,
            Command.DELETE: lambda: self._remove(EditName.DELETE),
            Command.SELECT_ALL: canvas.choice.everything,
            Command.FIT: canvas.fit,
            Command.ZOOM_IN: canvas.zoom_in,
            Command.ZOOM_OUT: canvas.zoom_out,
            Command.REAL_SIZE: self._real_size,
            Command.MENU: self._menu,
            Command.EFFECTS: lambda: canvas.effects_asked.emit(str(canvas.shown.single)),
        }
        table |= {command: self._aligning(side) for command, side in _SIDES.items()}
        table |= {command: self._distributing(axis) for command, axis in _AXES.items()}
        return table

    def _nodes(self) -> tuple[str, ...]:
        places = self._canvas.places
        return tuple(known for known in self._canvas.selected if places.is_node(known))

    def _aligning(self, side: Side) -> Callable[[], None]:
        def run() -> None:
            ids = self._nodes()
            self._canvas.apply(EditName.ALIGN, lambda d: edits.align(d, ids, side))

        return run

    def _distributing(self, axis: Axis) -> Callable[[], None]:
        def run() -> None:
            ids = self._nodes()
            self._canvas.apply(EditName.DISTRIBUTE, lambda d: edits.distribute(d, ids, axis))

        return run

    def _reroute(self) -> None:
        places = self._canvas.places
        flows: list[str] = []
        for known in self._canvas.selected:
            own = [known] if known in places.flows else []
            flows += own or [*places.ways_out.get(known, ()), *places.ways_in.get(known, ())]
        self._canvas.apply(EditName.REROUTE, lambda d: edits.reroute(d, flows))

    def _remove(self, name: EditName) -> None:
        canvas, ids = self._canvas, self._canvas.selected
        beside = self._neighbour(ids)
        if canvas.apply(name, lambda d: edits.remove(d, ids)):
            canvas.announce(canvas.words.say(Say.DELETED, count=len(ids)))
            canvas.choice.select((beside,) if beside is not None else ())

    def _neighbour(self, ids: tuple[str, ...]) -> str | None:
        """Return where the keyboard stays when these are gone: what led to the last of them."""
        places = self._canvas.places
        flows = places.flows
        for known in reversed(ids):
            before: list[str | None] = [flows[flow].source for flow in places.ways_in[known]]
            if known in flows:
                before = [flows[known].source]
            for other in (*before, places.phase_of(known)):
                if other is not None and other not in ids and other in places:
                    return other
        return None

    def _copy(self) -> None:
        self._copied()

    def _copied(self) -> bool:
        canvas, ids = self._canvas, self._nodes()
        if not ids:
            return False
        clipboard.put(clipping.copy(canvas.value, ids))
        canvas.announce(canvas.words.say(Say.COPIED, count=len(ids)))
        return True

    def _cut(self) -> None:
        if self._copied():
            self._remove(EditName.CUT)

    def _paste(self) -> None:
        text = clipboard.taken()
        if text is None:
            self._canvas.announce(self._canvas.words.say(Say.NOTHING_TO_PASTE))
            return
        try:
            clip = clipping.clip_from(text)
        except RuleBroken as broken:
            self._canvas.refuse(broken)
            return
        self._put(EditName.PASTE, clip)

    def _duplicate(self) -> None:
        clip = clipping.clip_from(clipping.copy(self._canvas.value, self._nodes()))
        self._put(EditName.DUPLICATE, clip)

    def _put(self, name: EditName, clip: clipping.Clip) -> None:
        """Paste under the chosen elements, else in the middle of what is seen."""
        canvas, at, before = self._canvas, self._place_for(clip), self._canvas.value
        if canvas.apply(name, lambda d: edits.paste(d, clip, at)):
            new = clipping.new_ids(before, canvas.value)
            canvas.choice.select(new)
            canvas.announce(canvas.words.say(Say.PASTED, count=len(new)))

    def _place_for(self, clip: clipping.Clip) -> Point:
        """Return where the middle of pasted elements goes; phases go right of everything."""
        canvas, places = self._canvas, self._canvas.places
        nodes = self._nodes()
        if clip.definition.phases:
            return beside_all(canvas.value, (clip.box.width, clip.box.height))
        if nodes:
            box = around(places.box(known) for known in nodes)
            at = (centre(box)[0], box.y + box.height + 3 * GRID + clip.box.height / 2)
        else:
            x, y = canvas.scene_point(canvas.viewport().rect().center())
            at = (on_grid(x, GRID), on_grid(y, GRID))
        return free_below(places, at, (clip.box.width, clip.box.height))

    def _real_size(self) -> None:
        canvas = self._canvas
        canvas.zoom_by(1.0 / canvas.zoom, canvas.viewport().rect().center())

    def _menu(self) -> None:
        canvas, current = self._canvas, self._canvas.shown.current
        at = canvas.viewport().rect().center()
        if current is not None:
            canvas.show_box(canvas.places.box(current))
            at = canvas.device().box(canvas.places.box(current)).center().toPoint()
        open_menu(canvas, canvas.viewport().mapToGlobal(at + QPoint(4, 4)))
