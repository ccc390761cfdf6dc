"""Letters of three services and three outcomes in both languages, from the texts that ship."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from models.rules.kinds import Outcome
from models.rules.letters import DecisionFacts
from models.rules.words import Language
from reports.decision_letter import decision_letter, decision_pages
from reports.document_print import document_print
from reports.instruction_letter import instruction_letter
from resources import load_json
from tests.reports.builders import FATHER, MOTHER, document_facts, finnish_facts, swedish_facts

SERVICES = ("family_work", "support_person", "home_service")
_NAMES = {
    Language.FINNISH: ("Perhetyö", "Tukihenkilö", "Lapsiperheen kotipalvelu"),
    Language.SWEDISH: ("Familjearbete", "Stödperson", "Hemservice för barnfamiljer"),
}
_CONTENTS = {
    Language.FINNISH: (
        "Kotona tehtävä perhetyö arjen rytmin ja vanhemmuuden tueksi",
        "Aikuinen tuki vapaa-ajalle",
        "Apua lasten hoitoon ja kodin töihin",
    ),
    Language.SWEDISH: (
        "Familjearbete hemma som stöd för vardagen och föräldraskapet",
        "Stödrelationsverksamhet på fritiden",
        "Hjälp med barnens vård och sysslorna hemma",
    ),
}
_PROVISIONS = ("18", "28", "18 a")
_GROUNDS = {
    Outcome.FAVOURABLE: ("any.favourable.assessed_need", "any.favourable.special_support"),
    Outcome.PARTLY: ("any.partly.smaller_amount", "any.partly.departs_from_plan"),
    Outcome.NEGATIVE: ("any.negative.no_need", "any.negative.met_otherwise"),
}
_EACH, _MOST = 3, 8
"""Reasons that surely fit on a page, and more than ever do."""
_PLACE = re.compile(r"\{([^{}]*)\}")
_SAID = {
    "asiakas": "Aino Tuulinen",
    "voimassa": "1.12.2026–31.5.2027",
    "palvelu": "perhetyö",
    "päättyy": "31.5.2027",
    "tuntia": "8",
}


def matrix() -> Iterator[tuple[str, DecisionFacts]]:
    """Yield a name and the facts of each of the eighteen letters."""
    for language in (Language.FINNISH, Language.SWEDISH):
        for number, service in enumerate(SERVICES):
            for outcome in Outcome:
                facts = _facts(language, number, outcome)
                yield f"{language.value}-{service}-{outcome.value}", facts


@cache
def letter_of_pages(pages: int, language: Language = Language.FINNISH) -> DecisionFacts:
    """Return the shortest decision of exactly so many pages, instructions included; at least three.

    More reasons never make fewer pages, so the shortest is found by halving.
    """
    facts = finnish_facts() if language is Language.FINNISH else swedish_facts()
    counts = range(max(0, _EACH * (pages - 4)), _MOST * pages)
    place = bisect_left(
        counts, pages, key=lambda count: decision_pages(_longer(facts, count)).pages
    )
    made = _longer(facts, counts[place])
    assert decision_pages(made).pages == pages
    return made


def pdf_of_pages(pages: int, language: Language = Language.FINNISH) -> bytes:
    """Return a print of exactly so many pages; those of one and two are no decisions."""
    facts = finnish_facts() if language is Language.FINNISH else swedish_facts()
    if pages == 1:
        return document_print(document_facts(language=language))
    if pages == 2:
        return instruction_letter(facts, facts.decided_on)
    return decision_letter(letter_of_pages(pages, language))


def _longer(facts: DecisionFacts, more: int) -> DecisionFacts:
    """Return the decision with so many more reasons, no two of them alike."""
    sentences = (facts.hearing, facts.child_opinion, facts.goal, *facts.reasons)
    reasons = list(facts.reasons)
    for number in range(more):
        turned = sentences[number % 5 :] + sentences[: number % 5]
        reasons.append(f"{number + 1}. " + f" ({number + 1}) ".join(turned))
    return replace(facts, reasons=tuple(reasons))


def _facts(language: Language, number: int, outcome: Outcome) -> DecisionFacts:
    finnish = language is Language.FINNISH
    service, name = SERVICES[number], _NAMES[language][number]
    law = "Sosiaalihuoltolaki {} ja {}; hallintolaki 44 ja 45 §"
    law = law if finnish else "Socialvårdslagen {} och {}; förvaltningslagen 44 och 45 §"
    said = {**_SAID, "määrä": "8 tuntia kuukaudessa" if finnish else "8 timmar i månaden"}
    own = _text(f"{service}.{outcome.value}")
    grounds = [_text(key) for key in _GROUNDS[outcome]]
    negative = outcome is Outcome.NEGATIVE
    base = finnish_facts() if finnish else swedish_facts()
    return replace(
        base,
        outcome=outcome,
        service=name,
        service_details="" if negative else _CONTENTS[language][number],
        goal="" if negative else base.goal,
        fee="" if negative else ("Palvelu on maksuton." if finnish else "Servicen är avgiftsfri."),
        provisions=law.format(f"{_PROVISIONS[number]}, 32, 38, 45", "46 §"),
        amount=said["määrä"],
        outcome_text=_filled(own[language.value], said),
        plain_summary="",
        plain_fi=_filled(own["plain_fi"], said),
        plain_sv=_filled(own["plain_sv"], said),
        reasons=tuple(_filled(each[language.value], said) for each in grounds),
        departure_from_plan=base.departure_from_plan if outcome is Outcome.PARTLY else "",
        starts_on=None if negative else date(2026, 12, 1),
        ends_on=None if negative else date(2027, 5, 31),
        open_ended_reason="",
        immediate=outcome is Outcome.FAVOURABLE,
        immediate_reasons="Lapsen etu." if finnish else "Barnets bästa.",
        addressee=MOTHER if finnish else FATHER,
    )


def _text(key: str) -> Mapping[str, str]:
    texts = load_json("letters/paragraphs.json")["texts"]
    found = next(each for each in texts if each["id"] == key)
    return dict(found["versions"][-1])


def _filled(text: str, said: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: said.get(found.group(1), "19.11.2026"), text)
