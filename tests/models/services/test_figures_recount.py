"""The half-year figures agree with an independent recount of the raw rows."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.rules.figures import Line
from models.rules.figures_periods import period_named
from models.rules.rights import Actor
from models.services.figures import figures_report
from models.store.vault import Store
from tests.fakes import FakeClock
from tests.models.services.figures_cases import Caseload
from tests.models.services.recount import Rows, recount, staffing

CASES = 2_000
PERIODS = ("2026H2", "2026H1", "2025H2", "2025H1")


@pytest.mark.parametrize("seed", range(20))
def test_that_the_report_agrees_with_an_independent_recount(
    seed: int, store: Store, clock: FakeClock, lead: Actor
) -> None:
    with store.sessions.begin() as session:
        load = Caseload(session, seed)
        load.add_random(CASES, clock.today)
        load.store()
    uow, seen = store.unit_of_work(clock), Counter[str]()

    for name in PERIODS:
        report = figures_report(uow, lead, period=name)
        period = period_named(name, today=clock.today)
        with store.sessions() as session:
            counted = recount(rows_of(session), period.first, period.last, clock.today)

        seen += counted
        told = {line.value: report.figures.count(line) for line in Line}
        staff = report.staffing
        with store.sessions() as session:
            if staff is not None:
                recounted = staffing(rows_of(session), staff.day)
                assert recounted == (len(staff.clients), len(staff.workers), len(staff.without))
        assert told == {line.value: counted[line.value] for line in Line}, name
    assert all(seen[line.value] for line in Line), "every kind of line is there to be counted"


def rows_of(session: Session) -> Rows:
    """Return what reads raw rows by SQL."""
    return lambda query: [tuple(row) for row in session.execute(text(query))]


def test_that_the_recount_shares_no_code_with_the_report() -> None:
    source = Path(recount.__code__.co_filename).read_text(encoding="utf-8")

    assert "models" not in source
    assert "sqlalchemy" not in source
