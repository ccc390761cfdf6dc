"""The board: shows one value of the path, zooms, finds what is under a point, previews edits."""

import textwrap
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPoint, QPointF, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QGraphicsScene, QWidget

from diagram.editor.callout import Callout, Saying
from diagram.editor.device import Device
from diagram.editor.drawing.badges import badge_at
from diagram.editor.drawing.differing import differing
from diagram.editor.drawing.layer import WORLD, DraftLayer
from diagram.editor.drawing.look import Look, colour
from diagram.editor.drawing.overlay import KNOB, knob_at
from diagram.editor.drawing.places import Places, Point, around
from diagram.editor.drawing.shown import Hints, Marks, Shown
from diagram.editor.drawing.words import DraftWords
from diagram.editor.theme import MapTheme
from diagram.editor.zooming import ZoomView
from diagram.graph.checks import Problem
from diagram.graph.difference import PathDifference
from diagram.graph.foreign import ForeignView
from models.rules.errors import RuleBroken
from models.rules.process import Box, ProcessDefinition
from models.rules.version_effects import Touched
from models.rules.words import Words

Edit: TypeAlias = Callable[[ProcessDefinition], ProcessDefinition]

GRID = 10.0
"""Diagram units between the places that a hand can reach."""

_BASE_TEXT = 13
_MARGIN = 36.0
_NEAREST = 4.0
_LARGEST_FIT = 1.0
_WIDEST_LINE = 52
"""Letters in a line of the card beside the pointer."""

_EMPTY = ProcessDefinition("Process_1", 1, Words(""), (), (), ())


class Board(ZoomView):
    """A mirror of one definition; it holds no truth of its own.

    Signals: `refused` (RuleBroken) when an edit may not be, `chosen` (tuple of ids), and
    `foreign_marked` when other foreign shapes are shown.
    """

    refused = Signal(object)
    chosen = Signal(tuple)
    foreign_marked = Signal()

    def __init__(
        self,
        *,
        words: DraftWords,
        theme: MapTheme,
        parent: QWidget | None = None,
        motion: bool = True,
    ) -> None:
        super().__init__(parent, motion=motion)
        self.words = words
        self._value = _EMPTY
        self._is_previewing = False
        self.shown = Shown(Places(_EMPTY), self._look_for(theme))
        self.layer = DraftLayer(self.shown, words)
        self.callout = Callout(self.viewport())
        self._theme = theme
        scene = QGraphicsScene(WORLD, self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        scene.addItem(self.layer)
        self._scene = scene
        self.setScene(scene)
        self.set_theme(theme)

    @property
    def value(self) -> ProcessDefinition:
        """The definition that edits begin from."""
        return self._value

    @property
    def places(self) -> Places:
        """Where the elements lie as they are shown, a preview included."""
        return self.shown.places

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return self.shown.look

    @property
    def theme(self) -> MapTheme:
        """The colours in use."""
        return self._theme

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours, and with the present font of the widget."""
        self._theme = theme
        self.shown.look = self._look_for(theme)
        self._scene.setBackgroundBrush(colour(theme.ground))
        self.repaint_soon()

    def mark_problems(self, problems: Iterable[Problem]) -> None:
        """Set a sign on each element that has a finding."""
        found: dict[str, tuple[Problem, ...]] = {}
        for problem in problems:
            found[problem.element] = (*found.get(problem.element, ()), problem)
        self._mark(replace(self.shown.marks, problems=found))

    def mark_difference(
        self, difference: PathDifference | None, before: ProcessDefinition | None = None
    ) -> None:
        """Show what differs from the version `before`, of which the removed are shown pale."""
        marks = differing(difference or PathDifference(), before)
        self._mark(replace(self.shown.marks, differences=marks.differences, gone=marks.gone))

    def mark_foreign(self, view: ForeignView) -> None:
        """Show what the file draws beside the path; grey elements of kinds that are not ours."""
        if view is not self.shown.marks.foreign:
            self._mark(replace(self.shown.marks, foreign=view))
            self.foreign_marked.emit()

    def mark_effects(self, effects: Mapping[str, Touched]) -> None:
        """Set on steps and phases how many cases the draft would touch there."""
        self._mark(replace(self.shown.marks, effects=effects))

    def badge_under(self, at: QPoint) -> str | None:
        """Return the element whose badge of touched cases is under a point of the view."""
        return badge_at(self.device(), self.shown, self.words, at)

    def _mark(self, marks: Marks) -> None:
        self.shown.marks = marks
        self.repaint_soon()

    def preview(self, edit: Edit) -> RuleBroken | None:
        """Show what an edit would make; return why it may not be."""
        try:
            made = edit(self._value)
        except RuleBroken as broken:
            self.end_preview()
            return broken
        self._is_previewing = True
        self.fitted = False
        self._show(made)
        return None

    @property
    def previewed(self) -> ProcessDefinition | None:
        """What is previewed, None where nothing is or nothing would change."""
        made = self.places.definition
        return made if self._is_previewing and made != self._value else None

    def end_preview(self) -> None:
        """Show the value again; a preview leaves no trace."""
        if self._is_previewing:
            self._is_previewing = False
            self._show(self._value)

    def hint(self, hints: Hints | None = None) -> None:
        """Show what a gesture hints, or nothing."""
        self.shown.hints = hints or Hints()
        self.repaint_soon()

    def say_at(self, at: QPoint, lines: Iterable[tuple[str, str]], *, edge: str = "") -> None:
        """Show lines (text, colour) in a card beside a point of the view; long ones are broken."""
        sayings = tuple(
            Saying(row, ink) for text, ink in lines for row in textwrap.wrap(text, _WIDEST_LINE)
        )
        self.callout.widest = max(self.viewport().width() - 16, 200)
        self.callout.say(sayings, at, self._theme, edge=edge)

    def repaint_soon(self) -> None:
        """Have the view painted."""
        self.frame.forget()
        self.viewport().update()

    def scene_point(self, at: QPoint) -> Point:
        """Return the diagram point under a point of the view."""
        point = self.mapToScene(at)
        return point.x(), point.y()

    def view_point(self, point: Point) -> QPoint:
        """Return the point of the view over a diagram point."""
        return self.mapFromScene(QPointF(*point))

    def slack(self, pixels: float = 6.0) -> float:
        """Return a distance of the view in diagram units."""
        return pixels / self.zoom

    def element_at(self, at: QPoint) -> str | None:
        """Return the topmost element under a point of the view."""
        return self.places.at(*self.scene_point(at), self.slack())

    def is_on_knob(self, at: QPoint) -> bool:
        """Answer whether a point of the view is on the knob of the chosen element."""
        knob = knob_at(self.device(), self.shown)
        return knob is not None and (QPointF(at) - knob).manhattanLength() <= KNOB * 1.4

    def device(self) -> Device:
        """Return how diagram units lie on the view."""
        world, view = self.viewportTransform(), self.viewport().rect()
        return Device(world.m11(), world.dx(), world.dy(), view.toRectF())

    def show_box(self, box: Box) -> None:
        """Pan as little as needed for a box to be seen."""
        size = self.viewport().rect()
        wide, high = size.width() / self.zoom - 80, size.height() / self.zoom - 80
        for x in (box.x + min(box.width, wide), box.x):
            for y in (box.y + min(box.height, high), box.y):
                self.bring_into_view(x, y, 40)

    def show_beginning(self) -> None:
        """Show the beginning of the path at a scale where names can be read."""
        scale = min(max(self._fitted_place()[0], 0.8), 1.0)
        size, bounds = self.viewport().rect(), self.bounds
        self.fitted = False
        top = bounds.y + bounds.height / 2 - size.height() / scale / 2
        self._place(scale, bounds.x - _MARGIN, top)

    @property
    def bounds(self) -> Box:
        """The box around all that is drawn, what is foreign included."""
        boxes = [each.box for each in self.shown.marks.foreign.elements if each.box is not None]
        own = [self.places.bounds] if self.places.parts else []
        return around((*own, *boxes))

    def map_size(self) -> tuple[float, float]:
        """Return the size of what is drawn."""
        bounds = self.bounds
        return max(bounds.width, 1.0), max(bounds.height, 1.0)

    def map_pitch(self) -> float:
        """Return nothing of use: the nearest zoom is fixed here."""
        return 1.0

    def nearest_zoom(self) -> float:
        """Return the nearest zoom, in pixels for a diagram unit."""
        return _NEAREST

    def lay_out(self) -> None:
        """Nothing has to be laid out: the path has its own places."""

    def _fitted_place(self) -> tuple[float, float, float]:
        size, bounds = self.viewport().rect(), self.bounds
        width, height = bounds.width + 2 * _MARGIN, bounds.height + 2 * _MARGIN + 30
        scale = min(size.width() / width, size.height() / height, _LARGEST_FIT)
        left = bounds.x + bounds.width / 2 - size.width() / scale / 2
        top = bounds.y + bounds.height / 2 + 10 - size.height() / scale / 2
        return scale, left, top

    def _show(self, definition: ProcessDefinition) -> None:
        if definition is not self.shown.places.definition:
            self.shown.places = Places(definition, self.shown.places)
        kept = tuple(known for known in self.shown.selected if known in self.shown.places)
        if kept != self.shown.selected and not self._is_previewing:
            self.shown.selected = kept
            self.chosen.emit(kept)
        if self.shown.hovered is not None and self.shown.hovered not in self.shown.places:
            self.shown.hovered = None
        self.repaint_soon()

    def _look_for(self, theme: MapTheme) -> Look:
        pixels = QFontInfo(self.font()).pixelSize() or _BASE_TEXT
        larger = min(max(pixels / _BASE_TEXT, 1.0), 2.0)
        return Look(theme, self.font().family(), larger, self.words.language)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            with suppress(AttributeError):  # Qt sends it before the board is made
                self.set_theme(self._theme)
