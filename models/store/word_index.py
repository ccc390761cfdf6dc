"""Keeping the words of documents for the search, in the transaction that finishes them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.entities.document import Document
from models.entities.searching import SearchedDocument
from models.rules.documents.registry import document_type
from models.rules.documents.summary import searchable
from models.rules.folding import folded
from models.rules.kinds import DocumentKind


def learn(session: Session, document: Document) -> None:
    """Make a document that was just finished found by its words."""
    session.flush()  # the row of a new document comes before its words
    session.add(words_of_document(document))


def forget(session: Session, document_ids: Sequence[UUID]) -> None:
    """Let documents be found no more: another version holds in their place."""
    if document_ids:
        session.execute(
            delete(SearchedDocument).where(SearchedDocument.document_id.in_(document_ids))
        )


def words_of_documents(documents: Iterable[Document]) -> list[SearchedDocument]:
    """Return the rows of those documents that are finished and hold, for a bulk load."""
    return [
        words_of_document(document)
        for document in documents
        if document.is_finished and not document.superseded
    ]


def words_of_document(document: Document) -> SearchedDocument:
    """Return the row of a document: every word said in it, choices in Finnish."""
    words = folded(searchable(document_type(DocumentKind(document.kind)), document.values))
    return SearchedDocument(document_id=document.id, case_id=document.case_id, words=words)
