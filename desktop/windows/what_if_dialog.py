"""What if (mitä jos): three questions of a lead; nothing is kept by asking."""

from datetime import date
from uuid import UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.tables.row_table import RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.flow import FlowLayout
from desktop.widgets.load_chart import Bar, LoadChart, Part, Sample
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.widgets.segments import Segments
from desktop.windows.absences_dialog import WINDOW, window_of, worker_form
from desktop.windows.labelled import Labelled
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.navigation import CASES, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import screen_room, scrolling
from desktop.windows.surroundings import Surroundings
from desktop.windows.what_if_rules import WhatIfRules
from desktop.windows.what_if_words import (
    change_words,
    ground_words,
    queue_words,
    risk_columns,
    risk_words,
    week_columns,
)
from models.rules.dates import show_date
from models.rules.documents.declare import section
from models.rules.errors import PolkuError
from models.rules.sharing import ListKind
from models.rules.what_if import Assumptions, AtRisk, WeekAhead
from models.rules.words import Words
from models.rules.workdays import coming_weeks
from models.services.team import (
    if_absent,
    if_absent_queue,
    if_more_contacts,
    keep_absence,
    pace,
)

ABSENCE, CONTACTS, RULES = "absence", "contacts", "rules"
_FIELDS = section("what_if_absence", Words(""), *WINDOW)
_SPACE = UUID(int=2)


class WhatIfDialog(InReadingOrder, QDialog):
    """The questions side by side; each answers at once."""

    def __init__(self, around: Surroundings, page: Page) -> None:
        super().__init__(page)
        self.setWindowTitle(tr("Mitä jos"))
        self.setModal(True)
        self.choice = Segments(
            (
                (ABSENCE, tr("Työntekijä on poissa")),
                (CONTACTS, tr("Yhteydenottoja tulee enemmän")),
                (RULES, tr("Sääntö tai arkipyhä muuttuu")),
            ),
            tr("Mitä kokeillaan"),
        )
        self.absence = WhatIfAbsence(around, page, self)
        self.contacts = WhatIfContacts(around)
        self.rules = WhatIfRules(around.desk)
        self.rules.moved.offer(around)
        self._stack = QStackedWidget()
        for part in (self.absence, self.contacts, self.rules):
            self._stack.addWidget(scrolling(part))
        close = PlainButton(tr("Sulje"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(LineLabel(tr("Mitä jos"), "title"))
        lead = tr("Kokeile rauhassa: mikään ei muutu, ennen kuin itse hyväksyt muutoksen.")
        box.addWidget(PlainLabel(lead, "dim"))
        box.addWidget(self.choice)
        box.addWidget(self._stack, 1)
        box.addLayout(foot)
        self.choice.choose(ABSENCE)
        self.choice.chosen.connect(self._show)
        line = self.fontMetrics().height() / 18
        self.resize(screen_room(self).boundedTo(self.size().expandedTo(self.sizeHint())))
        room = screen_room(self)
        self.resize(min(room.width(), round(860 * line)), min(room.height(), round(640 * line)))

    def _show(self, key: str) -> None:
        self._stack.setCurrentIndex((ABSENCE, CONTACTS, RULES).index(key))


class WhatIfAbsence(QWidget):
    """Who is past a limit if a worker is away; the absence can be kept from here."""

    def __init__(self, around: Surroundings, page: Page, dialog: QDialog) -> None:
        super().__init__()
        self._around, self._desk = around, around.desk
        self._page, self._dialog = page, dialog
        self.form = worker_form(around, _FIELDS)
        self.weeks = tuple(_number(1, 53) for _ in range(2))
        self.fill = PlainButton(tr("Käytä viikkoja"))
        self.said = PlainLabel(tr("Valitse työntekijä ja päivät."), "strong")
        self.queue = PlainLabel("", "dim")
        columns = risk_columns()
        self.model: RowTable[AtRisk] = RowTable(columns, _risk_id, self)
        self.view: RowView[AtRisk] = RowView(
            self.model, columns, tr("Poissaolon aikana päättyvät määräajat")
        )
        self.open_list = PlainButton(tr("Avaa luettelona"))
        self.keep = PlainButton(tr("Merkitse poissaolo"), "primary")
        self.found: tuple[AtRisk, ...] = ()
        self._lay_out()
        self.fill.clicked.connect(self._on_weeks)
        self.form.field_changed.connect(lambda _key: self.reckon())
        self.open_list.clicked.connect(self._on_list)
        self.keep.clicked.connect(self._on_keep)
        self.reckon()

    def reckon(self) -> None:
        """Show what would become due."""
        values = self.form.values()
        whole = all(values.get(key) for key in ("worker", "first", "last"))
        self.keep.setEnabled(whole)
        self.found = ()
        self.queue.setText("")
        if whole:
            worker, first, last = window_of(self.form)
            outcome = self._desk.operations.attempt(
                if_absent, worker_id=worker, first=first, last=last
            )
            if isinstance(outcome, PolkuError):
                self.said.setText(sentence(outcome))
            else:
                self.found = outcome
                self.said.setText(risk_words(outcome))
                self._reckon_queue(worker, first, last)
        self.view.show_rows(self.found)
        self.view.setVisible(bool(self.found))
        self.open_list.setEnabled(bool(self.found))
        self.menu.setEnabled(bool(self.found))

    def _reckon_queue(self, worker: UUID, first: date, last: date) -> None:
        """Say how many of the contacts to come would go past the seventh working day."""
        change = self._desk.operations.attempt(
            if_absent_queue, worker_id=worker, first=first, last=last
        )
        if not isinstance(change, PolkuError):
            self.queue.setText(change_words(change))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LineLabel(tr("Viikot")))
        row.addWidget(self.weeks[0])
        row.addWidget(LineLabel("–"))
        row.addWidget(self.weeks[1])
        row.addWidget(self.fill)
        row.addStretch(1)
        for box, name in zip(
            self.weeks, (tr("Ensimmäinen viikko"), tr("Viimeinen viikko")), strict=True
        ):
            box.setAccessibleName(name)
        self.weeks[0].setValue(29)
        self.weeks[1].setValue(31)
        acts = QHBoxLayout()
        acts.addWidget(self.open_list)
        title = tr("Poissaolon aikana päättyvät määräajat")
        source = source_of(ListKind.WHAT_IF, title, self.view, lambda item: item.case_id)
        self.menu = ListMenu(self._around, source, self.view, self.view)
        acts.addWidget(self.menu)
        acts.addStretch(1)
        acts.addWidget(self.keep)
        box_ = QVBoxLayout(self)
        box_.setContentsMargins(0, 0, 0, 0)
        box_.setSpacing(8)
        box_.addWidget(self.form)
        box_.addLayout(row)
        box_.addWidget(self.said)
        box_.addWidget(self.queue)
        box_.addWidget(self.view, 1)
        box_.addStretch(0)
        box_.addLayout(acts)
        self.view.setMinimumHeight(self.view.verticalHeader().defaultSectionSize() * 4)

    def _on_weeks(self) -> None:
        first, last = coming_weeks(self._desk.today, self.weeks[0].value(), self.weeks[1].value())
        self.form.set_value("first", first.isoformat())
        self.form.set_value("last", last.isoformat())

    def _on_list(self) -> None:
        ids = tuple(dict.fromkeys(item.case_id for item in self.found))
        self._dialog.accept()
        self._page.go_asked.emit(Place(CASES, cases=ids))

    def _on_keep(self) -> None:
        worker, first, last = window_of(self.form)
        outcome = self._desk.operations.attempt(
            keep_absence, worker_id=worker, first=first, last=last
        )
        if isinstance(outcome, PolkuError):
            self.form.show_refusal(outcome, "first")
            return
        self._desk.operations.tell(outcome)
        self._desk.messages.info(tr("Poissaolo merkittiin."))
        self._dialog.accept()


class WhatIfContacts(QWidget):
    """How the queue goes with so many contacts a week, and on what that rests."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._desk = around, around.desk
        lately = self._desk.operations.ask(pace)
        self.weekly = _number(0, 500)
        self.starts = QDoubleSpinBox()
        self.starts.setRange(0, 100)
        self.starts.setDecimals(1)
        self.starts.setSingleStep(0.5)
        self.starts.lineEdit().setTextMargins(6, 0, 0, 0)
        self.ahead = _number(1, 52)
        self.weekly.setValue(round(lately.weekly) if lately else 10)
        self.starts.setValue(lately.starts if lately else 1.0)
        self.ahead.setValue(12)
        self.said = PlainLabel("", "strong")
        grounds = ground_words(lately.weeks, lately.weekly, lately.starts) if lately else ""
        self.grounds = PlainLabel(grounds, "dim")
        columns = week_columns()
        self.model: RowTable[WeekAhead] = RowTable(columns, _week_id, self)
        self.view: RowView[WeekAhead] = RowView(self.model, columns, tr("Viikot eteenpäin"))
        self.chart = LoadChart(tr("Jono viikoittain"))
        self.weeks: tuple[WeekAhead, ...] = ()
        self._lay_out()
        for box in (self.weekly, self.ahead):
            box.valueChanged.connect(lambda _value: self.reckon())
        self.starts.valueChanged.connect(lambda _value: self.reckon())
        self.reckon()

    def reckon(self) -> None:
        """Show how the queue would go."""
        assumed = Assumptions(self.weekly.value(), self.starts.value(), self.ahead.value())
        outcome = self._desk.operations.attempt(if_more_contacts, assumed=assumed)
        if isinstance(outcome, PolkuError):
            self.said.setText(sentence(outcome))
            return
        self.weeks = outcome
        self.said.setText(queue_words(outcome))
        self.view.show_rows(outcome)
        bars = [
            Bar(
                show_date(week.monday),
                (
                    Part(week.late, "late", tr("menee yli 7. arkipäivän")),
                    Part(max(0, week.waiting - week.late), "accent", tr("odottaa aloitusta")),
                ),
            )
            for week in outcome
        ]
        self.chart.show_bars(bars, 0)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Labelled(tr("Yhteydenottoja viikossa"), self.weekly))
        row.addWidget(Labelled(tr("Aloituksia viikossa työntekijää kohti"), self.starts))
        row.addWidget(Labelled(tr("Viikkoja eteenpäin"), self.ahead))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row)
        legend = QWidget()
        flow = FlowLayout(legend, across=16, down=4)
        flow.addWidget(Sample(tr("menee yli 7. arkipäivän"), "late"))
        flow.addWidget(Sample(tr("odottaa aloitusta"), "accent"))
        for widget in (self.grounds, self.said, legend, self.chart, self.view):
            box.addWidget(widget, int(widget is self.view))
        source = source_of(ListKind.WHAT_IF, tr("Viikot eteenpäin"), self.view)
        self.menu = ListMenu(self._around, source, self.view, self.view)
        box.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignLeft)
        self.view.setMinimumHeight(self.view.verticalHeader().defaultSectionSize() * 5)


def _risk_id(item: AtRisk) -> UUID:
    return uuid5(item.case_id, item.kind)


def _week_id(week: WeekAhead) -> UUID:
    return uuid5(_SPACE, week.monday.isoformat())


def _number(least: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return box
