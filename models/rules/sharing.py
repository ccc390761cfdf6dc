"""Giving the map or a list out of the program: on paper or as a file, with names or without."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.rules.errors import RuleBroken
from models.rules.purposes import Purpose, stated_purpose

MOST_NAMED = 500
"""Cases on one map or list with names: nobody needs more, and a lost one harms more."""
MOST_ON_PAPER = 1000
"""Rows of a list on paper: longer ones are exported as a table."""


class ShareForm(StrEnum):
    """How it leaves the program."""

    PRINT = "print"
    PDF = "pdf"
    SVG = "svg"
    PNG = "png"
    XLSX = "xlsx"
    CSV = "csv"


class ListKind(StrEnum):
    """Which list leaves the program; the use log names it."""

    WORKLIST = "worklist"
    CASES = "cases"
    TO_SIGN = "to_sign"
    TO_SERVE = "to_serve"
    LETTERS = "letters"
    APPEALS = "appeals"
    TEAM = "team"
    TEAM_CASES = "team_cases"
    LATE = "late"
    MISSING = "missing"
    SENT = "sent"
    STAFFING = "staffing"
    DAY_LOG = "day_log"
    LOG_EXTRACT = "log_extract"
    BOTTLENECKS = "bottlenecks"
    WHAT_IF = "what_if"
    MOVED_DUES = "moved_dues"
    USERS = "users"


@dataclass(frozen=True, slots=True)
class ShareMap:
    """A map of these cases is given out; `purpose` is wanted when it carries names."""

    form: ShareForm
    case_ids: Sequence[UUID]
    named: bool
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class ShareList:
    """A list is given out; `case_ids` are the cases that its rows tell of, as often as they do."""

    form: ShareForm
    kind: ListKind
    case_ids: Sequence[UUID]
    rows: int
    named: bool
    purpose: str = ""


def require_fitting(share: ShareList) -> None:
    """Raise RuleBroken("share.too_long") for a list that is too long for paper."""
    on_paper = share.form in (ShareForm.PRINT, ShareForm.PDF)
    if on_paper and share.rows > MOST_ON_PAPER:
        raise RuleBroken("share.too_long", most=MOST_ON_PAPER)


def purpose_of_share(share: ShareMap | ShareList) -> Purpose:
    """Return why a map or a list is given out.

    Without names the form says it. RuleBroken("share.too_many") for more names than may go out
    at once, ("purpose.missing" | "purpose.unknown") when none is stated for names.
    """
    if not share.named:
        return Purpose.PRINT if share.form is ShareForm.PRINT else Purpose.EXPORT
    if len(set(share.case_ids)) > MOST_NAMED:
        raise RuleBroken("share.too_many", most=MOST_NAMED)
    return stated_purpose(share.purpose)
