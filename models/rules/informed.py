"""Who is told of a decision only for information (tiedoksi), and names that no decision may tell.

The list is of names and units, never of addresses (SFS 2487; domain D5), and never of one to whom
the child has forbidden to tell. An informer (ilmoittaja) who asked for secrecy is named nowhere
(JulkL 621/1999 11 § 2 mom. 7 k).
"""

import re
from collections.abc import Iterable, Iterator

from models.rules.documents.schema import Values
from models.rules.revealing import bent_stems

INFORMED = "informed"
_ADDRESS = re.compile(
    r"@"
    r"|\b\d{5}\b"
    r"|\d(?:[\s-]?\d){5,}"
    r"|\w*(?:katu|tie|polku|kuja|kaari|raitti|ranta|aukio|bulevardi|vägen|gatan|gränd|stigen)"
    r"\s+\d",
    re.IGNORECASE | re.UNICODE,
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def informed_lines(values: Values) -> tuple[str, ...]:
    """Return who is told, one a line, as written."""
    written = values.get(INFORMED)
    lines = written.splitlines() if isinstance(written, str) else []
    return tuple(line.strip() for line in lines if line.strip())


def has_address(line: str) -> bool:
    """Answer whether a line holds a street, a postcode, a phone number or an e-mail address."""
    return _ADDRESS.search(line) is not None


def names_one_of(text: str, people: Iterable[str], others: Iterable[str] = ()) -> bool:
    """Answer whether a text names one of `people`, also in bent Finnish forms.

    Each is "Surname Given Names". A surname alone tells, unless one of the `others` who are named
    anyway bears it too; then a given name must stand there as well.
    """
    words = tuple(match[0].casefold() for match in _WORD.finditer(text))
    shared = {word.casefold() for other in others for word in other.split()}
    return any(_is_named(person.split(), words, shared) for person in people)


def _is_named(name: list[str], words: tuple[str, ...], shared: set[str]) -> bool:
    if not name or not _occurs(name[0], words):
        return False
    if name[0].casefold() not in shared:
        return True
    return any(_occurs(given, words) for given in name[1:])


def _occurs(name: str, words: tuple[str, ...]) -> bool:
    stems = tuple(_stems(name))
    return any(word == name.casefold() or (stems and word.startswith(stems)) for word in words)


def _stems(name: str) -> Iterator[str]:
    folded = name.casefold()
    if folded.endswith("nen"):
        yield folded
        yield folded.removesuffix("nen") + "s"
        return
    yield from bent_stems(name)
