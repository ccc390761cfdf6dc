"""The day log of time limits (määräaikojen päiväkirja) for the lead: printed and signed off."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from models.entities.day_log import DayLogSigning
from models.rules.changes import Changes, DayLogSigned
from models.rules.dates import show_date
from models.rules.day_log import ClockLine, day_lines
from models.rules.day_log_signing import (
    KeptLines,
    SignedDayLog,
    SignedState,
    differing,
    signed_sections,
)
from models.rules.day_log_words import sums, table
from models.rules.deadlines import add_months
from models.rules.errors import RuleBroken
from models.rules.plain import from_plain, to_plain
from models.rules.printed import (
    PRINT_NAMES,
    PrintedSheet,
    PrintKind,
    PrintSection,
    with_sections,
)
from models.rules.purposes import Purpose
from models.rules.rights import Actor, Right
from models.rules.words import Language
from models.store import signed_logs
from models.store.day_list import courses
from models.store.uow import HELSINKI, UnitOfWork, Work

_MOST_MONTHS = 12


def day_log(
    uow: UnitOfWork, actor: Actor, *, first: date, last: date, language: Language
) -> PrintedSheet:
    """Return what became of the time limits of one's own cases; logged with its period.

    It names cases by number only. RuleBroken("day_log.period") for a period that ends before it
    begins, after today, or is longer than a year.
    """
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        _require_period(work, first, last)
        lines = _lines(work, first, last)
        period = f"{show_date(first)}–{show_date(last)}" if first != last else show_date(first)
        sheet = PrintedSheet(
            kind=PrintKind.DAY_LOG,
            title=f"{PRINT_NAMES[PrintKind.DAY_LOG].said_in(language)} {period}",
            number="",
            language=language,
            organisation=work.records.organisation(),
            made_on=work.today,
            compact=True,
        )
        facts = {
            "print": PrintKind.DAY_LOG.value,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "count": len(lines),
        }
        work.log("print.made", purpose=Purpose.SUPERVISION.value, facts=facts)
        signed = signed_sections(tuple(_states(work, lines, first, last)), language)
        work.commit()
        told = PrintSection("", (sums(lines, language), table(lines, language)))
        return with_sections(sheet, told, *signed)


def day_log_signings(uow: UnitOfWork, actor: Actor) -> tuple[SignedDayLog, ...]:
    """Return what has been signed off in the actor's team, the newest first."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        return tuple(each.row() for each in signed_logs.signings(work.session, actor))


def signed_states(
    uow: UnitOfWork, actor: Actor, *, first: date, last: date
) -> tuple[SignedState, ...]:
    """Return the signings of a period and how its lines differ now from each.

    Raises RuleBroken("day_log.period").
    """
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        _require_period(work, first, last)
        return tuple(_states(work, _lines(work, first, last), first, last))


def sign_day_log(
    uow: UnitOfWork, actor: Actor, *, signing_id: UUID, first: date, last: date
) -> Changes:
    """Sign the day log of a period off: its lines are kept as they stand, with name and time.

    The same id again changes nothing. Raises RuleBroken("day_log.period" | "day_log.running"):
    a day that has not ended is not signed off.
    """
    with uow.begin(actor, Right.ASSIGN) as work:
        if signed_logs.find_signing(work.session, signing_id) is not None:
            return ()
        _require_period(work, first, last)
        if last >= work.today:
            raise RuleBroken("day_log.running")
        content = to_plain(KeptLines(_lines(work, first, last)))
        signing = DayLogSigning(
            id=signing_id,
            number=signed_logs.next_number(work.session),
            first_on=first,
            last_on=last,
            team_id=actor.team_id,
            worker_id=actor.user_id,
            signed_at=work.now,
            content=content,
            sha256=_hash(content),
        )
        work.session.add(signing)
        facts = {"number": signing.number, "first": first.isoformat(), "last": last.isoformat(),
                 "sha256": signing.sha256}  # fmt: skip
        work.log("day_log.signed", facts=facts)
        work.record(DayLogSigned())
        return work.commit()


def _require_period(work: Work, first: date, last: date) -> None:
    if not first <= last <= work.today or add_months(first, _MOST_MONTHS) < last:
        raise RuleBroken("day_log.period", today=work.today)


def _states(
    work: Work, now: tuple[ClockLine, ...], first: date, last: date
) -> Iterator[SignedState]:
    for signing in signed_logs.signings_of(work.session, work.actor, first, last):
        came, went = differing(now, from_plain(KeptLines, signing.content).lines)
        yield SignedState(signing.row(), came, went)


def _hash(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _lines(work: Work, first: date, last: date) -> tuple[ClockLine, ...]:
    settings = work.records.rule_settings()
    found = [
        line
        for course in courses(work.session, work.actor, HELSINKI, first=first, last=last)
        for line in day_lines(course, settings, first=first, last=last)
    ]
    return tuple(sorted(found, key=lambda line: (line.at, line.number)))
