"""Feedback on the path (palaute polusta): recorded by phase, summed for the lead."""

from datetime import date

from models.entities.feedback import Feedback
from models.rules.changes import Changes, FeedbackRecorded
from models.rules.errors import RuleBroken
from models.rules.feedback import FeedbackSummary, RecordFeedback, checked_feedback, summed
from models.rules.rights import Actor, Right
from models.store.feedback_list import team_feedback
from models.store.uow import UnitOfWork


def record_feedback(uow: UnitOfWork, actor: Actor, *, command: RecordFeedback) -> Changes:
    """Record what a family said of a phase; the same id again changes nothing.

    Without identity neither the feedback nor the use log names the case. Raises what
    `checked_feedback` raises, NotFound for a case of others.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        text = checked_feedback(command, today=work.today)
        if work.session.get(Feedback, command.feedback_id) is not None:
            return ()
        case = work.cases.get(command.case_id) if command.case_id is not None else None
        kept = Feedback(
            id=command.feedback_id,
            team_id=case.team_id if case is not None else actor.team_id,
            given_on=command.given_on,
            phase=command.phase,
            experience=command.experience.value,
            source=command.source.value,
            text=text,
            case_id=command.case_id,
        )
        work.session.add(kept)
        work.log("feedback.recorded", case_id=command.case_id, facts={"phase": command.phase})
        work.record(FeedbackRecorded(command.case_id))
        return work.commit()


def feedback_summary(uow: UnitOfWork, actor: Actor, *, first: date, last: date) -> FeedbackSummary:
    """Return the sums and the words of the team's feedback; RuleBroken("feedback.period")."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        if last < first:
            raise RuleBroken("feedback.period")
        found = team_feedback(work.session, actor, first=first, last=last)
        work.log("feedback.shown", facts={"count": len(found)})
        work.commit()
        return summed((each.row() for each in found), first, last)
