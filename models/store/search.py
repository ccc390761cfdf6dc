"""Finding cases and persons by number, name or identity code."""

import re
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.entities.case import Case
from models.entities.people import NameToken, Person
from models.rules.folding import folded
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.rules.rows import CaseRow, PersonRow
from models.store.case_list import rows_where, tied_to
from models.store.dialect import contains
from models.store.gate import gate_of
from models.store.near_words import names_alike

_LAST = "\U0010ffff"
_PERSONAL_CODE = re.compile(r"\d{6}[-+A-Fa-fU-Yu-y]\d{3}[0-9A-Ya-y]")
_NUMBER = re.compile(r"[\w-]*\d[\w-]*")


def search_cases(
    session: Session,
    text: str,
    settings: RuleSettings,
    today: date,
    *,
    actor: Actor | None = None,
    limit: int = 50,
) -> tuple[CaseRow, ...]:
    """Return cases, open and closed, whose number or client's name begins as typed.

    Any word of the name will do, in any order, with or without its diacritics; a personal identity
    code must be whole.
    """
    tie = () if actor is None else (tied_to(actor),)
    found = _by_number(session, text, tie, limit) or _by_client(session, text, tie, limit)
    if not found:
        return ()
    return rows_where(session, settings, today, Case.id.in_(found))


def search_persons(session: Session, text: str, *, limit: int = 50) -> tuple[PersonRow, ...]:
    """Return persons whose name begins as typed (any word) or whose identity code is this."""
    found = persons_named(session, text, limit)
    people = session.scalars(select(Person).where(Person.id.in_(found)))
    rows = {person.id: person.row() for person in people}
    return tuple(rows[key] for key in found)


def persons_named(session: Session, text: str, limit: int) -> list[UUID]:
    """Return ids of persons: names that begin with the first word come first."""
    code, gate = text.strip().upper(), gate_of(session)
    is_code = _PERSONAL_CODE.fullmatch(code) is not None
    if gate is not None:
        return gate.find_persons(words_of(text), code if is_code else "", limit)
    if is_code:
        return _ids(session, Person.personal_code == code, limit=limit)
    return _named(session, words_of(text), (), limit)


def names_spelled_alike(session: Session, text: str) -> list[str]:
    """Return the names that were perhaps meant by a name of which nothing was found."""
    words = words_of(text)
    typed = text.strip()
    if not words or _PERSONAL_CODE.fullmatch(typed.upper()) or _NUMBER.fullmatch(typed):
        return []
    return names_alike(session, words)


def words_of(text: str) -> list[str]:
    """Return the words of a name, or of what was typed as one, in plain small letters."""
    return folded(text).split()


def begins(column: InstrumentedAttribute[str], start: str) -> ColumnElement[bool]:
    """Return the condition that a text begins with `start`, in a form that uses an index."""
    return and_(column >= start, column < start + _LAST)


def has_word(start: str) -> ColumnElement[bool]:
    """Return the condition that some word of a person's name begins with `start`."""
    return contains(" " + Person.search_key, f" {start}")


def _by_number(
    session: Session, text: str, tie: tuple[ColumnElement[bool], ...], limit: int
) -> list[UUID]:
    typed = text.strip().upper()
    if not _NUMBER.fullmatch(typed) or _PERSONAL_CODE.fullmatch(typed):
        return []
    hit = contains(Case.number, typed) if typed.isdigit() else begins(Case.number, typed)
    numbers = select(Case.number).where(hit)  # the index alone answers this
    query = select(Case.id).where(Case.number.in_(numbers), *tie).order_by(Case.number).limit(limit)
    return list(session.scalars(query))


def _by_client(
    session: Session, text: str, tie: tuple[ColumnElement[bool], ...], limit: int
) -> list[UUID]:
    is_client = (Case.client_id == Person.id, *tie)
    code, gate = text.strip().upper(), gate_of(session)
    is_code = _PERSONAL_CODE.fullmatch(code) is not None
    if gate is not None:
        return gate.find_cases(words_of(text), code if is_code else "", limit)
    if is_code:
        query = select(Case.id).join(Person, and_(*is_client))
        return list(session.scalars(query.where(Person.personal_code == code).limit(limit)))
    return _named(session, words_of(text), is_client, limit)


def _named(
    session: Session, words: list[str], case_of: tuple[ColumnElement[bool], ...], limit: int
) -> list[UUID]:
    """Return ids of cases (of persons when `case_of` is empty) by name."""
    if not words:
        return []
    first, longest = words[0], max(words, key=len)
    wanted = Case.id if case_of else Person.id
    rest = [has_word(word) for word in words]
    by_surname = select(wanted).select_from(Person).where(begins(Person.search_key, first), *rest)
    by_word = (
        select(wanted)
        .select_from(NameToken)
        .join(Person, Person.id == NameToken.person_id)
        .where(begins(NameToken.token, longest), *rest)
    )
    if case_of:
        by_surname = by_surname.join(Case, and_(*case_of))
        by_word = by_word.join(Case, and_(*case_of))
    found = dict.fromkeys(session.scalars(by_surname.order_by(Person.search_key).limit(limit)))
    if len(found) < limit:
        more = by_word.order_by(NameToken.token, NameToken.person_id).limit(limit)
        found.update(dict.fromkeys(session.scalars(more)))
    return list(found)[:limit]


def _ids(session: Session, wanted: ColumnElement[bool], *, limit: int) -> list[UUID]:
    return list(session.scalars(select(Person.id).where(wanted).limit(limit)))
