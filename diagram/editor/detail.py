"""Level of detail: what a case is drawn as, by how many pixels lie between two cases."""

from dataclasses import dataclass

SMALLEST_TEXT = 7.0
"""Pixels; nothing is ever written smaller."""

TILES_UNDER = (4.0, 5.2)
PILLS_FROM = (33.0, 39.0)
CARDS_FROM = (104.0, 116.0)
NEAREST = 250.0
"""Pixels between two cases at the nearest zoom."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How strongly each way of drawing shows (0-1); neighbours blend into each other."""

    tiles: float
    dots: float
    pills: float
    cards: float

    @property
    def name(self) -> str:
        """The way that shows most: "far", "normal", "near" or "close"."""
        parts = {"far": self.tiles, "normal": self.dots, "near": self.pills, "close": self.cards}
        return max(parts, key=parts.__getitem__)


def detail_at(pixels: float) -> Detail:
    """Return the detail for `pixels` between two cases."""
    dots, pills, cards = (_ramp(pixels, *band) for band in (TILES_UNDER, PILLS_FROM, CARDS_FROM))
    return Detail(1 - dots, dots * (1 - pills), pills * (1 - cards), cards)


def text_size(wanted: float) -> float | None:
    """Return a text size in pixels, None when it would be too small to read."""
    return wanted if wanted >= SMALLEST_TEXT else None


def _ramp(value: float, start: float, end: float) -> float:
    return min(max((value - start) / (end - start), 0.0), 1.0)
