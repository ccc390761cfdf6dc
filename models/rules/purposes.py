"""Why something is done: purposes of use (ATL 703/2023 10 §) and reasons that must be given."""

from enum import StrEnum

from models.rules.cleaning import clean_text
from models.rules.errors import RuleBroken


class Purpose(StrEnum):
    """A purpose as the use log keeps it: a code, never free text."""

    CLIENT_WORK = "client_work"
    SUBSTITUTE = "substitute"
    DUTY = "duty"
    SUPERVISION = "supervision"
    COMPLAINT = "complaint"
    LOG_REQUEST = "log_request"
    PRINT = "print"
    SERVING = "serving"
    EXPORT = "export"


def stated_purpose(text: str) -> Purpose:
    """Return the purpose; RuleBroken("purpose.missing" | "purpose.unknown") for anything else."""
    if not text.strip():
        raise RuleBroken("purpose.missing", statute="ATL 703/2023 10 §")
    if text not in set(Purpose):
        raise RuleBroken("purpose.unknown")
    return Purpose(text)


def stated_reason(text: str) -> str:
    """Return a reason in words; RuleBroken("reason.missing") when there is none."""
    reason = clean_text(text).strip()
    if not reason:
        raise RuleBroken("reason.missing")
    return reason
