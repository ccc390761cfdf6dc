"""What a case's row tells of services, language and need, and how few rows a change reads."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from models.entities.case import Case
from models.entities.people import Person
from models.rules.kinds import NeedKind
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.rules.words import Language
from models.services.cases import case_sheet
from models.services.lists import Scope, case_rows, changed_case_rows
from models.store.bulk import add_all
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID, TEAM_ID
from tests.models.services.builders import CHILD, a_case, a_house, an_intake, carried_to_signing
from tests.models.services.looking import statements
from tests.models.store.builders import PROCESS_ID, WORKER_ID, add_process

MANY = 20_000


def a_large_caseload(store: Store) -> tuple[UUID, ...]:
    """Store very many plain cases; return their ids."""
    at = datetime(2026, 11, 2, 8, tzinfo=UTC)
    with store.sessions.begin() as session:
        add_process(session)
        people = [Person.from_data(PersonData("Virtanen", "Aino"), uuid4()) for _ in range(MANY)]
        cases = [
            Case(
                id=uuid4(),
                number=f"PO-2026-{place:05}",
                client_id=person.id,
                process_id=PROCESS_ID,
                step_id="Task_contact",
                step_since=at,
                team_id=TEAM_ID,
                worker_id=WORKER_ID,
                created_at=at,
                received_on=date(2026, 11, 2),
            )
            for place, person in enumerate(people)
        ]
        ids = tuple(case.id for case in cases)
        add_all(session, people)
        add_all(session, cases)
    return ids


def test_that_a_row_tells_need_language_and_services_of_the_case(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_house(uow)
    swedish = an_intake(client=replace(CHILD, language=Language.SWEDISH))
    made = a_case(uow, worker, swedish)
    (before,) = case_rows(uow, worker)

    carried_to_signing(uow, worker, made.case_id)

    (row,) = case_rows(uow, worker)
    assert (before.language, before.need, before.services) == (Language.SWEDISH, None, ())
    assert row.need is NeedKind.RECURRING
    assert row.services == ("support_family",)


def test_that_list_and_case_tell_the_same_of_a_case(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    carried_to_signing(uow, worker, made.case_id)

    (row,) = case_rows(uow, worker)
    sheet = case_sheet(uow, worker, case_id=made.case_id).row

    assert (row.language, row.need, row.services) == (sheet.language, sheet.need, sheet.services)


def test_that_the_rows_of_changed_cases_are_those_of_the_list(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    a_house(uow)
    made = [a_case(uow, worker, an_intake(client=replace(CHILD, personal_code=""))) for _ in "ab"]

    own = changed_case_rows(
        uow, worker, case_ids=frozenset({made[0].case_id}), client_ids=frozenset()
    )
    by_client = changed_case_rows(
        uow, worker, case_ids=frozenset(), client_ids=frozenset({made[1].client_id})
    )
    not_tied = changed_case_rows(
        uow, stranger, case_ids=frozenset({made[0].case_id}), client_ids=frozenset()
    )

    assert own + by_client == case_rows(uow, worker, scope=Scope.ALL)
    assert not_tied == ()


def test_that_one_change_among_very_many_cases_reads_one_row(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    ids = a_large_caseload(store)

    with statements() as all_said:
        everything = case_rows(uow, worker, scope=Scope.ALL)
    with statements() as said:
        rows = changed_case_rows(
            uow, worker, case_ids=frozenset({ids[777]}), client_ids=frozenset()
        )

    assert rows == (everything[777],)
    assert len(said) <= len(all_said) < 15
    assert [sql for sql in said if "FROM case_file" in sql and "case_file.id IN" not in sql] == []


def test_that_a_case_given_away_is_no_longer_among_the_changed(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    with store.sessions.begin() as session:
        case = session.get(Case, made.case_id)
        assert case is not None
        case.team_id, case.worker_id = OTHER_TEAM_ID, None

    rows = changed_case_rows(
        uow, worker, case_ids=frozenset({made.case_id}), client_ids=frozenset()
    )

    assert rows == ()
