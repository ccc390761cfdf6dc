"""The case (asia): one client's matter on the path, with the facts its clocks are reckoned from."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified, Versioned
from models.entities.people import Person, Worker
from models.rules.changes import CaseClosed, CaseMoved
from models.rules.demands import Demand
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts, Serving
from models.rules.kinds import AssignmentKind, Group, NeedKind, Outcome, ServiceTask, ServingWay
from models.rules.rows import AssignmentRow

FACT_NAMES = tuple(f.name for f in fields(CaseFacts) if f.name != "servings")
_OF_ONE_ROUND = (
    "assessment_started_on",
    "assessment_ready_on",
    "continues",
    "need",
    "plan_on",
    "plan_ground",
    "plan_review_on",
    "services_chosen_on",
    "decision_first_signed_on",
    "decision_signed_on",
    "execution_extension",
    "psychosocial_need_on",
    "service_started_on",
    "service_ended_on",
)
_ENUMS: Mapping[str, type[StrEnum]] = {
    "group": Group,
    "task": ServiceTask,
    "need": NeedKind,
    "outcome": Outcome,
}


class Case(Base, Identified, Versioned):
    """A case; it stands at exactly one step. Due dates are reckoned, never stored."""

    __tablename__ = "case_file"
    __table_args__ = (
        Index("ix_case_file_number", "number", unique=True),
        Index("ix_case_file_team_id_closed_on", "team_id", "closed_on"),
    )

    number: Mapped[str]
    client_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    process_id: Mapped[UUID] = mapped_column(ForeignKey("process.id"))
    step_id: Mapped[str]
    step_since: Mapped[datetime]
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"))
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"), index=True)
    language: Mapped[str] = mapped_column(default="fi")
    created_at: Mapped[datetime]
    closing_ground: Mapped[str] = mapped_column(default="")
    services: Mapped[str] = mapped_column(default="")
    """Codes of the services that the newest finished document names, parted by spaces."""

    # facts, named as in CaseFacts
    received_on: Mapped[date] = mapped_column(index=True)
    received_at: Mapped[datetime | None]
    group: Mapped[str] = mapped_column("time_group", default=Group.OTHER.value)
    task: Mapped[str] = mapped_column(default=ServiceTask.FAMILIES.value)
    urgency_assessed_on: Mapped[date | None]
    urgent: Mapped[bool] = mapped_column(default=False)
    first_met_on: Mapped[date | None]
    needless_on: Mapped[date | None]
    assessment_started_on: Mapped[date | None]
    assessment_ready_on: Mapped[date | None]
    continues: Mapped[bool | None]
    need: Mapped[str | None]
    own_worker_named: Mapped[bool] = mapped_column(default=False)
    own_worker_omitted: Mapped[bool] = mapped_column(default=False)
    plan_on: Mapped[date | None]
    plan_ground: Mapped[str | None]
    plan_review_on: Mapped[date | None]
    services_chosen_on: Mapped[date | None]
    preconditions_clear: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str | None]
    decision_first_signed_on: Mapped[date | None]
    decision_signed_on: Mapped[date | None]
    decision_starts_on: Mapped[date | None]
    decision_ends_on: Mapped[date | None]
    execution_extension: Mapped[str | None]
    psychosocial_need_on: Mapped[date | None]
    service_started_on: Mapped[date | None]
    service_ended_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    non_disclosure_until: Mapped[date | None]
    renewed_at: Mapped[datetime | None]
    log_requested_on: Mapped[date | None]
    log_answered_on: Mapped[date | None]
    house_limits: Mapped[str] = mapped_column(default="")

    client: Mapped[Person] = relationship(foreign_keys=[client_id], lazy="joined")
    worker: Mapped[Worker | None] = relationship(foreign_keys=[worker_id], lazy="joined")

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    def facts(self, servings: tuple[Serving, ...] = ()) -> CaseFacts:
        """Return what is known of the case; `servings` come from its latest decision."""
        known = {name: _typed(name, getattr(self, name)) for name in FACT_NAMES}
        return CaseFacts(**known, servings=servings)  # type: ignore[arg-type]

    def take(self, effects: Mapping[str, object]) -> None:
        """Take over facts from a finished document; KeyError for a name that is no fact."""
        for name, value in effects.items():
            if name not in FACT_NAMES:
                raise KeyError(name)
            setattr(self, name, value.value if isinstance(value, StrEnum) else value)

    def name_services(self, services: tuple[str, ...] | None) -> None:
        """Take over the services that a finished document names; None where it names none."""
        if services is not None:
            self.services = " ".join(services)

    def move_to(self, target: str, *, at: datetime) -> CaseMoved:
        """Stand at `target` from now on; the way there was checked by `phases.require_move`."""
        self.require_open()
        fact = CaseMoved(self.id, source=self.step_id, target=target)
        self.step_id, self.step_since = target, at
        return fact

    def begin_again(self, *, at: datetime) -> None:
        """Begin a new round of assessment (uusi arviointi); the old decision runs to its end."""
        self.take({**dict.fromkeys(_OF_ONE_ROUND), "preconditions_clear": False, "renewed_at": at})

    def close(self, *, on: date, ground: str, step: str, at: datetime) -> CaseClosed:
        """End the case with its ground (asiakkuuden päättyminen, SHL 34 §)."""
        self.require_open()
        self.closed_on, self.closing_ground = on, ground
        self.step_id, self.step_since = step, at
        return CaseClosed(self.id)

    def require_open(self) -> None:
        """Raise RuleBroken("case.closed") when the case has ended."""
        if self.closed_on is not None:
            raise RuleBroken("case.closed")


def _typed(name: str, value: object) -> object:
    enum = _ENUMS.get(name)
    return enum(str(value)) if enum is not None and value is not None else value


class Assignment(Base, Identified):
    """Own worker (omatyöntekijä) or responsible social worker of a case, from when to when."""

    __tablename__ = "assignment"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    kind: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    worker: Mapped[Worker] = relationship(lazy="joined")

    def row(self) -> AssignmentRow:
        """Return the assignment as frozen data."""
        return AssignmentRow(
            AssignmentKind(self.kind),
            self.worker_id,
            self.worker.name,
            self.starts_on,
            self.ends_on,
        )


class StepMove(Base, Identified):
    """One move of a case along the path, kept for its timeline and for the map of past days."""

    __tablename__ = "step_move"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    source: Mapped[str]
    target: Mapped[str]
    at: Mapped[datetime]
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    reason: Mapped[str] = mapped_column(default="")


def serving_of(
    recipient_id: UUID,
    way: str | None,
    served_on: date | None,
    received_on: date | None,
    demand: Demand | None = None,
) -> Serving:
    """Return one recipient's service as the rules see it."""
    served = Serving(recipient_id, ServingWay(way) if way else None, served_on, received_on)
    if demand is None:
        return served
    return replace(
        served,
        demand_on=demand.received_on,
        demand_outcome=demand.outcome,
        answer_served_on=demand.answer_served_on,
        court_on=demand.court_on,
        court_ended_on=demand.court_ended_on,
    )
