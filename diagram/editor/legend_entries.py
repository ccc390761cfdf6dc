"""What the legend of the map says, and which cases each of its entries stands for."""

from dataclasses import dataclass

from diagram.editor.shading import Shading
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords
from models.rules.case_filter import Choice, Facet, Limit
from models.rules.kinds import DueState

STATES_SHOWN = (DueState.TIME_LEFT, DueState.SOON, DueState.LATE, DueState.IDLE)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign with its words; without a facet it is no choice but the line of the last day.

    `state` is the shape, None for a plain swatch; `hollow` stands for a house target, `is_former`
    for a step that only an older version of the path has.
    """

    words: str
    colour: str
    facet: Facet | None = None
    values: frozenset[Choice] = frozenset()
    state: DueState | None = None
    hollow: bool = False
    is_former: bool = False


def legend_entries(
    theme: MapTheme, words: MapWords, shading: Shading, *, has_former: bool = False
) -> tuple[LegendEntry, ...]:
    """Return the entries: colours that do not tell the state, the states, and the rest.

    `has_former` where steps are shown that only older versions of the path have.
    """
    coloured = shading.facet is not None
    shades = [
        LegendEntry(shade.name, shade.colour(theme), shading.facet, shade.values)
        for shade in shading.shades
    ]
    states = [
        LegendEntry(
            words.states[state],
            theme.ink if coloured else theme.mark(state),
            Facet.STATES,
            frozenset({state}),
            state,
        )
        for state in STATES_SHOWN
    ]
    target = LegendEntry(
        words.target,
        theme.ink if coloured else theme.ok,
        Facet.LIMITS,
        frozenset({Limit.TARGET}),
        DueState.TIME_LEFT,
        hollow=True,
    )
    former = (LegendEntry(words.former, theme.dim, is_former=True),) if has_former else ()
    return (*shades, *states, target, LegendEntry(words.last_day, theme.late), *former)
