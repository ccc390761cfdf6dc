"""How a matter becomes pending (vireilletulo): by which document and since when."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from models.rules.documents.schema import Values
from models.rules.errors import RuleBroken
from models.rules.kinds import INTAKE_KINDS, DocumentKind

HELSINKI = ZoneInfo("Europe/Helsinki")


def require_intake_kind(kind: DocumentKind) -> None:
    """Raise RuleBroken("intake.kind") for a document by which no matter becomes pending."""
    if kind not in INTAKE_KINDS:
        raise RuleBroken("intake.kind", document=kind)


def receipt(values: Values, *, now: datetime) -> tuple[date, datetime | None]:
    """Return the day of receipt and, where the time was recorded, the moment.

    `values` are checked already. Raises RuleBroken("intake.received_in_future").
    """
    day = date.fromisoformat(str(values["received_on"]))
    clock = values.get("received_time")
    at = _moment(day, str(clock)) if clock else None
    local = now.astimezone(HELSINKI)
    if day > local.date() or (at is not None and at > local):
        raise RuleBroken("intake.received_in_future", field="received_on")
    return day, at


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=HELSINKI)
