"""The drawing part (DI) of a BPMN file: boxes, labels and lines of what the process holds."""

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from diagram.graph.names import BOUNDS, LINES, MODEL, SHAPES, tag
from models.rules.process import Box, Phase

EVENT = 36.0
"""Width and height of an event circle."""


class Drawer:
    """Draws into the diagram of one process, or makes one."""

    def __init__(self, root: Element, process_id: str) -> None:
        self._plane = _plane_of(root, process_id)
        self._drawn = {
            e.get("bpmnElement", ""): e
            for e in root.iter(tag(SHAPES, "BPMNShape"), tag(SHAPES, "BPMNEdge"))
        }

    def box(self, element_id: str, box: Box, *, expanded: bool = False) -> None:
        """Draw a shape at `box`."""
        shape = self._ensure("BPMNShape", element_id)
        if expanded:
            shape.set("isExpanded", "true")
        bounds = shape.find(tag(BOUNDS, "Bounds"))
        if bounds is None:
            bounds = SubElement(shape, tag(BOUNDS, "Bounds"))
            shape.insert(0, bounds)
        for side in ("x", "y", "width", "height"):
            bounds.set(side, _shown(getattr(box, side)))

    def line(self, element_id: str, points: tuple[tuple[float, float], ...]) -> None:
        """Draw a flow along `points`."""
        edge = self._ensure("BPMNEdge", element_id)
        for old in edge.findall(tag(LINES, "waypoint")):
            edge.remove(old)
        for place, (x, y) in enumerate(points):
            point = edge.makeelement(tag(LINES, "waypoint"), {"x": _shown(x), "y": _shown(y)})
            edge.insert(place, point)

    def deadline(self, phase: Phase, place: int, element_id: str) -> None:
        """Draw a deadline on the lower border of its phase."""
        self.box(element_id, _deadline_box(phase, place))

    def reminder(self, phase: Phase, place: int, end_id: str, flow_id: str) -> None:
        """Draw the short flow that leads from a deadline to its reminder."""
        start = _deadline_box(phase, place)
        end = Box(start.x, start.y + 70, EVENT, EVENT)
        self.box(end_id, end)
        middle = start.x + EVENT / 2
        self.line(flow_id, ((middle, start.y + EVENT), (middle, end.y)))

    def erase(self, element_id: str) -> None:
        """Take away what is drawn of an element."""
        shape = self._drawn.pop(element_id, None)
        parent = shape.getparent() if shape is not None else None
        if shape is not None and parent is not None:
            parent.remove(shape)

    def _ensure(self, name: str, element_id: str) -> Element:
        if element_id not in self._drawn:
            shape = SubElement(self._plane, tag(SHAPES, name))
            shape.set("id", f"{element_id}_di")
            shape.set("bpmnElement", element_id)
            self._drawn[element_id] = shape
        return self._drawn[element_id]


def _plane_of(root: Element, process_id: str) -> Element:
    planes = list(root.iter(tag(SHAPES, "BPMNPlane")))
    collaborations = {e.get("id") for e in root.iter(tag(MODEL, "collaboration"))}
    for plane in planes:
        if plane.get("bpmnElement") in {process_id, *collaborations}:
            return plane
    diagram = SubElement(root, tag(SHAPES, "BPMNDiagram"))
    diagram.set("id", f"Diagram_{process_id}")
    plane = SubElement(diagram, tag(SHAPES, "BPMNPlane"))
    plane.set("id", f"Plane_{process_id}")
    plane.set("bpmnElement", process_id)
    return plane


def _deadline_box(phase: Phase, place: int) -> Box:
    box = phase.box
    x = box.x + 24 + place * (EVENT + 24)
    return Box(x, box.y + box.height - EVENT / 2, EVENT, EVENT)


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(float(number))
