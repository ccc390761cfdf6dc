"""The drawing board as a widget: keys and mouse become edits, each of them one signal."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from diagram.editor.drawing import accessible
from diagram.editor.drawing.acts import Acts
from diagram.editor.drawing.board import Board, Edit
from diagram.editor.drawing.choice import Choice
from diagram.editor.drawing.gestures import Gesture, begin
from diagram.editor.drawing.hovering import hover, nudge, unhover
from diagram.editor.drawing.keys import command_of, walks
from diagram.editor.drawing.menu import open_menu
from diagram.editor.drawing.modes import Mode
from diagram.editor.drawing.naming import Naming
from diagram.editor.drawing.picking import Picker
from diagram.editor.drawing.words import Command, DraftWords, EditName, Say
from diagram.editor.theme import MapTheme
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition


class DraftCanvas(Board):
    """The path in edit mode.

    Signals: `edited` (EditName, ProcessDefinition, merge key) once for each gesture that changed
    something; `chosen` (tuple of ids); `refused` (RuleBroken); `activated` (id) by Enter, for the
    properties; `effects_asked` (id) for the cases that the draft would touch there; `said` (text)
    for what is spoken by a screen reader.
    """

    edited = Signal(str, object, str)
    activated = Signal(str)
    effects_asked = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        *,
        words: DraftWords,
        theme: MapTheme,
        parent: QWidget | None = None,
        motion: bool = True,
    ) -> None:
        super().__init__(words=words, theme=theme, parent=parent, motion=motion)
        accessible.install()
        self.choice = Choice(self)
        self.acts = Acts(self)
        self.naming = Naming(self)
        self.picker = Picker(self)
        self.mode: Mode | None = None
        self.gesture: Gesture | None = None
        self.is_space_held = False
        self._pointer = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(words.say(Say.CANVAS))
        self.viewport().setMouseTracking(True)
        self.setMouseTracking(True)
        self.foreign_marked.connect(lambda: accessible.structure_changed(self))

    def show_definition(self, definition: ProcessDefinition) -> None:
        """Show this value; choice and view stay, what is gone is no longer chosen."""
        if definition is self._value:
            return
        self.cancel()
        self._value = definition
        self._show(definition)
        if self.fitted:
            self.lay_out_again()
        accessible.structure_changed(self)

    def set_editable(self, editable: bool) -> None:
        """Let it be changed, or only looked at."""
        self.cancel()
        self.shown.is_editable = editable
        self.repaint_soon()

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the chosen elements, the last chosen one last."""
        return self.shown.selected

    def select(self, ids: Iterable[str]) -> None:
        """Choose exactly these elements and bring the last one into view."""
        self.choice.select(ids)

    def run(self, command: Command) -> None:
        """Carry out a command on what is chosen; one that may not be now does nothing."""
        if self.acts.may(command):
            self.acts.run(command)

    def may(self, command: Command) -> bool:
        """Answer whether a command can be carried out now."""
        return self.acts.may(command)

    def apply(self, name: EditName, edit: Edit, *, merge_key: str = "") -> bool:
        """Carry an edit out on the value and report it; a refusal is reported instead."""
        broken = self.preview(edit)
        if broken is not None:
            self.refuse(broken)
            return False
        return self.settle_preview(name, merge_key=merge_key)

    def settle_preview(self, name: EditName, *, merge_key: str = "") -> bool:
        """Make the preview the value and report it; answer whether anything changed."""
        made = self.previewed
        if made is None:
            self.end_preview()
            return False
        self._is_previewing = False
        self._value = made
        self._show(made)
        accessible.structure_changed(self)
        self.edited.emit(str(name), made, merge_key)
        return True

    def refuse(self, broken: RuleBroken) -> None:
        """Say why something may not be."""
        self.announce(self.words.refusal(broken))
        self.refused.emit(broken)

    def announce(self, text: str) -> None:
        """Have a screen reader speak `text`."""
        if text:
            accessible.announce(self, text)
            self.said.emit(text)

    @property
    def busy(self) -> bool:
        """Whether a gesture, a mode, a menu or a name is open."""
        return any((self.gesture, self.mode, self.naming.is_open, self.picker.is_open))

    def cancel(self) -> None:
        """End whatever was begun; it leaves no trace."""
        gesture, mode = self.gesture, self.mode
        self.gesture = self.mode = None
        if gesture is not None:
            gesture.cancel()
        if mode is not None:
            mode.cancel()
        self.naming.close()
        self.picker.close()
        self.end_preview()
        self.hint()
        self.callout.hide()
        self.viewport().unsetCursor()

    def begin_mode(self, mode: Mode) -> None:
        """Let the next keys go to a mode, until Enter or Escape."""
        self.cancel()
        self.mode = mode
        mode.begin()

    def end_mode(self) -> None:
        """The mode has done its work."""
        self.mode = None
        self.hint()
        self.callout.hide()

    def edit_name(self, element_id: str, text: str | None = None) -> None:
        """Open the name of an element for writing, with `text` in place of the name."""
        if self.shown.is_editable and element_id in self.places:
            self.naming.open(element_id, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: begin a gesture."""
        self.setFocus()
        at, mode = event.position().toPoint(), self.mode
        if self.busy:
            self.cancel()
        unhover(self)
        found = mode.press(at) if mode is not None else None
        self.gesture = found if found is not None else begin(self, event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: go on with the gesture, or show what is under the pointer."""
        self._pointer = event.position().toPoint()
        if self.gesture is not None:
            self.gesture.move(self._pointer, event.modifiers())
            if not self.callout.isHidden() or self.previewed is not None:
                nudge(self, self._pointer)
        elif not self.busy:
            hover(self, self._pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: end the gesture."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.release(event.position().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: write the name of what is there; on empty ground choose what to create."""
        self.cancel()
        at = event.position().toPoint()
        element_id = self.element_at(at)
        if element_id is None:
            if self.shown.is_editable:
                self.acts.create_at(self.scene_point(at))
        else:
            self.edit_name(element_id)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the commands for what is there."""
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.cancel()
            element_id = self.element_at(at)
            if element_id is not None and element_id not in self.selected:
                self.select((element_id,))
            elif element_id is None:
                self.select(())
        open_menu(self, self.viewport().mapToGlobal(at))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Qt: keys of the board come before shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(self.mode is not None or bool(command_of(event)) or walks(event))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: every gesture has a key."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.is_space_held = True
        if event.key() == Qt.Key.Key_Escape and (self.busy or self.selected):
            self._on_escape()
        elif self.mode is not None:
            self.mode.key(event)
        elif not self.acts.key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.is_space_held = False
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: zoom; a name or menu that is open stays where it belongs, so they are closed."""
        self.naming.commit()
        self.picker.close()
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the focus that comes by Tab begins at the first element."""
        super().focusInEvent(event)
        self.shown.is_focused = True
        self.viewport().update()
        tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if tab and not self.selected:
            self.choice.tab(forward=event.reason() is Qt.FocusReason.TabFocusReason)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt: letters that are made of several keys begin a name too."""
        single, text = self.shown.single, event.commitString()
        if text.isalnum() and single is not None and self.may(Command.RENAME):
            self.edit_name(single, text)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer left."""
        if not self.busy:
            unhover(self)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: a space bar let go elsewhere is let go here too."""
        self.is_space_held = self.shown.is_focused = False
        self.viewport().update()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab goes through the elements in reading order, and out past the last one."""
        if self.mode is not None:
            return self.mode.tab(forward=forward)
        return self.choice.tab(forward=forward) or super().focusNextPrevChild(forward)

    def _on_escape(self) -> None:
        if self.busy:
            self.cancel()
            self.announce(self.words.say(Say.CANCELLED))
        else:
            self.choice.outward()
