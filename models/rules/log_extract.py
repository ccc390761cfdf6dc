"""The client's own log extract (käyttölokiote, ATL 703/2023 11 §): who, when, what and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.rules.dates import show_date, show_time, show_weekday_date
from models.rules.deadlines import add_months
from models.rules.enum_words import enum_name
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.log_words import act_words, purpose_words
from models.rules.print_words import word
from models.rules.printed import Grid, Paragraph, Part
from models.rules.words import Language, Words

_HELSINKI = ZoneInfo("Europe/Helsinki")
_MONTHS = 24


class WithholdGround(StrEnum):
    """Why a line is not given (ATL 11 §; read in a guide, see `log.withheld`)."""

    CLIENT_DANGER = "client_danger"
    OTHERS_RIGHTS = "others_rights"
    TOO_OLD = "too_old"


GROUND_WORDS: Mapping[WithholdGround, Words] = {
    WithholdGround.CLIENT_DANGER: Words(
        "tiedosta voisi aiheutua vakavaa vaaraa asiakkaan terveydelle tai hoidolle",
        "uppgiften kan medföra allvarlig fara för klientens hälsa eller vård",
        "the data could seriously endanger the client's health or care",
    ),
    WithholdGround.OTHERS_RIGHTS: Words(
        "tiedosta voisi aiheutua vakavaa vaaraa jonkun muun oikeuksille",
        "uppgiften kan medföra allvarlig fara för någon annans rättigheter",
        "the data could seriously endanger the rights of another",
    ),
    WithholdGround.TOO_OLD: Words(
        "tieto on yli kaksi vuotta vanha eikä siihen ole erityistä syytä",
        "uppgiften är äldre än två år och det finns inget särskilt skäl",
        "the data is more than two years old and there is no special reason",
    ),
}
_WITHHELD = Words(
    "Pidätetty: {ground} (asiakastietolaki 703/2023 11 §).",
    "Undanhållet: {ground} (kunduppgiftslagen 703/2023 11 §).",
    "Withheld: {ground} (Act 703/2023 section 11).",
)
_LEAD = Words(
    "Tästä näet, kuka on käsitellyt tietojasi, milloin, mitä tietoja ja miksi. Aika: {period}. "
    "Rivejä on {count}.",
    "Här ser du vem som har behandlat dina uppgifter, när, vilka uppgifter och varför. "
    "Tid: {period}. Antal rader: {count}.",
    "Here you see who has handled your data, when, which data and why. Time: {period}. "
    "Lines: {count}.",
)
_NONE = Words(
    "Tietojasi ei ole käsitelty tänä aikana.",
    "Dina uppgifter har inte behandlats under denna tid.",
    "Your data has not been handled in this time.",
)
_REFUSED = Words(
    "Rivejä on pidätetty {count}. Pyydä niistä kirjallinen päätös, jos et hyväksy pidättämistä.",
    "Antal undanhållna rader: {count}. Begär ett skriftligt beslut om du inte godtar detta.",
    "Lines withheld: {count}. Ask for a written decision if you do not accept this.",
)
_ASK = Words(
    "Jos jokin rivi herättää kysymyksiä, ota yhteyttä: {contact}.",
    "Om du har frågor om någon rad, kontakta: {contact}.",
    "If you have questions about a line, contact: {contact}.",
)
_TIMES = Words("{count} kertaa", "{count} gånger", "{count} times")


@dataclass(frozen=True, slots=True)
class LogUse:
    """One line of the use log as it concerns the client."""

    seq: int
    at: datetime
    who: str
    act: str
    document: DocumentKind | None = None
    purpose: str = ""
    facts: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ExtractLine:
    """A line of the extract: the same use by the same worker on one day, `count` times.

    `seq` is the number of its first line in the use log and names it.
    """

    seq: int
    first_at: datetime
    last_at: datetime
    who: str
    act: str
    document: DocumentKind | None
    purpose: str
    printed: str
    count: int

    @property
    def day(self) -> date:
        """The day in Finland."""
        return self.first_at.astimezone(_HELSINKI).date()


def earliest_day(today: date) -> date:
    """Return from which day on a client gets log data without a special reason."""
    return add_months(today, -_MONTHS)


def checked_period(first: date, last: date, *, today: date, special: bool) -> None:
    """Raise RuleBroken("log_extract.period" | "log_extract.too_old") for a period not given."""
    if not first <= last <= today:
        raise RuleBroken("log_extract.period", today=today)
    if first < earliest_day(today) and not special:
        raise RuleBroken("log_extract.too_old", first=earliest_day(today))


def extract_lines(uses: Iterable[LogUse]) -> tuple[ExtractLine, ...]:
    """Return uses joined day by day, in the order in which each first happened."""
    found: dict[tuple[object, ...], list[LogUse]] = {}
    for use in uses:
        printed = (use.facts or {}).get("print", "")
        day = use.at.astimezone(_HELSINKI).date()
        key = (day, use.who, use.act, use.document, use.purpose, printed)
        found.setdefault(key, []).append(use)
    return tuple(_joined(together) for together in found.values())


def _joined(uses: list[LogUse]) -> ExtractLine:
    first = uses[0]
    return ExtractLine(
        seq=first.seq,
        first_at=first.at,
        last_at=uses[-1].at,
        who=first.who,
        act=first.act,
        document=first.document,
        purpose=first.purpose,
        printed=(first.facts or {}).get("print", ""),
        count=len(uses),
    )


def line_when(line: ExtractLine, language: Language) -> str:
    """Return day and time, e.g. "ti 24.11.2026 9.05–15.20, 4 kertaa"."""
    day = show_weekday_date(line.day, language)
    times = dict.fromkeys(
        show_time(at.astimezone(_HELSINKI).time()) for at in (line.first_at, line.last_at)
    )
    said = f"{day} {'–'.join(times)}"
    if line.count == 1:
        return said
    return f"{said}, {_TIMES.said_in(language).format(count=line.count)}"


def line_what(line: ExtractLine, language: Language) -> str:
    """Return what was done with which data, in clear words."""
    document = enum_name(line.document, language) if line.document else ""
    return act_words(line.act, language, document=document, printed=line.printed)


def line_why(line: ExtractLine, language: Language) -> str:
    """Return for which purpose."""
    return purpose_words(line.purpose, language)


def withheld_words(ground: WithholdGround, language: Language) -> str:
    """Return what stands in the place of a line that is not given."""
    words = GROUND_WORDS[ground].said_in(language)
    return _WITHHELD.said_in(language).format(ground=words)


def extract_parts(
    lines: tuple[ExtractLine, ...],
    withheld: Mapping[int, WithholdGround],
    *,
    language: Language,
    first: date,
    last: date,
    contact: str,
) -> tuple[Part, ...]:
    """Return the extract: what it is, every line numbered, withheld ones with their ground."""
    period = f"{show_date(first)}–{show_date(last)}"
    lead = _LEAD.said_in(language).format(period=period, count=len(lines))
    parts: list[Part] = [Paragraph(lead)]
    if withheld:
        parts.append(Paragraph(_REFUSED.said_in(language).format(count=len(withheld))))
    if contact:
        parts.append(Paragraph(_ASK.said_in(language).format(contact=contact)))
    if not lines:
        return (*parts, Paragraph(_NONE.said_in(language)))
    head = tuple(word(key, language) for key in ("number", "when", "by", "what", "why"))
    rows = tuple(
        _row(number, line, withheld.get(line.seq), language)
        for number, line in enumerate(lines, start=1)
    )
    return (*parts, Grid(head, rows, (6, 24, 20, 32, 28)))


def _row(
    number: int, line: ExtractLine, ground: WithholdGround | None, language: Language
) -> tuple[str, ...]:
    if ground is not None:
        return str(number), "", "", withheld_words(ground, language), ""
    return (
        str(number),
        line_when(line, language),
        line.who,
        line_what(line, language),
        line_why(line, language),
    )
