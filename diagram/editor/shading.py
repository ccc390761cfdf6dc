"""What the colour of a case tells: its due state, or what it is in some other respect."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from diagram.editor.caseload import Numbers
from diagram.editor.theme import MapTheme
from models.rules.case_filter import Choice, Facet, values_of
from models.rules.rows import CaseRow

MOST = 8
"""How many colours can be told apart; what comes after them shares one."""

OTHERS, NOTHING = MOST, MOST + 1
"""Places of the two greys among the colours of a theme."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour: what it stands for, and its place among the colours of a theme."""

    name: str
    values: frozenset[Choice]
    place: int

    def colour(self, theme: MapTheme) -> str:
        """Return the colour as #rrggbb."""
        return shade_colours(theme)[self.place]


@dataclass(frozen=True, slots=True)
class Shading:
    """Colours by one facet; without a facet the colour tells the due state.

    `grouped` piles cases of one colour together. Shapes and hatches tell the state in any case.
    """

    facet: Facet | None = None
    shades: tuple[Shade, ...] = ()
    grouped: bool = False

    def places(self, rows: Iterable[CaseRow]) -> Numbers:
        """Return the place of each row among the shades; what has none is with the last."""
        if self.facet is None or not self.shades:
            return np.array([0 for _ in rows], np.int64)
        known = {value: at for at, shade in enumerate(self.shades) for value in shade.values}
        last, facet = len(self.shades) - 1, self.facet
        return np.array([known.get(values_of(row, facet)[0], last) for row in rows], np.int64)

    def colours(self, theme: MapTheme) -> tuple[str, ...]:
        """Return the colours of the shades; none where the colour tells the due state."""
        return tuple(shade.colour(theme) for shade in self.shades)


BY_STATE = Shading()


def shade_colours(theme: MapTheme) -> tuple[str, ...]:
    """Return eight colours, one for all others and one for those that have nothing there."""
    if theme.dark:
        return (*_DARK, theme.dim, theme.idle)
    return (*_LIGHT, theme.dim, _LIGHT_NOTHING)


# Found by search: at least 3 : 1 on every ground of the map, and far apart for every kind of
# colour vision (tests/diagram/editor/test_shading.py).
_LIGHT = (
    "#0f474b", "#d46116", "#6478f4", "#820602", "#8036aa", "#aa3f14", "#897ba7", "#410b7d",
)  # fmt: skip
_LIGHT_NOTHING = "#7d8a94"
_DARK = (
    "#6a9df7", "#f7be02", "#c85291", "#b8d8a6", "#8f780f", "#77d8fc", "#d39655", "#7568e9",
)  # fmt: skip
