"""Feedback on the path (palaute polusta); without identity nothing in it tells whose it was."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified
from models.entities.case import Case
from models.rules.feedback import Experience, FeedbackRow, FeedbackSource


class Feedback(Base, Identified):
    """What a family said of a phase. The team is whose it is; the one who wrote it is not kept."""

    __tablename__ = "feedback"
    __table_args__ = (Index("ix_feedback_team_id_given_on", "team_id", "given_on"),)

    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    given_on: Mapped[date]
    phase: Mapped[int]
    experience: Mapped[str]
    source: Mapped[str]
    text: Mapped[str] = mapped_column("words", default="")
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    case: Mapped[Case | None] = relationship(lazy="joined")

    def row(self) -> FeedbackRow:
        """Return the feedback as frozen data."""
        return FeedbackRow(
            self.id,
            self.given_on,
            self.phase,
            Experience(self.experience),
            FeedbackSource(self.source),
            self.text,
            self.case_id,
            self.case.number if self.case is not None else "",
        )
