"""How fast the encrypted file answers: unlocking, lists, one case and a search by name."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.people import Person
from models.rules.clocks import nearest_of
from models.rules.organisation import RuleSettings
from models.rules.purposes import Purpose
from models.rules.rights import Actor
from models.services.cases import open_case
from models.services.lists import search
from models.store.kdf import STRONG, derive
from models.store.queries import case_rows, likely_same
from models.store.uow import UnitOfWork
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.fakes import FakeClock

CLOCK = FakeClock(caseload.AT)
SETTINGS = RuleSettings()
_TEXTS = ("virtanen", "mäk", "aino virta", "olavi k", "saari", "björn", "zahra", "PO-2026-09")


def figures() -> Iterator[Figure]:
    """Measure a file of 20,000 cases and one of 100,000."""
    with TemporaryDirectory() as folder:
        path, actor = caseload.make(Path(folder), 20_000)
        yield from _twenty_thousand(path)
        path, actor = caseload.make(Path(folder), 100_000)
        yield from _hundred_thousand(path, actor)


def _twenty_thousand(path: Path) -> Iterator[Figure]:
    began = time.perf_counter()
    store = open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE)
    unlocked = time.perf_counter() - began
    key = _median(lambda: derive("mitataan", bytes(16), STRONG), 1)
    yield _figure("store_unlock", unlocked, "s", 1.5, key / unlocked)
    with store, store.sessions() as session:
        case_rows(session, SETTINGS, CLOCK.today)  # the holiday library is loaded once
        listed = min(_seconds(lambda: case_rows(session, SETTINGS, CLOCK.today)) for _ in range(7))
        entities = _median(lambda: _by_entities(session), 1)
    yield _figure("store_case_rows_20000", listed, "s", 0.3, entities / listed)


def _hundred_thousand(path: Path, actor: Actor) -> Iterator[Figure]:
    with open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE) as store:
        uow = store.unit_of_work(CLOCK)
        with store.sessions() as session:
            cases = list(session.scalars(select(Case.id).order_by(Case.id).limit(31)))
            filtered = _median(lambda: _by_filter(session), 3)
            compared = _median(lambda: _by_comparison(session), 1)
        opened = [_once(uow, actor, case_id) for case_id in cases][1:]
        yield _figure("store_open_case_100000", _high(opened) * 1000, "ms", 50, None)
        found = [_seconds(lambda t=text: search(uow, actor, text=t)) for text in _TEXTS * 4]  # type: ignore[misc]
        yield _figure(
            "store_name_search_100000", _high(found) * 1000, "ms", 50, filtered / median(found)
        )
        with store.sessions() as session:
            like = [
                _seconds(lambda s=s, g=g: likely_same(session, s, g, "", CLOCK.today))  # type: ignore[misc]
                for s, g in (("Wirtanen", "Aino Olga"), ("Mäkelä", "Eino"), ("Saarinen", "Lumi"))
                for _ in range(5)
            ]
        yield _figure(
            "store_likely_same_100000", _high(like) * 1000, "ms", 50, compared / median(like)
        )


def _once(uow: UnitOfWork, actor: Actor, case_id: UUID) -> float:
    return _seconds(lambda: open_case(uow, actor, case_id=case_id, purpose=Purpose.CLIENT_WORK))


def _by_entities(session: Session) -> object:
    cases = session.scalars(select(Case))
    return [nearest_of(case.facts(), SETTINGS, CLOCK.today) for case in cases]


def _by_filter(session: Session) -> object:
    """Find names the plain way: read all and look at each."""
    people = session.execute(select(Person.id, Person.search_key))
    return [row.id for row in people if "virtanen" in row.search_key.split()]


def _by_comparison(session: Session) -> object:
    """Find like names the plain way: read all and compare each."""
    people = session.execute(select(Person.id, Person.search_key))
    typed = "wirtanen aino olga"
    return [row.id for row in people if fuzz.token_sort_ratio(typed, row.search_key) > 84]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    kept = work()
    spent = time.perf_counter() - began
    del kept
    return spent


def _median(work: Callable[[], object], times: int) -> float:
    return median(_seconds(work) for _ in range(times))


def _high(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _figure(name: str, value: float, unit: str, reach: float, ratio: float | None) -> Figure:
    return Figure(name, value, unit, ratio, f"<= {reach:g} {unit}", value <= reach)
