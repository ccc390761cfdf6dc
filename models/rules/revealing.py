"""What in a decision's text may tell where somebody lives or a child spends its days (turvakielto).

Names of schools and day-care, the place of a protected person and another's street are found
before the prints are made; the worker mends each or accepts it with a reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.rules.documents.registry import document_type
from models.rules.documents.schema import FieldType, Values
from models.rules.kinds import DocumentKind
from models.rules.rows import PersonData
from models.rules.words import Language, Words


class RevealKind(StrEnum):
    """What a found word is."""

    INSTITUTION = "institution"
    LOCALITY = "locality"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be told: places of protected persons, and streets that are not every reader's.

    `institutions` is true where somebody in the case is protected: then schools and day-care
    must be looked at too.
    """

    localities: tuple[str, ...] = field(default=(), repr=False)
    streets: tuple[str, ...] = field(default=(), repr=False)
    institutions: bool = False


NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True, slots=True)
class Finding:
    """A word in a field of the decision; `id` stays the same as long as the word stands there."""

    kind: RevealKind
    key: str
    word: str = field(repr=False)

    @property
    def id(self) -> str:
        """The key under which an acceptance is kept."""
        return f"{self.kind.value}:{self.key}:{self.word.casefold()}"


_NAMES: Mapping[RevealKind, Words] = {
    RevealKind.INSTITUTION: Words(
        "koulu, päiväkoti tai muu paikka",
        "skola, daghem eller annan plats",
        "school or other place",
    ),
    RevealKind.LOCALITY: Words("paikkakunta", "ort", "locality"),
    RevealKind.STREET: Words("katuosoite", "gatuadress", "street"),
}
_PLACES = (
    "koulu|lukio|päiväko|päivähoit|esiop|esikou|kerho|perhekesku|neuvola|leikkipuisto|vuoroko"
    "|skola|skolan|gymnasi|daghem|förskol|dagis|familjecent|rådgivning|lekpark"
)
_INSTITUTION = re.compile(
    rf"(?:\b[A-ZÅÄÖŠŽ][\w-]+\s+)?\b[\w-]*(?:{_PLACES})[\w-]*(?:\s+[A-ZÅÄÖŠŽ][\w-]+)?", re.UNICODE
)
_WORD = re.compile(r"[A-ZÅÄÖŠŽ][\w-]+", re.UNICODE)
_STREET_NAME = re.compile(r"^[^\d,]+")
_SKIPPED = ("contact_", "legal_basis", "provisions")
_TEXTS = (FieldType.TEXT, FieldType.LINE)
_LEAST = 4
# how the end of a Finnish place name softens when it is bent: Helsinki, Helsingin
_SOFT = (
    ("nk", "ng"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("mp", "mm"),
    ("ht", "hd"),
    ("tt", "t"),
    ("kk", "k"),
    ("pp", "p"),
    ("rk", "r"),
    ("lk", "l"),
    ("k", ""),
    ("t", "d"),
    ("p", "v"),
)
_VOWELS = "aeiouyäö"


def hidden_of(people: Iterable[PersonData], readers: Iterable[PersonData]) -> Hidden:
    """Return what must not be told, of the people of a case and those who get the decision."""
    protected = [data for data in people if data.non_disclosure or data.secret_contacts]
    streets = {_street(data) for data in protected}
    homes = {(_street(data), data.address.postcode) for data in readers if _street(data)}
    if len(homes) > 1:
        streets |= {street for street, _ in homes}
    towns = (data.address.town.strip() for data in protected)
    return Hidden(
        localities=tuple(sorted({town for town in towns if town})),
        streets=tuple(sorted(street for street in streets if street)),
        institutions=bool(protected),
    )


def findings(values: Values, hidden: Hidden, *, known: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return each word that may reveal a place, in the order of the form, each once a field.

    `known` are secrets that another check refuses altogether; they are passed over here.
    """
    if not (hidden.institutions or hidden.streets or hidden.localities):
        return ()
    found: dict[str, Finding] = {}
    for key, text in _texts(values):
        for finding in _in_text(key, _without(text, known), hidden):
            found.setdefault(finding.id, finding)
    return tuple(found.values())


def findings_in(text: str, hidden: Hidden) -> tuple[Finding, ...]:
    """Return each word of one text that may reveal a place, each once."""
    return tuple({each.id: each for each in _in_text("", text, hidden)}.values())


def reveal_name(kind: RevealKind, language: Language | str = Language.FINNISH) -> str:
    """Return what a found word is, in words."""
    return _NAMES[kind].said_in(language)


def bent_stems(word: str) -> Iterator[str]:
    """Yield how the bent Finnish forms of a name begin, folded; nothing of a very short one."""
    name = word.casefold()
    if len(name) < _LEAST:
        return
    yield name
    body, last = name[:-1], name[-1]
    if last not in _VOWELS:
        return
    for hard, soft in _SOFT:
        if body.endswith(hard):
            softened = body.removesuffix(hard) + soft
            ends = {last, "e"} if last == "i" else {last}
            yield from (softened + end for end in ends if len(softened) + 1 >= _LEAST)
            return


def _in_text(key: str, text: str, hidden: Hidden) -> Iterator[Finding]:
    folded = text.casefold()
    for street in hidden.streets:
        if street.casefold() in folded:
            yield Finding(RevealKind.STREET, key, street)
    stems = tuple(stem for town in hidden.localities for stem in bent_stems(town))
    for match in _WORD.finditer(text):
        if stems and match[0].casefold().startswith(stems):
            yield Finding(RevealKind.LOCALITY, key, match[0])
    if hidden.institutions:
        for match in _INSTITUTION.finditer(text):
            if _is_name(match[0]):
                yield Finding(RevealKind.INSTITUTION, key, match[0])


def _is_name(words: str) -> bool:
    """Answer whether it names a place: a bare "koulu" tells nothing, "Rantakylän koulu" does."""
    parts = words.split()
    return len(parts) > 1 or (words[:1].isupper() and not re.match(rf"(?i)(?:{_PLACES})", words))


def _texts(values: Values) -> Iterator[tuple[str, str]]:
    for each in document_type(DocumentKind.DECISION).fields:
        value = values.get(each.key)
        if each.type in _TEXTS and isinstance(value, str) and not each.key.startswith(_SKIPPED):
            yield each.key, value


def _without(text: str, known: Iterable[str]) -> str:
    for secret in known:
        if secret.strip():
            text = re.sub(re.escape(secret.strip()), " ", text, flags=re.IGNORECASE)
    return text


def _street(data: PersonData) -> str:
    match = _STREET_NAME.match(data.address.street.strip())
    name = match[0].strip() if match else ""
    return name if len(name) >= _LEAST else ""
