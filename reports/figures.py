"""The half-year report owed to THL on paper: numbers, shares and rules, no case's name."""

from collections.abc import Iterator

from models.rules.figures import HalfYear, Line
from models.rules.figures_print import FiguresPrint
from models.rules.figures_staff import Staffing, distribution
from models.rules.figures_words import BASIS, LINES, RULES, STAFF_BASIS
from models.rules.law import authority
from models.rules.words import Words
from reports.content import Block, Facts, Heading, Items, Masthead, Table, Text, Title
from reports.dates import shown
from reports.logo import logo_of
from reports.sheet import bound

_TITLE = Words(
    "Lastensuojelun käsittelyajat",
    "Behandlingstiderna inom barnskyddet",
    "Processing times in child protection",
)
_RUNNING = Words("KESKEN – jakso jatkuu", "PÅGÅR – perioden är inte slut", "UNFINISHED period")
_AREA = Words("Hyvinvointialue", "Välfärdsområde", "Wellbeing services county")
_PERIOD = Words("Jakso", "Period", "Period")
_AS_OF = Words("Laskettu tilanteesta", "Läget den", "As on")
_DUE = Words("Toimitetaan viimeistään", "Insänds senast", "To be sent by")
_CONTACT = Words("Yhteyshenkilö", "Kontaktperson", "Contact")
_STARTS = Words("Arvioinnin aloittaminen", "Inledande av bedömningen", "Start of the assessment")
_READIES = Words(
    "Arvioinnin valmistuminen", "Färdigställande av bedömningen", "Completion of the assessment"
)
_LINE = Words("Rivi", "Rad", "Line")
_NUMBER = Words("Määrä", "Antal", "Number")
_SHARE = Words("Osuus", "Andel", "Share")
_PREVIOUS = Words("Edellinen jakso", "Föregående period", "Period before")
_COMMENT = Words("Kommentti: {authority}", "Kommentar: {authority}", "Comment: {authority}")
_NO_COMMENT = Words("Ei kommenttia.", "Ingen kommentar.", "No comment.")
_BASIS = Words("Laskentaperuste", "Beräkningsgrund", "How it is counted")
_STAFF = Words(
    "Lastensuojelun sosiaalityön henkilöstömitoitus {day}",
    "Personaldimensioneringen inom barnskyddets socialarbete {day}",
    "Staffing of child protection social work {day}",
)
_CLIENTS = Words("Lastensuojelun asiakkaita", "Klienter inom barnskyddet", "Clients")
_WORKERS = Words("Sosiaalityöntekijöitä", "Socialarbetare", "Social workers")
_OVER = Words("Yli {limit} asiakasta", "Över {limit} klienter", "Over {limit} clients")
_MOST = Words("Eniten asiakkaita yhdellä", "Flest klienter hos en", "Most clients of one worker")
_WITHOUT = Words("Ilman työntekijää", "Utan medarbetare", "Without a worker")
_CHILDREN = Words("Asiakkaita", "Klienter", "Clients")
_START_LINES = tuple(line for line in Line if line.value.startswith("A"))
_READY_LINES = tuple(line for line in Line if line.value.startswith("B"))
_SHARES = (8.0, 46.0, 13.0, 13.0, 20.0)


def figures_pdf(facts: FiguresPrint) -> bytes:
    """Return the report as a tagged PDF/A-2b; the same facts give the same bytes."""
    return bound(_masthead(facts), tuple(_blocks(facts))).pdf


def _blocks(facts: FiguresPrint) -> Iterator[Block]:
    say = facts.language
    yield Title(_title(facts))
    yield Facts(_about(facts))
    yield Heading(_STARTS.said_in(say))
    yield _table(facts, _START_LINES)
    yield Heading(_READIES.said_in(say))
    yield _table(facts, _READY_LINES)
    if facts.staffing is not None:
        yield from _staffing(facts, facts.staffing)
    name = authority("supervision", facts.made_on).said_in(say)
    yield Heading(_COMMENT.said_in(say).format(authority=name))
    yield Text(facts.comment or _NO_COMMENT.said_in(say))
    yield Heading(_BASIS.said_in(say))
    yield Items(tuple(words.said_in(say) for words in BASIS))
    yield Facts(tuple((line.value, RULES[line].said_in(say)) for line in Line))


def _about(facts: FiguresPrint) -> tuple[tuple[str, str], ...]:
    say, sender = facts.language, facts.sender
    contact = (sender.name, sender.title, sender.phone, sender.email)
    rows = (
        (_AREA, facts.organisation.name),
        (_PERIOD, _days(facts)),
        (_AS_OF, shown(facts.figures.as_of)),
        (_DUE, shown(facts.period.due)),
        (_CONTACT, ", ".join(part for part in contact if part)),
    )
    return tuple((words.said_in(say), text) for words, text in rows if text)


def _table(facts: FiguresPrint, lines: tuple[Line, ...]) -> Table:
    say, figures, before = facts.language, facts.figures, facts.previous
    head = ("", _LINE, _NUMBER, _SHARE, _PREVIOUS)
    rows = tuple(
        (
            line.value,
            LINES[line].said_in(say),
            str(figures.count(line)),
            percent(figures.share(line)),
            _before(before, line),
        )
        for line in lines
    )
    return Table(tuple(words if isinstance(words, str) else words.said_in(say) for words in head),
                 rows, _SHARES)  # fmt: skip


def _staffing(facts: FiguresPrint, staffing: Staffing) -> Iterator[Block]:
    say = facts.language
    yield Heading(_STAFF.said_in(say).format(day=shown(staffing.day)))
    rows = [(_CLIENTS.said_in(say), len(staffing.clients)),
            (_WORKERS.said_in(say), len(staffing.workers))]  # fmt: skip
    if staffing.limit is not None:
        rows.append((_OVER.said_in(say).format(limit=staffing.limit), len(staffing.over)))
    rows += [(_MOST.said_in(say), staffing.most), (_WITHOUT.said_in(say), len(staffing.without))]
    yield Facts(tuple((name, str(number)) for name, number in rows))
    spread = distribution(staffing)
    if spread:
        head = (_CHILDREN.said_in(say), _WORKERS.said_in(say))
        lines = tuple((f"{low}–{high}", str(count)) for low, high, count in spread)
        yield Table(head, lines, (50.0, 50.0))
    yield Items(tuple(words.said_in(say) for words in STAFF_BASIS))


def _before(before: HalfYear | None, line: Line) -> str:
    if before is None:
        return "–"
    share = before.share(line)
    return str(before.count(line)) if share is None else f"{before.count(line)} ({percent(share)})"


def percent(share: float | None) -> str:
    """Return a share as Finnish and Swedish write it: "97,99 %"; empty where there is none."""
    return "" if share is None else f"{share * 100:.2f} %".replace(".", ",")


def _title(facts: FiguresPrint) -> str:
    return f"{_TITLE.said_in(facts.language)} {_days(facts)}"


def _days(facts: FiguresPrint) -> str:
    return f"{shown(facts.period.first)}–{shown(facts.period.last)}"


def _masthead(facts: FiguresPrint) -> Masthead:
    organisation = facts.organisation
    title = _title(facts)
    return Masthead(
        sender=tuple(part for part in (organisation.name, organisation.unit) if part),
        logo=logo_of(organisation),
        name=_TITLE.said_in(facts.language),
        metadata=(shown(facts.made_on), facts.period.name),
        recipient=(),
        draft=_RUNNING.said_in(facts.language) if facts.running else "",
        language=facts.language,
        title=title,
        author=organisation.name or facts.sender.name,
        subject=facts.period.name,
        compact=True,
    )
