"""Reminders of cases: reach one through its case, or all open ones of the cases one may see."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.reminder import Reminder
from models.rules.errors import NotFound
from models.rules.rights import Actor
from models.store.case_list import tied_to


class Reminders:
    """The reminders of a store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, reminder_id: UUID) -> Reminder:
        """Return a reminder; NotFound when there is none. The tie is its case's to check."""
        reminder = self._session.get(Reminder, reminder_id)
        if reminder is None:
            raise NotFound("reminder.not_found")
        return reminder

    def add(self, reminder: Reminder) -> None:
        """Add a reminder."""
        self._session.add(reminder)

    def remove(self, reminder: Reminder) -> None:
        """Remove a reminder."""
        self._session.delete(reminder)

    def of_case(self, case_id: UUID) -> Sequence[Reminder]:
        """Return the open reminders of a case, the first to come up first."""
        return self._session.scalars(
            select(Reminder)
            .where(Reminder.case_id == case_id, Reminder.done_at.is_(None))
            .order_by(Reminder.due_on, Reminder.set_at, Reminder.id)
        ).all()

    def open_for(self, actor: Actor) -> Sequence[Reminder]:
        """Return the open reminders of all open cases that the actor has a tie to, by day."""
        return self._session.scalars(
            select(Reminder)
            .join(Case, Case.id == Reminder.case_id)
            .where(Reminder.done_at.is_(None), Case.closed_on.is_(None), tied_to(actor))
            .order_by(Reminder.due_on, Reminder.set_at, Reminder.id)
        ).all()
