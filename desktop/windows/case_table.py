"""A table of cases as worklist and case list show it, with the filter above."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.base.announcing import RestedSaying
from desktop.base.settings import Preferences
from desktop.base.words import language, tr, tr_n
from desktop.tables.row_table import Column, RowTable, SortKey
from desktop.tables.row_view import RowView
from desktop.widgets.plain import LineLabel, ShortLabel
from desktop.windows.case_drop import CaseDrop
from desktop.windows.empty_lesson import EmptyLesson, Teaching
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.list_views import Listed, ListViews
from desktop.windows.map_words import state_words
from desktop.windows.narrowing import SharedNarrowing
from desktop.windows.narrowing_chips import NarrowingRow
from desktop.windows.narrowing_words import ChoiceNames
from desktop.windows.row_words import (
    age_after_name,
    clock_words,
    days_words,
    due_words,
    name_and_age,
    pressing,
    state_look,
)
from desktop.windows.surroundings import Surroundings
from models.rules.case_filter import CaseFilter, Facet
from models.rules.dates import show_date
from models.rules.folding import alphabetical
from models.rules.kinds import DueState
from models.rules.next_act import act_name
from models.rules.rows import CaseRow
from models.rules.sharing import ListKind


def case_columns(
    step_name: Callable[[str], str],
    today: Callable[[], date],
    step_place: Callable[[str], int] = lambda _step: 0,
) -> tuple[Column[CaseRow], ...]:
    """Return the columns of a table of cases; `step_place` tells the order of the path's steps."""
    return (
        Column(
            tr("Määräaika"),
            lambda row: clock_words(row.clock),
            pressing,
            234,
            key="limit",
            least=150,
            colour=lambda row: state_look(row.clock).colour,
            picture=lambda row: state_look(row.clock).picture,
            strong=True,
            group=_by_state,
        ),
        Column(
            tr("Viimeistään"),
            lambda row: due_words(row.clock),
            pressing,
            114,
            key="due",
            value=lambda row: row.clock.due or due_words(row.clock) or None,
        ),
        Column(
            tr("Aikaa"),
            lambda row: days_words(row.clock.days_left),
            pressing,
            172,
            key="left",
            least=110,
            firm=True,
            colour=lambda row: state_look(row.clock).colour,
            value=lambda row: row.clock.days_left,
        ),
        Column(tr("Asia"), lambda row: row.number, lambda row: row.number, 108, key="number"),
        Column(
            tr("Asiakas"),
            lambda row: name_and_age(row, today()),
            lambda row: row.name,
            222,
            key="client",
            least=140,
            grows=True,
            tail=lambda row: age_after_name(row, today()),
            named=True,
        ),
        Column(
            tr("Vaihe"),
            lambda row: step_name(row.step_id),
            lambda row: (row.phase, step_place(row.step_id)),
            190,
            key="step",
            least=110,
            goes=True,
            group=lambda row: ((row.phase, step_place(row.step_id)), step_name(row.step_id)),
        ),
        Column(
            tr("Seuraavaksi"),
            lambda row: act_name(row.next_act, language()),
            lambda row: row.next_act,
            198,
            key="next",
            least=90,
            grows=True,
            group=lambda row: _by_name(act_name(row.next_act, language())),
        ),
        Column(
            tr("Työntekijä"),
            lambda row: row.worker_name,
            lambda row: row.worker_name,
            126,
            key="worker",
            least=76,
            group=lambda row: _by_name(row.worker_name or tr("ei työntekijää")),
        ),
    )


def spare_columns() -> tuple[Column[CaseRow], ...]:
    """Return more columns of cases, hidden until they are wanted."""
    names = ChoiceNames((), ())
    return (
        Column(
            tr("Vireille"),
            lambda row: show_date(row.received_on),
            lambda row: (row.received_on.isoformat(), row.number),
            110,
            key="received",
            least=96,
            spare=True,
            value=lambda row: row.received_on,
        ),
        _spare(tr("Määräaikaryhmä"), "group", lambda row: names.of(Facet.GROUPS, row.group)),
        _spare(tr("Tuen tarve"), "need", lambda row: names.of(Facet.NEEDS, row.need)),
        _spare(tr("Palvelut"), "services", lambda row: _services(names, row)),
        _spare(
            tr("Asiointikieli"), "language", lambda row: names.of(Facet.LANGUAGES, row.language)
        ),
        Column(
            tr("Päätetty"),
            lambda row: show_date(row.closed_on) if row.closed_on else "",
            lambda row: (row.closed_on.isoformat() if row.closed_on else "", row.number),
            110,
            key="closed",
            least=96,
            spare=True,
            value=lambda row: row.closed_on,
        ),
    )


def _spare(head: str, key: str, say: Callable[[CaseRow], str]) -> Column[CaseRow]:
    return Column(
        head,
        say,
        say,
        150,
        key=key,
        least=90,
        grows=True,
        spare=True,
        group=lambda row: _by_name(say(row)),
    )


def _services(names: ChoiceNames, row: CaseRow) -> str:
    return ", ".join(names.of(Facet.SERVICES, code) for code in row.services)


def _by_state(row: CaseRow) -> tuple[SortKey, str]:
    return (list(DueState).index(row.clock.state),), state_words()[row.clock.state]


def _by_name(name: str) -> tuple[SortKey, str]:
    return alphabetical(name), name


class CaseTable(QWidget):
    """Title, filter and the table; `name` is what the table is called in the preferences.

    Signals:
        opened(UUID), chosen(UUID): a case.
        files_dropped(UUID, object): a case and a tuple of Offered.
    """

    opened = Signal(object)
    chosen = Signal(object)
    files_dropped = Signal(object, object)

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[CaseRow]],
        empty: Teaching,
        *,
        name: str,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self.model: RowTable[CaseRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(self.model, columns, title, table=name, kept=preferences)
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self.chosen)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Rajaa: nimi, numero, vaihe…"))
        self.filter.setAccessibleName(tr("Rajaa luetteloa"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self._on_enter)
        self.sum = LineLabel("", "dim")
        self._summed, self._wanted = RestedSaying(self.sum), CaseFilter()
        self._title = title
        self._usually = empty
        self._narrowing: NarrowingRow | None = None
        self._empty = EmptyLesson()
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(ShortLabel(title, "title"))
        self.head.addWidget(self.sum)
        self.head.addStretch()
        self.head.addWidget(self.filter, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addLayout(self.head)
        box.addWidget(self.view, 1)
        box.addWidget(self._empty, 1)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filter.setFocus)

    def narrow_by(self, narrowing: NarrowingRow) -> None:
        """Offer the shared narrowing: its button in the head, its chips under it."""
        self._narrowing, self._wanted = narrowing, narrowing.wanted
        self.head.insertWidget(self.head.count() - 1, narrowing.button)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(1, narrowing)

    def offer(
        self,
        around: Surroundings,
        narrowing: SharedNarrowing | None,
        kind: ListKind,
        page: QWidget,
        *,
        closed: QCheckBox | None = None,
    ) -> None:
        """Offer what can be done with the list, in a menu at the right end of its head.

        Saved views are offered where the list follows the shared `narrowing`.
        """
        source = source_of(kind, self._title, self.view, lambda row: row.id, self._about)
        self.menu = ListMenu(around, source, self.view, page)
        if narrowing is not None:
            views = self.menu.entries.addMenu(tr("Tallennetut näkymät"))
            self.views = ListViews(Listed(around.desk, narrowing, self.view, page, closed), views)
        self.head.addWidget(self.menu)
        drop = CaseDrop(self.view, self.view.id_at, self.view.choose_at, around.desk.messages)
        drop.dropped.connect(self.files_dropped)

    def _about(self, named: bool) -> Sequence[str]:
        """Return in words what the list was narrowed by; a typed text may be a name."""
        told = self._narrowing.spoken() if self._narrowing is not None else ()
        typed = self.filter.text().strip()
        if typed and named:
            return (*told, tr("Teksti: {typed}", typed=typed))
        return (*told, tr("rajattu tekstillä")) if typed else told

    def show_rows(self, rows: Sequence[CaseRow], chosen: UUID | None = None) -> None:
        """Show rows; the user's place in them stays unless another one is `chosen`."""
        self.view.show_rows(rows, chosen)
        self._sum_up()

    def _sum_up(self) -> None:
        count = len(self.model.shown)
        self.sum.setText(tr_n("{count} asia", "{count} asiaa", count))
        self._tell_narrowed()
        self.view.setVisible(bool(count) or bool(self.filter.text()))
        narrows = self._narrowing is not None and self._narrowing.narrows
        self._empty.say(self._narrowed() if narrows else self._usually)
        self._empty.setVisible(not self.view.isVisibleTo(self))

    def _tell_narrowed(self) -> None:
        """Say how many cases are left when other ones are let through than before."""
        now = self._narrowing.wanted if self._narrowing is not None else self._wanted
        if now != self._wanted:
            self._wanted = now
            self._summed.say(self.sum.text())

    def _narrowed(self) -> Teaching:
        assert self._narrowing is not None
        title = tr("Mikään asia ei vastaa rajauksia.")
        return Teaching(title, "", tr("Poista rajaukset"), self._narrowing.clear)

    def _on_filter(self, text: str) -> None:
        self.view.filter(text)
        self._sum_up()
        self._summed.say(self.sum.text())

    def _on_enter(self) -> None:
        if self.view.current_id is not None:
            self.opened.emit(self.view.current_id)
