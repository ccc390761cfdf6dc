"""The half-year report: its figures, what is missing, why cases are late, and what was sent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from models.rules.cleaning import clean_text
from models.rules.errors import RuleBroken
from models.rules.figures import HalfYear, Line
from models.rules.figures_staff import Staffing, Turn

COMMENT_LIMIT = 4000
REASON_LIMIT = 500


@dataclass(frozen=True, slots=True)
class MissingDate:
    """A day that was never recorded, in which case, and what shows that it should have been."""

    line: Line
    case_id: UUID
    number: str
    begun_on: date
    shown_on: date | None
    worker_name: str
    is_reachable: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class RecordedReason:
    """Why something was late, as somebody recorded it."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LateCase:
    """One late assessment: its days, who had the case meanwhile, and the recorded reasons.

    `days` are the working days past the limit, until the act or the last day counted.
    """

    line: Line
    case_id: UUID
    round: int
    number: str
    begun_on: date
    due: date
    done_on: date | None
    days: int
    turns: tuple[Turn, ...]
    reasons: tuple[RecordedReason, ...]
    is_reachable: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What of a line has changed since the report was sent."""

    line: Line
    sent: int
    now: int
    came: tuple[UUID, ...]
    gone: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class SentRow:
    """A report that was marked as sent."""

    id: UUID
    period: str
    sent_at: datetime
    sender: str
    comment: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page shows of one period; `previous` is None where there was none.

    `reachable` are the cases that the reader has a tie to, `numbers` the numbers of all.
    """

    figures: HalfYear
    previous: HalfYear | None
    missing: tuple[MissingDate, ...]
    staffing: Staffing | None
    area: str
    comment: str
    running: bool
    sent: tuple[SentRow, ...]
    differences: tuple[Difference, ...]
    reachable: frozenset[UUID]
    numbers: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class SentData:
    """What is kept of a sent report beside its pages: the numbers and the cases behind them."""

    figures: HalfYear
    staffing: Staffing | None
    comment: str
    area: str


def differences(sent: HalfYear, now: HalfYear) -> tuple[Difference, ...]:
    """Return the lines that count other cases now than when the report was sent."""
    found: list[Difference] = []
    for line in Line:
        before, after = Counter(sent.cases.get(line, ())), Counter(now.cases.get(line, ()))
        if before != after:
            came, gone = tuple((after - before).elements()), tuple((before - after).elements())
            found.append(Difference(line, before.total(), after.total(), came, gone))
    return tuple(found)


def checked_comment(text: str) -> str:
    """Return a comment ready to be kept; RuleBroken("text.too_long") over the limit."""
    return _within(clean_text(text).strip(), COMMENT_LIMIT)


def checked_reason(text: str) -> str:
    """Return a reason; RuleBroken("reason.missing" | "text.too_long")."""
    kept = _within(clean_text(text).strip(), REASON_LIMIT)
    if not kept:
        raise RuleBroken("reason.missing")
    return kept


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise RuleBroken("text.too_long", limit=most, length=len(text))
    return text
