"""Finding documents by the words in them, among the cases that the reader has a tie to."""

import re
from collections.abc import Sequence
from itertools import islice

from sqlalchemy import ColumnElement, column, func, literal_column, select, table
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.document import Document
from models.entities.people import Person
from models.entities.searching import SearchedDocument
from models.rules.folding import folded
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.rules.rows import DocumentHit
from models.store.case_list import tied_to
from models.store.gate import gate_of
from models.store.migrations.objects import WORDS
from models.store.near_words import document_words_alike
from models.store.uow import HELSINKI

_WORD = re.compile(r"[^\W_]+")  # the index parts words at "_" too
_LOOKED_THROUGH = 500
"""So many matches are looked at before the reader's own documents are gathered."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_INDEX = table(WORDS, column("rowid"))
_MATCHED: ColumnElement[str] = literal_column(WORDS)


def search_documents(
    session: Session, text: str, actor: Actor, *, limit: int = 50
) -> tuple[DocumentHit, ...]:
    """Return finished documents in which every typed word begins some word, the newest first.

    Only of cases that the actor has a tie to, closed ones too; nothing of the content is told.
    """
    words = _words(text)
    return _found(session, [[word] for word in words], actor, limit) if words else ()


def documents_alike(
    session: Session, text: str, actor: Actor, *, limit: int = 50
) -> tuple[DocumentHit, ...]:
    """Return documents with words that are spelled almost like the typed ones."""
    choices = document_words_alike(session, _words(text))
    return _found(session, choices, actor, limit) if choices else ()


def _words(text: str) -> list[str]:
    """Return the words to look for; none where nothing but numbers and single letters is typed."""
    plain = folded(text)
    return _WORD.findall(plain) if _LETTERS.search(plain) else []


def _found(
    session: Session, choices: Sequence[Sequence[str]], actor: Actor, limit: int
) -> tuple[DocumentHit, ...]:
    """Look through the newest matches first: enough of them are the reader's own, as a rule.

    Only where they are not, the reader's own documents are gathered and matched.
    """
    gate = gate_of(session)
    if gate is not None:
        return gate.find_documents(choices, limit)
    wanted = " AND ".join(f"({' OR '.join(map(_begins, words))})" for words in choices)
    matching = (
        select(_INDEX.c.rowid).where(_MATCHED.op("MATCH")(wanted)).order_by(_INDEX.c.rowid.desc())
    )
    matches = session.scalars(matching)
    newest = list(islice(matches, _LOOKED_THROUGH))
    found = _hits(session, newest, actor, limit)
    if len(found) >= limit or len(newest) < _LOOKED_THROUGH:
        return found
    tied = select(Case.id).where(tied_to(actor))
    own = select(SearchedDocument.id).where(SearchedDocument.case_id.in_(tied))
    rows = frozenset(session.scalars(own))
    # met here and not in SQL: SQLite would ask the index once for each of the rows
    older = (row for row in matches if row in rows)
    return (*found, *_hits(session, list(islice(older, limit - len(found))), actor, limit))


def _hits(
    session: Session, rows: Sequence[int], actor: Actor, limit: int
) -> tuple[DocumentHit, ...]:
    query = (
        select(
            Document.id,
            Document.case_id,
            Case.number,
            func.trim(Person.surname + " " + Person.given_names),
            Document.kind,
            Document.finished_at,
        )
        .select_from(SearchedDocument)
        .join(Document, Document.id == SearchedDocument.document_id)
        .join(Case, Case.id == SearchedDocument.case_id)
        .join(Person, Person.id == Case.client_id)
        .where(SearchedDocument.id.in_(rows), tied_to(actor))
        .order_by(SearchedDocument.id.desc())
        .limit(limit)
    )
    return tuple(
        DocumentHit(
            document_id,
            case_id,
            number,
            name,
            DocumentKind(kind),
            finished_at.astimezone(HELSINKI).date() if finished_at else None,
        )
        for document_id, case_id, number, name, kind, finished_at in session.execute(query)
    )


def _begins(word: str) -> str:
    """Return a word as the index understands it: whatever begins so."""
    return f'"{word}"*'
