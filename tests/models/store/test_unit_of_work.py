"""The unit of work: nothing without a right, nothing half done, the second saver is told."""

from dataclasses import replace
from datetime import date
from threading import Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update

from models.entities.case import Case
from models.entities.people import Person
from models.entities.record import AuditEntry
from models.rules.changes import PersonChanged
from models.rules.errors import NotAllowed, NotFound, StaleData, StoreTrouble
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor, Right
from models.store import audit
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.fakes import FakeClock
from tests.models.store.builders import WORKER_ID, add_case, add_person

_SEEDED = "Peräaukioja"


@pytest.fixture
def case_id(store: Store) -> UUID:
    with store.sessions.begin() as session:
        return add_case(session).id


def test_that_leaving_without_commit_undoes_all(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    with uow.begin(worker, Right.EDIT_PERSONS) as work:
        add_person(work.session)
        work.log("person.saved")

    with store.sessions() as session:
        assert session.scalar(select(func.count(Person.id))) == 0
        assert session.scalar(select(func.count(AuditEntry.seq))) == 0


def test_that_a_commit_keeps_act_and_log_and_tells_what_happened(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    with uow.begin(worker, Right.EDIT_PERSONS) as work:
        person = add_person(work.session)
        happened = PersonChanged(person_id=person.id)
        work.log("person.saved", person_id=person.id)
        work.record(happened)
        changes = work.commit()

    assert changes == (happened,)
    with store.sessions() as session:
        assert session.scalars(select(AuditEntry.act)).all() == ["person.saved"]


def test_that_without_the_right_nothing_is_opened(uow: UnitOfWork, administrator: Actor) -> None:
    with (
        pytest.raises(NotAllowed, match=r"right\.missing"),
        uow.begin(administrator, Right.READ_CASE),
    ):
        pytest.fail("the block must not run")


def test_that_a_case_of_another_team_is_not_found(
    uow: UnitOfWork, stranger: Actor, administrator: Actor, case_id: UUID
) -> None:
    for actor in (stranger, replace(administrator, extra_roles=frozenset())):
        right = Right.READ_CASE if actor is stranger else Right.BACK_UP
        with uow.begin(actor, right) as work, pytest.raises(NotFound) as missing:
            work.cases.get(case_id)
        with uow.begin(actor, right) as work, pytest.raises(NotFound) as unknown:
            work.cases.get(uuid4())
        assert missing.value.code == unknown.value.code


def test_that_the_second_of_two_savers_is_refused(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    with uow.begin(worker, Right.MOVE_CASE) as work:
        seen = work.cases.get(case_id).row_version
    with uow.begin(worker, Right.MOVE_CASE) as work:
        work.cases.get(case_id, version=seen).take({"urgent": True})
        work.commit()

    with uow.begin(worker, Right.MOVE_CASE) as work, pytest.raises(StaleData):
        work.cases.get(case_id, version=seen)


def test_that_a_save_from_an_old_copy_is_refused_by_the_file(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    def save_after_another() -> None:
        with uow.begin(worker, Right.MOVE_CASE) as work:
            case = work.cases.get(case_id)
            other = update(Case).values(row_version=7)
            work.session.execute(other, execution_options={"synchronize_session": False})
            case.language = "sv"
            work.commit()

    with pytest.raises(StaleData):
        save_after_another()


def test_that_two_writers_at_once_both_get_their_turn_and_one_chain(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    troubles: list[Exception] = []

    def write(times: int) -> None:
        try:
            for _ in range(times):
                with uow.begin(worker, Right.READ_LISTS) as work:
                    work.records.teams()
                    work.log("list.shown")
                    work.commit()
        except StoreTrouble as trouble:
            troubles.append(trouble)

    threads = [Thread(target=write, args=(15,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        store.drafts.write(WORKER_ID, uuid4(), kind=DocumentKind.PLAN, values={})
    for thread in threads:
        thread.join()

    with store.sessions() as session:
        report = audit.check(session)
    assert not troubles
    assert (report.lines, report.broken_at) == (60, None)


def test_that_an_error_of_the_file_becomes_a_code_without_any_value(
    uow: UnitOfWork, worker: Actor
) -> None:
    def save_twice() -> None:
        with uow.begin(worker, Right.EDIT_PERSONS) as work:
            first = add_person(work.session, _SEEDED)
            work.session.expunge_all()
            work.session.add(_namesake(first.id))
            work.session.flush()

    with pytest.raises(StoreTrouble) as told:
        save_twice()

    assert told.value.code == "store.constraint"
    assert told.value.__cause__ is None
    assert _SEEDED not in repr(told.value)


def test_that_even_the_raw_error_of_the_file_shows_no_value(store: Store) -> None:
    with store.sessions() as session:
        first = add_person(session, _SEEDED)
        session.expunge_all()
        session.add(_namesake(first.id))
        with pytest.raises(Exception, match="UNIQUE") as raw:
            session.flush()

    assert _SEEDED not in str(raw.value)


def test_that_today_is_the_day_in_finland(uow: UnitOfWork, worker: Actor, clock: FakeClock) -> None:
    clock.go_to(date(2026, 12, 31))
    with uow.begin(worker, Right.READ_LISTS) as work:
        assert work.today == date(2026, 12, 31)


def _namesake(person_id: UUID) -> Person:
    return Person(id=person_id, surname=_SEEDED, given_names="Aino", search_key=_SEEDED)
