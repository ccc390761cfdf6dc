"""A form of a dialog: the same fields as in documents, without a document."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.forms.editors import Maker
from desktop.forms.field_block import FieldBlock
from desktop.forms.section_box import SectionBox
from desktop.widgets.code_box import CodeBox
from desktop.widgets.editor import Editor, EditorSetting
from models.rules.documents.conditions import is_empty, visible_row
from models.rules.documents.schema import Code, CodeList, Field, Section, Value, Values
from models.rules.errors import PolkuError
from models.rules.words import Words

_BAR_AIR = 14
"""Pixels between the fields and a scroll bar."""


class SmallForm(QWidget):
    """Sections of fields that a dialog asks.

    Signals:
        field_changed(str): the key of the field that the user changed.
    """

    field_changed = Signal(str)

    def __init__(
        self,
        sections: Sequence[Section],
        desk: Desk,
        makers: Mapping[str, Maker] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = tuple(field for section in sections for field in section.fields)
        self._typed: dict[str, Value] = {}
        setting = EditorSetting(today=lambda: desk.today)
        self._boxes = [SectionBox(section, setting, self, makers) for section in sections]
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for box in self._boxes:
            box.build({}, {})
            box.show_fitting({})
            box.edited.connect(self._on_edited)
            column.addWidget(box)

    def keep_from_bar(self, *, scrolls: bool) -> None:
        """Leave air at the right when a scroll bar stands beside the form."""
        self._column.setContentsMargins(0, 0, _BAR_AIR if scrolls else 0, 0)

    def values(self) -> Values:
        """Return the filled values of the fields that are shown."""
        return visible_row(self._fields, self._typed)

    def set_values(self, values: Values) -> None:
        """Show values; this is no change by the user."""
        self._typed = {key: value for key, value in values.items() if not is_empty(value)}
        for box in self._boxes:
            box.fill(self._typed, {})
            box.show_fitting(self.values())

    def set_value(self, key: str, value: Value) -> None:
        """Fill one field as the user does."""
        self.block(key).set_value(value)
        self._on_edited(key)

    def block(self, key: str) -> FieldBlock:
        """Return a field as it stands in the form."""
        return next(box.blocks[key] for box in self._boxes if key in box.blocks)

    def lacks(self) -> bool:
        """Show what is missing or unreadable; answer whether anything is."""
        values = self.values()
        bad = [field for field in self._fields if self._shows_fault(field, values)]
        if bad:
            self.block(bad[0].key).focus_entry()
        return bool(bad)

    def show_refusal(self, error: PolkuError, key: str) -> None:
        """Say a refusal at the field that it is about."""
        self.block(key).show_error(error)
        self.block(key).focus_entry()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.block(self._fields[0].key).focus_entry()

    def _shows_fault(self, field: Field, values: Values) -> bool:
        block = self.block(field.key)
        if block.isHidden():
            return False
        error = block.editor.trouble()
        if error is None and field.mandatory and is_empty(values.get(field.key)):
            error = PolkuError("field.mandatory")
        if error is not None:
            block.show_error(error)
        return error is not None

    def _on_edited(self, key: str) -> None:
        value = self.block(key).value()
        if is_empty(value):
            self._typed.pop(key, None)
        else:
            self._typed[key] = value
        for box in self._boxes:
            box.show_fitting(self.values())
        self.field_changed.emit(key)


def choices_of(choices: Sequence[tuple[str, Words]]) -> Maker:
    """Return what makes a box of choices that come from elsewhere than a code list."""
    codes = CodeList("", Words(""), tuple(Code(code, words) for code, words in choices))

    def make(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
        return CodeBox(codes, parent=parent)

    return make
