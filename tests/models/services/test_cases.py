from datetime import date
from uuid import uuid4

import pytest

from models.rules.changes import CaseClosed, CaseMoved
from models.rules.errors import NotAllowed, NotFound, RuleBroken, StaleData
from models.rules.kinds import AssignmentKind, ClockKind, ClockState, DocumentKind, TieKind
from models.rules.rights import Actor
from models.rules.rows import CaseSheet
from models.services.cases import (
    assign_worker,
    case_sheet,
    close_case,
    move_case,
    open_case,
    step_back,
    take_on,
)
from models.services.documents import new_document
from models.services.lists import Scope, case_rows
from models.services.people import tie_person
from models.store.uow import UnitOfWork
from tests.models.services.builders import (
    Made,
    a_case,
    a_draft,
    a_finished,
    an_intake,
    moved,
)
from tests.models.services.looking import acts, entries
from tests.models.services.papers import evaluation, meeting


def test_that_opening_a_case_is_logged_with_its_purpose(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    open_case(uow, worker, case_id=made.case_id, purpose="client_work")

    line = entries(uow)[-1]
    assert (line.act, line.purpose) == ("case.opened", "client_work")
    assert (line.case_id, line.person_id) == (made.case_id, made.client_id)


@pytest.mark.parametrize(("purpose", "code"), [("", "missing"), ("uteliaisuus", "unknown")])
def test_that_a_case_is_not_opened_without_a_purpose(
    uow: UnitOfWork, worker: Actor, purpose: str, code: str
) -> None:
    made = a_case(uow, worker)

    with pytest.raises(RuleBroken, match=rf"purpose\.{code}"):
        open_case(uow, worker, case_id=made.case_id, purpose=purpose)


def test_that_a_stranger_gets_the_same_answer_as_for_no_case_at_all(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)

    for case_id in (made.case_id, uuid4()):
        with pytest.raises(NotFound, match=r"case\.not_found"):
            open_case(uow, stranger, case_id=case_id, purpose="client_work")


def test_that_an_administrator_sees_no_client(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotAllowed):
        open_case(uow, administrator, case_id=made.case_id, purpose="client_work")


def test_that_the_sheet_shows_clocks_moves_documents_and_timeline(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    sheet = case_sheet(uow, worker, case_id=made.case_id)

    assert {clock.kind for clock in sheet.clocks} >= {
        ClockKind.URGENCY,
        ClockKind.ASSESSMENT_START,
        ClockKind.ASSESSMENT_READY,
        ClockKind.DECISION_EXECUTED,
    }
    assert [(move.target, move.missing) for move in sheet.moves] == [("Task_urgency", ())]
    assert "case.recorded" in [event.act for event in sheet.events]
    assert sheet.row.next_act == "assess_urgency"
    assert sheet.row.clock.kind is ClockKind.URGENCY


def test_that_a_siblings_own_case_is_shown_with_its_number(uow: UnitOfWork, worker: Actor) -> None:
    first, second = a_case(uow, worker), a_case(uow, worker)

    tie_person(
        uow,
        worker,
        client_id=first.client_id,
        person_id=second.client_id,
        kind=TieKind.SIBLING,
    )

    sibling = _tie(case_sheet(uow, worker, case_id=first.case_id), TieKind.SIBLING)
    assert sibling == (second.case_id, "ES-2026-0002")


def test_that_a_siblings_case_in_another_team_stays_unsaid(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    first, second = a_case(uow, worker), a_case(uow, stranger_as_worker(worker, stranger))
    tie_person(
        uow, worker, client_id=first.client_id, person_id=second.client_id, kind=TieKind.SIBLING
    )

    assert _tie(case_sheet(uow, worker, case_id=first.case_id), TieKind.SIBLING) == (None, "")


def test_that_a_case_moves_when_nothing_is_missing(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    sheet = case_sheet(uow, worker, case_id=made.case_id)

    changes = move_case(
        uow, worker, case_id=made.case_id, target="Task_urgency", row_version=sheet.row_version
    )

    assert changes == (CaseMoved(made.case_id, "Task_contact", "Task_urgency"),)
    assert case_sheet(uow, worker, case_id=made.case_id).row.step_id == "Task_urgency"


def test_that_a_blocked_move_says_all_that_is_missing_and_where(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    sheet = moved(uow, worker, made.case_id, "Task_urgency")

    with pytest.raises(RuleBroken, match=r"move\.blocked") as refused:
        move_case(
            uow,
            worker,
            case_id=made.case_id,
            target="Task_first_meeting",
            row_version=sheet.row_version,
        )

    missing = refused.value.facts["missing"]
    assert [item.document for item in missing] == [DocumentKind.EVALUATION]  # type: ignore[attr-defined]
    assert case_sheet(uow, worker, case_id=made.case_id).row.step_id == "Task_urgency"


def test_that_a_draft_shows_its_empty_fields_as_what_is_missing(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    moved(uow, worker, made.case_id, "Task_urgency")
    a_draft(uow, worker, made.case_id, DocumentKind.EVALUATION, evaluation(actions=""))

    (move,) = case_sheet(uow, worker, case_id=made.case_id).moves

    assert [(item.document, item.field) for item in move.missing] == [
        (DocumentKind.EVALUATION, "actions")
    ]


def test_that_a_case_does_not_jump_over_steps(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    sheet = case_sheet(uow, worker, case_id=made.case_id)

    with pytest.raises(RuleBroken, match=r"move\.not_next"):
        move_case(
            uow, worker, case_id=made.case_id, target="Task_plan", row_version=sheet.row_version
        )


def test_that_the_second_of_two_movers_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    version = case_sheet(uow, worker, case_id=made.case_id).row_version
    moved(uow, worker, made.case_id, "Task_urgency")

    with pytest.raises(StaleData):
        move_case(uow, worker, case_id=made.case_id, target="Task_urgency", row_version=version)


def test_that_a_secretary_moves_no_case(uow: UnitOfWork, worker: Actor, secretary: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotAllowed):
        move_case(uow, secretary, case_id=made.case_id, target="Task_urgency", row_version=1)


def test_that_a_step_back_needs_a_reason(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    sheet = moved(uow, worker, made.case_id, "Task_urgency")

    with pytest.raises(RuleBroken, match=r"reason\.missing"):
        step_back(
            uow,
            worker,
            case_id=made.case_id,
            target="Task_contact",
            reason="",
            row_version=sheet.row_version,
        )


def test_that_a_step_back_is_logged_without_its_words(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    sheet = moved(uow, worker, made.case_id, "Task_urgency")

    step_back(
        uow,
        worker,
        case_id=made.case_id,
        target="Task_contact",
        reason="Siirsin väärän asian.",
        row_version=sheet.row_version,
    )

    line = entries(uow)[-1]
    assert line.act == "case.stepped_back"
    assert line.facts == {"from": "Task_urgency", "to": "Task_contact"}
    assert case_sheet(uow, worker, case_id=made.case_id).row.step_id == "Task_contact"


def test_that_stepping_back_does_not_go_forward(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    sheet = case_sheet(uow, worker, case_id=made.case_id)

    with pytest.raises(RuleBroken, match=r"move\.not_earlier"):
        step_back(
            uow,
            worker,
            case_id=made.case_id,
            target="Task_plan",
            reason="Kokeilu",
            row_version=sheet.row_version,
        )


def test_that_a_case_is_not_moved_to_an_end_but_closed(uow: UnitOfWork, worker: Actor) -> None:
    made = _needless(uow, worker)
    sheet = case_sheet(uow, worker, case_id=made.case_id)

    with pytest.raises(RuleBroken, match=r"move\.close_instead"):
        move_case(
            uow, worker, case_id=made.case_id, target="End_advice", row_version=sheet.row_version
        )


def test_that_a_needless_matter_ends_at_advice(uow: UnitOfWork, worker: Actor) -> None:
    made = _needless(uow, worker)

    changes = _closed(uow, worker, made)

    row = case_sheet(uow, worker, case_id=made.case_id).row
    assert row.step_id == "End_advice"
    assert row.closed_on == date(2026, 11, 24)
    assert CaseClosed(made.case_id) in changes


def test_that_a_case_may_end_at_any_step(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    _closed(uow, worker, made)

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    assert sheet.row.step_id == "End_closed"
    assert sheet.moves == ()


def test_that_finishing_the_closing_entry_alone_does_not_close_the_case(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    a_finished(uow, worker, made.case_id, DocumentKind.CLOSING)

    assert case_sheet(uow, worker, case_id=made.case_id).row.closed_on is None


def test_that_a_case_is_not_closed_by_a_draft(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.CLOSING)
    sheet = case_sheet(uow, worker, case_id=made.case_id)

    with pytest.raises(RuleBroken, match=r"close\.not_finished"):
        close_case(
            uow,
            worker,
            case_id=made.case_id,
            closed_on=date(2026, 11, 24),
            ground="no_need",
            document_id=draft_id,
            row_version=sheet.row_version,
        )


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_that_a_case_closes_between_its_receipt_and_today(
    uow: UnitOfWork, worker: Actor, day: date
) -> None:
    made = a_case(uow, worker)

    with pytest.raises(RuleBroken, match=r"close\.day"):
        _closed(uow, worker, made, day)


def test_that_nothing_new_is_begun_in_a_closed_case(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    _closed(uow, worker, made)

    with pytest.raises(RuleBroken, match=r"case\.closed"):
        new_document(uow, worker, case_id=made.case_id, kind=DocumentKind.PLAN)
    with pytest.raises(RuleBroken, match=r"case\.closed"):
        a_draft(uow, worker, made.case_id, DocumentKind.PLAN)


def test_that_a_closed_case_leaves_the_list_but_can_be_found(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    _closed(uow, worker, made)

    assert case_rows(uow, worker) == ()
    assert [row.id for row in case_rows(uow, worker, scope=Scope.WITH_CLOSED)] == [made.case_id]


def test_that_the_lead_names_an_own_worker(uow: UnitOfWork, worker: Actor, lead: Actor) -> None:
    made = a_case(uow, worker)

    assign_worker(
        uow,
        lead,
        case_id=made.case_id,
        worker_id=worker.user_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    )

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    assert sheet.facts.own_worker_named
    assert sheet.row.worker_name == "Salla Sosiaalityöntekijä"
    assert [item.worker_id for item in sheet.assignments] == [worker.user_id]


def test_that_the_former_own_worker_ends_when_a_new_one_begins(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    made = a_case(uow, worker)
    for new, day in ((worker, date(2026, 11, 24)), (lead, date(2026, 12, 1))):
        assign_worker(
            uow,
            lead,
            case_id=made.case_id,
            worker_id=new.user_id,
            kind=AssignmentKind.OWN_WORKER,
            starts_on=day,
        )

    first, second = case_sheet(uow, worker, case_id=made.case_id).assignments
    assert (first.worker_id, first.ends_on) == (worker.user_id, date(2026, 12, 1))
    assert (second.worker_id, second.ends_on) == (lead.user_id, None)


def test_that_a_special_support_childs_own_worker_is_a_social_worker_in_office(
    uow: UnitOfWork, worker: Actor, lead: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)

    with pytest.raises(RuleBroken, match=r"competence\.office_social_worker"):
        assign_worker(
            uow,
            lead,
            case_id=made.case_id,
            worker_id=counsellor.user_id,
            kind=AssignmentKind.OWN_WORKER,
            starts_on=date(2026, 11, 24),
        )


def test_that_a_counsellor_takes_on_a_case_of_the_team(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)

    take_on(
        uow,
        counsellor,
        case_id=made.case_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    )

    assert case_sheet(uow, worker, case_id=made.case_id).row.worker_id == counsellor.user_id


def test_that_a_worker_names_nobody_else(uow: UnitOfWork, worker: Actor, counsellor: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotAllowed):
        assign_worker(
            uow,
            worker,
            case_id=made.case_id,
            worker_id=counsellor.user_id,
            kind=AssignmentKind.OWN_WORKER,
            starts_on=date(2026, 11, 24),
        )


def test_that_each_act_leaves_one_line_in_the_log(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    before = len(acts(uow))

    take_on(
        uow,
        worker,
        case_id=made.case_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    )
    a_draft(uow, worker, made.case_id, DocumentKind.MEETING, meeting())

    assert acts(uow)[before:] == ["case.assigned", "document.saved"]


def test_that_a_started_assessment_stops_its_clock(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)

    clocks = {c.kind: c.state for c in case_sheet(uow, worker, case_id=made.case_id).clocks}
    assert clocks[ClockKind.ASSESSMENT_START] is ClockState.MET
    assert clocks[ClockKind.ASSESSMENT_READY] is ClockState.RUNNING


def stranger_as_worker(worker: Actor, stranger: Actor) -> Actor:
    """The same worker row, acting in the stranger's team."""
    return Actor(
        worker.user_id, worker.role, stranger.team_id, worker.in_office, worker.extra_roles
    )


def _tie(sheet: CaseSheet, kind: TieKind) -> tuple[object, str]:
    tie = next(tie for tie in sheet.ties if tie.kind is kind)
    return tie.case_id, tie.case_number


def _needless(uow: UnitOfWork, worker: Actor) -> Made:
    made = a_case(uow, worker, an_intake())
    moved(uow, worker, made.case_id, "Task_urgency")
    values = evaluation(
        special_support_child=False,
        urgency="not_urgent",
        result="obviously_needless",
        needless_on="2026-11-24",
        needless_reasons="Perhe kaipasi vain neuvoa.",
        guidance="Ohjattu perhekeskukseen.",
    )
    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION, values)
    moved(uow, worker, made.case_id, "Task_first_meeting")
    return made


def _closed(
    uow: UnitOfWork, worker: Actor, made: Made, day: date = date(2026, 11, 24)
) -> tuple[object, ...]:
    document_id = a_finished(uow, worker, made.case_id, DocumentKind.CLOSING)
    sheet = case_sheet(uow, worker, case_id=made.case_id)
    return close_case(
        uow,
        worker,
        case_id=made.case_id,
        closed_on=day,
        ground="no_need",
        document_id=document_id,
        row_version=sheet.row_version,
    )
