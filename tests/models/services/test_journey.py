"""One case through all five phases, by the services alone."""

from datetime import date

from models.rules.commands import RecipientChoice
from models.rules.kinds import (
    AssignmentKind,
    ClockKind,
    ClockState,
    DocumentKind,
    DueState,
    ServingWay,
)
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.services.cases import case_sheet, close_case, take_on
from models.services.decisions import (
    recipients_suggested,
    record_serving,
    set_recipients,
    sign_decision,
    signed_bytes,
)
from models.services.export import case_documents_national
from models.services.lists import case_rows
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
from tests.models.services.looking import acts, chain_is_sound
from tests.models.services.papers import closing, service_ended, service_started

LAST_DAY = date(2027, 12, 31)


def test_that_a_case_is_carried_from_contact_to_closing(
    uow: UnitOfWork, worker: Actor, secretary: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, secretary)
    case_id = made.case_id
    take_on(
        uow,
        worker,
        case_id=case_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    )
    document_id = carried_to_signing(uow, worker, case_id)
    for person in tied(case_sheet(uow, worker, case_id=case_id)):
        at_home(uow, worker, person, "Kotikatu 3")
    guardians = recipients_suggested(uow, worker, case_id=case_id)
    set_recipients(
        uow,
        worker,
        case_id=case_id,
        document_id=document_id,
        recipients=[RecipientChoice(item.person.id, ServingWay.POST) for item in guardians],
    )

    sign_decision(
        uow,
        worker,
        case_id=case_id,
        document_id=document_id,
        row_version=1,
        seal=_seal,
        texts_version="2026",
    )
    moved(uow, worker, case_id, "Task_serving")
    for recipient in case_sheet(uow, worker, case_id=case_id).decisions[0].recipients:
        record_serving(
            uow,
            secretary,
            recipient_id=recipient.id,
            way=ServingWay.POST,
            served_on=date(2026, 11, 24),
        )
    served = moved(uow, worker, case_id, "Task_service_running")

    appeals = [item.clock.due for item in served.decisions[0].recipients if item.clock]
    assert appeals == [date(2026, 12, 31), date(2026, 12, 31)]
    content = signed_bytes(uow, worker, document_id=document_id, purpose="print")
    assert b"ES-2026-0001-P1" in content

    clock.go_to(date(2027, 1, 4))
    started = service_started(started_on="2027-01-02")
    a_finished(uow, worker, case_id, DocumentKind.SERVICE_STARTED, started)
    running = moved(uow, worker, case_id, "Task_review")
    states = {item.kind: item.state for item in running.clocks}
    assert states[ClockKind.ASSESSMENT_START] is ClockState.MET
    assert states[ClockKind.ASSESSMENT_READY] is ClockState.MET
    assert states[ClockKind.DECISION_EXECUTED] is ClockState.MET
    assert running.row.phase == 5

    clock.go_to(LAST_DAY)
    ended = service_ended(ended_on="2027-12-31")
    a_finished(uow, worker, case_id, DocumentKind.SERVICE_ENDED, ended)
    last = closing(closed_on="2027-12-31")
    closing_id = a_finished(uow, worker, case_id, DocumentKind.CLOSING, last)
    sheet = case_sheet(uow, worker, case_id=case_id)
    close_case(
        uow,
        worker,
        case_id=case_id,
        closed_on=LAST_DAY,
        ground="goals_reached",
        document_id=closing_id,
        row_version=sheet.row_version,
        target="End_closed",
    )

    closed = case_sheet(uow, worker, case_id=case_id)
    assert closed.row.step_id == "End_closed"
    assert closed.row.clock.state is DueState.IDLE
    assert case_rows(uow, worker) == ()
    exported = dict(case_documents_national(uow, worker, case_id=case_id))
    assert "ES-2026-0001-decision-1.json" in exported
    assert b"ES-2026-0001-P1" in exported["ES-2026-0001-decision-1.json"]
    assert acts(uow)[-1] == "case.exported"
    assert chain_is_sound(uow)


def _seal(facts: DecisionFacts) -> bytes:
    return repr(facts).encode()
