"""Who gets the decision (tiedoksisaajat): each separately, by which way, in which language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop.base.words import language, tr
from desktop.widgets.editor import guard_wheel
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel, plain, section_head
from models.rules.commands import RecipientChoice
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.kinds import ServingWay
from models.rules.recipients import (
    RecipientReason,
    SuggestedRecipient,
    is_guardian,
    is_of_age,
    letter_lines,
    likely_way,
)
from models.rules.rows import CaseSheet, PersonData, PersonRow, ProhibitionRow, RecipientRow
from models.rules.words import Language


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may get the decision, and why."""

    person: PersonRow
    reason: str
    suggested: bool
    prohibition: ProhibitionRow | None = None
    may_be_forbidden: bool = False


class RecipientsBox(QWidget):
    """A line for each candidate; the law's own suggestion comes first.

    Signals:
        changed(tuple): the RecipientChoices, after the user changed them.
        forbid_asked(PersonRow): the child forbids to tell this guardian.
        allow_asked(PersonRow): the child takes that back.
    """

    changed = Signal(tuple)
    forbid_asked = Signal(object)
    allow_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(section_head(tr("Tiedoksisaajat")))
        self._column.addWidget(
            PlainLabel(
                tr("Päätös annetaan tiedoksi kullekin erikseen; jokaisella on oma kappaleensa."),
                "hint",
            )
        )
        self.lines: list[RecipientLine] = []

    @property
    def choices(self) -> tuple[RecipientChoice, ...]:
        """Who is chosen now."""
        return tuple(line.choice for line in self.lines if line.chosen.isChecked())

    def show_candidates(
        self, candidates: Sequence[Candidate], recipients: Sequence[RecipientRow]
    ) -> None:
        """Show the candidates as they are chosen now; before any was, as the law suggests."""
        ways = {row.person_id: row.way for row in recipients}
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for candidate in candidates:
            chosen = candidate.person.id in ways if recipients else candidate.suggested
            chosen = chosen and candidate.prohibition is None
            data = candidate.person.data
            way = ways.get(candidate.person.id, likely_way(data))
            line = RecipientLine(candidate, way, chosen=chosen)
            line.changed.connect(lambda: self.changed.emit(self.choices))
            line.forbid.clicked.connect(lambda _=False, c=candidate: self._on_forbid(c))
            self._column.addWidget(line)
            self.lines.append(line)

    def _on_forbid(self, candidate: Candidate) -> None:
        asked = self.forbid_asked if candidate.prohibition is None else self.allow_asked
        asked.emit(candidate.person)


class RecipientLine(QWidget):
    """One candidate.

    Signals:
        changed(): chosen or not, or another way.
    """

    changed = Signal()

    def __init__(self, candidate: Candidate, way: ServingWay | None, *, chosen: bool) -> None:
        """Make it; `way` is None for one chosen without saying how."""
        super().__init__()
        self.candidate = candidate
        person = candidate.person
        self.chosen = QCheckBox(plain(f"{person.name} · {candidate.reason}"))
        self.chosen.setChecked(chosen)
        self.way = QComboBox()
        self.way.setAccessibleName(tr("Tiedoksiannon tapa: {name}", name=person.name))
        guard_wheel(self.way)
        for each in ServingWay:
            if each is not ServingWay.ELECTRONIC or person.data.electronic_consent:
                self.way.addItem(enum_name(each, language()), each)
        self.way.setPlaceholderText(tr("Valitse"))
        self.way.setCurrentIndex(-1 if way is None else self.way.findData(way))
        self.note = PlainLabel("", "hint")
        side_by_side = QWidget(self)
        row = FlowLayout(side_by_side, across=12, down=3)
        row.addWidget(self.chosen)
        row.addWidget(self.way)
        forbidden = candidate.prohibition is not None
        self.forbid = PlainButton(
            tr("Kielto on peruttu") if forbidden else tr("Lapsi kieltää tiedot…"), "link"
        )
        self.forbid.setAccessibleDescription(person.name)
        self.chosen.setEnabled(not forbidden)
        row.addWidget(self.forbid)
        self.forbid.setVisible(forbidden or candidate.may_be_forbidden)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(side_by_side)
        column.addWidget(self.note)
        self._tell()
        self.chosen.toggled.connect(self._on_changed)
        self.way.activated.connect(self._on_changed)

    @property
    def choice(self) -> RecipientChoice:
        """This candidate as a recipient."""
        return RecipientChoice(self.candidate.person.id, self._way())

    def _way(self) -> ServingWay | None:
        way = self.way.currentData()
        return None if way is None else ServingWay(way)

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.way.setEnabled(self.chosen.isChecked())
        found = self.candidate.prohibition
        if found is not None:
            self.note.setText(_forbidden(found))
            return
        self.note.setText(_note(self.candidate.person.data, self._way()))
        self.note.setVisible(bool(self.note.text()) and self.chosen.isChecked())


def candidates_of(
    sheet: CaseSheet, suggested: Sequence[SuggestedRecipient], on: date
) -> tuple[Candidate, ...]:
    """Return the suggested ones and then everybody else who is tied to the client."""
    child = not is_of_age(sheet.client.data.birth_date, on)
    guardians = {tie.person.id for tie in sheet.ties if child and is_guardian(tie)}
    first = [
        Candidate(
            each.person,
            _REASONS[each.reason](),
            True,
            may_be_forbidden=each.person.id in guardians,
        )
        for each in suggested
    ]
    known = {each.person.id for each in first}
    ties = [
        Candidate(
            tie.person,
            enum_name(tie.kind, language()),
            False,
            tie.prohibition,
            tie.person.id in guardians,
        )
        for tie in sheet.ties
        if tie.person.id not in known
    ]
    client = [] if sheet.client.id in known else [Candidate(sheet.client, tr("asiakas"), False)]
    unique: dict[UUID, Candidate] = {}
    for each in (*first, *client, *ties):
        unique.setdefault(each.person.id, each)
    return tuple(unique.values())


_REASONS = {
    RecipientReason.OF_AGE: lambda: tr("asiakas, täysi-ikäinen"),
    RecipientReason.OWN_VOICE: lambda: tr("asiakas, oma puhevalta"),
    RecipientReason.GUARDIAN: lambda: tr("huoltaja"),
}


def _forbidden(found: ProhibitionRow) -> str:
    return tr(
        "Lapsi on kieltänyt tietojen antamisen {day}: {ground}",
        day=show_date(found.made_on),
        ground=found.ground,
    )


def _note(data: PersonData, way: ServingWay | None) -> str:
    parts = []
    if data.language is not Language.FINNISH:
        parts.append(tr("asiointikieli ruotsi") if data.language is Language.SWEDISH else "")
    lines = letter_lines(data)
    if data.non_disclosure:
        parts.append(
            tr("turvakielto: kirjeeseen tulee vain yhteysosoite")
            if lines
            else tr("turvakielto: osoitetta ei tulosteta, anna käteen")
        )
    elif way is ServingWay.POST and not lines:
        parts.append(tr("osoite puuttuu, kirjettä ei voi postittaa"))
    return " · ".join(part for part in parts if part)
