"""Our own extension elements (laajennukset) in a BPMN file: read, replaced, and told from newer."""

from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.etree import QName, SubElement
from lxml.etree import _Element as Element

from diagram.graph.names import MODEL, OURS, tag
from diagram.graph.placing import put
from models.rules.errors import RuleBroken

_FAMILY = "urn:polku:"

_KNOWN: Mapping[str, frozenset[str]] = {
    "words": frozenset({"sv", "en"}),
    "help": frozenset({"sv", "en"}),
    "definition": frozenset({"version"}),
    "phase": frozenset({"number"}),
    "form": frozenset({"kind"}),
    "role": frozenset({"name"}),
    "statute": frozenset({"text"}),
    "guard": frozenset({"name"}),
    "reminder": frozenset({"of"}),
    "remind": frozenset({"after"}),
    "deadline": frozenset({"value", "unit", "calendar", "anchor", "clock", "statute", "reminder"}),
}
"""Every element of ours and its attributes; anything else is of a newer program."""


def all_ours(element: Element, name: str) -> list[Element]:
    """Return our extension elements of one name."""
    return list(element.findall(f"{tag(MODEL, 'extensionElements')}/{tag(OURS, name)}"))


def ours(element: Element, name: str) -> dict[str, str]:
    """Return the attributes of our first extension element of a name, empty without one."""
    found = all_ours(element, name)
    return {str(key): str(value) for key, value in found[0].attrib.items()} if found else {}


def set_ours(element: Element, name: str, entries: Sequence[Mapping[str, str]]) -> None:
    """Replace our extension elements of one name; foreign extensions stay where they are."""
    box = element.find(tag(MODEL, "extensionElements"))
    if box is None:
        if not entries:
            return
        box = etree.Element(tag(MODEL, "extensionElements"), nsmap=None)
        put(element, box)
    old = box.findall(tag(OURS, name))
    place = list(box).index(old[0]) if old else len(box)
    for each in old:
        box.remove(each)
    for entry in entries:
        new = SubElement(box, tag(OURS, name), dict(entry), nsmap={"polku": OURS})
        box.insert(place, new)
        place += 1
    if old and not len(box):
        element.remove(box)


def refuse_newer(root: Element) -> None:
    """Raise RuleBroken("bpmn.newer", element) for what only a newer program can have written."""
    for element in root.iter(f"{{{OURS}}}*"):
        known = _KNOWN.get(QName(element).localname)
        if known is None or not known.issuperset(element.attrib):
            raise RuleBroken("bpmn.newer", element=_owner(element))
    for element in root.iter(etree.Element):
        for name in (element.tag, *element.attrib):
            space = QName(name).namespace or ""
            if space.startswith(_FAMILY) and space != OURS:
                raise RuleBroken("bpmn.newer", element=_owner(element))


def _owner(element: Element) -> str:
    """Return the id of the element that an extension belongs to."""
    owner: Element | None = element
    while owner is not None and not owner.get("id"):
        owner = owner.getparent()
    return "" if owner is None else str(owner.get("id"))[:300]
