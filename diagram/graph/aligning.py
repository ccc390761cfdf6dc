"""Edits that put chosen shapes in line or at equal distances."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from diagram.graph.changing import boxes, scopes
from diagram.graph.edits_moving import placed
from diagram.graph.geometry import Axis, hull
from models.rules.errors import RuleBroken
from models.rules.process import Box, ProcessDefinition

__all__ = ["Axis", "Side", "align", "distribute"]


class Side(StrEnum):
    """Where shapes are put in line: left, centre and right across; top, middle, bottom down."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


_ALIGNED: Mapping[Side, Callable[[Box, Box], Box]] = {
    Side.LEFT: lambda box, whole: replace(box, x=whole.x),
    Side.CENTRE: lambda box, whole: replace(box, x=whole.x + (whole.width - box.width) / 2),
    Side.RIGHT: lambda box, whole: replace(box, x=whole.x + whole.width - box.width),
    Side.TOP: lambda box, whole: replace(box, y=whole.y),
    Side.MIDDLE: lambda box, whole: replace(box, y=whole.y + (whole.height - box.height) / 2),
    Side.BOTTOM: lambda box, whole: replace(box, y=whole.y + whole.height - box.height),
}


def align(definition: ProcessDefinition, ids: Iterable[str], side: Side) -> ProcessDefinition:
    """Put chosen steps or phases in line.

    Raises RuleBroken "edit.choose_more" (least) for fewer than two, "edit.not_together" for those
    of different phases, which would move from one to another.
    """
    chosen = _chosen(definition, ids, least=2)
    whole = hull(chosen.values())
    return placed(definition, {key: _ALIGNED[side](box, whole) for key, box in chosen.items()})


def distribute(definition: ProcessDefinition, ids: Iterable[str], axis: Axis) -> ProcessDefinition:
    """Put equal gaps between chosen steps or phases, the outermost staying where they are.

    Raises RuleBroken "edit.choose_more" (least) for fewer than three, "edit.not_together".
    """
    chosen = _chosen(definition, ids, least=3)
    size = "width" if axis is Axis.X else "height"
    order = sorted(chosen, key=lambda key: (getattr(chosen[key], axis), key))
    first, last = chosen[order[0]], chosen[order[-1]]
    span = getattr(last, axis) + getattr(last, size) - getattr(first, axis)
    gap = (span - sum(getattr(box, size) for box in chosen.values())) / (len(order) - 1)
    at, new = getattr(first, axis), {}
    for key in order:
        box = chosen[key]
        new[key] = replace(box, x=at) if axis is Axis.X else replace(box, y=at)
        at += getattr(box, size) + gap
    return placed(definition, new)


def _chosen(definition: ProcessDefinition, ids: Iterable[str], *, least: int) -> dict[str, Box]:
    known = boxes(definition)
    found = {key: known[key] for key in ids if key in known}
    if len(found) < least:
        raise RuleBroken("edit.choose_more", least=least)
    where = scopes(definition)
    if len({where[key] for key in found}) > 1:
        raise RuleBroken("edit.not_together")
    return found
