"""After the signature: who has been served and when, and until when one may appeal."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import language, tr
from desktop.widgets.clock_card import ClockCard
from desktop.widgets.clock_looks import clock_look
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import BreakingButton, PlainButton, PlainLabel, section_head
from models.rules.dates import show_date, show_time
from models.rules.enum_words import enum_name
from models.rules.kinds import ClockState
from models.rules.organisation import RuleSettings
from models.rules.rows import DecisionRow, RecipientRow


class ServingPanel(QScrollArea):
    """A card for each recipient.

    Signals:
        serve_asked(RecipientRow): record or change how the recipient was served.
        demand_asked(RecipientRow): record a demand for rectification.
        all_posted(): all that wait were posted today.
        print_asked(UUID): show this recipient's print.
    """

    serve_asked = Signal(object)
    demand_asked = Signal(object)
    all_posted = Signal()
    print_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Tiedoksianto"))
        inner = QWidget()
        inner.setObjectName("panel")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 16, 14, 16)
        column.setSpacing(8)
        column.addWidget(section_head(tr("Tiedoksianto")))
        self.signed = PlainLabel("", "dim")
        column.addWidget(self.signed)
        self.posted = BreakingButton(tr("Kaikki postitettu tänään"), "primary")
        self.posted.clicked.connect(self.all_posted)
        column.addWidget(self.posted)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.cards: dict[UUID, RecipientCard] = {}

    def show_decision(
        self, row: DecisionRow, settings: RuleSettings, today: date, *, may_serve: bool
    ) -> None:
        """Show a signed decision as it stands on `today`."""
        self.signed.setText(signed_words(row))
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        for recipient in row.recipients:
            card = RecipientCard(recipient, settings, today, may_serve=may_serve)
            card.serve.clicked.connect(lambda _=False, r=recipient: self.serve_asked.emit(r))
            card.demand.clicked.connect(lambda _=False, r=recipient: self.demand_asked.emit(r))
            card.own.clicked.connect(lambda _=False, r=recipient: self.print_asked.emit(r.id))
            self._cards.addWidget(card)
            self.cards[recipient.id] = card
        waiting = any(recipient.served_on is None for recipient in row.recipients)
        self.posted.setVisible(waiting and may_serve)


class RecipientCard(QFrame):
    """One recipient: how and when served, the appeal period with its reasons, what can be done."""

    def __init__(
        self, recipient: RecipientRow, settings: RuleSettings, today: date, *, may_serve: bool
    ) -> None:
        super().__init__()
        self.recipient = recipient
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addWidget(PlainLabel(recipient.name, "strong"))
        self.served = PlainLabel(served_words(recipient), "dim")
        column.addWidget(self.served)
        self.clock: ClockCard | None = None
        if recipient.clock is not None:
            self.clock = ClockCard(clock_look(recipient.clock, settings, today))
            column.addWidget(self.clock)
        self.own = PlainButton(tr("Näytä kappale"), "link")
        self.serve = PlainButton(
            tr("Muuta…") if recipient.served_on else tr("Kirjaa tiedoksianto…"), "link"
        )
        self.demand = PlainButton(tr("Oikaisuvaatimus…"), "link")
        runs = recipient.clock is not None and recipient.clock.state is ClockState.RUNNING
        links = FlowLayout(across=6, down=0)
        for link, shown in (
            (self.serve, may_serve),
            (self.own, recipient.has_copy),
            (self.demand, may_serve and runs),
        ):
            if shown:
                links.addWidget(link)
        column.addLayout(links)


def signed_words(row: DecisionRow) -> str:
    """Return who signed a decision and when."""
    if row.signed_at is None:
        return ""
    at = row.signed_at.astimezone(HELSINKI)
    words = tr(
        "{number}. Allekirjoittanut {name} {day} klo {time}.",
        number=row.number,
        name=row.signer_name,
        day=show_date(at.date()),
        time=show_time(at.time()),
    )
    if not row.replaces:
        return words
    replaced = tr("Korvaa päätöksen {number}.", number=row.replaces)
    return f"{words} {replaced}"


def served_words(recipient: RecipientRow) -> str:
    """Return how and when a recipient was served."""
    way = enum_name(recipient.way, language()) if recipient.way is not None else ""
    if recipient.served_on is None:
        return (
            tr("{way}: ei vielä annettu tiedoksi", way=way)
            if way
            else tr("ei vielä annettu tiedoksi")
        )
    words = tr("{way} {day}", way=way, day=show_date(recipient.served_on))
    if recipient.received_on is None:
        return words
    return tr("{words}, saatu {day}", words=words, day=show_date(recipient.received_on))
