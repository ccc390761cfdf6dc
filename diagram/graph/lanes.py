"""Who does the steps, said in the standard's own way: lanes (kaistat) that are not drawn."""

from collections.abc import Iterable, Mapping

from lxml import etree
from lxml.etree import SubElement
from lxml.etree import _Element as Element

from diagram.graph.names import MODEL, tag
from diagram.graph.placing import put
from models.rules.process import ProcessDefinition, Step, StepRole

_SET = "Lanes_{}"
_LANE = "Lane_{}_{}"

_NAMES = {
    StepRole.OWN_WORKER: "Omatyöntekijä",
    StepRole.SOCIAL_WORKER: "Sosiaalityöntekijä",
    StepRole.SOCIAL_COUNSELLOR: "Sosiaaliohjaaja",
    StepRole.TEAM_LEAD: "Johtava sosiaalityöntekijä",
    StepRole.SECRETARY: "Toimistosihteeri",
}
"""The export speaks Finnish, as names of steps do."""


def lay_lanes(
    definition: ProcessDefinition, was: ProcessDefinition | None, scopes: Mapping[str, Element]
) -> None:
    """Write the lanes of each scope (the process, a phase) whose roles have changed."""
    for scope_id, scope in scopes.items():
        phase = None if scope_id == definition.id else scope_id
        roles = _roles(definition.steps, phase)
        before = _roles(was.steps, phase) if was is not None else {}
        if roles != before:
            _erase(scope, scope_id)
            _write(scope, scope_id, roles)


def _roles(steps: Iterable[Step], phase: str | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for step in steps:
        if step.role and step.phase == phase:
            found.setdefault(step.role, []).append(step.id)
    return found


def _erase(scope: Element, scope_id: str) -> None:
    for lanes in scope.findall(tag(MODEL, "laneSet")):
        if lanes.get("id") == _SET.format(scope_id):
            scope.remove(lanes)


def _write(scope: Element, scope_id: str, roles: Mapping[str, Iterable[str]]) -> None:
    if not roles:
        return
    lanes = etree.Element(tag(MODEL, "laneSet"), {"id": _SET.format(scope_id)}, nsmap=None)
    put(scope, lanes)
    for role, steps in roles.items():
        lane = SubElement(lanes, tag(MODEL, "lane"))
        lane.set("id", _LANE.format(scope_id, role))
        lane.set("name", _NAMES.get(StepRole(role), role))
        for step in steps:
            SubElement(lane, tag(MODEL, "flowNodeRef")).text = step
