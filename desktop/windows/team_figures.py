"""The running half-year by team, side by side: counts as a table, each opens its cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import PlainLabel
from desktop.windows.figures_words import line_words, share_words
from models.rules.dates import show_date
from models.rules.figures import LATE_LINES, HalfYear, Line
from models.rules.team_figures import SHOWN, TeamFigures

_FIRST_NUMBER = 1


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line with its number in each column; the last column is the whole house."""

    line: Line
    figures: tuple[HalfYear, ...]

    @property
    def id(self) -> UUID:
        """The same for the same line each time."""
        return uuid5(NAMESPACE_OID, f"team {self.line.value}")


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A number that was chosen: its title and the cases behind it."""

    title: str
    cases: tuple[UUID, ...]


class TeamFiguresTable(QWidget):
    """Shows the teams side by side.

    Signals:
        asked(AskedFigure): a number was chosen.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: TeamFigures | None = None
        self.head, self.note = PlainLabel("", "heading"), PlainLabel("", "dim")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addWidget(self.head)
        self._box.addWidget(self.note)
        self.view: RowView[FigureRow] | None = None
        self.model: RowTable[FigureRow] | None = None
        self._names: tuple[str, ...] = ()

    def show_figures(self, found: TeamFigures) -> None:
        """Show the figures; the table is made anew when the teams are others."""
        self.shown = found
        self.head.setText(
            tr(
                "Kuluva puolivuosi {first}–{last}, tilanne {day}",
                first=show_date(found.first),
                last=show_date(found.last),
                day=show_date(found.as_of),
            )
        )
        self.note.setText(tr("Asia lasketaan sille tiimille, jolla se on nyt."))
        names = (*(_team_name(c.name, own=c.own) for c in found.columns), tr("Kaikki"))
        if names != self._names:
            self._make(names)
        figures = (*(column.figures for column in found.columns), found.whole)
        assert self.view is not None
        self.view.show_rows([FigureRow(line, figures) for line in SHOWN])
        self.fit()

    def fit(self) -> None:
        """Be as tall as the rows."""
        if self.view is None:
            return
        self.view.fit_rows()
        line = self.view.verticalHeader().defaultSectionSize()
        head = self.view.horizontalHeader().sizeHint().height()
        bar = self.view.horizontalScrollBar().sizeHint().height()
        self.view.setFixedHeight(line * len(SHOWN) + head + bar + 4)

    def _make(self, names: tuple[str, ...]) -> None:
        if self.view is not None:
            self._box.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self._names = names
        columns = _columns(names)
        self.model = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(self.model, columns, tr("Kuluva puolivuosi tiimeittäin"))
        self.view.clicked.connect(self._ask)
        self.view.opened.connect(lambda _id: self._ask(self._current()))
        self._box.addWidget(self.view)

    def _current(self) -> QModelIndex:
        assert self.view is not None
        return self.view.currentIndex()

    def _ask(self, index: QModelIndex) -> None:
        if self.shown is None or self.model is None or not index.isValid():
            return
        row = self.model.shown[index.row()]
        place = max(0, index.column() - _FIRST_NUMBER)
        title = f"{row.line.value} {line_words(row.line)}, {self._names[place]}"
        cases = row.figures[place].cases.get(row.line, ())
        self.asked.emit(AskedFigure(title, tuple(dict.fromkeys(cases))))


def _columns(names: Sequence[str]) -> tuple[Column[FigureRow], ...]:
    order: Mapping[Line, int] = {line: place for place, line in enumerate(SHOWN)}
    return (
        Column(
            tr("Rivi"),
            lambda row: f"{row.line.value}  {line_words(row.line)}",
            lambda row: (order[row.line],),
            300,
            key="line",
            least=180,
            grows=True,
        ),
        *(_number(place, name) for place, name in enumerate(names)),
    )


def _number(place: int, name: str) -> Column[FigureRow]:
    def words(row: FigureRow) -> str:
        count = row.figures[place].count(row.line)
        share = share_words(row.figures[place], row.line) if count else ""
        return f"{count} ({share})" if share else str(count)

    def colour(row: FigureRow) -> str:
        count = row.figures[place].count(row.line)
        return "dim" if not count else "late" if row.line in LATE_LINES else "ink"

    return Column(
        name,
        words,
        lambda row: (row.figures[place].count(row.line),),
        270,
        key=f"team{place}",
        least=110,
        colour=colour,
        strong=not place,
    )


def _team_name(name: str, *, own: bool) -> str:
    said = name or tr("Ei tiimiä")
    return tr("{team} (oma)", team=said) if own else said
