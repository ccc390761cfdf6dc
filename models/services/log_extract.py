"""Giving a client the log extract: reviewed line by line, released once, and that is logged too."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from models.entities.case import Case
from models.rules.changes import Changes, LogReleased
from models.rules.log_extract import (
    ExtractLine,
    WithholdGround,
    checked_period,
    extract_lines,
    extract_parts,
)
from models.rules.printed import PrintedSheet, PrintKind, PrintSection, with_sections
from models.rules.purposes import Purpose
from models.rules.rights import Actor, Right
from models.rules.words import Language
from models.services.case_sheets import sheet_of
from models.services.print_parts import (
    Asked,
    blank,
    client_line,
    cover_of,
    joined,
    print_language,
    reader_of,
    unparted,
)
from models.store.log_list import RELEASED, log_uses
from models.store.uow import UnitOfWork, Work


def log_extract_lines(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    first: date,
    last: date,
    special: bool = False,
) -> tuple[ExtractLine, ...]:
    """Return the lines to be reviewed; the review is a use of its own and logged.

    Without a `special` reason no older than two years: RuleBroken("log_extract.too_old").
    """
    with uow.begin(actor, Right.EXPORT) as work:
        case = work.cases.get(case_id)
        checked_period(first, last, today=work.today, special=special)
        found = _lines(work, case, first, last)
        work.log("log_extract.reviewed", case_id=case.id, purpose=Purpose.LOG_REQUEST.value)
        work.commit()
        return found


def release_log_extract(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    first: date,
    last: date,
    withheld: Mapping[int, WithholdGround],
    language: Language | None = None,
    reader_id: UUID | None = None,
    special: bool = False,
) -> tuple[PrintedSheet, Changes]:
    """Return the extract as it is given, with a line in the place of each withheld one.

    `withheld` has the ground of a line by its `seq`. The release answers an open log request
    (ATL 11 §). Raises as `log_extract_lines` does, and "recipient.forbidden".
    """
    with uow.begin(actor, Right.EXPORT) as work:
        case = work.cases.get(case_id)
        checked_period(first, last, today=work.today, special=special)
        asked = _asked(work, case, language, reader_id)
        lines = _lines(work, case, first, last)
        kept = {line.seq: withheld[line.seq] for line in lines if line.seq in withheld}
        organisation = work.records.organisation()
        parts = extract_parts(
            lines,
            kept,
            language=asked.language,
            first=first,
            last=last,
            contact=joined((organisation.unit, unparted(organisation.phone), organisation.email)),
        )
        sheet = with_sections(
            blank(asked, client_line(case, asked.language), compact=True), PrintSection("", parts)
        )
        _answer(work, case)
        _log(work, case, first, last, kept, len(lines), reader_id, special=special)
        work.record(LogReleased(case.id))
        return sheet, work.commit()


def _asked(work: Work, case: Case, language: Language | None, reader_id: UUID | None) -> Asked:
    reader = reader_of(work, case, reader_id)
    kind = PrintKind.LOG_EXTRACT
    spoken = print_language(case, kind, language)
    return Asked(
        work, case, sheet_of(work, case), kind, spoken, reader, cover_of(work, case, reader)
    )


def _lines(work: Work, case: Case, first: date, last: date) -> tuple[ExtractLine, ...]:
    mine = [own.id for own in work.cases.all_for(case.client_id) if work.cases.has_tie(own)]
    return extract_lines(log_uses(work.session, case.client_id, mine, first=first, last=last))


def _answer(work: Work, case: Case) -> None:
    asked, answered = case.log_requested_on, case.log_answered_on
    if asked is not None and (answered is None or answered < asked):
        case.take({"log_answered_on": work.today})


def _log(
    work: Work,
    case: Case,
    first: date,
    last: date,
    kept: Mapping[int, WithholdGround],
    count: int,
    reader_id: UUID | None,
    *,
    special: bool,
) -> None:
    work.log(
        RELEASED,
        case_id=case.id,
        purpose=Purpose.LOG_REQUEST.value,
        facts={
            "print": PrintKind.LOG_EXTRACT.value,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "count": count,
            "withheld": [f"{seq}:{ground.value}" for seq, ground in kept.items()],
            "reader": str(reader_id or ""),
            "special": special,
        },
    )
