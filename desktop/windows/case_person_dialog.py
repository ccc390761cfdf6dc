"""The dialog of a person: the client's or a close one's data, and the tie between them."""

from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.case_person_fields import (
    ADDRESS,
    CONTACT_ADDRESS,
    LANGUAGE,
    NAMES,
    SAFETY,
    TIE,
    person_data,
    person_values,
    tie_kind,
    tie_values,
)
from desktop.windows.conflict_settling import ended, settle_person
from desktop.windows.intake_duplicates import DuplicateNotice
from models.rules.changes import Changes
from models.rules.documents.conditions import is_empty, visible_row
from models.rules.documents.schema import Values
from models.rules.enum_words import enum_words
from models.rules.errors import PolkuError, StaleData
from models.rules.identity import is_personal_code
from models.rules.kinds import TieKind
from models.rules.rows import PersonMatch, PersonRow, TieRow
from models.services.intake import possible_duplicates
from models.services.people import save_person, tie_person, untie_person

_SEARCH_WAIT = 250
_PERSON = (NAMES, LANGUAGE, SAFETY, CONTACT_ADDRESS, ADDRESS)
_FIELDS = tuple(field for part in _PERSON for field in part.fields)
_KEYS = tuple(field.key for part in (*_PERSON, TIE) for field in part.fields)


class PersonDialog(CaseDialog):
    """Edits a person, or finds or makes one and ties the person to the client.

    With `tie` None and `person` set it is the client's own data, without a tie.
    """

    def __init__(
        self,
        client: PersonRow,
        *,
        desk: Desk,
        person: PersonRow | None = None,
        tie: TieRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_title(person, tie), "", tr("Tallenna"), desk=desk, parent=parent)
        self.setMinimumWidth(700)
        self._client, self._tie = client, tie
        self._person = tie.person if tie else person
        self._person_id = self._person.id if self._person else uuid4()
        self._is_client = self._person is not None and self._person.id == client.id
        sections = _PERSON if self._is_client else (NAMES, TIE, *_PERSON[1:])
        kinds = choices_of([(kind.value, enum_words(kind)) for kind in TieKind])
        self.form = SmallForm(sections, desk, {"tie_kind": kinds})
        self.duplicates = DuplicateNotice()
        self.duplicates.joined.connect(self.use)
        self._searching = QTimer(self)
        self._make()

    def use(self, match: PersonMatch) -> None:
        """Take a person who is known already instead of making another."""
        self._person, self._person_id = match.person, match.person.id
        tie = {key: self.form.values().get(key) for key in ("tie_kind", "has_custody", "tie_note")}
        self.form.set_values({**person_values(match.person.data), **tie})
        self.duplicates.show_matches(())

    def act(self) -> None:
        """Save the person and the tie."""
        if self.form.lacks():
            return
        saved = self._saved(())
        if saved is None:
            return
        if isinstance(saved, PolkuError) or self._is_client:
            self.done_or_say(saved, self.form, _KEYS)
            return
        tied = self._tied()
        self.done_or_say(tied if isinstance(tied, PolkuError) else (*saved, *tied), self.form)

    def untie(self) -> None:
        """Remove the tie after a question; the person's data stays."""
        tie = self._tie
        assert tie is not None
        text = tr("{name} poistetaan tämän lapsen läheisistä.", name=tie.person.name)
        if self.desk.messages.confirm(tr("Poista yhteys"), text, tr("Poista yhteys")):
            self.done_or_say(self._untied(tie), self.form)

    def _make(self) -> None:
        if self._person is None:
            self.column.addWidget(self.duplicates)
            self._searching.setSingleShot(True)
            self._searching.setInterval(_SEARCH_WAIT)
            self._searching.timeout.connect(self._search)
            self.form.field_changed.connect(self._on_changed)
        else:
            tie = tie_values(self._tie) if self._tie else {}
            self.form.set_values({**person_values(self._person.data), **tie})
        if self._tie is not None:
            self.add_left_button(tr("Poista yhteys"), "danger", self.untie)
        self.put_form(self.form)
        self.form.focus_first()

    def _on_changed(self, key: str) -> None:
        if self._person is None and key in (
            "surname",
            "given_names",
            "personal_code",
            "birth_date",
        ):
            self._searching.start()

    def _search(self) -> None:
        values = self.form.values()
        surname, given = str(values.get("surname", "")), str(values.get("given_names", ""))
        code = str(values.get("personal_code", ""))
        code = code if is_personal_code(code, today=self.desk.today) else ""
        if not code and (len(surname) < 2 or len(given) < 2):
            self.duplicates.show_matches(())
            return
        found = self.desk.operations.attempt(
            possible_duplicates, surname=surname, given_names=given, personal_code=code
        )
        self.duplicates.show_matches(() if isinstance(found, PolkuError) else found)

    def _saved(self, settled: tuple[str, ...]) -> Changes | PolkuError | None:
        """Save the person; where another's save is met, ask and save once more. None for a no."""
        outcome = self.desk.operations.attempt(
            save_person,
            person_id=self._person_id,
            data=person_data(self.form.values()),
            row_version=self._person.version if self._person else 0,
            settled=settled,
        )
        if not isinstance(outcome, StaleData) or self._person is None:
            return ended(outcome) if isinstance(outcome, PolkuError) else outcome
        met = settle_person(self.desk, self._person, self.form, _filled, _FIELDS)
        if met is None:
            return None
        self._person = met.person
        kept = self.form.values()
        tie = {field.key: kept[field.key] for field in TIE.fields if field.key in kept}
        self.form.set_values({**met.values, **tie})
        return self._saved(met.keys)

    def _tied(self) -> Changes | PolkuError:
        values = self.form.values()
        kind = tie_kind(values)
        if self._tie is not None and self._tie.kind is not kind:
            removed = self._untied(self._tie)
            if isinstance(removed, PolkuError):
                return removed
        return self.desk.operations.attempt(
            tie_person,
            client_id=self._client.id,
            person_id=self._person_id,
            kind=kind,
            has_custody=values.get("has_custody") is True,
            note=str(values.get("tie_note", "")),
        )

    def _untied(self, tie: TieRow) -> Changes | PolkuError:
        return self.desk.operations.attempt(
            untie_person, client_id=self._client.id, person_id=tie.person.id, kind=tie.kind
        )


def _filled(person: PersonRow) -> Values:
    """Return a person as the form holds them: without what is empty or hidden."""
    told = {key: each for key, each in person_values(person.data).items() if not is_empty(each)}
    return visible_row(_FIELDS, told)


def _title(person: PersonRow | None, tie: TieRow | None) -> str:
    if tie is not None:
        return tr("Läheisen tiedot")
    return tr("Lapsen tiedot") if person is not None else tr("Lisää läheinen")
