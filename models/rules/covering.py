"""What a print for one reader must not tell (turvakielto): addresses and contacts are covered.

VTJL 661/2009 36 §, JulkL 621/1999 24 § 1 mom. 31 k and 11 § 2 mom. 7 k.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from models.rules.letters import DocumentPrint
from models.rules.revealing import Hidden, RevealKind, findings_in, hidden_of
from models.rules.rows import PersonData
from models.rules.words import Language, Words

_COVERED = Words("[peitetty]", "[övertäckt]", "[covered]")
_NOTE = Words(
    "Tästä tulosteesta on peitetty salassa pidettäviä yhteystietoja ({law}).",
    "Sekretessbelagda kontaktuppgifter har täckts över i denna utskrift ({law}).",
    "Secret contact data has been covered on this print ({law}).",
)
_LAW = Words(
    "laki 661/2009 36 §, JulkL 24 § 1 mom. 31 k", "lag 661/2009 36 §, OffL 24 § 1 mom. 31 p"
)
_HEADING = Words("Peitetyt tiedot", "Övertäckta uppgifter", "Covered data")
_DIGITS = re.compile(r"\d")
_LEAST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Cover:
    """What one reader may not see; `texts` stand anywhere, `hidden` tells of places."""

    texts: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    hidden: Hidden = field(default=Hidden(), repr=False)


NOTHING_COVERED = Cover()


def cover_for(reader: PersonData | None, people: Iterable[PersonData]) -> Cover:
    """Return what a print for `reader` covers: contacts of all others, places of the protected.

    Who lives with the reader has no secret place from the reader. None is the authority's own
    file, from which nothing is covered.
    """
    if reader is None:
        return NOTHING_COVERED
    others = [data for data in people if data != reader and not _same_home(data, reader)]
    protected = [data for data in others if data.non_disclosure or data.secret_contacts]
    own = {reader.address.street, reader.phone, reader.email, reader.personal_code}
    texts = {
        text.strip()
        for data in others
        for text in (data.address.street, data.email, data.personal_code)
    }
    texts |= {data.address.postcode.strip() for data in protected}
    texts |= {data.contact_address.street.strip() for data in protected}
    phones = {data.phone.strip() for data in others} - own
    return Cover(
        texts=tuple(sorted((t for t in texts - own if len(t) > 3), key=len, reverse=True)),
        phones=tuple(sorted(p for p in phones if len(_digits(p)) >= _LEAST_DIGITS)),
        hidden=hidden_of(protected, ()),
    )


def covered_text(text: str, cover: Cover, language: Language) -> str:
    """Return `text` with what the reader may not see under a visible mark."""
    mark = _COVERED.said_in(language)
    for secret in cover.texts:
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", mark, text, flags=re.IGNORECASE)
    for phone in cover.phones:
        text = re.sub(_phone_pattern(phone), mark, text)
    for finding in findings_in(text, cover.hidden):
        if finding.kind is RevealKind.STREET:
            street = rf"{re.escape(finding.word)}(?:\s+\d+\w*(?:\s+\w{{1,2}}\s+\d+)?)?"
            text = re.sub(street, mark, text, flags=re.IGNORECASE)
        elif finding.kind is RevealKind.LOCALITY:
            text = re.sub(rf"(?<!\w){re.escape(finding.word)}(?!\w)", mark, text)
    return text


def places_left(texts: Iterable[str], cover: Cover) -> tuple[str, ...]:
    """Return names of schools, day-care and like places that a reader of `texts` would see.

    They are not covered, for a print must stay readable: the worker looks at each.
    """
    found = (each for text in texts for each in findings_in(text, cover.hidden))
    return tuple(dict.fromkeys(f.word for f in found if f.kind is RevealKind.INSTITUTION))


def covered_print(facts: DocumentPrint, cover: Cover) -> DocumentPrint:
    """Return a document's print for the reader; where something was covered it says so."""
    if cover == NOTHING_COVERED:
        return facts
    language = facts.language
    sections = tuple(
        (heading, tuple((label, covered_text(text, cover, language)) for label, text in rows))
        for heading, rows in facts.sections
    )
    if sections == facts.sections:
        return facts
    note = (_HEADING.said_in(language), (("", cover_note(language)),))
    return replace(facts, sections=(*sections, note))


def cover_note(language: Language) -> str:
    """Return the sentence that tells of covered data and its law."""
    return _NOTE.said_in(language).format(law=_LAW.said_in(language))


def _same_home(one: PersonData, other: PersonData) -> bool:
    street = one.address.street.strip().casefold()
    same = street == other.address.street.strip().casefold()
    return bool(street) and same and one.address.postcode == other.address.postcode


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _phone_pattern(phone: str) -> str:
    return r"\+?" + r"[\s-]*".join(_digits(phone))
