"""How fast a shared server answers at 100,000 cases of forty teams, row security and log included.

What row security costs is measured by the same statement of the same worker: once by the worker's
own role, once by the administrator, whom no policy binds.
"""

import logging
import time
from collections.abc import Callable, Iterator
from queue import Queue
from statistics import median

from sqlalchemy import Executable, func, select
from sqlalchemy.orm import Session, sessionmaker

from models.entities.case import Case
from models.entities.listed import ListedPerson
from models.rules.hints import Hints
from models.rules.purposes import Purpose
from models.rules.rights import Actor, Right
from models.services.cases import open_case
from models.services.lists import case_rows, search
from models.store.case_list import tied_to
from models.store.search import words_of
from models.store.server.opened import ServerStore
from tests.benchmarks import caseload, server_town
from tests.benchmarks.figure import Figure
from tests.benchmarks.server_town import ServerTown
from tests.fakes import FakeClock

CASES, TIMES, OPENED = 100_000, 40, 60
MOST_RATIO = 1.5
"""Who one is and what is one's own is asked once a statement: about a millisecond, of which a
short statement is soon twice as long."""
CLOCK = FakeClock(caseload.AT)
_TEXTS = ("virtanen", "mäk", "aino virta", "olavi k", "saari", "björn", "zahra")
log = logging.getLogger(__name__)


def figures() -> Iterator[Figure]:
    """Measure a server with two workers of one team; nothing where there is no PostgreSQL."""
    if not server_town.can_run():
        log.warning("PostgreSQL is not installed: the server was not measured")
        return
    with server_town.town(CASES, 2) as town:
        yield _figure("server_move_100000", town.moved_seconds, "s", 120)
        mine, other = town.logins
        with town.store(mine) as own, town.store(other) as others:
            yield from _row_security(town, own, town.actor(mine))
            yield from _acts(own, town.actor(mine))
            yield _heard(own, others, town.actor(other))


def _row_security(town: ServerTown, own: ServerStore, actor: Actor) -> Iterator[Figure]:
    tied = (tied_to(actor), Case.closed_on.is_(None))
    listed = (
        select(Case.id, Case.number, Case.step_id, ListedPerson.surname, ListedPerson.given_names)
        .join(ListedPerson, ListedPerson.id == Case.client_id)
        .where(*tied)
    )
    newest = listed.order_by(Case.number.desc()).limit(50)
    asked: dict[str, Executable] = {
        "list": listed, "newest": newest,
        "count": select(func.count()).select_from(Case).where(*tied),
    }  # fmt: skip
    own.gate.begin(Right.READ_LISTS)
    with own.sessions() as bound, sessionmaker(town.engine)() as free:
        for name, statement in asked.items():
            with_policies, without = _side_by_side(bound, free, statement)
            ratio = with_policies / without
            yield Figure(f"server_{name}_row_security", with_policies * 1000, "ms", ratio,
                         "ratio <= 1.5", ratio <= MOST_RATIO)  # fmt: skip


def _side_by_side(bound: Session, free: Session, statement: Executable) -> tuple[float, float]:
    """Return the medians of a statement in two sessions that take turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(TIMES + 2):
        for session, kept in zip((bound, free), times, strict=True):
            spent = _seconds(lambda s=session: s.execute(statement).all())  # type: ignore[misc]
            if number >= 2:
                kept.append(spent)
    return median(times[0]), median(times[1])


def _acts(own: ServerStore, actor: Actor) -> Iterator[Figure]:
    uow = own.unit_of_work(CLOCK)
    shown = case_rows(uow, actor)
    listed = [_seconds(lambda: case_rows(uow, actor)) for _ in range(5)]
    yield _figure(f"server_team_list_{len(shown)}", median(listed) * 1000, "ms", 500)
    ids = [row.id for row in shown]
    leases = [_seconds(lambda i=one: own.gate.open_cases([i], Purpose.CLIENT_WORK))  # type: ignore[misc]
              for one in ids[:OPENED]][1:]  # fmt: skip
    yield _figure("server_open_case", _high(leases) * 1000, "ms", 25)
    sheets = [
        _seconds(lambda i=one: open_case(uow, actor, case_id=i, purpose=Purpose.CLIENT_WORK))  # type: ignore[misc]
        for one in ids[OPENED : 2 * OPENED]
    ][1:]
    yield _figure("server_open_case_whole_sheet", _high(sheets) * 1000, "ms", 50)
    words = [words_of(typed) for typed in _TEXTS] * 4
    found = [_seconds(lambda w=each: own.gate.find_cases(w, "", 50)) for each in words]  # type: ignore[misc]
    yield _figure("server_name_search", _high(found) * 1000, "ms", 50)
    whole = [_seconds(lambda t=typed: search(uow, actor, text=t)) for typed in _TEXTS * 4]  # type: ignore[misc]
    yield _figure("server_search_persons_cases_documents", _high(whole) * 1000, "ms", 150)


def _heard(own: ServerStore, others: ServerStore, actor: Actor) -> Figure:
    """Measure from another's commit until the hint is here and the row was read anew."""
    said: Queue[Hints] = Queue()
    listener = own.listener(said.put)
    listener.start()
    listener.is_listening.wait(5)
    uow, times = others.unit_of_work(CLOCK), []
    with own.sessions() as session:
        case_id = session.scalars(select(Case.id).limit(1)).one()
    for number in range(10):
        with uow.begin(actor, Right.MOVE_CASE) as work:
            work.cases.get(case_id).services = f"{number}"
            work.commit()
        began = time.perf_counter()
        said.get(timeout=5)
        with own.sessions() as session:
            session.scalar(select(Case.services).where(Case.id == case_id))
        times.append(time.perf_counter() - began)
        time.sleep(2.5)
    listener.close()
    return _figure("server_change_heard", max(times) * 1000, "ms", 1000)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    kept = work()
    spent = time.perf_counter() - began
    del kept
    return spent


def _high(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _figure(name: str, value: float, unit: str, reach: float) -> Figure:
    return Figure(name, value, unit, None, f"<= {reach:g} {unit}", value <= reach)
