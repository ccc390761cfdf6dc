"""The composition root: builds everything once and hands it on; which window is shown when."""

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.base import opening
from desktop.base import theme as looks
from desktop.base.ahead import Ahead
from desktop.base.background import Background
from desktop.base.clock import HELSINKI
from desktop.base.collecting import Collector
from desktop.base.idle import IdleWatch
from desktop.base.messages import Dialogs, Messages
from desktop.base.outside import Files, OwnClipboard, Paper
from desktop.base.paper import warm_up
from desktop.base.qt_words import QtWords
from desktop.base.recovery_sheet import recovery_sheet
from desktop.base.sentences import sentence, sentence_for
from desktop.base.settings import Preferences
from desktop.base.words import set_language, tr, tr_n
from desktop.windows.entrance import Entrance
from desktop.windows.recovery import RecoveryPage
from desktop.windows.start import SUFFIX, StartPage
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


class Program(QObject):
    """The running program: one entrance, at most one open database and its window."""

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
        self._speak()
        self.dress()
        self.entrance = Entrance()

    def start(self, database: Path | None = None, *, example: bool = False) -> None:
        """Show the first page: unlocking where a database is named or was used last."""
        if example:
            self._enter_by(self.entrance)
            self.open_example()
            return
        last = Path(self._preferences.last_database)
        if database is None and last.is_file():
            database = last
        if database is None:
            self.show_start()
        else:
            self.show_unlock(database)
        self._enter_by(self.entrance)
        QTimer.singleShot(0, self._ahead.start)  # once the page is painted

    def show_start(self) -> None:
        """Show the three doors."""
        last = self._preferences.last_database
        page = StartPage(self._choose_database, last, self._preferences.language)
        page.example_asked.connect(self.open_example)
        page.new_asked.connect(self.show_new)
        page.open_asked.connect(self.show_unlock)
        page.language_asked.connect(self._on_language_asked)
        self.entrance.show_page(page)

    def show_new(self) -> None:
        """Show the form of a new database."""
        self._ahead.wait()
        from desktop.windows.new_database import NewDatabasePage

        folder = Path(platformdirs.user_documents_dir())
        page = NewDatabasePage(self._choose_new, free_name(folder))
        page.create_asked.connect(partial(self._found, page))
        page.back_asked.connect(self.show_start)
        self.entrance.show_page(page)

    def show_unlock(self, database: Path, login: str = "") -> UnlockPage:
        """Show the unlocking of a database, or why it cannot be opened."""
        state = inspect(database)
        only = state.logins[0] if len(state.logins) == 1 else ""
        page = UnlockPage(database.name, login or only)
        page.unlock_asked.connect(partial(self._unlock, page, database))
        page.recovery_asked.connect(partial(self._recover, page, database))
        page.back_asked.connect(self.show_start)
        self.entrance.show_page(page)
        if state.kind is not FileKind.READY:
            page.refuse(sentence_for(state.kind.value, {}))
        return page

    def open_example(self) -> None:
        """Open the example, made on first use; nobody is asked for a passphrase."""
        self.entrance.show_page(
            WaitingPage(tr("Valmistellaan esimerkkiä"), tr("Kaikki henkilöt ovat keksittyjä."))
        )
        folder = self._outside.folder / "example"
        make = partial(opening.example, self._ahead.wait, folder, self._outside.clock)
        self._opening.run(make, self._on_example, self._on_example_failed)

    def dress(self) -> None:
        """Apply theme and text size."""
        looks.apply(self._application, self._theme(), scale=self._preferences.text_scale)
        if self.main is not None:
            self.main.dress()

    def lock(self, why: str = "") -> None:
        """Hide everything, write what was typed, close the store, and ask for the passphrase."""
        if self.session is None:
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
        if self.session is not None:
            self.leave()
        self._opening.close(drop_waiting=True)
        self._drawing.close(drop_waiting=True)
        self._ahead.close()
        self.entrance.close()
        self.entrance.deleteLater()
        self._collector.stop()

    # opening

    def _unlock(self, page: UnlockPage, database: Path, login: str, passphrase: str) -> None:
        work = partial(opening.unlocked, self._ahead.wait, database, login, passphrase)
        self._opening.run(work, partial(self._on_opened, login), partial(_refused, page))

    def _recover(
        self, page: UnlockPage, database: Path, code: str, login: str, passphrase: str
    ) -> None:
        work = partial(
            opening.recovered,
            self._ahead.wait,
            database,
            code,
            login,
            passphrase,
            clock=self._outside.clock,
            cost=self._outside.cost,
        )
        self._opening.run(work, partial(self._on_opened, login), partial(_refused, page))

    def _found(self, page: "NewDatabasePage", new: "NewDatabase") -> None:
        cost = self._outside.cost
        work = partial(opening.founded, self._ahead.wait, new, self._outside.clock, cost=cost)
        self._opening.run(
            work, partial(self._on_founded, new.login), lambda error: page.refuse(sentence(error))
        )

    def _on_founded(self, login: str, created: "Created") -> None:
        page = RecoveryPage(created.recovery_code)
        page.copy_asked.connect(self._clipboard.copy)
        page.print_asked.connect(partial(self._print_code, created.store.path.name))
        page.kept.connect(partial(self._on_opened, login, created.store))
        self.entrance.show_page(page)

    def _on_example(self, made: "tuple[Store, str]") -> None:
        store, login = made
        self._enter(store, login, is_example=True)

    def _on_example_failed(self, error: PolkuError) -> None:
        self.show_start()
        self.messages.refuse(error)

    def _on_opened(self, login: str, store: "Store") -> None:
        self._preferences.last_database = str(store.path)
        self._enter(store, login, is_example=False)

    def _enter(self, store: "Store", login: str, *, is_example: bool) -> None:
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
        self._read_settings()
        self.idle.start()
        self._build_main()
        QTimer.singleShot(WARM_UP_MS, self._warm_up)

    def _warm_up(self) -> None:
        """Load what makes pages while nobody waits for it."""
        self._drawing.run(warm_up, lambda _: None, lambda _: None)

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
            self.idle.set_minutes(settings.lock_minutes)
            self._minutes = settings.lock_minutes

    # what happens

    def _on_main_closed(self) -> None:
        self.close()
        self._application.quit()

    def _on_idle(self) -> None:
        text = tr_n(
            "Ohjelma lukittiin, koska sitä ei käytetty minuuttiin. Kirjoittamasi on tallessa.",
            "Ohjelma lukittiin, koska sitä ei käytetty {count} minuuttiin. "
            "Kirjoittamasi on tallessa.",
            self._minutes,
        )
        self.lock(text)

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

    def _theme(self) -> looks.Theme:
        chosen = looks.THEMES.get(self._preferences.theme)
        if chosen is not None:
            return chosen
        hints = QGuiApplication.styleHints()
        sharp = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return looks.of_system(dark=hints.colorScheme() is Qt.ColorScheme.Dark, sharp=sharp)

    def _enter_by(self, window: "Entrance | MainWindow") -> None:
        self.messages.window = window
        window.show()
        window.raise_()
        window.activateWindow()

    def _choose_database(self) -> Path | None:
        return self._outside.files.open_file(self.entrance, tr("Avaa tietokanta"), kinds())

    def _choose_new(self) -> Path | None:
        suggested = free_name(Path(platformdirs.user_documents_dir()))
        title = tr("Uuden tietokannan paikka")
        chosen = self._outside.files.save_file(self.entrance, title, suggested, kinds())
        return chosen.with_suffix(SUFFIX) if chosen is not None else None

    def _print_code(self, name: str, code: str) -> None:
        self._outside.paper.print_pdf(self.entrance, NAME, recovery_sheet(name, code))


def load(clock: "Clock") -> None:
    """Import what an open database needs, and reckon the days off around today."""
    for name in AHEAD:
        import_module(name)
    from models.rules.workdays import prepare

    prepare(clock.now().astimezone(HELSINKI).date())


def free_name(folder: Path) -> Path:
    """Return a name for a new database in `folder` that is not taken."""
    names = (f"polku{number or ''}{SUFFIX}" for number in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def kinds() -> str:
    """Return the kind of file that a database is, for a file chooser."""
    return tr("Polku-tietokannat (*{suffix})", suffix=SUFFIX)


def _refused(page: UnlockPage, error: PolkuError) -> None:
    wait = error.facts.get("wait_seconds", 0)
    page.refuse(sentence(error), wait if isinstance(wait, int) else 0)
