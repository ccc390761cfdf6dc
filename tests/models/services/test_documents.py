from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from models.rules.commands import SaveDocument
from models.rules.documents.schema import Problem, Values
from models.rules.errors import NotAllowed, NotFound, RuleBroken, StaleData
from models.rules.kinds import DocumentKind, DocumentStatus, Group, NeedKind
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.documents import (
    amend_document,
    finish_document,
    new_document,
    save_draft,
)
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import a_case, a_draft, a_finished, an_intake, opened
from tests.models.services.looking import acts, entries
from tests.models.services.papers import PAPERS, assessment, contact, evaluation, meeting, plan


def test_that_a_new_document_is_not_stored_before_it_is_saved(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.EVALUATION)

    assert sheet.row_version == 0
    with pytest.raises(NotFound):
        opened(uow, worker, made.case_id, sheet.row.id)


def test_that_an_evaluation_begins_with_what_is_known(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    sheet = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.EVALUATION)

    assert sheet.values["urgency_assessed_on"] == "2026-11-24"
    assert sheet.values["urgency_assessed_time"] == "09:00"
    assert sheet.values["urgency_assessed_by"] == "Salla Sosiaalityöntekijä"


def test_that_text_of_the_contact_flows_to_the_evaluation_and_knows_its_source(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.EVALUATION)

    assert sheet.values["situation"] == "Perhe tarvitsee tukea arkeen."
    assert sheet.sources["situation"].kind is DocumentKind.CONTACT
    assert sheet.sources["situation"].document_id == made.document_id


def test_that_conclusions_of_the_assessment_flow_to_the_plan_and_the_decision(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.ASSESSMENT)

    in_plan = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.PLAN)
    in_decision = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.DECISION)

    assert in_plan.values["professional_view"] == "Perhe hyötyy tukiperheestä."
    assert in_decision.values["facts_text"] == "Perhe hyötyy tukiperheestä."


def test_that_sources_of_carried_texts_are_kept_with_the_draft(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    begun = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.EVALUATION)

    save_draft(
        uow,
        worker,
        command=SaveDocument(
            made.case_id,
            begun.row.id,
            DocumentKind.EVALUATION,
            begun.values,
            sources=begun.sources,
        ),
    )

    kept = opened(uow, worker, made.case_id, begun.row.id)
    assert kept.sources == begun.sources


def test_that_a_decision_begins_with_the_law_of_the_chosen_service_and_the_office(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.SERVICES)

    values = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.DECISION).values

    assert values["service"] == "support_family"
    assert values["legal_basis"] == "Sosiaalihuoltolaki (1301/2014) 28 §"
    assert values["contact_name"] == "Salla Sosiaalityöntekijä"
    assert values["contact_street"] == "Mallikatu 1"
    assert values["language"] == "fi"
    assert values["secrecy"] == "client_data"


def test_that_an_unfinished_draft_is_taken_up_instead_of_a_second_one(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.EVALUATION)

    sheet = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.EVALUATION)

    assert sheet.row.id == draft_id
    assert sheet.row_version == 1


def test_that_meetings_stand_side_by_side(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.MEETING)

    sheet = new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.MEETING)

    assert sheet.row.id != draft_id


def test_that_a_draft_may_lack_anything(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN, {"plan_made": True})

    row = opened(uow, worker, made.case_id, draft_id).row
    assert row.status is DocumentStatus.DRAFT


def test_that_the_same_save_again_changes_nothing(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    command = SaveDocument(made.case_id, uuid4(), DocumentKind.PLAN, {"plan_made": True})
    save_draft(uow, worker, command=command)

    assert save_draft(uow, worker, command=command) == ()
    assert acts(uow).count("document.saved") == 1


def test_that_the_second_of_two_savers_is_refused_and_the_firsts_text_stays(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN, {"duration": "vuosi"})
    command = SaveDocument(made.case_id, draft_id, DocumentKind.PLAN, {"duration": "a"}, 1)
    save_draft(uow, worker, command=command)

    with pytest.raises(StaleData):
        save_draft(uow, counsellor, command=replace(command, values={"duration": "b"}))

    assert opened(uow, worker, made.case_id, draft_id).values == {"duration": "a"}


def test_that_a_new_draft_does_not_write_over_anothers_with_its_id(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    command = SaveDocument(made.case_id, uuid4(), DocumentKind.PLAN, {"duration": "a"})
    save_draft(uow, worker, command=command)

    with pytest.raises(StaleData):
        save_draft(uow, counsellor, command=replace(command, values={"duration": "b"}))


def test_that_a_first_save_whose_answer_was_lost_can_be_gone_on_from(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    command = SaveDocument(made.case_id, uuid4(), DocumentKind.PLAN, {"duration": "a"})
    save_draft(uow, worker, command=command)

    save_draft(uow, worker, command=replace(command, values={"duration": "ab"}))

    sheet = opened(uow, worker, made.case_id, command.document_id)
    assert (sheet.values, sheet.row_version) == ({"duration": "ab"}, 2)


def test_that_everyone_who_wrote_a_draft_is_remembered(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN, {"duration": "a"})

    save_draft(
        uow,
        counsellor,
        command=SaveDocument(made.case_id, draft_id, DocumentKind.PLAN, {"duration": "b"}, 1),
    )

    assert opened(uow, worker, made.case_id, draft_id).row.author_name.startswith("Salla")
    saved = [e.worker_id for e in entries(uow) if e.act == "document.saved"]
    assert saved == [worker.user_id, counsellor.user_id]


def test_that_finishing_tells_every_problem_and_keeps_the_draft(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(
        uow, worker, made.case_id, DocumentKind.MEETING, meeting(description="", way="")
    )

    with pytest.raises(RuleBroken, match=r"document\.incomplete") as refused:
        finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)

    places = {problem.place for problem in refused.value.facts["problems"]}  # type: ignore[attr-defined]
    assert places == {"description", "way"}
    assert opened(uow, worker, made.case_id, draft_id).row.status is DocumentStatus.DRAFT


@pytest.mark.parametrize("kind", sorted(PAPERS.keys() - {DocumentKind.DECISION}))
def test_that_an_empty_document_of_any_kind_is_refused_in_words(
    uow: UnitOfWork, worker: Actor, kind: DocumentKind
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, kind, {})

    with pytest.raises(RuleBroken, match=r"document\.incomplete"):
        finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)


def test_that_a_finished_document_is_not_written_again(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    done = a_finished(uow, worker, made.case_id, DocumentKind.MEETING)
    version = opened(uow, worker, made.case_id, done).row_version

    with pytest.raises(RuleBroken, match=r"document\.finished"):
        save_draft(
            uow,
            worker,
            command=SaveDocument(
                made.case_id, done, DocumentKind.MEETING, meeting(place="x"), version
            ),
        )


def test_that_an_evaluation_tells_the_case_urgency_group_and_start(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)

    facts = case_sheet(uow, worker, case_id=made.case_id).facts
    assert facts.urgency_assessed_on == date(2026, 11, 24)
    assert facts.assessment_started_on == date(2026, 11, 24)
    assert facts.group is Group.SPECIAL_SUPPORT


def test_that_an_evaluation_does_not_lighten_a_child_protection_matter(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker, an_intake(DocumentKind.CHILD_WELFARE_NOTIFICATION))

    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)

    assert case_sheet(uow, worker, case_id=made.case_id).facts.group is Group.CHILD_PROTECTION


def test_that_a_later_meeting_does_not_move_the_first_one(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING)
    clock.go_to(date(2026, 12, 1))

    a_finished(
        uow, worker, made.case_id, DocumentKind.MEETING, meeting(starts_at="2026-12-01T08:00")
    )

    facts = case_sheet(uow, worker, case_id=made.case_id).facts
    assert facts.first_met_on == date(2026, 11, 24)


def test_that_a_corrected_meeting_takes_its_wrong_day_away(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker, an_intake(values=contact(received_on="2026-11-02")))
    wrong = meeting(starts_at="2026-11-03T09:00")
    done = a_finished(uow, worker, made.case_id, DocumentKind.MEETING, wrong)
    new_id = uuid4()
    amend_document(
        uow,
        worker,
        case_id=made.case_id,
        document_id=done,
        new_id=new_id,
        reason="Päivä oli väärin.",
    )
    save_draft(
        uow,
        worker,
        command=SaveDocument(made.case_id, new_id, DocumentKind.MEETING, meeting(), 1),
    )

    finish_document(uow, worker, case_id=made.case_id, document_id=new_id, row_version=2)

    facts = case_sheet(uow, worker, case_id=made.case_id).facts
    assert facts.first_met_on == date(2026, 11, 24)


def test_that_an_assessment_tells_the_case_its_conclusions(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    a_finished(uow, worker, made.case_id, DocumentKind.ASSESSMENT)

    facts = case_sheet(uow, worker, case_id=made.case_id).facts
    assert facts.assessment_ready_on == date(2026, 11, 24)
    assert (facts.continues, facts.need) == (True, NeedKind.RECURRING)


def test_that_a_special_support_childs_assessment_needs_a_social_worker_in_office(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, counsellor, made.case_id, DocumentKind.ASSESSMENT)

    with pytest.raises(RuleBroken, match=r"competence\.office_social_worker"):
        finish_document(uow, counsellor, case_id=made.case_id, document_id=draft_id, row_version=1)


def test_that_a_secretary_finishes_no_document(
    uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, secretary, made.case_id, DocumentKind.MEETING)

    with pytest.raises(NotAllowed):
        finish_document(uow, secretary, case_id=made.case_id, document_id=draft_id, row_version=1)


def test_that_a_long_term_need_may_not_go_without_a_plan(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.ASSESSMENT, assessment(need="long_term"))
    without: Values = {
        "plan_made": False,
        "planned_on": "2026-11-24",
        "plan_ground": "assessment_covers",
        "no_plan_reasons": "Arvio riittää.",
    }
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN, without)

    with pytest.raises(RuleBroken, match=r"document\.incomplete") as refused:
        finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)

    assert refused.value.facts["problems"] == (Problem("plan_ground", "plan.ground_not_allowed"),)


def test_that_an_unlawful_ground_is_told_with_all_that_lacks(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.ASSESSMENT, assessment(need="long_term"))
    without: Values = {"plan_made": False, "plan_ground": "assessment_covers"}
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN, without)

    with pytest.raises(RuleBroken) as refused:
        finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)

    told = refused.value.facts["problems"]
    assert isinstance(told, tuple)
    places = {(problem.place, problem.code) for problem in told}
    assert ("plan_ground", "plan.ground_not_allowed") in places
    assert ("planned_on", "field.mandatory") in places


def test_that_a_decision_is_finished_by_its_signature_only(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION)

    with pytest.raises(RuleBroken, match=r"decision\.sign_instead"):
        finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)


def test_that_an_amendment_begins_with_the_old_text_and_says_why(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    done = a_finished(uow, worker, made.case_id, DocumentKind.PLAN)
    new_id = uuid4()

    amend_document(
        uow,
        worker,
        case_id=made.case_id,
        document_id=done,
        new_id=new_id,
        reason="Tavoite tarkentui.",
    )

    sheet = opened(uow, worker, made.case_id, new_id)
    assert sheet.values == plan()
    assert (sheet.row.version, sheet.row.reason) == (2, "Tavoite tarkentui.")
    assert not opened(uow, worker, made.case_id, done).row.superseded


def test_that_the_old_version_is_retired_when_the_new_one_is_finished(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    done = a_finished(uow, worker, made.case_id, DocumentKind.PLAN)
    new_id = _amended(uow, worker, made.case_id, done)

    finish_document(uow, worker, case_id=made.case_id, document_id=new_id, row_version=1)

    assert opened(uow, worker, made.case_id, done).row.superseded
    assert opened(uow, worker, made.case_id, done).values == plan()
    assert not opened(uow, worker, made.case_id, new_id).row.superseded


def test_that_an_amendment_without_a_reason_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    done = a_finished(uow, worker, made.case_id, DocumentKind.PLAN)

    with pytest.raises(RuleBroken, match=r"reason\.missing"):
        amend_document(
            uow, worker, case_id=made.case_id, document_id=done, new_id=uuid4(), reason=" "
        )


def test_that_one_document_has_one_amendment_at_a_time(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    done = a_finished(uow, worker, made.case_id, DocumentKind.PLAN)
    _amended(uow, worker, made.case_id, done)

    with pytest.raises(RuleBroken, match=r"document\.draft_exists"):
        _amended(uow, worker, made.case_id, done)


def test_that_a_draft_is_not_amended(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN)

    with pytest.raises(RuleBroken, match=r"document\.not_amendable"):
        _amended(uow, worker, made.case_id, draft_id)


def test_that_reading_a_document_is_logged(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    opened(uow, worker, made.case_id, made.document_id)

    line = entries(uow)[-1]
    assert (line.act, line.document_id) == ("document.read", made.document_id)


def test_that_a_document_of_another_case_is_not_found_through_this_one(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    other = a_case(uow, worker)

    with pytest.raises(NotFound):
        opened(uow, worker, made.case_id, other.document_id)


def test_that_a_stranger_finds_no_document(uow: UnitOfWork, worker: Actor, stranger: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotFound, match=r"case\.not_found"):
        opened(uow, stranger, made.case_id, made.document_id)


def test_that_the_clock_shows_in_the_finished_document(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.EVALUATION, evaluation())
    clock.go_on(timedelta(minutes=20))

    finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)

    assert opened(uow, worker, made.case_id, draft_id).row.finished_at == clock.now()


def _amended(uow: UnitOfWork, actor: Actor, case_id: UUID, document_id: UUID) -> UUID:
    new_id = uuid4()
    amend_document(
        uow, actor, case_id=case_id, document_id=document_id, new_id=new_id, reason="Tarkennus."
    )
    return new_id
