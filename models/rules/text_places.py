"""The places of decision texts (paikat), filled from the case: a closed table.

A sentence is written so that a place needs no case ending: a name is a subject or stands in
brackets or after a colon.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models.rules.dates import show_date
from models.rules.documents.codes import said
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Values
from models.rules.documents.spoken import in_words
from models.rules.kinds import DocumentKind
from models.rules.letters import DecisionFacts
from models.rules.words import Language, Words

_PLACE = re.compile(r"\{([^{}\n]*)\}")
_PERIOD = Words("{start}–{end}", "{start}–{end}")
_OPEN = Words("{start} alkaen toistaiseksi", "från {start} tills vidare")
_Filling = Callable[[DecisionFacts, Values, Language], str]


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One place: what it stands for, and an example of what it becomes.

    `typed` tells that a worker typed it in the language of the decision, so that it cannot stand
    in a plain text, which may be read in the other language. `fields` are the form's fields.
    """

    name: str
    words: Words
    example: Words
    fields: tuple[str, ...]
    filling: _Filling
    typed: bool = False

    @property
    def token(self) -> str:
        """The place as it stands in a text."""
        return f"{{{self.name}}}"


def places_in(text: str) -> tuple[str, ...]:
    """Return the names between braces in `text`, each once, known or not."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def unfilled_in(text: str) -> tuple[TextPlace, ...]:
    """Return the known places that still stand in `text`."""
    return tuple(PLACES[name] for name in places_in(text) if name in PLACES)


def has_stray_brace(text: str) -> bool:
    """Answer whether a brace stands in `text` that belongs to no place."""
    rest = _PLACE.sub("", text)
    return "{" in rest or "}" in rest


def filled(text: str, facts: DecisionFacts, values: Values, language: Language) -> str:
    """Return `text` with its places filled; one of which nothing is known yet stays as it is."""
    return _PLACE.sub(lambda found: _filled(found, facts, values, language), text)


def with_examples(text: str, language: Language) -> str:
    """Return `text` as an invented client would read it."""
    examples = {name: place.example.said_in(language) for name, place in PLACES.items()}
    return _PLACE.sub(lambda found: examples.get(found.group(1), found.group(0)), text)


def _filled(
    found: "re.Match[str]", facts: DecisionFacts, values: Values, language: Language
) -> str:
    place = PLACES.get(found.group(1))
    known = place.filling(facts, values, language) if place is not None else ""
    return known.rstrip(".") or found.group(0)


def _service(facts: DecisionFacts, values: Values, language: Language) -> str:
    code = values.get("service")
    words = said("social_services", code, language) if isinstance(code, str) and code else ""
    return words[:1].lower() + words[1:]


def _starts(facts: DecisionFacts, values: Values, language: Language) -> str:
    return _day(facts.starts_on)


def _ends(facts: DecisionFacts, values: Values, language: Language) -> str:
    return _day(facts.ends_on)


def _period(facts: DecisionFacts, values: Values, language: Language) -> str:
    if facts.starts_on is None:
        return ""
    if facts.ends_on is not None:
        form = _PERIOD.said_in(language)
        return form.format(start=_day(facts.starts_on), end=_day(facts.ends_on))
    if values.get("open_ended") is True:
        return _OPEN.said_in(language).format(start=_day(facts.starts_on))
    return ""


def _hours(facts: DecisionFacts, values: Values, language: Language) -> str:
    field = document_type(DocumentKind.DECISION).field("hours_per_month")
    return in_words(field, values.get(field.key), language)


def _typed(key: str) -> _Filling:
    def typed(facts: DecisionFacts, values: Values, language: Language) -> str:
        return " ".join(str(getattr(facts, key)).split())

    return typed


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else ""


def _all() -> Iterator[TextPlace]:
    yield TextPlace(
        "asiakas",
        Words("Asiakkaan nimi", "Klientens namn", "Name of the client"),
        Words("Aino Esimerkki", "Aino Exempel"),
        (),
        _typed("client_name"),
    )
    yield TextPlace(
        "palvelu",
        Words("Palvelu", "Service", "Service"),
        Words("perhetyö", "familjearbete"),
        ("service",),
        _service,
    )
    yield TextPlace(
        "voimassa",
        Words("Voimassaolo", "Giltighetstid", "Validity"),
        Words("1.12.2026–31.5.2027", "1.12.2026–31.5.2027"),
        ("starts_on", "ends_on"),
        _period,
    )
    yield TextPlace(
        "alkaa",
        Words("Alkaa", "Börjar", "Starts"),
        Words("1.12.2026", "1.12.2026"),
        ("starts_on",),
        _starts,
    )
    yield TextPlace(
        "päättyy",
        Words("Päättyy", "Slutar", "Ends"),
        Words("31.5.2027", "31.5.2027"),
        ("ends_on",),
        _ends,
    )
    yield TextPlace(
        "tuntia",
        Words("Tuntia kuukaudessa", "Timmar per månad", "Hours a month"),
        Words("20", "20"),
        ("hours_per_month",),
        _hours,
    )
    yield TextPlace(
        "määrä",
        Words("Määrä", "Omfattning", "Amount"),
        Words("kaksi käyntiä viikossa", "två besök i veckan"),
        ("amount",),
        _typed("amount"),
        typed=True,
    )
    yield TextPlace(
        "tavoite",
        Words("Tavoite", "Mål", "Goal"),
        Words("aamut sujuvat rauhallisesti", "morgnarna löper lugnt"),
        ("goal",),
        _typed("goal"),
        typed=True,
    )
    yield TextPlace(
        "vireille",
        Words("Vireilletulon päivä", "Dag då ärendet inleddes", "Day the matter began"),
        Words("1.10.2026", "1.10.2026"),
        (),
        lambda facts, values, language: _day(facts.pending_since),
    )
    yield TextPlace(
        "päätöspäivä",
        Words("Päätöspäivä", "Beslutsdatum", "Date of decision"),
        Words("24.11.2026", "24.11.2026"),
        ("decided_on",),
        lambda facts, values, language: _day(facts.decided_on),
    )


PLACES: Mapping[str, TextPlace] = {place.name: place for place in _all()}
