"""The hand-over (luovutus) of a case from one worker to another, and what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified
from models.entities.case import Case
from models.entities.people import Worker
from models.rules.handovers import HandoverRow, HandoverState, require_open
from models.rules.kinds import AssignmentKind


class Handover(Base, Identified):
    """One offer of one case; the former worker carries the case until it is accepted."""

    __tablename__ = "handover"
    __table_args__ = (Index("ix_handover_state_to_id", "state", "to_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    from_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    kind: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    made_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=HandoverState.OPEN.value)
    answered_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default="")
    case: Mapped[Case] = relationship(lazy="joined")
    giver: Mapped[Worker | None] = relationship(foreign_keys=[from_id], lazy="joined")
    receiver: Mapped[Worker] = relationship(foreign_keys=[to_id], lazy="joined")
    maker: Mapped[Worker] = relationship(foreign_keys=[made_by_id], lazy="joined")

    def end(self, state: HandoverState, *, at: datetime, answer: str = "") -> None:
        """End the offer; RuleBroken("handover.answered") when it has ended already."""
        require_open(HandoverState(self.state))
        self.state, self.answered_at, self.answer = state.value, at, answer

    def row(self) -> HandoverRow:
        """Return the hand-over as frozen data."""
        return HandoverRow(
            self.id,
            self.case_id,
            self.case.number,
            self.from_id,
            self.giver.name if self.giver is not None else "",
            self.to_id,
            self.receiver.name,
            self.receiver.ended_on is not None,
            AssignmentKind(self.kind),
            self.note,
            self.made_by_id,
            self.maker.name,
            self.made_at,
            HandoverState(self.state),
            self.answer,
        )
