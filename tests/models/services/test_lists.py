from dataclasses import replace
from datetime import date

import pytest

from models.rules.errors import RuleBroken
from models.rules.kinds import DueState
from models.rules.rights import Actor
from models.services.intake import record_intake
from models.services.lists import Scope, case_rows, decisions_to_sign, search, worklist
from models.store.uow import UnitOfWork
from tests.conftest import OTHER_TEAM_ID
from tests.fakes import FakeClock
from tests.models.services.builders import (
    CHILD,
    a_case,
    a_house,
    an_intake,
    carried_to_signing,
)
from tests.models.services.looking import entries
from tests.models.services.papers import CHILD_CODE, contact


def test_that_the_teams_list_shows_the_teams_open_cases(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)

    assert [row.id for row in case_rows(uow, worker)] == [made.case_id]
    assert case_rows(uow, stranger) == ()
    assert case_rows(uow, stranger, scope=Scope.ALL) == ()


def test_that_ones_own_list_shows_ones_own_cases(uow: UnitOfWork, worker: Actor) -> None:
    a_house(uow)
    own = an_intake(worker_id=worker.user_id)
    record_intake(uow, worker, command=own)
    record_intake(uow, worker, command=an_intake())

    assert [row.id for row in case_rows(uow, worker, scope=Scope.MINE)] == [own.case_id]


def test_that_the_worklist_begins_with_the_most_pressing(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    a_house(uow)
    fresh = an_intake(worker_id=worker.user_id)
    late = an_intake(
        worker_id=worker.user_id, values=contact(received_on="2026-10-01", received_time="")
    )
    for command in (fresh, late):
        record_intake(uow, worker, command=command)

    rows = worklist(uow, worker)

    assert [row.id for row in rows] == [late.case_id, fresh.case_id]
    assert rows[0].clock.state is DueState.LATE


def test_that_a_list_shown_is_one_line_in_the_log_with_its_ids(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    case_rows(uow, worker)

    line = entries(uow)[-1]
    assert line.act == "list.shown"
    assert line.facts == {"scope": "team", "count": 1, "cases": [str(made.case_id)]}


def test_that_a_decision_ready_for_signature_waits_in_its_list(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    assert decisions_to_sign(uow, worker) == ()
    carried_to_signing(uow, worker, made.case_id)

    assert [row.id for row in decisions_to_sign(uow, worker)] == [made.case_id]


@pytest.mark.parametrize("text", ["esim", "Aino", "ES-2026-0001", CHILD_CODE])
def test_that_a_case_is_found_by_name_number_and_identity_code(
    uow: UnitOfWork, worker: Actor, text: str
) -> None:
    made = a_case(uow, worker)

    hits = search(uow, worker, text=text)

    assert [row.id for row in hits.cases] == [made.case_id]


def test_that_a_search_logs_what_it_showed_and_not_what_was_typed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    search(uow, worker, text="Esimerkki")

    line = entries(uow)[-1]
    assert line.act == "search.done"
    assert line.facts["cases"] == [str(made.case_id)]
    assert "Esimerkki" not in str(line.facts)


def test_that_a_short_search_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"search\.too_short"):
        search(uow, worker, text=" e ")


def test_that_a_search_tells_a_stranger_nothing(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    a_case(uow, worker)

    hits = search(uow, stranger, text="Esimerkki")

    assert (hits.cases, hits.persons) == ((), ())


def test_that_a_client_of_two_teams_is_known_to_both(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)
    other_team = replace(worker, team_id=OTHER_TEAM_ID)
    record_intake(uow, other_team, command=an_intake(client=made.client_id))

    hits = search(uow, stranger, text="Esimerkki Aino")

    assert [row.id for row in hits.persons] == [made.client_id]
    assert len(hits.cases) == 1


def test_that_a_row_tells_whom_it_concerns_without_the_identity_code(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_case(uow, worker, an_intake(client=replace(CHILD, given_names="Väinö")))

    (row,) = case_rows(uow, worker)

    assert (row.name, row.initials, row.birth_date) == (
        "Esimerkki Väinö",
        "V. E.",
        date(2016, 5, 2),
    )
    assert CHILD_CODE not in repr(row)
