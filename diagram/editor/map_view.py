"""The map of cases (kartta): the whole caseload on the path, moved by hand or by keys."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from diagram.editor import accessible
from diagram.editor.area import AreaKind, DrawArea
from diagram.editor.callout import about
from diagram.editor.choice import Choice
from diagram.editor.content import Content
from diagram.editor.gestures import Gesture, Pan, PressCase, PressGround
from diagram.editor.keys import MENDING, act_on
from diagram.editor.legend_view import LegendView
from diagram.editor.moving import Moving
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords, counted
from models.rules.facts import Missing

MissingFor: TypeAlias = Callable[[UUID, str], Sequence[Missing] | None]


class CaseMapView(LegendView):
    """The cases on the steps of the path.

    `missing_for(case, place)` answers what is missing for a move, None where no flow leads.
    Signals: `selection_changed` (tuple of ids), `case_activated` (id) by double click or Enter,
    `move_asked` (id, step or end) when a case was dropped on a place or sent on by a key (whether
    it may move is the receiver's to decide), `moves_asked` (ids, step) for many at once,
    `step_back_asked` (ids), `mend_asked` (id, Missing) from what a move lacks, `tool_changed`
    (AreaKind or None) when a tool was taken or put down, `announced` (text) for what is spoken.
    """

    selection_changed = Signal(tuple)
    case_activated = Signal(object)
    move_asked = Signal(object, str)
    moves_asked = Signal(tuple, str)
    step_back_asked = Signal(tuple)
    mend_asked = Signal(object, object)
    tool_changed = Signal(object)
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
        super().__init__(words=words, theme=theme, parent=parent, motion=motion)
        self.missing_for = missing_for
        self.choice: Choice = Choice(self)
        self.tool: AreaKind | None = None
        self.moving: Moving = Moving(self)
        self._pressed: UUID | None = None
        self._wire()

    def select(self, ids: Iterable[UUID]) -> None:
        """Select exactly these cases."""
        self.settle()
        self.choice.select(ids)

    @property
    def selected(self) -> tuple[UUID, ...]:
        """The ids of the selected cases, the last chosen one last."""
        self.settle()
        return self.choice.selected

    def announce(self, text: str) -> None:
        """Have a screen reader speak `text`."""
        if text:
            accessible.announce(self, text)
            self.announced.emit(text)

    def name_of(self, place: str) -> str:
        """Return the name of a step or end."""
        return self.words.say(self._definition.step(place).words) if self._definition else ""

    def choose_ground(self, at: QPoint) -> None:
        """A click beside the cases: go to the step under it."""
        place = self.place_at(at)
        known = self._scene is not None and place in self._scene.steps
        self.choice.choose_step(place if known else None)

    def activate(self) -> None:
        """Open the current case; on a step, go to its most pressing case."""
        row = self.choice.current
        if row is not None:
            self.case_activated.emit(row.id)
        else:
            self.choice.walk_to_end(first=True)

    def escape(self) -> None:
        """Undo the nearest thing begun: a gesture, the selection, the step, the zoom."""
        if self.busy or self.tool is not None:
            self.end_gesture()
            self.put_tool_down()
        elif self.choice.selected:
            self.choice.choose_step(self.choice.step)
        elif self.choice.step is not None:
            self.choice.choose_step(None)
        elif not self.fitted:
            self.fit()

    def take_tool(self, kind: AreaKind) -> None:
        """Let the next drag draw an area, wherever it begins; Escape puts the tool down."""
        self.end_gesture()
        self.tool = kind
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.setFocus()
        self.tool_changed.emit(kind)

    def put_tool_down(self) -> None:
        """Let drags pan and carry again."""
        if self.tool is not None:
            self.tool = None
            self.viewport().unsetCursor()
            self.tool_changed.emit(None)

    def choose_step_cases(self) -> None:
        """Select all cases of the step where the keyboard is."""
        if self.choice.step is not None:
            self.choice.choose_of_steps((self.choice.step,))

    def choose_phase_cases(self) -> None:
        """Select all cases of the phase where the keyboard is."""
        if self.choice.step is not None and self._definition is not None:
            phase = self._definition.step(self.choice.step).phase
            steps = (step.id for step in self._definition.tasks if step.phase == phase)
            self.choice.choose_of_steps(steps)

    def _wire(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.words.map_name)
        self.laid_out.connect(self._on_laid_out)
        self.choice.selected_changed.connect(self._on_selected_changed)
        self.choice.step_changed.connect(self._on_step_changed)
        accessible.install()

    def _on_laid_out(self, content: Content) -> None:
        """Carry over what the user chose: nothing of it is lost."""
        self.moving.close()
        self.choice.follow(content)
        if self._scene is not None:
            self._scene.show_selected(self.choice.selected)
            self._scene.show_current(self.choice.step)
        accessible.content_changed(self)

    def _on_selected_changed(self) -> None:
        if self._scene is not None:
            self._scene.show_selected(self.choice.selected)
        self.moving.close()
        row, count = self.choice.current, len(self.choice.selected)
        if count > 1:
            self.announce(counted(self.words.chosen, count))
        elif row is not None and self.content is not None:
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
        self.moving.close()
        self._pressed = None
        if self.pans(event):
            return Pan(self, at)
        if event.button() is not Qt.MouseButton.LeftButton:
            return None
        adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        kind = self.tool or _area_of(event.modifiers())
        if kind is not None:
            return DrawArea(self, at, kind, adding=adding)
        row = self.case_at(at)
        self._pressed = None if row is None else row.id
        if row is None:
            return PressGround(self, at)
        together = self.choice.selected if not adding and row.id in self.choice.selected else ()
        return PressCase(self, at, row, adding=adding, together=together)

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
        """Qt: open the case; beside the cases, zoom to the step.

        The case is the one of the first press: choosing it shows its panel, and the map, narrower
        now, has moved under the pointer before the second press comes.
        """
        place = self.place_at(event.position().toPoint())
        if self._pressed is not None:
            self.case_activated.emit(self._pressed)
        elif self.content is not None and place is not None and place in self.content.layout.steps:
            box = self.content.layout.steps[place]
            self.zoom_to(box.x - 4, box.y - 4, box.width + 8, box.height + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: every gesture has a key; a list that is open has them first."""
        gesture = self.gesture
        if self.moving.handle(event):
            return
        if event.key() in MENDING and isinstance(gesture, PressCase) and gesture.lacks:
            self.end_gesture()
            gesture.mend()
        elif not act_on(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another size of text lays the map out anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.lay_out_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab goes from step to step along the flow, and out past the last one."""
        walks = not self.legend.has_keyboard and self.choice.tab(forward=forward)
        return walks or super().focusNextPrevChild(forward)

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
        sharp = not self.frame.stands_in
        if sharp and self._scene is not None and self._scene.layer.unfinished:
            QTimer.singleShot(0, self.viewport(), self.viewport().update)


def _area_of(held: Qt.KeyboardModifier) -> AreaKind | None:
    """Return the area that a drag draws with these keys held: Shift a band, Alt a lasso."""
    if held & Qt.KeyboardModifier.AltModifier:
        return AreaKind.LASSO
    return AreaKind.BAND if held & Qt.KeyboardModifier.ShiftModifier else None
