"""The day log of time limits in words."""

from collections.abc import Mapping

from models.rules.clock_words import clock_name
from models.rules.dates import show_date, show_time, show_weekday_date
from models.rules.day_log import HELSINKI, ClockEvent, ClockLine
from models.rules.enum_words import enum_name
from models.rules.law import citation, citation_in
from models.rules.print_words import unbroken, word
from models.rules.printed import Grid, Pairs, Paragraph, Part
from models.rules.words import Language, Words

_EVENTS: Mapping[ClockEvent, Words] = {
    ClockEvent.SET: Words("asetettu {due}", "satt till {due}", "set to {due}"),
    ClockEvent.MOVED: Words(
        "siirtynyt: {former} → {due}", "flyttad: {former} → {due}", "moved: {former} → {due}"
    ),
    ClockEvent.MET: Words(
        "täytetty {stopped}, ajoissa", "uppfylld {stopped}, i tid", "met on {stopped}, in time"
    ),
    ClockEvent.MET_LATE: Words(
        "täytetty {stopped}, myöhässä (viimeistään {due})",
        "uppfylld {stopped}, för sent (senast {due})",
        "met on {stopped}, late (due {due})",
    ),
    ClockEvent.MISSED: Words("ylittynyt {due}", "överskriden {due}", "missed {due}"),
    ClockEvent.LAPSED: Words("kulunut umpeen {due}", "utgången {due}", "lapsed {due}"),
    ClockEvent.OPENED: Words(
        "avattu uudelleen {due}", "öppnad på nytt {due}", "opened again {due}"
    ),
    ClockEvent.DROPPED: Words("poistunut", "bortfallen", "dropped"),
}
_ACTS: Mapping[str, Words] = {
    "": Words(
        "ei kirjausta määräpäivään mennessä",
        "ingen anteckning före sista dagen",
        "nothing recorded by the last day",
    ),
    "case.recorded": Words("asia tuli vireille", "ärendet inleddes", "the matter became pending"),
    "case.joined": Words("uusi yhteydenotto", "ny kontakt", "a new contact"),
    "case.renewed": Words("uusi arviointi alkoi", "ny bedömning inleddes", "assessed anew"),
    "case.closed": Words("asia päätettiin", "ärendet avslutades", "the matter was closed"),
    "document.finished": Words("{document}", "{document}", "{document}"),
    "decision.signed": Words(
        "päätös allekirjoitettiin", "beslutet undertecknades", "the decision was signed"
    ),
    "decision.served": Words(
        "päätös annettiin tiedoksi", "beslutet delgavs", "the decision was served"
    ),
    "decision.demand_recorded": Words(
        "oikaisuvaatimus saapui", "omprövningsbegäran inkom", "a demand was received"
    ),
    "demand.answer_served": Words(
        "oikaisuratkaisu annettiin tiedoksi", "omprövningen delgavs", "the answer was served"
    ),
    "demand.to_court": Words("valitus tehtiin", "besvär anfördes", "taken to court"),
    "demand.court_ended": Words("valitus päättyi", "besväret avslutades", "the court has ended it"),
    "instructions.reissued": Words(
        "uusi oikaisuvaatimusohje", "ny anvisning om omprövning", "new instructions"
    ),
    "log_extract.released": Words(
        "käyttölokiote luovutettiin", "logguppgifterna lämnades ut", "the log extract was released"
    ),
}
_NONE = Words(
    "Määräajoissa ei tapahtunut mitään.",
    "Inget hände med tidsfristerna.",
    "Nothing happened to the time limits.",
)
_SUMS: tuple[tuple[ClockEvent, Words], ...] = (
    (ClockEvent.SET, Words("Asetettu", "Satta", "Set")),
    (ClockEvent.MOVED, Words("Siirtynyt", "Flyttade", "Moved")),
    (ClockEvent.MET, Words("Täytetty ajoissa", "Uppfyllda i tid", "Met in time")),
    (ClockEvent.MET_LATE, Words("Täytetty myöhässä", "Uppfyllda för sent", "Met late")),
    (ClockEvent.MISSED, Words("Ylittynyt", "Överskridna", "Missed")),
    (ClockEvent.LAPSED, Words("Kulunut umpeen", "Utgångna", "Lapsed")),
)


def sums(lines: tuple[ClockLine, ...], language: Language) -> Pairs:
    """Return how many lines of each kind there are."""
    counted = ((words, sum(line.event is event for line in lines)) for event, words in _SUMS)
    return Pairs(tuple((words.said_in(language), str(count)) for words, count in counted))


def table(lines: tuple[ClockLine, ...], language: Language) -> Part:
    """Return the numbered lines as a table, or that there are none."""
    if not lines:
        return Paragraph(_NONE.said_in(language))
    keys = ("number", "when", "case", "clock", "what", "by", "why")
    head = tuple(word(key, language) for key in keys)
    rows = tuple(_row(number, line, language) for number, line in enumerate(lines, start=1))
    return Grid(head, rows, (6, 16, 15, 18, 18, 13, 24))


def _row(number: int, line: ClockLine, language: Language) -> tuple[str, ...]:
    local = line.at.astimezone(HELSINKI)
    moment = show_weekday_date(local.date(), language)
    if line.act:
        moment = f"{moment}\n{show_time(local.time())}"
    name = clock_name(line.clock.kind, language)
    return (
        str(number),
        moment,
        line.number,
        name,
        event_words(line, language),
        line.who,
        _why(line, language),
    )


def event_words(line: ClockLine, language: Language) -> str:
    """Return what became of the time limit: "siirtynyt: 1.12.2026 → 3.12.2026"."""
    days = {
        "due": line.clock.due,
        "former": line.former,
        "stopped": line.clock.stopped_on,
    }
    shown = {name: show_date(day) if day else "" for name, day in days.items()}
    return _EVENTS[line.event].said_in(language).format(**shown)


def _why(line: ClockLine, language: Language) -> str:
    words = _ACTS.get(line.act, Words(line.act))
    document = enum_name(line.document, language) if line.document else ""
    said = words.said_in(language).format(document=document)
    house = citation("house.target")
    law = next((each for each in line.clock.basis if each != house), "")
    basis = unbroken(citation_in(law, language)) if law else ""
    if not line.clock.statutory:
        basis = ", ".join(part for part in (word("house", language), basis) if part)
    return f"{said}\n({basis})" if basis else said
