"""A field that holds a list of small forms: cards to add, remove and move."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import say, tr
from desktop.forms.row_card import RowCard
from desktop.widgets.editor import EditorSetting
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, section_head
from models.rules.documents.schema import Field, Value, Values
from models.rules.errors import PolkuError


class RowsEditor(QFrame):
    """The cards of a ROWS field; a removed card can be brought back while the form is open.

    Signals:
        edited(): the user changed, added, removed or moved a row.
        refused(object): never fires; rows show their own troubles.
        rebuilt(): cards came or went, so the tab order must be laid anew.
    """

    edited = Signal()
    refused = Signal(object)
    rebuilt = Signal()

    def __init__(self, field: Field, setting: EditorSetting, parent: QWidget) -> None:
        super().__init__(parent)
        self._field, self._setting = field, setting
        self._cards: list[RowCard] = []
        self._removed: list[tuple[int, Values]] = []
        name = say(field.words)
        self._add = PlainButton(tr("+ Lisää"), "link", self)
        self._add.setAccessibleName(tr("{name}: lisää rivi", name=name))
        self._add.clicked.connect(self._on_add)
        self._undo = PlainButton(tr("Palauta poistettu"), "link", self)
        self._undo.clicked.connect(self._on_undo)
        self._undo.hide()
        self._head = section_head(tr("{name} *", name=name) if field.mandatory else name, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._head_row = QHBoxLayout()
        self._head_row.setSpacing(8)
        self._head_row.addWidget(self._head, 1)
        self._column.addLayout(self._head_row)
        buttons = FlowLayout(across=14)
        buttons.addWidget(self._add)
        buttons.addWidget(self._undo)
        self._column.addLayout(buttons)

    @property
    def cards(self) -> Sequence[RowCard]:
        """The cards in order."""
        return tuple(self._cards)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget at the right end of the head."""
        self._head_row.addWidget(widget)

    def value(self) -> Value:
        """Return the rows that hold anything, None when none does."""
        rows = [row for card in self._cards if (row := card.values())]
        return rows or None

    def set_value(self, value: Value) -> None:
        """Show stored rows; a mandatory list begins with one empty card."""
        for card in list(self._cards):
            self._drop(card)
        for row in _rows(value):
            self._insert(len(self._cards), row)
        if not self._cards and self._field.mandatory:
            self._insert(0, {})
        self._number()

    def trouble(self) -> PolkuError | None:
        """Return the first trouble of a card; its facts tell the place."""
        for index, card in enumerate(self._cards):
            for key, error in card.troubles():
                place = f"{self._field.key}[{index}].{key}"
                return PolkuError(error.code, **{**error.facts, "place": place})
        return None

    def set_bad(self, bad: bool) -> None:
        """Do nothing: cards are marked one by one."""

    def entry(self) -> QWidget:
        """Return the first field of the first card, else the button that adds one."""
        return self._cards[0].first_entry() if self._cards else self._add

    def focus_row(self, index: int, key: str) -> None:
        """Put the cursor into a field of a row."""
        if 0 <= index < len(self._cards):
            self._cards[index].focus_field(key)

    def show_problem(self, index: int, key: str, text: str) -> None:
        """Say what is wrong in a field of a row."""
        if 0 <= index < len(self._cards):
            self._cards[index].show_problem(key, text)

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        line: list[QWidget] = []
        for card in self._cards:
            line.extend(card.focus_line())
        return [*line, self._add, self._undo]

    def _insert(self, index: int, row: Values) -> RowCard:
        card = RowCard(self._field, self._setting, self)
        card.set_values(row)
        card.edited.connect(self.edited)
        card.moved.connect(lambda step: self._move(card, step))
        card.removed.connect(lambda: self._on_removed(card))
        self._cards.insert(index, card)
        self._column.insertWidget(index + 1, card)
        card.show()
        return card

    def _drop(self, card: RowCard) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_add(self) -> None:
        card = self._insert(len(self._cards), {})
        self._number()
        card.first_entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, card: RowCard) -> None:
        if card.values():
            self._removed.append((self._cards.index(card), card.values()))
        self._drop(card)
        self._number()
        self._undo.setVisible(bool(self._removed))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_undo(self) -> None:
        index, row = self._removed.pop()
        card = self._insert(min(index, len(self._cards)), row)
        self._number()
        self._undo.setVisible(bool(self._removed))
        card.first_entry().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _move(self, card: RowCard, step: int) -> None:
        old = self._cards.index(card)
        new = old + step
        if not 0 <= new < len(self._cards):
            return
        self._cards.insert(new, self._cards.pop(old))
        self._column.removeWidget(card)
        self._column.insertWidget(new + 1, card)
        self._number()
        self.edited.emit()

    def _number(self) -> None:
        for index, card in enumerate(self._cards):
            card.set_place(index, len(self._cards))
        self.rebuilt.emit()


def _rows(value: Value) -> list[Values]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [row for row in value if isinstance(row, Mapping)]
