"""XML from outside: read without entities, network or surprises, or refused with a reason."""

from lxml.etree import ErrorTypes, XMLParser, XMLSyntaxError, fromstring
from lxml.etree import _Element as Element

from models.rules.errors import RuleBroken

SIZE_LIMIT = 5_000_000
"""Bytes; a process of a thousand steps takes half a megabyte."""

_REASONS = {
    ErrorTypes.ERR_RESOURCE_LIMIT: "bpmn.too_complex",
    ErrorTypes.ERR_UNSUPPORTED_ENCODING: "bpmn.encoding",
    ErrorTypes.ERR_UNKNOWN_ENCODING: "bpmn.encoding",
    ErrorTypes.ERR_INVALID_ENCODING: "bpmn.encoding",
}


def parse(data: bytes) -> Element:
    """Return the root element of `data`, blank texts, comments and CDATA as they are.

    Raises RuleBroken: "bpmn.empty", "bpmn.too_large" (limit in MB), "bpmn.doctype" for any document
    type declaration, "bpmn.encoding", "bpmn.too_complex", "bpmn.malformed" (line, column).
    """
    if not data.strip():
        raise RuleBroken("bpmn.empty")
    if len(data) > SIZE_LIMIT:
        raise RuleBroken("bpmn.too_large", limit=SIZE_LIMIT // 1_000_000)
    try:
        root = fromstring(data, _parser())
    except XMLSyntaxError as error:
        line, column = error.position
        code = _REASONS.get(error.code, "bpmn.malformed")
        raise RuleBroken(code, line=line or 0, column=column or 0) from None
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
        strip_cdata=False,
    )
