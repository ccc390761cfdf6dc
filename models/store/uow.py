"""The unit of work: no session without a right, no act without its audit row, commit last."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models.rules.changes import Change, Changes
from models.rules.errors import StoreTrouble
from models.rules.rights import Actor, Right, require
from models.store import audit
from models.store.attachment_list import Attachments
from models.store.engine import take_write_lock
from models.store.gate import gate_of
from models.store.records import Records
from models.store.reminder_list import Reminders
from models.store.repositories import LOCKS, Cases, Documents, People
from models.store.stale import why_stale
from models.store.teamwork import Teamwork
from models.store.text_list import Texts
from models.store.trouble import trouble_code

HELSINKI = ZoneInfo("Europe/Helsinki")
READ_ONLY = frozenset({Right.READ_LISTS, Right.READ_SETTINGS, Right.LEAD_TEAM, Right.READ_FIGURES})
_READING = frozenset({Right.READ_CASE, Right.SEARCH_PERSONS, Right.PRINT, Right.EXPORT})


class Clock(Protocol):
    """Where "now" comes from; tests hand in a fixed one."""

    def now(self) -> datetime:
        """Return the present moment, with a time zone."""


class Work:
    """One running use case: repositories, today, what happened, and the commit that ends it."""

    def __init__(self, session: Session, actor: Actor, now: datetime) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.cases = Cases(session, actor)
        self.documents = Documents(session)
        self.people = People(session)
        self.records = Records(session)
        self.reminders = Reminders(session)
        self.texts = Texts(session)
        self.attachments = Attachments(session)
        self.teamwork = Teamwork(session, actor)
        self._facts: list[Change] = []

    @property
    def today(self) -> date:
        """The calendar day in Finland."""
        return self.now.astimezone(HELSINKI).date()

    def record(self, fact: Change) -> None:
        """Remember what happened; views hear of it after the commit."""
        self._facts.append(fact)

    def log(
        self,
        act: str,
        *,
        case_id: UUID | None = None,
        person_id: UUID | None = None,
        document_id: UUID | None = None,
        purpose: str = "",
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        """Write the audit row of this act; when that fails, the act fails.

        `facts` hold ids and codes only.
        """
        gate = gate_of(self.session)
        if gate is not None:
            told = {"case": case_id, "person": person_id, "document": document_id}
            gate.log(self.session, {"act": act, "purpose": purpose, "facts": facts or {}, **told})
            return
        take_write_lock(self.session)
        audit.append(
            self.session,
            at=self.now,
            worker_id=self.actor.user_id,
            act=act,
            case_id=case_id,
            person_id=person_id,
            document_id=document_id,
            purpose=purpose,
            facts=facts,
        )

    def log_head(self) -> tuple[int, str]:
        """Return number and hash of the use log's last line; on a server those of its last seal."""
        gate = gate_of(self.session)
        return gate.head(self.session) if gate is not None else audit.head(self.session)

    def commit(self) -> Changes:
        """Store everything and return what happened; call it last."""
        gate = gate_of(self.session)
        if gate is None:
            self.session.commit()
        else:
            gate.commit(self.session)
        return tuple(self._facts)


class UnitOfWork:
    """Opens a unit of work for an actor who has the right; leaving it without commit undoes all."""

    def __init__(self, sessions: Callable[[], Session], clock: Clock) -> None:
        self._sessions, self._clock = sessions, clock

    @property
    def now(self) -> datetime:
        """The present moment of the clock in use."""
        return self._clock.now()

    @contextmanager
    def begin(self, actor: Actor, right: Right) -> Iterator[Work]:
        """Open a unit of work; NotAllowed without `right`, before anything is touched.

        Raises StaleData when somebody else saved first, NotFound("case.right_ended") when the
        right to a case ended meanwhile, StoreTrouble when the store cannot.
        What is read stays true until the commit, because only one writes at a time; lists and
        settings are read beside a writer.
        """
        require(actor, right)
        session = self._sessions()
        try:
            _prepare(session, right)
            yield Work(session, actor, self._clock.now())
        except StaleDataError as error:
            raise why_stale(session) from error
        except DBAPIError as error:
            raise StoreTrouble(trouble_code(error.orig)) from None
        finally:
            with suppress(DBAPIError):  # the server undoes what a broken connection leaves behind
                session.close()


def _prepare(session: Session, right: Right) -> None:
    """Let the session write: in a file alone, on a server by locking each case that is got."""
    gate = gate_of(session)
    if gate is not None:
        gate.begin(right)
        session.info[LOCKS] = right not in READ_ONLY | _READING
    elif right not in READ_ONLY:
        take_write_lock(session)
