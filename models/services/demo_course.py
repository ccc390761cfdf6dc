"""How far a case of the example has come and on which days: late, soon or with time left."""

from dataclasses import dataclass
from datetime import date
from random import Random

from models.rules.deadlines import add_days, add_months
from models.rules.workdays import next_working_day

STEPS = (
    "Task_contact",
    "Task_urgency",
    "Task_first_meeting",
    "Task_assessment_start",
    "Task_assessment_meetings",
    "Task_conclusions",
    "Task_plan",
    "Task_services",
    "Task_preconditions",
    "Task_decision",
    "Task_signing",
    "Task_serving",
    "Task_service_running",
    "Task_review",
    "End_closed",
)
SHARES = (4, 3, 6, 8, 15, 8, 9, 7, 6, 6, 3, 4, 11, 3, 1)
_FINE = (
    (0, 0), (0, 0), (2, 6), (5, 25), (12, 70), (45, 80), (60, 84), (62, 86), (64, 86),
    (66, 86), (68, 86), (70, 86), (90, 250), (150, 300), (200, 420),
)  # fmt: skip
_SOON = ((8, 9), (8, 9), (8, 9), (89, 91), (89, 91), (89, 91), (89, 91)) + ((89, 91),) * 5
_LATE = ((13, 17), (13, 18), (13, 18), (97, 108), (97, 110), (97, 112)) + ((97, 116),) * 6


@dataclass(frozen=True, slots=True)
class Course:
    """The days of one case; None for what has not been done."""

    step: str
    received_on: date
    urgency_on: date | None
    met_on: date | None
    started_on: date | None
    meetings: tuple[date, ...]
    assessed_on: date | None
    planned_on: date | None
    services_on: date | None
    decided_on: date | None
    served_on: date | None
    service_on: date | None
    ends_on: date | None
    ended_on: date | None
    closed_on: date | None

    @property
    def last_day(self) -> date:
        """The day of the last act."""
        days = (
            self.received_on, self.urgency_on, self.met_on, self.started_on, *self.meetings,
            self.assessed_on, self.planned_on, self.services_on, self.decided_on, self.served_on,
            self.service_on, self.ended_on, self.closed_on,
        )  # fmt: skip
        return max(day for day in days if day is not None)


def make_course(random: Random, today: date, step: str, months: int) -> Course:
    """Return the days of a case that stands at `step` today; most have time left."""
    index = STEPS.index(step)
    mood = random.random()
    spans = _LATE if mood < 0.035 else _SOON if mood < 0.09 else _FINE
    low, high = (spans if index < len(spans) else _FINE)[index]
    age = random.randint(low, high)
    reached = _Reached(random, today, index)
    received = add_days(today, -age)
    urgency = reached.day(received, 2, 0, 1)
    met = reached.day(received, 3, 2, 6)
    started = reached.day(received, 3, 3, 7)
    meetings = reached.meetings(started)
    assessed = reached.day(received, 6, 40, 58)
    planned = reached.day(assessed, 7, 2, 7)
    services = reached.day(planned, 9, 1, 5)
    decided = reached.day(services, 11, 1, 5)
    served = reached.day(decided, 12, 0, 2)
    service = reached.day(served, 12, 3, 9)
    ends = add_months(service, months) if service else None
    if index == 12 and ends is not None and ends <= today:
        ends = add_days(today, random.randint(10, 38))
    if index >= 13 and ends is not None:
        ends = add_days(today, random.randint(-3, 9) if index == 13 else random.randint(-30, -2))
    ended = ends if index == 14 else None
    return Course(
        step, received, urgency, met, started, meetings, assessed, planned, services, decided,
        served, service, ends, ended, ended,
    )  # fmt: skip


class _Reached:
    """Gives days of acts that lie behind the step a case stands at."""

    def __init__(self, random: Random, today: date, index: int) -> None:
        self._random, self._today, self._index = random, today, index

    def day(self, since: date | None, needs: int, low: int, high: int) -> date | None:
        """Return a working day `low`-`high` days after `since`, when step `needs` is reached."""
        if since is None or self._index < needs:
            return None
        day = next_working_day(add_days(since, self._random.randint(low, high)))
        return min(day, self._today)

    def meetings(self, started: date | None) -> tuple[date, ...]:
        """Return the days of the meetings of the assessment."""
        if started is None or self._index < 4:
            return ()
        many = self._random.randint(1, 3) if self._index > 4 else self._random.randint(0, 2)
        days = (next_working_day(add_days(started, 9 * n + 5)) for n in range(many))
        return tuple(day for day in days if day <= self._today)
