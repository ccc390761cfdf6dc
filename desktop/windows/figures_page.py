"""Statistics (tilastot): the half-year figures owed to THL, each explained, and what was sent."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.base.words import language, tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, ShortLabel
from desktop.windows.caseload import Caseload
from desktop.windows.figures_late import LateDialog
from desktop.windows.figures_missing import MENDED_IN, MissingPane
from desktop.windows.figures_numbers import NumbersPane, sent_words
from desktop.windows.figures_out import FiguresOut
from desktop.windows.figures_sent import SentPane
from desktop.windows.figures_staffing import StaffingPane
from desktop.windows.figures_words import period_words
from desktop.windows.navigation import CASE, CASES, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled, roomy, run_dialog
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_weekday_date
from models.rules.figures import Line
from models.rules.figures_periods import Period, is_running, periods_until
from models.rules.figures_report import MissingDate, Report
from models.rules.rights import Right, may
from models.services.figures import figures_report, keep_figures_comment, sent_figures_list

LARGE = 5_000
"""From so many open cases on the report is read beside the window."""
_MISSING, _NUMBERS, _STAFF, _SENT = range(4)
_PERIOD = 420
"""The most pixels of normal text that the choice of a period takes."""


class FiguresPage(Page):
    """Four parts, each with its count on its chip; missing days come first."""

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._around, self._desk = around, around.desk
        self._caseload, self._selection = caseload, selection
        self.report: Report | None = None
        self.periods: tuple[Period, ...] = ()
        self.period = QComboBox()
        self.period.setAccessibleName(tr("Jakso"))
        self.missing, self.numbers = MissingPane(around), NumbersPane(around.desk)
        self.staffing, self.sent = StaffingPane(around, language()), SentPane(around)
        self.chips = tuple(_chip() for _ in range(4))
        self.due = ShortLabel("", "dim")
        self.send = PlainButton(tr("Merkitse lähetetyksi"), "primary")
        self.preview, self.export = PlainButton(tr("Esikatsele")), PlainButton(tr("Vie"))
        self.out = FiguresOut(around, self)
        self._stack = QStackedWidget()
        for pane in (self.missing, self.numbers, self.staffing, self.sent):
            self._stack.addWidget(pane)
        self._lay_out()
        self._wire()
        self._fill_periods()

    @property
    def chosen(self) -> Period:
        """The chosen period."""
        return self.periods[max(0, self.period.currentIndex())]

    def arrive(self, place: Place) -> None:
        """Read the figures anew: others may have changed the cases meanwhile."""
        self._fill_periods()
        self.read()
        self.period.setFocus()

    def dress(self) -> None:
        """Fit rows and panels to the text."""
        self.numbers.fit()
        for view in (self.missing.view, self.staffing.view, self.sent.view):
            view.fit_rows()

    def keep_typed(self) -> None:
        """Keep the comment that is being written."""
        self.numbers.leave_comment()

    def read(self) -> None:
        """Read the chosen period; of a large caseload beside the window."""
        question = partial(figures_report, period=self.chosen.name)
        if len(self._caseload.rows) < LARGE:
            report = self._desk.operations.ask(question)
            if report is not None:
                self._take(report)
            return
        self.due.setText(tr("Lasketaan lukuja…"))
        self._desk.operations.run_slowly(question, self._take)

    def show_part(self, place: int) -> None:
        """Show one of the four parts."""
        self.chips[place].setChecked(True)
        self._stack.setCurrentIndex(place)

    # building

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("filterbar")
        row, parts = QHBoxLayout(), FlowLayout()
        row.setSpacing(8)
        shortest = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.period.setSizeAdjustPolicy(shortest)
        self.period.setMinimumContentsLength(16)
        self.period.setMaximumWidth(roomy(self, _PERIOD))
        row.addWidget(self.period, 9)
        row.addStretch(1)
        for button in (self.export, self.preview, self.send):
            row.addWidget(button)
        group = QButtonGroup(bar)
        for place, chip in enumerate(self.chips):
            group.addButton(chip, place)
            parts.addWidget(chip)
        parts.addWidget(self.due)
        group.idClicked.connect(self._stack.setCurrentIndex)
        box = QVBoxLayout(bar)
        box.setContentsMargins(16, 6, 16, 6)
        box.setSpacing(6)
        box.addLayout(row)
        box.addLayout(parts)
        menu = QMenu(self)
        kinds = ((tr("Excel-taulukko"), ".xlsx"), (tr("CSV"), ".csv"), (tr("PDF"), ".pdf"))
        for words, suffix in kinds:
            action = QAction(words, self)
            action.triggered.connect(partial(self._export, suffix))
            menu.addAction(action)
        self.export.setProperty("menu", True)
        self.export.setMenu(menu)
        filled(self, bar, self._stack)

    def _wire(self) -> None:
        self.period.currentIndexChanged.connect(lambda _: self._on_period())
        self.preview.clicked.connect(self._on_preview)
        self.send.clicked.connect(self._on_send)
        self.missing.mend_asked.connect(self._on_mend)
        self.numbers.opened.connect(self._on_line)
        self.numbers.late_asked.connect(self._on_late)
        self.numbers.mended.connect(lambda: self.show_part(_MISSING))
        self.numbers.comment_left.connect(self._keep_comment)
        self.staffing.opened.connect(self._open_cases)
        self.sent.opened.connect(self._on_sent)
        self.follow(self._caseload.changed, self.read)

    def _fill_periods(self) -> None:
        """List the periods anew where another has begun; the chosen one stays."""
        today = self._desk.today
        found = periods_until(today)
        if found == self.periods and self.period.count():
            return
        self.periods = found
        self.period.blockSignals(True)
        self.period.clear()
        for period in found:
            running = is_running(period, today)
            self.period.addItem(period_words(period, running=running), period.name)
        owed = next((n for n, one in enumerate(found) if not is_running(one, today)), 0)
        is_owed = owed < len(found) and today <= found[owed].due
        self.period.setCurrentIndex(owed if is_owed else 0)
        self.period.blockSignals(False)

    # what happens

    def _on_period(self) -> None:
        self.numbers.leave_comment()
        self.read()

    def _take(self, report: Report) -> None:
        if report.figures.period != self.chosen.name:
            return
        first, self.report = self.report is None, report
        self.missing.show_missing(report.missing)
        self.numbers.show_report(report)
        self.staffing.show_staffing(report.staffing, self.chosen)
        self.sent.show_sent(self._desk.operations.ask(sent_figures_list) or ())
        self._name_parts(report)
        self._say_due(report)
        self.send.setEnabled(not report.running and may(self._desk.actor, Right.SEND_FIGURES))
        tip = tr("Jakson voi merkitä lähetetyksi, kun se on päättynyt.") if report.running else ""
        self.send.setToolTip(tip)
        if first:
            self.show_part(_MISSING if report.missing else _NUMBERS)

    def _say_due(self, report: Report) -> None:
        """Say when the report was sent, or by when it is wanted; one overdue stands out."""
        due, words = self.chosen.due, sent_words(report)
        overdue = not words and self._desk.today > due
        day = show_weekday_date(due, language())
        if overdue:
            words = tr("Lähettämättä, määräpäivä oli {day}", day=day)
        self.due.setText(words or tr("THL:ään viimeistään {day}", day=day))
        self.due.set_role("error" if overdue else "dim")

    def _name_parts(self, report: Report) -> None:
        words = (
            tr("Puuttuvat päivät {count}", count=len(report.missing)),
            tr("Luvut"),
            tr("Henkilöstömitoitus"),
            tr("Lähetetyt {count}", count=self.sent.model.rowCount()),
        )
        for chip, said in zip(self.chips, words, strict=True):
            chip.set_words(said)

    def _on_mend(self, item: MissingDate) -> None:
        wanted = MENDED_IN[item.line]
        assert wanted.document is not None
        self.go_asked.emit(
            Place(CASE, item.case_id, field=wanted.field, text=wanted.document.value)
        )

    def _on_line(self, line: Line) -> None:
        if self.report is not None:
            self._open_cases(self.report.figures.cases.get(line, ()))

    def _open_cases(self, case_ids: Iterable[UUID]) -> None:
        """Show these cases as a list and mark them on the map, as far as they may be seen."""
        found = tuple(dict.fromkeys(case_ids))
        if self.report is not None:
            known = self.report.reachable
            found = tuple(one for one in found if one in known or self._caseload.row(one))
        if not found:
            self._desk.messages.info(tr("Asiat kuuluvat muille tiimeille."))
            return
        self._selection.show_found(found)
        self.go_asked.emit(Place(CASES, cases=found))
        self._desk.messages.info(
            tr("Luettelossa ovat tämän luvun asiat. Avoimet on merkitty myös kartalle.")
        )

    def _on_late(self, line: Line) -> None:
        dialog = LateDialog(self._around, self.chosen.name, line, self)
        dialog.case_asked.connect(lambda case_id: self.go_asked.emit(Place(CASE, case_id)))
        run_dialog(dialog)

    def _keep_comment(self, text: str) -> None:
        if self.report is not None:
            period = self.report.figures.period
            self._desk.operations.run(keep_figures_comment, period=period, text=text)

    def _on_preview(self) -> None:
        self.numbers.leave_comment()
        self.out.preview(self.chosen.name)

    def _on_send(self) -> None:
        if self.report is None:
            return
        trouble = self.numbers.comment.trouble()
        if trouble is not None:
            self.show_part(_NUMBERS)
            self.numbers.comment.setFocus()
            return
        if self.out.send(self.report, self.numbers.comment.text()):
            self.read()

    def _export(self, suffix: str) -> None:
        self.numbers.leave_comment()
        if self.report is not None:
            self.out.export(self.report, suffix)

    def _on_sent(self, report_id: UUID) -> None:
        row = next((row for row in self.sent.model.shown if row.id == report_id), None)
        if row is not None:
            self.out.read_sent(report_id, row.period)


def _chip() -> PlainButton:
    chip = PlainButton("", "chip")
    chip.setCheckable(True)
    return chip
