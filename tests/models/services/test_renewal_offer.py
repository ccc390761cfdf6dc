"""Before a decision ends its renewal is offered, and one act begins it with the texts carried."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from models.rules.commands import RecipientChoice
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.decisions import set_recipients
from models.services.lists import case_rows
from models.services.renewal import begin_renewal
from models.services.setup import save_rule_settings
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    Made,
    a_case,
    a_finished,
    at_home,
    carried_to_signing,
    moved,
    opened,
    tied,
)
from tests.models.services.looking import acts
from tests.models.services.papers import service_started
from tests.models.services.signed import served, sheet_of, sign

ENDS = date(2027, 12, 31)
OFFERED = date(2027, 11, 1)


@pytest.fixture
def running(uow: UnitOfWork, worker: Actor, clock: FakeClock) -> Made:
    """A case whose service runs on a decision that holds until 31.12.2027."""
    made = a_case(uow, worker)
    document_id = carried_to_signing(uow, worker, made.case_id)
    guardians = tied(sheet_of(uow, worker, made))
    for person in guardians:
        at_home(uow, worker, person, "Kotikatu 3")
    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(person.id, ServingWay.HANDED) for person in guardians],
    )
    sign(uow, worker, made, document_id)
    moved(uow, worker, made.case_id, "Task_serving")
    served(uow, worker, made, clock.today)
    moved(uow, worker, made.case_id, "Task_service_running")
    started = service_started(started_on=clock.today.isoformat())
    a_finished(uow, worker, made.case_id, DocumentKind.SERVICE_STARTED, started)
    return made


def _act(uow: UnitOfWork, worker: Actor, made: Made) -> tuple[str, str]:
    listed = next(row for row in case_rows(uow, worker) if row.id == made.case_id)
    return sheet_of(uow, worker, made).row.next_act, listed.next_act


@pytest.mark.parametrize(
    ("day", "act"),
    [(date(2027, 10, 31), "follow_service"), (OFFERED, "assess_anew"), (ENDS, "assess_anew")],
)
def test_that_renewal_is_offered_sixty_days_before_the_end(
    uow: UnitOfWork, worker: Actor, clock: FakeClock, running: Made, day: date, act: str
) -> None:
    clock.go_to(day)

    assert _act(uow, worker, running) == (act, act)


def test_that_the_house_says_how_early_renewal_is_offered(
    uow: UnitOfWork, worker: Actor, administrator: Actor, clock: FakeClock, running: Made
) -> None:
    rules = replace(RuleSettings(), renewal_offer_days=10)
    save_rule_settings(uow, administrator, settings=rules)
    clock.go_to(OFFERED)

    assert _act(uow, worker, running)[0] == "follow_service"


def test_that_one_act_begins_the_assessment_with_the_former_ones_texts_and_sources(
    uow: UnitOfWork, worker: Actor, clock: FakeClock, running: Made
) -> None:
    clock.go_to(OFFERED)
    former = _assessment(uow, worker, running)
    new_id = _begun(uow, worker, running)

    sheet = opened(uow, worker, running.case_id, new_id)

    assert sheet_of(uow, worker, running).row.phase == 2
    assert sheet.sources
    for key, source in sheet.sources.items():
        assert source.document_id == former.row.id
        assert sheet.values[key] == former.values[key] == source.text
    assert "case.renewed" in acts(uow)
    assert sheet.values.get("started_on") != former.values.get("started_on")


def test_that_the_same_act_again_begins_nothing_more(
    uow: UnitOfWork, worker: Actor, clock: FakeClock, running: Made
) -> None:
    clock.go_to(OFFERED)
    new_id = _begun(uow, worker, running)
    sheet = sheet_of(uow, worker, running)

    again = begin_renewal(
        uow,
        worker,
        case_id=running.case_id,
        row_version=sheet.row_version,
        document_id=new_id,
    )

    assert again == ()


def test_that_no_way_leads_to_renewal_from_the_assessment(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(RuleBroken, match=r"renewal\.not_here"):
        _begun(uow, worker, made)


def _begun(uow: UnitOfWork, worker: Actor, made: Made) -> UUID:
    new_id = uuid4()
    sheet = case_sheet(uow, worker, case_id=made.case_id)
    begin_renewal(
        uow, worker, case_id=made.case_id, row_version=sheet.row_version, document_id=new_id
    )
    return new_id


def _assessment(uow: UnitOfWork, worker: Actor, made: Made):  # type: ignore[no-untyped-def]
    rows = sheet_of(uow, worker, made).documents
    found = next(row for row in rows if row.kind is DocumentKind.ASSESSMENT)
    return opened(uow, worker, made.case_id, found.id)
