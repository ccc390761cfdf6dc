"""The composition root: builds everything once and hands it on; which window is shown when."""

from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base import opening
from desktop.base.ahead import Ahead
from desktop.base.background import Background
from desktop.base.clock import HELSINKI
from desktop.base.collecting import Collector
from desktop.base.dressing import dress
from desktop.base.idle import IdleWatch
from desktop.base.managed_sentences import no_example_words, told_at_start
from desktop.base.messages import Dialogs, Messages
from desktop.base.outside import Files, Mail, OwnClipboard, Paper, QtMail
from desktop.base.paper import warm_up
from desktop.base.program_sentences import unkept_words, unused_words
from desktop.base.qt_words import QtWords
from desktop.base.recovery_sheet import recovery_sheet
from desktop.base.sentences import sentence, sentence_for
from desktop.base.server_sentences import settled_words
from desktop.base.settings import Preferences
from desktop.base.single import EXAMPLE
from desktop.base.window_places import SightKeeper, keep_places_in
from desktop.base.words import set_language, tr
from desktop.windows.choosing import choose_database, choose_new, documents, free_name
from desktop.windows.entrance import Entrance
from desktop.windows.recovery import RecoveryPage
from desktop.windows.shared_door import SharedDoor
from desktop.windows.start import StartPage, is_there
from desktop.windows.unlock import UnlockPage
from desktop.windows.waiting import WaitingPage
from models.rules.errors import PolkuError
from models.rules.words import Language
from models.store.inspection import FileKind, inspect
from models.store.kdf import KdfCost

if TYPE_CHECKING:  # these are loaded ahead, while the first page is shown
    from desktop.base.founding import NewDatabase
    from desktop.base.session import Session
    from desktop.windows.main import MainWindow
    from desktop.windows.new_database import NewDatabasePage
    from models.store.opened import Store
    from models.store.server.shared import SharedStore
    from models.store.uow import Clock
    from models.store.vault import Created

NAME = "Polku"
WARM_UP_MS = 3000
AHEAD = (
    "models.store.vault",
    "desktop.base.session",
    "desktop.windows.main",
    "desktop.windows.map_page",
)


@dataclass(frozen=True, slots=True)
class Outside:
    """The world outside: a test hands in its own clock, dialogs, files, paper and folder.

    `cost` is what one guess at a passphrase costs, None for as much as the machine can bear.
    """

    clock: "Clock"
    files: Files
    paper: Paper
    folder: Path
    dialogs: Dialogs | None = None
    cost: KdfCost | None = None
    mail: Mail = field(default_factory=QtMail)


class FileDoor(QObject):
    """Shows the pages that lead to the file of a database.

    Signals:
        opened(str, object): login and open store.
        copy_asked(str): put the recovery code on the clipboard.
        back_asked(): show the start page.
    """

    opened = Signal(str, object)
    copy_asked = Signal(str)
    back_asked = Signal()

    def __init__(
        self,
        entrance: Entrance,
        background: Background,
        preferences: Preferences,
        outside: Outside,
        wait: opening.Loaded,
    ) -> None:
        super().__init__()
        self._entrance, self._background, self._preferences = entrance, background, preferences
        self._outside, self._wait = outside, wait

    def show_new(self) -> None:
        """Show the form of a new database."""
        self._wait()
        from desktop.windows.new_database import NewDatabasePage

        choose = partial(choose_new, self._outside.files, self._entrance)
        page = NewDatabasePage(choose, free_name(documents()), self._preferences.managed)
        page.create_asked.connect(partial(self._found, page))
        page.back_asked.connect(self.back_asked)
        self._entrance.show_page(page)

    def show_unlock(self, database: Path, login: str = "") -> UnlockPage:
        """Show the unlocking of a database, or why it cannot be opened."""
        state = inspect(database)
        only = state.logins[0] if len(state.logins) == 1 else ""
        page = UnlockPage(database.name, login or only)
        page.unlock_asked.connect(partial(self._unlock, page, database))
        page.recovery_asked.connect(partial(self._recover, page, database))
        page.back_asked.connect(self.back_asked)
        self._entrance.show_page(page)
        if state.kind is not FileKind.READY:
            page.refuse(sentence_for(state.kind.value, {}))
        return page

    def _unlock(self, page: UnlockPage, database: Path, login: str, passphrase: str) -> None:
        work = partial(opening.unlocked, self._wait, database, login, passphrase)
        self._background.run(work, partial(self._on_opened, login), partial(_refused, page))

    def _recover(
        self, page: UnlockPage, database: Path, code: str, login: str, passphrase: str
    ) -> None:
        work = partial(
            opening.recovered,
            self._wait,
            database,
            code,
            login,
            passphrase,
            clock=self._outside.clock,
            cost=self._outside.cost,
        )
        self._background.run(work, partial(self._on_opened, login), partial(_refused, page))

    def _found(self, page: "NewDatabasePage", new: "NewDatabase") -> None:
        cost = self._outside.cost
        work = partial(opening.founded, self._wait, new, self._outside.clock, cost=cost)
        self._background.run(
            work, partial(self._on_founded, new.login), lambda error: page.refuse(sentence(error))
        )

    def _on_founded(self, login: str, created: "Created") -> None:
        page = RecoveryPage(created.recovery_code)
        page.copy_asked.connect(self.copy_asked)
        sheet = partial(print_code, self._outside.paper, self._entrance, created.store.path.name)
        page.print_asked.connect(sheet)
        page.kept.connect(partial(self._on_opened, login, created.store))
        self._entrance.show_page(page)

    def _on_opened(self, login: str, store: "Store") -> None:
        self.opened.emit(login, store)


class Program(QObject):
    """The running program: one entrance, at most one open database and its window.

    Signals:
        shows(str): the path of the database that is shown or asked for, EXAMPLE, or nothing.
    """

    shows = Signal(str)

    def __init__(
        self, application: QApplication, preferences: Preferences, outside: Outside
    ) -> None:
        super().__init__()
        self._application, self._preferences, self._outside = application, preferences, outside
        self.messages = Messages(outside.dialogs)
        self._qt_words, self._clipboard = QtWords(), OwnClipboard()
        self._opening, self._drawing = Background("polku-open"), Background("polku-pages")
        self.main: MainWindow | None = None
        self.session: Session | None = None
        self._is_example = self._is_closed = False
        self._ahead = Ahead(partial(load, outside.clock))
        self._collector = Collector()
        self._collector.start()
        self.idle = IdleWatch(outside.clock.now, minutes=10)
        self.idle.idle.connect(self._on_idle)
        preferences.unkept = lambda: self.messages.error(unkept_words())
        keep_places_in(preferences)
        self._sight = SightKeeper(application)
        self._speak()
        self.dress()
        self.entrance = Entrance()
        wait, cost = self._ahead.wait, outside.cost
        self._files = FileDoor(self.entrance, self._opening, preferences, outside, wait)
        self._files.copy_asked.connect(self._clipboard.copy)
        ways = opening.shared_ways(wait, outside.folder, cost)
        self._shared = SharedDoor(self.entrance, self._opening, preferences, outside.files, ways)
        for door in (self._files, self._shared):
            door.opened.connect(self._on_opened)
            door.back_asked.connect(self.show_start)

    def start(self, database: Path | None = None, *, example: bool = False) -> None:
        """Show the first page: unlocking where a database is named or was used last."""
        if example:
            self._enter_by(self.entrance)
            self.open_example()
            return
        last = Path(self._preferences.last_database)
        if database is None and is_there(last):
            database = last
        if database is not None:
            self.show_unlock(database)
        elif self._shared.is_managed and not self._shared.known:
            self.show_server()
        else:
            self.show_start()
        self._enter_by(self.entrance)
        QTimer.singleShot(0, self._ahead.start)  # once the page is painted

    def show_start(self) -> None:
        """Show the three doors."""
        last = self._preferences.last_database
        choose = partial(choose_database, self._outside.files, self.entrance)
        allowed = self._preferences.managed.example_allowed
        page = StartPage(
            choose,
            last,
            self._preferences.language,
            example_allowed=allowed,
            servers=self._shared.known,
        )
        self.shows.emit("")
        page.example_asked.connect(self.open_example)
        page.new_asked.connect(self.show_new)
        page.open_asked.connect(self.show_unlock)
        page.server_asked.connect(self.show_server)
        page.language_asked.connect(self._on_language_asked)
        self.entrance.show_page(page)

    def open_example(self) -> None:
        """Open the example, made on first use; nobody is asked for a passphrase."""
        if not self._preferences.managed.example_allowed:
            self.show_start()
            self.messages.error(no_example_words())
            return
        self.shows.emit(EXAMPLE)
        self.entrance.show_page(
            WaitingPage(tr("Valmistellaan esimerkkiä"), tr("Kaikki henkilöt ovat keksittyjä."))
        )
        folder = self._outside.folder / "example"
        make = partial(opening.example, self._ahead.wait, folder, self._outside.clock)
        self._opening.run(make, self._on_example, self._on_example_failed)

    def dress(self) -> None:
        """Apply theme, text size, density and whether things move."""
        dress(self._application, self._preferences)
        if self.main is not None:
            self.main.dress()

    def come_forward(self) -> None:
        """Show the window that is in use, also from the taskbar."""
        self._enter_by(self.main or self.entrance)

    def lock(self, why: str = "") -> None:
        """Hide everything, write what was typed, close the store, and ask for the passphrase."""
        if self.session is None:
            return
        connection = self.session.connection
        if connection is not None and connection.give_up():  # once what waits has come to its end
            QTimer.singleShot(0, self, partial(self.lock, why))
            return
        path, login = self.session.keeping.path, self.session.keeping.login
        example = self._is_example
        self.leave()
        if example:
            self.show_start()
            return
        page = self.show_unlock(path, login)
        page.welcome_back(why or tr("Ohjelma on lukittu. Kirjoittamasi on tallessa."))

    def leave(self) -> None:
        """Close the open database and show the entrance."""
        session, main = self.session, self.main
        self.session = self.main = None
        if main is not None:
            main.keep_typed()
            main.put_away()
        self._clipboard.clear()
        if session is not None:
            self.idle.stop()
            session.close()
        self.show_start()
        self._enter_by(self.entrance)

    def close(self) -> None:
        """End: write what was typed and close the store; what has ended already stays so."""
        if self._is_closed:
            return
        self._is_closed = True
        self._preferences.unkept = lambda: None  # nobody is there to be told
        if self.session is not None:
            self.leave()
        self._opening.close(drop_waiting=True)
        self._drawing.close(drop_waiting=True)
        self._ahead.close()
        self.entrance.close()
        self.entrance.deleteLater()
        self._collector.stop()

    # opening

    def show_new(self) -> None:
        """Show the form of a new database."""
        self._files.show_new()

    def show_server(self) -> None:
        """Show the form of a first connection to a shared server."""
        self._shared.show_connect()

    def show_unlock(self, database: Path, login: str = "") -> UnlockPage:
        """Show the signing in to a database or server, or why it cannot be opened."""
        self.shows.emit(str(database.absolute()))
        door = self._shared if opening.is_shared(database) else self._files
        return door.show_unlock(database, login)

    def _on_example(self, made: "tuple[Store, str]") -> None:
        store, login = made
        self._enter(store, login, is_example=True)

    def _on_example_failed(self, error: PolkuError) -> None:
        self.show_start()
        self.messages.refuse(error)

    def _on_opened(self, login: str, store: "Store | SharedStore") -> None:
        self._preferences.last_database = str(store.path)
        self._enter(store, login, is_example=False)

    def _enter(self, store: "Store | SharedStore", login: str, *, is_example: bool) -> None:
        self._ahead.wait()
        from desktop.base.session import Session

        try:
            self.session = Session(
                store,
                login,
                clock=self._outside.clock,
                messages=self.messages,
                preferences=self._preferences,
            )
        except PolkuError as error:
            store.close()
            self.show_start()
            self.messages.refuse(error)
            return
        self._is_example = is_example
        if self.session.connection is not None:
            self.session.connection.ended.connect(self._on_ended)
            self.session.connection.ask_to_wait = self._wait_for_server
            self.session.connection.settled.connect(self._on_settled)
        self._read_settings()
        self.idle.start()
        self._build_main()
        for told in (told_at_start(self._preferences.managed), self.session.told_at_start):
            if told:
                self.messages.say_beside(told)
        QTimer.singleShot(WARM_UP_MS, self, partial(warm_up_in, self._drawing))

    def _build_main(self) -> None:
        from desktop.windows.main import MainWindow
        from desktop.windows.purpose import Purposes
        from desktop.windows.surroundings import Surroundings

        assert self.session is not None
        former, session = self.main, self.session
        self.main = MainWindow(
            Surroundings(
                desk=session.desk,
                worker=session.worker,
                files=self._outside.files,
                paper=self._outside.paper,
                clipboard=self._clipboard,
                keeping=session.keeping,
                drawing=self._drawing,
                purposes=Purposes(session.desk),
                is_example=self._is_example,
                look_changed=self.dress,
                language_changed=self._on_language_changed,
                settings_changed=self._read_settings,
                lock=self.lock,
                leave=self.leave,
                mail=self._outside.mail,
                connection=session.connection,
                live=session.live,
            )
        )
        self.main.closed.connect(self._on_main_closed)
        self._enter_by(self.main)
        if former is not None:
            former.put_away()
        self.entrance.hide()

    def _read_settings(self) -> None:
        from models.services.setup import rule_settings

        assert self.session is not None
        settings = self.session.operations.ask(rule_settings)
        if settings is not None:
            self._minutes = self._preferences.lock_after(settings.lock_minutes)
            self.idle.set_minutes(self._minutes)

    # what happens

    def _on_main_closed(self) -> None:
        self.close()
        self._application.quit()

    def _on_ended(self, error: PolkuError) -> None:
        self.lock(sentence(error))

    def _on_settled(self, is_stored: bool) -> None:
        tell = self.messages.info if is_stored else self.messages.error
        tell(settled_words(is_stored))

    def _wait_for_server(self) -> bool:
        from desktop.windows.answer_dialog import wait_for_answer

        if self.session is None or self.session.connection is None or self.main is None:
            return False
        return wait_for_answer(self.session.connection, self.main)

    def _on_idle(self) -> None:
        self.lock(unused_words(self._minutes))

    def _on_language_asked(self, language: Language) -> None:
        self._preferences.language = language
        self._speak()
        self.show_start()

    def _on_language_changed(self) -> None:
        self._speak()
        if self.main is not None:
            self.main.keep_typed()
            self._build_main()

    def _speak(self) -> None:
        set_language(self._preferences.language)
        self._qt_words.use(self._preferences.language)

    def _enter_by(self, window: "Entrance | MainWindow") -> None:
        self.messages.window = window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def load(clock: "Clock") -> None:
    """Import what an open database needs, and reckon the days off around today."""
    for name in AHEAD:
        import_module(name)
    from models.rules.workdays import prepare

    prepare(clock.now().astimezone(HELSINKI).date())


def print_code(paper: Paper, parent: QWidget, name: str, code: str) -> None:
    """Print the sheet that opens the database `name` when a passphrase is forgotten."""
    paper.print_pdf(parent, NAME, recovery_sheet(name, code))


def warm_up_in(background: Background) -> None:
    """Load what makes pages while nobody waits for it."""
    background.run(warm_up, lambda _: None, lambda _: None)


def _refused(page: UnlockPage, error: PolkuError) -> None:
    wait = error.facts.get("wait_seconds", 0)
    page.refuse(sentence(error), wait if isinstance(wait, int) else 0)
