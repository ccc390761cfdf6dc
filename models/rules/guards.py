"""Named conditions of moves (vartijat): each says what is missing, never just no."""

from collections.abc import Callable
from typing import TypeAlias

from models.rules.facts import CaseView, Missing

Guard: TypeAlias = Callable[[CaseView], tuple[Missing, ...]]

GUARDS: dict[str, Guard] = {}


def missing_for(guard: str, view: CaseView) -> tuple[Missing, ...]:
    """Return what `guard` still wants; KeyError for an unknown name."""
    return GUARDS[guard](view)
