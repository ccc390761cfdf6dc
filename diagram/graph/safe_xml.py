"""XML from outside: read without entities, network or surprises, or refused with a reason."""

from lxml.etree import XMLParser, XMLSyntaxError, fromstring
from lxml.etree import _Element as Element

from models.rules.errors import RuleBroken

SIZE_LIMIT = 5_000_000
"""Bytes; a process of a thousand steps takes half a megabyte."""


def parse(data: bytes) -> Element:
    """Return the root element of `data`.

    Raises RuleBroken: "bpmn.empty", "bpmn.too_large" (limit), "bpmn.doctype" for any document type
    declaration, "bpmn.malformed" (line, column).
    """
    if not data.strip():
        raise RuleBroken("bpmn.empty")
    if len(data) > SIZE_LIMIT:
        raise RuleBroken("bpmn.too_large", limit=SIZE_LIMIT)
    try:
        root = fromstring(data, _parser())
    except XMLSyntaxError as error:
        line, column = error.position
        raise RuleBroken("bpmn.malformed", line=line or 0, column=column or 0) from None
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None or info.externalDTD is not None:
        raise RuleBroken("bpmn.doctype")
    return root


def _parser() -> XMLParser:
    return XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_blank_text=True,
    )
