"""What the conditions and clocks of the path rest on: documents, facts, and what excludes what."""

import re
from collections.abc import Mapping

from models.rules.kinds import INTAKE_KINDS, ClockKind, DocumentKind

GUARD_DOCUMENTS: Mapping[str, tuple[DocumentKind, ...]] = {
    "contact_finished": INTAKE_KINDS,
    "urgency_assessed": (DocumentKind.EVALUATION,),
    "first_met": (DocumentKind.MEETING,),
    "assessment_started": (
        DocumentKind.EVALUATION,
        DocumentKind.MEETING,
        DocumentKind.ASSESSMENT,
    ),
    "assessment_needless": (DocumentKind.EVALUATION,),
    "meeting_held": (DocumentKind.MEETING,),
    "assessment_finished": (DocumentKind.ASSESSMENT,),
    "client_continues": (DocumentKind.ASSESSMENT,),
    "client_ends": (DocumentKind.ASSESSMENT,),
    "own_worker_settled": (DocumentKind.ASSESSMENT,),
    "plan_or_ground": (DocumentKind.PLAN, DocumentKind.ASSESSMENT),
    "services_chosen": (DocumentKind.SERVICES,),
    "preconditions_clear": (DocumentKind.SERVICES,),
    "decision_complete": (DocumentKind.DECISION,),
    "decision_signed": (DocumentKind.DECISION,),
    "all_served": (DocumentKind.DECISION,),
    "service_started": (DocumentKind.SERVICE_STARTED, DocumentKind.DECISION),
    "service_ended": (DocumentKind.SERVICE_ENDED, DocumentKind.DECISION),
    "renewal_wanted": (DocumentKind.DECISION,),
    "closing_finished": (DocumentKind.CLOSING,),
}
"""Documents of which one at least must have its place on the path before a condition can hold."""

CONTRADICTIONS: tuple[frozenset[str], ...] = (
    frozenset({"client_continues", "client_ends"}),
    frozenset({"renewal_wanted", "closing_finished"}),
)
"""Conditions that never hold together."""

CLOCK_ANCHORS: Mapping[ClockKind, str] = {
    ClockKind.URGENCY: "received_on",
    ClockKind.ASSESSMENT_START: "received_on",
    ClockKind.ASSESSMENT_READY: "received_on",
    ClockKind.DECISION_EXECUTED: "received_on",
    ClockKind.PSYCHOSOCIAL_SUPPORT: "psychosocial_need_on",
    ClockKind.PLAN_REVIEW: "plan_on",
    ClockKind.DECISION_ENDS: "decision_starts_on",
}
"""The fact of `CaseFacts` from which each clock of the path counts, as it is drawn on a phase."""

LENGTH = re.compile(r"P\d{1,4}[DWMY]")
"""How the length of a time limit or reminder of the path is written (ISO 8601)."""
