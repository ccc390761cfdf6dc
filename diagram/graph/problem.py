"""One finding on the path: what is wrong, where, and the section of law behind it."""

from dataclasses import dataclass

HINTS = frozenset(
    {
        "process.no_translation",
        "process.phases_overlap",
        "process.parallel_single",
        "process.reminder_unset",
    }
)
"""Codes of findings with which a path can still be used."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: `code` names its sentence, `element` where it is, `detail` a name or id.

    `statute` is a citation in Finnish, empty where none stands behind it; `fix` names the repair
    that `fixes.fix` makes, None where there is none.
    """

    code: str
    element: str
    detail: str = ""
    statute: str = ""
    fix: str | None = None

    @property
    def is_hint(self) -> bool:
        """Answer whether the path can be used in spite of it."""
        return self.code in HINTS
