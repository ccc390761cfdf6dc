"""Settings of users (käyttäjät): the workers, what they may do and who can open the database."""

from uuid import UUID

from desktop.base.words import language, tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import PlainButton
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.page_parts import run_dialog
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from desktop.windows.user_dialog import UserDialog
from models.rules.enum_words import enum_name
from models.rules.rights import Right, may
from models.rules.rows import WorkerRow
from models.rules.sharing import ListKind
from models.services.setup import teams, workers


class UsersSection(SettingsSection):
    """A table of workers; a dialog for each."""

    def __init__(self, around: Surroundings) -> None:
        shared = around.keeping.is_shared
        super().__init__(
            tr("Käyttäjät"),
            tr("Palvelimen ylläpitäjä antaa palvelintunnuksen komennolla polku server add-user ja"
               " päättää sen komennolla polku server end-user.")
            if shared
            else tr("Käyttäjä avaa tietokannan omalla tunnuksellaan ja salalauseellaan."),
        )  # fmt: skip
        self._around, self._desk = around, around.desk
        self._teams: dict[UUID, str] = {}
        columns = self._columns()
        self.model: RowTable[WorkerRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(self.model, columns, tr("Käyttäjät"))
        self.view.setMinimumHeight(320)
        self.view.opened.connect(self._on_opened)
        self.box.addWidget(self.view, 1)
        self.add = PlainButton(tr("Lisää käyttäjä…"), "primary")
        self.edit = PlainButton(tr("Muokkaa…"))
        self.add.clicked.connect(lambda: self._open(None))
        self.edit.clicked.connect(self._on_edit)
        self.take = PlainButton(tr("Poista avain…"))
        self.take.clicked.connect(self._on_take)
        source = source_of(ListKind.USERS, tr("Käyttäjät"), self.view)
        self.menu = ListMenu(around, source, self.view, self.view)
        self.add_buttons(self.add, self.edit, self.take, self.menu)
        editable = may(around.desk.actor, Right.MANAGE_USERS)
        self.note_read_only(editable=editable)
        self.add.setEnabled(editable)
        self.edit.setEnabled(editable)
        self.take.setEnabled(editable)
        if shared:
            self.take.hide()

    def reload(self) -> None:
        """Show what is stored."""
        self._teams = {team.id: team.name for team in self._desk.operations.ask(teams) or ()}
        self.view.show_rows(self._desk.operations.ask(workers) or ())

    def _columns(self) -> tuple[Column[WorkerRow], ...]:
        key = Column(tr("Avain"), self._key, self._key, 96)
        return (
            Column(tr("Nimi"), lambda row: row.name, lambda row: row.name, grows=True, strong=True),
            Column(
                tr("Tehtävä"),
                lambda row: enum_name(row.role, language()),
                lambda row: row.role.value,
                214,
                least=90,
            ),
            Column(tr("Tiimi"), self._team, self._team, 210, least=90),
            *(() if self._around.keeping.is_shared else (key,)),
        )

    def _team(self, row: WorkerRow) -> str:
        return self._teams.get(row.team_id, "") if row.team_id else ""

    def _key(self, row: WorkerRow) -> str:
        if row.ended_on is not None:
            return tr("päättynyt")
        return tr("on") if row.login in self._around.keeping.logins() else tr("ei vielä")

    def _on_opened(self, worker_id: UUID) -> None:
        if may(self._desk.actor, Right.MANAGE_USERS):
            self._open(next(row for row in self.model.shown if row.id == worker_id))

    def _on_edit(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._on_opened(self.model.id_at(index.row()))

    def _on_take(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        chosen = self.model.id_at(index.row())
        login = next(row.login for row in self.model.shown if row.id == chosen)
        question = tr(
            "Käyttäjä {login} ei enää avaa tietokantaa, ja tietokannan salausavain vaihdetaan. "
            "Muiden salalauseet ja palautuskoodi pysyvät samoina. Vanhat varmuuskopiot aukeavat "
            "yhä vanhoilla salalauseilla: tee uusi kopio ja hävitä vanhat, kun voit.",
            login=login,
        )
        if not self._desk.messages.confirm(tr("Poista avain"), question, tr("Poista avain")):
            return
        if self._desk.operations.run(self._around.keeping.take_passphrase, login=login):
            self._desk.messages.info(tr("Avain on poistettu."))
            self.reload()

    def _open(self, worker: WorkerRow | None) -> None:
        if run_dialog(UserDialog(self._around, worker, self._teams, self)):
            self.reload()
