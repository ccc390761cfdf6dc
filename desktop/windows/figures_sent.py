"""Reports that were sent: listed, and read exactly as they were kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import PlainButton
from desktop.windows.empty_lesson import EmptyLesson, Teaching
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_date, show_time
from models.rules.figures_report import SentRow
from models.rules.sharing import ListKind


class SentPane(QWidget):
    """The table of all sent reports.

    Signals:
        opened(UUID): a report is to be read.
    """

    opened = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        columns = sent_columns()
        self.model: RowTable[SentRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(
            self.model,
            columns,
            tr("Lähetetyt"),
            table="figures-sent",
            kept=around.desk.preferences,
        )
        self.empty = EmptyLesson()
        self.empty.say(
            Teaching(
                tr("Yhtään jaksoa ei ole merkitty lähetetyksi."),
                tr("Lähetetyt luvut säilyvät täällä sellaisina kuin ne lähetettiin."),
            )
        )
        self.read = PlainButton(tr("Lue"))
        row = QHBoxLayout()
        row.addWidget(self.read)
        row.addStretch()
        source = source_of(ListKind.SENT, tr("Lähetetyt"), self.view)
        self.menu = ListMenu(around, source, self.view, self.view)
        row.addWidget(self.menu)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.empty, 1)
        box.addWidget(self.view, 1)
        box.addLayout(row)
        self.view.opened.connect(self.opened)
        self.read.clicked.connect(lambda: self.opened.emit(self.view.current_id))

    def show_sent(self, rows: Sequence[SentRow]) -> None:
        """Show the reports, the newest first."""
        self.view.show_rows(rows)
        for part in (self.view, self.read, self.menu):
            part.setVisible(bool(rows))
        self.empty.setVisible(not rows)


def sent_columns() -> tuple[Column[SentRow], ...]:
    """Return the columns of sent reports."""
    return (
        Column(tr("Jakso"), lambda row: row.period, lambda row: row.period, 100, strong=True),
        Column(tr("Merkitty lähetetyksi"), _moment, lambda row: row.sent_at.isoformat(), 180,
               key="sent", least=140),
        Column(tr("Lähettäjä"), lambda row: row.sender, lambda row: row.sender, 220,
               key="sender", least=120),
        Column(tr("Kommentti"), lambda row: " ".join(row.comment.split()),
               lambda row: row.comment, 320, key="comment", least=120, grows=True),
        Column(tr("Tiiviste (SHA-256)"), lambda row: row.sha256[:16], lambda row: row.sha256, 170,
               key="hash", least=90, goes=True),
    )  # fmt: skip


def _moment(row: SentRow) -> str:
    at = row.sent_at.astimezone(HELSINKI)
    return tr("{day} klo {time}", day=show_date(at.date()), time=show_time(at.time()))
