"""Unlocking a database: who you are and your passphrase, or the printed recovery code."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.base.words import tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton
from desktop.windows.labelled import line, secret
from desktop.windows.notice import Notice
from desktop.windows.passphrase_pair import PassphrasePair
from desktop.windows.plate import PlatePage


class UnlockPage(PlatePage):
    """Asks for login name and passphrase.

    Signals:
        unlock_asked(str, str): login name and passphrase.
        recovery_asked(str, str, str): recovery code, login name and the new passphrase.
        forgotten_asked(): the passphrase of a way to a shared server is forgotten.
        back_asked(): choose another database.
    """

    unlock_asked = Signal(str, str)
    recovery_asked = Signal(str, str, str)
    forgotten_asked = Signal()
    back_asked = Signal()

    def __init__(self, name: str, login: str = "", *, is_shared: bool = False) -> None:
        """`name` is the file's, or the server's where that `is_shared`."""
        title = tr("Kirjaudu palvelimelle") if is_shared else tr("Avaa tietokanta")
        super().__init__(title, name, 440)
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_second)
        self.notice = Notice()
        self.box.addWidget(self.notice)
        self._pages = (self._by_passphrase(login), self._by_code(login))
        self._way = 0
        self._ways, ways = _column(*self._pages)
        ways.setSpacing(0)
        self.box.addWidget(self._ways)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setProperty("role", "thin")
        self._progress.setTextVisible(False)
        self.box.addWidget(self._progress)
        self.set_busy(False)
        if is_shared:  # nobody has a recovery code: a new secret is asked for
            self.forgotten.clicked.disconnect()
            self.forgotten.clicked.connect(self.forgotten_asked)
        self._show_way(0)

    def _by_passphrase(self, login: str) -> QWidget:
        self.login = line(tr("Käyttäjätunnus"), login)
        self.passphrase = secret(tr("Salalause"))
        self.unlock = PlainButton(tr("Avaa"), "primary")
        self.forgotten = PlainButton(tr("Salalause unohtui"), "link")
        self.back = PlainButton(tr("Toinen tietokanta"), "link")
        self.unlock.clicked.connect(self._on_unlock)
        self.passphrase.control.returnPressed.connect(self._on_unlock)
        self.login.control.returnPressed.connect(self.passphrase.control.setFocus)
        self.forgotten.clicked.connect(lambda: self._show_way(1))
        self.back.clicked.connect(self.back_asked)
        page, box = _column(self.login, self.passphrase, self.unlock)
        row = FlowLayout(across=24)
        row.addWidget(self.forgotten)
        row.addWidget(self.back)
        box.addLayout(row)
        return page

    def _by_code(self, login: str) -> QWidget:
        self.code = line(
            tr("Palautuskoodi"),
            help_text=tr("Koodi tulostettiin, kun tietokanta tehtiin. Väliviivat voi jättää pois."),
        )
        self.code_login = line(tr("Käyttäjätunnus"), login)
        self.pair = PassphrasePair(tr("Uusi salalause"))
        self.recover = PlainButton(tr("Avaa palautuskoodilla"), "primary")
        self.not_forgotten = PlainButton(tr("Muistin salalauseen"), "link")
        self.recover.clicked.connect(self._on_recover)
        self.not_forgotten.clicked.connect(lambda: self._show_way(0))
        return _column(self.code, self.code_login, self.pair, self.recover, self.not_forgotten)[0]

    def refuse(self, text: str, wait_seconds: int = 0) -> None:
        """Say why it did not open, and how long to wait before the next try."""
        self.set_busy(False)
        self.notice.say("trouble", text)
        self.passphrase.control.clear()
        self._wait = wait_seconds
        self._count_down()
        self._focus()

    def welcome_back(self, text: str) -> None:
        """Say why the database was locked."""
        self.notice.say("soon", text)

    def set_busy(self, busy: bool) -> None:
        """Show that the key is being reckoned."""
        self._progress.setVisible(busy)
        self._ways.setEnabled(not busy)
        if busy:
            self.notice.say("trouble", "")

    def _show_way(self, index: int) -> None:
        self._way = index
        for at, way in enumerate(self._pages):
            way.setVisible(at == index)
        self.notice.say("trouble", "")
        self._focus()

    def _focus(self) -> None:
        first, then = (
            (self.login, self.passphrase) if self._way == 0 else (self.code, self.code_login)
        )
        (then if first.control.text() else first).control.setFocus()

    def _on_unlock(self) -> None:
        login, passphrase = self.login.control.text().strip(), self.passphrase.control.text()
        self.login.show_problem("" if login else tr("Kirjoita käyttäjätunnuksesi."))
        self.passphrase.show_problem("" if passphrase else tr("Kirjoita salalauseesi."))
        if login and passphrase and self.unlock.isEnabled():
            self.set_busy(True)
            self.unlock_asked.emit(login, passphrase)

    def _on_recover(self) -> None:
        code, login = self.code.control.text().strip(), self.code_login.control.text().strip()
        self.code.show_problem("" if code else tr("Kirjoita palautuskoodi."))
        self.code_login.show_problem("" if login else tr("Kirjoita käyttäjätunnuksesi."))
        if self.pair.show_problems() and code and login:
            self.set_busy(True)
            self.recovery_asked.emit(code, login, self.pair.passphrase)

    def _count_down(self) -> None:
        self.unlock.setEnabled(self._wait == 0)
        self.unlock.set_words(
            tr_n("Odota {count} sekunti", "Odota {count} sekuntia", self._wait)
            if self._wait
            else tr("Avaa")
        )
        if self._wait:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_second(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._count_down()


def _column(*widgets: QWidget) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    for widget in widgets:
        box.addWidget(widget)
    return page, box
