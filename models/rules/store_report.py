"""What a check of the database found (tarkistus), as plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StoreProblem:
    """One thing that is not as it should be; `code` names its sentence, `facts` ids and numbers."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoreReport:
    """The outcome: sound when `problems` is empty.

    `counts` are rows by table, `lines` and `head` the length and the last hash of the use log,
    which is worth remembering elsewhere: only against it a cut tail is seen.
    """

    problems: tuple[StoreProblem, ...]
    lines: int
    head: str
    counts: Mapping[str, int]
    signed_copies: int = 0

    @property
    def is_sound(self) -> bool:
        """Answer whether nothing was found wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class CopyReport:
    """A checked backup: lines and last hash of its use log, and its size in bytes."""

    lines: int
    head: str
    size: int


@dataclass(frozen=True, slots=True)
class WorkerLoad:
    """How many open cases a worker has."""

    worker_id: UUID
    name: str
    open_cases: int
    urgent: int
