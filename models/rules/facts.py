"""What is known of a case, as plain dates and marks: the ground of clocks and guards."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from models.rules.kinds import (
    DemandOutcome,
    DocumentKind,
    Group,
    NeedKind,
    Outcome,
    ServiceTask,
    ServingWay,
)

_HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Serving:
    """One recipient's service of the decision (tiedoksianto): way and the day it was done.

    `day` is None while the recipient has not been served yet. `received_on` is set when the
    actual day of receipt is proved (HL 59 §: "unless shown otherwise"). The rest tells of a demand
    for rectification (oikaisuvaatimus): see `demands`.
    """

    recipient_id: UUID
    way: ServingWay | None = None
    day: date | None = None
    received_on: date | None = None
    demand_on: date | None = None
    demand_outcome: DemandOutcome | None = None
    answer_served_on: date | None = None
    court_on: date | None = None
    court_ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Dates and marks taken from the finished documents of one case (asia).

    Nothing here is a due date: those are reckoned (see `clocks`). None means "not done".
    `renewed_at` is when a new round of assessment began (uusi arviointi): what was done before it
    belongs to the round before, and the time limits of the round count from its day,
    unless the settings say otherwise. `house_limits` are the stricter limits of the path's version
    that hold in this case (see `path_limits`).
    """

    received_on: date
    group: Group = Group.OTHER
    task: ServiceTask = ServiceTask.FAMILIES
    received_at: datetime | None = None
    urgency_assessed_on: date | None = None
    urgent: bool = False
    first_met_on: date | None = None
    needless_on: date | None = None
    assessment_started_on: date | None = None
    assessment_ready_on: date | None = None
    continues: bool | None = None
    need: NeedKind | None = None
    own_worker_named: bool = False
    own_worker_omitted: bool = False
    plan_on: date | None = None
    plan_ground: str | None = None
    plan_review_on: date | None = None
    services_chosen_on: date | None = None
    preconditions_clear: bool = False
    outcome: Outcome | None = None
    decision_first_signed_on: date | None = None
    decision_signed_on: date | None = None
    decision_starts_on: date | None = None
    decision_ends_on: date | None = None
    execution_extension: str | None = None
    psychosocial_need_on: date | None = None
    service_started_on: date | None = None
    service_ended_on: date | None = None
    closed_on: date | None = None
    non_disclosure_until: date | None = None
    renewed_at: datetime | None = None
    log_requested_on: date | None = None
    log_answered_on: date | None = None
    house_limits: str = ""
    servings: tuple[Serving, ...] = ()

    @property
    def begun_on(self) -> date:
        """The day in Finland when this round began: receipt, or the last renewal."""
        if self.renewed_at is None:
            return self.received_on
        return self.renewed_at.astimezone(_HELSINKI).date()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is wanted before a move or a signature.

    `code` names its sentence; `document` and `field` point at the form field that cures it.
    """

    code: str
    document: DocumentKind | None = None
    field: str | None = None
    statute: str = ""


@dataclass(frozen=True, slots=True)
class DocumentState:
    """The newest version of one kind of document in a case, as guards see it."""

    kind: DocumentKind
    finished: bool
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything a guard may look at."""

    facts: CaseFacts
    documents: tuple[DocumentState, ...] = field(default=())

    def state_of(self, kind: DocumentKind) -> DocumentState | None:
        """Return the newest state of `kind`, None when no such document was begun."""
        return next((d for d in reversed(self.documents) if d.kind is kind), None)

    def is_finished(self, kind: DocumentKind) -> bool:
        """Answer whether some version of `kind` is finished."""
        return any(d.kind is kind and d.finished for d in self.documents)
