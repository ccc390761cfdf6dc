"""The words of the map, given by the caller in the language of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.rules.facts import Missing
from models.rules.kinds import ClockKind, DueState
from models.rules.words import Language, Words


@dataclass(frozen=True, slots=True)
class MapWords:
    """Templates with named places, and functions that turn codes and dates into words.

    Pairs are (one, many); both have the place {count}. `age` takes the birth date.
    """

    language: Language
    cases: tuple[str, str]
    late: tuple[str, str]
    days_left: tuple[str, str]
    days_late: tuple[str, str]
    chosen: tuple[str, str]
    missing: tuple[str, str]
    """Places {count} and {names}."""
    ruler_days: str
    ruler_months: str
    ruler_late: str
    last_day: str
    no_clock: str
    days_short: str
    more: str
    target: str
    unassigned: str
    urgent: str
    non_disclosure: str
    ready: str
    """Place {step}."""
    no_way: str
    no_branch: str
    branches: tuple[str, str]
    """Places {number} for one case, {count} for many."""
    branch: str
    """Places {place}, {step}."""
    branch_lacks: tuple[str, str]
    """Places {place}, {step}: how many things are missing."""
    branch_some: str
    """Places {place}, {step}, {count}, {of}: how many of the chosen cases a flow leads there."""
    some_may: str
    """Places {step}, {count}, {of}."""
    refused: str
    """Places {number}, {step}."""
    mend: str
    map_name: str
    phase_place: str
    """Places {number}, {name}, {cases}, {late}."""
    step_place: str
    """Places {name}, {cases}, {late}, {next}: where the step leads."""
    case_place: str
    """Places {number}, {initials}, {step}, {days}."""
    move_asked: str
    """Places {number}, {step}."""
    states: dict[DueState, str]
    clock_name: Callable[[ClockKind], str]
    act: Callable[[str], str]
    missing_name: Callable[[Missing], str]
    day: Callable[[date], str]
    age: Callable[[date], str]
    final: str = ""
    """What a case says whose decision is final."""
    former: str = ""
    """What a step is that only an older version of the path has."""

    def say(self, words: Words) -> str:
        """Return words that carry their own languages in the language of the map."""
        return words.said_in(self.language)

    def count_cases(self, count: int) -> str:
        """Return e.g. "58 asiaa"."""
        return counted(self.cases, count)

    def count_late(self, count: int) -> str:
        """Return e.g. "2 myöhässä", empty for none."""
        return counted(self.late, count) if count else ""

    def days(self, left: int | None) -> str:
        """Return how long is left, in words."""
        if left is None:
            return self.no_clock
        if left == 0:
            return self.last_day
        return counted(self.days_late if left < 0 else self.days_left, abs(left))

    def days_in_short(self, left: int | None) -> str:
        """Return e.g. "9 pv" or "−3 pv" with a true minus sign."""
        if left is None:
            return "–"
        return self.days_short.format(count=left).replace("-", "−")


def counted(pair: tuple[str, str], count: int, **places: object) -> str:
    """Return the form of a template that fits `count`."""
    return pair[count != 1].format(count=count, **places)
