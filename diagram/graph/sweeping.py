"""What would be left hanging when elements are taken away: foreign ties to them go too."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from diagram.graph.names import MODEL, local, tag

_ENDS = ("sourceRef", "targetRef", "attachedToRef")
_TIES = frozenset(
    {
        "sequenceFlow",
        "messageFlow",
        "association",
        "dataInputAssociation",
        "dataOutputAssociation",
        "boundaryEvent",
    }
)
_REFERENCES = ("flowNodeRef", "incoming", "outgoing", "sourceRef", "targetRef")


def ids_in(root: Element) -> set[str]:
    """Return the ids of all elements of the model."""
    return {str(e.get("id")) for e in root.iter(tag(MODEL, "*")) if e.get("id")}


def sweep(root: Element, gone: set[str]) -> set[str]:
    """Take away what refers to elements that are gone; return them and what went with them."""
    whole, latest = set(gone), set(gone)
    while latest:
        before = ids_in(root)
        for element in list(_hanging(root, latest)):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        latest = before - ids_in(root)
        whole |= latest
    return whole


def _hanging(root: Element, gone: set[str]) -> Iterator[Element]:
    for element in root.iter(tag(MODEL, "*")):
        if local(element) in _TIES and any(element.get(end) in gone for end in _ENDS):
            yield element
    for name in _REFERENCES:
        for reference in root.iter(tag(MODEL, name)):
            if (reference.text or "").strip() in gone:
                yield _tie_of(reference)


def _tie_of(reference: Element) -> Element:
    """Return the association that an end belongs to, else the reference itself."""
    parent = reference.getparent() if local(reference) in _ENDS else None
    return parent if parent is not None and local(parent) in _TIES else reference
