"""The lead's room over 20,000 cases: the load counted, what if, and the ladder of one worker."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from models.rules.organisation import EveRule, RuleSettings
from models.rules.rights import Role
from models.rules.what_if import Assumptions
from models.services.ladder import reminders_today
from models.services.team import (
    if_more_contacts,
    if_rules_change,
    running_figures,
    team_load,
)
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.fakes import FakeClock

CASES = 20_000
CLOCK = FakeClock(caseload.AT)


def figures() -> Iterator[Figure]:
    """Measure one encrypted file of 20,000 cases of one team."""
    with TemporaryDirectory() as folder:
        path, worker = caseload.make(Path(folder), CASES)
        lead = replace(worker, role=Role.TEAM_LEAD)
        with open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE) as store:
            uow = store.unit_of_work(CLOCK)
            team_load(uow, lead)  # the holiday library is loaded once
            load = _best(lambda: team_load(uow, lead))
            yield Figure("team_load_20000", load, "s", None, "<= 1 s", load <= 1)
            teams = _best(lambda: running_figures(uow, lead))
            yield Figure("team_half_year_20000", teams, "s", None, "<= 1 s", teams <= 1)
            other = replace(RuleSettings(), eves=EveRule.COUNTED)
            moved = _best(lambda: if_rules_change(uow, lead, settings=other))
            yield Figure("team_rules_moved_20000", moved, "s", None, "<= 1.5 s", moved <= 1.5)
            ahead = _best(lambda: if_more_contacts(uow, lead, assumed=Assumptions(400, 5.0)))
            yield Figure("team_contacts_ahead_20000", ahead, "s", None, "<= 1.5 s", ahead <= 1.5)
            told = _best(lambda: reminders_today(uow, worker))
            yield Figure("ladder_800_own", told, "s", None, "<= 0.1 s", told <= 0.1)


def _best(work: Callable[[], object], times: int = 3) -> float:
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    kept = work()
    spent = time.perf_counter() - began
    del kept
    return spent
