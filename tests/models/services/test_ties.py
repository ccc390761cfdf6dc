"""Ties between cases: siblings, a shared guardian, a hand-over; never more than one may see."""

from datetime import date
from uuid import UUID

import pytest

from models.entities.people import Worker
from models.rules.case_ties import CaseTieKind, TieGroup
from models.rules.kinds import AssignmentKind, TieKind
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.services.cases import assign_worker
from models.services.intake import record_intake
from models.services.people import person, save_person, tie_person
from models.services.ties import case_ties
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID
from tests.models.services.builders import Made, a_house, an_intake
from tests.models.services.looking import entries

MOTHER = UUID("00000000-0000-4000-8000-00000000b001")


@pytest.fixture
def two(uow: UnitOfWork, worker: Actor) -> tuple[Made, Made]:
    """Two cases of one team, the first one the worker's own."""
    a_house(uow)
    return _case(uow, worker, "Aino", own=True), _case(uow, worker, "Eino")


def test_that_siblings_cases_are_tied(
    uow: UnitOfWork, worker: Actor, two: tuple[Made, Made]
) -> None:
    _siblings(uow, worker, *two)

    (group,) = case_ties(uow, worker)

    assert group == TieGroup(CaseTieKind.SIBLINGS, _ids(*two))


def test_that_a_shared_guardian_ties_cases_without_being_named(
    uow: UnitOfWork, worker: Actor, two: tuple[Made, Made]
) -> None:
    _mother(uow, worker, *two)

    (group,) = case_ties(uow, worker)

    assert group == TieGroup(CaseTieKind.GUARDIAN, _ids(*two))


def test_that_cases_handed_over_on_one_day_are_tied_with_their_workers(
    uow: UnitOfWork, worker: Actor, lead: Actor, two: tuple[Made, Made]
) -> None:
    for made in two:
        _assign(uow, lead, made, worker, date(2026, 11, 2))
        _assign(uow, lead, made, lead, date(2026, 11, 20))

    (group,) = case_ties(uow, worker)

    assert group.kind is CaseTieKind.HAND_OVER
    assert group.cases == _ids(*two)
    assert group.former == "Salla Sosiaalityöntekijä"
    assert group.now == "Tiina Tiiminvetäjä"
    assert group.day == date(2026, 11, 20)


def test_that_a_case_handed_over_alone_is_tied_to_none(
    uow: UnitOfWork, worker: Actor, lead: Actor, two: tuple[Made, Made]
) -> None:
    _assign(uow, lead, two[0], worker, date(2026, 11, 2))
    _assign(uow, lead, two[0], lead, date(2026, 11, 20))

    assert case_ties(uow, worker) == ()


def test_that_a_stranger_sees_no_ties(
    uow: UnitOfWork, worker: Actor, stranger: Actor, two: tuple[Made, Made]
) -> None:
    _siblings(uow, worker, *two)
    _mother(uow, worker, *two)

    assert case_ties(uow, stranger) == ()


def test_that_a_sibling_in_another_teams_case_is_not_revealed(
    uow: UnitOfWork, store: Store, worker: Actor, stranger: Actor, two: tuple[Made, Made]
) -> None:
    with store.sessions.begin() as session:
        session.merge(Worker(id=stranger.user_id, login="muu", name="Muu", role="social_worker",
                             team_id=OTHER_TEAM_ID, in_office=True))  # fmt: skip
    theirs = _case(uow, stranger, "Leo")
    _siblings(uow, worker, two[0], theirs)

    assert case_ties(uow, worker) == ()


def test_that_a_protected_clients_ties_show_only_to_those_who_have_the_case(
    uow: UnitOfWork, worker: Actor, counsellor: Actor, two: tuple[Made, Made]
) -> None:
    _siblings(uow, worker, *two)
    _protect(uow, worker, two[0].client_id)

    assert len(case_ties(uow, worker)) == 1
    assert case_ties(uow, counsellor) == ()


def test_that_a_protected_guardian_ties_only_ones_own_cases(
    uow: UnitOfWork, worker: Actor, two: tuple[Made, Made]
) -> None:
    _mother(uow, worker, *two)
    _protect(uow, worker, MOTHER)

    assert case_ties(uow, worker) == ()


def test_that_ties_shown_are_one_line_in_the_log(
    uow: UnitOfWork, worker: Actor, two: tuple[Made, Made]
) -> None:
    _siblings(uow, worker, *two)

    case_ties(uow, worker)

    line = entries(uow)[-1]
    assert (line.act, line.facts) == ("list.shown", {"scope": "ties", "count": 2})


def _case(uow: UnitOfWork, actor: Actor, given: str, *, own: bool = False) -> Made:
    command = an_intake(
        client=PersonData("Esimerkki", given), worker_id=actor.user_id if own else None
    )
    record_intake(uow, actor, command=command)
    return Made(command.case_id, command.document_id, command.client_id)


def _siblings(uow: UnitOfWork, actor: Actor, first: Made, second: Made) -> None:
    tie_person(
        uow,
        actor,
        client_id=first.client_id,
        person_id=second.client_id,
        kind=TieKind.SIBLING,
    )


def _mother(uow: UnitOfWork, actor: Actor, *made: Made) -> None:
    save_person(uow, actor, person_id=MOTHER, data=PersonData("Esimerkki", "Anna"), row_version=0)
    for one in made:
        tie_person(
            uow,
            actor,
            client_id=one.client_id,
            person_id=MOTHER,
            kind=TieKind.GUARDIAN,
            has_custody=True,
        )


def _protect(uow: UnitOfWork, actor: Actor, person_id: UUID) -> None:
    row = person(uow, actor, person_id=person_id)
    data = PersonData(row.data.surname, row.data.given_names, non_disclosure=True)
    save_person(uow, actor, person_id=person_id, data=data, row_version=row.version)


def _assign(uow: UnitOfWork, lead: Actor, made: Made, to: Actor, day: date) -> None:
    assign_worker(
        uow,
        lead,
        case_id=made.case_id,
        worker_id=to.user_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=day,
    )


def _ids(*made: Made) -> tuple[UUID, ...]:
    return tuple(sorted(one.case_id for one in made))
