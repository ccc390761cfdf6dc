"""The small vocabularies that the whole program shares."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """A type of client document (asiakasasiakirja); the national structures are in `documents`."""

    CONTACT = "contact"
    NOTIFICATION = "notification"
    CHILD_WELFARE_NOTIFICATION = "child_welfare_notification"
    APPLICATION = "application"
    PENDING_ENTRY = "pending_entry"
    EVALUATION = "evaluation"
    MEETING = "meeting"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    SERVICES = "services"
    DECISION = "decision"
    SERVICE_STARTED = "service_started"
    SERVICE_ENDED = "service_ended"
    CLOSING = "closing"


INTAKE_KINDS = (
    DocumentKind.CONTACT,
    DocumentKind.NOTIFICATION,
    DocumentKind.CHILD_WELFARE_NOTIFICATION,
    DocumentKind.APPLICATION,
)


class DocumentStatus(StrEnum):
    """A document is a draft (luonnos) or finished (valmis); a finished one never changes."""

    DRAFT = "draft"
    FINISHED = "finished"


class Group(StrEnum):
    """Which time limits bind the case (domain rows 2-5).

    Special-support child: SHL 36 § 3 mom. Child protection: LsL 26 § 5 mom. Over 75 years old, on
    the highest care allowance, disabled (since 1.1.2025): SHL 36 § 2 mom. binds the start of the
    assessment, not its end. Others: no statutory limit, the house target is shown instead.
    """

    SPECIAL_SUPPORT = "special-support"
    CHILD_PROTECTION = "child-protection"
    OVER_75 = "over-75"
    HIGHEST_CARE_ALLOWANCE = "highest-care-allowance"
    DISABLED = "disabled"
    OTHER = "other"


# bound by SHL 36 § 2 mom.; of several the one that has been bound longest stands first
START_GROUPS = (Group.OVER_75, Group.HIGHEST_CARE_ALLOWANCE, Group.DISABLED)


class NeedKind(StrEnum):
    """How long support is needed (tuen tarpeen luonne, SHL 37 §)."""

    TEMPORARY = "temporary"
    RECURRING = "recurring"
    LONG_TERM = "long_term"


class ServiceTask(StrEnum):
    """The task (palvelutehtävä) under which the case is handled (ATL 703/2023, annex)."""

    FAMILIES = "families"
    CHILD_PROTECTION = "child_protection"


class ServingWay(StrEnum):
    """How a decision reached its recipient (tiedoksiannon tapa)."""

    POST = "post"
    HANDED = "handed"
    ELECTRONIC = "electronic"
    MESSAGE_ACCOUNT = "message_account"


class TieKind(StrEnum):
    """What a person is to the client (rooli)."""

    GUARDIAN = "guardian"
    PARENT = "parent"
    SIBLING = "sibling"
    CLOSE_PERSON = "close_person"


class AssignmentKind(StrEnum):
    """Own worker (omatyöntekijä, SHL 42 §) or responsible social worker (LsL 13 b §)."""

    OWN_WORKER = "own_worker"
    RESPONSIBLE = "responsible"


class Outcome(StrEnum):
    """Kind of outcome (ratkaisun laji, code set 1248)."""

    FAVOURABLE = "favourable"
    NEGATIVE = "negative"
    PARTLY = "partly"


class DemandOutcome(StrEnum):
    """What the body answered to a demand for rectification, or that it was taken back."""

    CHANGED = "changed"
    RETURNED = "returned"
    REJECTED = "rejected"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class ClockKind(StrEnum):
    """A running time limit (määräaika)."""

    URGENCY = "urgency"
    ASSESSMENT_START = "assessment_start"
    ASSESSMENT_READY = "assessment_ready"
    DECISION_EXECUTED = "decision_executed"
    PSYCHOSOCIAL_SUPPORT = "psychosocial_support"
    PLAN_REVIEW = "plan_review"
    DECISION_ENDS = "decision_ends"
    APPEAL = "appeal"
    NON_DISCLOSURE_ENDS = "non_disclosure_ends"
    LOG_REQUEST = "log_request"


class ClockState(StrEnum):
    """Where a clock stands."""

    RUNNING = "running"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"
    LAPSED = "lapsed"
    NO_DATE = "no_date"


class DueState(StrEnum):
    """What a case's nearest clock looks like on map and worklist."""

    LATE = "late"
    SOON = "soon"
    TIME_LEFT = "time_left"
    IDLE = "idle"
