"""The numbers of a half-year: each line opens the cases behind it and says how it is counted."""

from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import say, tr, tr_n
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.text_field import TextField
from desktop.windows.figures_words import change_words, line_words, share_words
from desktop.windows.notice import Notice
from desktop.windows.page_parts import scrolling
from models.rules.dates import show_date
from models.rules.errors import PolkuError
from models.rules.figures import LATE_LINES, PARTS, Line
from models.rules.figures_report import COMMENT_LIMIT, Report
from models.rules.figures_words import BASIS, RULES
from models.rules.law import authority

_DEEP = frozenset(PARTS[Line.STARTED_LATE])
_ASIDE = 320


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One line of the table; `sent` is the number that was sent, None where nothing was."""

    line: Line
    report: Report
    sent: int | None
    differs: bool

    @property
    def id(self) -> UUID:
        """The same for the same line each time."""
        return line_id(self.line)

    @property
    def now(self) -> int:
        """The number as it is counted now."""
        return self.report.figures.count(self.line)

    @property
    def before(self) -> int | None:
        """The number of the period before."""
        previous = self.report.previous
        return previous.count(self.line) if previous is not None else None


class NumbersPane(QWidget):
    """Table at the left, what is known of the chosen line and the comment at the right.

    Signals:
        opened(Line): the cases behind a line are wanted as a list.
        late_asked(Line): why its cases are late.
        mended(): the list of missing days is wanted.
        comment_left(str): the comment was changed and left.
    """

    opened = Signal(object)
    late_asked = Signal(object)
    mended = Signal()
    comment_left = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.report: Report | None = None
        columns = number_columns()
        self.model: RowTable[NumberRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(
            self.model, columns, tr("Luvut"), table="figures", kept=desk.preferences
        )
        self.notice = Notice()
        self.mend = PlainButton(tr("Täydennä puuttuvat päivät"), "link")
        self.name, self.rule = PlainLabel("", "heading"), PlainLabel("", "dim")
        self.unreachable = PlainLabel("", "dim")
        self.open_list, self.why = PlainButton(""), PlainButton(tr("Miksi myöhässä…"))
        self.comment, self.problem = TextField(COMMENT_LIMIT, least=4), PlainLabel("", "error")
        self._kept = ""
        self._lay_out()
        self._wire()

    def show_report(self, report: Report) -> None:
        """Show another report; the chosen line stays chosen."""
        self.report = report
        changed = {one.line: one for one in report.differences}
        rows = [
            NumberRow(
                line,
                report,
                _sent(report, changed[line].sent if line in changed else None, line),
                line in changed,
            )
            for line in Line
        ]
        self.view.show_rows(rows)
        self._say(report)
        self.show_comment(report.comment)
        self._on_line()

    def show_comment(self, text: str) -> None:
        """Show the comment that is kept, unless the user is writing one."""
        if self.comment.text() == self._kept:
            self.comment.set_value(text)
        self._kept = text

    @property
    def line(self) -> Line:
        """The chosen line."""
        row = self.view.currentIndex().row()
        return self.model.shown[row].line if row >= 0 else Line.PENDING

    def leave_comment(self) -> None:
        """Hand on a comment that was changed."""
        text = self.comment.text()
        if text != self._kept and self.comment.trouble() is None:
            self._kept = text
            self.comment_left.emit(text)

    # building

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(20, 16, 16, 16)
        left.setSpacing(8)
        left.addWidget(self.notice)
        left.addWidget(self.mend)
        left.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        self._aside = self._side()
        row.addWidget(self._aside)
        self.fit()

    def _side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        for part in (self.name, self.rule, self.open_list, self.why, self.unreachable):
            box.addWidget(part)
        box.addSpacing(12)
        self.head = PlainLabel("", "label")
        self.head.setBuddy(self.comment)
        for widget in (self.head, self.comment, self.problem):
            box.addWidget(widget)
        box.addSpacing(12)
        box.addWidget(PlainLabel(tr("Laskentaperuste"), "heading"))
        for words in BASIS:
            box.addWidget(PlainLabel(say(words), "dim"))
        box.addStretch()
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content))
        self.problem.hide()
        return side

    def fit(self) -> None:
        """Fit the panel and the rows to the size of text."""
        self._aside.setFixedWidth(min(520, _ASIDE * self.fontMetrics().height() // 18))
        self.view.fit_rows()

    def _wire(self) -> None:
        self.view.opened.connect(lambda _id: self.opened.emit(self.line))
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._on_line())
        self.open_list.clicked.connect(lambda: self.opened.emit(self.line))
        self.why.clicked.connect(lambda: self.late_asked.emit(self.line))
        self.mend.clicked.connect(self.mended)
        self.comment.edited.connect(lambda: self._show_problem(self.comment.trouble()))
        self.comment.refused.connect(self._show_problem)

    # what is shown

    def _say(self, report: Report) -> None:
        missing = len(report.missing)
        self.mend.setVisible(bool(missing))
        changed = ", ".join(
            f"{one.line.value} {change_words(one.sent, one.now)}" for one in report.differences
        )
        parts = []
        if changed:
            words = tr("Luvut ovat muuttuneet lähettämisen jälkeen: {changed}.", changed=changed)
            parts.append(words)
        if missing:
            parts.append(
                tr_n(
                    "Yksi päivä puuttuu. Täydennä se ennen lähettämistä.",
                    "{count} päivää puuttuu. Täydennä ne ennen lähettämistä.",
                    missing,
                )
            )
        self.notice.say("soon", " ".join(parts))

    def _on_line(self) -> None:
        report, line = self.report, self.line
        if report is None:
            return
        ids = set(report.figures.cases.get(line, ()))
        others = len(ids - report.reachable)
        self.name.setText(f"{line.value} {line_words(line)}")
        self.rule.setText(say(RULES[line]))
        count = len(ids) - others
        self.open_list.set_words(tr_n("Avaa yksi asia", "Avaa {count} asiaa", count))
        self.open_list.setEnabled(bool(count))
        self.why.setVisible(line in LATE_LINES)
        self.why.setEnabled(bool(ids))
        self.unreachable.setVisible(bool(others))
        self.unreachable.setText(
            tr_n("Yksi asia kuuluu toiselle tiimille.", "{count} asiaa kuuluu muille tiimeille.",
                 others)
        )  # fmt: skip
        self.head.setText(
            tr("Kommentti: {authority}", authority=say(authority("supervision", self._desk.today)))
        )
        self.comment.setAccessibleName(self.head.text())

    def _show_problem(self, error: PolkuError | None) -> None:
        self.problem.setText("" if error is None else sentence(error))
        self.problem.setVisible(error is not None)
        self.comment.set_bad(error is not None)


def line_id(line: Line) -> UUID:
    """Return the id of a line's row."""
    return uuid5(NAMESPACE_OID, line.value)


def number_columns() -> tuple[Column[NumberRow], ...]:
    """Return the columns of the numbers."""
    order = {line: place for place, line in enumerate(Line)}
    return (
        Column(tr("Rivi"), lambda row: row.line.value, lambda row: (order[row.line],), 58),
        Column(
            tr("Selite"),
            lambda row: f"{'    ' if row.line in _DEEP else ''}{line_words(row.line)}",
            lambda row: (order[row.line],),
            330,
            key="words",
            least=160,
            grows=True,
        ),
        Column(
            tr("Määrä"), lambda row: str(row.now), lambda row: (row.now,), 76, strong=True,
            number=True, colour=_number_colour,
        ),
        Column(
            tr("Osuus"),
            lambda row: share_words(row.report.figures, row.line),
            lambda row: (round(1000 * (row.report.figures.share(row.line) or 0)),),
            76,
            number=True,
        ),
        Column(
            tr("Edellinen jakso"), _before_words, lambda row: (row.before or 0,), 128,
            key="before", least=96, number=True,
        ),
        Column(
            tr("Muutos"),
            lambda row: "" if row.before is None else change_words(row.before, row.now),
            lambda row: (row.now - (row.before or 0),),
            76,
            number=True,
        ),
        Column(
            tr("Lähetetty"), _sent_words, lambda row: (row.sent or 0,), 96, key="sent",
            least=80, goes=True, number=True, colour=lambda row: "soon" if row.differs else "dim",
        ),
    )  # fmt: skip


def _sent(report: Report, changed: int | None, line: Line) -> int | None:
    if not report.sent:
        return None
    return report.figures.count(line) if changed is None else changed


def _number_colour(row: NumberRow) -> str:
    if not row.now:
        return "ink"
    if row.line in LATE_LINES or row.line in _DEEP:
        return "late"
    return "soon" if row.line in (Line.START_MISSING, Line.READY_MISSING) else "ink"


def _before_words(row: NumberRow) -> str:
    if row.before is None:
        return ""
    share = share_words(row.report.previous, row.line)
    return f"{row.before} ({share})" if share else str(row.before)


def _sent_words(row: NumberRow) -> str:
    if row.sent is None:
        return ""
    if row.differs and row.sent == row.now:
        return tr("{count}, eri asiat", count=row.sent)
    return str(row.sent)


def sent_words(report: Report) -> str:
    """Return when the newest report of the period was marked as sent."""
    if not report.sent:
        return ""
    day = report.sent[0].sent_at.astimezone(HELSINKI).date()
    return tr("Lähetetty {day}", day=show_date(day))
