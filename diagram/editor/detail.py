"""Level of detail: what a case is drawn as, by the room it has and by how much of the map shows."""

from dataclasses import dataclass

SMALLEST_TEXT = 7.0
"""Pixels; nothing is ever written smaller."""

PHASES_UNDER = (0.50, 0.56)
STEPS_UNDER = (0.72, 0.80)
"""Shares of the fitted zoom under which whole phases, and steps, become tiles."""

_EARLIEST = 1.25

TILES_UNDER = (4.0, 5.2)
PILLS_FROM = (33.0, 39.0)
CARDS_FROM = (104.0, 116.0)
NEAREST = 250.0
"""Pixels between two cases at the nearest zoom."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How strongly each way of drawing shows (0-1); neighbours blend into each other."""

    phases: float
    tiles: float
    dots: float
    pills: float
    cards: float

    @property
    def far(self) -> float:
        """How strongly tiles of steps show, also those under tiles of phases that blend in."""
        return self.phases + self.tiles

    @property
    def name(self) -> str:
        """The way that shows most: "farthest", "far", "normal", "near" or "close"."""
        parts = {
            "farthest": self.phases,
            "far": self.tiles,
            "normal": self.dots,
            "near": self.pills,
            "close": self.cards,
        }
        return max(parts, key=parts.__getitem__)


def detail_at(pixels: float, share: float = 1.0, enlarged: float = 1.0) -> Detail:
    """Return the detail for `pixels` between two cases, at a `share` of the fitted zoom.

    With enlarged text the tiles of phases come earlier, while there is room for their names.
    """
    dots, pills, cards = (_ramp(pixels, *band) for band in (TILES_UNDER, PILLS_FROM, CARDS_FROM))
    steps = _ramp(share / min(enlarged, _EARLIEST), *PHASES_UNDER)
    single = min(_ramp(share, *STEPS_UNDER) * dots, steps)
    pills, cards = min(pills, single), min(cards, single)
    return Detail(
        phases=1 - steps,
        tiles=steps - single,
        dots=single - pills,
        pills=pills - cards,
        cards=cards,
    )


def text_size(wanted: float) -> float | None:
    """Return a text size in pixels, None when it would be too small to read."""
    return wanted if wanted >= SMALLEST_TEXT else None


def _ramp(value: float, start: float, end: float) -> float:
    return min(max((value - start) / (end - start), 0.0), 1.0)
