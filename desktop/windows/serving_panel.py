"""After the signature: who has been served and when, and until when one may appeal."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import language, tr, tr_n
from desktop.widgets.banner import Banner
from desktop.widgets.clock_card import ClockCard
from desktop.widgets.clock_looks import clock_look
from desktop.widgets.plain import BreakingButton, PlainButton, PlainLabel, section_head
from desktop.windows.correction_dialog import correction_words
from desktop.windows.demand_dialog import timely_words
from models.rules.dates import show_date, show_time
from models.rules.enum_words import enum_name
from models.rules.finality import Finality, finality_words
from models.rules.organisation import RuleSettings
from models.rules.rows import DecisionRow, RecipientRow
from models.rules.words import sentences_in_turn


class ServingPanel(QScrollArea):
    """A card for each recipient.

    Signals:
        serve_asked(RecipientRow): record or change how the recipient was served.
        demand_asked(RecipientRow): record a demand for rectification.
        all_posted(): all that wait were posted today.
        print_asked(UUID): show this recipient's print.
        course_asked(RecipientRow): record how a demand goes on.
        reissue_asked(RecipientRow): make new rectification instructions.
        letter_asked(RecipientRow): show the new instructions.
        other_asked(UUID): show the decision that this one replaces or is replaced by.
        texts_asked(): show the texts of the library that the decision says.
    """

    serve_asked = Signal(object)
    demand_asked = Signal(object)
    all_posted = Signal()
    print_asked = Signal(object)
    course_asked = Signal(object)
    reissue_asked = Signal(object)
    letter_asked = Signal(object)
    other_asked = Signal(object)
    texts_asked = Signal()

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
        self.replaced = Banner("banner")
        column.addWidget(self.replaced)
        self.signed = PlainLabel("", "dim")
        column.addWidget(self.signed)
        self.corrects = Banner("notice")
        column.addWidget(self.corrects)
        self.final = PlainLabel("", "strong")
        column.addWidget(self.final)
        self.texts = PlainButton("", "link")
        self.texts.clicked.connect(self.texts_asked)
        column.addWidget(self.texts)
        self.posted = BreakingButton(tr("Kaikki postitettu tänään"), "primary")
        self.posted.clicked.connect(self.all_posted)
        column.addWidget(self.posted)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.cards: dict[UUID, RecipientCard] = {}

    def show_decision(
        self,
        row: DecisionRow,
        settings: RuleSettings,
        today: date,
        *,
        may_serve: bool,
        may_decide: bool = False,
    ) -> None:
        """Show a signed decision as it stands on `today`."""
        self.signed.setText(signed_words(row))
        self._show_chain(row)
        self.final.setText(finality_said(row.finality) if row.finality is not None else "")
        self.final.setVisible(bool(self.final.text()))
        count = len(row.texts_used)
        self.texts.set_words(tr_n("Käytetty päätösteksti…", "{count} päätöstekstiä…", count))
        self.texts.setVisible(bool(count))
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        for recipient in row.recipients:
            card = RecipientCard(
                recipient,
                settings,
                today,
                may_serve=may_serve,
                may_decide=may_decide and not row.replaced_by,
            )
            card.serve.clicked.connect(lambda _=False, r=recipient: self.serve_asked.emit(r))
            card.demand.clicked.connect(lambda _=False, r=recipient: self.demand_asked.emit(r))
            card.own.clicked.connect(lambda _=False, r=recipient: self.print_asked.emit(r.id))
            card.course.clicked.connect(lambda _=False, r=recipient: self.course_asked.emit(r))
            card.reissue.clicked.connect(lambda _=False, r=recipient: self.reissue_asked.emit(r))
            card.letter.clicked.connect(lambda _=False, r=recipient: self.letter_asked.emit(r))
            self._cards.addWidget(card)
            self.cards[recipient.id] = card
        waiting = any(recipient.served_on is None for recipient in row.recipients)
        self.posted.setVisible(waiting and may_serve)

    def _show_chain(self, row: DecisionRow) -> None:
        self.replaced.clear()
        self.corrects.clear()
        if row.replaced_by:
            words = tr("Korjattu: päätös {number} on tullut tämän tilalle.", number=row.replaced_by)
            self.replaced.say(words)
            self.replaced.offer(tr("Avaa uusi"), lambda: self.other_asked.emit(row.replaced_by_id))
        elif row.being_replaced:
            words = tr(
                "Korjausta kirjoitetaan: {number}. Tämä päätös on voimassa siihen asti.",
                number=row.being_replaced,
            )
            later = row.replaced_by_id
            self.replaced.say(words)
            self.replaced.offer(tr("Avaa luonnos"), lambda: self.other_asked.emit(later))
        if row.correction is not None:
            self.corrects.say(
                tr(
                    "Korjaa päätöksen {number}. {ground}",
                    number=row.replaces,
                    ground=correction_words(row.correction, language()),
                )
            )
            self.corrects.offer(tr("Avaa vanha"), lambda: self.other_asked.emit(row.replaces_id))


class RecipientCard(QFrame):
    """One recipient: how and when served, the appeal period with its reasons, what can be done."""

    def __init__(
        self,
        recipient: RecipientRow,
        settings: RuleSettings,
        today: date,
        *,
        may_serve: bool,
        may_decide: bool = False,
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
        for words, role in (*_instructed(recipient), *_demanded(recipient)):
            column.addWidget(PlainLabel(words, role))
        self.own = BreakingButton(tr("Näytä kappale"), "link")
        self.serve = BreakingButton(
            tr("Muuta…") if recipient.served_on else tr("Kirjaa tiedoksianto…"), "link"
        )
        self.demand = BreakingButton(tr("Oikaisuvaatimus saapui…"), "link")
        self.course = BreakingButton(tr("Oikaisuvaatimuksen vaiheet…"), "link")
        self.reissue = BreakingButton(tr("Uusi oikaisuvaatimusohje…"), "link")
        self.letter = BreakingButton(tr("Näytä uusi ohje"), "link")
        served, demanded = recipient.served_on is not None, recipient.demand is not None
        for link, shown in (
            (self.serve, may_serve and not demanded),
            (self.own, recipient.has_copy),
            (self.letter, recipient.instruction is not None),
            (self.demand, may_serve and served and not demanded),
            (self.course, may_serve and demanded),
            (self.reissue, may_decide and served and not demanded),
        ):
            if shown:
                column.addWidget(link)


def signed_words(row: DecisionRow) -> str:
    """Return who signed a decision and when."""
    if row.signed_at is None:
        return ""
    at = row.signed_at.astimezone(HELSINKI)
    day, time = show_date(at.date()), show_time(at.time())
    if row.second_signer_name:
        words = tr(
            "{number}. Allekirjoittaneet {name} ja {second}, valmis {day} klo {time}.",
            number=row.number,
            name=row.signer_name,
            second=row.second_signer_name,
            day=day,
            time=time,
        )
    else:
        words = tr(
            "{number}. Allekirjoittanut {name} {day} klo {time}.",
            number=row.number,
            name=row.signer_name,
            day=day,
            time=time,
        )
    if not row.replaces:
        return words
    replaced = tr("Korvaa päätöksen {number}.", number=row.replaces)
    return sentences_in_turn(words, replaced)


def finality_said(found: Finality) -> str:
    """Return where a decision stands on its way to being final, e.g. "Lainvoimainen 2.1.2027"."""
    day = show_date(found.day) if found.day is not None else ""
    words = finality_words(found, day, language())
    return words[:1].upper() + words[1:]


def _instructed(recipient: RecipientRow) -> Iterator[tuple[str, str]]:
    found = recipient.instruction
    if found is None:
        return
    made = show_date(found.made_at.astimezone(HELSINKI).date())
    yield tr("Uusi oikaisuvaatimusohje {day}: {reason}", day=made, reason=found.reason), "dim"
    if found.former_served_on is not None:
        day = show_date(found.former_served_on)
        yield tr("Päätös annettu tiedoksi {day}; aika lasketaan uudesta ohjeesta.", day=day), "dim"


def _demanded(recipient: RecipientRow) -> Iterator[tuple[str, str]]:
    demand = recipient.demand
    if demand is None:
        return
    yield tr("Oikaisuvaatimus {day}", day=show_date(demand.received_on)), "strong"
    words, role = timely_words(recipient, demand.received_on)
    if words:
        yield words, role
    if demand.sent_on is not None:
        yield tr("Lähetetty toimielimelle {day}", day=show_date(demand.sent_on)), "dim"
    if demand.outcome is not None and demand.answered_on is not None:
        answer = enum_name(demand.outcome, language())
        yield tr("{answer} {day}", answer=answer, day=show_date(demand.answered_on)), "dim"
    if demand.court_on is not None:
        yield tr("Valitettu hallinto-oikeuteen {day}", day=show_date(demand.court_on)), "dim"


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
