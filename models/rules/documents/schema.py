"""The declaration of a document type: one source for form, checks, JSON, print and export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, Union

from models.rules.kinds import DocumentKind
from models.rules.words import Words

Value: TypeAlias = Union[str, bool, float, Sequence[str], Sequence[Mapping[str, "Value"]], None]
Values: TypeAlias = Mapping[str, Value]


class FieldType(StrEnum):
    """What a field holds; the stored form is JSON.

    DATE is "2026-11-24"; TIME is "09:30" (Helsinki); MOMENT is "2026-11-24T09:30" (Helsinki);
    CODE is a code of `Field.codes`; CODES a list of them; ROWS a list of value mappings.
    """

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CODE = "code"
    CODES = "codes"
    NUMBER = "number"
    PERSONAL_CODE = "personal_code"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    ROWS = "rows"


LINE_LIMIT = 250
TEXT_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when field `field` of the same document has one of `values` (codes, "true", "false").

    A CODES field satisfies it when any of its codes is among `values`.
    """

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field (kenttä).

    `key` is unique in its document (in its row, for a row's field). `path` is the place in the
    national structure, with `[]` after a list ("asiakas[].sukunimi"); None for a field of our own.
    `width` is in twelfths of the form. `condition` hides the field, and excuses it from being
    mandatory, while it does not hold. `carried_from` names (kind, key) sources whose recorded
    text is offered as an editable copy, first found wins; "rows[].key" names a row's field. The
    path of a row's field starts from its row.
    """

    key: str
    type: FieldType
    words: Words
    path: str | None = None
    mandatory: bool = False
    codes: str | None = None
    condition: Condition | None = None
    statute: str = ""
    help: Words = Words("")
    width: int = 12
    limit: int | None = None
    fields: tuple["Field", ...] = ()
    carried_from: tuple[tuple[DocumentKind, str], ...] = ()
    hidden_in_client_print: bool = False
    not_future: bool = False
    not_before: str | None = None

    @property
    def longest(self) -> int:
        """The most characters that the field takes; longer text is refused, never cut."""
        return self.limit or (TEXT_LIMIT if self.type is FieldType.TEXT else LINE_LIMIT)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of fields."""

    key: str
    words: Words
    fields: tuple[Field, ...]
    help: Words = Words("")
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A document type (asiakirjatyyppi).

    `oid` and `root` name the national structure; None for a document of our own. `many` is true
    where one case may have several side by side (meetings), not only versions of one.
    """

    kind: DocumentKind
    words: Words
    phase: int
    sections: tuple[Section, ...]
    oid: str | None = None
    root: str | None = None
    many: bool = False
    lead: Words = Words("")

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields of all sections, in order."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field:
        """Return a field by key; KeyError when there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def section_of(self, key: str) -> Section:
        """Return the section that holds field `key`; KeyError when there is none."""
        for section in self.sections:
            if any(field.key == key for field in section.fields):
                return section
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one field: `place` is the key, or "rows[2].key" inside a row."""

    place: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a code list (koodi).

    `code` is ours and is what documents store. `export` with `display` is written to the national
    structure; an empty `export` has no national code and goes as words. `official` says that the
    number was seen in the national code service. `group` parts a long list in the form.
    `statute` is the section of law that the choice rests on.
    """

    code: str
    words: Words
    statute: str = ""
    help: Words = Words("")
    export: str = ""
    display: str = ""
    official: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list (koodisto); `oid` is None for a list of our own.

    `system` is written to the national structure. In an `official_only` list a code whose
    national number is not known is written as words beside the coded field, never as a guess.
    """

    key: str
    words: Words
    codes: tuple[Code, ...]
    oid: str | None = None
    internal_system: str = ""
    official_only: bool = False

    @property
    def system(self) -> str:
        """The identifier of the list in the national structure; empty for a list of our own."""
        return self.internal_system or (f"urn:oid:{self.oid}" if self.oid else "")

    def code(self, code: str) -> Code:
        """Return a code; KeyError when there is none."""
        for item in self.codes:
            if item.code == code:
                return item
        raise KeyError(code)
