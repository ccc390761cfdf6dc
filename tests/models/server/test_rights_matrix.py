"""The rights matrix on a shared server: by raw SQL in every cell, and by the services in some."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from models.entities.people import Worker
from models.rules.rights import Actor, Role
from models.rules.rights_matrix import CaseAct, Relation, allowed
from models.store.server.admin import Login
from tests.fakes import FakeClock
from tests.models.matrix import Tried, may_do, settle, stand
from tests.models.server.cluster import Cluster
from tests.models.server.conftest import House, fresh_house
from tests.models.server.raw import Raw, Refused, raw
from tests.models.services.builders import a_house
from tests.models.store.builders import WORKER_ID

_ROLES = {Role.SOCIAL_WORKER: 1, Role.SOCIAL_COUNSELLOR: 2, Role.TEAM_LEAD: 3, Role.SECRETARY: 4,
          Role.ADMINISTRATOR: 5}  # fmt: skip
IDS = {role: UUID(f"00000000-0000-4000-8000-{n:012d}") for role, n in _ROLES.items()}
DAY = date(2026, 11, 24)
Probe = Callable[[Tried, UUID], tuple[str, tuple[object, ...]]]

_DOCUMENT = (
    "INSERT INTO app.document (id, case_id, series_id, kind, version, status, field_values,"
    " sources, author_id, editors, saved_at, finished_at, reason, superseded, row_version) VALUES"
    " (%s, %s, %s, '{kind}', 1, '{status}', '{{}}', '{{}}', %s, '[]', now(), {at}, '', false, 1)"
)
_FINAL = "UPDATE app.document SET status = 'finished', finished_at = now() WHERE id = %s"


def _insert(kind: str, status: str) -> Probe:
    at = "now()" if status == "finished" else "NULL"
    sql = _DOCUMENT.format(kind=kind, status=status, at=at)
    return lambda it, me: (sql, (uuid4(), it.case_id, uuid4(), me))


def _of_phase(phase: int, sql: str) -> Probe:
    return lambda it, me: (sql, (it.document_id if it.phase == phase else uuid4(),))


def _case(change: str) -> Probe:
    return lambda it, me: (f"UPDATE app.case_file SET {change} WHERE id = %s", (it.case_id,))


PROBES: Mapping[CaseAct, Probe] = {
    CaseAct.LIST: lambda it, me: ("SELECT id FROM app.case_file WHERE id = %s", (it.case_id,)),
    CaseAct.OPEN: lambda it, me: ("SELECT id FROM app.document WHERE id = %s", (it.meeting_id,)),
    CaseAct.JOIN: _insert("contact", "finished"),
    CaseAct.WRITE: _insert("meeting", "draft"),
    CaseAct.FINISH: lambda it, me: (_FINAL, (it.meeting_id,)),
    CaseAct.ASSESS_URGENCY: _of_phase(1, _FINAL),
    CaseAct.FINISH_ASSESSMENT: _of_phase(2, _FINAL),
    CaseAct.SIGN: _of_phase(4, "UPDATE app.decision SET signed_at = now() WHERE document_id = %s"),
    CaseAct.SERVE: lambda it, me: (
        "UPDATE app.recipient SET served_on = now() WHERE id = %s",
        (it.recipient_id if it.phase == 5 else uuid4(),),
    ),
    CaseAct.MOVE: _case("step_id = 'Task_plan', step_since = now()"),
    CaseAct.ASSIGN: lambda it, me: (
        "INSERT INTO app.assignment (id, case_id, worker_id, kind, starts_on, note) VALUES"
        " (%s, %s, %s, 'own_worker', now(), '')",
        (uuid4(), it.case_id, next(each for each in IDS.values() if each != me)),
    ),
    CaseAct.CLOSE: _case("closed_on = '2026-11-25', closing_ground = 'x'"),
    CaseAct.EDIT_PERSON: lambda it, me: (
        "UPDATE app.person SET phone = '1' WHERE id = %s",
        (it.client_id,),
    ),
}
"""What is printed or given out is what was read: no SQL of its own tells them apart."""


@pytest.fixture(scope="module")
def house(cluster: Cluster, logins: dict[UUID, Login]) -> Iterator[House]:
    with fresh_house(cluster, logins) as made:
        yield made


@pytest.fixture(scope="module")
def cases(house: House) -> tuple[Tried, ...]:
    a_house(house.unit_of_work(FakeClock()))
    with house.sessions.begin() as session:
        return settle(session)


def _stand(house: House, tried: Tried, relation: Relation, worker_id: UUID) -> None:
    guarded = relation in {Relation.NAMED, Relation.PROTECTED}
    with house.sessions.begin() as session:
        stand(session, tried, relation, worker_id)
        told = {"case": tried.case_id, "who": worker_id, "guarded": guarded}
        session.execute(text("DELETE FROM sec.lease"))
        session.execute(text("DELETE FROM sec.named_access WHERE case_id = :case"), told)
        session.execute(
            text("UPDATE app.case_file SET protected = :guarded WHERE id = :case"), told
        )
        if relation is Relation.NAMED:
            session.execute(text("INSERT INTO sec.named_access (case_id, worker_id, granted_by,"
                                 " reason) VALUES (:case, :who, 'x', 'x')"), told)  # fmt: skip


def _passes(session: Raw, probe: Probe, tried: Tried, me: UUID) -> bool:
    sql, values = probe(tried, me)
    with session.together():
        said = session.ask(sql, *values)
    assert not isinstance(said, Refused) or said.state == "42501", (sql, said)
    return not isinstance(said, Refused) and len(said) == 1


@pytest.mark.parametrize("role", list(Role))
def test_that_raw_sql_lets_exactly_those_acts_pass_that_the_matrix_allows(
    house: House, cases: tuple[Tried, ...], role: Role
) -> None:
    wrong, me = [], IDS[role]

    with raw(house, me) as session:
        for relation in Relation:
            for tried in cases if relation is Relation.TEAM else cases[-2:]:
                _stand(house, tried, relation, me)
                session.ask("SELECT sec.open_case(%s, 'client_work')", tried.case_id)
                found = {act for act, probe in PROBES.items()
                         if _passes(session, probe, tried, me)}  # fmt: skip
                wanted = allowed(role, relation, tried.phase) & PROBES.keys()
                if found != wanted:
                    wrong.append((relation, tried.phase, found ^ wanted))

    assert wrong == []


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.TEAM_LEAD])
def test_that_the_services_let_the_same_acts_pass_on_a_server(
    house: House, cases: tuple[Tried, ...], role: Role
) -> None:
    uow, wrong = house.unit_of_work(FakeClock()), []
    with house.sessions() as session:
        worker = session.get_one(Worker, IDS[role])
        actor = Actor(worker.id, role, worker.team_id, worker.in_office)

    for relation in Relation:
        tried = cases[-1]
        _stand(house, tried, relation, actor.user_id)
        house.store_of(actor.user_id).gate.forget()
        found = {act for act in CaseAct if may_do(uow, actor, act, tried)}
        if found != allowed(role, relation, tried.phase):
            wrong.append((relation, found ^ allowed(role, relation, tried.phase)))

    assert wrong == []


@pytest.mark.parametrize(
    ("group", "task"), [("special-support", "families"), ("other", "child_protection")]
)
def test_that_raw_sql_keeps_assessment_and_decision_for_a_social_worker_in_office(
    house: House, cases: tuple[Tried, ...], group: str, task: str
) -> None:
    kept = {CaseAct.FINISH_ASSESSMENT: cases[1], CaseAct.SIGN: cases[3]}
    done: dict[UUID, list[bool]] = {}

    for me in (IDS[Role.SOCIAL_COUNSELLOR], WORKER_ID):
        with raw(house, me) as session:
            for act, tried in kept.items():
                _stand(house, tried, Relation.TEAM, me)
                with house.engine.begin() as connection:
                    connection.exec_driver_sql(
                        "UPDATE app.case_file SET time_group = %s, task = %s WHERE id = %s",
                        (group, task, tried.case_id),
                    )
                session.ask("SELECT sec.open_case(%s, 'client_work')", tried.case_id)
                passed = _passes(session, PROBES[act], tried, me)
                done.setdefault(me, []).append(passed)

    assert done == {IDS[Role.SOCIAL_COUNSELLOR]: [False, False], WORKER_ID: [True, True]}


@pytest.mark.parametrize("column", ["signer_id", "second_signer_id"])
def test_that_nobody_signs_in_anothers_name(
    house: House, cases: tuple[Tried, ...], column: str
) -> None:
    tried = cases[3]
    _stand(house, tried, Relation.TEAM, WORKER_ID)
    sql = f"UPDATE app.decision SET signed_at = now(), {column} = %s WHERE document_id = %s"

    with raw(house, WORKER_ID) as session:
        session.ask("SELECT sec.open_case(%s, 'client_work')", tried.case_id)
        with session.together():
            forged = session.ask(sql, IDS[Role.TEAM_LEAD], tried.document_id)
        with session.together():
            own = session.ask(sql, WORKER_ID, tried.document_id)

    assert isinstance(forged, Refused)
    assert forged.state == "42501"
    assert own == [(1,)]


def test_that_competence_tells_nothing_of_anothers_case(
    house: House, cases: tuple[Tried, ...]
) -> None:
    me = IDS[Role.SOCIAL_COUNSELLOR]
    _stand(house, cases[0], Relation.OTHER, me)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE app.case_file SET time_group = 'special-support'")

    with raw(house, me) as session:
        told = {session.one("SELECT sec.competent(%s, NULL)", each)
                for each in (cases[0].case_id, uuid4())}  # fmt: skip

    assert told == {True}


def test_that_a_case_once_closed_stays_closed(house: House, cases: tuple[Tried, ...]) -> None:
    _stand(house, cases[0], Relation.CLOSED, WORKER_ID)

    with raw(house, WORKER_ID) as session:
        session.ask("SELECT sec.open_case(%s, 'client_work')", cases[0].case_id)
        said = session.ask("UPDATE app.case_file SET closed_on = NULL WHERE id = %s",
                           cases[0].case_id)  # fmt: skip

    assert isinstance(said, Refused)
    assert said.state == "42501"
