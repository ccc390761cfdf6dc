"""Writing a name or a note in its place: Enter takes it, Escape leaves the old one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.lines import name_box
from diagram.editor.drawing.nodes import label_box
from diagram.editor.drawing.note_field import NoteField
from diagram.editor.drawing.places import HEAD
from diagram.editor.drawing.words import EditName, Say
from diagram.graph import edits
from diagram.graph.notes import note_text
from models.rules.process import Box, Step
from models.rules.words import Words

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

LONGEST = 300
_NARROWEST, _NARROWEST_NOTE = 180, 340


class Naming(QObject):
    """The field in which a name is written, of several lines for a note; it has its own undo."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._element: str | None = None
        self.field = QLineEdit(canvas.viewport())
        self.field.setMaxLength(LONGEST)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.lines = NoteField(canvas.viewport())
        self._shown: QWidget = self.field
        self.lines.setPlaceholderText(canvas.words.say(Say.NOTE_KEYS))
        for field in (self.field, self.lines):
            field.hide()
            field.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether a name is being written."""
        return self._element is not None

    def open(self, element_id: str, text: str | None = None) -> None:
        """Write the name of an element, all of it chosen; `text` begins a new one."""
        canvas = self._canvas
        if canvas.places.kind(element_id) is Kind.DEADLINE:
            canvas.activated.emit(element_id)
            return
        self.commit()
        canvas.show_box(self._box(element_id))
        self._element = element_id
        self._shown = self.lines if element_id in canvas.places.notes else self.field
        self._place(element_id)
        self._write(self._name(element_id) if text is None else text, chosen=text is None)
        name = canvas.words.say(Say.RENAME, name=canvas.choice.said(element_id))
        self._shown.setAccessibleName(name)
        self._shown.show()
        self._shown.setFocus()

    def commit(self) -> None:
        """Take the name as it is written."""
        element_id = self._element
        if element_id is None:
            return
        text = self._written()
        self.close()
        if element_id not in self._canvas.places or text == self._name(element_id):
            return
        words = self._changed(element_id, text)
        canvas = self._canvas
        if canvas.apply(EditName.RENAME, lambda d: edits.rename(d, element_id, words)):
            canvas.announce(canvas.words.say(Say.RENAMED, name=" ".join(text.split())))

    def close(self) -> None:
        """Leave the name as it was."""
        if self._element is None:
            return
        self._element = None
        if self._shown.hasFocus():  # first, for Qt walks on from a field hidden in focus
            self._canvas.setFocus()
        self._shown.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter takes the name, Escape does not, leaving the field takes it."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._on_left(event)
        return False

    def _on_left(self, event: QFocusEvent) -> None:
        if self.is_open and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _write(self, text: str, *, chosen: bool) -> None:
        if self._shown is self.lines:
            self.lines.write(text, chosen=chosen)
            return
        self.field.setText(text)
        if chosen:
            self.field.selectAll()

    def _written(self) -> str:
        if self._shown is self.lines:
            return note_text(self.lines.toPlainText())
        return " ".join(self.field.text().split())

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            if self._shown is self.lines and self.lines.begins_line(event):
                return True
            self.commit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self._canvas.announce(self._canvas.words.say(Say.CANCELLED))
            return True
        return False

    def _words(self, element_id: str) -> Words:
        places = self._canvas.places
        known = places.steps.get(element_id) or places.phases.get(element_id)
        return known.words if known is not None else places.flows[element_id].words

    def _name(self, element_id: str) -> str:
        return self._canvas.look.say(self._words(element_id))

    def _changed(self, element_id: str, text: str) -> Words:
        return replace(self._words(element_id), **{str(self._canvas.look.language): text})

    def _box(self, element_id: str) -> Box:
        places = self._canvas.places
        if element_id in places.flows:
            return name_box(places.flows[element_id], places.points(element_id))
        box = places.box(element_id)
        if element_id in places.phases:
            return Box(box.x, box.y, box.width, HEAD)
        step = places.steps[element_id]
        return box if step.kind.holds_name else self._label_box(step)

    def _label_box(self, step: Step) -> Box:
        return label_box(step, is_above=self._canvas.places.is_crossed_below(step.id))

    def _place(self, element_id: str) -> None:
        canvas = self._canvas
        frame = canvas.device().box(self._box(element_id)).toRect()
        is_note = element_id in canvas.places.notes
        high = self.lines.least_height if is_note else self.field.sizeHint().height()
        narrowest = _NARROWEST_NOTE if is_note else _NARROWEST
        wide = max(frame.width() - 6, round(narrowest * canvas.look.enlarged))
        if element_id in canvas.places.phases:
            wide = max(min(wide, round(420 * canvas.look.enlarged)), 120)
            left = frame.left() + 6
        else:
            left = frame.center().x() - wide // 2
        step = canvas.places.steps.get(element_id)
        if step is not None and step.kind.holds_name:  # the name under it is not seen twice
            high = max(high, frame.height() - 6)
        room = canvas.viewport().rect().adjusted(2, 2, -2, -2)
        left = max(min(left, room.right() - wide), room.left())
        top = max(min(frame.center().y() - high // 2, room.bottom() - high), room.top())
        self._shown.setGeometry(QRect(left, top, wide, high))
