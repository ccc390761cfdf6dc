"""Undo and redo (kumoa, tee uudelleen): earlier values, one for each gesture."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

DEPTH = 500
MOMENT = 1.0
"""Seconds within which repeated small edits become one."""


@dataclass(frozen=True, slots=True)
class _Edit(Generic[T]):
    name: str
    before: T
    after: T


class History(Generic[T]):
    """The values a document has had; equal parts of them are the same objects and cost nothing."""

    def __init__(
        self, value: T, *, depth: int = DEPTH, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._value = value
        self._saved = value
        self._clock = clock
        self._done: deque[_Edit[T]] = deque(maxlen=depth)
        self._undone: list[_Edit[T]] = []
        self._open_key: str | None = None
        self._open_at = 0.0

    @property
    def value(self) -> T:
        """The value as it is now."""
        return self._value

    def push(self, value: T, name: str, merge_key: str | None = None) -> None:
        """Take a new value as one edit; what was undone is gone. An equal value is no edit.

        With the key of the edit just before, within a moment of it, both are one edit. Undo, redo
        and saving close an edit.
        """
        if value == self._value:
            return
        now = self._clock()
        before = self._value
        if self._merges(merge_key, now):
            before = self._done.pop().before
        self._undone.clear()
        if before != value:
            self._done.append(_Edit(name, before, value))
        self._value = value
        self._open_key, self._open_at = (merge_key if before != value else None), now

    def undo(self) -> T:
        """Go back one edit and return the value; LookupError when there is none."""
        if not self._done:
            raise LookupError("undo")
        edit = self._done.pop()
        self._undone.append(edit)
        return self._go_to(edit.before)

    def redo(self) -> T:
        """Do an undone edit again and return the value; LookupError when there is none."""
        if not self._undone:
            raise LookupError("redo")
        edit = self._undone.pop()
        self._done.append(edit)
        return self._go_to(edit.after)

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return bool(self._undone)

    @property
    def undo_name(self) -> str:
        """The name of the edit that undo takes back, empty when there is none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """The name of the edit that redo does again, empty when there is none."""
        return self._undone[-1].name if self._undone else ""

    @property
    def depth(self) -> int:
        """How many edits can be undone now."""
        return len(self._done)

    def mark_saved(self) -> None:
        """Note that the value as it is now is saved; the edits stay."""
        self._saved = self._value
        self._open_key = None

    @property
    def is_saved(self) -> bool:
        """Whether the value equals the one saved last."""
        return self._value == self._saved

    def _merges(self, key: str | None, now: float) -> bool:
        if key is None or key != self._open_key or not self._done:
            return False
        return now - self._open_at <= MOMENT

    def _go_to(self, value: T) -> T:
        self._value, self._open_key = value, None
        return value
