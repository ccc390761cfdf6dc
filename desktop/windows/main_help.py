"""What helps in the main window: the help (F1), the keys (?) and the five-minute tour."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.base.words import tr
from desktop.windows.finding import Command
from desktop.windows.guide import KEYS, Guide
from desktop.windows.help_topics import CONTENTS, topic_of
from desktop.windows.page_parts import run_dialog

if TYPE_CHECKING:
    from desktop.windows.main import MainWindow

OFFER_MS = 600
"""The tour is offered once the map is drawn."""


class MainHelp(QObject):
    """Answers F1, Shift+F1 and ?, and the entries of the worker's menu that help."""

    def __init__(self, main: "MainWindow") -> None:
        super().__init__(main)
        self._main = main
        me = main.topbar.me
        me.help.triggered.connect(self.show_topic)
        me.contents.triggered.connect(self.show_contents)
        me.keys.triggered.connect(self.show_keys)
        me.about.triggered.connect(self.show_about)
        self.guide = Guide(main)
        me.guide.triggered.connect(self.guide.begin)
        if main.around.is_example:
            QTimer.singleShot(OFFER_MS, self, self.guide.offer)
        for keys, act in (
            ("F1", self.show_topic),
            ("Shift+F1", self.show_contents),
            ("?", self.show_keys),
        ):
            QShortcut(QKeySequence(keys), main, act)

    def commands(self) -> Iterator[Command]:
        """Yield what helps as commands."""
        yield Command(tr("Ohje tästä sivusta"), "F1", self.show_topic)
        yield Command(tr("Ohjeen sisällys"), tr("Vaihto+F1"), self.show_contents)
        yield Command(tr("Viiden minuutin kierros"), KEYS, self.guide.begin)
        yield Command(tr("Sivun näppäimet"), "?", self.show_keys)
        yield Command(tr("Tietoja Polusta"), "", self.show_about)

    def show_topic(self) -> None:
        """Show what the help says about what is being done."""
        self._show(self.topic)

    def show_contents(self) -> None:
        """Show the first page of the help."""
        self._show(CONTENTS)

    @property
    def topic(self) -> str:
        """The topic of what has the focus, or of the page where that tells no more."""
        page, focus = self._main.page, self._main.focusWidget()
        part = page.help_part
        found = topic_of(part)
        if focus is None or focus is part or part.isAncestorOf(focus):
            return topic_of(focus) if focus is not None else found
        inside = topic_of(focus)
        return found if inside in (CONTENTS, topic_of(page)) else inside

    def show_keys(self) -> None:
        """Show the keys of the page."""
        from desktop.windows.keys_help import KeysHelp

        run_dialog(KeysHelp(self._main, self._main.place.page))

    def show_about(self) -> None:
        """Show the version, what leaves the machine, and the licences of all parts."""
        from desktop.windows.about_dialog import AboutDialog

        run_dialog(AboutDialog(self._main))

    def _show(self, topic: str) -> None:
        from desktop.windows.help_window import show_help

        show_help(self._main, topic)
