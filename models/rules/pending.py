"""How a matter becomes pending (vireilletulo): since when, whom it binds and as which task."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from models.rules.documents.schema import Values
from models.rules.errors import RuleBroken
from models.rules.kinds import INTAKE_KINDS, DocumentKind, Group, ServiceTask

HELSINKI = ZoneInfo("Europe/Helsinki")

GROUP_OF: Mapping[DocumentKind, Group] = {
    DocumentKind.CONTACT: Group.OTHER,
    DocumentKind.NOTIFICATION: Group.OTHER,
    DocumentKind.CHILD_WELFARE_NOTIFICATION: Group.CHILD_PROTECTION,
    DocumentKind.APPLICATION: Group.OTHER,
}
TASK_OF: Mapping[Group, ServiceTask] = {
    Group.SPECIAL_SUPPORT: ServiceTask.FAMILIES,
    Group.CHILD_PROTECTION: ServiceTask.CHILD_PROTECTION,
    Group.OTHER: ServiceTask.FAMILIES,
}


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
