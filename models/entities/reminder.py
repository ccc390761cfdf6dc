"""The reminder (muistutus): a working day and a few words for whoever works on the case."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified
from models.entities.people import Worker
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind
from models.rules.reminders import ReminderRow


class Reminder(Base, Identified):
    """A reminder of a case; once done it is kept, but no longer shown."""

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_case_id_done_at", "case_id", "done_at"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    due_on: Mapped[date]
    text: Mapped[str]
    set_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    author: Mapped[Worker] = relationship(lazy="joined")

    def finish(self, *, at: datetime) -> None:
        """Mark it done; RuleBroken("reminder.done") when it was already."""
        if self.done_at is not None:
            raise RuleBroken("reminder.done")
        self.done_at = at

    def row(self) -> ReminderRow:
        """Return the reminder as frozen data."""
        return ReminderRow(self.id, self.case_id, self.due_on, self.text, self.author.name)


class ToldRung(Base, Identified):
    """A worker has been reminded of a time limit at one rung of the ladder (muistutusporras)."""

    __tablename__ = "told_rung"
    __table_args__ = (Index("ix_told_rung_worker_id_told_on", "worker_id", "told_on"),)

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    kind: Mapped[str]
    due_on: Mapped[date]
    step: Mapped[int]
    told_on: Mapped[date]

    @property
    def key(self) -> tuple[UUID, ClockKind, date, int]:
        """What was told, as `Rung.key`."""
        return self.case_id, ClockKind(self.kind), self.due_on, self.step
