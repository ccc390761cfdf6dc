"""Settings of one's own desk: the first page, the reminders in the corner, and the lock."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop.base.choices import LAST, START_PAGES
from desktop.base.reminding import Reminding
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import BreakingCheck, LineLabel, PlainLabel
from desktop.widgets.time_field import TimeField
from desktop.windows.case_bars import clear_box
from desktop.windows.labelled import Labelled, choice
from desktop.windows.managed_note import hold, hold_box
from desktop.windows.rail import entries
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from models.rules.organisation import RuleSettings
from models.rules.rights import may
from models.services.setup import rule_settings

_SOONER = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90)


class DeskSection(SettingsSection):
    """Each choice holds at once and for this workstation only."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Aloitus ja muistutukset"), tr("Koskee vain tätä konetta ja muuttuu heti.")
        )
        self._around, self._desk = around, around.desk
        self._preferences = around.desk.preferences
        self._house = RuleSettings()
        self._start()
        self._reminders()
        self._lock()
        self.close_up()
        self._wire()

    def reload(self) -> None:
        """Show what is stored."""
        stored = self._desk.operations.ask(rule_settings)
        if stored is not None:
            self._house = stored
        self._show_rungs()
        self._show_lock()

    def _start(self) -> None:
        seen = [e for e in entries() if e.right is None or may(self._desk.actor, e.right)]
        pages = [(entry.page, entry.words) for entry in seen if entry.page in START_PAGES]
        options = [*pages, (LAST, tr("Se, jolla olin viimeksi"))]
        self.start: Labelled[QComboBox] = choice(
            tr("Avattaessa näytetään"), options, self._preferences.start
        )
        hold(self.start, self._preferences.managed, "window.start")
        self.add_row(self.start, QWidget())

    def _reminders(self) -> None:
        kept = self._preferences.reminding
        self.add_head(tr("Muistutukset näytön kulmassa"))
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Muistutuksessa on vain lukumäärä, ei koskaan nimiä. Samat määräajat näkyvät "
                    "aina työjonossa."
                ),
                "dim",
            )
        )
        self.shown = BreakingCheck(tr("Muistuta lähestyvistä määräajoista"))
        self.shown.setChecked(kept.shown)
        self.days_off = BreakingCheck(tr("Muistuta myös viikonloppuisin ja pyhinä"))
        self.days_off.setChecked(kept.days_off)
        self._ladder = QVBoxLayout()
        self._ladder.setSpacing(4)
        self.rungs: dict[int, QCheckBox] = {}
        self.quiet_from = Labelled(tr("Hiljaista kello"), TimeField())
        self.quiet_to = Labelled(tr("Hiljaisuus päättyy kello"), TimeField())
        self.quiet_from.control.set_value(kept.quiet_from.isoformat("minutes"))
        self.quiet_to.control.set_value(kept.quiet_to.isoformat("minutes"))
        self.box.addWidget(self.shown)
        hold_box(self.shown, self._preferences.managed, "reminders.shown", self.box)
        card = self.add_card(LineLabel(tr("Milloin muistutetaan"), "label"))
        card.addLayout(self._ladder)
        self.add_row(self.quiet_from, self.quiet_to)
        self.box.addWidget(self.days_off)

    def _lock(self) -> None:
        self.add_head(tr("Lukitus"))
        self.lock: Labelled[QComboBox] = choice(tr("Käyttämätön ohjelma lukittuu"), [(0, "")], 0)
        self.add_row(self.lock, QWidget())

    def _show_rungs(self) -> None:
        clear_box(self._ladder)
        aside = self._preferences.reminding.aside
        self.rungs = {}
        for step in self._house.ladder:
            box = self.rungs[step] = BreakingCheck(rung_name(step))
            box.setChecked(step not in aside)
            box.toggled.connect(self._on_reminding)
            self._ladder.addWidget(box)
        if not self.rungs:
            self._ladder.addWidget(
                PlainLabel(tr("Organisaatiossasi ei muistuteta määräajoista etukäteen."), "dim")
            )

    def _show_lock(self) -> None:
        house, box = self._house.lock_minutes, self.lock.control
        managed = self._preferences.managed
        fixed = managed.number("lock.minutes")
        box.clear()
        box.addItem(minutes_words(fixed or house), 0)
        for minutes in (each for each in _SOONER if each < house and not fixed):
            box.addItem(minutes_words(minutes), minutes)
        box.setCurrentIndex(max(0, box.findData(self._preferences.lock_minutes)))
        self.lock.help.setText(
            tr("Voit lyhentää organisaation aikaa mutta et pidentää sitä.") if not fixed else ""
        )
        self.lock.help.setVisible(not fixed)
        hold(self.lock, managed, "lock.minutes")

    def _wire(self) -> None:
        self.start.control.activated.connect(self._on_start)
        self.lock.control.activated.connect(self._on_lock)
        for box in (self.shown, self.days_off):
            box.toggled.connect(self._on_reminding)
        for field in (self.quiet_from, self.quiet_to):
            field.control.editingFinished.connect(self._on_reminding)

    def _on_start(self) -> None:
        self._preferences.start = str(self.start.control.currentData())

    def _on_lock(self) -> None:
        self._preferences.lock_minutes = int(self.lock.control.currentData())
        self._around.settings_changed()

    def _on_reminding(self) -> None:
        begins, ends = self.quiet_from.control.time(), self.quiet_to.control.time()
        wrong = tr("Kirjoita kellonaika, esimerkiksi 16.00.")
        self.quiet_from.show_problem("" if begins else wrong)
        self.quiet_to.show_problem("" if ends else wrong)
        if begins is None or ends is None:
            return
        self._preferences.reminding = replace(
            Reminding(),
            shown=self.shown.isChecked(),
            aside=tuple(step for step, box in self.rungs.items() if not box.isChecked()),
            quiet_from=begins,
            quiet_to=ends,
            days_off=self.days_off.isChecked(),
        )


def rung_name(step: int) -> str:
    """Return the words of a rung of the ladder."""
    if step == 0:
        return tr("Viimeisenä päivänä")
    return tr_n("Yksi arkipäivä ennen", "{count} arkipäivää ennen", step)


def minutes_words(minutes: int) -> str:
    """Return "10 minuutin kuluttua"."""
    return tr_n("Yhden minuutin kuluttua", "{count} minuutin kuluttua", minutes)
