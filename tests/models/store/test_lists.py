"""Lists: the rows of map and worklist, loads, decisions and the timeline."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case, StepMove
from models.rules.clocks import nearest_of
from models.rules.kinds import AssignmentKind, DocumentKind, DueState, Group, ServingWay
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.rules.rows import CaseRow
from models.store import audit
from models.store.queries import case_rows, decision_rows, events_of, worker_loads
from models.store.repositories import Cases
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID, TEAM_ID
from tests.fakes import FakeClock
from tests.models.store.builders import (
    AT,
    WORKER_ID,
    add_case,
    add_decision,
    add_person,
    add_recipient,
)

SETTINGS = RuleSettings()


@pytest.fixture
def numbers(store: Store) -> dict[str, UUID]:
    """Cases of both teams, one assigned across, one closed."""
    with store.sessions.begin() as session:
        ids = {
            "own": add_case(session, "PO-1").id,
            "team": add_case(session, "PO-2", worker_id=None).id,
            "other": add_case(session, "PO-3", team_id=OTHER_TEAM_ID, worker_id=None).id,
            "assigned": add_case(session, "PO-4", team_id=OTHER_TEAM_ID, worker_id=None).id,
            "closed": add_case(session, "PO-5", closed_on=date(2026, 11, 10)).id,
        }
        session.add(_assignment(ids["assigned"]))
        session.add(_ended(_assignment(ids["other"])))
    return ids


def _ended(assignment: Assignment) -> Assignment:
    assignment.ends_on = date(2026, 11, 20)
    return assignment


def _assignment(case_id: UUID) -> Assignment:
    return Assignment(
        id=uuid4(),
        case_id=case_id,
        worker_id=WORKER_ID,
        kind=AssignmentKind.OWN_WORKER.value,
        starts_on=date(2026, 11, 3),
    )


def _rows(store: Store, clock: FakeClock, **wanted: object) -> list[str]:
    with store.sessions() as session:
        rows = case_rows(session, SETTINGS, clock.today, **wanted)  # type: ignore[arg-type]
    return [row.number for row in rows]


def test_that_a_worker_gets_own_teams_and_assigned_cases(
    store: Store, clock: FakeClock, worker: Actor, numbers: dict[str, UUID]
) -> None:
    assert _rows(store, clock, actor=worker) == ["PO-1", "PO-2", "PO-4"]
    assert _rows(store, clock, actor=worker, closed=True) == ["PO-1", "PO-2", "PO-4", "PO-5"]
    assert _rows(store, clock, worker_id=WORKER_ID) == ["PO-1"]
    assert _rows(store, clock, team_id=OTHER_TEAM_ID) == ["PO-3", "PO-4"]


def test_that_an_administrator_gets_no_case(
    store: Store, clock: FakeClock, administrator: Actor, numbers: dict[str, UUID]
) -> None:
    assert _rows(store, clock, actor=administrator, closed=True) == []


def test_that_the_tie_of_lists_is_the_tie_of_single_cases(
    store: Store, clock: FakeClock, worker: Actor, stranger: Actor, numbers: dict[str, UUID]
) -> None:
    for actor in (worker, stranger, replace(worker, team_id=None)):
        with store.sessions() as session:
            listed = {
                row.id
                for row in case_rows(session, SETTINGS, clock.today, actor=actor, closed=True)
            }
            cases = Cases(session, actor)
            single = {key for key in numbers.values() if cases.has_tie(_case(session, key))}
        assert listed == single


def test_that_a_row_says_all_that_the_map_shows(store: Store, clock: FakeClock) -> None:
    with store.sessions.begin() as session:
        client = add_person(session, "von Essen", "Åsa Marita", born=date(2015, 2, 3))
        client.non_disclosure = True
        case = add_case(
            session,
            "PO-9",
            client_id=client.id,
            urgent=True,
            group=Group.SPECIAL_SUPPORT.value,
            step_id="Task_serving",
        )
        case_id = case.id

    (row,) = _sheet(store, clock)

    assert row.id == case_id
    assert (row.name, row.initials) == ("von Essen Åsa Marita", "Å. v.")
    assert (row.birth_date, row.received_on) == (date(2015, 2, 3), date(2026, 11, 2))
    assert (row.step_id, row.phase) == ("Task_serving", 5)
    assert (row.worker_id, row.worker_name) == (WORKER_ID, "Salla Sosiaalityöntekijä")
    assert (row.team_id, row.group, row.urgent) == (TEAM_ID, Group.SPECIAL_SUPPORT, True)
    assert row.non_disclosure
    assert row.closed_on is None


def test_that_a_listed_clock_is_the_clock_of_the_case(store: Store, clock: FakeClock) -> None:
    with store.sessions.begin() as session:
        for number in range(12):
            add_case(
                session,
                f"PO-{number:02}",
                received_on=date(2026, 11, 2) + timedelta(days=number),
                group=list(Group)[number % 3].value,
                urgency_assessed_on=date(2026, 11, 14) if number % 2 else None,
                continues=True if number % 4 == 0 else None,
            )

    rows = _sheet(store, clock)

    with store.sessions() as session:
        for row in rows:
            facts = _case(session, row.id).facts()
            assert row.clock == nearest_of(facts, SETTINGS, clock.today)
    assert {row.clock.state for row in rows} >= {DueState.LATE}


def test_that_the_next_act_heeds_who_has_been_served(store: Store, clock: FakeClock) -> None:
    with store.sessions.begin() as session:
        for number, served in (("PO-1", None), ("PO-2", date(2026, 11, 5))):
            case = add_case(session, number, step_id="Task_serving")
            decision = add_decision(session, case, number=f"P-{number}")
            way = ServingWay.POST.value if served else None
            add_recipient(session, decision, way=way, served_on=served)

    waiting, served_row = _sheet(store, clock)

    assert waiting.next_act == "serve_decision"
    assert served_row.next_act != "serve_decision"


def test_that_loads_count_open_cases(
    store: Store, clock: FakeClock, numbers: dict[str, UUID]
) -> None:
    with store.sessions() as session:
        loads = {load.worker_id: load for load in worker_loads(session)}

    assert loads[WORKER_ID].open_cases == 1
    assert loads[WORKER_ID].urgent == 0
    assert sum(load.open_cases for load in loads.values()) == 1


def test_that_a_decision_lists_each_recipient_with_own_appeal_period(
    store: Store, clock: FakeClock, worker: Actor, stranger: Actor
) -> None:
    with store.sessions.begin() as session:
        case = add_case(session)
        decision = add_decision(session, case)
        add_recipient(session, decision, way=ServingWay.POST.value, served_on=date(2026, 11, 4))
        add_recipient(session, decision, person_id=case.client_id)
        case_id = case.id

    with store.sessions() as session:
        (row,) = decision_rows(session, clock.today, case_id=case_id, actor=worker)
        hidden = decision_rows(session, clock.today, actor=stranger)
        unsigned = decision_rows(session, clock.today, signed=False)

    assert row.number == "P-1"
    assert row.signer_name == "Salla Sosiaalityöntekijä"
    assert [recipient.name for recipient in row.recipients] == [
        "Mäkelä Eeva",
        "Virtanen Aino Maria",
    ]
    assert row.recipients[0].clock is not None
    assert row.recipients[1].clock is None
    assert hidden == unsigned == ()


def test_that_openings_of_a_day_are_one_line_and_other_readings_none(
    store: Store, clock: FakeClock
) -> None:
    with store.sessions.begin() as session:
        case = add_case(session)
        decision = add_decision(session, case)
        for minute, act in enumerate(
            ("case.recorded", "case.opened", "case.refreshed", "case.opened", "document.finished")
        ):
            audit.append(
                session,
                at=AT + timedelta(minutes=minute),
                worker_id=WORKER_ID,
                act=act,
                case_id=case.id,
                document_id=decision.document_id if act.startswith("document") else None,
                facts={"kind": "decision", "shown": ["a", "b"]},
            )
        session.add(_move(case, AT + timedelta(minutes=30)))
        case_id = case.id

    with store.sessions() as session:
        events = events_of(session, case_id)

    assert [event.act for event in events] == [
        "case.moved",
        "document.finished",
        "case.opened",
        "case.recorded",
    ]
    assert events[0].facts == {"from": "Task_contact", "to": "Task_serving"}
    assert events[1].document_kind is DocumentKind.DECISION
    assert events[2].facts == {"times": "2"}
    assert {event.actor_name for event in events} == {"Salla Sosiaalityöntekijä"}


def test_that_a_move_told_in_the_log_is_not_told_twice(store: Store) -> None:
    with store.sessions.begin() as session:
        case = add_case(session)
        session.add(_move(case, AT))
        audit.append(
            session,
            at=AT,
            worker_id=WORKER_ID,
            act="case.stepped_back",
            case_id=case.id,
            facts={"from": "Task_contact", "to": "Task_serving"},
        )
        case_id = case.id

    with store.sessions() as session:
        assert [event.act for event in events_of(session, case_id)] == ["case.stepped_back"]


def _move(case: Case, at: object) -> StepMove:
    return StepMove(
        id=uuid4(),
        case_id=case.id,
        source="Task_contact",
        target="Task_serving",
        at=at,
        worker_id=WORKER_ID,
        reason="vapaata tekstiä, joka ei kuulu tapahtumiin",
    )


def _sheet(store: Store, clock: FakeClock) -> tuple[CaseRow, ...]:
    with store.sessions() as session:
        return case_rows(session, SETTINGS, clock.today)


def _case(session: Session, case_id: UUID) -> Case:
    case = session.get(Case, case_id)
    assert case is not None
    return case
