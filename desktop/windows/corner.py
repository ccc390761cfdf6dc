"""The corner of the screen: today's clocks by number in a menu, and a quiet word of new ones.

Nothing here says a name: the corner is in sight of others, also while the screen is locked. When
the program locks, picture and menu are gone.
"""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.office_days import office_days
from desktop.base.tray import Tray
from desktop.base.words import tr, tr_n
from desktop.windows.caseload import Caseload, due_soon, late
from desktop.windows.row_words import clock_words, due_words
from models.rules.ladder import Rung
from models.rules.rights import Right, may
from models.rules.rows import CaseRow
from models.rules.words import within_sentence

SHOWN_AFTER_MS = 1500
_MOST = 8
_MINUTE_MS = 60_000


class Corner(QObject):
    """Keeps the menu true, and waits with a word until the quiet hours are over.

    Signals:
        window_asked(): show the window.
        case_asked(UUID): open this case.
        worklist_asked(), new_case_asked(), lock_asked(): a command of the menu was chosen.
    """

    window_asked = Signal()
    case_asked = Signal(object)
    worklist_asked = Signal()
    new_case_asked = Signal()
    lock_asked = Signal()

    def __init__(self, desk: Desk, caseload: Caseload, tray: Tray, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._caseload, self._tray = desk, caseload, tray
        self._waiting: set[Rung] = set()
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self.fill)
        tray.chosen.connect(self.window_asked)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self.show_later()
        caseload.changed.connect(self.fill)

    def tell(self, rungs: Sequence[Rung]) -> None:
        """Say how many limits have come nearer: now, or once the quiet hours are over."""
        reminding = self._desk.preferences.reminding
        self._waiting.update(rung for rung in rungs if reminding.tells(rung.step))
        self.look()

    def look(self) -> None:
        """Say what waits, if it may be said now."""
        here = self._desk.now().astimezone(HELSINKI)
        if not self._desk.preferences.reminding.may_tell(here.date(), here.time(), office_days()):
            return
        count, self._waiting = len(self._waiting), set()
        if count:
            self._tray.tell(tr_n("Yksi määräaika lähestyy.", "{count} määräaikaa lähestyy.", count))

    def show_later(self) -> None:
        """Show the picture once the window has had its turn."""
        QTimer.singleShot(SHOWN_AFTER_MS, self, self.show)

    def show(self) -> None:
        """Show the picture, unless the worker wants no reminders."""
        self.fill()
        if self._desk.preferences.reminding.shown:
            self._tray.show(self.menu, tr("Polku"))
        else:
            self._tray.put_away()

    def fill(self) -> None:
        """Make the menu of what is late or near today, and of the commands."""
        self.menu.clear()
        overdue, soon = late(self._caseload.own), due_soon(self._caseload.own)
        head = self.menu.addAction(_count_words(len(overdue), len(soon)))
        head.setEnabled(False)
        for row in (*overdue, *soon)[:_MOST]:
            self._add(_row_words(row), partial(self._ask_case, row.id))
        self.menu.addSeparator()
        self._add(tr("Avaa työjono"), self.worklist_asked.emit)
        if may(self._desk.actor, Right.RECORD_INTAKE):
            self._add(tr("Uusi asia"), self.new_case_asked.emit)
        self._add(tr("Näytä Polku"), self.window_asked.emit)
        self._add(tr("Lukitse"), self.lock_asked.emit)

    def _add(self, words: str, act: Callable[[], None]) -> None:
        self.menu.addAction(words).triggered.connect(lambda: act())

    def _ask_case(self, case_id: UUID) -> None:
        self.window_asked.emit()
        self.case_asked.emit(case_id)


def _count_words(overdue: int, soon: int) -> str:
    if not overdue and not soon:
        return tr("Ei myöhässä eikä lähellä olevia määräaikoja")
    if not overdue:
        return tr_n("Yksi määräaika lähellä", "{count} määräaikaa lähellä", soon)
    late_words = tr_n("Yksi myöhässä", "{count} myöhässä", overdue)
    if not soon:
        return late_words
    return tr("{late}, {soon} lähellä", late=late_words, soon=soon)


def _row_words(row: CaseRow) -> str:
    """Return "ES-2026-0004: arvioinnin aloitus pe 27.11.2026", without a name."""
    return tr(
        "{number}: {clock} {day}",
        number=row.number,
        clock=within_sentence(clock_words(row.clock)),
        day=due_words(row.clock),
    )
