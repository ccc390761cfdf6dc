"""Valid values for every document type: `filled` a whole one, `minimal` the least that finishes.

Everything in them is invented; identity codes are from the artificial 900 series.
"""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date

from models.rules.documents.schema import Value, Values
from models.rules.kinds import DocumentKind
from tests.documents_more import MORE
from tests.documents_shared import (
    CHILD_CODE,
    CLIENT,
    CONCERN,
    CONTACT_PERSON,
    ON_DUTY,
    RECEIPT,
    TEACHER,
)

TODAY = date(2026, 11, 24)
RECEIVED = date(2026, 11, 2)
_MINIMAL: Mapping[DocumentKind, Values] = {
    DocumentKind.CONTACT: {
        **RECEIPT,
        **CLIENT,
        **TEACHER,
        "reasons": ["coping"],
        "consent": True,
    },
    DocumentKind.NOTIFICATION: {
        **RECEIPT,
        **CLIENT,
        "maker": "private_person",
        "reasons": ["upbringing"],
        "description": CONCERN,
    },
    DocumentKind.CHILD_WELFARE_NOTIFICATION: {
        **RECEIPT,
        **CLIENT,
        "maker": "private_person",
        "anonymous": True,
        "description": CONCERN,
    },
    DocumentKind.APPLICATION: {
        **RECEIPT,
        **CLIENT,
        "client_code": CHILD_CODE,
        "services": [{"service": "support_family"}],
        "written_by": "client",
    },
    DocumentKind.PENDING_ENTRY: {
        "service_task": "families",
        "pending_on": "2026-11-02",
        "pending_way": "contact",
    },
    DocumentKind.EVALUATION: {
        **ON_DUTY,
        "urgency": "not_urgent",
        "child_protection_matter": False,
        "special_support_child": False,
        "actions": "Soitettiin äidille samana päivänä.",
        "guardian_informed": False,
        "child_informed": False,
        "result": "assessment_starts",
        "assessment_started_on": "2026-11-05",
    },
    DocumentKind.MEETING: {
        "starts_at": "2026-11-05T14:00",
        "way": "home_visit",
        "took_place": True,
        "description": "Äiti kertoi arjesta. Lapsi näytti huoneensa.",
    },
    DocumentKind.ASSESSMENT: {
        "pending_on": "2026-11-02",
        "started_on": "2026-11-05",
        "child_protection_examined": False,
        "special_support": False,
        "child_view": "Aada toivoo, että äiti jaksaisi leikkiä.",
        "child_view_how": "Keskustelu kotikäynnillä ja piirtäminen.",
        "parent_view": "Äiti toivoo apua arkeen.",
        "conclusions": "Perhe tarvitsee tukea arjen rytmiin.",
        "continues": True,
        "need": "recurring",
        "plan_made": True,
        "needs_own_worker": True,
        "own_worker_surname": "Hakala",
        "own_worker_given_names": "Kaisa",
    },
    DocumentKind.PLAN: {
        "plan_made": False,
        "planned_on": "2026-11-19",
        "plan_ground": "assessment_covers",
        "no_plan_reasons": "Arvio sisältää jo tavoitteet ja palvelut.",
    },
    DocumentKind.SERVICES: {
        "chosen_on": "2026-11-20",
        "agreed_with_family": True,
        "services": [{"service": "family_work", "precondition_state": "not_needed"}],
    },
    DocumentKind.DECISION: {
        **CONTACT_PERSON,
        "service": "family_work",
        "outcome": "favourable",
        "decided_on": "2026-11-24",
        "outcome_text": "Perheelle myönnetään perhetyötä 2 × 2 tuntia viikossa.",
        "goal": "Arjen rytmi vahvistuu.",
        "starts_on": "2026-12-01",
        "ends_on": "2027-05-31",
        "facts_text": "Arvioinnissa todettiin toistuva tuen tarve.",
        "amount_reasons": "Kaksi käyntiä viikossa vakiinnuttaa rytmin.",
        "departs_from_plan": False,
        "legal_basis": "Sosiaalihuoltolaki (1301/2014) 18 §",
        "provisions": "Sosiaalihuoltolaki 18, 38 ja 45 §, hallintolaki 44 ja 45 §",
        "hearing": "Äitiä ja lasta kuultiin 20.11.2026.",
        "language": "fi",
        "secrecy": "client_data",
    },
    DocumentKind.SERVICE_STARTED: {"service": "family_work", "started_on": "2026-11-24"},
    DocumentKind.SERVICE_ENDED: {
        "service": "family_work",
        "ended_on": "2026-11-24",
        "ending_reason": "goals_reached",
        "reasons": "Arki sujuu.",
        "renewal": False,
    },
    DocumentKind.CLOSING: {
        "closed_on": "2026-11-24",
        "ground": "goals_reached",
        "reasons": "Tuen tarvetta ei enää ole.",
        "client_informed": True,
    },
}


def minimal(kind: DocumentKind, **changes: Value) -> dict[str, Value]:
    """Return the least values with which a document of `kind` may be finished."""
    return {**deepcopy(dict(_MINIMAL[kind])), **changes}


def filled(kind: DocumentKind, **changes: Value) -> dict[str, Value]:
    """Return richly filled values with which a document of `kind` may be finished."""
    return {**deepcopy({**_MINIMAL[kind], **MORE[kind]}), **changes}
