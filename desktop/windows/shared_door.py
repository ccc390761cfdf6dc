"""The ways to a shared server before it is open: connecting, signing in, and what went wrong."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.base import opening
from desktop.base.background import Background
from desktop.base.opening import ServerGiven, SharedWays
from desktop.base.outside import Files
from desktop.base.sentences import sentence
from desktop.base.settings import Preferences
from desktop.base.skew import skew_words
from desktop.base.words import tr
from desktop.windows.connect_page import ConnectPage
from desktop.windows.entrance import Entrance
from desktop.windows.unlock import UnlockPage
from models.rules.errors import PolkuError
from models.rules.words import sentences_in_turn


class SharedDoor(QObject):
    """Shows the pages that lead to a shared server.

    Signals:
        opened(str, object): login and open store.
        back_asked(): show the start page.
    """

    opened = Signal(str, object)
    back_asked = Signal()

    def __init__(
        self,
        entrance: Entrance,
        background: Background,
        preferences: Preferences,
        files: Files,
        ways: SharedWays,
    ) -> None:
        super().__init__()
        self._entrance, self._background, self._preferences = entrance, background, preferences
        self._files, self._ways = files, ways

    @property
    def known(self) -> tuple[tuple[Path, str], ...]:
        """The servers that this workstation knows, each with its name for the eye."""
        return tuple(opening.known_servers(self._ways.folder))

    @property
    def is_managed(self) -> bool:
        """Whether the organisation has set a server for this machine."""
        return self._preferences.managed.is_set("server.host")

    def show_connect(self, known: ServerGiven | None = None) -> ConnectPage:
        """Show the form of a first connection; what the organisation has set is filled in."""
        managed = self._preferences.managed
        page = ConnectPage(self._choose, self._filled(known or ServerGiven()), managed)
        page.try_asked.connect(partial(self._try, page))
        page.connect_asked.connect(partial(self._connect, page))
        page.back_asked.connect(self.back_asked)
        self._entrance.show_page(page)
        return page

    def show_unlock(self, path: Path, login: str) -> UnlockPage:
        """Show the signing in to a server that this workstation knows."""
        try:
            given, known = opening.server_known(path)
        except PolkuError as error:
            page = self._unlock_page(path, path.stem, login, ServerGiven())
            page.refuse(sentence(error))
            return page
        return self._unlock_page(path, f"{given.database} · {given.host}", login or known, given)

    def _unlock_page(self, path: Path, name: str, login: str, given: ServerGiven) -> UnlockPage:
        page = UnlockPage(name, login, is_shared=True)
        page.unlock_asked.connect(partial(self._open, page, path))
        page.forgotten_asked.connect(partial(self._on_forgotten, given))
        page.back_asked.connect(self.back_asked)
        self._entrance.show_page(page)
        return page

    def _open(self, page: UnlockPage, path: Path, login: str, passphrase: str) -> None:
        work = partial(self._ways.open, path, login, passphrase)
        self._background.run(work, partial(self._on_opened, login), partial(_refused, page))

    def _try(self, page: ConnectPage, given: ServerGiven) -> None:
        work = partial(self._ways.try_out, given)
        self._background.run(work, partial(_tried, page), partial(_not_connected, page))

    def _connect(self, page: ConnectPage, given: ServerGiven, passphrase: str) -> None:
        work = partial(self._ways.connect, given, passphrase)
        self._background.run(work, self._on_connected, partial(_not_connected, page))

    def _on_connected(self, made: tuple[str, object]) -> None:
        self.opened.emit(*made)

    def _on_opened(self, login: str, store: object) -> None:
        self.opened.emit(login, store)

    def _on_forgotten(self, given: ServerGiven) -> None:
        page = self.show_connect(given)
        page.say_soon(
            tr("Pyydä pääkäyttäjältä uusi salaisuus ja valitse uusi salalause. Tällä koneella"
               " tallentamatta jäänyt teksti ei enää aukea; tallennettu on palvelimella.")
        )  # fmt: skip

    def _choose(self) -> Path | None:
        return self._files.open_file(
            self._entrance, tr("Varmentajan tiedosto"), "PEM (*.pem *.crt *.cer)"
        )

    def _filled(self, known: ServerGiven) -> ServerGiven:
        managed = self._preferences.managed
        authority = managed.text("server.authority")
        return ServerGiven(
            host=managed.text("server.host") or known.host,
            port=managed.number("server.port") or known.port,
            database=managed.text("server.database") or known.database,
            authority=Path(authority) if authority else known.authority,
            role=known.role,
        )


def _tried(page: ConnectPage, skew: float) -> None:
    told = skew_words(skew)
    good = tr("Yhteys toimii. Tunnus, varmenne ja tietokanta ovat kunnossa.")
    page.say_good(sentences_in_turn(good, told))


def _not_connected(page: ConnectPage, error: PolkuError) -> None:
    page.refuse(sentence(error))


def _refused(page: UnlockPage, error: PolkuError) -> None:
    wait = error.facts.get("wait_seconds", 0)
    page.refuse(sentence(error), wait if isinstance(wait, int) else 0)
