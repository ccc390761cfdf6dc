"""Guards: what each move still wants, and where it is cured."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.rules.documents.registry import document_type
from models.rules.facts import CaseFacts, CaseView, DocumentState, Missing, Serving
from models.rules.guards import CITATIONS, GUARDS, missing_for
from models.rules.kinds import (
    DocumentKind,
    NeedKind,
    Outcome,
    ServiceTask,
    ServingWay,
)
from models.rules.law import citation
from models.rules.plan_grounds import PLAN_GROUNDS, allowed_plan_grounds
from resources import load_json, path

DAY = date(2026, 3, 3)
NEW = CaseFacts(DAY)
NAMES = (
    "contact_finished",
    "urgency_assessed",
    "first_met",
    "assessment_started",
    "assessment_needless",
    "meeting_held",
    "assessment_finished",
    "client_continues",
    "client_ends",
    "own_worker_settled",
    "plan_or_ground",
    "services_chosen",
    "preconditions_clear",
    "decision_complete",
    "decision_signed",
    "all_served",
    "service_started",
    "service_ended",
    "renewal_wanted",
    "closing_finished",
)
BY_FACT: Mapping[str, CaseFacts] = {
    "urgency_assessed": replace(NEW, urgency_assessed_on=DAY),
    "first_met": replace(NEW, first_met_on=DAY),
    "assessment_started": replace(NEW, assessment_started_on=DAY),
    "assessment_needless": replace(NEW, needless_on=DAY),
    "client_continues": replace(NEW, continues=True),
    "client_ends": replace(NEW, continues=False),
    "own_worker_settled": replace(NEW, own_worker_named=True),
    "plan_or_ground": replace(NEW, plan_on=DAY),
    "services_chosen": replace(NEW, services_chosen_on=DAY),
    "preconditions_clear": replace(NEW, preconditions_clear=True),
    "decision_signed": replace(NEW, decision_signed_on=DAY),
    "service_started": replace(NEW, service_started_on=DAY),
    "service_ended": replace(NEW, service_ended_on=DAY),
    "renewal_wanted": replace(NEW, decision_signed_on=DAY),
}
BY_DOCUMENT: Mapping[str, DocumentKind] = {
    "contact_finished": DocumentKind.APPLICATION,
    "meeting_held": DocumentKind.MEETING,
    "assessment_finished": DocumentKind.ASSESSMENT,
    "decision_complete": DocumentKind.DECISION,
    "closing_finished": DocumentKind.CLOSING,
}


def view(facts: CaseFacts = NEW, *documents: DocumentState) -> CaseView:
    return CaseView(facts, documents)


def codes(guard: str, seen: CaseView) -> list[str]:
    return [missing.code for missing in missing_for(guard, seen)]


def test_that_every_guard_of_the_shipped_path_is_known() -> None:
    shipped = path("process/families.bpmn").read_text(encoding="utf-8")

    assert set(GUARDS) == set(NAMES)
    assert all(f'"{name}"' in shipped for name in NAMES)


@pytest.mark.parametrize("guard", NAMES)
def test_that_a_new_case_lacks_something_for_every_guard(guard: str) -> None:
    found = missing_for(guard, view())

    assert found
    assert all(item.code and item.document and item.statute for item in found)


@pytest.mark.parametrize("guard", BY_FACT)
def test_that_the_recorded_fact_opens_the_guard(guard: str) -> None:
    assert missing_for(guard, view(BY_FACT[guard])) == ()


@pytest.mark.parametrize("guard", BY_DOCUMENT)
def test_that_the_finished_document_opens_the_guard(guard: str) -> None:
    finished = DocumentState(BY_DOCUMENT[guard], finished=True)

    assert missing_for(guard, view(NEW, finished)) == ()


@pytest.mark.parametrize("guard", NAMES)
def test_that_a_missing_field_exists_on_its_form(guard: str) -> None:
    every = [DocumentState(kind, finished=True) for kind in DocumentKind]

    for item in (*missing_for(guard, view()), *missing_for(guard, view(NEW, *every))):
        if item.field is not None:
            assert item.document is not None
            assert document_type(item.document).field(item.field)


def test_that_a_draft_answers_with_what_it_lacks_itself() -> None:
    lack = Missing("field.empty", DocumentKind.EVALUATION, "urgency")
    draft = DocumentState(DocumentKind.EVALUATION, finished=False, missing=(lack,))

    assert missing_for("urgency_assessed", view(NEW, draft)) == (lack,)


def test_that_a_complete_draft_only_needs_finishing() -> None:
    draft = DocumentState(DocumentKind.EVALUATION, finished=False)

    assert codes("urgency_assessed", view(NEW, draft)) == ["document.not_finished"]


def test_that_a_decision_signed_once_only_waits_for_the_second_signature() -> None:
    facts = replace(NEW, decision_first_signed_on=NEW.received_on)
    draft = DocumentState(DocumentKind.DECISION, finished=False)

    assert codes("decision_signed", view(facts, draft)) == ["decision.second_awaited"]


def test_that_a_finished_evaluation_without_a_start_points_at_its_day() -> None:
    finished = DocumentState(DocumentKind.EVALUATION, finished=True)

    (missing,) = missing_for("assessment_started", view(NEW, finished))

    assert missing.code == "assessment.not_started"
    assert missing.field == "assessment_started_on"


def test_that_the_begun_intake_document_is_the_one_to_finish() -> None:
    draft = DocumentState(DocumentKind.CHILD_WELFARE_NOTIFICATION, finished=False)

    (missing,) = missing_for("contact_finished", view(NEW, draft))

    assert missing.document is DocumentKind.CHILD_WELFARE_NOTIFICATION


def test_that_the_conclusion_chooses_the_branch() -> None:
    finished = DocumentState(DocumentKind.ASSESSMENT, finished=True)
    goes_on = view(replace(NEW, continues=True), finished)

    assert missing_for("client_continues", goes_on) == ()
    assert codes("client_ends", goes_on) == ["client.continues"]


def test_that_a_reasoned_omission_settles_the_own_worker() -> None:
    assert missing_for("own_worker_settled", view(replace(NEW, own_worker_omitted=True))) == ()


@pytest.mark.parametrize("ground", sorted(PLAN_GROUNDS))
def test_that_a_lawful_ground_stands_for_the_plan(ground: str) -> None:
    facts = replace(NEW, plan_ground=ground, need=NeedKind.RECURRING)

    assert missing_for("plan_or_ground", view(facts)) == ()


@pytest.mark.parametrize("ground", sorted(PLAN_GROUNDS))
@pytest.mark.parametrize(
    "bound",
    [
        replace(NEW, task=ServiceTask.CHILD_PROTECTION),
        replace(NEW, need=NeedKind.LONG_TERM),
    ],
)
def test_that_no_ground_stands_for_a_plan_that_must_be_made(bound: CaseFacts, ground: str) -> None:
    facts = replace(bound, plan_ground=ground)

    assert allowed_plan_grounds(facts) == frozenset()
    assert codes("plan_or_ground", view(facts)) == ["plan.must_be_made"]
    assert missing_for("plan_or_ground", view(replace(facts, plan_on=DAY))) == ()


def test_that_an_unknown_ground_stands_for_nothing() -> None:
    assert codes("plan_or_ground", view(replace(NEW, plan_ground="hurry"))) == [
        "document.not_begun"
    ]


def test_that_the_grounds_are_the_codes_of_the_form() -> None:
    listed = {code["code"] for code in load_json("codes/plan_grounds.json")["codes"]}

    assert listed == PLAN_GROUNDS


def test_that_a_decision_may_be_checked_when_its_fields_are_full() -> None:
    lack = Missing("field.empty", DocumentKind.DECISION, "goal")
    wanting = DocumentState(DocumentKind.DECISION, finished=False, missing=(lack,))
    full = DocumentState(DocumentKind.DECISION, finished=False)

    assert missing_for("decision_complete", view(NEW, wanting)) == (lack,)
    assert missing_for("decision_complete", view(NEW, full)) == ()


def test_that_every_recipient_must_be_served() -> None:
    served = Serving(UUID(int=1), ServingWay.POST, DAY)
    waiting = Serving(UUID(int=2), ServingWay.POST)

    assert codes("all_served", view()) == ["serving.no_recipients"]
    assert codes("all_served", view(replace(NEW, servings=(served, waiting)))) == [
        "serving.not_served"
    ]
    assert missing_for("all_served", view(replace(NEW, servings=(served,)))) == ()


@pytest.mark.parametrize("guard", ["service_started", "service_ended"])
def test_that_a_refusal_has_no_service_to_start_or_end(guard: str) -> None:
    assert missing_for(guard, view(replace(NEW, outcome=Outcome.NEGATIVE))) == ()


def test_that_a_closing_document_rules_renewal_out() -> None:
    closing = DocumentState(DocumentKind.CLOSING, finished=True)
    signed = replace(NEW, decision_signed_on=DAY)

    assert codes("renewal_wanted", view(signed, closing)) == ["renewal.closed"]


def test_that_an_unknown_guard_is_an_error() -> None:
    with pytest.raises(KeyError):
        missing_for("moon_is_full", view())


def test_that_every_guard_tells_the_law_that_it_cites() -> None:
    assert set(CITATIONS) == set(GUARDS)
    for guard, name in CITATIONS.items():
        assert citation(name) in {item.statute for item in missing_for(guard, view())}
