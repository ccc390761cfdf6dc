"""The seam between the two stores: what a shared server does for a session in place of plain SQL.

The embedded file needs no gate: whoever has a key slot may read all of it. On a server every
session belongs to one person, and what that person may reach is opened, found and logged by the
server's own functions.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol, cast
from uuid import UUID

from sqlalchemy.orm import Session

from models.rules.rights import Right
from models.rules.rows import DocumentHit

GATE = "gate"

Likeness = tuple[UUID, str, date | None, str]
"""A person who may be meant: id, folded name, day of birth, and the code if it is the typed one."""


class Gate(Protocol):
    """What the server is asked for one signed-in person."""

    def begin(self, right: Right) -> None:
        """Prepare for a use case under `right`; lists are opened and logged here."""

    def open_cases(self, case_ids: Collection[UUID], purpose: str) -> frozenset[UUID]:
        """Open cases for their content, each with its line in the log; return those opened."""

    def open_house(self, scope: str) -> None:
        """Open all teams' cases, without their clients, for one scope; logged."""

    def open_persons(self, person_ids: Collection[UUID]) -> None:
        """Open persons who are no strangers: parties of own cases, and of no case at all."""

    def find_cases(self, words: Sequence[str], code: str, limit: int) -> list[UUID]:
        """Return own cases by the client's name or identity code; logged."""

    def find_persons(self, words: Sequence[str], code: str, limit: int) -> list[UUID]:
        """Return persons who are no strangers, by name or identity code; logged."""

    def likely(self, starts: Sequence[str], code: str, born: date | None) -> Sequence[Likeness]:
        """Return who may be the same person, among those who are no strangers; logged."""

    def names_from(self, start: str) -> Sequence[str]:
        """Return the words of own clients' names that begin so."""

    def find_documents(
        self, choices: Sequence[Sequence[str]], limit: int
    ) -> tuple[DocumentHit, ...]:
        """Return own finished documents with one word of each choice; logged."""

    def next_serial(self, session: Session, prefix: str) -> int:
        """Return the next running number of a prefix; nobody else gets it."""

    def log(self, session: Session, line: Mapping[str, Any]) -> None:
        """Write a line of the use log within the transaction of `session`."""

    def commit(self, session: Session) -> None:
        """Commit, and find out what became of it when the answer is lost."""

    def show_case(self, case_id: UUID, *, shown: bool) -> None:
        """Tell the server that an open case is on one's screen, or is no more."""

    def also_open(self, case_id: UUID) -> Sequence[UUID]:
        """Return the other workers who have an open case on their screen."""

    def listed_log(
        self, session: Session, case_ids: Collection[UUID], since: datetime, until: datetime
    ) -> Sequence[Any]:
        """Return the lines of the use log about lists that showed cases which are open now."""

    def knows_head(self, session: Session, seal: int, head: str) -> bool:
        """Answer whether a seal of the use log, or a line of the file before it, had this hash."""

    def open_letters(self) -> None:
        """Open the names and addresses of the letters that wait; logged with their cases."""

    def head(self, session: Session) -> tuple[int, str]:
        """Return the number and the hash of the newest seal of the use log."""


def gate_of(session: Session) -> Gate | None:
    """Return the gate of a session on a server, None for one in an embedded file."""
    return cast(Gate | None, session.info.get(GATE))
