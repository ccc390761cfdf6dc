"""What two versions of the path differ in: what it means apart from how it is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeAlias

from models.rules.path_order import pairs
from models.rules.process import DeadlineMark, Flow, Phase, ProcessDefinition, Step

Element: TypeAlias = Step | Phase | Flow | DeadlineMark

LAYOUT = frozenset({"box", "label", "waypoints"})
"""Fields that only say where something is drawn."""

_OWNER = "phase"
_ORDER = "branches"
_NOT_COMPARED = frozenset({"id", "deadlines"})


@dataclass(frozen=True, slots=True)
class PathDifference:
    """Ids of what a newer version adds, lacks and says or draws otherwise.

    `changed_meaning` names the fields; a deadline's phase is its field "phase". An element whose
    meaning changed is not in `changed_layout`. The name of the path itself stands under its id.
    "branches" is the order in which parallel branches are done. `notes` are those of the elements
    that are notes or lines to notes: no case is carried otherwise because of them.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed_meaning: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changed_layout: tuple[str, ...] = ()
    notes: frozenset[str] = frozenset()

    @property
    def has_meaning(self) -> bool:
        """Answer whether cases could be carried otherwise than before."""
        return any(name not in self.notes for name in self._told())

    @property
    def is_layout_only(self) -> bool:
        """Answer whether only the drawing differs, the notes on it included."""
        return bool(self) and not self.has_meaning

    def __bool__(self) -> bool:
        """Answer whether anything differs."""
        return bool(self.changed_layout or self._told())

    def _told(self) -> tuple[str, ...]:
        return (*self.added, *self.removed, *self.changed_meaning)


def difference(old: ProcessDefinition, new: ProcessDefinition) -> PathDifference:
    """Return what `new` says or draws otherwise than `old`, in drawing order."""
    before, after = elements(old), elements(new)
    meaning: dict[str, tuple[str, ...]] = {}
    layout: list[str] = []
    if old.words != new.words:
        meaning[new.id] = ("words",)
    owners = _owners(old), _owners(new)
    orders = _orders(old), _orders(new)
    for name, element in after.items():
        former = before.get(name)
        is_ordered = orders[0].get(name) == orders[1].get(name)
        is_owned = owners[0].get(name) == owners[1].get(name)
        if former is None or (former is element and is_owned and is_ordered):
            continue
        changed = _changed(former, element, (owners[0].get(name), owners[1].get(name)))
        changed = changed if is_ordered else (*changed, _ORDER)
        if told := tuple(each for each in changed if each not in LAYOUT):
            meaning[name] = told
        elif changed:
            layout.append(name)
    return PathDifference(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed_meaning=meaning,
        changed_layout=tuple(layout),
        notes=_beside(old) | _beside(new),
    )


def elements(definition: ProcessDefinition) -> dict[str, Element]:
    """Return phases, their deadlines, steps and flows by id."""
    found: dict[str, Element] = {}
    for phase in definition.phases:
        found[phase.id] = phase
        found.update((mark.id, mark) for mark in phase.deadlines)
    found.update((step.id, step) for step in definition.steps)
    found.update((flow.id, flow) for flow in definition.flows)
    return found


def _owners(definition: ProcessDefinition) -> dict[str, str]:
    return {mark.id: phase.id for phase in definition.phases for mark in phase.deadlines}


def _orders(definition: ProcessDefinition) -> dict[str, tuple[str, ...]]:
    """Return the branches of each parallel split, in the order in which they are done."""
    return {pair.split: tuple(branch.out for branch in pair.branches) for pair in pairs(definition)}


def _beside(definition: ProcessDefinition) -> frozenset[str]:
    """Return the notes and the lines to them."""
    notes = definition.notes
    lines = (f.id for f in definition.flows if f.target in notes or f.source in notes)
    return notes | frozenset(lines) if notes else notes


def _changed(old: Element, new: Element, owners: tuple[str | None, str | None]) -> Iterable[str]:
    if type(old) is not type(new):
        return ("kind",)
    names = [each.name for each in fields(new) if each.name not in _NOT_COMPARED]
    found = [name for name in names if getattr(old, name) != getattr(new, name)]
    return [*found, _OWNER] if owners[0] != owners[1] else found
