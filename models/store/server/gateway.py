"""The gate of one signed-in person: openings and searches commit by themselves, before reading.

They go by a second connection, so that the log line is there whatever becomes of the use case:
content shows only under an opening that an earlier transaction has committed.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, TextClause, text
from sqlalchemy.orm import Session

from models.entities.base import Moment
from models.rules.errors import NotAllowed
from models.rules.kinds import DocumentKind
from models.rules.rights import Right
from models.rules.rows import DocumentHit
from models.store.audit import GENESIS
from models.store.gate import Likeness
from models.store.server.commits import Commits
from models.store.server.elapsed import elapsed
from models.store.uow import HELSINKI

FRESH_SECONDS = 25 * 60
"""How long an opening is relied on here; the server lets it run out after thirty minutes."""
_USUAL = "client_work"
_HOUSE = frozenset({Right.READ_SETTINGS, Right.EDIT_SETTINGS, Right.MANAGE_USERS,
                    Right.PUBLISH_PROCESS})  # fmt: skip

_OPEN_CASE = text("SELECT sec.open_case(:case, :purpose)")
_CLOSE_CASE = text("SELECT sec.close_case(:case)")
_OPEN_PERSON = text("SELECT sec.open_person(:person)")
_OPEN_HOUSE = text("SELECT sec.open_house(:scope)")
_OPEN_LISTS = text("SELECT sec.open_lists()")
_FIND_CASES = text("SELECT sec.find_cases(:words, :code, :most)")
_FIND_PERSONS = text("SELECT sec.find_persons(:words, :code, :most)")
_LIKELY = text("SELECT * FROM sec.likely(:starts, :code, CAST(:born AS date))")
_NAMES = text("SELECT sec.names_from(:start)")
_DOCUMENTS = text("SELECT * FROM sec.find_documents(:wanted, :most)")
_SERIAL = text("SELECT sec.next_serial(:prefix)")
_SHOW = text("SELECT sec.show_case(:case, :shown)")
_ALSO = text("SELECT sec.also_open(:case)")
_LISTED_LOG = text(
    "SELECT seq, at, worker_id, name, act, kind, purpose, facts FROM sec.listed_log(:cases,"
    " CAST(:since AS timestamptz), CAST(:until AS timestamptz))"
).columns(at=Moment())
_KNOWS_HEAD = text("SELECT sec.knows_head(:seal, :head)")
_LAST_SEAL = 2**63 - 1
_OPEN_LETTERS = text("SELECT sec.open_letters()")
_ANNOUNCE = text("SELECT sec.announce_search(:said)")
_SEAL = text("SELECT seal, hash FROM sec.seal()")
_LOG = text("SELECT sec.log_act(:act, :case, :person, :document, :purpose, :facts)")


class ServerGate:
    """What the server is asked for the person whose connections the engine makes."""

    def __init__(self, engine: Engine, commits: Commits | None = None) -> None:
        self._engine, self._commits = engine, commits
        self._cases: dict[UUID, float] = {}
        self._persons: dict[UUID, float] = {}
        self._houses: dict[str, float] = {}
        self._lists = 0.0

    def begin(self, right: Right) -> None:
        """Open the lists when their opening has run out; acts on the house need none."""
        if right not in _HOUSE and elapsed() >= self._lists:
            self._aside(_OPEN_LISTS)
            self._lists = elapsed() + FRESH_SECONDS

    def open_cases(self, case_ids: Collection[UUID], purpose: str) -> frozenset[UUID]:
        """Open cases; a stated purpose is always written, an unstated one once in a while.

        NotAllowed("case.too_many_openings") when the server has seen too many in a short time.
        """
        return frozenset(case_id for case_id in case_ids if self._open(case_id, purpose))

    def close_case(self, case_id: UUID) -> None:
        """Give the opening of a case back."""
        self._cases.pop(case_id, None)
        self._aside(_CLOSE_CASE, case=case_id)

    def give_back(self) -> None:
        """Give the openings of all cases back, as when the program is locked."""
        for case_id in tuple(self._cases):
            self.close_case(case_id)
        self.forget()

    def forget(self) -> None:
        """Forget all openings: the next use asks the server again."""
        self._cases.clear()
        self._persons.clear()
        self._houses.clear()
        self._lists = 0.0

    def open_house(self, scope: str) -> None:
        """Open all teams' cases for one scope; without its right none of them shows."""
        if elapsed() >= self._houses.get(scope, 0.0) and self._aside(_OPEN_HOUSE, scope=scope) == [
            True
        ]:
            self._houses[scope] = elapsed() + FRESH_SECONDS

    def open_persons(self, person_ids: Collection[UUID]) -> None:
        """Open persons who are no strangers."""
        for person_id in person_ids:
            if elapsed() >= self._persons.get(person_id, 0.0) and self._aside(
                _OPEN_PERSON, person=person_id
            ) == [True]:
                self._persons[person_id] = elapsed() + FRESH_SECONDS

    def find_cases(self, words: Sequence[str], code: str, limit: int) -> list[UUID]:
        """Return own cases by the client's name or identity code."""
        self._announce(" ".join(words) + code)
        return self._aside(_FIND_CASES, words=list(words), code=code, most=limit)

    def find_persons(self, words: Sequence[str], code: str, limit: int) -> list[UUID]:
        """Return persons who are no strangers, by name or identity code."""
        self._announce(" ".join(words) + code)
        return self._aside(_FIND_PERSONS, words=list(words), code=code, most=limit)

    def likely(self, starts: Sequence[str], code: str, born: date | None) -> Sequence[Likeness]:
        """Return who may be the same person, among those who are no strangers."""
        distinct = list(dict.fromkeys(starts))
        self._announce(" ".join(distinct) + code)
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as aside:
            rows = aside.execute(_LIKELY, {"starts": distinct, "code": code, "born": born}).all()
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def names_from(self, start: str) -> Sequence[str]:
        """Return the words of own clients' names that begin so."""
        return self._aside(_NAMES, start=start)

    def find_documents(
        self, choices: Sequence[Sequence[str]], limit: int
    ) -> tuple[DocumentHit, ...]:
        """Return own finished documents with a word of each choice, the newest first."""
        wanted = " & ".join(f"({' | '.join(map(_begins, words))})" for words in choices)
        self._announce(wanted)
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as aside:
            rows = aside.execute(_DOCUMENTS, {"wanted": wanted, "most": limit}).all()
        return tuple(
            DocumentHit(
                row.document_id,
                row.case_id,
                row.number,
                row.name,
                DocumentKind(row.kind),
                _day(row.finished_at),
            )
            for row in rows
        )

    def next_serial(self, session: Session, prefix: str) -> int:
        """Return the next running number; it is given back when the use case is undone."""
        return int(session.execute(_SERIAL, {"prefix": prefix}).scalar_one())

    def log(self, session: Session, line: Mapping[str, Any]) -> None:
        """Write a line of the use log; the server says who and when."""
        session.flush()
        session.execute(_LOG, {**line, "facts": json.dumps(dict(line["facts"]))})

    def show_case(self, case_id: UUID, *, shown: bool) -> None:
        """Tell the server that an open case is on one's screen, or is no more."""
        self._aside(_SHOW, case=case_id, shown=shown)

    def also_open(self, case_id: UUID) -> Sequence[UUID]:
        """Return the other workers who have an open case on their screen."""
        return self._aside(_ALSO, case=case_id)

    def listed_log(
        self, session: Session, case_ids: Collection[UUID], since: datetime, until: datetime
    ) -> Sequence[Any]:
        """Return the lines of the use log about lists that showed cases which are open now."""
        told = {"cases": list(case_ids), "since": since, "until": until}
        return session.execute(_LISTED_LOG, told).all()

    def knows_head(self, session: Session, seal: int, head: str) -> bool:
        """Answer whether a seal of the use log, or a line of the file before it, had this hash."""
        told = {"seal": min(seal, _LAST_SEAL), "head": head}
        return bool(session.execute(_KNOWS_HEAD, told).scalar_one())

    def open_letters(self) -> None:
        """Open the names and addresses of the letters that wait; logged with their cases."""
        self._aside(_OPEN_LETTERS)

    def head(self, session: Session) -> tuple[int, str]:
        """Seal what is over, and return the number and the hash of the newest seal."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as aside:
            last = aside.execute(_SEAL).first()
        return (last.seal, last.hash) if last is not None else (0, GENESIS)

    def commit(self, session: Session) -> None:
        """Commit, and find out what became of it when the answer is lost."""
        if self._commits is None:
            session.commit()
        else:
            self._commits.commit(session)

    def _open(self, case_id: UUID, purpose: str) -> bool:
        if not purpose and elapsed() < self._cases.get(case_id, 0.0):
            return True
        (said,) = self._aside(_OPEN_CASE, case=case_id, purpose=purpose or _USUAL)
        if said == "too_many":
            raise NotAllowed("case.too_many_openings")
        if said != "open":
            self._cases.pop(case_id, None)
            return False
        self._cases[case_id] = elapsed() + FRESH_SECONDS
        return True

    def _announce(self, said: str) -> None:
        """Let the log know of a search before it finds anything."""
        self._aside(_ANNOUNCE, said=said)

    def _aside(self, statement: TextClause, **values: object) -> list[Any]:
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as aside:
            return list(aside.scalars(statement, values))


def _day(moment: datetime | None) -> date | None:
    """Return the day in Finland of a moment kept in UTC."""
    return moment.replace(tzinfo=UTC).astimezone(HELSINKI).date() if moment else None


def _begins(word: str) -> str:
    """Return a word of letters and digits as the index understands it: whatever begins so."""
    return f"'{word}':*"
