"""One field of a form: label, editor, help, where its text came from, and what is wrong in it."""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.base.sentences import sentence
from desktop.base.words import say, tr
from desktop.forms.editors import Maker, make_editor
from desktop.forms.source_note import SourceNote
from desktop.widgets.editor import Editor, EditorSetting
from desktop.widgets.field_label import FieldLabel
from desktop.widgets.flow import HeadedWidget
from desktop.widgets.plain import PlainLabel
from models.rules.documents.schema import Field, FieldType, Value
from models.rules.errors import PolkuError
from models.rules.rows import Source


@runtime_checkable
class HasHead(Protocol):
    """An editor with a head of its own in place of the field's label."""

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget at the right end of the head."""


_TEXTS = (FieldType.LINE, FieldType.TEXT)


class FieldBlock(HeadedWidget):
    """A field as it stands in the form; a list of rows has its own head instead of a label.

    Signals:
        edited(str): the user changed the value of the field with this key.
    """

    edited = Signal(str)

    def __init__(
        self, field: Field, setting: EditorSetting, parent: QWidget, maker: Maker = make_editor
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.editor: Editor = maker(field, setting, self)
        self._problem: PlainLabel | None = None
        self._source: SourceNote | None = None
        self._head: QHBoxLayout | None = None
        self._link: QWidget | None = None
        self.label = FieldLabel(say(field.words), field.mandatory, self)
        self.label.setBuddy(self.editor.entry())
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._name_entry()
        self.editor.edited.connect(self._on_edited)
        self.editor.refused.connect(self._on_refused)

    def value(self) -> Value:
        """Return the field's value."""
        return self.editor.value()

    def set_value(self, value: Value) -> None:
        """Show a value."""
        self.editor.set_value(value)
        self.clear_problem()
        self._tell_source()

    def show_error(self, error: PolkuError) -> None:
        """Say below the field what is wrong in it."""
        self.show_problem(sentence(error))

    def _on_refused(self, error: PolkuError) -> None:
        """Say what is wrong, aloud too: the user may have gone on to the next field."""
        self.show_error(error)
        announce(self, tr("{name}: {why}", name=say(self.field.words), why=sentence(error)))

    def show_problem(self, text: str) -> None:
        """Say `text` below the field and mark it."""
        if self._problem is None:
            self._problem = PlainLabel("", "error", self)
            self._column.addWidget(self._problem)
        self._problem.setText(text)
        self._problem.show()
        self.editor.set_bad(True)
        self.editor.entry().setAccessibleDescription(text)

    def clear_problem(self) -> None:
        """Take the mark away."""
        if self._problem is None or self._problem.isHidden():
            return
        self._problem.hide()
        self.editor.set_bad(False)
        self.editor.entry().setAccessibleDescription(self._help())

    def problem(self) -> str:
        """Return what is said below the field, empty when nothing is wrong."""
        shown = self._problem is not None and not self._problem.isHidden()
        return self._problem.text() if shown and self._problem else ""

    def set_source(self, source: Source | None) -> None:
        """Say where the text was carried from; None takes that away."""
        if self._source is not None:
            self._source.remove()
            self._source = None
        if source is not None:
            self._source = SourceNote(source, self, is_text=self.field.type in _TEXTS)
            self._source.restored.connect(self._on_restored)
            self._put_beside_head(self._source.link)
            self._column.addWidget(self._source)
            self._tell_source()

    def add_link(self, link: QWidget) -> None:
        """Put a link at the right end of the label."""
        self._link = link
        self._put_beside_head(link)

    def head_height(self, width: int) -> int:
        """Return how tall the label is at `width`."""
        if self._is_list:
            return 0
        links = (self._link, self._source.link if self._source is not None else None)
        beside = sum(link.sizeHint().width() + 8 for link in links if link is not None)
        return self.label.heightForWidth(max(width - beside, 1))

    def focus_entry(self) -> None:
        """Put the cursor into the field."""
        self.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def troubles(self) -> Iterator[tuple[str, PolkuError]]:
        """Yield why the typed text cannot be read, with its place."""
        error = self.editor.trouble()
        if error is not None:
            yield str(error.facts.get("place", self.field.key)), error

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        line = [*self.editor.focus_line(), *([self._link] if self._link else [])]
        return [*line, *self._source.focus_line()] if self._source else line

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.label.setVisible(not self._is_list)
        if not self._is_list:
            self._column.addWidget(self.label)
        assert isinstance(self.editor, QWidget)
        self._column.addWidget(self.editor)
        text = self._help()
        if text:
            self._column.addWidget(PlainLabel(text, "hint", self))
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)

    @property
    def _is_list(self) -> bool:
        return self.field.type is FieldType.ROWS

    def _help(self) -> str:
        return say(self.field.help)

    def _name_entry(self) -> None:
        words = say(self.field.words)
        name = tr("{name}, pakollinen", name=words) if self.field.mandatory else words
        entry = self.editor.entry()
        if self._is_list:
            return
        if hasattr(self.editor, "name_parts"):
            self.editor.name_parts(name)
        elif self.field.type is FieldType.CODES and entry.accessibleName():
            assert isinstance(self.editor, QWidget)
            self.editor.setAccessibleName(name)
        else:
            entry.setAccessibleName(name)
        if self._help():
            entry.setAccessibleDescription(self._help())

    def _put_beside_head(self, widget: QWidget) -> None:
        if isinstance(self.editor, HasHead):
            self.editor.add_to_head(widget)
        else:
            self._head_row().addWidget(widget)

    def _head_row(self) -> QHBoxLayout:
        if self._head is None:
            self._column.removeWidget(self.label)
            self._head = QHBoxLayout()
            self._head.setSpacing(8)
            self._head.addWidget(self.label, 1)
            self._column.insertLayout(0, self._head)
        return self._head

    def _tell_source(self) -> None:
        if self._source is not None:
            self._source.compare(str(self.value() or ""))

    def _on_edited(self) -> None:
        self.clear_problem()
        self._tell_source()
        self.edited.emit(self.field.key)

    def _on_restored(self, text: str) -> None:
        self.editor.set_value(text)
        self._on_edited()
