"""What if a rule or the holiday table changes: the settings tried, the days that would move."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.widgets.plain import BreakingCheck, PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.case_bars import clear_box
from desktop.windows.moved_dues import MovedDues
from desktop.windows.page_parts import screen_room, scrolling
from models.rules.dates import day_in, show_weekday_date
from models.rules.documents.declare import choice, day, section
from models.rules.enum_words import enum_words
from models.rules.errors import PolkuError
from models.rules.organisation import DayChanges, EveRule, RuleSettings
from models.rules.rights import Right, may
from models.rules.words import Words
from models.services.setup import rule_settings, save_rule_settings
from models.services.team import if_rules_change

_FIELDS = section(
    "what_if_rules",
    Words(""),
    choice("eves", Words("Jouluaatto ja juhannusaatto", "Julafton och midsommarafton",
                         "Christmas Eve and Midsummer Eve"), "", mandatory=True, width=12),
    day("off", Words("Tämä päivä olisi arkipyhä", "Denna dag vore helgdag",
                     "This day would be a public holiday"), width=6),
    day("working", Words("Tämä pyhä olisi arkipäivä", "Denna helgdag vore vardag",
                         "This holiday would be a working day"), width=6),
)  # fmt: skip


class WhatIfRules(QWidget):
    """Nothing is kept until it is accepted by who keeps the settings.

    Signals:
        accepted(): the tried settings are kept now.
    """

    accepted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stored = desk.operations.ask(rule_settings) or RuleSettings()
        makers = {"eves": choices_of([(rule.value, enum_words(rule)) for rule in EveRule])}
        self.form = SmallForm((_FIELDS,), desk, makers)
        self.roll = BreakingCheck(tr("Viranomaisen oma kolmen kuukauden aika siirtyy pyhän yli"))
        self.renewal = BreakingCheck(tr("Uudelleen arvioitaessa määräajat alkavat alusta"))
        self._dropped: frozenset[date] = frozenset()
        self.exceptions = QVBoxLayout()
        self.moved = MovedDues()
        self.keep = PlainButton(tr("Ota käyttöön"), "primary")
        self.keep.setEnabled(False)
        self.who = PlainLabel(
            tr("Kokeilu ei muuta mitään. Asetuksen ottaa käyttöön pääkäyttäjä."), "dim"
        )
        self._lay_out(may(desk.actor, Right.EDIT_SETTINGS))
        self._fill()
        self.form.field_changed.connect(lambda _key: self.reckon())
        for box in (self.roll, self.renewal):
            box.toggled.connect(lambda _on: self.reckon())
        self.keep.clicked.connect(self._on_keep)
        self.reckon()

    @property
    def tried(self) -> RuleSettings:
        """The settings as they are tried."""
        values, days = self.form.values(), self._stored.days
        return replace(
            self._stored,
            eves=EveRule(str(values.get("eves", self._stored.eves.value))),
            roll_own_limits=self.roll.isChecked(),
            renewal_restarts_clocks=self.renewal.isChecked(),
            days=DayChanges(
                (days.off - self._dropped) | _days(values.get("off")),
                (days.working - self._dropped) | _days(values.get("working")),
            ),
        )

    def reckon(self) -> None:
        """Show what would move."""
        outcome = self._desk.operations.attempt(if_rules_change, settings=self.tried)
        if isinstance(outcome, PolkuError):
            self.moved.said.setText(sentence(outcome))
            return
        self.moved.show_moved(outcome)
        self.keep.setEnabled(self.tried != self._stored)

    def _lay_out(self, may_keep: bool) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.form, self.roll, self.renewal):
            box.addWidget(widget)
        box.addLayout(self.exceptions)
        box.addWidget(self.moved, 1)
        box.addWidget(self.who)
        box.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        self.keep.setVisible(may_keep)
        self.who.setVisible(not may_keep)

    def _fill(self) -> None:
        self.form.set_values({"eves": self._stored.eves.value})
        self.roll.setChecked(self._stored.roll_own_limits)
        self.renewal.setChecked(self._stored.renewal_restarts_clocks)
        self._dropped = frozenset()
        self._list()

    def _list(self) -> None:
        """Show the days that differ from the holiday table now, each with its way out."""
        clear_box(self.exceptions)
        days = self._stored.days
        for day_of in sorted((days.off | days.working) - self._dropped):
            shown = show_weekday_date(day_of, language())
            words = (
                tr("Lisätty arkipyhä {day}", day=shown)
                if day_of in days.off
                else tr("Arkipäiväksi muutettu {day}", day=shown)
            )
            link = PlainButton(tr("Poista: {what}", what=words), "link", self)
            link.clicked.connect(partial(self._drop, day_of))
            self.exceptions.addWidget(link)

    def _drop(self, day_of: date, _checked: bool = False) -> None:
        self._dropped |= {day_of}
        self._list()
        self.reckon()

    def _on_keep(self) -> None:
        if self._desk.operations.run(save_rule_settings, settings=self.tried):
            self._stored = self.tried
            self._fill()
            self.reckon()
            self.accepted.emit()


class RulesDialog(InReadingOrder, QDialog):
    """The same question alone, for who keeps the settings."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sääntö tai arkipyhä muuttuu"))
        self.setModal(True)
        self.rules = WhatIfRules(desk)
        self.rules.accepted.connect(self.accept)
        close = PlainButton(tr("Sulje"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.rules.keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(PlainLabel(tr("Sääntö tai arkipyhä muuttuu"), "title"))
        box.addWidget(scrolling(self.rules), 1)
        box.addLayout(foot)
        line = self.fontMetrics().height() / 18
        wanted = QSize(round(700 * line), round(620 * line))
        self.resize(wanted.boundedTo(screen_room(self)))


def _days(value: object) -> frozenset[date]:
    day = day_in(value)
    return frozenset() if day is None else frozenset({day})
