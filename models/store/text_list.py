"""Texts of decisions in the store: the office's own versions and what decisions have used."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.letter_text import OwnText, UsedText
from models.rules.letter_texts import TextLibrary, library
from models.store.house import beside_cases


class Texts:
    """The office's own texts beside the shipped ones; no client's data."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def library(self) -> TextLibrary:
        """Return every version of every text, shipped and own."""
        rows = self._session.execute(
            select(UsedText.text_id, UsedText.version).distinct(),
            execution_options=beside_cases(self._session),
        )
        used = {(row.text_id, row.version) for row in rows}
        own = self._session.scalars(select(OwnText).order_by(OwnText.text_id, OwnText.version))
        return library(each.row(used=(each.text_id, each.version) in used) for each in own)

    def newest(self, text_id: str) -> OwnText | None:
        """Return the newest own version of a text, None when all are shipped ones."""
        return self._session.scalar(
            select(OwnText)
            .where(OwnText.text_id == text_id)
            .order_by(OwnText.version.desc())
            .limit(1)
        )

    def used_in(self, document_id: UUID) -> Sequence[UsedText]:
        """Return the texts that a decision has taken over, in order."""
        return self._session.scalars(
            select(UsedText)
            .where(UsedText.document_id == document_id)
            .order_by(UsedText.at, UsedText.text_id)
        ).all()

    def add(self, entity: OwnText | UsedText) -> None:
        """Add an own version or the use of one."""
        self._session.add(entity)

    def remove(self, entity: OwnText | UsedText) -> None:
        """Remove a version that is not used, or a use that no signed decision keeps."""
        self._session.delete(entity)
