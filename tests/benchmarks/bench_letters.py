"""How long a decision takes from facts to signed bytes, and how many letters a batch makes."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from statistics import median

from reports.decision_letter import decision_letter
from reports.signing import open_key, signed_letter, trial_key
from reports.verification import verify
from tests.benchmarks.figure import Figure
from tests.reports.builders import finnish_facts

NOW = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
PASSPHRASE = "kuusi vihreää hevosta"
BATCH = 200
RUNS = 5


def figures() -> Iterator[Figure]:
    """Measure in a fresh process; the first figure holds the loading of all libraries."""
    key = open_key(trial_key("Kaisa Hakala", PASSPHRASE, NOW), PASSPHRASE, now=NOW)
    facts = finnish_facts()
    first = _seconds(lambda: signed_letter(facts, key, signed_at=NOW))
    drawn = median(_seconds(lambda: decision_letter(facts)) for _ in range(RUNS))
    yield _at_most("letter_first_signed", first, 1.0, first / drawn)
    again = median(_seconds(lambda: signed_letter(facts, key, signed_at=NOW)) for _ in range(RUNS))
    yield _at_most("letter_signed", again, 1.0, again / drawn)
    yield _at_most("letter_drawn", drawn, 0.5, None)
    batch = [finnish_facts(number=f"PO-2026-{number:04d}-P1") for number in range(BATCH)]
    spent = _seconds(lambda: [decision_letter(each) for each in batch])
    pace = BATCH / spent
    yield Figure("letters_batch", round(pace, 1), "1/s", pace * drawn, ">=10", pace >= 10)
    signed = signed_letter(facts, key, signed_at=NOW)
    checked = median(_seconds(lambda: verify(signed)) for _ in range(RUNS))
    yield _at_most("letter_verified", checked, 1.0, checked / again)


def _at_most(name: str, value: float, limit: float, ratio: float | None) -> Figure:
    return Figure(name, round(value, 4), "s", ratio, f"<={limit}", value <= limit)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
