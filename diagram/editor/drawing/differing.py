"""A difference of two versions as signs on the drawing, the removed elements as pale shapes."""

from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.shown import Differs, Marks
from diagram.graph.difference import PathDifference
from diagram.graph.foreign import ForeignElement
from diagram.graph.names import FLOW, LINE, OWN_TAGS
from models.rules.process import ProcessDefinition, StepKind


def differing(difference: PathDifference, before: ProcessDefinition | None) -> Marks:
    """Return the signs of a difference; removed elements lie where they were in `before`."""
    signs = dict.fromkeys(difference.changed_layout, Differs.MOVED)
    signs |= dict.fromkeys(difference.changed_meaning, Differs.CHANGED)
    signs |= dict.fromkeys(difference.added, Differs.ADDED)
    # where the former version itself is shown
    signs |= dict.fromkeys(difference.removed, Differs.REMOVED)
    places = Places(before) if before is not None else None
    known = (name for name in difference.removed if places is not None and name in places)
    return Marks(differences=signs, gone=tuple(_shape(places, name) for name in known if places))


def _shape(places: Places, name: str) -> ForeignElement:
    if places.kind(name) is Kind.FLOW:
        kind = LINE if places.is_line(name) else FLOW
        return ForeignElement(name, kind, "", line=places.points(name))
    known = places.steps.get(name) or places.phases.get(name)
    said = known.words.fi if known is not None else ""
    kind = "boundaryEvent" if name in places.deadlines else "task"
    kind = OWN_TAGS[StepKind.NOTE] if name in places.notes else kind
    return ForeignElement(name, kind, said, places.box(name))
