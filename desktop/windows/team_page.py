"""The lead's room (tiimi): who carries what, what is due, what has no owner; no file is opened."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.load_chart import Bar, LoadChart, Part, Sample, SpreadStrip
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from desktop.widgets.segments import Segments
from desktop.windows.absences_dialog import AbsencesDialog
from desktop.windows.caseload import Caseload
from desktop.windows.day_log_dialog import DayLogDialog
from desktop.windows.feedback_page import FeedbackSums
from desktop.windows.handover_strip import HandoverStrip
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.many_acts import ManyActs
from desktop.windows.navigation import CASE, CASES, FIGURES, MAP, Place
from desktop.windows.notice import Notice
from desktop.windows.page import Page
from desktop.windows.page_parts import filled, open_dialog, scrolling
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from desktop.windows.team_cases import TeamCases
from desktop.windows.team_figures import AskedFigure, TeamFiguresTable
from desktop.windows.team_table import LoadTable, LoadView, load_columns, row_id
from desktop.windows.team_tiles import TeamTiles
from desktop.windows.team_words import (
    concern_hint,
    concern_name,
    figure_note,
    hidden_words,
    is_over,
    load_name,
    over_words,
    spread_words,
    worker_words,
)
from desktop.windows.what_if_dialog import WhatIfDialog
from models.rules.changes import Changes, SettingsChanged
from models.rules.organisation import RuleSettings
from models.rules.rights import Right, may
from models.rules.sharing import ListKind
from models.rules.team_load import Concern, Load, Standing, TeamLoad, WorkerLoad
from models.services.setup import rule_settings, teams
from models.services.team import running_figures, team_load

_MOST_LINES = 14
_TABLE, _PICTURE = "table", "picture"
_PARTS = (
    (Load.CHILDREN, "accent"),
    (Load.FAMILIES, "ok"),
    (Load.ASSESSMENTS, "soon"),
    (Load.CONTACTS, "idle"),
)


class TeamPage(Page):
    """Counts and due dates; a number leads to its cases, here, as a list and on the map."""

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._around, self._desk = around, around.desk
        self._caseload, self._selection = caseload, selection
        self.load: TeamLoad | None = None
        self._asked: tuple[UUID, Load] | Concern | AskedFigure = Concern.DUE_7
        self.acts = ManyActs(self, self._desk, caseload, around.purposes)
        settings = self._desk.operations.ask(rule_settings) or RuleSettings()
        self._weeks = settings.decision_end_warning_weeks
        self.strip = HandoverStrip(self._desk, self)
        self.tiles = TeamTiles(self._weeks)
        self.over = Notice()
        self.note = PlainLabel("", "hint")
        columns = load_columns(0, self._desk.today)
        self.model = LoadTable(columns, row_id, self)
        self.table = LoadView(self.model, columns, tr("Työntekijöiden kuormitus"))
        self.chart = LoadChart(tr("Työntekijöiden kuormitus kuvana"))
        self.spreads = {what: (PlainLabel("", "dim"), SpreadStrip(load_name(what)))
                        for what in (Load.ALL, Load.CHILDREN)}  # fmt: skip
        self.looks = Segments(
            ((_TABLE, tr("Taulukko")), (_PICTURE, tr("Kuva"))), tr("Kuormituksen esitys")
        )
        self.looks.choose(self._desk.preferences.choice("team", _TABLE))
        self._widen_looks()
        self.cases = TeamCases(around, caseload)
        self.half_year = TeamFiguresTable()
        self.absences = PlainButton(tr("Poissaolot…"))
        self.what_if = PlainButton(tr("Mitä jos…"))
        self.feedback = PlainButton(tr("Palaute…"))
        self.day_log = PlainButton(tr("Päiväkirja…"))
        self.figures = PlainButton(tr("Tilastot"))
        if not may(self._desk.actor, Right.READ_FIGURES):
            self.figures.hide()
        self.dialog: QDialog | None = None
        self._lay_out()
        self._wire()
        self.reload()

    def arrive(self, place: Place) -> None:
        """Put the focus on the workers."""
        (self.table if self.looks.current == _TABLE else self.chart).setFocus()

    def dress(self) -> None:
        """Fit rows and columns to the text."""
        self.table.fit_rows()
        self.cases.fit()
        self.half_year.fit()
        self._widen_looks()
        self._fit()

    def reload(self) -> None:
        """Count anew; what was looked at stays."""
        load = self._desk.operations.ask(team_load)
        if load is None:
            return
        self.load = load
        self._retitle(load)
        self.tiles.show_concerns(load.concerns)
        self.over.say("trouble", over_words(load))
        self.note.setText(hidden_words(load))
        self.note.setVisible(bool(self.note.text()))
        self.table.show_rows(load.workers)
        self._draw(load)
        figures = self._desk.operations.ask(running_figures)
        if figures is not None:
            self.half_year.show_figures(figures)
        self._fit()
        self._show_asked()

    # building

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(LineLabel(tr("Tiimi"), "title"))
        head.addWidget(LineLabel(self._team_name(), "dim"))
        head.addWidget(self._acts(), 1)
        middle = QHBoxLayout()
        middle.addWidget(LineLabel(tr("Kuormitus"), "heading"))
        middle.addStretch(1)
        middle.addWidget(self.looks)
        source = source_of(ListKind.TEAM, tr("Työntekijöiden kuormitus"), self.table)
        self.menu = ListMenu(self._around, source, None, self.table)
        middle.addWidget(self.menu)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addLayout(head)
        for above in (self.strip, self.tiles, self.over):
            box.addWidget(above)
        box.addLayout(middle)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._pictured = self._picture()
        self._stack.addWidget(self._pictured)
        for below in (self._stack, self.note, self.cases, self.half_year):
            box.addWidget(below)
        box.addStretch(1)
        self._area = scrolling(content)
        filled(self, self._area)
        self._show_look(self.looks.current)

    def _acts(self) -> QWidget:
        acts = QWidget()
        flow = FlowLayout(acts, across=8, down=6)
        for button in (self.absences, self.what_if, self.feedback, self.day_log, self.figures):
            flow.addWidget(button)
        return acts

    def _picture(self) -> QWidget:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        legend = QWidget()
        flow = FlowLayout(legend, across=16, down=4)
        for what, colour in _PARTS:
            flow.addWidget(Sample(load_name(what), colour))
        box.addWidget(legend)
        box.addWidget(self.chart)
        for label, strip in self.spreads.values():
            box.addWidget(label)
            box.addWidget(strip)
        box.addStretch(1)
        return whole

    def _wire(self) -> None:
        self.tiles.asked.connect(self._ask_concern)
        self.table.asked.connect(self._ask_worker)
        self.table.opened.connect(lambda _id: self._open_list(self.cases.ids))
        self.table.dropped.connect(lambda worker, ids: self.acts.hand_over(ids, worker))
        self.chart.asked.connect(self._ask_bar)
        self.looks.chosen.connect(self._show_look)
        self.absences.clicked.connect(self._on_absences)
        self.what_if.clicked.connect(self._on_what_if)
        self.day_log.clicked.connect(lambda: self._open(DayLogDialog(self._around, self)))
        self.feedback.clicked.connect(self._on_feedback)
        self.half_year.asked.connect(self._ask_figure)
        self.figures.clicked.connect(lambda: self.go_asked.emit(Place(FIGURES)))
        self.cases.opened.connect(lambda case: self.go_asked.emit(Place(CASE, case)))
        self.cases.chosen.connect(self._selection.choose)
        self.cases.list_asked.connect(self._open_list)
        self.cases.map_asked.connect(self._open_map)
        self.cases.handover_asked.connect(self.acts.hand_over)
        self.cases.reassign_asked.connect(self.acts.reassign)
        self.follow(self._caseload.changed, self.reload)
        self._desk.hub.committed.connect(self._on_committed)

    def _team_name(self) -> str:
        found = self._desk.operations.ask(teams) or ()
        return next((t.name for t in found if t.id == self._desk.actor.team_id), "")

    # what is asked

    def _ask_concern(self, concern: Concern) -> None:
        self._asked = concern
        self._show_asked()

    def _ask_figure(self, asked: AskedFigure) -> None:
        """Show the cases, which are above the numbers."""
        self._asked = asked
        self._show_asked()
        QTimer.singleShot(0, self, self._let_cases_be_seen)

    def _let_cases_be_seen(self) -> None:
        self._area.ensureWidgetVisible(self.cases.title)
        self._area.horizontalScrollBar().setValue(0)

    def _ask_worker(self, worker: UUID, what: Load) -> None:
        if self._asked != (worker, what):
            self._asked = (worker, what)
            self._show_asked()

    def _ask_bar(self, row: int, index: int) -> None:
        if self.load is not None:
            self._ask_worker(row_id(self.load.workers[row]), _PARTS[index][0])

    def _show_asked(self) -> None:
        """Show the cases behind the number that was asked last, and mark them on the map."""
        load, asked = self.load, self._asked
        if load is None:
            return
        self.tiles.mark(asked if isinstance(asked, Concern) else None)
        if isinstance(asked, Concern):
            name = concern_name(asked, self._weeks)
            self.cases.show_cases(name, load.concerns[asked], concern_hint(asked))
            return
        if isinstance(asked, AskedFigure):
            self.cases.show_cases(asked.title, asked.cases, figure_note(len(asked.cases)))
            return
        worker, what = asked
        row = next((row for row in load.workers if row_id(row) == worker), None)
        if row is None:
            self._ask_concern(Concern.DUE_7)
            return
        title = f"{worker_words(row)}, {load_name(what).lower()}"
        self.cases.show_cases(title, row.piles[what].cases)

    def _open_list(self, ids: Sequence[UUID]) -> None:
        if ids:
            self._caseload.narrowing.clear()
            self.go_asked.emit(Place(CASES, cases=tuple(ids)))

    def _open_map(self, ids: Sequence[UUID]) -> None:
        self._caseload.narrowing.clear()
        self._caseload.narrowing.show_mine(False)
        self._selection.choose(ids)
        self.go_asked.emit(Place(MAP))

    def _on_absences(self) -> None:
        self._open(AbsencesDialog(self._around, self))

    def _on_what_if(self) -> None:
        self._open(WhatIfDialog(self._around, self))

    def _on_feedback(self) -> None:
        dialog = FeedbackSums(self._around, self)
        dialog.opened.connect(lambda case: self.go_asked.emit(Place(CASE, case)))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _on_committed(self, changes: Changes) -> None:
        if any(not isinstance(change, SettingsChanged) and change.case_id is None
               for change in changes):  # fmt: skip
            QTimer.singleShot(0, self, self.reload)

    # drawing

    def _retitle(self, load: TeamLoad) -> None:
        """The limit and the day belong to the columns: they are made anew with each count."""
        self.model.set_columns(load_columns(load.limit, load.day))

    def _draw(self, load: TeamLoad) -> None:
        self.chart.show_bars([_bar(row, load.limit) for row in load.workers], load.limit)
        serving = [row for row in load.workers
                   if row.standing in (Standing.PRESENT, Standing.ABSENT)]  # fmt: skip
        for what, (label, strip) in self.spreads.items():
            spread = load.spread(what)
            words = spread_words(what, spread) if spread is not None else ""
            label.setText(words)
            limit = load.limit if what is Load.CHILDREN else 0
            strip.show_counts([row.count(what) for row in serving], limit, words)

    def _show_look(self, look: str) -> None:
        self._desk.preferences.keep_choice("team", look)
        self._stack.setCurrentIndex(int(look == _PICTURE))
        self._fit()

    def _widen_looks(self) -> None:
        """Keep both choices side by side."""
        wide = sum(self.looks.button(key).sizeHint().width() for key in (_TABLE, _PICTURE))
        self.looks.setFixedWidth(wide + 8)

    def _fit(self) -> None:
        """Be as tall as the rows, up to a dozen; the chart shows all."""
        line = self.table.verticalHeader().defaultSectionSize()
        rows = max(1, min(_MOST_LINES, self.model.rowCount()))
        tall = line * rows + self.table.horizontalHeader().sizeHint().height() + 6
        tall += self.table.horizontalScrollBar().sizeHint().height()
        picture = self._pictured.sizeHint().height()
        wanted = picture if self._stack.currentIndex() else tall
        self._stack.setFixedHeight(wanted)


def _bar(row: WorkerLoad, most: int) -> Bar:
    parts = tuple(Part(row.count(what), colour, load_name(what)) for what, colour in _PARTS)
    return Bar(worker_words(row), parts, over=is_over(row, most))
