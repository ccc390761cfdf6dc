"""Making many frozen rows at once, a column at a time."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

T = TypeVar("T")


def filled(kind: type[T], columns: Sequence[Iterable[object]]) -> list[T]:
    """Return many frozen rows of `kind` from their columns, one for each field in order.

    The slots are filled a column at a time, in less than half the time of calling `kind`; meant
    for plain data whose making checks nothing.
    """
    first = list(columns[0])
    made = [object.__new__(kind) for _ in first]
    for field, column in zip(fields(kind), (first, *columns[1:]), strict=True):  # type: ignore[arg-type]
        deque(map(getattr(kind, field.name).__set__, made, column), maxlen=0)
    return made
