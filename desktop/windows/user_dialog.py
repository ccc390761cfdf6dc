"""One user: the worker's data, role and team, and the passphrase given at first."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.widgets.plain import BreakingCheck, PlainLabel
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import choice, line
from desktop.windows.passphrase_pair import PassphrasePair
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.enum_words import enum_name
from models.rules.errors import PolkuError
from models.rules.rights import Role
from models.rules.rows import WorkerRow
from models.services.setup import save_worker


class UserDialog(FormDialog):
    """Adds a user or changes one; the worker is saved first, then the key slot is made."""

    def __init__(
        self,
        around: Surroundings,
        worker: WorkerRow | None,
        teams: Mapping[UUID, str],
        parent: QWidget,
    ) -> None:
        super().__init__(
            parent, tr("Käyttäjä") if worker else tr("Uusi käyttäjä"), "", tr("Tallenna")
        )
        self._around, self._worker = around, worker
        surname, _, given = worker.name.partition(" ") if worker else ("", "", "")
        self.surname, self.given = line(tr("Sukunimi"), surname), line(tr("Etunimi"), given)
        self.add_row(self.surname, self.given)
        self._task(worker, teams)
        self._reach(worker)
        self.login = line(tr("Käyttäjätunnus"), worker.login if worker else "", limit=40)
        self.login.control.setEnabled(worker is None)
        self.box.addWidget(self.login)
        self.pair = PassphrasePair(
            tr("Uusi salalause (tyhjä: ei muutu)") if worker else tr("Ensimmäinen salalause")
        )
        self.pair.setVisible(not around.keeping.is_shared)
        self.box.addWidget(self.pair)
        if around.keeping.is_shared and worker is None:
            self.box.addWidget(
                PlainLabel(
                    tr("Käyttäjä pääsee sisään, kun palvelimen ylläpitäjä antaa tälle"
                       " käyttäjätunnukselle palvelintunnuksen."),
                    "dim",
                )
            )  # fmt: skip

    def _task(self, worker: WorkerRow | None, teams: Mapping[UUID, str]) -> None:
        self.role = choice(
            tr("Oikeudet"),
            [(role, enum_name(role, language())) for role in Role],
            worker.role if worker else Role.SOCIAL_WORKER,
        )
        self.team = choice(
            tr("Tiimi"),
            [(None, tr("ei tiimiä")), *((key, name) for key, name in teams.items())],
            worker.team_id if worker else next(iter(teams), None),
        )
        self.add_row(self.role, self.team)
        self.title_field = line(tr("Tehtävänimike"), worker.title if worker else "")
        self.in_office = BreakingCheck(tr("Virkasuhteessa"))
        self.in_office.setChecked(worker.in_office if worker else True)
        self.add_row(self.title_field)
        self.box.addWidget(self.in_office)

    def _reach(self, worker: WorkerRow | None) -> None:
        self.phone = line(tr("Puhelin"), worker.phone if worker else "")
        self.email = line(tr("Sähköposti"), worker.email if worker else "")
        self.add_row(self.phone, self.email)

    def do(self) -> None:
        """Save the worker and, when one was typed, the passphrase."""
        wanted = (
            (self.surname, tr("Kirjoita sukunimi.")),
            (self.given, tr("Kirjoita etunimi.")),
            (self.login, tr("Valitse käyttäjätunnus.")),
        )
        empty = [field for field, _ in wanted if not field.control.text().strip()]
        for field, text in wanted:
            field.show_problem(text if field in empty else "")
        typed = self.pair.first.control.text() or self.pair.second.control.text()
        wanted_now = self._worker is None and not self._around.keeping.is_shared
        good = not (typed or wanted_now) or self.pair.show_problems()
        if not empty and good:
            self._save(self._filled())

    def _save(self, worker: WorkerRow) -> None:
        operations = self._around.desk.operations
        saved = operations.attempt(save_worker, worker=worker)
        if isinstance(saved, PolkuError):
            self._on_refused(saved)
            return
        operations.tell(saved)
        if not self.pair.passphrase:
            self._on_done(())
            return
        self.set_busy(True)
        give = partial(
            self._around.keeping.give_passphrase,
            login=worker.login,
            passphrase=self.pair.passphrase,
        )
        operations.run_slowly(give, self._on_done, self._on_refused)

    def _filled(self) -> WorkerRow:
        return WorkerRow(
            id=self._worker.id if self._worker else uuid4(),
            login=self.login.control.text().strip(),
            name=f"{self.surname.control.text().strip()} {self.given.control.text().strip()}",
            title=self.title_field.control.text().strip(),
            role=Role(self.role.control.currentData()),
            in_office=self.in_office.isChecked(),
            team_id=self.team.control.currentData(),
            phone=self.phone.control.text().strip(),
            email=self.email.control.text().strip(),
            ended_on=self._worker.ended_on if self._worker else None,
        )

    def _on_done(self, changes: Changes) -> None:
        self._around.desk.operations.tell(changes)
        self._around.desk.messages.info(tr("Käyttäjä on tallennettu."))
        self.accept()

    def _on_refused(self, error: PolkuError) -> None:
        self.refuse(sentence(error))
