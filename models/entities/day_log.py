"""The day log of time limits as a lead signed it off (kuitattu määräaikojen päiväkirja)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified
from models.entities.people import Worker
from models.rules.day_log_signing import SignedDayLog


class DayLogSigning(Base, Identified):
    """The lines of a period as they stood when they were signed off; a trigger keeps them.

    What comes or goes later is shown as a difference.
    """

    __tablename__ = "day_log_signing"
    __table_args__ = (UniqueConstraint("number"),)

    number: Mapped[int]
    first_on: Mapped[date]
    last_on: Mapped[date]
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    signed_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    sha256: Mapped[str]
    worker: Mapped[Worker] = relationship(lazy="joined")

    def row(self) -> SignedDayLog:
        """Return what is told of the signing."""
        return SignedDayLog(
            self.id, self.number, self.first_on, self.last_on, self.worker.name, self.signed_at
        )
