"""Short constructors, so that a document declaration reads like the form it describes."""

from typing import TypedDict, Unpack

from models.rules.documents.schema import Condition, Field, FieldType, Section
from models.rules.kinds import DocumentKind
from models.rules.words import Words


class Traits(TypedDict, total=False):
    """What a field may have besides key, type and words; see `Field`."""

    path: str | None
    mandatory: bool
    condition: Condition | None
    statute: str
    help: Words
    width: int
    limit: int | None
    carried_from: tuple[tuple[DocumentKind, str], ...]
    hidden_in_client_print: bool
    not_future: bool
    not_before: str | None


def line(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a one-line text."""
    return Field(key, FieldType.LINE, words, **traits)


def text(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a text of paragraphs."""
    return Field(key, FieldType.TEXT, words, **traits)


def day(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a date, three twelfths wide."""
    return Field(key, FieldType.DATE, words, **_narrow(traits, 3))


def time(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a time of day, two twelfths wide."""
    return Field(key, FieldType.TIME, words, **_narrow(traits, 2))


def moment(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a date with a time of day, six twelfths wide."""
    return Field(key, FieldType.MOMENT, words, **_narrow(traits, 6))


def yes_no(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a question answered by yes or no."""
    return Field(key, FieldType.YES_NO, words, **_narrow(traits, 6))


def choice(key: str, words: Words, codes: str, **traits: Unpack[Traits]) -> Field:
    """Declare one choice from a code list."""
    return Field(key, FieldType.CODE, words, codes=codes, **_narrow(traits, 6))


def choices(key: str, words: Words, codes: str, **traits: Unpack[Traits]) -> Field:
    """Declare any number of choices from a code list."""
    return Field(key, FieldType.CODES, words, codes=codes, **traits)


def number(key: str, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a number, three twelfths wide."""
    return Field(key, FieldType.NUMBER, words, **_narrow(traits, 3))


def of_type(key: str, type_: FieldType, words: Words, **traits: Unpack[Traits]) -> Field:
    """Declare a field of a special line type: personal code, phone, e-mail, postcode."""
    return Field(key, type_, words, **traits)


def rows(key: str, words: Words, fields: tuple[Field, ...], **traits: Unpack[Traits]) -> Field:
    """Declare a repeating group."""
    return Field(key, FieldType.ROWS, words, fields=fields, **traits)


def section(
    key: str,
    words: Words,
    *fields: Field,
    hint: Words = Words(""),
    condition: Condition | None = None,
) -> Section:
    """Declare a titled group of fields; `hint` stands under the title."""
    return Section(key, words, fields, hint, condition)


def when(field: str, *values: str) -> Condition:
    """Declare that `field` has one of `values`; "true" and "false" for a yes-or-no field."""
    return Condition(field, frozenset(values))


def yes(field: str) -> Condition:
    """Declare that `field` is answered by yes."""
    return when(field, "true")


def no(field: str) -> Condition:
    """Declare that `field` is answered by no."""
    return when(field, "false")


def _narrow(traits: Traits, width: int) -> Traits:
    narrowed: Traits = {"width": width}
    narrowed.update(traits)
    return narrowed
