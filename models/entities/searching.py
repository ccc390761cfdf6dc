"""What a search over documents reads: the words of each finished document that still holds."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base


class SearchedDocument(Base):
    """The words of one finished document, a row a document.

    `id` is the row of the word index `document_words`, which triggers keep in step; a whole
    number that stays, because an index row has no other name. Of a corrected document only the
    version that holds is here.
    """

    __tablename__ = "searched_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), unique=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    words: Mapped[str]
