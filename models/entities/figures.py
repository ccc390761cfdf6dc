"""Half-year figures as they were sent, and why an assessment was late. Both are append-only."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified
from models.entities.people import Worker
from models.rules.figures_report import RecordedReason, SentRow


class SentFigures(Base, Identified):
    """A half-year report marked as sent (merkitty lähetetyksi): its pages and its numbers.

    A trigger keeps it as it is; what changes later is shown as a difference.
    """

    __tablename__ = "sent_figures"

    period: Mapped[str]
    sent_at: Mapped[datetime]
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    comment: Mapped[str] = mapped_column(default="")
    content: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str]
    worker: Mapped[Worker] = relationship(lazy="joined")

    def row(self) -> SentRow:
        """Return what a list shows of it."""
        return SentRow(
            self.id, self.period, self.sent_at, self.worker.name, self.comment, self.sha256
        )


class LateReason(Base, Identified):
    """Why an assessment was started or ready late, as recorded; a later one adds to it."""

    __tablename__ = "late_reason"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    round: Mapped[int] = mapped_column("round_number")
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column("reason")
    worker: Mapped[Worker] = relationship(lazy="joined")

    def reason(self) -> RecordedReason:
        """Return it as frozen data."""
        return RecordedReason(self.text, self.worker.name, self.at)
