"""What every page of the main window is and answers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.taken_files import Offered
from desktop.windows.navigation import Place


class Page(QWidget):
    """A page; the main window makes it when it is first gone to.

    Signals:
        go_asked(Place): the user wants to go somewhere else.
        back_asked(): the user wants to go to the place before.
        number_changed(): what `number` answers has changed.
        files_dropped(UUID, object): files (a tuple of Offered) were dropped on a case.
    """

    go_asked = Signal(object)
    back_asked = Signal()
    number_changed = Signal()
    files_dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._waiting: dict[Callable[[], None], None] = {}

    def follow(self, changed: SignalInstance, reload: Callable[[], None]) -> None:
        """Run `reload` when `changed` fires; while the page is hidden, once it is shown again."""
        changed.connect(lambda *_: self._reload_or_wait(reload))

    def _reload_or_wait(self, reload: Callable[[], None]) -> None:
        if self.isVisible():
            reload()
        else:
            self._waiting[reload] = None

    @property
    def number(self) -> str:
        """The case number for the window's title; empty where no case is shown."""
        return ""

    def arrive(self, place: Place) -> None:
        """Show what `place` asks for and put the focus where work goes on."""

    @property
    def help_part(self) -> QWidget:
        """The part of the page that F1 tells about while nothing in it has the focus."""
        return self

    @property
    def menus(self) -> Sequence[QMenu]:
        """The menus whose entries quick open offers."""
        return ()

    def take_files(self, files: Sequence[Offered]) -> None:
        """Take files that were dropped on what the page shows."""

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""

    def dress(self) -> None:
        """Follow a change of theme or text size."""

    def showEvent(self, event: QShowEvent) -> None:
        """Reload what changed while the page was hidden (Qt calls)."""
        super().showEvent(event)
        waiting, self._waiting = self._waiting, {}
        for reload in waiting:
            reload()
