"""Who may do what: roles (tehtävät), rights and the one table between them.

Basis: asiakastietolaki 703/2023 9 §, decree 457/2024 (roles in public social care).
Competence that depends on the case is in `competence`.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.rules.errors import NotAllowed


class Role(StrEnum):
    """A worker's task (tehtävänimike) as far as rights go."""

    SOCIAL_WORKER = "social_worker"
    SOCIAL_COUNSELLOR = "social_counsellor"
    TEAM_LEAD = "team_lead"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """One thing that a role may or may not do."""

    READ_SETTINGS = "read_settings"
    READ_LISTS = "read_lists"
    READ_CASE = "read_case"
    SEARCH_PERSONS = "search_persons"
    RECORD_INTAKE = "record_intake"
    EDIT_PERSONS = "edit_persons"
    ASSESS_URGENCY = "assess_urgency"
    WRITE_DOCUMENT = "write_document"
    FINISH_DOCUMENT = "finish_document"
    FINISH_ASSESSMENT = "finish_assessment"
    MOVE_CASE = "move_case"
    DECIDE = "decide"
    RECORD_SERVING = "record_serving"
    CLOSE_CASE = "close_case"
    ASSIGN = "assign"
    LEAD_TEAM = "lead_team"
    PRINT = "print"
    EXPORT = "export"
    EDIT_SETTINGS = "edit_settings"
    MANAGE_USERS = "manage_users"
    PUBLISH_PROCESS = "publish_process"
    READ_FIGURES = "read_figures"
    SEND_FIGURES = "send_figures"
    CHECK_STORE = "check_store"
    BACK_UP = "back_up"


_CLIENT_WORK = frozenset(
    {
        Right.READ_SETTINGS,
        Right.READ_LISTS,
        Right.READ_CASE,
        Right.SEARCH_PERSONS,
        Right.RECORD_INTAKE,
        Right.EDIT_PERSONS,
        Right.ASSESS_URGENCY,
        Right.WRITE_DOCUMENT,
        Right.FINISH_DOCUMENT,
        Right.FINISH_ASSESSMENT,
        Right.MOVE_CASE,
        Right.RECORD_SERVING,
        Right.CLOSE_CASE,
        Right.PRINT,
        Right.EXPORT,
        Right.BACK_UP,
    }
)

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SOCIAL_WORKER: _CLIENT_WORK | {Right.DECIDE},
    Role.SOCIAL_COUNSELLOR: _CLIENT_WORK | {Right.DECIDE},
    Role.TEAM_LEAD: _CLIENT_WORK
    | {
        Right.DECIDE,
        Right.ASSIGN,
        Right.LEAD_TEAM,
        Right.READ_FIGURES,
        Right.SEND_FIGURES,
        Right.CHECK_STORE,
    },
    Role.SECRETARY: frozenset(
        {
            Right.READ_SETTINGS,
            Right.READ_LISTS,
            Right.READ_CASE,
            Right.SEARCH_PERSONS,
            Right.RECORD_INTAKE,
            Right.EDIT_PERSONS,
            Right.WRITE_DOCUMENT,
            Right.RECORD_SERVING,
            Right.PRINT,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Right.READ_SETTINGS,
            Right.EDIT_SETTINGS,
            Right.MANAGE_USERS,
            Right.PUBLISH_PROCESS,
            Right.CHECK_STORE,
            Right.BACK_UP,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in worker (työntekijä).

    `in_office` is true for a worker in public office (virkasuhteessa): some acts on
    special-support clients need it (SHL 36 § 5 mom., 42 § 3 mom., 46 § 1 mom.).
    """

    user_id: UUID
    role: Role
    team_id: UUID | None = None
    in_office: bool = False
    extra_roles: frozenset[Role] = frozenset()

    @property
    def rights(self) -> frozenset[Right]:
        """Every right of every role of this worker."""
        return frozenset().union(*(RIGHTS[role] for role in {self.role, *self.extra_roles}))


def require(actor: Actor, right: Right) -> None:
    """Raise NotAllowed unless `actor` has `right`."""
    if right not in actor.rights:
        raise NotAllowed("right.missing", right=right.value)


def may(actor: Actor, right: Right) -> bool:
    """Answer whether `require` would let `actor` pass."""
    try:
        require(actor, right)
    except NotAllowed:
        return False
    return True
