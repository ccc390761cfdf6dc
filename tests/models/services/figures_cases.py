"""Random cases for the half-year figures, written straight into the store."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.entities.base import Base
from models.entities.case import FACT_NAMES, Assignment, Case
from models.entities.document import Document
from models.entities.people import Person
from models.entities.record import Process
from models.rules.deadlines import add_days
from models.rules.facts import CaseFacts
from models.rules.kinds import AssignmentKind, DocumentKind, DocumentStatus, Group, ServiceTask
from models.rules.rows import PersonData
from models.store.bulk import Line, add_all, add_lines
from tests.conftest import OTHER_TEAM_ID, TEAM_ID

_SERVER_LINE = text(
    "INSERT INTO sec.audit_line (at, worker_id, act, case_id)"
    " VALUES (CAST(:at AS timestamptz) AT TIME ZONE 'utc', :who, :act, :case)"
)
WORKERS = tuple(UUID(f"00000000-0000-4000-8000-{n:012d}") for n in (1, 2, 3))
_GROUPS = (Group.SPECIAL_SUPPORT,) * 4 + (Group.CHILD_PROTECTION,) * 3 + (Group.OTHER,) * 2
_KNOWN = CaseFacts(date(2020, 1, 1))
_BLANK = {name: getattr(_KNOWN, name) for name in FACT_NAMES}


@dataclass(slots=True)
class Batch:
    """Rows to be stored together."""

    people: list[Base] = field(default_factory=list)
    cases: list[Base] = field(default_factory=list)
    documents: list[Base] = field(default_factory=list)
    assignments: list[Base] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


class Caseload:
    """Makes cases; the same seed gives the same ones."""

    def __init__(self, session: Session, seed: int = 1) -> None:
        self._session, self._chance, self._batch = session, Random(seed), Batch()
        self._process = Process(
            id=self._id(), name="Polku", version=1, plain={}, published_at=None, bpmn=b""
        )
        self._count = 0

    def add(
        self,
        received: date,
        *,
        worker: UUID | None = None,
        team: UUID | None = None,
        **facts: Any,
    ) -> UUID:
        """Add a case with some facts and return its id."""
        self._count += 1
        person = Person.from_data(PersonData("Esimerkki", f"Lapsi {self._count}"), self._id())
        case = Case(
            id=self._id(),
            row_version=1,
            number=f"ES-2026-{self._count:05d}",
            client_id=person.id,
            process_id=self._process.id,
            step_id="Task_contact",
            step_since=moment(received),
            created_at=moment(received),
            team_id=team or self._chance.choice((TEAM_ID, OTHER_TEAM_ID)),
            worker_id=worker,
            **{**_BLANK, "received_on": received, "group": Group.SPECIAL_SUPPORT.value, **facts},
        )
        self._batch.people.append(person)
        self._batch.cases.append(case)
        return case.id

    def assign(self, case_id: UUID, worker: UUID, since: date, until: date | None = None) -> None:
        """Name the responsible worker of a case."""
        self._batch.assignments.append(
            Assignment(
                id=self._id(),
                case_id=case_id,
                worker_id=worker,
                kind=AssignmentKind.RESPONSIBLE.value,
                starts_on=since,
                ends_on=until,
                note="",
            )
        )

    def renewed(self, case_id: UUID, at: datetime) -> None:
        """Note in the use log that a case was renewed."""
        self._batch.lines.append(Line(at, "case.renewed", WORKERS[0], case_id))

    def assessed(self, case_id: UUID, started: date | None, ready: date) -> None:
        """Add a finished assessment."""
        document_id = self._id()
        self._batch.documents.append(
            Document(
                id=document_id,
                row_version=1,
                case_id=case_id,
                series_id=document_id,
                kind=DocumentKind.ASSESSMENT.value,
                version=1,
                status=DocumentStatus.FINISHED.value,
                values={"started_on": started.isoformat()} if started else {},
                sources={},
                author_id=WORKERS[0],
                editors=[],
                saved_at=moment(ready),
                finished_at=moment(ready),
                reason="",
                superseded=False,
            )
        )

    def store(self) -> None:
        """Write everything."""
        add_all(self._session, [self._process])
        batch = self._batch
        for rows in (batch.people, batch.cases, batch.documents, batch.assignments):
            add_all(self._session, rows)
        if self._session.get_bind().dialect.name == "postgresql":
            for line in batch.lines:
                told = {"at": line.at, "who": line.worker_id, "act": line.act, "case": line.case_id}
                self._session.execute(_SERVER_LINE, told)
        else:
            add_lines(self._session, batch.lines)

    def add_random(self, count: int, last: date) -> None:
        """Add cases of two years before `last`, with every kind of gap and edge."""
        for _ in range(count):
            self._add_random(last)

    def _add_random(self, last: date) -> None:
        chance = self._chance
        received = self._near_edges(add_days(last, -chance.randrange(760)))
        facts: dict[str, Any] = {"group": chance.choice(_GROUPS).value}
        if facts["group"] == Group.CHILD_PROTECTION.value:
            facts["task"] = ServiceTask.CHILD_PROTECTION.value
        day = received
        acts = (
            ("assessment_started_on", (0, 24), 0.85),
            ("assessment_ready_on", (1, 110), 0.7),
            ("plan_on", (0, 20), 0.6),
            ("decision_signed_on", (0, 20), 0.6),
            ("service_started_on", (0, 20), 0.5),
            ("closed_on", (0, 200), 0.3),
        )
        for name, (low, high), often in acts:
            day = add_days(day, chance.randrange(low, high))
            if day > last:
                break
            if chance.random() < often:
                facts[name] = self._near_edges(day) if name != "closed_on" else day
        if chance.random() < 0.06:
            facts["needless_on"] = add_days(received, chance.randrange(0, 12))
        facts["urgent"] = chance.random() < 0.1
        if "assessment_ready_on" in facts:
            facts["continues"] = chance.random() < 0.8
        self._perhaps_renewed(received, facts, last)

    def _perhaps_renewed(self, received: date, facts: dict[str, Any], last: date) -> None:
        chance, ready = self._chance, facts.get("assessment_ready_on")
        again = [add_days(received, chance.randrange(150, 600)) for _ in range(2)]
        again = sorted({day for day in again if day <= last})[: chance.randrange(1, 3)]
        if ready is None or not again or ready >= again[0] or chance.random() > 0.3:
            self._keep(received, facts)
            return
        begun, now = again[-1], {"group": facts["group"], "task": facts.get("task", "families")}
        started = add_days(begun, chance.randrange(0, 14))
        if started <= last:
            now["assessment_started_on"] = started
        done = add_days(begun, chance.randrange(15, 120))
        if done <= last and chance.random() < 0.6:
            now["assessment_ready_on"] = done
        case_id = self._keep(received, {**now, "renewed_at": moment(begun)})
        for at in again:
            self.renewed(case_id, moment(at))
        self.assessed(case_id, facts.get("assessment_started_on"), ready)

    def _keep(self, received: date, facts: dict[str, Any]) -> UUID:
        worker = self._chance.choice((*WORKERS, None))
        case_id = self.add(received, worker=worker, **facts)
        if worker is not None and self._chance.random() < 0.7:
            self.assign(case_id, worker, received)
        return case_id

    def _near_edges(self, day: date) -> date:
        """Return the day, often moved to the first or last day of a half-year."""
        if self._chance.random() > 0.12:
            return day
        edges = [date(day.year, *md) for md in ((3, 31), (4, 1), (9, 30), (10, 1))]
        return max((edge for edge in edges if edge <= day), default=day)

    def _id(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128), version=4)


def moment(day: date) -> datetime:
    """Return ten o'clock (UTC) of a day."""
    return datetime.combine(day, time(10), UTC)
