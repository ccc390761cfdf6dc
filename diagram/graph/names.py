"""Names of BPMN 2.0, its drawing part (DI) and our own extension, and the kinds of node we know."""

from lxml.etree import QName
from lxml.etree import _Element as Element

from models.rules.process import StepKind

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
SHAPES = "http://www.omg.org/spec/BPMN/20100524/DI"
BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
OURS = "urn:polku:1"

PREFIXES = {
    "bpmn": MODEL,
    "bpmndi": SHAPES,
    "dc": BOUNDS,
    "di": LINES,
    "xsi": SCHEMA,
    "polku": OURS,
}

NODE_KINDS = {
    "task": StepKind.TASK,
    "userTask": StepKind.TASK,
    "sendTask": StepKind.SEND,
    "receiveTask": StepKind.TASK,
    "serviceTask": StepKind.TASK,
    "manualTask": StepKind.TASK,
    "scriptTask": StepKind.TASK,
    "businessRuleTask": StepKind.TASK,
    "callActivity": StepKind.TASK,
    "subProcess": StepKind.TASK,
    "adHocSubProcess": StepKind.TASK,
    "startEvent": StepKind.START,
    "endEvent": StepKind.END,
    "exclusiveGateway": StepKind.GATEWAY,
    "inclusiveGateway": StepKind.GATEWAY,
    "parallelGateway": StepKind.PARALLEL,
    "eventBasedGateway": StepKind.GATEWAY,
    "intermediateThrowEvent": StepKind.GATEWAY,
    "intermediateCatchEvent": StepKind.GATEWAY,
    "textAnnotation": StepKind.NOTE,
}
"""What a foreign element is to us; events passed on the way count as gateways."""

FLOW, LINE = "sequenceFlow", "association"
"""What joins two nodes: a way on, or a line to a note."""

OWN_TAGS = {
    StepKind.TASK: "userTask",
    StepKind.START: "startEvent",
    StepKind.END: "endEvent",
    StepKind.GATEWAY: "exclusiveGateway",
    StepKind.SEND: "sendTask",
    StepKind.PARALLEL: "parallelGateway",
    StepKind.NOTE: "textAnnotation",
}
"""What we write for each kind."""

AUTHORED = frozenset({*OWN_TAGS.values(), "subProcess"})
"""Names of nodes whose meaning is wholly ours; others are kept, and shown as what they are."""

REFUSED = frozenset(
    {
        "choreography",
        "choreographyTask",
        "subChoreography",
        "callChoreography",
        "globalChoreographyTask",
        "conversation",
        "subConversation",
        "callConversation",
        "conversationNode",
        "globalConversation",
        "complexGateway",
        "transaction",
        "compensateEventDefinition",
    }
)
"""Constructs whose meaning a case at one step cannot have."""


def tag(namespace: str, name: str) -> str:
    """Return a name as lxml spells it."""
    return f"{{{namespace}}}{name}"


def local(element: Element) -> str:
    """Return an element's name without its namespace, empty for comments and instructions."""
    return QName(element).localname if isinstance(element.tag, str) else ""


def space_of(element: Element) -> str:
    """Return an element's namespace, empty for none, for comments and for instructions."""
    return (QName(element).namespace or "") if isinstance(element.tag, str) else ""


def is_model(element: Element) -> bool:
    """Answer whether an element belongs to the BPMN model namespace."""
    return isinstance(element.tag, str) and QName(element).namespace == MODEL


def expression_type(element: Element) -> None:
    """Mark an expression of the tree as formal, with the prefix that the file has for BPMN."""
    prefix = next((key for key, space in element.nsmap.items() if space == MODEL), None)
    name = "tFormalExpression"
    element.set(tag(SCHEMA, "type"), f"{prefix}:{name}" if prefix else name)
