"""The absence (poissaolo) of a worker: from when to when, and nothing of why."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified
from models.entities.people import Worker
from models.rules.absences import AbsenceRow


class Absence(Base, Identified):
    """Days on which a worker is away, both ends counted."""

    __tablename__ = "absence"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date]
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    made_at: Mapped[datetime]
    worker: Mapped[Worker] = relationship(foreign_keys=[worker_id], lazy="joined")

    def row(self) -> AbsenceRow:
        """Return the absence as frozen data."""
        return AbsenceRow(self.id, self.worker_id, self.worker.name, self.first_on, self.last_on)
