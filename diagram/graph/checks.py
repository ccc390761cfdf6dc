"""What is wrong with a process definition, each finding at its element: none before publishing."""

from collections.abc import Collection

from diagram.graph.checks_law import broken_law
from diagram.graph.checks_parallel import broken_parallels
from diagram.graph.checks_shape import RESERVED, broken_ids, broken_shape
from diagram.graph.checks_words import missing_words
from diagram.graph.problem import HINTS, Problem
from diagram.graph.ways import Ways
from models.rules.guards import GUARDS
from models.rules.path_order import as_walked, without_notes
from models.rules.process import ProcessDefinition

__all__ = ["HINTS", "RESERVED", "Problem", "problems"]


def problems(
    definition: ProcessDefinition, *, guards: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Return every problem of `definition`, in the order of its checks; empty when it is sound.

    What only follows from another problem is not told: of a part that cannot be reached, only its
    beginning. `guards` are the known guard names, those of `models.rules.guards` unless given.
    """
    known = GUARDS if guards is None else guards
    drawn, walked = Ways(without_notes(definition)), Ways(as_walked(definition))
    found = (
        *broken_ids(definition),
        *broken_shape(drawn),
        *broken_parallels(drawn.definition),
        *broken_law(walked, known),
        *missing_words(definition),
    )
    return tuple(dict.fromkeys(found))
