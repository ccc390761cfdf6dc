"""Two saves that met (tallennusristiriita): what each side changed of what both began with."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models.rules.documents.conditions import is_empty
from models.rules.documents.schema import Field, FieldType, Value, Values
from models.rules.errors import RuleBroken
from models.rules.plain import to_plain

_BETWEEN = "\n\n"
_LISTS = frozenset({FieldType.ROWS, FieldType.CODES})


class Side(StrEnum):
    """What is kept of a field: another's, one's own, or both after each other."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Saver:
    """Who saved last and when; `worker_id` is None where a bulk load did."""

    worker_id: UUID | None
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two sides are not alike; None stands for an empty one."""

    key: str
    base: Value
    theirs: Value
    mine: Value

    @property
    def suggested(self) -> Side | None:
        """The only side that changed the field; None when both did and a person has to choose."""
        if self.mine == self.base:
            return Side.THEIRS
        return Side.MINE if self.theirs == self.base else None

    @property
    def is_clash(self) -> bool:
        """Answer whether both changed it, each in another way."""
        return self.suggested is None


def differences(
    fields: Sequence[Field], *, base: Values, theirs: Values, mine: Values
) -> tuple[Difference, ...]:
    """Return the fields that differ now, those that both changed first, else in their order."""
    found = [
        Difference(field.key, *sides)
        for field in fields
        for sides in (tuple(_plain(side.get(field.key)) for side in (base, theirs, mine)),)
        if sides[1] != sides[2]
    ]
    return tuple(sorted(found, key=lambda each: not each.is_clash))


def of_mine(found: Sequence[Difference]) -> bool:
    """Answer whether anything that I changed is not there already."""
    return any(each.suggested is not Side.THEIRS for each in found)


def joined(field: Field, difference: Difference) -> Value:
    """Return both sides after each other: theirs, then what is new in mine.

    None where that is impossible: one side is empty, the field takes one value only, or the text
    would be too long.
    """
    theirs, mine = difference.theirs, difference.mine
    if is_empty(theirs) or is_empty(mine):
        return None
    if field.type in _LISTS:
        return _added(difference)
    if field.type is not FieldType.TEXT:
        return None
    whole = f"{str(theirs).rstrip()}{_BETWEEN}{str(mine).lstrip()}"
    return whole if len(whole) <= field.longest else None


def settled(
    fields: Sequence[Field],
    found: Sequence[Difference],
    *,
    theirs: Values,
    choices: Mapping[str, Side],
) -> dict[str, Value]:
    """Return the values to save: theirs, with each differing field as chosen or suggested.

    Raises RuleBroken("conflict.undecided", field=...) for a field that both changed and nobody
    chose, so that nothing is overwritten unseen.
    """
    by_key = {field.key: field for field in fields}
    values = dict(theirs)
    for each in found:
        side = choices.get(each.key) or each.suggested
        if side is None:
            raise RuleBroken("conflict.undecided", field=each.key)
        values[each.key] = _kept(by_key[each.key], each, side)
    return {key: value for key, value in values.items() if not is_empty(value)}


def _kept(field: Field, difference: Difference, side: Side) -> Value:
    if side is Side.BOTH:
        return joined(field, difference)
    return difference.mine if side is Side.MINE else difference.theirs


def _added(difference: Difference) -> Value:
    both = list(_items(difference.theirs))
    known = [*both, *_items(difference.base)]
    return _plain([*both, *(item for item in _items(difference.mine) if item not in known)])


def _items(value: Value) -> Iterator[object]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from value


def _plain(value: object) -> Value:
    """Return a value as it is stored, so that a list and a tuple of the same are alike."""
    if is_empty(value):
        return None
    plain: Value = to_plain(value)
    return plain
