"""A reckoned time limit: its days and every step of the way, in the order it was counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepKindCode(StrEnum):
    """What one step of the counting says."""

    START_NOT_COUNTED = "start_not_counted"
    COUNTED = "counted"
    SKIPPED = "skipped"
    MONTH_END = "month_end"
    ROLLED = "rolled"
    PRESUMED_RECEIPT = "presumed_receipt"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class ReckonStep:
    """One step of the counting.

    `number` is which working day a counted day is, how long a period is, the day number that a
    month lacks, or on which day receipt is presumed. `name` is the Finnish name of a skipped day,
    the unit of a period ("days", "months") or the way of service. `statute` is a Finnish citation.
    """

    day: date | None
    kind: StepKindCode
    name: str = ""
    number: int | None = None
    statute: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A time limit with its explanation.

    `nominal` is the plain arithmetic, `due` the last lawful day, `target` the last working day
    not after `nominal`, `stricter` the earlier last day if the eves counted among working days,
    else `due`. `deemed_received` is set where the time runs from service.
    """

    nominal: date
    due: date
    target: date
    stricter: date
    steps: tuple[ReckonStep, ...]
    basis: tuple[str, ...]
    deemed_received: date | None = None
