"""Which last days move by other rules: from when to when, to be approved first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.words import language, tr, tr_n
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.clock_words import clock_name
from desktop.widgets.plain import PlainLabel
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_weekday_date
from models.rules.sharing import ListKind
from models.rules.what_if import MovedDue

_SPACE = UUID(int=1)
_LINES = 8


@dataclass(frozen=True, slots=True)
class MovedLine:
    """One line of the table."""

    due: MovedDue
    id: UUID


class MovedDues(QWidget):
    """A sentence and a table; empty where nothing moves."""

    def __init__(self) -> None:
        super().__init__()
        self.said = PlainLabel("", "strong")
        self.menu: ListMenu | None = None
        columns = moved_columns()
        self.model: RowTable[MovedLine] = RowTable(columns, lambda line: line.id, self)
        self.view: RowView[MovedLine] = RowView(self.model, columns, tr("Siirtyvät määräpäivät"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.said)
        box.addWidget(self.view, 1)
        box.addStretch()
        self.view.setMinimumHeight(self.view.verticalHeader().defaultSectionSize() * (_LINES // 2))

    def offer(self, around: Surroundings) -> None:
        """Offer to print and export the table, in a menu under it."""
        source = source_of(ListKind.MOVED_DUES, tr("Siirtyvät määräpäivät"), self.view)
        self.menu = ListMenu(around, source, self.view, self.view)
        self.menu.setVisible(bool(self.model.shown))
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignLeft)

    def show_moved(self, moved: Sequence[MovedDue]) -> None:
        """Show what moves."""
        count = sum(item.count for item in moved)
        self.said.setText(
            tr_n("Yksi määräpäivä siirtyy.", "{count} määräpäivää siirtyy.", count)
            if count
            else tr("Yksikään avoimen asian määräpäivä ei siirry.")
        )
        lines = [MovedLine(item, uuid5(_SPACE, str(place))) for place, item in enumerate(moved)]
        self.view.show_rows(lines)
        self.view.setVisible(bool(lines))
        if self.menu is not None:
            self.menu.setVisible(bool(lines))


def moved_summary(moved: Sequence[MovedDue], lines: int = 8) -> str:
    """Return what moves, the same days together, for a question that is answered yes or no."""
    found: Counter[str] = Counter()
    for item in moved:
        before, after = (show_weekday_date(d, language()) for d in (item.before, item.after))
        found[f"{clock_name(item.kind)}: {before} → {after}"] += item.count
    said = [tr_n("{what} ({count} asia)", "{what} ({count} asiaa)", count, what=what)
            for what, count in list(found.items())[:lines]]  # fmt: skip
    return "\n".join([*said, *(["…"] if len(found) > lines else [])])


def moved_columns() -> tuple[Column[MovedLine], ...]:
    """Return the columns."""
    return (
        Column(tr("Määräaika"), lambda line: clock_name(line.due.kind),
               lambda line: line.due.kind, 190, least=100, grows=True),
        Column(tr("Asia"), _number, _number, 120, least=80),
        Column(tr("Nyt"), lambda line: show_weekday_date(line.due.before, language()),
               lambda line: line.due.before.isoformat(), 120),
        Column(tr("Muutoksen jälkeen"), lambda line: show_weekday_date(line.due.after, language()),
               lambda line: line.due.after.isoformat(), 150, strong=True),
    )  # fmt: skip


def _number(line: MovedLine) -> str:
    return line.due.number or tr_n("{count} asia", "{count} asiaa", line.due.count)
