"""The map of cases (kartta): the whole caseload on the path, moved by hand or by keys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontInfo, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from diagram.editor import accessible
from diagram.editor.callout import about
from diagram.editor.caseload import Caseload
from diagram.editor.choice import Choice
from diagram.editor.content import Content, content_of
from diagram.editor.gestures import Gesture, Pan, PressCase, PressGround
from diagram.editor.hand import HandView
from diagram.editor.items import Welcome
from diagram.editor.keys import act_on
from diagram.editor.scene import MapScene
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords
from diagram.graph.graph import ProcessGraph
from models.rules.facts import Missing
from models.rules.process import ProcessDefinition
from models.rules.rows import CaseRow

USUAL_TEXT = 13
"""Pixels of the window's text at its usual size; the map grows with larger text."""

MissingFor: TypeAlias = Callable[[UUID, str], Sequence[Missing] | None]


class CaseMapView(HandView):
    """The cases on the steps of the path.

    `missing_for(case, place)` answers what is missing for a move, None where no flow leads.
    Signals: `selection_changed` (tuple of ids), `case_activated` (id) by double click or Enter,
    `move_asked` (id, step or end) when a case was dropped on a place or sent on by a key (whether
    it may move is the receiver's to decide), `announced` (text) for whatever is spoken.
    """

    selection_changed = Signal(tuple)
    case_activated = Signal(object)
    move_asked = Signal(object, str)
    announced = Signal(str)

    def __init__(
        self,
        *,
        missing_for: MissingFor,
        words: MapWords,
        theme: MapTheme,
        parent: QWidget | None = None,
        motion: bool = True,
    ) -> None:
        super().__init__(parent, motion=motion)
        self.missing_for = missing_for
        self.words = words
        self.theme = theme
        self.choice = Choice(self)
        self._definition: ProcessDefinition | None = None
        self._given: tuple[CaseRow, ...] = ()
        self._load = Caseload.of((), ())
        self._scene: MapScene | None = None
        self._found: frozenset[UUID] | None = None
        self._wire()

    def set_process(self, definition: ProcessDefinition) -> None:
        """Draw another definition."""
        self._definition = definition
        self.set_cases(self._given)
        if self.fitted:
            self.fit()

    def set_cases(self, rows: Sequence[CaseRow]) -> None:
        """Show these cases; selection, search and zoom stay."""
        tasks = self._definition.tasks if self._definition else ()
        self._given = tuple(rows)
        self._load = Caseload.of(self._given, [step.id for step in tasks])
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

    def select(self, ids: Iterable[UUID]) -> None:
        """Select exactly these cases."""
        self.choice.select(ids)

    @property
    def selected(self) -> tuple[UUID, ...]:
        """The ids of the selected cases, the last chosen one last."""
        return self.choice.selected

    @property
    def unplaced(self) -> tuple[CaseRow, ...]:
        """The given cases that stand at no step of this definition: they are not on the map."""
        return tuple(row for row in self._given if row.id not in self._load.place)

    def highlight(self, ids: Iterable[UUID] | None) -> None:
        """Let the cases a search found stand out; None ends it."""
        self._found = None if ids is None else frozenset(ids)
        if self._scene is not None:
            self._scene.show_found(self._found)

    @property
    def content(self) -> Content | None:
        """What is shown, None before there is a process."""
        return self._scene.content if self._scene else None

    def lay_out_again(self) -> None:
        """Build content and scene anew; nothing that the user chose is lost."""
        if self._definition is None:
            return
        self.end_gesture()
        room = self.viewport().size()
        content = content_of(
            self._definition,
            self._load,
            size=(max(room.width(), 320), max(room.height(), 240)),
            theme=self.theme,
            words=self.words,
            family=self.font().family(),
            enlarged=max(QFontInfo(self.font()).pixelSize() / USUAL_TEXT, 1.0),
        )
        self._scene = MapScene(content)
        self.setScene(self._scene)
        self.choice.follow(content)
        self._scene.show_selected(self.choice.selected)
        self._scene.show_current(self.choice.step)
        self._scene.show_found(self._found)
        accessible.content_changed(self)

    def map_size(self) -> tuple[float, float]:
        """Return the width and height of the map in scene units."""
        content = self.content
        return (content.layout.width, content.layout.height) if content else (1.0, 1.0)

    def map_pitch(self) -> float:
        """Return the distance between two cases in scene units."""
        return self.content.places.pitch if self.content else 1.0

    def announce(self, text: str) -> None:
        """Have a screen reader speak `text`."""
        if text:
            accessible.announce(self, text)
            self.announced.emit(text)

    def name_of(self, place: str) -> str:
        """Return the name of a step or end."""
        return self.words.say(self._definition.step(place).words) if self._definition else ""

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

    def show_welcome(self, answers: Mapping[str, Welcome]) -> None:
        """Show how places answer a dragged case; an empty mapping ends it."""
        if self._scene is not None:
            self._scene.show_welcome(answers)

    def carry(self, case: UUID | None) -> None:
        """Draw a case faintly in its place while it is dragged; None ends it."""
        if self._scene is not None:
            place = self._scene.content.load.place.get(case) if case else None
            self._scene.layer.carry(place)

    def choose_ground(self, at: QPoint) -> None:
        """A click beside the cases: go to the step under it."""
        place = self.place_at(at)
        known = self._scene is not None and place in self._scene.steps
        self.choice.choose_step(place if known else None)

    def ask_move(self, row: CaseRow, place: str) -> None:
        """Ask for a move and speak it."""
        self.announce(self.words.move_asked.format(number=row.number, step=self.name_of(place)))
        self.move_asked.emit(row.id, place)

    def ask_branch(self, number: int) -> None:
        """Ask for the move of the current case along its branch `number`, counted from one."""
        row = self.choice.current
        if row is None:
            return
        places = self.next_places(row.step_id)
        if number > len(places):
            self.announce(self.words.no_branch)
        else:
            self.ask_move(row, places[number - 1])

    def activate(self) -> None:
        """Open the current case; on a step, go to its most pressing case."""
        row = self.choice.current
        if row is not None:
            self.case_activated.emit(row.id)
        else:
            self.choice.walk_to_end(first=True)

    def escape(self) -> None:
        """Undo the nearest thing begun: a gesture, the selection, the step, the zoom."""
        if self.busy:
            self.end_gesture()
        elif self.choice.selected:
            self.choice.choose_step(self.choice.step)
        elif self.choice.step is not None:
            self.choice.choose_step(None)
        elif not self.fitted:
            self.fit()

    def _wire(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.words.map_name)
        self.choice.selected_changed.connect(self._on_selected_changed)
        self.choice.step_changed.connect(self._on_step_changed)
        accessible.install()

    def _on_selected_changed(self) -> None:
        if self._scene is not None:
            self._scene.show_selected(self.choice.selected)
        row = self.choice.current
        if row is not None and self.content is not None:
            place, places = self.content.load.place[row.id], self.content.places
            self.bring_into_view(float(places.x[place]), float(places.y[place]))
            accessible.focus_case(self, row.id)
        self.selection_changed.emit(self.choice.selected)

    def _on_step_changed(self) -> None:
        if self._scene is None:
            return
        self._scene.show_current(self.choice.step)
        if self.choice.step is not None and not self.choice.selected:
            box = self._scene.content.layout.steps[self.choice.step]
            self.bring_into_view(box.x + box.width / 2, box.y + box.height - 30)
            accessible.focus_step(self, self.choice.step)

    def begin(self, event: QMouseEvent) -> Gesture | None:
        """Return the gesture that a press begins."""
        at = event.position().toPoint()
        if self.pans(event):
            return Pan(self, at)
        if event.button() is not Qt.MouseButton.LeftButton:
            return None
        row = self.case_at(at)
        if row is None:
            return PressGround(self, at)
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return PressCase(self, at, row, adding=adding)

    def hover(self, at: QPoint) -> UUID | None:
        """Return the case that the pointer rests on."""
        row = self.case_at(at)
        return None if row is None else row.id

    def show_hovered(self, at: QPoint) -> None:
        """Show the card of the case at a point."""
        row = self.case_at(at)
        if row is not None and self.content is not None:
            self.callout.say(about(self.content, row), at, self.theme)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: open the case; beside the cases, zoom to the step."""
        at = event.position().toPoint()
        row, place = self.case_at(at), self.place_at(at)
        if row is not None:
            self.case_activated.emit(row.id)
        elif self.content is not None and place is not None and place in self.content.layout.steps:
            box = self.content.layout.steps[place]
            self.zoom_to(box.x - 4, box.y - 4, box.width + 8, box.height + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: every gesture has a key."""
        if not act_on(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another size of text lays the map out anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.content is not None:
            self.fit() if self.fitted else self.lay_out_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab goes from step to step along the flow, and out past the last one."""
        return self.choice.tab(forward=forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the focus that comes by Tab begins at the first step, by Shift+Tab at the last."""
        super().focusInEvent(event)
        reasons = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
        forward = reasons.get(event.reason())
        if forward is not None and self.choice.step is None:
            self.choice.tab(forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: labels that one frame could not write come in the next."""
        super().paintEvent(event)
        if self._scene is not None and self._scene.layer.unfinished:
            QTimer.singleShot(0, self.viewport(), self.viewport().update)
