"""How long the half-year figures of 100,000 cases take, beside the independent recount."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.rules.figures import Line
from models.rules.figures_periods import period_named
from models.rules.rights import Role
from models.services.figures import figures_report, late_list
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.fakes import FakeClock
from tests.models.services.recount import recount

CASES = 100_000
CLOCK = FakeClock(caseload.AT)
PERIOD = "2026H1"
_REACH, _LATE_REACH = 2.0, 4.0


def figures() -> Iterator[Figure]:
    """Measure the report with the period before it, and the longest list of late cases."""
    with TemporaryDirectory() as folder:
        path, worker = caseload.make(Path(folder), CASES)
        lead = replace(worker, role=Role.TEAM_LEAD)
        with open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE) as store:
            uow = store.unit_of_work(CLOCK)
            report = min(
                _seconds(lambda: figures_report(uow, lead, period=PERIOD)) for _ in range(3)
            )
            late = _seconds(lambda: late_list(uow, lead, period=PERIOD, line=Line.NOT_READY_LATE))
            with store.sessions() as session:
                by_hand = _seconds(lambda: _recounted(session))
    yield _figure("figures_report_100000", report, _REACH, by_hand / report)
    yield _figure("figures_late_list_100000", late, _LATE_REACH, by_hand / late)


def _recounted(session: Session) -> object:
    period = period_named(PERIOD, today=CLOCK.today)
    rows = lambda query: [tuple(row) for row in session.execute(text(query))]  # noqa: E731
    return recount(rows, period.first, period.last, CLOCK.today)


def _figure(name: str, spent: float, reach: float, ratio: float) -> Figure:
    return Figure(name, spent, "s", ratio, f"<= {reach} s", spent <= reach)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    kept = work()
    spent = time.perf_counter() - began
    del kept
    return spent
