"""What may be wrong in a text of decisions before it is kept or published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.rules.cleaning import clean_text
from models.rules.errors import PolkuError, RuleBroken
from models.rules.kinds import Outcome
from models.rules.letter_texts import TextVersion, TextWords, Tongue, grounds_of
from models.rules.text_places import PLACES, has_stray_brace, places_in

TEXT_MOST = 4000
NOTE_MOST = 60


@dataclass(frozen=True, slots=True)
class TextProblem:
    """What is wrong in one field; `field` is a Tongue's value, "note", "ground" or "service"."""

    field: str
    error: PolkuError


def problems_of_words(words: TextWords, *, to_publish: bool) -> tuple[TextProblem, ...]:
    """Return what is wrong in the wordings; only a text to be published must have all four."""
    return tuple(problem for tongue in Tongue for problem in _of(tongue, words, to_publish))


def problems_of_text(version: TextVersion, *, to_publish: bool) -> tuple[TextProblem, ...]:
    """Return what is wrong in a version, in the order of the editor's fields."""
    found = list(_of_place(version.ground, version.outcome))
    if len(version.note) > NOTE_MOST:
        error = RuleBroken("text.too_long", limit=NOTE_MOST, length=len(version.note))
        found.append(TextProblem("note", error))
    return (*found, *problems_of_words(version.words, to_publish=to_publish))


def require_sound(version: TextVersion, *, to_publish: bool) -> None:
    """Raise the first thing that is wrong in a version."""
    for problem in problems_of_text(version, to_publish=to_publish):
        raise problem.error


def require_publishable_from(day: date, *, today: date, last: date | None) -> None:
    """Raise RuleBroken unless a version may hold from `day`: not in the past, after the last one.

    A text never changes for a day that has passed, because decisions of that day rest on it.
    """
    if day < today:
        raise RuleBroken("letter_text.past", today=today)
    if last is not None and day <= last:
        raise RuleBroken("letter_text.before_last", last=last)


def cleaned(words: TextWords) -> TextWords:
    """Return the wordings normalised; RuleBroken("text.forbidden_character") as `clean_text`."""
    return TextWords(*(clean_text(words.of(tongue)).strip() for tongue in Tongue))


def _of_place(ground: str, outcome: Outcome) -> Iterator[TextProblem]:
    if ground and ground not in grounds_of(outcome):
        yield TextProblem("ground", RuleBroken("letter_text.ground"))


def _of(tongue: Tongue, words: TextWords, to_publish: bool) -> Iterator[TextProblem]:
    error = _wrong(tongue, words.of(tongue), to_publish)
    if error is not None:
        yield TextProblem(tongue.value, error)


def _wrong(tongue: Tongue, text: str, to_publish: bool) -> PolkuError | None:
    if not text.strip():
        return RuleBroken("letter_text.empty") if to_publish else None
    if len(text) > TEXT_MOST:
        return RuleBroken("text.too_long", limit=TEXT_MOST, length=len(text))
    try:
        clean_text(text)
    except RuleBroken as error:
        return error
    return _wrong_place(tongue, text)


def _wrong_place(tongue: Tongue, text: str) -> PolkuError | None:
    for name in places_in(text):
        if name not in PLACES:
            return RuleBroken("letter_text.unknown_place", name=f"{{{name[:40]}}}")
        if tongue.is_plain and PLACES[name].typed:
            return RuleBroken("letter_text.typed_place", name=PLACES[name].token)
    return RuleBroken("letter_text.brace") if has_stray_brace(text) else None
