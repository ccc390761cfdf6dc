"""One field in which two saves differ: what it was, what each side made of it, and the choice."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.base.sentence_tables import N_
from desktop.base.words import language, say, tr
from desktop.widgets.flow import FlowLayout, TwelfthsLayout
from desktop.widgets.plain import PlainLabel, ReadingLabel, plain
from desktop.windows.text_difference import DifferenceView
from models.rules.conflicts import Difference, Side, joined
from models.rules.documents.schema import Field, FieldType, Value
from models.rules.documents.spoken import in_words

_SHORT = 60
"""Letters that stand as a line; longer words get a box of their own that scrolls."""
_WITH_BASE: Mapping[Side | None, str] = {
    None: N_("Te molemmat muutitte tätä."),
    Side.THEIRS: N_("Vain toinen muutti tätä."),
    Side.MINE: N_("Vain sinä muutit tätä."),
}
_WITHOUT_BASE: Mapping[Side | None, str] = {
    None: N_("Tekstit eroavat toisistaan."),
    Side.THEIRS: N_("Vain toisen kirjauksessa on tämä tieto."),
    Side.MINE: N_("Vain sinun kirjauksessasi on tämä tieto."),
}
_LISTS = frozenset({FieldType.ROWS, FieldType.CODES})


class ConflictCard(QFrame):
    """The three states of a field side by side, and which of them is kept.

    With `choosable` False it only tells what the other side did; without `has_base` nobody knows
    any more what both began with.

    Signals:
        chosen(str): the key of the field, after the user chose a side.
    """

    chosen = Signal(str)

    def __init__(
        self,
        field: Field,
        difference: Difference,
        other: str,
        *,
        choosable: bool = True,
        has_base: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.field, self.difference, self._has_base = field, difference, has_base
        self.name = say(field.words)
        self.setAccessibleName(self.name)
        self._group = QButtonGroup(self)
        self.buttons: dict[Side, QRadioButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 12)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(self.name, "strong", self))
        self._state = PlainLabel(self._state_words, "dim", self)
        self._column.addWidget(self._state)
        self._put_states(other)
        if choosable:
            self._put_choices()

    @property
    def side(self) -> Side | None:
        """What is kept; None while nobody has chosen."""
        found = (side for side, button in self.buttons.items() if button.isChecked())
        return next(found, None)

    def choose(self, side: Side) -> None:
        """Choose a side where the field can take it."""
        if side in self.buttons:
            self.buttons[side].setChecked(True)

    def focus_choice(self) -> None:
        """Put the focus where one chooses."""
        chosen = self.buttons.get(self.side) if self.side is not None else None
        button = chosen or next(iter(self.buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self) -> None:
        """Say that a choice is still wanted here."""
        self._state.setText(tr("Valitse, mikä jää."))
        self._state.set_role("late")

    @property
    def _state_words(self) -> str:
        said = _WITH_BASE if self._has_base else _WITHOUT_BASE
        return tr(said[self.difference.suggested])

    def _put_states(self, other: str) -> None:
        told = {side: self._words(value) for side, value in _states(self.difference).items()}
        grid = TwelfthsLayout(across=14)
        shown = told if self._has_base else {s: w for s, w in told.items() if s is not None}
        for side, words in shown.items():
            head = _head(side, other)
            grid.add_field(_State(head, self._text(head, words, told[None])), 12 // len(shown))
        self._column.addLayout(grid)

    def _text(self, head: str, words: str, base: str) -> QWidget:
        if len(words) <= _SHORT and "\n" not in words and len(base) <= _SHORT:
            return ReadingLabel(words or tr("(tyhjä)"))
        view = DifferenceView(tr("{field}, {side}", field=self.name, side=head))
        view.show_difference(base if self._has_base else words, words)
        return view

    def _words(self, value: Value) -> str:
        return in_words(self.field, value, language())

    def _put_choices(self) -> None:
        row = FlowLayout(across=18, down=4)
        row.addWidget(PlainLabel(tr("Tallennetaan:"), "", self))
        both = joined(self.field, self.difference) is not None
        for side, words in _choices(self.field, both=both).items():
            button = QRadioButton(plain(words), self)
            button.setAccessibleName(tr("{field}, {side}", field=self.name, side=words))
            self._group.addButton(button)
            self.buttons[side] = button
            row.addWidget(button)
        if self.difference.suggested is not None:
            self.choose(self.difference.suggested)
        self._group.buttonClicked.connect(lambda _: self._on_chosen())
        self._column.addLayout(row)

    def _on_chosen(self) -> None:
        self._state.setText(self._state_words)
        self._state.set_role("dim")
        self.chosen.emit(self.field.key)


class _State(QWidget):
    """One state of the field under its head."""

    def __init__(self, head: str, text: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(head, "dim", self))
        column.addWidget(text)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def _states(difference: Difference) -> Mapping[Side | None, Value]:
    return {None: difference.base, Side.THEIRS: difference.theirs, Side.MINE: difference.mine}


def _head(side: Side | None, other: str) -> str:
    if side is None:
        return tr("Yhteinen lähtökohta")
    return other if side is Side.THEIRS else tr("Sinä")


def _choices(field: Field, *, both: bool) -> Mapping[Side, str]:
    kept = {
        Side.THEIRS: tr("Toisen kirjaus"),
        Side.MINE: tr("Oma kirjaus"),
    }
    if both:
        rows = field.type in _LISTS
        kept[Side.BOTH] = tr("Molempien rivit") if rows else tr("Molemmat peräkkäin")
    return kept
