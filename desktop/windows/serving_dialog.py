"""Recording a service (tiedoksianto): way and day, and the appeal period that follows from them."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.widgets.clock_card import ClockCard
from desktop.widgets.clock_looks import clock_look
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.windows.case_bars import clear_box
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled
from models.rules.clocks import appeal_clock
from models.rules.enum_words import enum_name
from models.rules.errors import PolkuError
from models.rules.facts import Serving
from models.rules.kinds import Group, ServingWay
from models.rules.organisation import RuleSettings
from models.rules.rows import RecipientRow
from models.services.decisions import record_serving


class ServingDialog(FormDialog):
    """One recipient's service; the last day shows before anything is recorded."""

    def __init__(
        self,
        desk: Desk,
        recipient: RecipientRow,
        group: Group,
        settings: RuleSettings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, tr("Tiedoksianto"), recipient.name, tr("Kirjaa"))
        self.setMinimumWidth(540)
        self._desk, self._recipient = desk, recipient
        self._group, self._settings = group, settings
        setting = EditorSetting(today=lambda: desk.today)
        self.way = QComboBox()
        for way in ServingWay:
            self.way.addItem(enum_name(way, language()), way)
        self.way.setCurrentIndex(max(0, self.way.findData(recipient.way or ServingWay.POST)))
        self.day, self.received = DateField(setting), DateField(setting)
        self.day.set_value((recipient.served_on or desk.today).isoformat())
        if recipient.received_on is not None:
            self.received.set_value(recipient.received_on.isoformat())
        self._day_field = Labelled(tr("Postitettu, annettu tai lähetetty"), self.day)
        self._received_field = Labelled(
            tr("Saatu todistettavasti"),
            self.received,
            tr("Vain jos saantipäivästä on todistus: aika lasketaan siitä (HL 59 §)."),
        )
        self.add_row(Labelled(tr("Tapa"), self.way), self._day_field)
        self.box.addWidget(self._received_field)
        self._follows = QVBoxLayout()
        self.box.addLayout(self._follows)
        self.way.activated.connect(self._show_clock)
        self.day.edited.connect(self._show_clock)
        self.received.edited.connect(self._show_clock)
        self.clock: ClockCard | None = None
        self._show_clock()
        self.day.setFocus()

    def do(self) -> None:
        """Record it."""
        day = self._read(self._day_field, wanted=True)
        received = self._read(self._received_field, wanted=False)
        if day is None or self._received_field.problem:
            return
        outcome = self._desk.operations.attempt(
            record_serving,
            recipient_id=self._recipient.id,
            way=ServingWay(self.way.currentData()),
            served_on=day,
            received_on=received,
        )
        if isinstance(outcome, PolkuError):
            self.refuse(sentence(outcome))
            return
        self._desk.operations.tell(outcome)
        self.accept()

    def _read(self, field: Labelled[DateField], *, wanted: bool) -> date | None:
        error = field.control.trouble()
        day = field.control.day()
        lacking = tr("Kirjaa päivä.") if wanted and day is None else ""
        field.show_problem(sentence(error) if error is not None else lacking)
        return day

    def _show_clock(self) -> None:
        clear_box(self._follows)
        self.clock = None
        serving = Serving(
            self._recipient.id,
            ServingWay(self.way.currentData()),
            self.day.day(),
            self.received.day(),
        )
        clock = appeal_clock(serving, self._group, self._desk.today, self._settings.days)
        if clock is not None:
            self.clock = ClockCard(clock_look(clock, self._settings, self._desk.today))
            self._follows.addWidget(self.clock)
            if self.clock.look.reasons:
                self.clock.why.link.toggled.connect(lambda: QTimer.singleShot(0, self.fit))
