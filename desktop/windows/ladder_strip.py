"""The reminders of today (muistutusportaat), calmly under the topbar: each is told once."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.base.desk import Desk
from desktop.base.icons import icon_pixmap
from desktop.base.words import language, tr, tr_n
from desktop.widgets.clock_words import clock_name
from desktop.widgets.plain import PictureLabel, PlainButton, PlainLabel
from desktop.windows.caseload import Caseload
from desktop.windows.row_words import days_words
from models.rules.dates import show_weekday_date
from models.rules.ladder import Rung
from models.rules.rights import Right, may
from models.rules.words import within_sentence
from models.services.ladder import reminders_today

SHOWN = 2


class LadderStrip(QFrame):
    """Shown when something new has come up today; hidden by the user and by the next day.

    Signals:
        list_asked(tuple): the cases are to be shown as a list.
    """

    list_asked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        caseload: Caseload,
        tell: Callable[[Sequence[Rung]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._caseload, self._tell = desk, caseload, tell
        self._day = caseload.day
        self.rungs: tuple[Rung, ...] = ()
        self.setObjectName("ladder")
        self.setAccessibleName(tr("Tämän päivän muistutukset"))
        self.text = PlainLabel("", "", self)
        self.open_list = PlainButton(tr("Avaa luettelona"), "link", self)
        self.done = PlainButton(tr("Selvä"), "link", self)
        self._picture = PictureLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.open_list, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        self.open_list.clicked.connect(self._on_list)
        self.done.clicked.connect(self.hide)
        self.dress()
        self.hide()
        caseload.changed.connect(self._on_rows)

    def dress(self) -> None:
        """Follow a change of theme or text size."""
        self._picture.setPixmap(icon_pixmap("clock", "soon", self.fontMetrics().height()))

    def read(self) -> None:
        """Ask what comes up today, once a day; what was told before is not told again."""
        if not may(self._desk.actor, Right.READ_LISTS):
            return
        found = self._desk.operations.ask(reminders_today)
        if found is None:
            return
        self.rungs = found.fresh
        self._caseload.remind_today(_by_case(found.today))
        self.setVisible(bool(found.fresh))
        if found.fresh:
            self.text.setText(ladder_words(found.fresh))
            self._tell(found.fresh)
            announce(self, self.text.text())

    def _on_list(self) -> None:
        self.list_asked.emit(tuple(dict.fromkeys(rung.case_id for rung in self.rungs)))

    def _on_rows(self) -> None:
        if self._caseload.day != self._day:
            self._day = self._caseload.day
            self.read()


def ladder_words(rungs: tuple[Rung, ...]) -> str:
    """Return the first ones by number, last day and how long there is, and how many more."""
    said = "; ".join(rung_words(rung) for rung in rungs[:SHOWN])
    more = len(rungs) - SHOWN
    if more > 0:
        return tr_n(
            "Määräajat lähestyvät: {said} ja yksi muu.",
            "Määräajat lähestyvät: {said} ja {count} muuta.",
            more,
            said=said,
        )
    if len(rungs) == 1:
        return tr("Määräaika lähestyy: {said}.", said=said)
    return tr("Määräajat lähestyvät: {said}.", said=said)


def rung_words(rung: Rung) -> str:
    """Return "ES-2026-0004, arvioinnin aloitus pe 27.11.2026 (2 arkipäivää)"."""
    day = show_weekday_date(rung.due, language())
    return tr(
        "{number}, {clock} {day} ({left})",
        number=rung.number,
        clock=within_sentence(clock_name(rung.kind)),
        day=day,
        left=days_words(rung.left),
    )


def _by_case(rungs: tuple[Rung, ...]) -> Mapping[UUID, Rung]:
    found: dict[UUID, Rung] = {}
    for rung in rungs:
        found.setdefault(rung.case_id, rung)
    return found
