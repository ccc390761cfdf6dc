"""Filled-in documents for tests: what a worker would type, one function a kind."""

from collections.abc import Mapping

from models.rules.documents.schema import Value, Values
from models.rules.kinds import DocumentKind

CHILD_CODE = "020516C903K"  # born 2.5.2016, artificial (DVV's fictitious persons)
OTHER_CHILD_CODE = "010516B903X"


def contact(**typed: Value) -> Values:
    """A contact with consent by a school social worker."""
    return {
        "received_on": "2026-11-24",
        "received_time": "08:30",
        "channel": "phone",
        "receiver": "Salla Sosiaalityöntekijä",
        "client_surname": "Esimerkki",
        "client_given_names": "Aino Maria",
        "client_code": CHILD_CODE,
        "guardians": [
            {"surname": "Esimerkki", "given_names": "Maija", "phone": "040 000 0001"},
            {"surname": "Toinen", "given_names": "Mikko", "phone": ""},
        ],
        "maker": "school_social_worker",
        "maker_surname": "Kuraattori",
        "maker_given_names": "Kaisa",
        "maker_phone": "040 000 0002",
        "reasons": ["parenthood"],
        "needs": ["child"],
        "description": "Perhe tarvitsee tukea arkeen.",
        "consent": True,
        **typed,
    }


def child_welfare_notification(**typed: Value) -> Values:
    """A child welfare notification by the police."""
    return {
        "received_on": "2026-11-24",
        "channel": "other_authority",
        "client_surname": "Esimerkki",
        "client_given_names": "Aino Maria",
        "carers": [{"surname": "Mummi", "given_names": "Mirja", "relation": "isoäiti"}],
        "maker": "police",
        "anonymous": False,
        "maker_surname": "Poliisi",
        "maker_given_names": "Pauli",
        "maker_phone": "040 000 0003",
        "child_welfare_reasons": ["neglect"],
        "description": "Lapsi oli yöllä yksin kotona.",
        **typed,
    }


def evaluation(**typed: Value) -> Values:
    """An evaluation by which the assessment starts."""
    return {
        "urgency": "seven_days",
        "urgency_assessed_on": "2026-11-24",
        "urgency_assessed_time": "09:00",
        "urgency_assessed_by": "Salla Sosiaalityöntekijä",
        "child_protection_matter": False,
        "special_support_child": True,
        "special_support_grounds": ["conditions"],
        "actions": "Soitettu huoltajalle.",
        "guardian_informed": True,
        "guardian_informed_on": "2026-11-24",
        "child_informed": True,
        "result": "assessment_starts",
        "assessment_started_on": "2026-11-24",
        **typed,
    }


def meeting(**typed: Value) -> Values:
    """A home visit where the child was met."""
    return {
        "starts_at": "2026-11-24T08:45",
        "way": "home_visit",
        "took_place": True,
        "child_met": True,
        "participants": "Aino, äiti ja työntekijä",
        "description": "Tutustuttiin perheeseen.",
        **typed,
    }


def assessment(**typed: Value) -> Values:
    """A finished assessment: the client relationship goes on with a plan."""
    return {
        "pending_on": "2026-11-24",
        "started_on": "2026-11-24",
        "child_protection_examined": False,
        "special_support": True,
        "special_support_grounds": ["conditions"],
        "special_support_reasons": "Kasvuolot eivät turvaa kehitystä.",
        "child_view": "Aino haluaa käydä harrastuksissa.",
        "child_view_how": "Keskustelu kahden kesken.",
        "parent_view": "Äiti toivoo apua iltoihin.",
        "conclusions": "Perhe hyötyy tukiperheestä.",
        "necessary_services": "Tukiperhe vuodeksi.",
        "strengths": "Äiti hakee apua ajoissa.",
        "continues": True,
        "need": "recurring",
        "plan_made": True,
        "needs_own_worker": True,
        "own_worker_surname": "Sosiaalityöntekijä",
        "own_worker_given_names": "Salla",
        **typed,
    }


def plan(**typed: Value) -> Values:
    """A client plan with one service."""
    return {
        "plan_made": True,
        "planned_on": "2026-11-24",
        "functional_ability": "Arki sujuu pääosin.",
        "client_view": "Tukiperhe auttaisi.",
        "child_view": "Aino haluaa tavata muita lapsia.",
        "professional_view": "Tukiperhe on sopiva.",
        "necessary_services": "Tukiperhe vuodeksi.",
        "strengths": "Hyvä äiti–lapsi-suhde.",
        "goals": [{"name": "Äiti jaksaa arjessa", "description": "Vapaa viikonloppu."}],
        "services": [{"service": "support_family", "timing": "1.1.2027 alkaen vuosi"}],
        "partners": "Koulu jatkaa tukea.",
        "meetings": "Kerran kuussa.",
        "duration": "Vuosi",
        "follow_up": "Arvio puolen vuoden päästä.",
        "review_on": "2027-05-24",
        **typed,
    }


def services(**typed: Value) -> Values:
    """A support family chosen, its preconditions clear."""
    return {
        "chosen_on": "2026-11-24",
        "agreed_with_family": True,
        "services": [
            {
                "service": "support_family",
                "arrangement": "own",
                "description": "Viikonloppu kuukaudessa tukiperheessä.",
                "goal": "Äiti jaksaa arjessa.",
                "starts_on": "2027-01-01",
                "ends_on": "2027-12-31",
                "amount": "2 vrk kuukaudessa",
                "precondition_state": "clear",
            }
        ],
        **typed,
    }


def decision(**typed: Value) -> Values:
    """A favourable, fixed-term decision on a support family."""
    return {
        "service": "support_family",
        "outcome": "favourable",
        "decided_on": "2026-11-24",
        "outcome_text": "Ainolle myönnetään tukiperhe ajalle 1.1.2027–31.12.2027.",
        "goal": "Äiti jaksaa arjessa.",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "amount": "2 vrk kuukaudessa",
        "arrangement": "own",
        "service_details": "Viikonloppu kuukaudessa tukiperheessä.",
        "facts_text": "Perhe hyötyy tukiperheestä.",
        "amount_reasons": "Yksi viikonloppu kuukaudessa antaa levon.",
        "child_opinion": "Aino haluaa tavata muita lapsia.",
        "child_opinion_how": "Keskustelu kahden kesken.",
        "departs_from_plan": False,
        "legal_basis": "SHL 28 §",
        "provisions": "SHL 28 § ja 45 §",
        "hearing": "Huoltajat kuultu 24.11.2026.",
        "contact_name": "Sosiaalityöntekijä Salla",
        "contact_title": "sosiaalityöntekijä",
        "contact_phone": "040 000 0009",
        "contact_street": "Mallikatu 1",
        "contact_postcode": "50100",
        "contact_town": "Mikkeli",
        "language": "fi",
        "secrecy": "client_data",
        **typed,
    }


def service_started(**typed: Value) -> Values:
    """The entry that the support family began."""
    return {"service": "support_family", "started_on": "2026-11-24", **typed}


def service_ended(**typed: Value) -> Values:
    """The entry that the support family ended, with nothing to renew."""
    return {
        "service": "support_family",
        "ended_on": "2026-11-24",
        "ending_reason": "goals_reached",
        "reasons": "Tavoitteet saavutettiin.",
        "renewal": False,
        **typed,
    }


def closing(**typed: Value) -> Values:
    """The entry by which the client relationship ends."""
    return {
        "closed_on": "2026-11-24",
        "ground": "goals_reached",
        "reasons": "Perhe ei tarvitse enää palvelua.",
        "client_informed": True,
        **typed,
    }


PAPERS: Mapping[DocumentKind, Values] = {
    DocumentKind.CONTACT: contact(),
    DocumentKind.CHILD_WELFARE_NOTIFICATION: child_welfare_notification(),
    DocumentKind.EVALUATION: evaluation(),
    DocumentKind.MEETING: meeting(),
    DocumentKind.ASSESSMENT: assessment(),
    DocumentKind.PLAN: plan(),
    DocumentKind.SERVICES: services(),
    DocumentKind.DECISION: decision(),
    DocumentKind.SERVICE_STARTED: service_started(),
    DocumentKind.SERVICE_ENDED: service_ended(),
    DocumentKind.CLOSING: closing(),
}
