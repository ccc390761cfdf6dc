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
        found = plane_of(root, process_id)
        self.plane = found if found is not None else _new_plane(root, process_id)
        self._drawn = {
            e.get("bpmnElement", ""): e
            for e in root.iter(tag(SHAPES, "BPMNShape"), tag(SHAPES, "BPMNEdge"))
        }

    def box(self, element_id: str, box: Box, *, expanded: bool = False) -> None:
        """Draw a shape at `box`; the name of an expanded one goes along."""
        shape = self._ensure("BPMNShape", element_id)
        bounds = shape.find(tag(BOUNDS, "Bounds"))
        if expanded:
            shape.set("isExpanded", "true")
        if expanded and bounds is not None:
            dx, dy = box.x - _side(bounds, "x"), box.y - _side(bounds, "y")
            shift_label(shape, dx, dy)
        _set_bounds(shape, box)

    def label(self, element_id: str, place: Box | None, *, line: bool = False) -> None:
        """Draw the name of an element at a place of its own, or at its usual one."""
        shape = self._ensure("BPMNEdge" if line else "BPMNShape", element_id)
        label = shape.find(tag(SHAPES, "BPMNLabel"))
        if place is None:
            if label is not None:
                shape.remove(label)
            return
        if label is None:
            label = SubElement(shape, tag(SHAPES, "BPMNLabel"))
        _set_bounds(label, place)

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
        box = deadline_box(phase, place)
        self.box(element_id, box)
        self.label(element_id, Box(box.x + EVENT + 4, box.y + EVENT / 2 + 4, 84, 14))

    def reminder(self, phase: Phase, place: int, end_id: str, flow_id: str) -> None:
        """Draw the short flow that leads from a deadline to its reminder."""
        start = deadline_box(phase, place)
        end = Box(start.x, start.y + 70, EVENT, EVENT)
        self.box(end_id, end)
        middle = start.x + EVENT / 2
        self.line(flow_id, ((middle, start.y + EVENT), (middle, end.y)))

    def is_drawn(self, element_id: str) -> bool:
        """Answer whether an element has a shape or a line."""
        return element_id in self._drawn

    def erase(self, element_id: str) -> None:
        """Take away what is drawn of an element."""
        shape = self._drawn.pop(element_id, None)
        parent = shape.getparent() if shape is not None else None
        if shape is not None and parent is not None:
            parent.remove(shape)

    def _ensure(self, name: str, element_id: str) -> Element:
        if element_id not in self._drawn:
            shape = SubElement(self.plane, tag(SHAPES, name))
            shape.set("id", f"{element_id}_di")
            shape.set("bpmnElement", element_id)
            self._drawn[element_id] = shape
        return self._drawn[element_id]


def plane_of(root: Element, process_id: str) -> Element | None:
    """Return the diagram of a process or of the pools it stands in, None when nothing is drawn."""
    collaborations = {e.get("id") for e in root.iter(tag(MODEL, "collaboration"))}
    for plane in root.iter(tag(SHAPES, "BPMNPlane")):
        if plane.get("bpmnElement") in {process_id, *collaborations}:
            return plane
    return None


def shift_shape(shape: Element, dx: float, dy: float) -> None:
    """Move a drawn shape with its name."""
    bounds = shape.find(tag(BOUNDS, "Bounds"))
    if bounds is not None:
        _shift(bounds, dx, dy)
    shift_label(shape, dx, dy)


def shift_label(shape: Element, dx: float, dy: float) -> None:
    """Move the drawn name of a shape or line."""
    bounds = shape.find(f"{tag(SHAPES, 'BPMNLabel')}/{tag(BOUNDS, 'Bounds')}")
    if bounds is not None and (dx or dy):
        _shift(bounds, dx, dy)


def shift_points(edge: Element, dx: float, dy: float, points: slice) -> None:
    """Move some points of a drawn line."""
    for point in edge.findall(tag(LINES, "waypoint"))[points]:
        _shift(point, dx, dy)


def deadline_box(phase: Phase, place: int) -> Box:
    """Return where the deadline with a number, from 0, is drawn on a phase."""
    box = phase.box
    x = box.x + 24 + place * (EVENT + 24)
    return Box(x, box.y + box.height - EVENT / 2, EVENT, EVENT)


def _new_plane(root: Element, process_id: str) -> Element:
    diagram = SubElement(root, tag(SHAPES, "BPMNDiagram"))
    diagram.set("id", f"Diagram_{process_id}")
    plane = SubElement(diagram, tag(SHAPES, "BPMNPlane"))
    plane.set("id", f"Plane_{process_id}")
    plane.set("bpmnElement", process_id)
    return plane


def _set_bounds(shape: Element, box: Box) -> None:
    bounds = shape.find(tag(BOUNDS, "Bounds"))
    if bounds is None:
        bounds = SubElement(shape, tag(BOUNDS, "Bounds"))
        shape.insert(0, bounds)
    for side in ("x", "y", "width", "height"):
        wanted = float(getattr(box, side))
        if bounds.get(side) is None or _side(bounds, side) != wanted:
            bounds.set(side, _shown(wanted))


def _shift(element: Element, dx: float, dy: float) -> None:
    element.set("x", _shown(_side(element, "x") + dx))
    element.set("y", _shown(_side(element, "y") + dy))


def _side(element: Element, name: str) -> float:
    return float(element.get(name, "0"))


def _shown(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(float(number))
