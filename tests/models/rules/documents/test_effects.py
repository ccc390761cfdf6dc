"""What a finished document tells its case, in the names of the case's facts."""

from dataclasses import fields
from datetime import date

import pytest

from models.rules.documents.effects import effects
from models.rules.documents.schema import Value
from models.rules.facts import CaseFacts
from models.rules.kinds import (
    START_GROUPS,
    DocumentKind,
    Group,
    NeedKind,
    Outcome,
    ServiceTask,
)
from models.rules.merging import GROUP_AT_INTAKE
from tests.builders_documents import TODAY, filled, minimal


def told(kind: DocumentKind, **changes: Value) -> dict[str, object]:
    """Return what a minimal document with `changes` tells."""
    return dict(effects(kind, minimal(kind, **changes), finished_on=TODAY))


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_that_only_facts_of_a_case_are_told(kind: DocumentKind) -> None:
    names = {field.name for field in fields(CaseFacts)}

    for values in (minimal(kind), filled(kind)):
        assert set(effects(kind, values, finished_on=TODAY)) <= names | {GROUP_AT_INTAKE}


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_that_an_empty_document_tells_without_falling(kind: DocumentKind) -> None:
    effects(kind, {}, finished_on=TODAY)


def test_that_an_evaluation_tells_urgency_group_and_start() -> None:
    facts = told(DocumentKind.EVALUATION)

    assert facts["urgency_assessed_on"] == date(2026, 11, 2)
    assert facts["urgent"] is False
    assert facts["group"] is Group.OTHER
    assert facts["assessment_started_on"] == date(2026, 11, 5)
    assert facts["needless_on"] is None


def test_that_a_special_support_child_binds_the_seven_days() -> None:
    facts = told(
        DocumentKind.EVALUATION, special_support_child=True, special_support_grounds=["conduct"]
    )

    assert facts["group"] is Group.SPECIAL_SUPPORT


@pytest.mark.parametrize("group", START_GROUPS)
def test_that_a_group_bound_at_the_start_is_told_by_the_evaluation(group: Group) -> None:
    assert told(DocumentKind.EVALUATION, **{group.name.lower(): True})["group"] is group


@pytest.mark.parametrize(
    "kind", [DocumentKind.CONTACT, DocumentKind.NOTIFICATION, DocumentKind.APPLICATION]
)
@pytest.mark.parametrize("group", START_GROUPS)
def test_that_a_group_bound_at_the_start_is_told_at_intake(
    kind: DocumentKind, group: Group
) -> None:
    assert told(kind, **{group.name.lower(): True})[GROUP_AT_INTAKE] is group


def test_that_of_several_groups_the_one_bound_longest_is_told() -> None:
    facts = told(DocumentKind.EVALUATION, disabled=True, highest_care_allowance=True)

    assert facts["group"] is Group.HIGHEST_CARE_ALLOWANCE


def test_that_a_disabled_child_in_need_of_special_support_has_both_limits() -> None:
    facts = told(
        DocumentKind.EVALUATION,
        disabled=True,
        special_support_child=True,
        special_support_grounds=["conduct"],
    )

    assert facts["group"] is Group.SPECIAL_SUPPORT


def test_that_a_child_welfare_matter_is_stronger_than_special_support() -> None:
    facts = effects(DocumentKind.EVALUATION, filled(DocumentKind.EVALUATION), finished_on=TODAY)

    assert facts["group"] is Group.CHILD_PROTECTION
    assert facts["task"] is ServiceTask.CHILD_PROTECTION
    assert facts["urgent"] is True


def test_that_a_needless_assessment_takes_its_start_back() -> None:
    facts = told(DocumentKind.EVALUATION, result="obviously_needless", needless_on="2026-11-04")

    assert facts["needless_on"] == date(2026, 11, 4)
    assert facts["assessment_started_on"] is None


def test_that_meeting_first_leaves_the_start_open() -> None:
    assert "assessment_started_on" not in told(DocumentKind.EVALUATION, result="meeting_first")


@pytest.mark.parametrize("way", ["meeting", "home_visit", "phone"])
def test_that_a_meeting_call_or_home_visit_is_the_first_meeting(way: str) -> None:
    assert told(DocumentKind.MEETING, way=way)["first_met_on"] == date(2026, 11, 5)


def test_that_a_letter_or_a_missed_visit_is_no_meeting() -> None:
    assert "first_met_on" not in told(DocumentKind.MEETING, way="message")
    assert "first_met_on" not in told(DocumentKind.MEETING, took_place=False)


def test_that_a_log_request_by_letter_is_told_with_its_answer() -> None:
    facts = told(
        DocumentKind.MEETING,
        way="message",
        took_place=False,
        about_log=True,
        log_requested_on="2026-11-02",
        log_answered_on="2026-11-20",
    )

    assert facts["log_requested_on"] == date(2026, 11, 2)
    assert facts["log_answered_on"] == date(2026, 11, 20)


def test_that_a_meeting_that_is_not_about_the_log_tells_no_request() -> None:
    facts = told(DocumentKind.MEETING, about_log=False, log_requested_on="2026-11-02")

    assert facts["log_requested_on"] is None


def test_that_an_assessment_tells_when_the_need_of_psychosocial_support_was_found() -> None:
    facts = told(DocumentKind.ASSESSMENT, psychosocial_need_on="2026-11-09")

    assert facts["psychosocial_need_on"] == date(2026, 11, 9)


def test_that_an_assessment_may_start_in_a_meeting() -> None:
    facts = told(DocumentKind.MEETING, starts_assessment=True)

    assert facts["assessment_started_on"] == date(2026, 11, 5)


def test_that_an_assessment_is_ready_on_the_day_it_is_finished() -> None:
    facts = told(DocumentKind.ASSESSMENT)

    assert facts["assessment_ready_on"] == TODAY
    assert facts["assessment_started_on"] == date(2026, 11, 5)
    assert facts["continues"] is True
    assert facts["need"] is NeedKind.RECURRING
    assert facts["own_worker_named"] is True
    assert facts["own_worker_omitted"] is False


def test_that_a_child_protection_client_changes_group_and_task() -> None:
    facts = effects(DocumentKind.ASSESSMENT, filled(DocumentKind.ASSESSMENT), finished_on=TODAY)

    assert facts["group"] is Group.CHILD_PROTECTION
    assert facts["task"] is ServiceTask.CHILD_PROTECTION


def test_that_the_assessment_itself_can_record_the_ground_for_no_plan() -> None:
    facts = told(DocumentKind.ASSESSMENT, plan_made=False, plan_ground="assessment_covers")

    assert facts["plan_ground"] == "assessment_covers"


def test_that_a_plan_tells_its_day_and_review_and_no_ground() -> None:
    facts = effects(DocumentKind.PLAN, filled(DocumentKind.PLAN), finished_on=TODAY)

    assert facts == {
        "plan_on": date(2026, 11, 19),
        "plan_ground": None,
        "plan_review_on": date(2027, 5, 19),
    }


def test_that_no_plan_tells_only_its_ground() -> None:
    assert told(DocumentKind.PLAN) == {
        "plan_on": None,
        "plan_ground": "assessment_covers",
        "plan_review_on": None,
    }


@pytest.mark.parametrize(
    ("state", "reply", "clear"),
    [
        ("clear", "accepted", True),
        ("not_met", None, True),
        ("not_needed", None, True),
        ("open", None, False),
        ("clear", "waiting", False),
    ],
)
def test_that_preconditions_are_clear_when_nothing_is_open(
    state: str, reply: str | None, clear: bool
) -> None:
    row: dict[str, Value] = {"service": "family_work", "precondition_state": state, "reply": reply}

    facts = told(DocumentKind.SERVICES, services=[row])

    assert facts["preconditions_clear"] is clear
    assert facts["services_chosen_on"] == date(2026, 11, 20)


def test_that_a_decision_tells_outcome_and_term() -> None:
    assert told(DocumentKind.DECISION) == {
        "outcome": Outcome.FAVOURABLE,
        "decision_starts_on": date(2026, 12, 1),
        "decision_ends_on": date(2027, 5, 31),
    }


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (DocumentKind.SERVICE_STARTED, "service_started_on"),
        (DocumentKind.SERVICE_ENDED, "service_ended_on"),
        (DocumentKind.CLOSING, "closed_on"),
    ],
)
def test_that_the_last_entries_tell_their_day(kind: DocumentKind, fact: str) -> None:
    assert told(kind) == {fact: TODAY}


def test_that_receipt_moves_no_clock_of_an_open_matter() -> None:
    group = {GROUP_AT_INTAKE: Group.OTHER}
    assert told(DocumentKind.CONTACT) == group
    assert told(DocumentKind.CONTACT, seems_urgent=True) == {"urgent": True, **group}


def test_that_a_child_welfare_notification_makes_a_child_welfare_matter() -> None:
    facts = told(DocumentKind.CHILD_WELFARE_NOTIFICATION)

    assert facts["group"] is Group.CHILD_PROTECTION
