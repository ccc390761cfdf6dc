"""What a BPMN file must hold together: each id of one element, each reference with an end."""

from lxml.etree import _Element as Element

from diagram.graph.names import MODEL, NODE_KINDS, REFUSED, SHAPES, local, space_of, tag
from models.rules.errors import RuleBroken

NODE_LIMIT = 5_000
ID_LIMIT = 300

_REFERENCES = {
    "sequenceFlow": ("sourceRef", "targetRef"),
    "boundaryEvent": ("attachedToRef",),
}
"""Attributes that must name an element of the file; a default flow is looked at apart."""


def refuse_unfit(root: Element) -> None:
    """Refuse what cannot be carried out or does not hold together.

    Raises RuleBroken: "bpmn.refused" (element, kind), "bpmn.too_many" (limit),
    "bpmn.duplicate_id" (element), "bpmn.missing_reference" (element, reference).
    """
    _refuse_what_cannot_be_carried_out(root)
    _refuse_doubles(root)
    _refuse_loose_ends(root)


def id_of(element: Element) -> str:
    """Return an element's id; RuleBroken("bpmn.no_id", element) without one or for a long one."""
    found = str(element.get("id", ""))
    if not found or len(found) > ID_LIMIT:
        raise RuleBroken("bpmn.no_id", element=local(element))
    return found


def _refuse_what_cannot_be_carried_out(root: Element) -> None:
    count = 0
    for element in root.iter(tag(MODEL, "*")):
        name = local(element)
        count += name in NODE_KINDS
        if element.get("isForCompensation") == "true":
            raise RuleBroken("bpmn.refused", element=_named(element), kind="isForCompensation")
        if name in REFUSED:
            raise RuleBroken("bpmn.refused", element=_named(element), kind=name)
    if count > NODE_LIMIT:
        raise RuleBroken("bpmn.too_many", limit=NODE_LIMIT)


def _refuse_doubles(root: Element) -> None:
    seen: set[str] = set()
    for element in root.iter(tag(MODEL, "*"), tag(SHAPES, "*")):
        own = element.get("id")
        if own in seen:
            raise RuleBroken("bpmn.duplicate_id", element=str(own)[:ID_LIMIT])
        if own:
            seen.add(str(own))


def _refuse_loose_ends(root: Element) -> None:
    known = {element.get("id") for element in root.iter(tag(MODEL, "*"))}
    for element in root.iter(tag(MODEL, "*")):
        wanted = [element.get(name, "") for name in _REFERENCES.get(local(element), ())]
        if element.get("default") is not None and local(element) in NODE_KINDS:
            wanted.append(element.get("default", ""))
        for reference in wanted:
            if reference not in known:
                raise RuleBroken(
                    "bpmn.missing_reference",
                    element=_named(element),
                    reference=str(reference)[:ID_LIMIT],
                )


def _named(element: Element) -> str:
    """Return the id of an element or of the nearest around it that has one."""
    owner: Element | None = element
    while owner is not None and space_of(owner) == MODEL:
        if owner.get("id"):
            return str(owner.get("id"))[:ID_LIMIT]
        owner = owner.getparent()
    return local(element)
