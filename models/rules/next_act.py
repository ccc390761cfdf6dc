"""What the worker does next in a case: one code for each step and state of the facts."""

from collections.abc import Callable, Mapping
from datetime import date

from models.rules.facts import CaseFacts, CaseView
from models.rules.kinds import DocumentKind, Outcome
from models.rules.words import Language, Words

ACTS: Mapping[str, Words] = {
    "record_contact": Words(
        "Kirjaa yhteydenotto loppuun", "Slutför anteckningen", "Finish the contact"
    ),
    "assess_urgency": Words("Arvioi kiireellisyys", "Bedöm brådskan", "Assess urgency"),
    "meet_client": Words("Tapaa asiakas", "Träffa klienten", "Meet the client"),
    "start_assessment": Words("Aloita arviointi", "Inled bedömningen", "Start the assessment"),
    "close_with_advice": Words(
        "Päätä asia neuvontaan", "Avsluta med rådgivning", "Close with advice"
    ),
    "map_situation": Words("Kartoita tilanne", "Kartlägg situationen", "Map the situation"),
    "draw_conclusions": Words("Tee johtopäätökset", "Dra slutsatser", "Draw conclusions"),
    "name_own_worker": Words("Nimeä omatyöntekijä", "Utse egen kontaktperson", "Name a key worker"),
    "close_without_need": Words("Päätä asia", "Avsluta ärendet", "Close the matter"),
    "make_plan": Words("Laadi asiakassuunnitelma", "Gör upp en klientplan", "Make the plan"),
    "choose_services": Words("Valitse palvelut", "Välj service", "Choose the services"),
    "clear_preconditions": Words(
        "Selvitä edellytykset", "Utred förutsättningarna", "Clear the preconditions"
    ),
    "draft_decision": Words("Kirjoita päätös", "Skriv beslutet", "Draft the decision"),
    "sign_decision": Words(
        "Tarkista ja allekirjoita päätös", "Granska och underteckna", "Check and sign"
    ),
    "second_signature": Words(
        "Odottaa toista allekirjoitusta", "Väntar på andra underskriften", "Awaits second signature"
    ),
    "choose_recipients": Words("Valitse tiedoksisaajat", "Välj mottagare", "Choose the recipients"),
    "serve_decision": Words("Anna päätös tiedoksi", "Delge beslutet", "Serve the decision"),
    "record_start": Words(
        "Kirjaa palvelun alkaminen", "Anteckna att servicen börjat", "Record the start"
    ),
    "follow_service": Words("Seuraa palvelua", "Följ upp servicen", "Follow the service"),
    "assess_anew": Words(
        "Arvioi uudelleen, päätös päättyy",
        "Bedöm på nytt, beslutet går ut",
        "Assess anew, the decision ends",
    ),
    "end_or_renew": Words("Päätä tai uusi palvelu", "Avsluta eller förnya", "End or renew"),
    "close_case": Words("Päätä asia", "Avsluta ärendet", "Close the matter"),
    "move_on": Words("Siirrä seuraavaan vaiheeseen", "Gå vidare", "Move on"),
    "none": Words("Asia on päätetty", "Ärendet är avslutat", "The matter is closed"),
}


_RENEWABLE = frozenset({"follow_service", "end_or_renew", "record_start"})


def next_act(step_id: str, known: CaseView | CaseFacts, renewal_until: date | None = None) -> str:
    """Return the code in `ACTS` of what to do next; "move_on" where the step is done.

    With a whole view the answer also heeds drafts; the facts alone suffice for lists. A running
    service whose decision ends by `renewal_until` is to be assessed anew.
    """
    facts = known.facts if isinstance(known, CaseView) else known
    if facts.closed_on is not None:
        return "none"
    rule = _RULES.get(step_id)
    if rule is None:
        return "move_on"
    act = rule(facts)
    if act in _RENEWABLE and _ends_soon(facts, renewal_until):
        return "assess_anew"
    return _with_drafts(act, known) if isinstance(known, CaseView) else act


def _ends_soon(facts: CaseFacts, until: date | None) -> bool:
    ends = facts.decision_ends_on
    granted = facts.outcome is not Outcome.NEGATIVE and facts.decision_signed_on is not None
    return bool(until and ends and granted and not facts.service_ended_on and ends <= until)


def act_name(code: str, language: Language | str = Language.FINNISH) -> str:
    """Return what to do next in words."""
    return ACTS[code].said_in(language)


def _contact(facts: CaseFacts) -> str:
    return "assess_urgency" if facts.urgency_assessed_on is None else "move_on"


def _urgency(facts: CaseFacts) -> str:
    if facts.urgency_assessed_on is None:
        return "assess_urgency"
    return "close_with_advice" if facts.needless_on else "move_on"


def _first_meeting(facts: CaseFacts) -> str:
    if facts.needless_on:
        return "close_with_advice"
    if facts.first_met_on is None:
        return "meet_client"
    return "start_assessment" if facts.assessment_started_on is None else "move_on"


def _assessment_start(facts: CaseFacts) -> str:
    return "start_assessment" if facts.assessment_started_on is None else "map_situation"


def _meetings(facts: CaseFacts) -> str:
    return "map_situation" if facts.assessment_ready_on is None else "move_on"


def _conclusions(facts: CaseFacts) -> str:
    if facts.assessment_ready_on is None or facts.continues is None:
        return "draw_conclusions"
    if not facts.continues:
        return "close_without_need"
    settled = facts.own_worker_named or facts.own_worker_omitted
    return "move_on" if settled else "name_own_worker"


def _plan(facts: CaseFacts) -> str:
    return "move_on" if facts.plan_on or facts.plan_ground else "make_plan"


def _services(facts: CaseFacts) -> str:
    return "move_on" if facts.services_chosen_on else "choose_services"


def _preconditions(facts: CaseFacts) -> str:
    return "move_on" if facts.preconditions_clear else "clear_preconditions"


def _decision(facts: CaseFacts) -> str:
    if facts.decision_signed_on:
        return "move_on"
    return "second_signature" if facts.decision_first_signed_on else "draft_decision"


def _signing(facts: CaseFacts) -> str:
    if facts.decision_signed_on:
        return "move_on"
    return "second_signature" if facts.decision_first_signed_on else "sign_decision"


def _serving(facts: CaseFacts) -> str:
    if not facts.servings:
        return "choose_recipients"
    served = all(each.day or each.received_on for each in facts.servings)
    return "move_on" if served else "serve_decision"


def _running(facts: CaseFacts) -> str:
    started = facts.service_started_on or facts.outcome is Outcome.NEGATIVE
    if not started:
        return "record_start"
    return "move_on" if facts.service_ended_on else "follow_service"


def _review(facts: CaseFacts) -> str:
    return "close_case" if facts.service_ended_on else "end_or_renew"


_RULES: Mapping[str, Callable[[CaseFacts], str]] = {
    "Task_contact": _contact,
    "Task_urgency": _urgency,
    "Task_first_meeting": _first_meeting,
    "Task_assessment_start": _assessment_start,
    "Task_assessment_meetings": _meetings,
    "Task_conclusions": _conclusions,
    "Task_plan": _plan,
    "Task_services": _services,
    "Task_preconditions": _preconditions,
    "Task_decision": _decision,
    "Task_signing": _signing,
    "Task_serving": _serving,
    "Task_service_running": _running,
    "Task_review": _review,
}


def _with_drafts(act: str, view: CaseView) -> str:
    decision = view.state_of(DocumentKind.DECISION)
    if act == "draft_decision" and decision is not None and not decision.missing:
        return "move_on"
    contact_open = act == "assess_urgency" and not view.documents
    return "record_contact" if contact_open else act
