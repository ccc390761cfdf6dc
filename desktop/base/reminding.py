"""When the corner of the screen reminds: never at a quiet hour, never of a rung put aside."""

import json
from dataclasses import dataclass, replace
from datetime import date, time

from models.rules.organisation import NO_CHANGES, DayChanges
from models.rules.workdays import is_working_day


@dataclass(frozen=True, slots=True)
class Reminding:
    """What one worker wants to be reminded of at this workstation.

    `aside` are the rungs of the house's ladder that are not told; quiet hours go from
    `quiet_from` to `quiet_to`, over midnight where the end comes first, and are none where both
    are the same. Days off are quiet unless `days_off`.
    """

    shown: bool = True
    aside: tuple[int, ...] = ()
    quiet_from: time = time(17)
    quiet_to: time = time(7)
    days_off: bool = False

    def may_tell(self, day: date, at: time, changes: DayChanges = NO_CHANGES) -> bool:
        """Answer whether something may be told now."""
        if not self.shown or self._is_quiet(at):
            return False
        return self.days_off or is_working_day(day, changes=changes)

    def tells(self, step: int) -> bool:
        """Answer whether a rung of the ladder is told."""
        return step not in self.aside

    def shown_as(self, managed: object) -> "Reminding":
        """Return it as the organisation has set it, unchanged where it has set nothing."""
        return replace(self, shown=managed) if isinstance(managed, bool) else self

    @property
    def as_text(self) -> str:
        """What is kept on the workstation."""
        return json.dumps(
            {
                "shown": self.shown,
                "aside": self.aside,
                "quiet_from": self.quiet_from.isoformat("minutes"),
                "quiet_to": self.quiet_to.isoformat("minutes"),
                "days_off": self.days_off,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> "Reminding":
        """Return what was kept; the usual where nothing readable was."""
        try:
            kept = json.loads(text)
            return cls(
                shown=kept["shown"] is True,
                aside=tuple(int(step) for step in kept["aside"]),
                quiet_from=time.fromisoformat(kept["quiet_from"]),
                quiet_to=time.fromisoformat(kept["quiet_to"]),
                days_off=kept["days_off"] is True,
            )
        except (ValueError, KeyError, TypeError):
            return cls()

    def _is_quiet(self, at: time) -> bool:
        begins, ends = self.quiet_from, self.quiet_to
        if begins <= ends:
            return begins <= at < ends
        return at >= begins or at < ends
