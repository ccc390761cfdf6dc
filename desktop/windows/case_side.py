"""The panel of the chosen case beside the map: the index first, the file only when asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.words import language, tr
from desktop.widgets.clock_looks import clock_look
from desktop.widgets.plain import PlainButton, PlainLabel, section_head, set_property
from desktop.windows.case_bars import clear_box
from desktop.windows.case_clocks import ClockStack
from desktop.windows.case_events import event_words
from desktop.windows.missing_list import MissingList
from desktop.windows.nearest_card import NearestCard
from desktop.windows.row_words import age_words
from models.rules.dates import show_date
from models.rules.kinds import ClockState, DocumentKind, DocumentStatus
from models.rules.next_act import act_name
from models.rules.organisation import RuleSettings
from models.rules.rows import CaseRow, CaseSheet
from models.rules.words import Words

WIDTH, MOST = 336, 464
_EVENTS, _MISSING = 4, 7
_PRESSING = (ClockState.RUNNING, ClockState.LATE, ClockState.NO_DATE)


class CaseSide(QWidget):
    """What the map knows of a case; with a click, its clocks, what is missing and what happened.

    Signals:
        open_asked(UUID): go to the case.
        look_asked(UUID): read the file (käyttöloki) and show more here.
        work_asked(UUID, DocumentKind): go on with this document of the case.
        missing_asked(UUID, Missing): mend this.
        move_asked(UUID, str): move the case to this step.
    """

    open_asked = Signal(object)
    look_asked = Signal(object)
    work_asked = Signal(object, object)
    missing_asked = Signal(object, object)
    move_asked = Signal(object, str)

    def __init__(
        self,
        desk: Desk,
        step_name: Callable[[str], str],
        step_words: Callable[[str], Words | None],
        step_forms: Callable[[str], tuple[DocumentKind, ...]],
    ) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(min(MOST, round(WIDTH * self.fontMetrics().height() / 18)))
        self._desk, self._step_name, self._step_words = desk, step_name, step_words
        self._step_forms = step_forms
        self._form: DocumentKind | None = None
        self._row: CaseRow | None = None
        self.number = PlainLabel("", "title")
        self.about = PlainLabel("", "dim")
        self.protected = QFrame()
        self.protected.setProperty("role", "banner")
        banner = QVBoxLayout(self.protected)
        banner.setContentsMargins(10, 6, 10, 6)
        self.protection = PlainLabel("", "late")
        banner.addWidget(self.protection)
        self.clocks = ClockStack()
        self.nearest = NearestCard()
        self.next = QVBoxLayout()
        self.last = QVBoxLayout()
        self._last_head = section_head(tr("Viimeksi"))
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 14, 16, 12)
        box.setSpacing(8)
        for part in (self.number, self.about, self.protected):
            box.addWidget(part)
        box.addSpacing(6)
        box.addWidget(section_head(tr("Määräajat")))
        box.addWidget(self.nearest)
        box.addWidget(self.clocks)
        box.addSpacing(6)
        box.addWidget(section_head(tr("Seuraavaksi")))
        box.addLayout(self.next)
        box.addSpacing(6)
        box.addWidget(self._last_head)
        box.addLayout(self.last)
        box.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.open = PlainButton(tr("Avaa asia"), "primary")
        self.more = PlainButton(tr("Näytä tiedot"))
        self.more.setToolTip(tr("Asian tietojen katsominen kirjataan käyttölokiin."))
        self.go_on = PlainButton(tr("Jatka"), "primary")
        self.go_on.clicked.connect(self._on_go_on)
        self.open.clicked.connect(lambda: self._ask(self.open_asked))
        self.more.clicked.connect(lambda: self._ask(self.look_asked))
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 8, 16, 14)
        acts.setSpacing(8)
        acts.addWidget(self.go_on)
        acts.addWidget(self.open)
        acts.addWidget(self.more)
        acts.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(acts)

    def show_row(self, row: CaseRow) -> None:
        """Show what lists know of a case; nothing of its file."""
        self._row = row
        self.number.setText(row.number)
        worker = row.worker_name or tr("ei työntekijää")
        parts = (row.name, age_words(row.birth_date, self._desk.today))
        named = ", ".join(part for part in parts if part)
        self.about.setText(f"{named}\n{self._step_name(row.step_id)} · {worker}")
        self.protection.setText(tr("Turvakielto"))
        self.protected.setVisible(row.non_disclosure)
        self.nearest.show_clock(row.clock)
        self.nearest.show()
        self.clocks.hide()
        clear_box(self.next)
        self.next.addWidget(PlainLabel(act_name(row.next_act, language()), "strong"))
        self._last_head.hide()
        clear_box(self.last)
        self.more.show()
        self._offer(None)

    def show_sheet(self, sheet: CaseSheet, settings: RuleSettings) -> None:
        """Show what was read from the file."""
        self.show_row(sheet.row)
        self.more.hide()
        self._offer(_form_to_write(sheet, self._step_forms(sheet.row.step_id)))
        until = sheet.facts.non_disclosure_until
        if until is not None:
            self.protection.setText(tr("Turvakielto {day} asti", day=show_date(until)))
        pressing = sorted(sheet.clocks, key=lambda clock: clock.state not in _PRESSING)
        looks = [clock_look(clock, settings, self._desk.today) for clock in pressing]
        self.nearest.setVisible(not looks)
        self.clocks.setVisible(bool(looks))
        self.clocks.show_looks(looks)
        self._show_next(sheet)
        self._show_last(sheet)

    def _offer(self, form: DocumentKind | None) -> None:
        self._form = form
        self.go_on.setVisible(form is not None)
        set_property(self.open, "kind", "primary" if form is None else "")

    def _on_go_on(self) -> None:
        if self._row is not None and self._form is not None:
            self.work_asked.emit(self._row.id, self._form)

    def _ask(self, signal: SignalInstance) -> None:
        if self._row is not None:
            signal.emit(self._row.id)

    def _show_next(self, sheet: CaseSheet) -> None:
        wanted = next((move.missing for move in sheet.moves if move.missing), ())
        free = [move for move in sheet.moves if not move.missing and not move.ends_case]
        for move in free:
            words = self._step_words(move.target)
            name = words.said_in(language()) if words is not None else move.name
            button = PlainButton(tr("Siirrä: {name}", name=name))
            button.clicked.connect(partial(self.move_asked.emit, sheet.row.id, move.target))
            self.next.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if wanted and not free:
            items = MissingList()
            items.show_missing(wanted, _MISSING)
            items.chosen.connect(partial(self.missing_asked.emit, sheet.row.id))
            self.next.addWidget(items)

    def _show_last(self, sheet: CaseSheet) -> None:
        told = [event for event in sheet.events if event.act != "case.opened"][:_EVENTS]
        for event in told:
            day = show_date(event.at.astimezone(HELSINKI).date())
            words = event_words(event, self._step_words)
            self.last.addWidget(PlainLabel(tr("{day} {what}", day=day, what=words), "dim"))
        self._last_head.setVisible(bool(told))


def _form_to_write(sheet: CaseSheet, forms: tuple[DocumentKind, ...]) -> DocumentKind | None:
    """Return the first document of the step that is not finished; None once the case is closed."""
    if sheet.row.closed_on is not None:
        return None
    done = {row.kind for row in sheet.documents if row.status is DocumentStatus.FINISHED}
    return next((kind for kind in forms if kind not in done), None)
