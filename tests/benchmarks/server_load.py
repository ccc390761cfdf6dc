"""Fifty workers on one server for two minutes: `python -m tests.benchmarks.server_load`.

Each looks at the team's list, searches, opens a case and saves a draft, with pauses as people make
them. Some processes share the workers, for every workstation reckons by itself. Prints how long
each act took and every error.
"""

import json
import pickle
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from models.rules.commands import SaveDocument
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind
from models.rules.purposes import Purpose
from models.rules.rights import Actor
from models.services.cases import open_case
from models.services.documents import save_draft
from models.services.lists import case_rows, search
from models.store.server.address import ServerAddress
from models.store.server.opened import ServerStore
from models.store.uow import UnitOfWork
from tests.benchmarks import caseload, server_town
from tests.fakes import FakeClock

CASES, WORKERS, SECONDS, PROCESSES = 100_000, 50, 120.0, 5
_PAUSE = (0.5, 3.0)
_TEXTS = ("virtanen", "mäki", "aino virta", "olavi", "saari", "björn", "zahra")


@dataclass(frozen=True)
class Seat:
    """One worker at a workstation."""

    address: ServerAddress
    secret: str
    actor: Actor


@dataclass
class Times:
    """Seconds of each act, and the codes of what was refused."""

    acts: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


def main(workers: int, seconds: float) -> int:
    """Run all workers; return 1 when any act failed."""
    with server_town.town(CASES, workers) as town, TemporaryDirectory() as folder:
        seats = [
            Seat(town.address(who), town.logins[who].secret, town.actor(who)) for who in town.logins
        ]
        parts = [seats[start::PROCESSES] for start in range(PROCESSES)]
        running = [_process(Path(folder) / f"{n}", part, seconds) for n, part in enumerate(parts)]
        told = [json.loads(process.communicate()[0]) for process in running]
    acts: defaultdict[str, list[float]] = defaultdict(list)
    for one in told:
        for act, times in one["acts"].items():
            acts[act] += times
    errors = [code for one in told for code in one["errors"]]
    _show(acts, errors, workers, seconds)
    return 1 if errors else 0


def _process(file: Path, seats: list[Seat], seconds: float) -> "subprocess.Popen[str]":
    file.write_bytes(pickle.dumps(seats))
    command = [sys.executable, "-m", __spec__.name, "--part", str(file), str(seconds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _part(file: Path, seconds: float) -> None:
    seats: list[Seat] = pickle.loads(file.read_bytes())  # written by the process above
    times, until = Times(), time.monotonic() + seconds
    threads = [threading.Thread(target=_work, args=(seat, until, times)) for seat in seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"acts": times.acts, "errors": times.errors}))


def _work(seat: Seat, until: float, times: Times) -> None:
    chance = random.Random(seat.address.role)
    with ServerStore(seat.address, seat.secret) as store:
        uow = store.unit_of_work(FakeClock(caseload.AT))
        mine = [row.id for row in case_rows(uow, seat.actor)]
        while time.monotonic() < until:
            for name, act in _day(uow, seat.actor, chance, mine):
                time.sleep(chance.uniform(*_PAUSE))
                began = time.perf_counter()
                try:
                    act()
                except PolkuError as error:
                    times.errors.append(f"{name}: {error.code}")
                times.acts[name].append(time.perf_counter() - began)


def _day(
    uow: UnitOfWork, actor: Actor, chance: random.Random, mine: list[UUID]
) -> Iterator[tuple[str, Callable[[], object]]]:
    case_id = chance.choice(mine)
    draft = SaveDocument(case_id, uuid4(), DocumentKind.MEETING, {"description": "Puhelu. " * 20})
    yield "list", lambda: case_rows(uow, actor)
    yield "search", lambda: search(uow, actor, text=chance.choice(_TEXTS))
    yield "open", lambda: open_case(uow, actor, case_id=case_id, purpose=Purpose.CLIENT_WORK)
    yield "save", lambda: save_draft(uow, actor, command=draft)


def _show(acts: Mapping[str, list[float]], errors: list[str], workers: int, seconds: float) -> None:
    print(f"{workers} workers, {seconds:g} s, {len(errors)} errors")
    for act, times in acts.items():
        ordered = sorted(times)
        print(
            f"{act} {len(ordered)} times, median {median(ordered) * 1000:.0f} ms,"
            f" p95 {ordered[int(len(ordered) * 0.95)] * 1000:.0f} ms,"
            f" longest {ordered[-1] * 1000:.0f} ms"
        )
    for code in sorted(set(errors)):
        print(f"{code}: {errors.count(code)} times")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--part"]:
        _part(Path(sys.argv[2]), float(sys.argv[3]))
    else:
        given = sys.argv[1:]
        sys.exit(main(int(given[0]) if given else WORKERS,
                      float(given[1]) if given[1:] else SECONDS))  # fmt: skip
