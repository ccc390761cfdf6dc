"""Settings of teams (tiimit): their names."""

from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainButton
from desktop.windows.labelled import line
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from models.rules.rights import Right, may
from models.rules.rows import TeamRow
from models.services.setup import save_team, teams


class TeamsSection(SettingsSection):
    """One line a team; a new one at the foot."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Tiimit"), tr("Työntekijä näkee oman tiiminsä asiat ja ne, joihin hänet on nimetty.")
        )
        self._desk = around.desk
        self._editable = may(around.desk.actor, Right.MANAGE_USERS)
        self.rows: list[tuple[TeamRow, TeamLine]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.box.addLayout(self._list)
        self.add = PlainButton(tr("Lisää tiimi"))
        self.add.clicked.connect(lambda: self._add(TeamRow(uuid4(), "")).edit.control.setFocus())
        self.save = PlainButton(tr("Tallenna"), "primary")
        self.save.clicked.connect(self._on_save)
        self.add_buttons(self.save, self.add)
        self.close_up()
        self.note_read_only(editable=self._editable)
        self.add.setVisible(self._editable)
        self.save.setVisible(self._editable)

    def reload(self) -> None:
        """Show what is stored."""
        for _, shown in self.rows:
            shown.hide()
            shown.deleteLater()
        self.rows = []
        for team in self._desk.operations.ask(teams) or ():
            self._add(team)

    def _add(self, team: TeamRow) -> "TeamLine":
        shown = TeamLine(team.name)
        shown.edit.control.setEnabled(self._editable)
        self._list.addWidget(shown)
        self.rows.append((team, shown))
        return shown

    def _on_save(self) -> None:
        changed = [
            TeamRow(team.id, shown.name) for team, shown in self.rows if shown.name != team.name
        ]
        done = [self._desk.operations.run(save_team, team=team) for team in changed]
        if all(done):
            self._desk.messages.info(tr("Tiimit on tallennettu."))
            self.reload()


class TeamLine(QWidget):
    """The name of one team."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit = line(tr("Tiimin nimi"), name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)

    @property
    def name(self) -> str:
        """The name as it is typed now."""
        return self.edit.control.text().strip()
