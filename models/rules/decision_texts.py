"""What the texts of the library say in one decision: its plain opening, and which ones it used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.rules.documents.schema import Values
from models.rules.kinds import Outcome
from models.rules.letter_texts import TextLibrary, TextVersion, shipped_texts
from models.rules.letters import DecisionFacts
from models.rules.text_places import filled, unfilled_in
from models.rules.words import Language


@dataclass(frozen=True, slots=True)
class DecisionTexts:
    """The library as a decision sees it, and the texts that were put into it (`refs`)."""

    library: TextLibrary
    used: tuple[str, ...] = ()

    def inserted(self, values: Values) -> tuple[TextVersion, ...]:
        """Return the texts that were put in and whose field still says something."""
        found = (self.library.find(ref) for ref in self.used)
        return tuple(each for each in found if each is not None and values.get(each.field))

    def outdated(self, values: Values, on: date) -> tuple[TextVersion, ...]:
        """Return the texts put in that do not hold on the day of the decision."""
        in_force = {each.ref for each in self.library.in_force(on)}
        return tuple(each for each in self.inserted(values) if each.ref not in in_force)


SHIPPED = DecisionTexts(shipped_texts())


def with_texts(
    facts: DecisionFacts, values: Values, texts: DecisionTexts, *, other_reader: bool = False
) -> DecisionFacts:
    """Return `facts` with the plain opening in both languages and the names of the texts used.

    `other_reader` tells that somebody reads the plain text in the other language than the
    decision's, so that the library's is used even where the worker wrote one.
    """
    return replace(facts, **_fields(facts, values, texts, other_reader=other_reader))


def plain_texts(facts: DecisionFacts, values: Values, texts: DecisionTexts) -> tuple[str, str]:
    """Return the plain opening in Finnish and Swedish, empty while a place cannot be filled."""
    said = tuple(_plain_of(facts, values, texts))
    return _joined(said, facts, values, Language.FINNISH), _joined(
        said, facts, values, Language.SWEDISH
    )


def _fields(
    facts: DecisionFacts, values: Values, texts: DecisionTexts, *, other_reader: bool
) -> Mapping[str, Any]:
    finnish, swedish = plain_texts(facts, values, texts)
    told = [each.ref for each in texts.inserted(values)]
    if other_reader or not facts.plain_summary.strip():
        told += [each.ref for each in _plain_of(facts, values, texts)]
    return {
        "plain_fi": finnish,
        "plain_sv": swedish,
        "texts_used": tuple(dict.fromkeys(told)),
    }


def _plain_of(facts: DecisionFacts, values: Values, texts: DecisionTexts) -> Iterator[TextVersion]:
    """Yield the text of the outcome, then the grounds that were put in."""
    service, outcome = values.get("service"), facts.outcome
    if not isinstance(service, str) or not service or outcome is None:
        return
    inserted = [each for each in texts.inserted(values) if _is_of(each, service, outcome)]
    itself = next((each for each in inserted if not each.ground), None)
    itself = itself or texts.library.of_outcome(service, outcome, facts.decided_on)
    if itself is not None:
        yield itself
        yield from (each for each in inserted if each.ground)


def _is_of(version: TextVersion, service: str, outcome: Outcome) -> bool:
    return version.outcome is outcome and version.service in ("", service)


def _joined(
    versions: tuple[TextVersion, ...], facts: DecisionFacts, values: Values, language: Language
) -> str:
    said = [
        filled(each.words.plain_in(language), facts, values, language).strip() for each in versions
    ]
    whole = "\n\n".join(text for text in said if text)
    return "" if unfilled_in(whole) else whole
