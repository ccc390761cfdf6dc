"""A titled group of a form: its head, its help and its fields in twelfths."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.words import say
from desktop.forms.editors import Maker, make_editor
from desktop.forms.field_block import FieldBlock
from desktop.forms.rows_editor import RowsEditor
from desktop.widgets.editor import Editor, EditorSetting
from desktop.widgets.flow import TwelfthsLayout
from desktop.widgets.plain import PlainLabel, section_head
from models.rules.documents.conditions import section_shown, shown
from models.rules.documents.schema import Field, FieldType, Section, Values
from models.rules.errors import PolkuError
from models.rules.rows import Source


class SectionBox(QWidget):
    """A section; its fields are made when `build` is called, which is late for those far below.

    `makers` make the editors of fields whose choices come from elsewhere than a code list.

    Signals:
        edited(str): the user changed the field with this key.
        rebuilt(): rows came or went.
    """

    edited = Signal(str)
    rebuilt = Signal()

    def __init__(
        self,
        section: Section,
        setting: EditorSetting,
        parent: QWidget,
        makers: Mapping[str, Maker] | None = None,
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._makers = makers or {}
        self._setting = setting
        self.blocks: dict[str, FieldBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    @property
    def is_built(self) -> bool:
        """Whether the fields exist."""
        return bool(self.blocks)

    def build(self, values: Values, sources: Mapping[str, Source]) -> None:
        """Make the fields and show their values."""
        if self.is_built:
            return
        self._add_head()
        grid = TwelfthsLayout()
        for field in self.section.fields:
            block = FieldBlock(
                field, self._setting, self, self._makers.get(field.key, editor_or_rows)
            )
            block.edited.connect(self.edited)
            if isinstance(block.editor, RowsEditor):
                block.editor.rebuilt.connect(self.rebuilt)
            self.blocks[field.key] = block
            grid.add_field(block, field.width)
        self._column.addLayout(grid)
        self.fill(values, sources)

    def fill(self, values: Values, sources: Mapping[str, Source]) -> None:
        """Show values and where they came from."""
        for key, block in self.blocks.items():
            block.set_value(values.get(key))
            block.set_source(sources.get(key))

    def show_fitting(self, values: Values) -> None:
        """Show the section and the fields whose conditions hold."""
        self.setVisible(section_shown(self.section, values))
        for block in self.blocks.values():
            block.setVisible(shown(block.field, values))

    def troubles(self, values: Values) -> Iterator[tuple[str, PolkuError]]:
        """Yield the place and the reason of every text that cannot be read."""
        for block in self.blocks.values():
            if shown(block.field, values):
                yield from block.troubles()

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [widget for block in self.blocks.values() for widget in block.focus_line()]

    @property
    def _is_one_list(self) -> bool:
        """A single list carries the head itself."""
        fields = self.section.fields
        return len(fields) == 1 and fields[0].type is FieldType.ROWS

    def _add_head(self) -> None:
        title = say(self.section.words)
        if title:
            self._column.addSpacing(12)
        if title and not self._is_one_list:
            self._column.addWidget(section_head(title, self))
        lead = say(self.section.help)
        if lead:
            self._column.addWidget(PlainLabel(lead, "hint", self))


def editor_or_rows(field: Field, setting: EditorSetting, parent: QWidget) -> Editor:
    """Return the editor of any field."""
    make: Callable[[Field, EditorSetting, QWidget], Editor] = (
        RowsEditor if field.type is FieldType.ROWS else make_editor
    )
    return make(field, setting, parent)
