"""Beside the intake form: the time limits that would run, who takes the case, what to remember."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.base.sentence_tables import N_
from desktop.base.words import tr
from desktop.widgets.clock_looks import expected_look
from desktop.widgets.editor import guard_wheel
from desktop.widgets.plain import PlainLabel
from desktop.windows.case_bars import SidePanel
from desktop.windows.case_clocks import ClockStack
from models.rules.clocks import expected_clocks
from models.rules.kinds import DocumentKind, Group
from models.rules.organisation import RuleSettings
from models.rules.rows import WorkerRow

_REMEMBER = {
    DocumentKind.CONTACT: N_(
        "Kerro yhteydenotosta huoltajalle ja lapselle. "
        "Yhteydenottajan tiedot eivät näy asiakkaan tulosteessa."
    ),
    DocumentKind.NOTIFICATION: N_(
        "Kerro ilmoituksesta huoltajalle ja lapselle. Yksityinen ilmoittaja voi perustellusta "
        "syystä pyytää, että hänen tietonsa pidetään salassa."
    ),
    DocumentKind.CHILD_WELFARE_NOTIFICATION: N_(
        "Arvioi kiireellisen avun tarve heti. Kerro ilmoituksesta huoltajalle ja lapselle. "
        "Ilmoittajan tiedot eivät näy asiakkaan tulosteessa."
    ),
    DocumentKind.APPLICATION: N_(
        "Hakemuksesta tehdään aina kirjallinen päätös. Kirjaa haettu palvelu hakijan sanoin."
    ),
}


class IntakeAside(SidePanel):
    """The right panel of the intake page."""

    def __init__(self, settings: RuleSettings, workers: Sequence[WorkerRow], me: UUID) -> None:
        super().__init__(tr("Määräajat"))
        self._settings = settings
        self.clocks = ClockStack(self)
        self.add_group(tr("Määräajat, jos kirjataan nyt")).addWidget(self.clocks)
        self._worker = self._worker_box(workers, me)
        self.add_group(tr("Kenelle asia tulee")).addWidget(self._worker)
        self._remember = PlainLabel("", "dim", self)
        self.add_group(tr("Muista")).addWidget(self._remember)
        self.close_up()

    @property
    def worker_id(self) -> UUID | None:
        """The worker who takes the case, None for nobody yet."""
        chosen = self._worker.currentData()
        return UUID(chosen) if chosen else None

    def show_clocks(self, received: date | None, group: Group) -> None:
        """Show the clocks of a matter received on `received`."""
        clocks = expected_clocks(received, group, self._settings) if received else ()
        self.clocks.show_looks(
            [expected_look(clock, self._settings) for clock in clocks],
            with_days=True,
            empty=tr("Määräajat näkyvät, kun saapumispäivä on kirjattu."),
        )

    def remember(self, kind: DocumentKind) -> None:
        """Show what to remember with a kind of intake."""
        self._remember.setText(tr(_REMEMBER[kind]))

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self._worker]

    def _worker_box(self, workers: Sequence[WorkerRow], me: UUID) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(tr("Kenelle asia tulee"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(tr("Ei vielä kenellekään"), "")
        for worker in workers:
            if worker.ended_on is None:
                box.addItem(worker.name, str(worker.id))
        box.setCurrentIndex(max(0, box.findData(str(me))))
        guard_wheel(box)
        return box
