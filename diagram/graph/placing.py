"""Where a new element goes among the others, as the standard's order of children wants it."""

from collections.abc import Sequence, Set
from itertools import pairwise

from lxml.etree import _Element as Element

from diagram.graph.names import BOUNDS, LINES, MODEL, OURS, SHAPES, local, space_of, tag

_ORDER = (
    ("documentation",),
    ("extensionElements",),
    ("auditing",),
    ("monitoring",),
    ("categoryValueRef",),
    ("incoming",),
    ("outgoing",),
    ("ioSpecification",),
    ("property", "dataInput", "dataOutput"),
    ("dataInputAssociation", "dataOutputAssociation", "inputSet", "outputSet"),
    ("resourceRole", "performer", "humanPerformer", "potentialOwner"),
    ("standardLoopCharacteristics", "multiInstanceLoopCharacteristics"),
    ("laneSet",),
    (),
    ("textAnnotation", "association", "group"),
)
_RANKS = {name: rank for rank, names in enumerate(_ORDER) for name in names}
_USUAL = _ORDER.index(())
_ENDING = frozenset({"resourceRole", "performer", "humanPerformer", "potentialOwner"})
"""What the standard puts last in a process, but before the rest in an activity."""

_SPACES = frozenset({MODEL, SHAPES, BOUNDS, LINES, OURS})
_MIXED = frozenset(
    {
        "documentation",
        "text",
        "script",
        "conditionExpression",
        "formalExpression",
        "expression",
        "timeDuration",
        "timeDate",
        "timeCycle",
    }
)
"""Elements whose blanks may be text."""


def put(parent: Element, child: Element) -> None:
    """Insert a child where the standard's order wants it, after its equals."""
    rank = _rank(parent, child)
    if child.getparent() is parent:
        parent.remove(child)
    for other in reversed(parent):
        if isinstance(other.tag, str) and _rank(parent, other) <= rank:
            parent.insert(parent.index(other) + 1, child)
            return
    parent.insert(0, child)


def sort(parent: Element, wanted: Sequence[Element]) -> None:
    """Give some children of `parent` the wanted order, in the places they have together."""
    places = [number for number, child in enumerate(parent) if child in set(wanted)]
    if [parent[number] for number in places] == list(wanted):
        return
    tails = [parent[number].tail for number in places]
    for child in wanted:
        parent.remove(child)
    for number, child, tail in zip(places, wanted, tails, strict=True):
        child.tail = tail
        parent.insert(number, child)


def tidy(element: Element, known: Set[Element], level: int = 0) -> None:
    """Set new elements on lines of their own; what is `known` keeps its blanks."""
    if not len(element) or _is_text(element):
        return
    inner, outer = "\n" + "  " * (level + 1), "\n" + "  " * level
    if not element.text and element[0] not in known:
        element.text = inner
    for child, following in pairwise((*element, None)):
        is_new = child not in known or (following is not None and following not in known)
        if child is not None and not child.tail and is_new:
            child.tail = outer if following is None else inner
        if child is not None:
            tidy(child, known, level + 1)


def _is_text(element: Element) -> bool:
    return space_of(element) not in _SPACES or (
        space_of(element) == MODEL and local(element) in _MIXED
    )


def _rank(parent: Element, child: Element) -> int:
    name = local(child)
    if name in _ENDING and parent.tag == tag(MODEL, "process"):
        return len(_ORDER)
    return _RANKS.get(name, _USUAL)
