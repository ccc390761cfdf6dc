"""The timeline of a case in words: what was done, when and by whom."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.sentence_tables import N_
from desktop.base.words import language, say, tr
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from models.rules.dates import show_date, show_time, show_weekday_date
from models.rules.enum_words import enum_name
from models.rules.kinds import DocumentKind
from models.rules.printed import PRINT_NAMES, PrintKind
from models.rules.rows import EventRow
from models.rules.words import Words

SHOWN = 12
_TOP = Qt.AlignmentFlag.AlignTop
_ACTS = {
    "case.recorded": N_("Asia tuli vireille"),
    "case.joined": N_("Uusi yhteydenotto liitettiin asiaan"),
    "case.opened": N_("Asia avattiin"),
    "case.moved": N_("Siirrettiin vaiheeseen {to}"),
    "case.stepped_back": N_("Palautettiin vaiheeseen {to}"),
    "case.renewed": N_("Uusi arviointi alkoi"),
    "case.version_changed": N_("Asia siirrettiin polun uuteen versioon"),
    "case.version_reverted": N_("Asia palautettiin polun aiempaan versioon"),
    "case.closed": N_("Asia päätettiin"),
    "case.assigned": N_("Työntekijä nimettiin"),
    "handover.made": N_("Asiaa tarjottiin toiselle työntekijälle"),
    "handover.accepted": N_("Luovutus otettiin vastaan"),
    "handover.returned": N_("Luovutus palautettiin"),
    "handover.withdrawn": N_("Luovutus peruttiin"),
    "case.assignment_undone": N_("Työntekijän vaihto peruttiin"),
    "feedback.recorded": N_("Palaute polusta kirjattiin"),
    "reminder.set": N_("Muistutus asetettiin"),
    "reminder.done": N_("Muistutus merkittiin tehdyksi"),
    "reminder.removed": N_("Muistutus poistettiin"),
    "document.saved": N_("Luonnos tallennettiin: {document}"),
    "document.settled": N_("Samanaikaiset muutokset yhdistettiin: {document}"),
    "document.finished": N_("Valmistui: {document}"),
    "document.amended": N_("Uusi versio aloitettiin: {document}"),
    "document.printed": N_("Tulostettiin: {document}"),
    "decision.first_signed": N_("Päätös allekirjoitettiin ensimmäisen kerran"),
    "decision.returned": N_("Päätös palautettiin muutettavaksi"),
    "decision.signed": N_("Päätös allekirjoitettiin"),
    "decision.text_used": N_("Päätösteksti lisättiin"),
    "decision.replacing": N_("Korvaava päätös aloitettiin"),
    "recipients.set": N_("Tiedoksisaajat valittiin"),
    "decision.served": N_("Päätös annettiin tiedoksi"),
    "decision.demand_recorded": N_("Oikaisuvaatimus kirjattiin"),
    "demand.sent": N_("Oikaisuvaatimus lähetettiin toimielimelle"),
    "demand.answered": N_("Oikaisuvaatimuksen ratkaisu kirjattiin"),
    "demand.answer_served": N_("Oikaisuvaatimuksen ratkaisu annettiin tiedoksi"),
    "demand.to_court": N_("Valitus hallinto-oikeuteen kirjattiin"),
    "demand.court_ended": N_("Valituksen päättyminen kirjattiin"),
    "instructions.reissued": N_("Uusi oikaisuvaatimusohje tehtiin"),
    "letter.printed": N_("Kirje tulostettiin"),
    "decision.word_accepted": N_("Paikan paljastava sana hyväksyttiin"),
    "prohibition.made": N_("Lapsen kielto kirjattiin"),
    "prohibition.ended": N_("Lapsen kielto päättyi"),
    "person.saved": N_("Henkilötietoja muutettiin"),
    "person.settled": N_("Samanaikaiset muutokset henkilötietoihin yhdistettiin"),
    "tie.saved": N_("Läheisen tiedot kirjattiin"),
    "tie.removed": N_("Läheinen poistettiin"),
    "figures.reason": N_("Määräajan ylityksen syy kirjattiin"),
    "map.printed": N_("Kartta tulostettiin nimien kanssa"),
    "map.exported": N_("Kartta vietiin tiedostoon nimien kanssa"),
    "print.made": N_("Tulostettiin: {print}"),
    "log_extract.reviewed": N_("Käyttöloki tarkistettiin"),
    "log_extract.released": N_("Käyttölokiote luovutettiin"),
    "alert.break_glass": N_("Asia avattiin poikkeusluvalla"),
    "alert.openings": N_("Asioita avattiin tavallista enemmän"),
    "server.reviewed": N_("Poikkeusluvan käyttö tarkistettiin"),
    "server.protected": N_("Asia rajattiin nimetyille työntekijöille"),
    "server.unprotected": N_("Asian rajaus poistettiin"),
    "case.exported": N_("Asiakirjat vietiin tiedostoihin"),
    "case.emailed": N_("Asian tietoja lähetettiin sähköpostilla"),
    "case.attachment_added": N_("Liite lisättiin"),
    "case.attachment_changed": N_("Liitteen tietoja muutettiin"),
    "case.attachment_removed": N_("Liite poistettiin"),
    "case.attachment_restored": N_("Poistettu liite palautettiin"),
    "case.attachment_printed": N_("Liite tulostettiin"),
    "case.attachment_exported": N_("Liite vietiin tiedostoon"),
}


class Timeline(QWidget):
    """The events, the newest first; older ones show when asked for."""

    def __init__(self, step_words: Callable[[str], Words | None]) -> None:
        super().__init__()
        self._step_words = step_words
        self._events: tuple[EventRow, ...] = ()
        self._all = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._more = PlainButton(tr("Näytä kaikki"), "link", self)
        self._more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._more)

    def show_events(self, events: Sequence[EventRow]) -> None:
        """Show the events of a case."""
        self._events = tuple(events)
        self._fill()

    def lines(self) -> tuple[str, ...]:
        """Return what is shown, one line an event."""
        labels = [self._grid.itemAtPosition(row, 2) for row in range(self._grid.rowCount())]
        found = [item.widget() for item in labels if item is not None]
        return tuple(label.text() for label in found if isinstance(label, PlainLabel))

    def _on_more(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        told = self._told()
        shown = told if self._all else told[:SHOWN]
        day: date | None = None
        for row, (event, words) in enumerate(shown):
            local = event.at.astimezone(HELSINKI)
            if local.date() != day:
                day = local.date()
                head = LineLabel(show_weekday_date(day, language()), "dim", self)
                self._grid.addWidget(head, row, 0, _TOP)
            self._grid.addWidget(LineLabel(show_time(local.time()), "dim", self), row, 1, _TOP)
            self._grid.addWidget(PlainLabel(words, "", self), row, 2)
        self._more.setVisible(len(told) > len(shown))

    def _told(self) -> list[tuple[EventRow, str]]:
        """Return the events with their words; the same thing again on a day is told once."""
        told: list[tuple[EventRow, str]] = []
        for event in self._events:
            words = self._words(event)
            again = told and told[-1][1] == words and _same_day(told[-1][0], event)
            if not again:
                told.append((event, words))
        return told

    def _words(self, event: EventRow) -> str:
        what = event_words(event, self._step_words)
        return tr("{what} · {who}", what=what, who=event.actor_name) if event.actor_name else what


def _same_day(one: EventRow, other: EventRow) -> bool:
    return one.at.astimezone(HELSINKI).date() == other.at.astimezone(HELSINKI).date()


def has_words(act: str) -> bool:
    """Answer whether an act has words on the timeline."""
    return act in _ACTS


def event_words(event: EventRow, step_words: Callable[[str], Words | None]) -> str:
    """Return one event in words; an act without words is named by its code."""
    text = _ACTS.get(event.act)
    if text is None:
        return event.act
    words = step_words(event.facts.get("to", ""))
    said = tr(
        text,
        to=say(words) if words is not None else event.facts.get("to", ""),
        document=_document(event),
        print=_print(event),
    )
    times = event.facts.get("times", "1")
    return said if times == "1" else tr("{what}, {times} kertaa", what=said, times=times)


def _document(event: EventRow) -> str:
    told = event.facts.get("kind", "")
    kind = event.document_kind or (DocumentKind(told) if told in set(DocumentKind) else None)
    if kind is None:
        return ""
    name = enum_name(kind, language())
    version = event.facts.get("version", "1")
    return name if version == "1" else tr("{name}, versio {version}", name=name, version=version)


def _print(event: EventRow) -> str:
    told = event.facts.get("print", "")
    return say(PRINT_NAMES[PrintKind(told)]) if told in set(PrintKind) else ""


def last_words(events: Sequence[EventRow], kind: DocumentKind) -> str:
    """Return the day when a document of `kind` was last finished, empty when never."""
    for event in events:
        if event.act == "document.finished" and event.document_kind is kind:
            return show_date(event.at.astimezone(HELSINKI).date())
    return ""
