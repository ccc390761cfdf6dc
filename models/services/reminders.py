"""Reminders (muistutukset): set for one case or many, shown, done and removed."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from models.entities.reminder import Reminder
from models.rules.changes import Changes, ReminderChanged
from models.rules.many import Plan, Progress, Reminded
from models.rules.organisation import NO_CHANGES
from models.rules.process import Step
from models.rules.reminders import (
    ReminderRow,
    passed_day,
    passed_text,
    reminder_day,
    reminder_text,
)
from models.rules.rights import Actor, Right
from models.services.batches import do_each, go_on, plan_of
from models.store.uow import UnitOfWork, Work


def open_reminders(uow: UnitOfWork, actor: Actor) -> tuple[ReminderRow, ...]:
    """Return the open reminders of the cases that the actor has a tie to, by day.

    Showing some is one line in the use log; none tells nothing of anybody.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = tuple(reminder.row() for reminder in work.reminders.open_for(actor))
        if rows:
            work.log("reminders.shown", facts={"count": len(rows)})
        work.commit()
        return rows


def plan_reminders(uow: UnitOfWork, actor: Actor, *, case_ids: tuple[UUID, ...]) -> Plan:
    """Return which of the cases a reminder can be set for; nothing is changed."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        return plan_of(work, case_ids, lambda case: case.require_open())


def set_reminders(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    due_on: date,
    text: str,
    progress: Progress | None = None,
) -> Reminded:
    """Set the same reminder for each case, on the working day that `due_on` rolls to.

    All or nothing: RuleBroken("many.refused") when one of the cases cannot be reminded of.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        changes = work.records.rule_settings().days
        day = reminder_day(due_on, today=work.today, changes=changes)
        words = reminder_text(text)
        made: list[UUID] = []
        for case in do_each(work, case_ids, progress):
            case.require_open()
            made.append(_set(work, case.id, day, words))
        return Reminded(work.commit(), tuple(made))


def finish_reminder(uow: UnitOfWork, actor: Actor, *, reminder_id: UUID) -> Changes:
    """Mark a reminder done."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        reminder = _reachable(work, reminder_id)
        reminder.finish(at=work.now)
        work.log("reminder.done", case_id=reminder.case_id)
        work.record(ReminderChanged(reminder.case_id))
        return work.commit()


def remove_reminders(
    uow: UnitOfWork,
    actor: Actor,
    *,
    reminder_ids: tuple[UUID, ...],
    progress: Progress | None = None,
) -> Changes:
    """Remove reminders, each with its line in the use log; all or nothing."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        for count, reminder_id in enumerate(reminder_ids, start=1):
            reminder = _reachable(work, reminder_id)
            work.reminders.remove(reminder)
            work.log("reminder.removed", case_id=reminder.case_id)
            work.record(ReminderChanged(reminder.case_id))
            go_on(progress, count, len(reminder_ids))
        return work.commit()


def set_passed(work: Work, case_id: UUID, steps: Sequence[Step]) -> None:
    """Set the reminders of the path that a case has just passed, within the caller's act.

    Moving a case is enough for it: the path sets them, not the worker. A nameless one says nothing
    and is not set.
    """
    changes = work.records.rule_settings().days if steps else NO_CHANGES
    for step in steps:
        if text := passed_text(step.words.fi):
            _set(work, case_id, passed_day(step.after, today=work.today, changes=changes), text)


def unset_passed(work: Work, case_id: UUID, steps: Sequence[Step], *, at: datetime) -> None:
    """Remove the open reminders that a move taken back had set at a moment."""
    texts = {passed_text(step.words.fi) for step in steps}
    for reminder in work.reminders.of_case(case_id):
        if reminder.set_at == at and reminder.text in texts:
            work.reminders.remove(reminder)
            work.log("reminder.removed", case_id=case_id)
            work.record(ReminderChanged(case_id))


def _set(work: Work, case_id: UUID, day: date, words: str) -> UUID:
    reminder = Reminder(
        id=uuid4(),
        case_id=case_id,
        author_id=work.actor.user_id,
        due_on=day,
        text=words,
        set_at=work.now,
    )
    work.reminders.add(reminder)
    work.log("reminder.set", case_id=case_id, facts={"day": day.isoformat()})
    work.record(ReminderChanged(case_id))
    return reminder.id


def _reachable(work: Work, reminder_id: UUID) -> Reminder:
    reminder = work.reminders.get(reminder_id)
    work.cases.get(reminder.case_id)
    return reminder
