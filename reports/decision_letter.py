"""The decision on paper: from frozen facts to the bytes of a tagged PDF/A-2b letter."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from models.rules.errors import RuleBroken
from models.rules.letters import DecisionFacts
from reports.content import Letter, Masthead
from reports.dates import shown
from reports.decision_body import Matter, body, title_of
from reports.decision_cover import attachment, cover, cover_head
from reports.decision_missing import missing_items
from reports.glyphs import all_drawable, named
from reports.logo import logo_of
from reports.seal_line import seal_line, seal_mark
from reports.sheet import bound
from reports.texts import texts


def decision_letter(facts: DecisionFacts) -> bytes:
    """Return the letter as a tagged PDF/A-2b; the same facts give the same bytes.

    Raises:
        RuleBroken: decision.incomplete for a final print that lacks a lawful item,
            letter.undrawable for one with characters the typeface lacks (a draft shows a mark),
            letter.language for a language decisions are not made in, letter.no_texts.
    """
    return decision_pages(facts).pdf


def decision_pages(facts: DecisionFacts) -> Letter:
    """Return the letter with the room reserved for its signature; raises as `decision_letter`."""
    wording = texts(facts.language, facts.decided_on, facts.texts_version)
    missing = missing_items(facts)
    if not facts.draft:
        _require_printable(facts, missing)
    matter = Matter(facts, wording, frozenset(missing))
    blocks = (*cover(matter), *body(matter), *attachment(facts))
    return bound(_masthead(matter), blocks)


def typed_texts(facts: DecisionFacts) -> tuple[str, ...]:
    """Return every text of `facts`, for the check that all its letters can be drawn."""
    return tuple(_strings(facts))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name != "logo":
                yield from _strings(getattr(value, each.name))


def _require_printable(facts: DecisionFacts, missing: tuple[str, ...]) -> None:
    if missing:
        raise RuleBroken("decision.incomplete", missing=missing)
    if lacking := all_drawable(typed_texts(facts)):
        raise RuleBroken("letter.undrawable", characters=named(lacking))


def _masthead(matter: Matter) -> Masthead:
    facts, wording = matter.facts, matter.texts
    title = title_of(matter)
    return Masthead(
        sender=tuple(part for part in (facts.organisation.name, facts.organisation.unit) if part),
        name=wording.say("document_name"),
        metadata=(
            shown(facts.decided_on),
            facts.number,
            wording.say("secret"),
            facts.secrecy or wording.say("secret_ground"),
        ),
        recipient=_recipient(facts),
        draft=wording.say("draft_mark") if facts.draft else "",
        language=facts.language,
        title=wording.say("file_title", title=title, number=facts.number),
        author=facts.organisation.name,
        subject=wording.say("subject", number=facts.number),
        cover=cover_head(facts),
        logo=logo_of(facts.organisation),
        seal=seal_line(facts.seal, facts.language),
        mark=seal_mark(facts.seal),
    )


def _recipient(facts: DecisionFacts) -> tuple[str, ...]:
    if facts.addressee is None:
        return ()
    return (facts.addressee.name, *facts.addressee.lines)
