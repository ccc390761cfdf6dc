"""Errors that a user can be told about: a code and facts, never prose and never personal data."""

from collections.abc import Mapping
from types import MappingProxyType


class PolkuError(Exception):
    """An expected refusal; `code` names the sentence shown, `facts` fill its places.

    Facts must not hold personal data: they reach logs.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, object] = MappingProxyType(dict(facts))


class RuleBroken(PolkuError):
    """The rule says no."""


class NotAllowed(PolkuError):
    """The actor lacks the right or the tie to the client."""

    def __init__(self, code: str = "right.missing", **facts: object) -> None:
        super().__init__(code, **facts)


class NotFound(PolkuError):
    """There is no such thing, or it is not the actor's to see: both answer alike."""

    def __init__(self, code: str = "not_found", **facts: object) -> None:
        super().__init__(code, **facts)


class StaleData(PolkuError):
    """Somebody else saved in between."""

    def __init__(self, code: str = "stale", **facts: object) -> None:
        super().__init__(code, **facts)


class StoreTrouble(PolkuError):
    """The world says no: disk full, file locked, wrong passphrase, damaged file."""
