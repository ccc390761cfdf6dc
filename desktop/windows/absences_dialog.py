"""Absences (poissaolot) of the team: kept as days alone, never why."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import language, tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.widgets.plain import PlainButton, PlainLabel, section_head
from desktop.windows.case_assign_dialog import worker_words
from desktop.windows.case_bars import clear_box
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.surroundings import Surroundings
from models.rules.absences import AbsenceRow
from models.rules.dates import show_weekday_date
from models.rules.documents.declare import choice, day, section
from models.rules.documents.schema import Section
from models.rules.errors import PolkuError
from models.rules.words import Words
from models.services.setup import workers
from models.services.team import absences, keep_absence, remove_absence

WINDOW = (
    choice("worker", Words("Työntekijä", "Medarbetare", "Worker"), "", mandatory=True, width=12),
    day("first", Words("Ensimmäinen päivä", "Första dag", "First day"), mandatory=True, width=6),
    day("last", Words("Viimeinen päivä", "Sista dag", "Last day"), mandatory=True, width=6),
)
_FIELDS = section("absence", Words(""), *WINDOW)


class AbsencesDialog(CaseDialog):
    """Those that have not ended, each with its way out; a new one above them."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(
            tr("Poissaolot"),
            tr("Merkitse vain päivät. Poissaolon syytä ei kirjata tähän."),
            tr("Lisää poissaolo"),
            desk=around.desk,
            parent=parent,
        )
        self.leave_button.set_words(tr("Sulje"))
        self.form = worker_form(around, _FIELDS)
        self.put_form(self.form)
        self.said = PlainLabel("", "dim", self)
        self.said.hide()
        self.column.addWidget(self.said)
        self.column.addWidget(section_head(tr("Merkityt poissaolot"), self))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.column.addLayout(self._list)
        self.lines: tuple[str, ...] = ()
        self._reload()

    def act(self) -> None:
        """Keep the absence; the dialog stays for the next one."""
        if self.form.lacks():
            return
        worker, first, last = window_of(self.form)
        outcome = self.desk.operations.attempt(
            keep_absence, worker_id=worker, first=first, last=last
        )
        if isinstance(outcome, PolkuError):
            self.form.show_refusal(outcome, "first")
            return
        self.desk.operations.tell(outcome)
        self.said.setText(tr("Poissaolo merkittiin."))
        self.said.show()
        self._reload()

    def _reload(self) -> None:
        rows = self.desk.operations.ask(absences) or ()
        clear_box(self._list)
        self.lines = tuple(map(absence_words, rows))
        for row, words in zip(rows, self.lines, strict=True):
            self._list.addWidget(self._line(row, words))
        if not rows:
            self._list.addWidget(PlainLabel(tr("Poissaoloja ei ole merkitty."), "dim", self))

    def _line(self, row: AbsenceRow, words: str) -> QWidget:
        line = QWidget(self)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(PlainLabel(words, "", line), 1)
        remove = PlainButton(tr("Poista"), "link", line)
        remove.setAccessibleName(f"{tr('Poista')}: {words}")
        remove.clicked.connect(partial(self._remove, row.id))
        box.addWidget(remove)
        return line

    def _remove(self, absence_id: UUID, _checked: bool = False) -> None:
        if self.desk.operations.run(remove_absence, absence_id=absence_id):
            self.said.hide()
            self._reload()


def worker_form(around: Surroundings, fields: Section) -> SmallForm:
    """Return a form that asks for a worker of the team, first of all, and days."""
    found = around.desk.operations.ask(workers) or ()
    team = around.desk.actor.team_id
    present = [w for w in found if w.ended_on is None or w.ended_on > around.desk.today]
    own = [w for w in present if w.team_id == team]
    chosen = choices_of([(str(w.id), Words(worker_words(w))) for w in own])
    return SmallForm((fields,), around.desk, {"worker": chosen})


def window_of(form: SmallForm) -> tuple[UUID, date, date]:
    """Return the worker and the days of a filled form."""
    values = form.values()
    first, last = (date.fromisoformat(str(values[key])) for key in ("first", "last"))
    return UUID(str(values["worker"])), first, last


def absence_words(row: AbsenceRow) -> str:
    """Return "Anna Hakala: ma 13.7.2026 – su 2.8.2026"."""
    first, last = (show_weekday_date(each, language()) for each in (row.first, row.last))
    return (
        f"{row.worker_name}: {first} – {last}" if first != last else f"{row.worker_name}: {first}"
    )
