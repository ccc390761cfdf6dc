"""One row of a list field as a card of its own fields."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.base.icons import icon
from desktop.base.words import say, tr
from desktop.forms.field_block import FieldBlock
from desktop.widgets.editor import EditorSetting
from desktop.widgets.flow import TwelfthsLayout
from desktop.widgets.plain import LineLabel
from models.rules.documents.conditions import shown
from models.rules.documents.schema import Field, Value, Values
from models.rules.errors import PolkuError


class RowCard(QFrame):
    """The fields of one row, its number, and buttons to move and remove it.

    Signals:
        edited(): the user changed a field.
        moved(int): the user wants the row one place up (-1) or down (1).
        removed(): the user wants the row away.
    """

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, field: Field, setting: EditorSetting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._name = say(field.words)
        self._typed: dict[str, Value] = {}
        self._title = LineLabel("", "dim", self)
        self._up = self._tool("chevron-up", -1)
        self._down = self._tool("chevron-down", 1)
        self._bin = self._button("close", self.removed.emit)
        grid = TwelfthsLayout(across=12, down=8)
        self._blocks = {sub.key: FieldBlock(sub, setting, self) for sub in field.fields}
        for sub in field.fields:
            grid.add_field(self._blocks[sub.key], sub.width)
            self._blocks[sub.key].edited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addLayout(grid)
        self._show_fitting()

    def values(self) -> Values:
        """Return the row's values, empty ones left out."""
        return dict(self._typed)

    def set_values(self, values: Values) -> None:
        """Show a stored row."""
        for key, block in self._blocks.items():
            block.set_value(values.get(key))
        self._typed = {key: value for key, value in values.items() if value not in (None, "")}
        self._show_fitting()

    def set_place(self, index: int, count: int) -> None:
        """Number the card and switch its buttons."""
        self._title.setText(f"{index + 1}.")
        self._up.setEnabled(index > 0)
        self._down.setEnabled(index < count - 1)
        self._up.setVisible(count > 1)
        self._down.setVisible(count > 1)
        number = index + 1
        self._up.setAccessibleName(tr("{name} {n}: siirrä ylös", name=self._name, n=number))
        self._down.setAccessibleName(tr("{name} {n}: siirrä alas", name=self._name, n=number))
        self._bin.setAccessibleName(tr("{name} {n}: poista", name=self._name, n=number))
        self._bin.setToolTip(tr("Poista"))

    def first_entry(self) -> QWidget:
        """Return the widget that takes the focus first."""
        return next(iter(self._blocks.values())).editor.entry()

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field."""
        block = self._blocks.get(key)
        if block is None:
            self.first_entry().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            block.focus_entry()

    def show_problem(self, key: str, text: str) -> None:
        """Say what is wrong in a field."""
        if key in self._blocks:
            self._blocks[key].show_problem(text)

    def block(self, key: str) -> FieldBlock:
        """Return a field of the row."""
        return self._blocks[key]

    def problem_of(self, key: str) -> str:
        """Return what is said below a field, empty when nothing is."""
        return self._blocks[key].problem()

    def troubles(self) -> Iterator[tuple[str, PolkuError]]:
        """Yield the key and the reason of every text that cannot be read."""
        for block in self._blocks.values():
            if not block.isHidden():
                yield from block.troubles()

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        fields = [widget for block in self._blocks.values() for widget in block.focus_line()]
        return [*fields, self._up, self._down, self._bin]

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._title)
        row.addStretch(1)
        for button in (self._up, self._down, self._bin):
            row.addWidget(button)
        return row

    def _tool(self, name: str, step: int) -> QToolButton:
        return self._button(name, lambda: self.moved.emit(step))

    def _button(self, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon(name, "dim"))
        side = max(16, self.fontMetrics().height() - 2)
        button.setIconSize(QSize(side, side))
        button.clicked.connect(act)
        return button

    def _on_edited(self, key: str) -> None:
        value = self._blocks[key].value()
        if value in (None, ""):
            self._typed.pop(key, None)
        else:
            self._typed[key] = value
        self._show_fitting()
        self.edited.emit()

    def _show_fitting(self) -> None:
        for block in self._blocks.values():
            block.setVisible(shown(block.field, self._typed))
