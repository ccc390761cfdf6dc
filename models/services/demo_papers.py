"""The documents of the example: believable texts of a scenario put into the real forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from models.rules.deadlines import add_months
from models.rules.documents.codes import code_list
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind, Group
from models.rules.organisation import Organisation
from models.rules.rows import WorkerRow
from models.services.demo_cast import Family
from models.services.demo_course import Course
from resources import load_json

Paper = tuple[DocumentKind, Values, date, bool]
_AT_ONCE = "Lapsen ja äidin turvallisuus varmistettiin samana päivänä yhdessä poliisin kanssa."
_NEEDS = {
    "coping": ["everyday"],
    "parenthood": ["child"],
    "upbringing": ["child", "inclusion"],
    "money": ["money"],
    "violence": ["violence", "crisis"],
}


@dataclass(frozen=True, slots=True)
class Story:
    """What one case is about, who is in it and who handles it."""

    scenario: Mapping[str, Any]
    family: Family
    course: Course
    group: Group
    worker: WorkerRow
    organisation: Organisation


def papers(story: Story, random: Random) -> tuple[Paper, ...]:
    """Return the documents of a case: kind, values, day and whether finished, in order."""
    course, made = story.course, [(*_intake(story, random), story.course.received_on, True)]
    made.append((DocumentKind.PENDING_ENTRY, _pending(story), course.received_on, True))
    if course.urgency_on:
        made.append((DocumentKind.EVALUATION, _evaluation(story), course.urgency_on, True))
    if course.met_on:
        made.append(
            (DocumentKind.MEETING, _meeting(story, course.met_on, first=True), course.met_on, True)
        )
    for day in course.meetings:
        made.append((DocumentKind.MEETING, _meeting(story, day, first=False), day, True))
    if course.started_on:
        ready = course.assessed_on
        values = _assessment(story) if ready else _begun_assessment(story, random)
        made.append((DocumentKind.ASSESSMENT, values, ready or course.last_day, ready is not None))
    if course.planned_on:
        made.append((DocumentKind.PLAN, _plan(story), course.planned_on, True))
    chosen = course.planned_on if course.step == "Task_preconditions" else course.services_on
    if chosen:
        made.append((DocumentKind.SERVICES, _services(story, chosen), chosen, True))
    if course.step in {"Task_decision", "Task_signing"} or course.decided_on:
        day = course.decided_on or course.last_day
        made.append((DocumentKind.DECISION, _decision(story, day), day, bool(course.decided_on)))
    if course.service_on:
        made.append((DocumentKind.SERVICE_STARTED, _started(story), course.service_on, True))
    if course.ended_on:
        made.append((DocumentKind.SERVICE_ENDED, _ended(story), course.ended_on, True))
        made.append((DocumentKind.CLOSING, _closing(story), course.ended_on, True))
    return tuple(made)


def _intake(story: Story, random: Random) -> tuple[DocumentKind, Values]:
    kind = intake_kind(story)
    s, child = story.scenario, story.family.child
    values: dict[str, Any] = {
        "received_on": story.course.received_on.isoformat(),
        "received_time": f"{random.randint(8, 15):02d}:{random.choice((0, 15, 30, 45)):02d}",
        "channel": random.choice(("phone", "e_service", "visit", "form")),
        "receiver": story.worker.name,
        "seems_urgent": s["id"] == "violence",
        "client_surname": child.surname,
        "client_given_names": child.given_names,
        "client_code": child.personal_code,
        "client_birth_date": child.birth_date.isoformat() if child.birth_date else None,
        "client_language": s["language"],
        "client_phone": child.phone,
        "client_non_disclosure": child.non_disclosure,
        "maker": s["by"],
        "description": s["situation"],
        **_maker(story, random),
    }
    if not child.non_disclosure:
        values |= {
            "client_street": child.street,
            "client_postcode": child.postcode,
            "client_town": child.town,
        }
    values |= _disabled(story)
    if kind is DocumentKind.CONTACT:
        values |= {
            "guardians": [
                _named(g.surname, g.given_names, g.phone) for g in story.family.guardians
            ],
            "reasons": [s["reason"]],
            "needs": _NEEDS[s["reason"]],
            "consent": True,
        }
    elif kind is DocumentKind.CHILD_WELFARE_NOTIFICATION:
        values |= {
            "anonymous": False,
            "child_welfare_reasons": ["family_violence"],
            "child_living": "mother",
            "child_told": True,
            "guardian_told": True,
            "carers": [_named(g.surname, g.given_names, g.phone) for g in story.family.guardians],
        }
    else:
        values |= {"reasons": [s["reason"]], "needs": _NEEDS[s["reason"]]}
    return kind, values


def intake_kind(story: Story) -> DocumentKind:
    """Return by what kind of document the matter became pending."""
    if story.group is Group.CHILD_PROTECTION:
        return DocumentKind.CHILD_WELFARE_NOTIFICATION
    if story.scenario["by"] in {"police", "early_education"}:
        return DocumentKind.NOTIFICATION
    return DocumentKind.CONTACT


def _named(surname: str, given: str, phone: str) -> dict[str, str]:
    return {"surname": surname, "given_names": given, "phone": phone}


def _maker(story: Story, random: Random) -> dict[str, Any]:
    by = story.scenario["by"]
    if by == "child":
        return {}
    strangers = load_json("demo/names.json")["contacts"].get(by)
    if strangers:
        surname, given, title, place = random.choice(strangers)
        return {
            "maker_surname": surname,
            "maker_given_names": given,
            "maker_title": title,
            "maker_organisation": place,
            "maker_phone": "015 000 1234",
        }
    parent = story.family.father or story.family.mother
    close = {"together_with": "läheinen"} if by == "with_close_person" else {}
    return {
        "maker_surname": parent.surname,
        "maker_given_names": parent.given_names,
        "maker_phone": parent.phone,
        **close,
    }


def _pending(story: Story) -> Values:
    protected = story.group is Group.CHILD_PROTECTION
    return {
        "service_task": "child_protection" if protected else "families",
        "pending_on": story.course.received_on.isoformat(),
        "pending_way": intake_kind(story).value,
        "description": story.scenario["situation"],
        "needs": _NEEDS[story.scenario["reason"]],
        **({"child_welfare_reasons": ["family_violence"]} if protected else {}),
        "urgency": "urgent" if story.scenario["id"] == "violence" else "seven_days",
    }


def _evaluation(story: Story) -> Values:
    on, protected = story.course.urgency_on, story.group is Group.CHILD_PROTECTION
    assert on is not None, "an evaluation has its day"
    urgent = story.scenario["id"] == "violence"
    sv = story.scenario["language"] == "sv"
    return {
        "urgency": "urgent" if urgent else "seven_days",
        "urgency_assessed_on": on.isoformat(),
        "urgency_assessed_time": "10:15",
        "urgency_assessed_by": story.worker.name,
        "urgency_reasons": story.scenario["situation"].split(". ")[0] + ".",
        **({"urgent_actions": _AT_ONCE} if urgent else {}),
        "needs": _NEEDS[story.scenario["reason"]],
        "situation": story.scenario["situation"],
        "child_protection_matter": protected,
        "special_support_child": story.group is Group.SPECIAL_SUPPORT,
        **_disabled(story),
        **({"child_welfare_reasons": ["family_violence"]} if protected else {}),
        **(
            {"special_support_grounds": ["conditions"]}
            if story.group is Group.SPECIAL_SUPPORT
            else {}
        ),
        "actions": "Ringde familjen och kom överens om ett möte."
        if sv
        else "Soitettu perheelle ja sovittu tapaaminen.",
        "agreed": "Hembesök bokat." if sv else "Kotikäynti varattu.",
        "guardian_informed": True,
        "guardian_informed_on": on.isoformat(),
        "child_informed": False,
        "informing_notes": "Barnet berättas vid besöket."
        if sv
        else "Lapselle kerrotaan tapaamisessa.",
        "result": "meeting_first",
    }


def _disabled(story: Story) -> Values:
    return {"disabled": True} if story.group is Group.DISABLED else {}


def _meeting(story: Story, day: date, *, first: bool) -> Values:
    sv = story.scenario["language"] == "sv"
    return {
        "starts_at": f"{day.isoformat()}T13:00",
        "ends_at": f"{day.isoformat()}T14:15",
        "way": "home_visit" if first else "meeting",
        "took_place": True,
        "child_met": True,
        "place": ("hemma" if first else "byrån") if sv else ("koti" if first else "toimisto"),
        "participants": "barnet, mamma" if sv else "lapsi, äiti",
        "description": story.scenario["child_life"] if first else story.scenario["child_view"],
        "agreed": "Bedömningen fortsätter tillsammans." if sv else "Arviointia jatketaan yhdessä.",
        "starts_assessment": bool(first and story.course.started_on),
    }


def _begun_assessment(story: Story, random: Random) -> Values:
    s, started = story.scenario, story.course.started_on
    assert started is not None, "an assessment has its day"
    texts = {
        "everyday": s["child_life"],
        "relations": s["relations"],
        "wellbeing": s["wellbeing"],
        "parents_health": s["parents"],
        "housing": s["housing"],
        "income": s["money"],
        "care": s["care"],
    }
    known = {key: text for key, text in texts.items() if random.random() < 0.6}
    return {
        "pending_on": story.course.received_on.isoformat(),
        "pending_way": intake_kind(story).value,
        "pending_reasons": s["situation"],
        "started_on": started.isoformat(),
        "child_protection_examined": story.group is Group.CHILD_PROTECTION,
        "special_support": story.group is Group.SPECIAL_SUPPORT,
        **known,
    }


def _assessment(story: Story) -> Values:
    s, protected = story.scenario, story.group is Group.CHILD_PROTECTION
    surname, _, given = story.worker.name.partition(" ")
    sv = s["language"] == "sv"
    return {
        "pending_on": story.course.received_on.isoformat(),
        "pending_way": intake_kind(story).value,
        "pending_reasons": s["situation"],
        "started_on": story.course.started_on.isoformat() if story.course.started_on else None,
        "child_protection_examined": protected,
        "special_support": story.group is Group.SPECIAL_SUPPORT,
        **(
            {"special_support_grounds": ["conditions"], "special_support_reasons": s["conclusion"]}
            if story.group is Group.SPECIAL_SUPPORT
            else {}
        ),
        "everyday": s["child_life"],
        "relations": s["relations"],
        "wellbeing": s["wellbeing"],
        "parents_health": s["parents"],
        "housing": s["housing"],
        "income": s["money"],
        "care": s["care"],
        "network_support": s["strengths"],
        "child_view": s["child_view"],
        "child_view_how": "enskilt samtal" if sv else "kahdenkeskinen keskustelu",
        "parent_view": s["parent_view"],
        "needs": _NEEDS[s["reason"]],
        "conclusions": s["conclusion"],
        "strengths": s["strengths"],
        **(
            {
                "child_protection_conclusions": s["conclusion"],
                "child_protection_starts": True,
                "child_protection_reason": "family_violence",
            }
            if protected
            else {}
        ),
        "continues": True,
        "need": s["need"],
        "plan_made": True,
        "needs_own_worker": True,
        "own_worker_surname": surname,
        "own_worker_given_names": given,
        "own_worker_title": story.worker.title,
    }


def _plan(story: Story) -> Values:
    s, on = story.scenario, story.course.planned_on
    assert on is not None, "a plan has its day"
    sv = s["language"] == "sv"
    return {
        "plan_made": True,
        "planned_on": on.isoformat(),
        "talks": [
            {
                "held_on": on.isoformat(),
                "place": "byrån" if sv else "toimisto",
                "participants": "barnet, mamma" if sv else "lapsi, äiti",
            }
        ],
        "situation": s["child_life"],
        "functional_ability": s["wellbeing"],
        "client_view": s["parent_view"],
        "child_view": s["child_view"],
        "professional_view": s["conclusion"],
        "necessary_services": s["outcome"],
        "strengths": s["strengths"],
        "goals": [{"name": s["goal"].split(",")[0][:90], "description": s["goal"]}],
        "services": [{"service": s["service"], "timing": s["amount"], "description": s["outcome"]}],
        "partners": "Skolan och rådgivningen samarbetar."
        if sv
        else "Koulu ja neuvola tekevät yhteistyötä, omatyöntekijä kokoaa.",
        "meetings": "En gång i månaden." if sv else "Kerran kuukaudessa.",
        "rights_explained": True,
        "duration": f"{s['months']} mån." if sv else f"{s['months']} kk",
        "follow_up": "Målen granskas vid varje möte."
        if sv
        else "Tavoitteita seurataan jokaisessa tapaamisessa.",
        "review_on": add_months(on, min(12, s["months"])).isoformat(),
    }


def _services(story: Story, on: date) -> Values:
    s = story.scenario
    is_open = story.course.step == "Task_preconditions"
    return {
        "chosen_on": on.isoformat(),
        "agreed_with_family": True,
        "services": [
            {
                "service": s["service"],
                "arrangement": "own",
                "goal": s["goal"],
                "amount": s["amount"],
                "precondition_state": "open" if is_open else "clear",
                "preconditions": s["why"],
            }
        ],
    }


def _decision(story: Story, on: date) -> Values:
    s, unit = story.scenario, story.organisation
    service = s["service"]
    legal = code_list("social_services").code(service).statute
    starts = story.course.service_on or on
    sv = s["language"] == "sv"
    return {
        "service": service,
        "outcome": "favourable",
        "decided_on": on.isoformat(),
        "outcome_text": s["outcome"],
        "goal": s["goal"],
        "starts_on": starts.isoformat(),
        "open_ended": False,
        "ends_on": (story.course.ends_on or add_months(starts, s["months"])).isoformat(),
        "amount": s["amount"],
        **({"hours_per_month": 48.0, "long_term": False} if service == "home_service" else {}),
        "arrangement": "own",
        "facts_text": s["conclusion"],
        "amount_reasons": s["why"],
        "child_opinion": s["child_view"],
        "child_opinion_how": "enskilt samtal" if sv else "kahdenkeskinen keskustelu",
        "departs_from_plan": False,
        "legal_basis": legal,
        "provisions": "SVL 32, 38, 45 och 46 §, FörvL 44 och 45 §"
        if sv
        else "Sosiaalihuoltolaki 32, 38, 45 ja 46 §, hallintolaki 44 ja 45 §",
        "hearing": s["parent_view"],
        "contact_name": story.worker.name,
        "contact_title": story.worker.title,
        "contact_phone": story.worker.phone,
        "contact_email": story.worker.email,
        "contact_street": unit.address.street,
        "contact_postcode": unit.address.postcode,
        "contact_town": unit.address.town,
        "language": s["language"],
        "secrecy": "client_and_address" if story.family.child.non_disclosure else "client_data",
    }


def _started(story: Story) -> Values:
    return {"service": story.scenario["service"], "started_on": _iso(story.course.service_on)}


def _ended(story: Story) -> Values:
    return {
        "service": story.scenario["service"],
        "ended_on": _iso(story.course.ended_on),
        "ending_reason": "goals_reached",
        "goal_result": "reached",
        "reasons": "Tavoite on saavutettu, ja perhe pärjää omin voimin.",
        "renewal": False,
    }


def _closing(story: Story) -> Values:
    return {
        "closed_on": _iso(story.course.closed_on),
        "ground": "goals_reached",
        "reasons": "Tuen tarvetta ei enää ole. Perhe tietää, mistä apua saa tarvittaessa.",
        "client_informed": True,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
