"""The child, the close ones and the workers of a case, beside it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.words import language, tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import BreakingButton, LineLabel, PlainButton, PlainLabel
from desktop.windows.row_words import age_words
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.kinds import TieKind
from models.rules.rows import AssignmentRow, PersonData, PersonRow, TieRow


class PeopleBox(QWidget):
    """A card for the child and for each close one; the name opens the data.

    Signals:
        client_asked(): the user wants the child's data.
        tie_asked(object): the user wants a close one's data (TieRow).
        case_asked(object): the user wants a close one's own case.
        new_asked(): the user wants to add a close one.
    """

    client_asked = Signal()
    tie_asked = Signal(object)
    case_asked = Signal(object)
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._names: dict[str, PlainButton] = {}
        self.add_button: PlainButton | None = None

    def name_link(self, name: str) -> PlainButton:
        """Return the link of a person's name."""
        return self._names[name]

    def show_people(
        self, client: PersonRow, ties: Sequence[TieRow], today: date, *, may_edit: bool
    ) -> None:
        """Show the child first, then the close ones."""
        self._clear()
        self._column.addWidget(self._client_card(client, today, may_edit=may_edit))
        for tie in ties:
            self._column.addWidget(self._tie_card(tie, may_edit=may_edit))
        if may_edit:
            self.add_button = PlainButton(tr("+ Lisää läheinen"), "link", self)
            self.add_button.clicked.connect(self.new_asked)
            self._column.addWidget(self.add_button)

    def _client_card(self, client: PersonRow, today: date, *, may_edit: bool) -> QFrame:
        card, column = _card(self)
        link = self._name(client.name, card, may_edit=may_edit)
        link.clicked.connect(self.client_asked)
        column.addWidget(link)
        birth = client.data.birth_date
        if birth is not None:
            born = tr("s. {day}, {age}", day=show_date(birth), age=age_words(birth, today))
            column.addWidget(PlainLabel(born, "hint", card))
        _add_contacts(column, client.data, card)
        return card

    def _tie_card(self, tie: TieRow, *, may_edit: bool) -> QFrame:
        card, column = _card(self)
        link = self._name(tie.person.name, card, may_edit=may_edit)
        link.clicked.connect(lambda: self.tie_asked.emit(tie))
        column.addWidget(link)
        column.addWidget(PlainLabel(tie_words(tie), "hint", card))
        _add_contacts(column, tie.person.data, card)
        if tie.case_id is not None:
            case = PlainButton(tr("Asia {number}", number=tie.case_number), "link", card)
            case.clicked.connect(lambda: self.case_asked.emit(tie.case_id))
            column.addWidget(case)
        return card

    def _name(self, name: str, card: QWidget, *, may_edit: bool) -> PlainButton:
        link = BreakingButton(name, "link", card)
        link.setEnabled(may_edit)
        link.setAccessibleDescription(tr("Avaa henkilön tiedot"))
        self._names[name] = link
        return link

    def _clear(self) -> None:
        self._names.clear()
        self.add_button = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class WorkersBox(QWidget):
    """Who works with the case, and since when.

    Signals:
        assign_asked(): the user wants to name a worker.
        take_asked(): the user wants to become the own worker.
    """

    assign_asked = Signal()
    take_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._text = PlainLabel("", "", self)
        self.take = PlainButton(tr("Ota itsellesi"), "link", self)
        self.take.clicked.connect(self.take_asked)
        self.assign = PlainButton(tr("Nimeä työntekijä…"), "link", self)
        self.assign.clicked.connect(self.assign_asked)
        links = FlowLayout(across=14, down=0)
        links.addWidget(self.take)
        links.addWidget(self.assign)
        self._column.addWidget(self._text)
        self._column.addLayout(links)

    @property
    def text(self) -> str:
        """What is said of the workers."""
        return self._text.text()

    def show_workers(
        self, assignments: Sequence[AssignmentRow], *, may_take: bool, may_assign: bool
    ) -> None:
        """Show present workers first, former ones below."""
        ordered = sorted(assignments, key=lambda item: item.ends_on is not None)
        lines = [assignment_words(item) for item in ordered]
        self._text.setText("\n".join(lines) or tr("Omatyöntekijää ei ole vielä nimetty."))
        self.take.setVisible(may_take)
        self.assign.setVisible(may_assign)


def tie_words(tie: TieRow) -> str:
    """Return e.g. "vanhempi, huoltaja · äiti"."""
    kind = enum_name(tie.kind, language())
    if tie.has_custody and tie.kind is not TieKind.GUARDIAN:
        kind = tr("{kind}, huoltaja", kind=kind)
    return " · ".join(part for part in (kind, tie.note) if part)


def assignment_words(item: AssignmentRow) -> str:
    """Return e.g. "Omatyöntekijä Kaisa Hakala 1.2.2026 alkaen"."""
    kind = enum_name(item.kind, language())
    start = show_date(item.starts_on)
    if item.ends_on is None:
        return tr("{kind}: {name}, {start} alkaen", kind=kind, name=item.worker_name, start=start)
    end = show_date(item.ends_on)
    return tr(
        "{kind}: {name}, {start}–{end}", kind=kind, name=item.worker_name, start=start, end=end
    )


def _card(parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame(parent)
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 6, 10, 8)
    column.setSpacing(1)
    return card, column


def _add_contacts(column: QVBoxLayout, data: PersonData, card: QWidget) -> None:
    if data.non_disclosure:
        column.addWidget(LineLabel(tr("Turvakielto"), "late", card))
    if data.phone:
        column.addWidget(PlainLabel(data.phone, "hint", card))
    if data.interpreter_language:
        column.addWidget(PlainLabel(tr("Tarvitsee tulkkia"), "hint", card))
