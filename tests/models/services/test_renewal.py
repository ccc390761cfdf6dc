"""A case goes back to assessment: its guards and time limits begin anew."""

from datetime import date

import pytest

from models.rules.clocks import Clock
from models.rules.commands import RecipientChoice
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind, ClockState, DocumentKind, ServingWay
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.rules.rows import CaseSheet
from models.services.cases import case_sheet
from models.services.decisions import record_serving, set_recipients, sign_decision
from models.services.setup import save_rule_settings
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    a_case,
    a_finished,
    at_home,
    carried_to_signing,
    moved,
    tied,
)
from tests.models.services.papers import assessment, service_started

RENEWAL_DAY = date(2027, 5, 3)


@pytest.fixture
def renewed(uow: UnitOfWork, worker: Actor, clock: FakeClock) -> CaseSheet:
    """A case whose first decision runs and whose need is assessed anew on Monday 3.5.2027."""
    case_id = a_case(uow, worker).case_id
    document_id = carried_to_signing(uow, worker, case_id)
    guardians = tied(case_sheet(uow, worker, case_id=case_id))
    for person in guardians:
        at_home(uow, worker, person, "Kotikatu 3")
    set_recipients(
        uow,
        worker,
        case_id=case_id,
        document_id=document_id,
        recipients=[RecipientChoice(person.id, ServingWay.HANDED) for person in guardians],
    )
    sign_decision(
        uow,
        worker,
        case_id=case_id,
        document_id=document_id,
        row_version=1,
        seal=lambda facts: b"%PDF " + facts.number.encode(),
    )
    moved(uow, worker, case_id, "Task_serving")
    for recipient in case_sheet(uow, worker, case_id=case_id).decisions[0].recipients:
        record_serving(
            uow,
            worker,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=clock.today,
        )
    moved(uow, worker, case_id, "Task_service_running")
    a_finished(
        uow,
        worker,
        case_id,
        DocumentKind.SERVICE_STARTED,
        service_started(started_on=clock.today.isoformat()),
    )
    moved(uow, worker, case_id, "Task_review")
    clock.go_to(RENEWAL_DAY)
    return moved(uow, worker, case_id, "Task_assessment_start")


def _clock(sheet: CaseSheet, kind: ClockKind) -> Clock:
    return next(clock for clock in sheet.clocks if clock.kind is kind)


def test_that_the_time_limits_of_a_renewed_case_count_from_the_renewal(
    renewed: CaseSheet,
) -> None:
    ready = _clock(renewed, ClockKind.ASSESSMENT_READY)

    assert ready.starts_on == RENEWAL_DAY
    assert ready.due == date(2027, 8, 3)
    assert ready.state is ClockState.RUNNING


def test_that_the_time_limits_go_on_from_the_first_day_when_the_house_so_chooses(
    renewed: CaseSheet, uow: UnitOfWork, administrator: Actor, worker: Actor
) -> None:
    rules = RuleSettings(renewal_restarts_clocks=False)
    save_rule_settings(uow, administrator, settings=rules)

    sheet = case_sheet(uow, worker, case_id=renewed.row.id)

    assert _clock(sheet, ClockKind.ASSESSMENT_READY).starts_on == renewed.facts.received_on
    assert _clock(sheet, ClockKind.ASSESSMENT_START).state is ClockState.LATE


def test_that_the_running_decision_still_tells_its_end(renewed: CaseSheet) -> None:
    assert _clock(renewed, ClockKind.DECISION_ENDS).due == renewed.facts.decision_ends_on


def test_that_an_old_assessment_does_not_open_the_way_of_a_new_round(
    renewed: CaseSheet, uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    with pytest.raises(RuleBroken) as refused:
        moved(uow, worker, renewed.row.id, "Task_assessment_meetings")

    assert refused.value.code == "move.blocked"


def test_that_a_renewed_case_goes_on_by_its_new_documents(
    renewed: CaseSheet, uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    clock.go_to(date(2027, 5, 10))

    a_finished(uow, worker, renewed.row.id, DocumentKind.ASSESSMENT)
    sheet = moved(uow, worker, renewed.row.id, "Task_assessment_meetings")

    assert sheet.facts.assessment_ready_on == date(2027, 5, 10)
    assert sheet.facts.received_on == renewed.facts.received_on


def test_that_a_new_round_takes_no_start_from_the_round_before(
    uow: UnitOfWork, worker: Actor, renewed: CaseSheet, clock: FakeClock
) -> None:
    clock.go_to(date(2027, 5, 20))

    values = assessment(started_on="2027-05-18")
    a_finished(uow, worker, renewed.row.id, DocumentKind.ASSESSMENT, values)

    facts = case_sheet(uow, worker, case_id=renewed.row.id).facts
    assert facts.assessment_started_on == date(2027, 5, 18)
