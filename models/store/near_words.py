"""Words that are spelled almost like a typed one, among the words that there are."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product

from rapidfuzz import fuzz, process
from sqlalchemy import Select, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.entities.people import NameToken
from models.store.gate import gate_of

FIRST: Mapping[str, str] = {
    **dict.fromkeys("vw", "vw"),
    **dict.fromkeys("ckq", "ckq"),
    **dict.fromkeys("sz", "sz"),
    **dict.fromkeys("ij", "ij"),
}
"""How a first letter may be written otherwise."""

SHORTEST_SLIP = 4
_ALIKE = 75
_MOST_WORDS = 5
_MOST_TEXTS = 12
_LAST = "\U0010ffff"
_IN_DOCUMENTS = text(
    "SELECT term FROM document_vocabulary WHERE term >= :low AND term < :high AND doc > 0"
)


def names_alike(session: Session, words: Sequence[str]) -> list[str]:
    """Return what was perhaps meant by the folded words of a name, the likeliest first.

    A word that begins a name stays as it is; the first letter of the others must be right, or one
    that sounds alike (v and w).
    """
    choices = [_names_like(session, word) for word in words]
    return [" ".join(chosen) for chosen in islice(product(*choices), _MOST_TEXTS)]


def document_words_alike(session: Session, words: Sequence[str]) -> list[list[str]]:
    """Return for each folded word the words of documents that are spelled almost like it.

    Empty where one of them is like none. What is found may stand in documents that the reader must
    not see: it only widens a search that looks at the reader's own.
    """
    found = [_document_words_like(session, word) for word in words]
    return found if all(found) else []


def _names_like(session: Session, word: str) -> list[str]:
    gate = gate_of(session)
    if gate is not None:
        starts = gate.names_from(word)
        others = (name for first in FIRST.get(word[0], word[0]) for name in gate.names_from(first))
        return [word] if starts else nearest(word, others)
    known = session.scalar(_tokens(word).limit(1))
    if known is not None:
        return [word]
    tokens = (
        token for first in FIRST.get(word[0], word[0]) for token in session.scalars(_tokens(first))
    )
    return nearest(word, tokens)


def _tokens(start: str) -> Select[str]:
    column: InstrumentedAttribute[str] = NameToken.token
    return select(column).where(column >= start, column < start + _LAST).distinct()


def _document_words_like(session: Session, word: str) -> list[str]:
    if len(word) < SHORTEST_SLIP:
        return [word]
    if gate_of(session) is not None:
        return []  # the words of all documents would tell of strangers' cases
    span = {"low": word[:1], "high": word[:1] + _LAST}
    return nearest(word, session.scalars(_IN_DOCUMENTS, span))


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that are most like `word`, or whose beginning is, the best first."""
    if len(word) < SHORTEST_SLIP:
        return []
    whole = list(known)
    starts = [one[: len(word)] for one in whole]
    scores: dict[str, float] = {}
    for texts in (whole, starts):
        found = process.extract(
            word, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_WORDS * 4
        )
        for _, score, place in found:
            scores[whole[place]] = max(score, scores.get(whole[place], 0))
    ordered = sorted(scores, key=lambda one: (-scores[one], abs(len(one) - len(word)), one))
    return ordered[:_MOST_WORDS]
