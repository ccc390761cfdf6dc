"""Why a client's file is opened, printed or given out (käyttötarkoitus, ATL 703/2023 10 §)."""

from enum import StrEnum

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
