"""The half-year figures owed to THL (puolivuosiluvut): counted, explained, sent and kept."""

import hashlib
from collections.abc import Callable
from uuid import UUID, uuid4

from models.entities.figures import LateReason, SentFigures
from models.rules.changes import Changes, FiguresChanged
from models.rules.errors import RuleBroken
from models.rules.figures import LATE_LINES, HalfYear, Line
from models.rules.figures_periods import Period, is_running, period_named
from models.rules.figures_print import FiguresPrint
from models.rules.figures_report import (
    LateCase,
    Report,
    SentData,
    SentRow,
    checked_comment,
    checked_reason,
    differences,
)
from models.rules.figures_staff import Staffing
from models.rules.letters import Official
from models.rules.names import given_first
from models.rules.plain import from_plain, to_plain
from models.rules.rights import Actor, Right
from models.rules.words import Language
from models.services.figures_counting import Counted, counted, late_cases, staffing_of
from models.store import sent_figures
from models.store.uow import UnitOfWork, Work


def figures_report(uow: UnitOfWork, actor: Actor, *, period: str) -> Report:
    """Return the figures of a period such as "2026H1" with everything behind them.

    All cases of the house are counted, closed ones too; the reader's ties decide only which can be
    opened. Raises RuleBroken("figures.no_period" | "figures.future").
    """
    with uow.begin(actor, Right.READ_FIGURES) as work:
        wanted = period_named(period, today=work.today)
        found = counted(work, wanted)
        report = _report(work, wanted, found)
        shown = {"period": wanted.name, "count": found.figures.count(Line.PENDING)}
        work.log("figures.shown", facts=shown)
        work.commit()
        return report


def late_list(uow: UnitOfWork, actor: Actor, *, period: str, line: Line) -> tuple[LateCase, ...]:
    """Return why each case of a late line is late: days, who had it and the recorded reasons."""
    with uow.begin(actor, Right.READ_FIGURES) as work:
        if line not in LATE_LINES:
            raise RuleBroken("figures.not_late")
        wanted = period_named(period, today=work.today)
        found = late_cases(work, wanted, line)
        work.log("figures.late_shown", facts={"period": wanted.name, "count": len(found)})
        work.commit()
        return found


def figures_print(
    uow: UnitOfWork, actor: Actor, *, period: str, language: Language = Language.FINNISH
) -> FiguresPrint:
    """Return what the report of a period says on paper, with the comment written so far."""
    with uow.begin(actor, Right.READ_FIGURES) as work:
        wanted = period_named(period, today=work.today)
        comment = sent_figures.comment_of(work.session, wanted.name)
        found = counted(work, wanted)
        printed = _printed(work, wanted, found, comment, language)
        work.log("figures.printed", facts={"period": wanted.name})
        work.commit()
        return printed


def keep_figures_comment(uow: UnitOfWork, actor: Actor, *, period: str, text: str) -> Changes:
    """Keep the comment for the supervising authority until the report is sent."""
    with uow.begin(actor, Right.SEND_FIGURES) as work:
        wanted = period_named(period, today=work.today)
        sent_figures.keep_comment(work.session, wanted.name, checked_comment(text))
        work.log("figures.commented", facts={"period": wanted.name})
        return work.commit()


def mark_figures_sent(
    uow: UnitOfWork,
    actor: Actor,
    *,
    period: str,
    report_id: UUID,
    comment: str,
    draw: Callable[[FiguresPrint], bytes],
    language: Language = Language.FINNISH,
) -> Changes:
    """Freeze the report of a period as it was sent: its pages and the cases behind each number.

    `draw` makes the pages. The same id again changes nothing. Raises RuleBroken("figures.running")
    for a period that has not ended.
    """
    with uow.begin(actor, Right.SEND_FIGURES) as work:
        if sent_figures.find_sent(work.session, report_id) is not None:
            return ()
        wanted = period_named(period, today=work.today)
        if is_running(wanted, work.today):
            raise RuleBroken("figures.running", last=wanted.last)
        said = checked_comment(comment)
        found = counted(work, wanted)
        pdf = draw(_printed(work, wanted, found, said, language))
        kept = _sent(work, report_id, wanted, _data(work, wanted, found.figures, said), pdf)
        work.session.add(kept)
        sent_figures.keep_comment(work.session, wanted.name, said)
        facts = {"period": wanted.name, "report": str(report_id), "sha256": kept.sha256}
        work.log("figures.sent", facts=facts)
        work.record(FiguresChanged())
        return work.commit()


def sent_figures_list(uow: UnitOfWork, actor: Actor) -> tuple[SentRow, ...]:
    """Return every report that was sent, the newest first."""
    with uow.begin(actor, Right.READ_FIGURES) as work:
        return tuple(sent.row() for sent in sent_figures.sent_reports(work.session))


def sent_figures_pdf(uow: UnitOfWork, actor: Actor, *, report_id: UUID) -> bytes:
    """Return the pages of a sent report exactly as they were kept; the reading is logged."""
    with uow.begin(actor, Right.READ_FIGURES) as work:
        sent = sent_figures.sent_report(work.session, report_id)
        pdf = sent.pdf
        work.log("figures.sent_read", facts={"report": str(report_id)})
        work.commit()
        return pdf


def record_late_reason(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, round_number: int, text: str
) -> Changes:
    """Record why an assessment was late; it is added to what was recorded before."""
    with uow.begin(actor, Right.SEND_FIGURES) as work:
        case = work.cases.get(case_id)
        reason = LateReason(
            id=uuid4(),
            case_id=case.id,
            round=round_number,
            worker_id=work.actor.user_id,
            at=work.now,
            text=checked_reason(text),
        )
        work.session.add(reason)
        work.log("figures.reason", case_id=case.id, facts={"round": round_number})
        work.record(FiguresChanged(case.id))
        return work.commit()


def _report(work: Work, period: Period, found: Counted) -> Report:
    sent = sent_figures.sent_reports(work.session, period.name)
    changed = differences(_frozen(sent[0]).figures, found.figures) if sent else ()
    return Report(
        figures=found.figures,
        previous=found.previous,
        missing=found.missing,
        staffing=staffing_of(work, period),
        area=work.records.organisation().name,
        comment=sent_figures.comment_of(work.session, period.name),
        running=is_running(period, work.today),
        sent=tuple(one.row() for one in sent),
        differences=changed,
        reachable=found.reachable,
        numbers=found.numbers,
    )


def _frozen(sent: SentFigures) -> SentData:
    return from_plain(SentData, sent.content)


def _data(work: Work, period: Period, figures: HalfYear, comment: str) -> SentData:
    area = work.records.organisation().name
    return SentData(figures, staffing_of(work, period), comment, area)


def _sent(work: Work, report_id: UUID, period: Period, data: SentData, pdf: bytes) -> SentFigures:
    return SentFigures(
        id=report_id,
        period=period.name,
        sent_at=work.now,
        worker_id=work.actor.user_id,
        worker=work.people.worker(work.actor.user_id),
        comment=data.comment,
        content=to_plain(data),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )


def _printed(
    work: Work, period: Period, found: Counted, comment: str, language: Language
) -> FiguresPrint:
    organisation = work.records.organisation()
    worker = work.people.worker(work.actor.user_id)
    staffing: Staffing | None = staffing_of(work, period)
    return FiguresPrint(
        period=period,
        figures=found.figures,
        previous=found.previous,
        staffing=staffing,
        comment=comment,
        sender=Official(
            given_first(worker.name), worker.title, organisation.unit, worker.phone, worker.email
        ),
        organisation=organisation,
        made_on=work.today,
        running=is_running(period, work.today),
        language=language,
    )
