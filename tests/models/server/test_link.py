"""A connection that breaks, falls silent or loses an answer: nothing is lost, nothing doubled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from threading import Thread, Timer
from time import monotonic, sleep
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, text

from models.rules.commands import SaveDocument
from models.rules.connection import LinkState
from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services.documents import save_draft
from models.services.intake import record_intake
from models.services.setup import teams
from models.store.server import patience
from models.store.server.opened import ServerStore
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.server.conftest import House
from tests.models.server.proxy import Line
from tests.models.services.builders import a_house, an_intake
from tests.models.services.papers import PAPERS


@pytest.fixture
def line(store: House) -> Iterator[Line]:
    """The line between workstation and server."""
    with Line(store.cluster.port) as made:
        yield made


@pytest.fixture
def own(store: House, uow: UnitOfWork, line: Line, worker: Actor) -> Iterator[ServerStore]:
    """The store of the worker, over the line."""
    a_house(uow)
    address = replace(store.address(worker.user_id), port=line.port)
    with ServerStore(address, store.logins[worker.user_id].secret) as opened:
        yield opened


def cases(store: House) -> int:
    """Return how many cases there are."""
    with store.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM app.case_file")).scalar_one())


@contextmanager
def at_statement(store: ServerStore, number: int, then: Callable[[], None]) -> Iterator[list[int]]:
    """Do something before the statement of a number; the list counts the statements."""
    seen = [0]

    def count(*_: object) -> None:
        seen[0] += 1
        if seen[0] == number:
            then()

    event.listen(store.engine, "before_cursor_execute", count)
    yield seen
    event.remove(store.engine, "before_cursor_execute", count)


def a_save(case_id: UUID) -> SaveDocument:
    """The command that saves a new document."""
    kind = DocumentKind.MEETING
    return SaveDocument(case_id, uuid4(), kind, PAPERS[kind])


def documents(store: House) -> int:
    """Return how many documents there are."""
    with store.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM app.document")).scalar_one())


def refusal(act: Callable[[], object]) -> str:
    """Return the code of the trouble that an act meets, empty where it is done."""
    try:
        act()
    except StoreTrouble as trouble:
        return trouble.code
    return ""


def soon(*acts: Callable[[], None]) -> None:
    """Do something in a moment, whatever the window's thread waits for."""
    Timer(0.3, lambda: [act() for act in acts]).start()


def at_commit(store: ServerStore, then: Callable[[], None]) -> None:
    """Do something before the next commit of a session that wrote."""
    event.listen(store.engine, "commit", lambda _: then(), once=True)


def test_that_a_save_cut_at_any_statement_can_be_repeated_and_is_there_once(
    store: House, line: Line, own: ServerStore, worker: Actor, clock: FakeClock
) -> None:
    uow, told = own.unit_of_work(clock), set[str]()
    intake = an_intake()
    record_intake(uow, worker, command=intake)
    save_draft(uow, worker, command=a_save(intake.case_id))
    with at_statement(own, 0, line.cut) as seen:
        save_draft(uow, worker, command=a_save(intake.case_id))
    statements, before = seen[0], documents(store)

    for number in range(1, statements + 1):
        command = a_save(intake.case_id)
        with at_statement(own, number, line.cut):
            told.add(refusal(partial(save_draft, uow, worker, command=command)))
        save_draft(uow, worker, command=command)

    assert documents(store) == before + statements
    assert told == {"store.server_lost"}


def test_that_a_commit_whose_answer_was_lost_is_found_out(
    store: House, line: Line, own: ServerStore, worker: Actor, clock: FakeClock
) -> None:
    def go_deaf() -> None:
        line.is_deaf = True
        soon(line.let_in, line.cut)

    at_commit(own, go_deaf)

    changes = record_intake(own.unit_of_work(clock), worker, command=an_intake())

    assert changes
    assert cases(store) == 1
    assert own.link.state is LinkState.UP


def test_that_a_commit_which_never_arrived_is_told_so_and_can_be_repeated(
    store: House, line: Line, own: ServerStore, worker: Actor, clock: FakeClock
) -> None:
    def fall_silent() -> None:
        line.is_silent = True
        soon(line.let_in, line.cut)

    uow, command = own.unit_of_work(clock), an_intake()
    at_commit(own, fall_silent)

    with pytest.raises(StoreTrouble, match=r"store\.server_unsaved"):
        record_intake(uow, worker, command=command)
    before = cases(store)
    record_intake(uow, worker, command=command)

    assert (before, cases(store)) == (0, 1)


def test_that_what_cannot_be_found_out_is_called_unsure_and_never_doubled(
    store: House, line: Line, own: ServerStore, worker: Actor, clock: FakeClock
) -> None:
    uow, command = own.unit_of_work(clock), an_intake()

    def fall_out() -> None:
        line.is_deaf = True
        soon(line.cut_and_refuse)

    at_commit(own, fall_out)

    with pytest.raises(StoreTrouble, match=r"store\.server_unsure"):
        record_intake(uow, worker, command=command)
    line.let_in()
    record_intake(uow, worker, command=command)

    assert cases(store) == 1


def test_that_a_server_that_was_started_anew_is_used_without_a_word(
    store: House, own: ServerStore, worker: Actor, clock: FakeClock
) -> None:
    uow = own.unit_of_work(clock)
    teams(uow, worker)

    store.cluster.stop("fast")
    store.cluster.start()

    assert teams(uow, worker)


def test_that_a_probe_tells_an_ended_membership_from_a_lost_connection(
    store: House, line: Line, own: ServerStore, worker: Actor
) -> None:
    with store.engine.begin() as connection:
        connection.execute(
            text("UPDATE sec.account SET ended_at = now() WHERE worker_id = :id"),
            {"id": worker.user_id},
        )

    with pytest.raises(StoreTrouble, match=r"store\.server_no_member"):
        own.probe()


def test_that_a_slow_server_is_not_taken_for_a_silent_one(
    own: ServerStore, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "WINDOW_SECONDS", 0.3)

    with own.engine.connect() as connection:
        assert connection.execute(text("SELECT 1 FROM pg_sleep(1)")).scalar() == 1

    assert own.link.state is LinkState.UP


def test_that_who_looks_beside_the_window_tells_a_silent_server_soon(
    line: Line, own: ServerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SEEKING_SECONDS", 0.3)
    own.probe()
    look = Thread(target=partial(refusal, own.probe))

    line.is_silent = line.is_refusing = True
    look.start()

    until = monotonic() + 8
    while own.link.state is LinkState.UP and monotonic() < until:
        sleep(0.05)
    assert own.link.state is LinkState.AGAIN
    line.cut_and_refuse()
    look.join()
