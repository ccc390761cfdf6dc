"""Who may be the same person (mahdollinen kaksoiskappale): by identity code, else by likeness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.people import NameToken, Person, search_key
from models.rules.rows import PersonMatch
from models.store.gate import Likeness, gate_of
from models.store.near_words import FIRST
from models.store.search import begins, has_word, words_of

_SURELY = 100
_LIKE = 84
_FEWER_NAMES = 88
_LIKE_BORN_SAME_DAY = 55
_OTHER_BIRTH_DATE = 15
_PLAIN = str.maketrans("w", "v")


@dataclass(frozen=True, slots=True)
class _Score:
    likeness: int
    same_code: bool
    person_id: UUID


def likely_same(
    session: Session,
    surname: str,
    given_names: str,
    personal_code: str,
    birth_date: date | None,
    *,
    limit: int = 8,
) -> tuple[PersonMatch, ...]:
    """Return persons who may be the one typed, the likeliest first.

    The same identity code is sure. Else names are compared without their accents and in any
    order, among those with like beginnings and those born on the same day.
    """
    code, typed = personal_code.strip().upper(), search_key(surname, given_names)
    found = _candidates(session, surname, given_names, code, birth_date)
    scores = [
        _Score(likeness, same, person_id)
        for person_id, key, born, known in found
        for same in (bool(code) and known.upper() == code,)
        for likeness in (_SURELY if same else _likeness(typed, key, birth_date, born),)
        if likeness
    ]
    scores.sort(key=lambda score: (not score.same_code, -score.likeness, score.person_id.hex))
    return _matches(session, scores[:limit])


def _likeness(typed: str, known: str, birth_date: date | None, born: date | None) -> int:
    """Return how like two names are, 0 when they are too unlike to show."""
    one, other = typed.translate(_PLAIN), known.translate(_PLAIN)
    score = round(fuzz.token_sort_ratio(one, other))
    if _within(one.split(), other.split()):
        score = max(score, _FEWER_NAMES)
    if birth_date is not None and birth_date == born:
        return score if score >= _LIKE_BORN_SAME_DAY else 0
    if birth_date is not None and born is not None:
        score -= _OTHER_BIRTH_DATE
    return score if score >= _LIKE else 0


def _within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Answer whether one says the same with fewer given names: "Virtasalmi Aada" of Aada Maria."""
    fewer, more = sorted((set(one), set(other)), key=len)
    return len(fewer) > 1 and fewer <= more


def _candidates(
    session: Session, surname: str, given_names: str, code: str, birth_date: date | None
) -> Sequence[Likeness]:
    gate = gate_of(session)
    if gate is not None:
        words = (*words_of(surname), *words_of(given_names))
        return gate.likely([start for word in words for start in _starts(word)], code, birth_date)
    chosen = list(_choices(words_of(surname), words_of(given_names)))
    if code:
        chosen.append(select(Person.id).where(Person.personal_code == code))
    if birth_date is not None:
        chosen.append(select(Person.id).where(Person.birth_date == birth_date))
    if not chosen:
        return ()
    wanted = chosen[0].union(*chosen[1:]).subquery()
    rows = session.execute(
        select(Person.id, Person.search_key, Person.birth_date, Person.personal_code).join(
            wanted, wanted.c[0] == Person.id
        )
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _choices(surname: list[str], given: list[str]) -> Iterator[Select[UUID]]:
    """Yield whose names both begin alike, in any order, and who shares one of them whole."""
    if not surname or not given:
        yield from (_bearing(word) for word in (*surname, *given))
        return
    first, called = surname[0], given[0]
    yield _beginning(*_starts(first)).where(_has_any(_starts(called)))
    yield _beginning(*_starts(first[0])).where(has_word(called))
    yield _beginning(called).where(_has_any(_starts(first)))
    yield _bearing(first).where(_has_any(_starts(called[0])))


def _starts(word: str) -> list[str]:
    """Return the first two letters of `word`, and how they may be written otherwise."""
    return [first + word[1:2] for first in FIRST.get(word[0], word[0])]


def _has_any(starts: list[str]) -> ColumnElement[bool]:
    return or_(*map(has_word, starts))


def _beginning(*starts: str) -> Select[UUID]:
    return select(Person.id).where(or_(*(begins(Person.search_key, start) for start in starts)))


def _bearing(word: str) -> Select[UUID]:
    bears = NameToken.person_id == Person.id
    return select(Person.id).join(NameToken, bears).where(NameToken.token == word)


def _matches(session: Session, scores: Sequence[_Score]) -> tuple[PersonMatch, ...]:
    wanted = [score.person_id for score in scores]
    gate = gate_of(session)
    if gate is not None:
        gate.open_persons(wanted)
    people = {p.id: p for p in session.scalars(select(Person).where(Person.id.in_(wanted)))}
    cases = session.execute(
        select(Case.client_id, Case.id, Case.number, Case.closed_on)
        .where(Case.client_id.in_(wanted))
        .order_by(Case.received_on.desc(), Case.number)
    ).all()
    return tuple(
        _match(people[score.person_id], score, [c for c in cases if c[0] == score.person_id])
        for score in scores
    )


def _match(person: Person, score: _Score, cases: Sequence[Row[*tuple[Any, ...]]]) -> PersonMatch:
    running = next((case for case in cases if case.closed_on is None), None)
    return PersonMatch(
        person=person.row(),
        likeness=score.likeness,
        same_code=score.same_code,
        open_case_id=running.id if running else None,
        open_case_number=running.number if running else "",
        past_cases=tuple(case.number for case in cases if case.closed_on is not None),
    )
