"""What to do next: one code for each step and state."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.rules.facts import CaseFacts, CaseView, DocumentState, Missing, Serving
from models.rules.kinds import DocumentKind, Outcome, ServingWay
from models.rules.next_act import ACTS, act_name, next_act
from resources import path

DAY = date(2026, 3, 3)
NEW = CaseFacts(DAY)


@pytest.mark.parametrize(
    ("step", "facts", "act"),
    [
        ("Task_contact", NEW, "assess_urgency"),
        ("Task_urgency", NEW, "assess_urgency"),
        ("Task_urgency", replace(NEW, urgency_assessed_on=DAY), "move_on"),
        ("Task_first_meeting", NEW, "meet_client"),
        ("Task_first_meeting", replace(NEW, first_met_on=DAY), "start_assessment"),
        ("Task_first_meeting", replace(NEW, needless_on=DAY), "close_with_advice"),
        ("Task_assessment_meetings", NEW, "map_situation"),
        ("Task_conclusions", NEW, "draw_conclusions"),
        (
            "Task_conclusions",
            replace(NEW, assessment_ready_on=DAY, continues=True),
            "name_own_worker",
        ),
        (
            "Task_conclusions",
            replace(NEW, assessment_ready_on=DAY, continues=False),
            "close_without_need",
        ),
        ("Task_plan", NEW, "make_plan"),
        ("Task_plan", replace(NEW, plan_ground="temporary_advice"), "move_on"),
        ("Task_services", NEW, "choose_services"),
        ("Task_preconditions", NEW, "clear_preconditions"),
        ("Task_decision", NEW, "draft_decision"),
        ("Task_signing", NEW, "sign_decision"),
        ("Task_serving", NEW, "choose_recipients"),
        ("Task_serving", replace(NEW, servings=(Serving(UUID(int=1)),)), "serve_decision"),
        (
            "Task_serving",
            replace(NEW, servings=(Serving(UUID(int=1), ServingWay.POST, DAY),)),
            "move_on",
        ),
        ("Task_service_running", NEW, "record_start"),
        ("Task_service_running", replace(NEW, service_started_on=DAY), "follow_service"),
        ("Task_service_running", replace(NEW, outcome=Outcome.NEGATIVE), "follow_service"),
        ("Task_review", NEW, "end_or_renew"),
        ("Task_review", replace(NEW, service_ended_on=DAY), "close_case"),
        ("Task_of_own_making", NEW, "move_on"),
        ("Task_review", replace(NEW, closed_on=DAY), "none"),
    ],
)
def test_that_the_facts_say_what_to_do_next(step: str, facts: CaseFacts, act: str) -> None:
    assert next_act(step, facts) == act


def test_that_a_full_draft_decision_moves_on() -> None:
    lack = Missing("field.empty", DocumentKind.DECISION, "goal")
    wanting = CaseView(NEW, (DocumentState(DocumentKind.DECISION, False, (lack,)),))
    full = CaseView(NEW, (DocumentState(DocumentKind.DECISION, False),))

    assert next_act("Task_decision", wanting) == "draft_decision"
    assert next_act("Task_decision", full) == "move_on"


def test_that_every_shipped_step_has_an_act_with_words() -> None:
    shipped = path("process/families.bpmn").read_text(encoding="utf-8")
    steps = {part.split('"')[0] for part in shipped.split('userTask id="')[1:]}

    assert len(steps) == 14
    assert all(next_act(step, NEW) not in ("move_on", "none") for step in steps)


@pytest.mark.parametrize("code", ACTS)
def test_that_every_act_has_words_in_three_languages(code: str) -> None:
    words = {act_name(code, language) for language in ("fi", "sv", "en")}

    assert len(words) == 3
