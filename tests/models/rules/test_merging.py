from dataclasses import replace
from datetime import date

import pytest

from models.rules.facts import CaseFacts
from models.rules.kinds import Group, ServiceTask
from models.rules.merging import EARLIEST, GROUP_AT_INTAKE, LATEST, merged, of_any_round

RECEIVED = date(2026, 11, 2)
EARLY, LATE = date(2026, 11, 5), date(2026, 11, 20)
KNOWN = CaseFacts(RECEIVED)


@pytest.mark.parametrize("name", sorted(EARLIEST))
def test_that_of_two_told_days_the_first_act_counts(name: str) -> None:
    known = replace(KNOWN, **{name: EARLY})  # type: ignore[arg-type]

    assert merged(known, {name: LATE}, [{name: EARLY}]) == {}
    assert merged(KNOWN, {name: LATE}, [{name: EARLY}]) == {name: EARLY}


def test_that_a_corrected_day_replaces_the_one_that_no_document_tells_any_more() -> None:
    known = CaseFacts(RECEIVED, first_met_on=EARLY)

    assert merged(known, {"first_met_on": LATE}) == {"first_met_on": LATE}


def test_that_a_taken_back_day_leaves_the_next_one() -> None:
    known = CaseFacts(RECEIVED, assessment_started_on=EARLY)
    others: list[dict[str, object]] = [
        {"assessment_started_on": LATE},
        {"assessment_started_on": None},
    ]

    assert merged(known, {"assessment_started_on": None}, others) == {"assessment_started_on": LATE}


def test_that_only_what_changes_is_returned() -> None:
    known = CaseFacts(RECEIVED, urgent=True)

    assert merged(known, {"urgent": True, "continues": True}) == {"continues": True}


def test_that_a_child_protection_matter_stays_while_a_document_says_so() -> None:
    known = CaseFacts(RECEIVED, Group.CHILD_PROTECTION, ServiceTask.CHILD_PROTECTION)
    notification = {"group": Group.CHILD_PROTECTION}

    assert merged(known, {"group": Group.SPECIAL_SUPPORT}, [notification]) == {}


def test_that_a_matter_taken_for_child_protection_by_mistake_turns_back() -> None:
    known = CaseFacts(RECEIVED, Group.CHILD_PROTECTION, ServiceTask.CHILD_PROTECTION)

    assert merged(known, {"group": Group.OTHER}) == {
        "group": Group.OTHER,
        "task": ServiceTask.FAMILIES,
    }


def test_that_a_group_told_at_intake_binds_until_the_evaluation() -> None:
    told = {GROUP_AT_INTAKE: Group.DISABLED}
    evaluated = replace(KNOWN, urgency_assessed_on=EARLY)

    assert merged(KNOWN, told) == {"group": Group.DISABLED}
    assert merged(evaluated, told) == {}


@pytest.mark.parametrize("group", [Group.SPECIAL_SUPPORT, Group.CHILD_PROTECTION])
def test_that_a_later_contact_makes_no_heavier_group_lighter(group: Group) -> None:
    known = CaseFacts(RECEIVED, group)

    assert merged(known, {GROUP_AT_INTAKE: Group.OTHER}) == {}
    assert merged(known, {GROUP_AT_INTAKE: Group.DISABLED}) == {}


def test_that_a_contact_that_says_nothing_leaves_the_group_of_another() -> None:
    known = CaseFacts(RECEIVED, Group.DISABLED)
    earlier = {GROUP_AT_INTAKE: Group.DISABLED}

    assert merged(known, {GROUP_AT_INTAKE: Group.OTHER}, [earlier]) == {}
    assert merged(known, {GROUP_AT_INTAKE: Group.OTHER}) == {"group": Group.OTHER}


@pytest.mark.parametrize("name", sorted(LATEST))
def test_that_of_several_log_requests_the_last_counts(name: str) -> None:
    known = replace(KNOWN, **{name: EARLY})  # type: ignore[arg-type]

    assert merged(known, {name: LATE}, [{name: EARLY}]) == {name: LATE}
    assert merged(known, {name: None}, [{name: EARLY}]) == {}
    assert merged(known, {name: None}, [{name: None}]) == {name: None}


def test_that_a_former_round_still_tells_its_log_request_only() -> None:
    told = {"first_met_on": EARLY, "log_requested_on": EARLY}

    assert of_any_round(told) == {"log_requested_on": EARLY}


def test_that_a_document_closes_no_case() -> None:
    assert merged(KNOWN, {"closed_on": LATE}) == {}


def test_that_a_service_that_starts_again_has_not_ended() -> None:
    known = CaseFacts(RECEIVED, service_started_on=EARLY, service_ended_on=EARLY)

    changed = merged(known, {"service_started_on": LATE}, [{"service_started_on": EARLY}])

    assert changed == {"service_ended_on": None}
