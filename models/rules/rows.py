"""Frozen read models: what lists, map and windows get. Entities never leave a service."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from models.rules.attachments import AttachmentRow
from models.rules.clocks import Clock, NearestClock
from models.rules.corrections import Correction
from models.rules.demands import Demand
from models.rules.documents.schema import Values
from models.rules.facts import CaseFacts, Missing
from models.rules.finality import Finality
from models.rules.kinds import (
    AssignmentKind,
    DocumentKind,
    DocumentStatus,
    Group,
    NeedKind,
    ServiceTask,
    ServingWay,
    TieKind,
)
from models.rules.organisation import PostalAddress
from models.rules.process import ProcessDefinition
from models.rules.reminders import ReminderRow
from models.rules.rights import Role
from models.rules.words import Language


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list or on the map.

    `name` is "Sukunimi Etunimi"; `initials` e.g. "A. V."; `next_act` is a code whose sentence
    says what to do next; `language` is the one the client is served in; `services` are codes.
    `is_final` tells that the newest signed decision is final (lainvoimainen).
    """

    id: UUID
    number: str
    name: str
    initials: str
    birth_date: date | None
    step_id: str
    phase: int
    worker_id: UUID | None
    worker_name: str
    team_id: UUID | None
    group: Group
    received_on: date
    urgent: bool
    non_disclosure: bool
    clock: NearestClock
    next_act: str
    closed_on: date | None = None
    language: Language = Language.FINNISH
    need: NeedKind | None = None
    services: tuple[str, ...] = ()
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class PersonData:
    """A person (henkilö) as typed and shown; addresses of protected persons stay out of letters.

    `personal_code` is the henkilötunnus or empty; `temporary_id` stands beside it.
    """

    surname: str
    given_names: str
    personal_code: str = ""
    temporary_id: str = ""
    birth_date: date | None = None
    language: Language = Language.FINNISH
    interpreter_language: str = ""
    address: PostalAddress = PostalAddress()
    contact_address: PostalAddress = PostalAddress()
    phone: str = ""
    email: str = ""
    non_disclosure: bool = False
    non_disclosure_until: date | None = None
    secret_contacts: bool = False
    electronic_consent: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A stored person."""

    id: UUID
    version: int
    data: PersonData

    @property
    def name(self) -> str:
        """Surname first, as lists show it."""
        return f"{self.data.surname} {self.data.given_names}".strip()


@dataclass(frozen=True, slots=True)
class ProhibitionRow:
    """A minor's prohibition (kielto) that holds: since when and on what ground."""

    id: UUID
    made_on: date
    ground: str


@dataclass(frozen=True, slots=True)
class TieRow:
    """A person tied to the client, and how."""

    person: PersonRow
    kind: TieKind
    has_custody: bool = False
    note: str = ""
    case_id: UUID | None = None
    case_number: str = ""
    prohibition: ProhibitionRow | None = None


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A possible duplicate: who it may be, how like (0-100) and what cases there are."""

    person: PersonRow
    likeness: int
    same_code: bool
    open_case_id: UUID | None = None
    open_case_number: str = ""
    past_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a case in its list; one of a former round no longer stands for a new one."""

    id: UUID
    kind: DocumentKind
    version: int
    status: DocumentStatus
    author_name: str
    saved_at: datetime
    finished_at: datetime | None
    reason: str = ""
    superseded: bool = False
    of_former_round: bool = False


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A finished document that a search found by its words; nothing of its content."""

    document_id: UUID
    case_id: UUID
    case_number: str
    client_name: str
    kind: DocumentKind
    finished_on: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a carried text came from."""

    kind: DocumentKind
    key: str
    document_id: UUID
    finished_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """A document opened for reading or writing.

    `row_version` is handed back when saving (optimistic lock). `sources` maps field keys to
    where their text was copied from.
    """

    row: DocumentRow
    case_id: UUID
    values: Values
    row_version: int
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A possible next step; free when `missing` is empty."""

    target: str
    name: str
    missing: tuple[Missing, ...]
    ends_case: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the timeline: a code, its facts (no free text) and who did it when."""

    at: datetime
    act: str
    actor_name: str
    document_kind: DocumentKind | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """Who is or was own or responsible worker, from when to when."""

    kind: AssignmentKind
    worker_id: UUID
    worker_name: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class InstructionRow:
    """New rectification instructions: when and why, and how the decision was served before."""

    id: UUID
    made_at: datetime
    reason: str
    former_way: ServingWay | None
    former_served_on: date | None


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One who gets the decision: own print, own service, own appeal clock."""

    id: UUID
    person_id: UUID
    name: str
    language: Language
    way: ServingWay | None
    served_on: date | None
    received_on: date | None
    clock: Clock | None
    has_copy: bool
    demand: Demand | None = None
    instruction: InstructionRow | None = None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of a case with its recipients.

    `replaced_by` is the number of the signed decision that took its place, `being_replaced` that
    of one still being written; `correction` says what this one corrects in `replaces`.
    `texts_used` names the texts of the library that it says: "family_work.favourable@1".
    """

    document_id: UUID
    number: str
    signed_at: datetime | None
    signer_name: str
    recipients: tuple[RecipientRow, ...]
    replaces: str = ""
    texts_used: tuple[str, ...] = ()
    replaces_id: UUID | None = None
    replaced_by: str = ""
    replaced_by_id: UUID | None = None
    being_replaced: str = ""
    correction: Correction | None = None
    finality: Finality | None = None
    first_signed_at: datetime | None = None
    second_signer_name: str = ""
    returned_by: str = ""
    returned_note: str = ""

    @property
    def awaits_second(self) -> bool:
        """Answer whether one has signed and another is waited for."""
        return self.first_signed_at is not None and self.signed_at is None


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """Everything the case window shows; `path` is the version that this case follows."""

    row: CaseRow
    row_version: int
    facts: CaseFacts
    service_task: ServiceTask
    language: Language
    client: PersonRow
    ties: tuple[TieRow, ...]
    clocks: tuple[Clock, ...]
    documents: tuple[DocumentRow, ...]
    moves: tuple[MoveRow, ...]
    assignments: tuple[AssignmentRow, ...]
    events: tuple[EventRow, ...]
    decisions: tuple[DecisionRow, ...] = ()
    reminders: tuple[ReminderRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    path: ProcessDefinition | None = None


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """A worker who can be chosen, shown and assigned."""

    id: UUID
    login: str
    name: str
    title: str
    role: Role
    in_office: bool
    team_id: UUID | None
    phone: str = ""
    email: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team (tiimi)."""

    id: UUID
    name: str


class VersionState(StrEnum):
    """Where a version stands: new cases take the current one; a former one still has cases."""

    DRAFT = "draft"
    CURRENT = "current"
    FORMER = "former"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A version of the process definition; `cases` are the open ones that follow it."""

    id: UUID
    name: str
    version: int
    published_at: datetime | None
    retired_at: datetime | None
    cases: int = 0
    state: VersionState = VersionState.DRAFT


@dataclass(frozen=True, slots=True)
class AppealRow:
    """A served recipient whose appeal period (oikaisuvaatimusaika) runs or has just run out."""

    recipient_id: UUID
    document_id: UUID
    case_id: UUID
    decision_number: str
    client_name: str
    recipient_name: str
    way: ServingWay
    served_on: date
    clock: Clock
    finality: Finality | None = None
