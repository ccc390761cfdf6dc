"""A shown map: definition, cases, theme and words in, one scene out, and what lies where."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QGraphicsItem, QWidget

from diagram.editor.area import AreaKind, corners_of
from diagram.editor.caseload import Caseload, Numbers
from diagram.editor.content import Content, content_of
from diagram.editor.hand import HandView
from diagram.editor.items import Welcome
from diagram.editor.scene import MapScene
from diagram.editor.shading import BY_STATE, Shading
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords
from diagram.graph.graph import ProcessGraph
from models.rules.process import ProcessDefinition
from models.rules.rows import CaseRow

USUAL_TEXT = 13
"""Pixels of the window's text at its usual size; the map grows with larger text."""


class Overlay(Protocol):
    """Something drawn over the map on demand: ties, bottlenecks, a lasso."""

    def item_for(self, content: Content) -> QGraphicsItem | None:
        """Return a new item in scene units for this content, None where nothing is to be drawn."""


class ShownMap(HandView):
    """Keeps what was given and mirrors it in a scene; the scene can be rebuilt at any time.

    Signals: `laid_out` (content) after content and scene were built anew.
    """

    laid_out = Signal(object)

    def __init__(
        self,
        *,
        words: MapWords,
        theme: MapTheme,
        parent: QWidget | None = None,
        motion: bool = True,
    ) -> None:
        super().__init__(parent, motion=motion)
        self.words = words
        self.theme = theme
        self._definition: ProcessDefinition | None = None
        self.former: frozenset[str] = frozenset()
        self.shading = BY_STATE
        self._given: tuple[CaseRow, ...] = ()
        self._load = Caseload.of((), ())
        self._built: MapScene | None = None
        self._found: frozenset[UUID] | None = None
        self._overlays: list[Overlay] = []
        self._drawn: dict[int, QGraphicsItem] = {}

    def set_process(
        self, definition: ProcessDefinition, former: frozenset[str] = frozenset()
    ) -> None:
        """Draw another definition; `former` are those of its steps that only older ones have."""
        self._definition, self.former = definition, former
        self._load_given()
        if self.fitted:
            self.fit()

    @property
    def definition(self) -> ProcessDefinition | None:
        """The definition that is drawn, None before there is one."""
        return self._definition

    def set_cases(self, rows: Sequence[CaseRow]) -> None:
        """Show these cases; selection, search and zoom stay. The same ones again cost nothing."""
        self.end_gesture()
        given = tuple(rows)
        if given != self._given:
            self._given = given
            self._load_given()

    def set_shading(self, shading: Shading) -> None:
        """Let colours tell something else."""
        if shading != self.shading:
            self.shading = shading
            self._load_given()

    def _load_given(self) -> None:
        tasks = self._definition.tasks if self._definition else ()
        steps = [step.id for step in tasks]
        shading = self.shading
        self._load = Caseload.of(self._given, steps, shading.places, grouped=shading.grouped)
        self.lay_out_again()

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self.theme = theme
        self.lay_out_again()

    def set_words(self, words: MapWords) -> None:
        """Speak another language."""
        self.words = words
        self.setAccessibleName(words.map_name)
        self.lay_out_again()

    @property
    def unplaced(self) -> tuple[CaseRow, ...]:
        """The given cases that stand at no step of this definition: they are not on the map."""
        return tuple(row for row in self._given if row.id not in self._load.place)

    @property
    def _scene(self) -> MapScene | None:
        """The scene of what was given last, None before there is a process."""
        self.settle()
        return self._built

    def highlight(self, ids: Iterable[UUID] | None) -> None:
        """Let the cases a search found stand out; None ends it."""
        self._found = None if ids is None else frozenset(ids)
        if self._built is not None:
            self._built.show_found(self._found)

    @property
    def is_whole(self) -> bool:
        """Whether the screen shows a fresh frame with every label written."""
        return not self.frame.stands_in and not (self._scene and self._scene.layer.unfinished)

    @property
    def content(self) -> Content | None:
        """What is shown, None before there is a process."""
        return self._scene.content if self._scene else None

    def lay_out(self) -> None:
        """Build content and scene anew; nothing that the user chose is lost."""
        if self._definition is None:
            return
        self.end_gesture()
        self.make_room()
        room = self.viewport().size()
        content = content_of(
            self._definition,
            self._load,
            size=(max(room.width(), 320), max(room.height(), 240)),
            theme=self.theme,
            words=self.words,
            family=self.font().family(),
            shading=self.shading,
            former=self.former,
            enlarged=max(QFontInfo(self.font()).pixelSize() / USUAL_TEXT, 1.0),
        )
        self._drawn.clear()
        self._built = MapScene(content)
        self.setScene(self._built)
        self._built.show_found(self._found)
        for overlay in self._overlays:
            self._draw_over(overlay)
        self.laid_out.emit(content)

    def make_room(self) -> None:
        """Give what stands beside the map its room in the view; called before laying out."""

    def map_size(self) -> tuple[float, float]:
        """Return the width and height of the map in scene units."""
        content = self.content
        return (content.layout.width, content.layout.height) if content else (1.0, 1.0)

    def map_pitch(self) -> float:
        """Return the distance between two cases in scene units."""
        return self.content.places.pitch if self.content else 1.0

    def nearest_zoom(self) -> float:
        """Return the nearest zoom: large enough for the largest card in enlarged text."""
        return super().nearest_zoom() * (self.content.enlarged if self.content else 1.0)

    def next_places(self, step: str) -> tuple[str, ...]:
        """Return the steps and ends that directly follow a step, the default branch first."""
        return ProcessGraph(self._definition).next_tasks(step) if self._definition else ()

    def places_of_map(self) -> tuple[str, ...]:
        """Return every step and end that a case may be dropped on."""
        return (*self._scene.steps, *self._scene.exits) if self._scene else ()

    def place_at(self, at: QPoint) -> str | None:
        """Return the step or end at a point of the view, None between them."""
        point = self.mapToScene(at)
        return self._scene.place_at(point.x(), point.y()) if self._scene else None

    def case_at(self, at: QPoint) -> CaseRow | None:
        """Return the case drawn at a point of the view, None where there is none."""
        if self._scene is None:
            return None
        place = self._scene.layer.case_at(self.mapToScene(at), self.zoom)
        return None if place is None else self._scene.content.load.rows[place]

    def cases_within(self, points: list[tuple[float, float]], kind: AreaKind) -> Numbers:
        """Return the places in the caseload of the cases in an area in scene units."""
        if self._scene is None:
            return np.zeros(0, np.int64)
        if kind is AreaKind.LASSO:
            return self._scene.layer.cases_within(corners_of(points))
        xs, ys = zip(*points, strict=True)
        corner = QPointF(min(xs), min(ys))
        return self._scene.layer.cases_in(QRectF(corner, QPointF(max(xs), max(ys))))

    def preview(self, places: Numbers | None, *, adding: bool = False) -> None:
        """Ring what an area being drawn would select; None ends it."""
        if self._scene is not None:
            self._scene.layer.preview(places, adding=adding)

    def show_welcome(self, answers: Mapping[str, Welcome]) -> None:
        """Show how places answer a dragged case; an empty mapping ends it."""
        if self._scene is not None:
            self._scene.show_welcome(answers)

    def carry(self, case: UUID | None) -> None:
        """Draw a case faintly in its place while it is dragged; None ends it."""
        if self._scene is not None:
            place = self._scene.content.load.place.get(case) if case else None
            self._scene.layer.carry(place)

    def show_overlay(self, overlay: Overlay) -> None:
        """Draw an overlay from now on; drawn already, it is drawn anew."""
        if overlay not in self._overlays:
            self._overlays.append(overlay)
        self._draw_over(overlay)

    def hide_overlay(self, overlay: Overlay) -> None:
        """Draw an overlay no longer."""
        if overlay in self._overlays:
            self._overlays.remove(overlay)
            self._take_off(overlay)

    def _draw_over(self, overlay: Overlay) -> None:
        self._take_off(overlay)
        item = overlay.item_for(self._scene.content) if self._scene is not None else None
        if item is not None and self._scene is not None:
            self._scene.addItem(item)
            self._drawn[id(overlay)] = item

    def _take_off(self, overlay: Overlay) -> None:
        scene = self._scene  # laying out draws every overlay anew
        item = self._drawn.pop(id(overlay), None)
        if item is not None and scene is not None:
            scene.removeItem(item)
