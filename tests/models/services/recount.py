"""An independent recount of the half-year figures: raw rows by SQL, plain Python, nothing shared.

It imports nothing of the program on purpose: its own holidays, its own limits, its own classes.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = Callable[[str], list[Row]]
Day: TypeAlias = date | None
COUNTED = ("special-support", "child-protection")
ZONE, UTC = ZoneInfo("Europe/Helsinki"), ZoneInfo("UTC")
DAY = timedelta(days=1)


def easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def days_off(year: int) -> set[date]:
    sunday = easter(year)
    off = {sunday - 2 * DAY, sunday + DAY, sunday + 39 * DAY}
    off |= {
        date(year, m, d) for m, d in ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26))
    }
    off |= {date(year, 6, d) for d in range(19, 26) if date(year, 6, d).weekday() == 4}
    return off


OFF = set().union(*(days_off(year) for year in range(2014, 2032)))


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def working_days(after: date, until: date) -> int:
    count, day = 0, after + DAY
    while day <= until:
        count += works(day)
        day += DAY
    return count


def rolled(day: date) -> date:
    while not works(day):
        day += DAY
    return day


def seventh(begun: date) -> date:
    day, count = begun, 0
    while count < 7:
        day += DAY
        count += works(day)
    return day


def in_three_months(begun: date) -> date:
    month = begun.month + 3
    year, month = begun.year + (month > 12), (month - 1) % 12 + 1
    day = begun.day
    while True:
        try:
            return rolled(date(year, month, day))
        except ValueError:
            day -= 1


def day(text: str | None) -> Any:
    return None if text is None else date.fromisoformat(text[:10])


def local(text: str) -> date:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(ZONE).date()


def recount(rows: Rows, first: date, last: date, today: date) -> Counter[str]:
    """Return how many cases each line counts, by walking every case by itself."""
    until, found = min(last, today), Counter[str]()
    for begun, started, ready, needless, closed, shown in rounds(rows):
        found.update(start(begun, started, ready, needless, shown, first, until))
        found.update(end(begun, ready, needless, closed, shown, first, until))
    return found


def start(
    begun: date, started: Day, ready: Day, needless: Day, shown: Day, first: date, until: date
) -> Iterator[str]:
    if begun < first or begun > until:
        return
    yield "A0"
    by_then = started if started is not None and started <= until else None
    needless_by_then = needless if needless is not None and needless <= until else None
    if by_then and needless_by_then and needless_by_then < by_then:
        by_then = None
    if by_then:
        if by_then <= seventh(begun):
            yield "A1"
        else:
            yield "A2"
            yield "A2a" if working_days(begun, by_then) <= 14 else "A2b"
    elif needless_by_then:
        yield "A5"
    elif started is None and needless is None and (ready is not None or shown is not None):
        yield "AX"
    else:
        yield "A3" if seventh(begun) < until else "A4"


def end(
    begun: date, ready: Day, needless: Day, closed: Day, shown: Day, first: date, until: date
) -> Iterator[str]:
    if ready is not None and ready <= until:
        if ready >= first:
            yield "B0"
            yield "B1" if ready <= in_three_months(begun) else "B2"
    elif ready is None and needless is None and shown is not None:
        if first <= shown <= until:
            yield "BX"
    elif any(each is not None and each <= until for each in (needless, closed)):
        return
    elif begun <= until and in_three_months(begun) < until:
        yield "B3"


def rounds(rows: Rows) -> Iterator[Row]:
    renewals: dict[str, list[str]] = {}
    for case, at in rows(
        "SELECT case_id, at FROM audit_entry WHERE act = 'case.renewed' ORDER BY at"
    ):
        renewals.setdefault(case, []).append(at)
    papers: dict[str, list[Row]] = {}
    for case, values, saved, finished in rows(
        "SELECT case_id, field_values, saved_at, finished_at FROM document"
        " WHERE status = 'finished' AND NOT superseded AND kind = 'assessment'"
    ):
        papers.setdefault(case, []).append((json.loads(values), saved, local(finished)))
    for (
        case, group, received, started, ready, needless, closed, plan, signed, service, urgent
    ) in rows(
        "SELECT id, time_group, received_on, assessment_started_on, assessment_ready_on,"
        " needless_on, closed_on, plan_on, decision_signed_on, service_started_on, urgent"
        " FROM case_file"
    ):  # fmt: skip
        if group not in COUNTED:
            continue
        begun, since = day(received), ""
        for at in renewals.get(case, []):
            own = [paper for paper in papers.get(case, []) if since < paper[1] <= at]
            starts = [
                day(paper[0].get("started_on")) for paper in own if paper[0].get("started_on")
            ]
            done = min((paper[2] for paper in own), default=None)
            shown = None if done else local(at)
            yield begun, min(starts, default=None), done, None, None, shown
            begun, since = local(at), at
        acts = [] if urgent else [day(plan), day(signed), day(service)]
        shown = min((each for each in (*acts, day(closed)) if each), default=None)
        yield (
            begun, day(started), day(ready), None if since else day(needless), day(closed),
            None if ready else shown,
        )  # fmt: skip


def staffing(rows: Rows, counted_on: date) -> tuple[int, int, int]:
    """Return child-protection clients, workers who have some, and clients without one."""
    ready_before = {case for case, at in _assessed(rows) if at <= counted_on}
    left = {worker: day(ended) for worker, ended in rows("SELECT id, ended_on FROM worker")}
    turns: dict[str, list[Row]] = {}
    for case, worker, kind, since, until in rows(
        "SELECT case_id, worker_id, kind, starts_on, ends_on FROM assignment"
    ):
        turns.setdefault(case, []).append((kind == "responsible", day(since), day(until), worker))
    clients, workers, without = 0, set(), 0
    for case, received, ready, goes_on, signed, service, closed, worker in rows(
        "SELECT id, received_on, assessment_ready_on, continues, decision_signed_on,"
        " service_started_on, closed_on, worker_id FROM case_file WHERE task = 'child_protection'"
    ):
        if day(received) > counted_on:
            continue
        ended = closed is not None and day(closed) <= counted_on
        no_more = goes_on == 0 and ready is not None and day(ready) <= counted_on
        acts = [day(each) for each in (ready, signed, service) if each]
        is_client = case in ready_before or any(each <= counted_on for each in acts)
        if ended or no_more or not is_client:
            continue
        clients += 1
        named = turns.get(case, [(False, day(received), None, worker)] if worker else [])
        now = [one for one in named if one[1] <= counted_on < (one[2] or date.max)]
        who = max(now, key=lambda one: one[:2])[3] if now else None
        if who is None or (left[who] is not None and left[who] <= counted_on):
            without += 1
        else:
            workers.add(who)
    return clients, len(workers), without


def _assessed(rows: Rows) -> Iterator[tuple[str, date]]:
    """Yield the assessments that a renewal laid aside: case and day of completion."""
    renewed = {case for (case,) in rows("SELECT id FROM case_file WHERE renewed_at IS NOT NULL")}
    for case, finished in rows(
        "SELECT case_id, finished_at FROM document WHERE status = 'finished'"
        " AND NOT superseded AND kind = 'assessment'"
    ):
        if case in renewed:
            yield case, local(finished)
