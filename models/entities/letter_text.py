"""Texts of decisions (päätöstekstit) of this office, and which texts each decision took over."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Identified, Versioned
from models.rules.kinds import Outcome
from models.rules.letter_texts import TextVersion, TextWords
from models.rules.plain import from_plain, to_plain


class OwnText(Base, Identified, Versioned):
    """One version of a text; a draft until it has `valid_from`, unchangeable once used.

    `text_id` may be a shipped text's, whose wording it then follows from `valid_from` on.
    """

    __tablename__ = "letter_text"
    __table_args__ = (Index("ix_letter_text_text_id_version", "text_id", "version"),)

    text_id: Mapped[str]
    version: Mapped[int]
    service: Mapped[str]
    outcome: Mapped[str]
    ground: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    words: Mapped[dict[str, Any]]
    laws: Mapped[list[Any]] = mapped_column(default=list)
    valid_from: Mapped[date | None]
    retired: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    saved_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    def take(self, version: TextVersion, *, by: UUID, at: datetime) -> None:
        """Take over what a draft says."""
        self.service, self.outcome = version.service, version.outcome.value
        self.ground, self.note = version.ground, version.note
        self.words, self.laws = to_plain(version.words), list(version.laws)
        self.author_id, self.saved_at = by, at

    def row(self, *, used: bool) -> TextVersion:
        """Return the version; `used` tells whether a decision has taken it over."""
        return TextVersion(
            text_id=self.text_id,
            version=self.version,
            service=self.service,
            outcome=Outcome(self.outcome),
            ground=self.ground,
            words=from_plain(TextWords, self.words),
            valid_from=self.valid_from,
            laws=tuple(self.laws),
            note=self.note,
            retired=self.retired,
            own=True,
            used=used,
            row_version=self.row_version,
        )


class UsedText(Base, Identified):
    """A text that a decision has taken over; `field` is where it was put, empty for the plain one.

    It stays with a signed decision for good.
    """

    __tablename__ = "used_text"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), index=True)
    text_id: Mapped[str]
    version: Mapped[int]
    field: Mapped[str]
    at: Mapped[datetime]

    @property
    def ref(self) -> str:
        """The name of the version: "family_work.favourable@1"."""
        return f"{self.text_id}@{self.version}"
