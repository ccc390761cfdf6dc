"""The day log of time limits (määräaikojen päiväkirja) for the lead: a day or a period."""

from datetime import date

from models.rules.dates import show_date
from models.rules.day_log import ClockLine, day_lines
from models.rules.day_log_words import sums, table
from models.rules.deadlines import add_months
from models.rules.errors import RuleBroken
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
        if not first <= last <= work.today or add_months(first, _MOST_MONTHS) < last:
            raise RuleBroken("day_log.period", today=work.today)
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
        work.commit()
        return with_sections(
            sheet, PrintSection("", (sums(lines, language), table(lines, language)))
        )


def _lines(work: Work, first: date, last: date) -> tuple[ClockLine, ...]:
    settings = work.records.rule_settings()
    found = [
        line
        for course in courses(work.session, work.actor, HELSINKI, first=first, last=last)
        for line in day_lines(course, settings, first=first, last=last)
    ]
    return tuple(sorted(found, key=lambda line: (line.at, line.number)))
