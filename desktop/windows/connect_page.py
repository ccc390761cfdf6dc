"""Reaching a shared server: where it is, who one is there, and the passphrase of this machine."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.base.managed import Managed
from desktop.base.opening import ServerGiven
from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton, PlainLabel, section_head
from desktop.windows.labelled import Labelled, line, secret
from desktop.windows.managed_note import hold
from desktop.windows.notice import Notice
from desktop.windows.passphrase_pair import PassphrasePair
from desktop.windows.plate import PlatePage

LARGEST_PORT = 65_535
MANAGED = {"host": "server.host", "port": "server.port", "database": "server.database",
           "authority": "server.authority"}  # fmt: skip
"""Which fields the organisation may set."""


class ConnectPage(PlatePage):
    """Asks for a server, tries it, and connects for the first time.

    Signals:
        try_asked(ServerGiven): look whether all is right; nothing is kept.
        connect_asked(ServerGiven, str): connect, and guard it by this passphrase.
        back_asked(): go back.
    """

    try_asked = Signal(object)
    connect_asked = Signal(object, str)
    back_asked = Signal()

    def __init__(
        self, choose: Callable[[], Path | None], given: ServerGiven, managed: Managed
    ) -> None:
        """`choose` asks for the authority's file; `given` is what is known already."""
        super().__init__(
            tr("Yhteinen palvelin"),
            tr("Pääkäyttäjä antaa sinulle osoitteen, varmentajan tiedoston, tunnuksen ja"
               " salaisuuden."),
            620,
        )  # fmt: skip
        self._choose, self._authority = choose, given.authority
        self._server(given)
        self._person(given)
        self.box.addWidget(section_head(tr("Salalause tälle koneelle")))
        self.box.addWidget(
            PlainLabel(
                tr("Avaat yhteyden jatkossa salalauseella. Polku vaihtaa salaisuuden heti, eikä"
                   " sinun tarvitse muistaa sitä."),
                "dim",
            )
        )  # fmt: skip
        self.pair = PassphrasePair()
        self.box.addWidget(self.pair)
        self.notice = Notice()
        self.box.addWidget(self.notice)
        self._foot()
        self._hold(managed)
        (self.host if not given.host else self.role).control.setFocus()

    def _server(self, given: ServerGiven) -> None:
        self.host = line(tr("Palvelimen osoite"), given.host, tr("Esimerkiksi polku.alue.fi."))
        self.port = line(tr("Portti"), str(given.port), limit=5)
        self.database = line(tr("Tietokanta"), given.database, limit=63)
        self.choose_authority = PlainButton("")
        self.choose_authority.clicked.connect(self._on_authority)
        self.authority = Labelled(tr("Varmentajan tiedosto"), self.choose_authority)
        self._name_authority()
        self.add_row(self.host, self.port)
        self.add_row(self.database, self.authority)

    def _person(self, given: ServerGiven) -> None:
        self.role = line(tr("Palvelintunnus"), given.role, tr("Esimerkiksi u7k2m9x4p."), limit=63)
        self.secret = secret(tr("Salaisuus"), tr("Kuusi ryhmää kirjaimia ja numeroita."))
        self.add_row(self.role, self.secret)

    def _foot(self) -> None:
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setProperty("role", "thin")
        self._progress.setTextVisible(False)
        self.box.addWidget(self._progress)
        self.connect_now = PlainButton(tr("Yhdistä"), "primary")
        self.try_now = PlainButton(tr("Kokeile yhteyttä"))
        self.back = PlainButton(tr("Takaisin"))
        self.connect_now.clicked.connect(self._on_connect)
        self.try_now.clicked.connect(self._on_try)
        self.back.clicked.connect(self.back_asked)
        row = FlowLayout()
        for button in (self.back, self.try_now, self.connect_now):
            row.addWidget(button)
        self.box.addLayout(row)
        self.set_busy(False)

    def _hold(self, managed: Managed) -> None:
        for name, field in (("host", self.host), ("port", self.port), ("database", self.database)):
            hold(field, managed, MANAGED[name])
        hold(self.authority, managed, MANAGED["authority"])

    def say_good(self, text: str) -> None:
        """Say that the connection is as it should be."""
        self.set_busy(False)
        self.notice.say("good", text)

    def say_soon(self, text: str) -> None:
        """Say something to know beforehand."""
        self.notice.say("soon", text)

    def refuse(self, text: str) -> None:
        """Say why there is no connection."""
        self.set_busy(False)
        self.notice.say("trouble", text)

    def set_busy(self, busy: bool) -> None:
        """Show that the server is being asked."""
        self._progress.setVisible(busy)
        for button in (self.connect_now, self.try_now, self.back):
            button.setEnabled(not busy)

    def _on_authority(self) -> None:
        path = self._choose()
        if path is not None:
            self._authority = path
            self._name_authority()
            self.authority.show_problem("")

    def _name_authority(self) -> None:
        name = self._authority.name if self._authority is not None else tr("Valitse…")
        self.choose_authority.set_words(name)

    def _on_try(self) -> None:
        if self._is_filled():
            self._begin()
            self.try_asked.emit(self._given())

    def _on_connect(self) -> None:
        filled, guarded = self._is_filled(), self.pair.show_problems()
        if filled and guarded:
            self._begin()
            self.connect_asked.emit(self._given(), self.pair.passphrase)

    def _begin(self) -> None:
        self.set_busy(True)
        self.notice.say("trouble", "")

    def _is_filled(self) -> bool:
        """Show all that is missing, with the focus on the first; answer whether nothing is."""
        problems: tuple[tuple[Labelled[LineField], str], ...] = (
            (self.host, tr("Kirjoita palvelimen osoite.") if not _text(self.host) else ""),
            (self.port, "" if _port(_text(self.port)) else tr("Portti on luku 1–65535.")),
            (self.database, tr("Kirjoita tietokannan nimi.") if not _text(self.database) else ""),
            (self.role, tr("Kirjoita palvelintunnuksesi.") if not _text(self.role) else ""),
            (self.secret, tr("Kirjoita saamasi salaisuus.") if not _text(self.secret) else ""),
        )
        wrong: list[QWidget] = []
        for field, problem in problems:
            field.show_problem(problem)
            if problem:
                wrong.append(field.control)
        without = self._authority is None
        self.authority.show_problem(tr("Valitse varmentajan tiedosto.") if without else "")
        if without:
            wrong.append(self.choose_authority)
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def _given(self) -> ServerGiven:
        return ServerGiven(
            host=_text(self.host),
            port=_port(_text(self.port)),
            database=_text(self.database),
            authority=self._authority,
            role=_text(self.role),
            secret=_text(self.secret),
        )


def _text(field: Labelled[LineField]) -> str:
    return field.control.text().strip()


def _port(text: str) -> int:
    """Return the port that `text` names, 0 when it is none."""
    port = int(text) if text.isascii() and text.isdecimal() else 0
    return port if port <= LARGEST_PORT else 0
