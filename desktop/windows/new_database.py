"""Making a new database: whose it is, who you are, and the passphrase that guards it."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from desktop.base.founding import NewDatabase
from desktop.base.managed import NOTHING, Managed
from desktop.base.words import tr
from desktop.widgets.plain import BreakingCheck, PlainButton, PlainLabel, section_head
from desktop.windows.labelled import Labelled, line
from desktop.windows.notice import Notice
from desktop.windows.passphrase_pair import PassphrasePair
from desktop.windows.plate import PlatePage
from models.rules.folding import folded
from models.rules.organisation import Organisation


class NewDatabasePage(PlatePage):
    """The form of a new database.

    Signals:
        create_asked(NewDatabase): everything is filled in.
        back_asked(): back to the start.
    """

    create_asked = Signal(object)
    back_asked = Signal()

    def __init__(
        self, choose: Callable[[], Path | None], suggested: Path, managed: Managed = NOTHING
    ) -> None:
        """`choose` asks where to put the file; `suggested` is where it goes when not asked.

        What the organisation has set is suggested as its name, unit and start of case numbers.
        """
        super().__init__(
            tr("Uusi tietokanta"),
            tr("Kaikkia näitä tietoja voi muuttaa myöhemmin asetuksissa, myös salalausetta."),
            640,
        )
        self._choose, self._path, self._managed = choose, suggested, managed
        self.notice = Notice()
        self.box.addWidget(self.notice)
        self._organisation()
        self._worker()
        self._guard()
        self._foot()

    def _organisation(self) -> None:
        self.box.addWidget(section_head(tr("Organisaatio")))
        known = self._managed.text
        unit = known("organisation.unit") or tr("Lapsiperheiden sosiaalityö")
        prefix = known("organisation.case_prefix") or "PO"
        self.organisation = line(tr("Hyvinvointialue tai kunta"), known("organisation.name"))
        self.unit = line(tr("Yksikkö"), unit)
        self.prefix = line(tr("Asianumeron alku"), prefix, tr("Esimerkiksi PO-2026-0001."), limit=8)
        self.add_row(self.organisation, self.unit)
        self.add_row(self.prefix, self._place())

    def _place(self) -> Labelled[PlainButton]:
        self.place = PlainButton(self._path.name)
        self.place.clicked.connect(self._on_place)
        self._placed = Labelled(tr("Tiedosto"), self.place, _wrapped(self._path.parent))
        return self._placed

    def _worker(self) -> None:
        self.box.addWidget(section_head(tr("Sinä")))
        self.surname, self.given = line(tr("Sukunimi")), line(tr("Etunimi"))
        self.title_field = line(tr("Tehtävänimike"), tr("sosiaalityöntekijä"))
        self.login = line(tr("Käyttäjätunnus"), help_text=tr("Tällä avaat tietokannan."), limit=40)
        self.in_office = BreakingCheck(tr("Olen virkasuhteessa"))
        self.in_office.setChecked(True)
        office = Labelled(
            tr("Palvelussuhde"),
            self.in_office,
            tr("Osan päätöksistä tekee lain mukaan virkasuhteinen työntekijä (SHL 46 §)."),
        )
        for name in (self.surname, self.given):
            name.control.textEdited.connect(self._suggest_login)
        self.add_row(self.surname, self.given)
        self.add_row(self.title_field, self.login)
        self.add_row(office)

    def _suggest_login(self) -> None:
        """Suggest a login from the name until one is typed."""
        if not self.login.control.isModified():
            given, surname = self.given.control.text(), self.surname.control.text()
            self.login.control.setText(suggested_login(given, surname))

    def _guard(self) -> None:
        self.box.addWidget(section_head(tr("Salalause")))
        self.pair = PassphrasePair()
        self.box.addWidget(self.pair)

    def _foot(self) -> None:
        self.waiting = PlainLabel(tr("Tehdään salattua tietokantaa…"), "dim")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setProperty("role", "thin")
        self.back = PlainButton(tr("Takaisin"))
        self.make = PlainButton(tr("Tee tietokanta"), "primary")
        self.back.clicked.connect(self.back_asked)
        self.make.clicked.connect(self._on_create)
        self.box.addWidget(self._progress)
        row = QHBoxLayout()
        row.addWidget(self.waiting, 1)
        row.addWidget(self.back)
        row.addWidget(self.make)
        self.box.addLayout(row)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Show that the database is being made."""
        self._progress.setVisible(busy)
        self.waiting.setText(tr("Tehdään salattua tietokantaa…") if busy else "")
        self.make.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def refuse(self, text: str) -> None:
        """Say why it was not made."""
        self.set_busy(False)
        self.notice.say("trouble", text)

    def _on_place(self) -> None:
        path = self._choose()
        if path is not None:
            self._path = path
            self.place.set_words(path.name)
            self._placed.help.setText(_wrapped(path.parent))

    def _on_create(self) -> None:
        if self._show_problems():
            self.set_busy(True)
            self.notice.say("trouble", "")
            self.create_asked.emit(self._filled())

    def _show_problems(self) -> bool:
        wanted = (
            (self.organisation, tr("Kirjoita organisaation nimi.")),
            (self.prefix, tr("Kirjoita asianumeron alku.")),
            (self.surname, tr("Kirjoita sukunimesi.")),
            (self.given, tr("Kirjoita etunimesi.")),
            (self.login, tr("Valitse käyttäjätunnus.")),
        )
        empty = [field for field, _ in wanted if not field.control.text().strip()]
        for field, text in wanted:
            field.show_problem(text if field in empty else "")
        guarded = self.pair.show_problems()
        first = empty[0].control if empty else self.pair.first.control
        if empty or not guarded:
            first.setFocus()
        return not empty and guarded

    def _filled(self) -> NewDatabase:
        return NewDatabase(
            path=self._path,
            organisation=Organisation(
                name=self.organisation.control.text().strip(),
                unit=self.unit.control.text().strip(),
                case_prefix=self.prefix.control.text().strip().upper(),
            ),
            login=self.login.control.text().strip(),
            name=f"{self.surname.control.text().strip()} {self.given.control.text().strip()}",
            title=self.title_field.control.text().strip(),
            in_office=self.in_office.isChecked(),
            passphrase=self.pair.passphrase,
        )


def suggested_login(given: str, surname: str) -> str:
    """Return "amaki" for Aino Mäki: the first letter and the surname in plain letters."""
    letters = folded(given.strip()[:1] + surname.strip())
    return "".join(letter for letter in letters if letter.isalnum())[:40]


def _wrapped(folder: Path) -> str:
    """Return a folder's path that may go on in the next line after each separator."""
    return str(folder).replace(os.sep, f"{os.sep}\u200b")
