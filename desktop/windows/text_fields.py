"""The fields of one decision text: where it belongs, its four wordings, and buttons for places."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.base.words import language, say, tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.text_field import TextField
from desktop.windows.labelled import Labelled, choice, line
from desktop.windows.text_words import tongue_words
from models.rules.documents.codes import code_list
from models.rules.documents.schema import TEXT_LIMIT
from models.rules.errors import PolkuError, RuleBroken
from models.rules.kinds import Outcome
from models.rules.letter_texts import (
    TextVersion,
    TextWords,
    Tongue,
    ground_words,
    grounds_of,
    service_words,
)
from models.rules.text_checks import NOTE_MOST, TextProblem
from models.rules.text_places import PLACES, TextPlace

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class TextFields(QWidget):
    """What an administrator writes.

    Signals:
        changed(): something was changed by the user.
        problem_shown(QWidget): the first field of those with a problem.
    """

    changed = Signal()
    problem_shown = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.service = choice(tr("Palvelu"), _services(), "")
        self.outcome = choice(tr("Ratkaisu"), _outcomes(), Outcome.FAVOURABLE)
        self.ground: Labelled[QComboBox] = choice(tr("Peruste"), [("", "")], "")
        self.note: Labelled[LineField] = line(tr("Tarkenne luettelossa"), limit=NOTE_MOST)
        self.words: dict[Tongue, Labelled[TextField]] = {
            tongue: Labelled(tongue_words(tongue), TextField(TEXT_LIMIT, 4)) for tongue in Tongue
        }
        self.places: dict[str, PlainButton] = {}
        self._last = Tongue.FI
        for box in (self.service.control, self.outcome.control, self.ground.control):
            box.setSizeAdjustPolicy(_SHORT)
            box.setMinimumContentsLength(12)
        self._lay_out()
        self._wire()
        self._fill_grounds()

    def show_version(self, version: TextVersion, *, may_move: bool, editable: bool) -> None:
        """Show a version; `may_move` lets its service, outcome and ground be chosen."""
        for field, value in ((self.service, version.service), (self.outcome, version.outcome)):
            field.control.blockSignals(True)
            field.control.setCurrentIndex(max(0, field.control.findData(value)))
            field.control.blockSignals(False)
        self._fill_grounds()
        self.ground.control.setCurrentIndex(max(0, self.ground.control.findData(version.ground)))
        self.note.control.set_value(version.note)
        for tongue, field_of in self.words.items():
            field_of.control.set_value(version.words.of(tongue))
            field_of.control.setReadOnly(not editable)
        for place in (self.service, self.outcome, self.ground):
            place.control.setEnabled(may_move and editable)
        self.note.control.setReadOnly(not editable)
        for button in self.places.values():
            button.setEnabled(editable)
        self.show_problems(())

    def taken(self, version: TextVersion) -> dict[str, object]:
        """Return what differs from `version`, by the names of its fields."""
        said: dict[str, object] = {
            "service": self.service.control.currentData(),
            "outcome": Outcome(self.outcome.control.currentData()),
            "ground": self.ground.control.currentData() or "",
            "note": self.note.control.text().strip(),
            "words": TextWords(*(self.words[tongue].control.text() for tongue in Tongue)),
        }
        return {name: value for name, value in said.items() if getattr(version, name) != value}

    def show_problems(self, problems: tuple[TextProblem, ...]) -> None:
        """Say beside each field what is wrong in it, and go to the first."""
        fields: dict[str, Labelled[TextField] | Labelled[QComboBox] | Labelled[LineField]] = {
            "ground": self.ground,
            "note": self.note,
            **{tongue.value: field for tongue, field in self.words.items()},
        }
        told = {problem.field: sentence(problem.error) for problem in reversed(problems)}
        for name, field in fields.items():
            field.show_problem(told.get(name, ""))
        if problems:
            first = fields[problems[0].field]
            first.control.setFocus()
            self.problem_shown.emit(first)

    def undrawable(self) -> tuple[TextProblem, ...]:
        """Return the wordings with characters that the typeface of the letter lacks."""
        from reports.glyphs import undrawable

        found = ((tongue, undrawable(field.control.text())) for tongue, field in self.words.items())
        return tuple(
            TextProblem(tongue.value, _undrawable(characters))
            for tongue, characters in found
            if characters
        )

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 10, 0)
        box.setSpacing(10)
        for field in (self.service, self.outcome, self.ground, self.note):
            box.addWidget(field)
        box.addWidget(PlainLabel(tr("Lisää tekstiin paikka, johon tieto tulee asiasta:"), "label"))
        row = FlowLayout(across=6, down=6)
        for place in PLACES.values():
            button = PlainButton(say(place.words), "chip")
            button.setToolTip(place.token)
            button.clicked.connect(partial(self._on_place, place))
            self.places[place.name] = button
            row.addWidget(button)
        box.addLayout(row)
        for tongue in Tongue:
            box.addWidget(self.words[tongue])
        box.addStretch(1)

    def _wire(self) -> None:
        self.outcome.control.activated.connect(self._on_outcome)
        for place in (self.service, self.ground):
            place.control.activated.connect(lambda _: self.changed.emit())
        self.note.control.edited.connect(self.changed)
        for tongue, field in self.words.items():
            field.control.edited.connect(partial(self._on_typed, tongue))
            field.control.cursorPositionChanged.connect(partial(self._on_cursor, tongue))
            field.control.refused.connect(partial(self._on_refused, tongue))

    def _fill_grounds(self) -> None:
        box, outcome = self.ground.control, Outcome(self.outcome.control.currentData())
        chosen = box.currentData()
        box.clear()
        for ground in ("", *grounds_of(outcome)):
            box.addItem(ground_words(ground, language()), ground)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _on_outcome(self) -> None:
        self._fill_grounds()
        self.changed.emit()

    def _on_typed(self, tongue: Tongue) -> None:
        self.words[tongue].show_problem("")
        self.changed.emit()

    def _on_cursor(self, tongue: Tongue) -> None:
        if self.words[tongue].control.hasFocus():
            self._last = tongue

    def _on_refused(self, tongue: Tongue, error: PolkuError) -> None:
        self.words[tongue].show_problem(sentence(error))

    def _on_place(self, place: TextPlace) -> None:
        field = self.words[self._last].control
        field.insertPlainText(place.token)
        field.setFocus()


def _undrawable(characters: tuple[str, ...]) -> RuleBroken:
    from reports.glyphs import named

    return RuleBroken("letter.undrawable", characters=named(characters))


def _services() -> list[tuple[str, str]]:
    codes = ("", *(code.code for code in code_list("social_services").codes))
    return [(code, service_words(code, language())) for code in codes]


def _outcomes() -> list[tuple[Outcome, str]]:
    words = {code.code: code.words for code in code_list("outcomes").codes}
    return [(each, words[each.value].said_in(language())) for each in Outcome]
