"""Settings of the law's open points O1-O5 and of the house's warnings."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox

from desktop.base.words import language, tr, tr_n
from desktop.widgets.plain import BreakingCheck, LineLabel, PlainButton, PlainLabel
from desktop.windows.labelled import Labelled, choice
from desktop.windows.managed_note import hold
from desktop.windows.moved_dues import moved_summary
from desktop.windows.page_parts import open_dialog
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from desktop.windows.what_if_rules import RulesDialog
from models.rules.dates import show_weekday_date
from models.rules.deadlines import add_days
from models.rules.enum_words import enum_name
from models.rules.errors import RuleBroken
from models.rules.ladder import read_ladder, show_ladder
from models.rules.law import from_guides, from_memory
from models.rules.organisation import DayChanges, EveRule, RuleSettings
from models.rules.rights import Right, may
from models.rules.workdays import ADDED_DAY_OFF, holiday_name, is_working_day
from models.services.setup import rule_settings, save_rule_settings
from models.services.team import if_rules_change


class RulesSection(SettingsSection):
    """Each open point with what the law leaves open and what is the default."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Lain tulkinnat"),
            tr(
                "Laki jättää nämä kohdat auki. Oletus on ohjelman suositus; kun muutat kohtaa, "
                "kaikki määräajat lasketaan heti uudelleen."
            ),
        )
        self._desk = around.desk
        self._points()
        self._holidays()
        self._warnings()
        self.save = PlainButton(tr("Tallenna"), "primary")
        self.defaults = PlainButton(tr("Palauta oletukset"))
        self.save.clicked.connect(self._on_save)
        self.defaults.clicked.connect(lambda: self._show(RuleSettings()))
        self.memory = PlainLabel(
            tr(
                "Näiden säännösten sanamuotoa ei ole luettu lakitekstistä, vaan se on muistista: "
                "{places}. Tarkista ne ennen kuin luotat niihin.",
                places=", ".join(from_memory(language())),
            ),
            "hint",
        )
        self.guides = PlainLabel(
            tr(
                "Nämä on luettu viranomaisen ohjeesta, ei lakitekstistä: {places}.",
                places=", ".join(from_guides(language())),
            ),
            "hint",
        )
        head = LineLabel(tr("Tarkistettavat lainkohdat"), "label")
        self.add_card(head, self.memory, self.guides)
        self.add_buttons(self.save, self.defaults)
        self.close_up()
        editable = may(around.desk.actor, Right.EDIT_SETTINGS)
        self.note_read_only(editable=editable)
        for widget in (
            *self._controls(),
            self.eves.control,
            self.holidays,
            self.save,
            self.defaults,
        ):
            widget.setEnabled(editable)
        self._is_lock_managed = hold(self._locks, around.desk.preferences.managed, "lock.minutes")

    def reload(self) -> None:
        """Show what is stored."""
        stored = self._desk.operations.ask(rule_settings)
        if stored is not None:
            self.next_days.setText(self._next_holidays(stored.days))
            self._show(stored)

    def _points(self) -> None:
        eves = [(rule, enum_name(rule, language())) for rule in EveRule]
        self.eves = choice(
            tr("Jouluaatto ja juhannusaatto seitsemän arkipäivän laskennassa"),
            eves,
            EveRule.NOT_COUNTED,
            tr(
                "THL:n ohje mainitsee pyhäpäivät ja arkilauantait, laki 150/1930 5 § myös aatot. "
                "Oletus: aattoja ei lasketa. Ohjelma näyttää aina myös tiukemman päivän."
            ),
        )
        self.roll = BreakingCheck(tr("Viranomaisen oma kolmen kuukauden aika siirtyy pyhän yli"))
        self.night = BreakingCheck(
            tr("Yöllä ja viikonloppuna tullut asia tulee vireille samana päivänä")
        )
        self.later = BreakingCheck(
            tr("Uusi yhteydenotto avoimessa asiassa ei aloita uutta määräaikaa")
        )
        self.renewal = BreakingCheck(tr("Uudelleen arvioitaessa määräajat alkavat alusta"))
        explained = (
            (
                self.roll,
                tr(
                    "Laki puhuu määräajoista viranomaisessa, mutta ei sano, koskeeko siirto "
                    "viranomaisen omaa aikaa. Oletus: viimeinen päivä siirtyy arkipäivään, ja "
                    "tavoitteena näytetään sitä edeltävä arkipäivä."
                ),
            ),
            (
                self.night,
                tr(
                    "Milloin päivystyksen kautta tullut asia tulee vireille? Oletus: saapumisen "
                    "kalenteripäivänä; arkipäivät lasketaan seuraavasta arkipäivästä."
                ),
            ),
            (
                self.later,
                tr(
                    "Laki ei mainitse myöhempiä ilmoituksia samasta lapsesta. Oletus: jokainen "
                    "kirjataan, mutta aika lasketaan ensimmäisestä."
                ),
            ),
            (
                self.renewal,
                tr(
                    "Laki ei sano, mistä ajat lasketaan, kun asia palaa palvelutarpeen "
                    "arviointiin. Oletus: uudelleen arvioinnin päivästä. Muuten ajat jatkuvat "
                    "asian ensimmäisestä vireilletulosta."
                ),
            ),
        )
        self.add_card(self.eves)
        for box, text in explained:
            self.add_card(box, PlainLabel(text, "dim"))

    def _holidays(self) -> None:
        self.next_days = PlainLabel("")
        self.holidays = PlainButton(tr("Muuta arkipyhiä…"), "link")
        self.holidays.setToolTip(tr("Jos laki muuttuu ennen ohjelman seuraavaa versiota"))
        self.holidays.clicked.connect(self._try)
        self.add_card(
            LineLabel(tr("Pyhäpäivät"), "label"),
            PlainLabel(
                tr(
                    "Ohjelma laskee pyhäpäivät lain mukaan, eikä niitä tarvitse merkitä käsin. "
                    "Seuraavat päivät, jotka eivät ole arkipäiviä:"
                ),
                "dim",
            ),
            self.next_days,
            self.holidays,
        )

    def _next_holidays(self, changes: DayChanges) -> str:
        """Return the next days off from Monday to Friday, the office's own among them."""
        said: list[str] = []
        day = self._desk.today
        while len(said) < 6:
            day = add_days(day, 1)
            name = holiday_name(day, language()) or ADDED_DAY_OFF.said_in(language())
            if day.weekday() < 5 and not is_working_day(day, changes=changes):
                when = show_weekday_date(day, language())
                said.append(tr("{day} {what}", day=when, what=name))
        return "\n".join(said)

    def _warnings(self) -> None:
        self.add_head(tr("Yksikön omat rajat"))
        self.soon = _number(1, 10, tr("arkipäivää ennen"))
        self.ends = _number(1, 26, tr("viikkoa ennen"))
        self.review = _number(1, 24, tr("kuukauden välein"))
        self.lock = _number(1, 120, tr("minuutin kuluttua"))
        self._locks = Labelled(tr("Käyttämätön ohjelma lukittuu"), self.lock)
        self.offer = _number(1, 365, tr("päivää ennen"))
        self.add_row(
            Labelled(tr("Määräaika on lähellä"), self.soon),
            Labelled(tr("Päätöksen päättymisestä varoitetaan"), self.ends),
        )
        self.add_row(
            Labelled(tr("Suunnitelma tarkistetaan"), self.review),
            self._locks,
        )
        self.ladder = QLineEdit()
        self.add_row(
            Labelled(tr("Päätöksen uusimista tarjotaan"), self.offer),
            Labelled(tr("Määräajasta muistutetaan (arkipäivää ennen)"), self.ladder),
        )
        self.file, self.files = _number(1, 100, tr("Mt")), _number(10, 5000, tr("Mt"))
        self.add_row(
            Labelled(tr("Yksi liite on enintään"), self.file),
            Labelled(tr("Asian liitteet ovat yhteensä enintään"), self.files),
        )

        self.two = BreakingCheck(tr("Päätökseen tarvitaan kaksi allekirjoitusta"))
        self.add_card(
            self.two,
            PlainLabel(
                tr(
                    "Toinen allekirjoittaja on virkasuhteessa, eikä hän ole muokannut päätöstä "
                    "eikä arviota. Päätös annetaan tiedoksi vasta molempien jälkeen."
                ),
                "dim",
            ),
        )

    def _controls(self) -> tuple[QCheckBox | QSpinBox | QLineEdit, ...]:
        points = (self.roll, self.night, self.later, self.renewal)
        numbers = (self.soon, self.ends, self.review, self.lock, self.offer, self.file, self.files)
        return (*points, *numbers, self.two, self.ladder)

    def _show(self, settings: RuleSettings) -> None:
        self.eves.control.setCurrentIndex(self.eves.control.findData(settings.eves))
        self.roll.setChecked(settings.roll_own_limits)
        self.night.setChecked(settings.night_counts_from_receipt)
        self.later.setChecked(settings.later_contact_keeps_clock)
        self.renewal.setChecked(settings.renewal_restarts_clocks)
        self.soon.setValue(settings.soon_working_days)
        self.ends.setValue(settings.decision_end_warning_weeks)
        self.review.setValue(settings.plan_review_months)
        managed = self._desk.preferences.managed.number("lock.minutes")
        self.lock.setValue(managed or settings.lock_minutes)
        self.two.setChecked(settings.second_signature)
        self.offer.setValue(settings.renewal_offer_days)
        self.file.setValue(settings.attachment_mb)
        self.files.setValue(settings.attachments_mb)
        self.ladder.setText(show_ladder(settings.ladder))

    def _on_save(self) -> None:
        stored = self._desk.operations.ask(rule_settings)
        try:
            ladder = read_ladder(self.ladder.text())
        except RuleBroken as error:
            self._desk.messages.refuse(error)
            return
        if stored is None:
            return
        changed = replace(
            stored,
            ladder=ladder,
            eves=EveRule(self.eves.control.currentData()),
            roll_own_limits=self.roll.isChecked(),
            night_counts_from_receipt=self.night.isChecked(),
            later_contact_keeps_clock=self.later.isChecked(),
            renewal_restarts_clocks=self.renewal.isChecked(),
            soon_working_days=self.soon.value(),
            decision_end_warning_weeks=self.ends.value(),
            plan_review_months=self.review.value(),
            lock_minutes=stored.lock_minutes if self._is_lock_managed else self.lock.value(),
            second_signature=self.two.isChecked(),
            renewal_offer_days=self.offer.value(),
            attachment_mb=self.file.value(),
            attachments_mb=self.files.value(),
        )
        if self._agreed(changed) and self._desk.operations.run(
            save_rule_settings, settings=changed
        ):
            self._desk.messages.info(
                tr("Asetukset on tallennettu ja määräajat laskettu uudelleen.")
            )

    def _agreed(self, changed: RuleSettings) -> bool:
        """Ask before last days move: nothing is kept until it is accepted."""
        moved = self._desk.operations.ask(if_rules_change, settings=changed) or ()
        if not moved:
            return True
        count = sum(item.count for item in moved)
        head = tr_n("Yksi määräpäivä siirtyy:", "{count} määräpäivää siirtyy:", count)
        title = tr("Määräpäiviä siirtyy")
        text = f"{head}\n\n{moved_summary(moved)}"
        return self._desk.messages.confirm(title, text, tr("Ota käyttöön"))

    def _try(self) -> None:
        dialog = RulesDialog(self._desk, self)
        dialog.rules.accepted.connect(self.reload)
        open_dialog(dialog)
        self.dialog = dialog


def _number(least: int, most: int, unit: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSuffix(f" {unit}")
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box
