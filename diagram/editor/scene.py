"""The scene: a mirror of the content, step id to item; delete and rebuild it, nothing is lost."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene

from diagram.editor.case_layer import CaseLayer
from diagram.editor.content import Content
from diagram.editor.heads import LaneHead, StepHead
from diagram.editor.items import ExitItem, FlowItem, LaneItem, StepItem, Welcome
from diagram.editor.phase_tiles import phase_tiles, select_in

_SLACK = 4000.0
"""Free scene around the map, so that any point can be zoomed to."""


class MapScene(QGraphicsScene):
    """The items of one content."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.content = content
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setBackgroundBrush(QColor(content.theme.ground))
        layout = content.layout
        room = QRectF(0, 0, layout.width, layout.height)
        self.setSceneRect(room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK))
        self.steps: dict[str, StepItem] = {}
        self.exits: dict[str, ExitItem] = {}
        self.layer = CaseLayer(content)
        self.phases = phase_tiles(content)
        self._build()

    def show_selected(self, ids: Iterable[UUID]) -> None:
        """Ring these cases."""
        chosen = tuple(ids)
        self.layer.select(chosen)
        select_in(self.phases, self.content, chosen)

    def show_found(self, ids: Iterable[UUID] | None) -> None:
        """Let these cases stand out; None ends it."""
        found = None if ids is None else self.content.load.marked(ids)
        self.layer.find(found)
        for tile in self.phases:
            tile.find(found)

    def show_current(self, step_id: str | None) -> None:
        """Frame the step where the keyboard is."""
        for key, item in self.steps.items():
            item.set_current(key == step_id)
        for tile in self.phases:
            tile.set_current(step_id)

    def show_welcome(self, answers: Mapping[str, Welcome]) -> None:
        """Show how each place answers a dragged case; an empty mapping ends it."""
        for key, step in self.steps.items():
            step.set_welcome(answers.get(key, Welcome.NONE))
        for key, end in self.exits.items():
            end.set_welcome(answers.get(key, Welcome.NONE))

    def place_at(self, x: float, y: float) -> str | None:
        """Return the id of the step or end at a scene point, None between them."""
        layout = self.content.layout
        for key, box in (*layout.steps.items(), *layout.exits.items()):
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                return key
        return None

    def _build(self) -> None:
        content = self.content
        for lane in content.layout.lanes:
            self.addItem(LaneItem(content, lane))
            self.addItem(LaneHead(content, lane))
            for step in lane.steps:
                self.steps[step.id] = StepItem(content, step)
                self.addItem(self.steps[step.id])
                self.addItem(StepHead(content, step))
            for end in lane.exits:
                self.exits[end.id] = ExitItem(content, end)
                self.addItem(self.exits[end.id])
        for line in content.layout.lines:
            self.addItem(FlowItem(content, line))
        self.addItem(self.layer)
        for tile in self.phases:
            self.addItem(tile)
