from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from models.rules.errors import NotFound, RuleBroken, StaleData
from models.rules.kinds import ClockKind, TieKind
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.services.cases import case_sheet
from models.services.people import person, save_person, tie_person, untie_person
from models.store.uow import UnitOfWork
from tests.models.services.builders import a_case
from tests.models.services.looking import acts, entries
from tests.models.services.papers import CHILD_CODE

MOTHER = PersonData("Esimerkki", "Maija", phone="040 000 0001")


def test_that_a_person_is_kept_as_given(uow: UnitOfWork, worker: Actor) -> None:
    person_id = uuid4()

    save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=0)

    assert person(uow, worker, person_id=person_id).data == MOTHER


def test_that_making_the_same_person_again_changes_nothing(uow: UnitOfWork, worker: Actor) -> None:
    person_id = uuid4()
    save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=0)

    again = save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=0)

    assert again == ()
    assert acts(uow) == ["person.saved"]


def test_that_the_second_of_two_savers_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    person_id = uuid4()
    save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=0)
    changed = replace(MOTHER, phone="040 000 0002")
    save_person(uow, worker, person_id=person_id, data=changed, row_version=1)

    with pytest.raises(StaleData):
        save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=1)

    assert person(uow, worker, person_id=person_id).data.phone == "040 000 0002"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PersonData("", " "), "person.name_missing"),
        (PersonData("Esi\u202emerkki", "Aino"), "text.forbidden_character"),
        (PersonData("Esimerkki", "Aino", birth_date=date(2026, 11, 25)), "person.born_later"),
        (PersonData("Esimerkki", "Aino", personal_code="020516C903L"), "code.check"),
        (
            PersonData("Esimerkki", "Aino", personal_code=CHILD_CODE, birth_date=date(2016, 5, 3)),
            "person.birth_differs",
        ),
    ],
)
def test_that_a_person_who_cannot_be_is_refused(
    uow: UnitOfWork, worker: Actor, data: PersonData, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        save_person(uow, worker, person_id=uuid4(), data=data, row_version=0)


def test_that_names_are_kept_without_stray_spaces(uow: UnitOfWork, worker: Actor) -> None:
    person_id = uuid4()

    data = PersonData("  Esimerkki ", "Aino   Maria")
    save_person(uow, worker, person_id=person_id, data=data, row_version=0)

    assert person(uow, worker, person_id=person_id).name == "Esimerkki Aino Maria"


def test_that_the_end_of_a_non_disclosure_order_becomes_a_clock_of_the_case(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    row = person(uow, worker, person_id=made.client_id)
    until = replace(row.data, non_disclosure=True, non_disclosure_until=date(2027, 5, 1))

    save_person(uow, worker, person_id=row.id, data=until, row_version=row.version)

    sheet = case_sheet(uow, worker, case_id=made.case_id)
    ending = next(c for c in sheet.clocks if c.kind is ClockKind.NON_DISCLOSURE_ENDS)
    assert ending.due == date(2027, 5, 1)
    assert sheet.row.non_disclosure


def test_that_a_stranger_does_not_read_or_change_a_client(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)
    row = person(uow, worker, person_id=made.client_id)

    with pytest.raises(NotFound, match=r"person\.not_found"):
        person(uow, stranger, person_id=made.client_id)
    with pytest.raises(NotFound, match=r"person\.not_found"):
        save_person(uow, stranger, person_id=row.id, data=row.data, row_version=row.version)


def test_that_a_stranger_does_not_read_a_clients_guardian(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)
    guardian = case_sheet(uow, worker, case_id=made.case_id).ties[0].person

    with pytest.raises(NotFound):
        person(uow, stranger, person_id=guardian.id)
    assert person(uow, worker, person_id=guardian.id).data == guardian.data


def test_that_a_tie_is_made_and_changed_once_for_each_kind(uow: UnitOfWork, worker: Actor) -> None:
    made, person_id = a_case(uow, worker), uuid4()
    save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=0)
    for custody in (False, True):
        tie_person(
            uow,
            worker,
            client_id=made.client_id,
            person_id=person_id,
            kind=TieKind.PARENT,
            has_custody=custody,
            note="asuu lapsen kanssa",
        )

    ties = case_sheet(uow, worker, case_id=made.case_id).ties
    (tie,) = [tie for tie in ties if tie.person.id == person_id]
    assert (tie.kind, tie.has_custody, tie.note) == (TieKind.PARENT, True, "asuu lapsen kanssa")


def test_that_nobody_is_tied_to_itself(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(RuleBroken, match=r"tie\.to_self"):
        tie_person(
            uow,
            worker,
            client_id=made.client_id,
            person_id=made.client_id,
            kind=TieKind.SIBLING,
        )


def test_that_a_tie_can_be_taken_away_once(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    guardian = case_sheet(uow, worker, case_id=made.case_id).ties[0].person

    untie_person(
        uow,
        worker,
        client_id=made.client_id,
        person_id=guardian.id,
        kind=TieKind.GUARDIAN,
    )

    left = case_sheet(uow, worker, case_id=made.case_id).ties
    assert guardian.id not in {tie.person.id for tie in left}
    with pytest.raises(NotFound, match=r"tie\.not_found"):
        untie_person(
            uow,
            worker,
            client_id=made.client_id,
            person_id=guardian.id,
            kind=TieKind.GUARDIAN,
        )


def test_that_acts_on_persons_are_logged_by_id_only(uow: UnitOfWork, worker: Actor) -> None:
    person_id = uuid4()

    save_person(uow, worker, person_id=person_id, data=MOTHER, row_version=0)

    line = entries(uow)[-1]
    assert (line.act, line.person_id, line.facts) == ("person.saved", person_id, {})
