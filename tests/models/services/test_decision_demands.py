"""Finality of a decision and demands for its rectification."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.rules.demands import Demand
from models.rules.errors import RuleBroken
from models.rules.finality import FinalityState
from models.rules.kinds import DemandOutcome, ServingWay
from models.rules.rights import Actor
from models.services.appeals import appeals
from models.services.decisions import (
    record_serving,
)
from models.services.demands import record_demand, update_demand
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import Made
from tests.models.services.looking import acts, chain_is_sound, entries
from tests.models.services.signed import (
    row_of,
    served,
    signed,
)

TODAY = date(2026, 11, 24)


# finality


def test_that_a_decision_is_final_on_the_day_after_the_last_recipients_last_day(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    first, second = row_of(uow, worker, made).recipients
    clock.go_to(date(2026, 11, 30))
    for recipient, day in ((first, TODAY), (second, date(2026, 11, 30))):
        record_serving(uow, worker, recipient_id=recipient.id, way=ServingWay.HANDED, served_on=day)
    found = row_of(uow, worker, made).finality
    clock.go_to(date(2026, 12, 30))
    eve = row_of(uow, worker, made).finality
    clock.go_to(date(2026, 12, 31))
    final = row_of(uow, worker, made).finality

    assert found is not None
    assert (found.state, found.day) == (FinalityState.RUNNING, date(2026, 12, 31))
    assert eve is not None
    assert eve.state is FinalityState.RUNNING
    assert final is not None
    assert (final.state, final.day) == (FinalityState.FINAL, date(2026, 12, 31))


def test_that_a_decision_served_on_one_only_is_not_final(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    first, _ = row_of(uow, worker, made).recipients
    record_serving(uow, worker, recipient_id=first.id, way=ServingWay.HANDED, served_on=TODAY)
    clock.go_to(date(2027, 3, 1))

    found = row_of(uow, worker, made).finality

    assert found is not None
    assert found.state is FinalityState.UNSERVED


def test_that_the_list_of_appeal_periods_tells_the_finality_of_the_whole_decision(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, _ = signed(uow, worker)
    first, _ = row_of(uow, worker, made).recipients
    record_serving(uow, worker, recipient_id=first.id, way=ServingWay.HANDED, served_on=TODAY)

    (row,) = appeals(uow, worker)

    assert row.finality is not None
    assert row.finality.state is FinalityState.UNSERVED


# demands


def _demanded(uow: UnitOfWork, worker: Actor, clock: FakeClock) -> tuple[Made, UUID]:
    made, _ = signed(uow, worker)
    served(uow, worker, made, TODAY)
    clock.go_to(date(2026, 12, 1))
    recipient_id = row_of(uow, worker, made).recipients[0].id
    record_demand(
        uow, worker, recipient_id=recipient_id, demand_on=date(2026, 12, 1), note="Lisää tunteja."
    )
    return made, recipient_id


def test_that_a_demand_keeps_a_decision_from_becoming_final(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 6, 1))

    row = row_of(uow, worker, made)

    assert row.finality is not None
    assert row.finality.state is FinalityState.DEMANDED
    assert row.recipients[0].demand is not None
    assert row.recipients[0].demand.note == "Lisää tunteja."


@pytest.mark.parametrize(
    ("outcome", "served_on", "state"),
    [
        (DemandOutcome.REJECTED, date(2027, 1, 11), FinalityState.FINAL),
        (DemandOutcome.REJECTED, None, FinalityState.DEMANDED),
        (DemandOutcome.DISMISSED, date(2027, 1, 11), FinalityState.FINAL),
        (DemandOutcome.WITHDRAWN, None, FinalityState.FINAL),
        (DemandOutcome.CHANGED, date(2027, 1, 11), FinalityState.CHANGED),
        (DemandOutcome.RETURNED, date(2027, 1, 11), FinalityState.CHANGED),
    ],
)
def test_that_the_answer_says_whether_the_decision_becomes_final(
    uow: UnitOfWork,
    worker: Actor,
    clock: FakeClock,
    outcome: DemandOutcome,
    served_on: date | None,
    state: FinalityState,
) -> None:
    made, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 3, 1))
    demand = Demand(date(2026, 12, 1), "", date(2026, 12, 2), outcome, date(2027, 1, 8), served_on)

    update_demand(uow, worker, recipient_id=recipient_id, demand=demand)

    found = row_of(uow, worker, made).finality
    assert found is not None
    assert found.state is state


def test_that_an_appeal_to_the_court_keeps_it_open_until_the_court_is_done(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 9, 1))
    rejected = Demand(
        date(2026, 12, 1),
        "",
        date(2026, 12, 2),
        DemandOutcome.REJECTED,
        date(2027, 1, 8),
        date(2027, 1, 11),
        date(2027, 2, 1),
    )

    update_demand(uow, worker, recipient_id=recipient_id, demand=rejected)
    before = row_of(uow, worker, made).finality
    over = replace(rejected, court_ended_on=date(2027, 8, 2))
    update_demand(uow, worker, recipient_id=recipient_id, demand=over)
    after = row_of(uow, worker, made).finality

    assert before is not None
    assert before.state is FinalityState.IN_COURT
    assert after is not None
    assert (after.state, after.day) == (FinalityState.FINAL, date(2027, 8, 2))


def test_that_every_step_of_a_demand_has_its_line_in_the_log(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    _, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 2, 1))
    sent = Demand(date(2026, 12, 1), "Lisää tunteja.", date(2026, 12, 2))
    answered = replace(
        sent,
        outcome=DemandOutcome.REJECTED,
        answered_on=date(2027, 1, 8),
        answer_served_on=date(2027, 1, 11),
    )

    for demand in (sent, answered):
        update_demand(uow, worker, recipient_id=recipient_id, demand=demand)

    wanted = {"decision.demand_recorded", "demand.sent", "demand.answered", "demand.answer_served"}
    assert wanted <= set(acts(uow))
    assert "Lisää" not in repr([entry.facts for entry in entries(uow)])
    assert chain_is_sound(uow)


def test_that_a_late_demand_is_recorded_and_marked_so(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    served(uow, worker, made, TODAY)
    clock.go_to(date(2027, 1, 20))
    recipient_id = row_of(uow, worker, made).recipients[0].id

    record_demand(uow, worker, recipient_id=recipient_id, demand_on=date(2027, 1, 20))

    line = next(entry for entry in entries(uow) if entry.act == "decision.demand_recorded")
    assert line.facts["late"] == "true"


def test_that_a_demand_before_the_service_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    made, _ = signed(uow, worker)
    recipient_id = row_of(uow, worker, made).recipients[0].id

    with pytest.raises(RuleBroken, match=r"demand\.unserved"):
        record_demand(uow, worker, recipient_id=recipient_id, demand_on=TODAY)


def test_that_a_second_demand_of_one_recipient_is_refused_and_anothers_is_not(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, recipient_id = _demanded(uow, worker, clock)
    other = row_of(uow, worker, made).recipients[1].id

    with pytest.raises(RuleBroken, match=r"demand\.already"):
        record_demand(uow, worker, recipient_id=recipient_id, demand_on=date(2026, 12, 1))
    record_demand(uow, worker, recipient_id=other, demand_on=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"sent_on": date(2026, 11, 30)}, "demand.order", "sent_on"),
        ({"sent_on": date(2027, 2, 2)}, "demand.order", "sent_on"),
        ({"outcome": DemandOutcome.REJECTED}, "demand.outcome_wanted", "answered_on"),
        ({"answered_on": date(2027, 1, 8)}, "demand.outcome_wanted", "outcome"),
        ({"answer_served_on": date(2027, 1, 8)}, "demand.outcome_wanted", "outcome"),
        ({"court_on": date(2027, 1, 8)}, "demand.order", "answer_served_on"),
        ({"court_ended_on": date(2027, 1, 8)}, "demand.order", "court_on"),
    ],
)
def test_that_a_demands_days_follow_each_other(
    uow: UnitOfWork,
    worker: Actor,
    clock: FakeClock,
    changed: dict[str, object],
    code: str,
    field: str,
) -> None:
    _, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 2, 1))
    demand = replace(Demand(date(2026, 12, 1)), **changed)  # type: ignore[arg-type]

    with pytest.raises(RuleBroken) as refused:
        update_demand(uow, worker, recipient_id=recipient_id, demand=demand)

    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_that_the_service_is_not_changed_once_a_demand_came(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    _, recipient_id = _demanded(uow, worker, clock)

    with pytest.raises(RuleBroken, match=r"serving\.demanded"):
        record_serving(
            uow, worker, recipient_id=recipient_id, way=ServingWay.HANDED, served_on=TODAY
        )
