"""Kinds of cases as drawn: each due state in each colour, in the order in which they are piled."""

from dataclasses import dataclass

from diagram.editor.caseload import STATES, Caseload, Numbers
from diagram.editor.shading import Shading
from diagram.editor.theme import MapTheme
from models.rules.kinds import DueState


@dataclass(frozen=True, slots=True)
class Kind:
    """What cases of one kind look like: the state gives shape and hatch."""

    state: DueState
    colour: str


def kinds_of(shading: Shading, theme: MapTheme) -> tuple[Kind, ...]:
    """Return all kinds, the one that lies lowest in a pile first."""
    colours = shading.colours(theme)
    if not colours:
        return tuple(Kind(state, theme.mark(state)) for state in STATES)
    if shading.grouped:
        return tuple(Kind(state, colour) for colour in colours for state in STATES)
    return tuple(Kind(state, colour) for state in STATES for colour in colours)


def kind_places(load: Caseload, shading: Shading) -> Numbers:
    """Return the place of each case among the kinds."""
    if not shading.shades:
        return load.state
    if shading.grouped:
        return load.shade * len(STATES) + load.state
    return load.state * len(shading.shades) + load.shade
