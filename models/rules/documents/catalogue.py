"""The services that phase 4 may choose, what each rests on and who decides it (domain A11)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from models.rules.words import Words


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """A service (palvelu) of the code list `service_choices`.

    `is_own` tells own production from that of others. `is_decided` is true where this unit makes
    a decision on it; the rest is guidance or cooperation (ohjaus, yhteistyö) recorded in plan and
    notes. `social_service` is its code in the decision, empty where none is made.
    """

    code: str
    words: Words
    is_own: bool
    is_decided: bool
    social_service: str
    legal_basis: Words
    child_protection_basis: Words


@cache
def service_choices() -> tuple[ServiceChoice, ...]:
    """Return all services in the order of the form."""
    return tuple(
        _choice(item) for item in resources.load_json("codes/service_choices.json")["codes"]
    )


def service_choice(code: object) -> ServiceChoice | None:
    """Return the service `code`, None when the list has none such."""
    return next((choice for choice in service_choices() if choice.code == code), None)


def legal_basis(social_service: object, language: str, *, child_protection: bool) -> str:
    """Return the legal ground of a decision on `social_service`; empty when none is known."""
    found = next((c for c in service_choices() if c.social_service == social_service), None)
    if found is None or not social_service:
        return ""
    special = found.child_protection_basis.said_in(language) if child_protection else ""
    return special or found.legal_basis.said_in(language)


def _choice(item: dict[str, Any]) -> ServiceChoice:
    own, special = item.get("legal_basis", {}), item.get("child_protection_basis", {})
    return ServiceChoice(
        code=item["code"],
        words=Words(item["fi"], item["sv"], item["en"]),
        is_own=item.get("group") == "own",
        is_decided=item["decided"],
        social_service=item.get("social_service", ""),
        legal_basis=Words(own.get("fi", ""), own.get("sv", "")),
        child_protection_basis=Words(special.get("fi", ""), special.get("sv", "")),
    )
