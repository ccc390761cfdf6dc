"""Changes by others are heard within a second, and no flood or forgery does harm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from queue import Empty, Queue
from time import sleep

import pytest

from models.entities.case import Case
from models.rules.errors import NotFound
from models.rules.hints import EVERYTHING, Hints
from models.rules.rights import Actor, Right
from models.services.people import person, save_person
from models.services.presence import show_case
from models.store.server import listening
from models.store.server.hints_sql import CHANNEL
from tests.conftest import OTHER_TEAM_ID
from tests.fakes import FakeClock
from tests.models.server.conftest import STRANGER_ID, House
from tests.models.server.raw import Refused, raw
from tests.models.server.town import Town, settle

Heard = Queue[Hints]


@pytest.fixture
def town(store: House) -> Town:
    return settle(store)


@pytest.fixture
def heard(store: House, worker: Actor, town: Town) -> Iterator[Heard]:
    """What the worker's workstation hears."""
    said: Heard = Queue()
    listener = store.let_in(worker).listener(said.put)
    listener.start()
    assert listener.is_listening.wait(5)
    yield said
    listener.close()


def _move(store: House, actor: Actor, town: Town, clock: FakeClock) -> None:
    uow = store.let_in(actor).unit_of_work(clock)
    with uow.begin(actor, Right.MOVE_CASE) as work:
        work.cases.get(town.own).services = "support_person"
        work.commit()


def _none(said: Heard) -> bool:
    try:
        said.get(timeout=0.8)
    except Empty:
        return True
    return False


def test_that_a_change_by_another_is_heard_by_id_only(
    store: House, worker: Actor, counsellor: Actor, town: Town, clock: FakeClock, heard: Heard
) -> None:
    _move(store, counsellor, town, clock)

    hints = heard.get(timeout=10)

    assert hints == Hints(cases=frozenset({town.own}))


def test_that_whoever_listens_hears_kinds_and_ids_and_nothing_else(
    store: House, worker: Actor, town: Town, clock: FakeClock
) -> None:
    uow = store.let_in(worker).unit_of_work(clock)
    with raw(store, STRANGER_ID) as stranger:
        stranger.ask(f"LISTEN {CHANNEL}")
        child = person(uow, worker, person_id=town.own_client)
        data = replace(child.data, surname="Salanimi", phone="040 000 0009")
        save_person(uow, worker, person_id=child.id, data=data, row_version=child.version)
        told = [each.payload for each in stranger.connection.notifies(timeout=1)]

    assert told
    assert all(re.fullmatch(r"(case|person):[0-9a-f-]{36}(,[0-9a-f-]{36})*", each) for each in told)


def test_that_ones_own_change_is_not_heard(
    store: House, worker: Actor, town: Town, clock: FakeClock, heard: Heard
) -> None:
    _move(store, worker, town, clock)

    assert _none(heard)


def test_that_forged_hints_are_passed_over_and_a_flood_means_one_look_at_everything(
    store: House, worker: Actor, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "DEAF_SECONDS", 0.2)
    with raw(store, STRANGER_ID) as forger:
        forger.one(f"SELECT pg_notify('{CHANNEL}', 'Aino Virtanen')")
        assert _none(heard)
        forger.one(
            f"SELECT count(pg_notify('{CHANNEL}', 'case:' || gen_random_uuid()))"
            " FROM generate_series(1, 5000)"
        )
        first = heard.get(timeout=15)

    assert first == EVERYTHING
    sleep(0.5)
    assert heard.qsize() <= 2


def test_that_everything_is_looked_at_after_the_connection_was_lost(
    store: House, worker: Actor, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_RETRY_SECONDS", 0.1)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE usename = '{store.logins[worker.user_id].role}' AND query LIKE 'LISTEN%%'"
        )

    assert heard.get(timeout=15) == EVERYTHING


def test_that_who_else_has_a_case_open_is_told_to_those_alone_who_have_it_open(
    store: House, worker: Actor, counsellor: Actor, town: Town, clock: FakeClock, heard: Heard
) -> None:
    def shows(actor: Actor, *, shown: bool = True) -> tuple[str, ...]:
        uow = store.let_in(actor).unit_of_work(clock)
        with uow.begin(actor, Right.READ_CASE) as work:
            work.cases.get(town.own)
        return show_case(uow, actor, case_id=town.own, shown=shown)

    assert shows(worker) == ()
    assert shows(counsellor) == ("Salla Sosiaalityöntekijä",)
    assert heard.get(timeout=10) == Hints(looks=frozenset({town.own}))
    assert shows(worker) == ("Olli Ohjaaja",)
    with raw(store, STRANGER_ID) as stranger:
        assert stranger.ask("SELECT sec.also_open(%s)", town.own) == []
        assert isinstance(stranger.ask("SELECT * FROM sec.showing"), Refused)
        stranger.one("SELECT sec.show_case(%s, true)", town.own)
    assert shows(worker) == ("Olli Ohjaaja",)

    shows(counsellor, shown=False)

    assert heard.get(timeout=10) == Hints(looks=frozenset({town.own}))
    assert shows(worker) == ()


def test_that_a_right_that_ended_while_writing_is_no_conflict(
    store: House, worker: Actor, town: Town, clock: FakeClock
) -> None:
    uow = store.let_in(worker).unit_of_work(clock)

    def write() -> None:
        with uow.begin(worker, Right.READ_CASE) as work:
            case = work.cases.get(town.own)
            with store.sessions.begin() as session:
                session.get_one(Case, town.own).team_id = OTHER_TEAM_ID
            case.services = "support_person"
            work.commit()

    with pytest.raises(NotFound, match=r"case\.right_ended"):
        write()
