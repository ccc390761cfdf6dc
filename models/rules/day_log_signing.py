"""Signing off the day log of time limits (kuittaus), and what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models.rules.clock_words import clock_name
from models.rules.dates import show_date, show_time
from models.rules.day_log import HELSINKI, ClockLine
from models.rules.day_log_words import event_words, table
from models.rules.printed import Paragraph, PrintSection
from models.rules.words import Language, Words


@dataclass(frozen=True, slots=True)
class SignedDayLog:
    """One signing: its running number, the period, and who signed it off and when."""

    id: UUID
    number: int
    first: date
    last: date
    signer: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The lines of a signed day log as they are stored."""

    lines: tuple[ClockLine, ...]


@dataclass(frozen=True, slots=True)
class SignedState:
    """A signing and how the lines differ now: those that came, and those that went."""

    signed: SignedDayLog
    came: tuple[ClockLine, ...] = ()
    went: tuple[ClockLine, ...] = ()

    @property
    def changes(self) -> int:
        """How many lines differ."""
        return len(self.came) + len(self.went)


_HEADS = {
    "signed": Words("Kuittaus", "Kvittering", "Sign-off"),
    "came": Words(
        "Tullut kuittauksen {number} jälkeen",
        "Tillkommit efter kvittering {number}",
        "Come after sign-off {number}",
    ),
    "went": Words(
        "Poistunut kuittauksen {number} jälkeen",
        "Bortfallit efter kvittering {number}",
        "Gone after sign-off {number}",
    ),
}
_UNSIGNED = Words("Ei kuitattu.", "Inte kvitterad.", "Not signed off.")
_SIGNED = Words(
    "Nro {number}, {first}–{last}: {signer} {day} klo {time}",
    "Nr {number}, {first}–{last}: {signer} {day} kl. {time}",
    "No. {number}, {first}–{last}: {signer} {day} at {time}",
)


def differing(
    now: Sequence[ClockLine], then: Sequence[ClockLine]
) -> tuple[tuple[ClockLine, ...], tuple[ClockLine, ...]]:
    """Return the lines that have come and those that have gone since they were signed off."""
    known, present = {key_of(line) for line in then}, {key_of(line) for line in now}
    came = tuple(line for line in now if key_of(line) not in known)
    went = tuple(line for line in then if key_of(line) not in present)
    return came, went


def key_of(line: ClockLine) -> tuple[object, ...]:
    """Return what makes a line the same one: when, of what, what became of it, and by whom."""
    clock = line.clock
    return (
        line.at, line.number, clock.kind, clock.recipient_id, line.event, clock.due,
        line.former, clock.stopped_on, line.who, line.act,
    )  # fmt: skip


def signed_words(signed: SignedDayLog, language: Language) -> str:
    """Return "Nro 3, 1.11.2026–23.11.2026: Anna Hakala 24.11.2026 klo 9.15"."""
    local = signed.signed_at.astimezone(HELSINKI)
    return _SIGNED.said_in(language).format(
        number=signed.number,
        first=show_date(signed.first),
        last=show_date(signed.last),
        signer=signed.signer,
        day=show_date(local.date()),
        time=show_time(local.time()),
    )


def line_words(line: ClockLine, language: Language) -> str:
    """Return a line of the day log as one sentence."""
    day = show_date(line.at.astimezone(HELSINKI).date())
    name = clock_name(line.clock.kind, language)
    return f"{day} {line.number}: {name}, {event_words(line, language)}"


def signed_sections(states: Sequence[SignedState], language: Language) -> tuple[PrintSection, ...]:
    """Return who signed the period off, and the lines that differ since, for the print."""
    said = tuple(Paragraph(signed_words(state.signed, language)) for state in states)
    unsigned = (Paragraph(_UNSIGNED.said_in(language)),)
    found = [PrintSection(_HEADS["signed"].said_in(language), said or unsigned)]
    for state in states:
        for key, lines in (("came", state.came), ("went", state.went)):
            if lines:
                head = _HEADS[key].said_in(language).format(number=state.signed.number)
                found.append(PrintSection(head, (table(lines, language),)))
    return tuple(found)
