"""Serving a signed decision, its appeal periods, its reprints and what replaces it."""

from datetime import date, timedelta

import pytest

from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import ClockKind, ServingWay
from models.rules.rights import Actor
from models.services.decisions import (
    decision_facts,
    record_serving,
    signed_bytes,
)
from models.services.demands import record_demand
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    opened,
)
from tests.models.services.papers import decision
from tests.models.services.signed import complete, corrected, drafted, sheet_of, sign


def test_that_each_recipients_appeal_period_runs_from_its_own_service(
    uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    first, second = sheet_of(uow, worker, made).decisions[0].recipients

    record_serving(
        uow,
        secretary,
        recipient_id=first.id,
        way=ServingWay.POST,
        served_on=date(2026, 11, 24),
    )

    one, two = sheet_of(uow, worker, made).decisions[0].recipients
    assert one.clock is not None
    assert one.clock.due == date(2026, 12, 31)
    assert two.clock is None
    assert two.id == second.id


def test_that_a_proved_day_of_receipt_counts_instead_of_the_presumed_one(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]
    clock.go_to(date(2026, 12, 10))

    record_serving(
        uow,
        worker,
        recipient_id=recipient.id,
        way=ServingWay.POST,
        served_on=date(2026, 11, 24),
        received_on=date(2026, 12, 9),
    )

    served = sheet_of(uow, worker, made).decisions[0].recipients[0]
    assert served.clock is not None
    assert served.clock.starts_on == date(2026, 12, 9)
    assert served.clock.due == date(2027, 1, 8)


@pytest.mark.parametrize(
    ("served_on", "way", "code"),
    [
        (date(2026, 11, 23), ServingWay.POST, "serving.before_signing"),
        (date(2026, 11, 25), ServingWay.POST, "serving.in_future"),
        (date(2026, 11, 24), ServingWay.ELECTRONIC, "serving.no_consent"),
    ],
)
def test_that_a_service_that_cannot_have_happened_is_refused(
    uow: UnitOfWork, worker: Actor, served_on: date, way: ServingWay, code: str
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(RuleBroken, match=code):
        record_serving(uow, worker, recipient_id=recipient.id, way=way, served_on=served_on)


def test_that_a_receipt_before_the_service_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(RuleBroken, match=r"serving\.received_day"):
        record_serving(
            uow,
            worker,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=date(2026, 11, 24),
            received_on=date(2026, 11, 23),
        )


def test_that_an_unsigned_decision_is_not_served(uow: UnitOfWork, worker: Actor) -> None:
    made, _ = drafted(uow, worker)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(RuleBroken, match=r"decision\.unsigned"):
        record_serving(
            uow,
            worker,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=date(2026, 11, 24),
        )


def test_that_a_demand_stops_the_recipients_period(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]
    record_serving(
        uow,
        worker,
        recipient_id=recipient.id,
        way=ServingWay.HANDED,
        served_on=date(2026, 11, 24),
    )
    clock.go_on(timedelta(days=3))

    record_demand(uow, worker, recipient_id=recipient.id, demand_on=date(2026, 11, 27))

    sheet = sheet_of(uow, worker, made)
    appeal = next(clock for clock in sheet.clocks if clock.kind is ClockKind.APPEAL)
    assert appeal.stopped_on == date(2026, 11, 27)


def test_that_a_strangers_recipient_and_bytes_are_not_found(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(NotFound):
        record_serving(
            uow,
            stranger,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=date(2026, 11, 24),
        )
    with pytest.raises(NotFound):
        signed_bytes(uow, stranger, document_id=document_id, purpose="print")


def test_that_a_print_that_was_never_made_is_not_found(uow: UnitOfWork, worker: Actor) -> None:
    _, document_id = drafted(uow, worker)

    with pytest.raises(NotFound, match=r"copy\.not_found"):
        signed_bytes(uow, worker, document_id=document_id, purpose="print")


def test_that_a_correction_is_a_new_decision_that_names_the_old_one(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    new_id = corrected(uow, worker, made, document_id)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=new_id)

    assert facts.number == "ES-2026-0001-P2"
    assert facts.replaces == "ES-2026-0001-P1"
    values = opened(uow, worker, made.case_id, new_id).values
    assert values["outcome_text"] == decision()["outcome_text"]
    assert "decided_on" not in values
    names = [item.name for item in sheet_of(uow, worker, made).decisions[1].recipients]
    assert names == ["Esimerkki Maija", "Toinen Mikko"]


def test_that_the_corrected_decision_stays_in_force_until_the_new_one_is_signed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    new_id = corrected(uow, worker, made, document_id)
    before = opened(uow, worker, made.case_id, document_id).row.superseded

    complete(uow, worker, made, new_id)
    sign(uow, worker, made, new_id, version=2)

    assert not before
    assert opened(uow, worker, made.case_id, document_id).row.superseded
    assert sheet_of(uow, worker, made).decisions[1].replaces == "ES-2026-0001-P1"


def test_that_only_a_signed_decision_is_replaced(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)

    with pytest.raises(RuleBroken, match=r"decision\.unsigned"):
        corrected(uow, worker, made, document_id)
