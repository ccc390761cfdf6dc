"""The case on one page: what to do next, where things stand, what has happened."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import language, say, tr
from desktop.widgets.banner import Banner
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel, ReadingLabel, section_head
from desktop.windows.case_bars import clear_box
from desktop.windows.case_events import Timeline
from desktop.windows.case_moves import SHOWN, MissingLink, move_words
from desktop.windows.serving_panel import finality_said
from models.rules.dates import show_date, show_time
from models.rules.documents.codes import said
from models.rules.documents.registry import document_type
from models.rules.drafts import TypedDraftRow
from models.rules.enum_words import enum_name
from models.rules.facts import CaseFacts
from models.rules.kinds import INTAKE_KINDS, DocumentKind, DocumentStatus
from models.rules.law import is_counted
from models.rules.next_act import act_name
from models.rules.rows import CaseSheet, MoveRow
from models.rules.words import Words


class Overview(QScrollArea):
    """The summary of a case.

    Signals:
        form_asked(str): the user wants to begin or go on with a kind of document.
        document_asked(object): the user wants a document by its id.
        draft_asked(object): the user wants typed text back (TypedDraftRow).
        draft_dropped(object): the user gives typed text up.
        move_asked(object): the user wants a MoveRow that is free.
        missing_asked(object): the user wants to mend a Missing.
        renew_asked(): the user begins to assess anew before the decision ends.
    """

    form_asked = Signal(str)
    document_asked = Signal(object)
    draft_asked = Signal(object)
    draft_dropped = Signal(object)
    move_asked = Signal(object)
    missing_asked = Signal(object)
    renew_asked = Signal()

    def __init__(self, step_words: Callable[[str], Words | None]) -> None:
        super().__init__()
        self._step_words = step_words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "sheet")
        self.setAccessibleName(tr("Yhteenveto"))
        page = QWidget(self)
        page.setObjectName("form")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(6)
        self._drafts = QVBoxLayout()
        self._next = QVBoxLayout()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(20)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.timeline = Timeline(step_words)
        column.addLayout(self._drafts)
        for title, layout in ((tr("Seuraavaksi"), self._next), (tr("Tilanne"), self._facts)):
            column.addWidget(section_head(title, page))
            column.addLayout(layout)
            column.addSpacing(14)
        column.addWidget(section_head(tr("Tapahtumat"), page))
        column.addWidget(self.timeline)
        column.addStretch(1)
        self.next_button: PlainButton | None = None

    def show_case(self, sheet: CaseSheet, forms: tuple[DocumentKind, ...]) -> None:
        """Show a case; `forms` are those of its present step."""
        self._show_next(sheet, forms)
        self._show_facts(sheet)
        self.timeline.show_events(sheet.events)

    def offer_drafts(self, drafts: tuple[TypedDraftRow, ...]) -> None:
        """Offer typed text that was never saved."""
        clear_box(self._drafts)
        for draft in drafts:
            self._drafts.addWidget(self._draft(draft))

    def _draft(self, draft: TypedDraftRow) -> Banner:
        banner = Banner("notice", self)
        at = draft.at.astimezone(HELSINKI)
        banner.say(
            tr(
                "Tallentamatonta tekstiä: {document}, {day} klo {time}",
                document=enum_name(draft.kind, language()),
                day=show_date(at.date()),
                time=show_time(at.time()),
            )
        )
        banner.offer(tr("Palauta kesken jäänyt teksti"), lambda: self.draft_asked.emit(draft))
        banner.offer(tr("Hylkää"), lambda: self.draft_dropped.emit(draft))
        return banner

    def _show_next(self, sheet: CaseSheet, forms: tuple[DocumentKind, ...]) -> None:
        clear_box(self._next)
        self._next.addWidget(PlainLabel(_next_words(sheet), "heading"))
        if sheet.row.closed_on is not None:
            return
        links = QWidget(self)
        flow = FlowLayout(links, across=10, down=6)
        buttons = [self._move_button(move) for move in sheet.moves if not move.missing]
        if sheet.row.next_act != "move_on" or not buttons:
            buttons = [self._form_button(sheet, kind) for kind in _wanted(sheet, forms)] + buttons
        if sheet.row.next_act == "assess_anew":
            buttons = [self._renew_button(), *buttons]
        self.next_button = next(iter(buttons), None)
        if self.next_button is not None:
            self.next_button.setProperty("kind", "primary")
        for button in buttons:
            flow.addWidget(button)
        self._next.addWidget(links)
        self._show_missing(next((move for move in sheet.moves if move.missing), None))

    def _show_missing(self, move: MoveRow | None) -> None:
        if move is None:
            return
        self._next.addWidget(PlainLabel(tr("Ennen siirtoa puuttuu vielä:"), "dim"))
        for missing in move.missing[:SHOWN]:
            link = MissingLink(missing, self)
            link.clicked.connect(lambda _=False, what=missing: self.missing_asked.emit(what))
            self._next.addWidget(link)

    def _move_button(self, move: MoveRow) -> PlainButton:
        button = PlainButton(move_words(move, self._step_words))
        button.clicked.connect(lambda: self.move_asked.emit(move))
        return button

    def _renew_button(self) -> PlainButton:
        button = PlainButton(tr("Aloita uusi arviointi"))
        button.setToolTip(tr("Edellisen arvion tekstit tulevat mukaan lähteineen."))
        button.clicked.connect(self.renew_asked)
        return button

    def _form_button(self, sheet: CaseSheet, kind: DocumentKind) -> PlainButton:
        draft = _draft_of(sheet, kind)
        name = enum_name(kind, language())
        words = tr("Jatka: {name}", name=name) if draft else tr("Aloita: {name}", name=name)
        if sheet.row.next_act == "second_signature":
            words = tr("Avaa: {name}", name=name)
        button = PlainButton(words)
        if draft is not None:
            button.clicked.connect(lambda: self.document_asked.emit(draft))
        else:
            button.clicked.connect(lambda: self.form_asked.emit(kind.value))
        return button

    def _show_facts(self, sheet: CaseSheet) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, text) in enumerate(facts_in_words(sheet, self._step_words)):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(LineLabel(name, "dim"), row, 0, top)
            self._facts.addWidget(ReadingLabel(text), row, 1, top)


def facts_in_words(
    sheet: CaseSheet, step_words: Callable[[str], Words | None]
) -> Iterator[tuple[str, str]]:
    """Yield what is known of a case, one line a fact, in the order of the path."""
    facts = sheet.facts
    step = step_words(sheet.row.step_id)
    if step is not None and facts.closed_on is None:
        yield tr("Vaihe"), say(step)
    yield tr("Tullut vireille"), show_date(facts.received_on)
    yield tr("Ryhmä"), enum_name(facts.group, language())
    yield tr("Käsittelyaikojen tilasto"), _in_statistics(facts)
    yield tr("Palvelutehtävä"), enum_name(sheet.service_task, language())
    for name, day in _days(facts):
        if day is not None:
            yield name, show_date(day)
    if facts.need is not None:
        yield tr("Tuen tarve"), enum_name(facts.need, language())
    if facts.continues is not None:
        yield tr("Asiakkuus"), tr("jatkuu") if facts.continues else tr("ei jatku")
    if facts.plan_ground:
        yield tr("Suunnitelmaa ei tehdä"), said("plan_grounds", facts.plan_ground, language())
    if facts.outcome is not None:
        yield tr("Ratkaisu"), enum_name(facts.outcome, language())
    if facts.decision_starts_on is not None:
        yield tr("Päätös voimassa"), _period(facts.decision_starts_on, facts.decision_ends_on)
    yield from _final_words(sheet)


def _next_words(sheet: CaseSheet) -> str:
    ends = sheet.facts.decision_ends_on
    if sheet.row.next_act == "assess_anew" and ends is not None:
        return tr("Arvioi uudelleen: päätös päättyy {day}", day=show_date(ends))
    return act_name(sheet.row.next_act, language())


def _final_words(sheet: CaseSheet) -> Iterator[tuple[str, str]]:
    """Yield how far each decision that stands is from being final."""
    for row in sheet.decisions:
        if row.finality is not None and not row.replaced_by:
            words = finality_said(row.finality)
            yield tr("Lainvoima"), tr("{number}: {words}", number=row.number, words=words)


def _in_statistics(facts: CaseFacts) -> str:
    counted = is_counted(facts.group, facts.received_on)
    return tr("lasketaan mukaan (THL)") if counted else tr("ei lasketa mukaan (THL)")


def _days(facts: CaseFacts) -> tuple[tuple[str, date | None], ...]:
    return (
        (tr("Kiireellisyys arvioitu"), facts.urgency_assessed_on),
        (tr("Ensitapaaminen"), facts.first_met_on),
        (tr("Arviointi aloitettu"), facts.assessment_started_on),
        (tr("Todettu tarpeettomaksi"), facts.needless_on),
        (tr("Arviointi valmis"), facts.assessment_ready_on),
        (tr("Suunnitelma tehty"), facts.plan_on),
        (tr("Palvelut valittu"), facts.services_chosen_on),
        (tr("Psykososiaalisen tuen tarve todettu"), facts.psychosocial_need_on),
        (tr("Päätös allekirjoitettu"), facts.decision_signed_on),
        (tr("Palvelu alkanut"), facts.service_started_on),
        (tr("Palvelu päättynyt"), facts.service_ended_on),
        (tr("Käyttölokitietoja pyydetty"), facts.log_requested_on),
        (tr("Käyttölokipyyntöön vastattu"), facts.log_answered_on),
        (tr("Asia päätetty"), facts.closed_on),
    )


def _period(start: date, end: date | None) -> str:
    if end is None:
        return tr("{start} alkaen toistaiseksi", start=show_date(start))
    return f"{show_date(start)}–{show_date(end)}"


_BY_ACT = {
    "assess_urgency": DocumentKind.EVALUATION,
    "meet_client": DocumentKind.MEETING,
    "start_assessment": DocumentKind.EVALUATION,
    "map_situation": DocumentKind.MEETING,
    "draw_conclusions": DocumentKind.ASSESSMENT,
    "make_plan": DocumentKind.PLAN,
    "choose_services": DocumentKind.SERVICES,
    "clear_preconditions": DocumentKind.SERVICES,
    "draft_decision": DocumentKind.DECISION,
    "sign_decision": DocumentKind.DECISION,
    "choose_recipients": DocumentKind.DECISION,
    "serve_decision": DocumentKind.DECISION,
    "record_start": DocumentKind.SERVICE_STARTED,
    "follow_service": DocumentKind.MEETING,
    "end_or_renew": DocumentKind.SERVICE_ENDED,
    "close_case": DocumentKind.CLOSING,
    "close_with_advice": DocumentKind.CLOSING,
    "close_without_need": DocumentKind.CLOSING,
}


def _wanted(sheet: CaseSheet, forms: tuple[DocumentKind, ...]) -> list[DocumentKind]:
    current = (row for row in sheet.documents if not row.of_former_round)
    done = {row.kind for row in current if row.status is DocumentStatus.FINISHED}
    first = _BY_ACT.get(sheet.row.next_act)
    kinds = dict.fromkeys((*((first,) if first else ()), *forms))
    return [
        kind
        for kind in kinds
        if kind not in INTAKE_KINDS and (kind not in done or document_type(kind).many)
    ]


def _draft_of(sheet: CaseSheet, kind: DocumentKind) -> UUID | None:
    drafts = (
        row.id for row in sheet.documents if row.kind is kind and row.status is DocumentStatus.DRAFT
    )
    return next(drafts, None)
