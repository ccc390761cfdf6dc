"""Gestures of the mouse, one class each: begin, move, release, cancel. Cancel leaves no trace."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from diagram.editor.callout import Saying
from diagram.editor.items import Welcome
from diagram.editor.words import counted
from models.rules.facts import Missing
from models.rules.rows import CaseRow

if TYPE_CHECKING:
    from diagram.editor.map_view import CaseMapView

SHOWN_MISSING = 3


class Gesture(Protocol):
    """What the view hands mouse events to from press to release; points are view pixels."""

    def move(self, at: QPoint) -> None:
        """The pointer moved."""

    def release(self, at: QPoint) -> None:
        """The button was let go: do what the gesture means."""

    def cancel(self) -> None:
        """Escape: put everything back."""


class Pan:
    """Drag the ground: the map follows the hand."""

    def __init__(self, view: "CaseMapView", at: QPoint) -> None:
        self._view, self._last = view, at
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPoint) -> None:
        """Pan by the way the pointer went."""
        way = at - self._last
        self._last = at
        self._view.pan(way.x(), way.y())

    def release(self, at: QPoint) -> None:
        """The map stays where it is."""
        self._view.viewport().unsetCursor()

    def cancel(self) -> None:
        """The map stays where it is."""
        self._view.viewport().unsetCursor()


class PressGround:
    """A press beside the cases: a click chooses the step under it, a drag pans."""

    def __init__(self, view: "CaseMapView", at: QPoint) -> None:
        self._view, self._start = view, at
        self._pan: Pan | None = None

    def move(self, at: QPoint) -> None:
        """Pan once the pointer has left the spot."""
        if self._pan is None and far_enough(self._start, at):
            self._pan = Pan(self._view, self._start)
        if self._pan is not None:
            self._pan.move(at)

    def release(self, at: QPoint) -> None:
        """Choose the step, unless the map was panned."""
        if self._pan is not None:
            self._pan.release(at)
        else:
            self._view.choose_ground(at)

    def cancel(self) -> None:
        """Stop panning."""
        if self._pan is not None:
            self._pan.cancel()


class PressCase:
    """A press on a case: a click selects it, a drag carries it over the map."""

    def __init__(
        self,
        view: "CaseMapView",
        at: QPoint,
        row: CaseRow,
        *,
        adding: bool,
        together: tuple[UUID, ...] = (),
    ) -> None:
        self._view, self._start, self._row, self._adding = view, at, row, adding
        self._together = together
        self._drag: DragCase | DragMany | None = None
        self._is_refused = False

    @property
    def lacks(self) -> bool:
        """Whether the place under the dragged case wants something first."""
        return isinstance(self._drag, DragCase) and bool(self._drag.lacking)

    def mend(self) -> None:
        """Go where the first thing missing is filled in."""
        if isinstance(self._drag, DragCase) and self._drag.lacking:
            self._view.moving.mend(self._row.id, self._drag.lacking[0])

    def move(self, at: QPoint) -> None:
        """Begin to carry the case once the pointer has left the spot, with those chosen too."""
        if self._is_refused:
            return
        if self._drag is None and far_enough(self._start, at):
            self._is_refused = self._view.moving.refused(at)
            if self._is_refused:
                return
            many = len(self._together) > 1
            view, row = self._view, self._row
            self._drag = DragMany(view, row) if many else DragCase(view, row)
        if self._drag is not None:
            self._drag.move(at)

    def release(self, at: QPoint) -> None:
        """Select the case, or drop it."""
        if self._drag is not None:
            self._drag.release(at)
        else:
            self._view.choice.choose(self._row.id, adding=self._adding)

    def cancel(self) -> None:
        """Put the case back."""
        if self._drag is not None:
            self._drag.cancel()


class DragCase:
    """Carry a case: places answer in words before it is dropped, a drop asks for the move.

    Where something is missing the drop is refused in words, with the way to what is missing.
    """

    def __init__(self, view: "CaseMapView", row: CaseRow) -> None:
        self._view, self._row = view, row
        self._over: str | None = None
        self._answers = {
            place: view.missing_for(row.id, place) for place in view.next_places(row.step_id)
        }
        self._show_answers()
        view.carry(row.id)

    def move(self, at: QPoint) -> None:
        """Say what the place under the pointer answers."""
        self._view.nudge(at)
        over = self._view.place_at(at)
        lines = self._sayings(over)
        theme = self._view.theme
        edge = {Welcome.READY: theme.ok, Welcome.MISSING: theme.soon}.get(self._welcome(over), "")
        self._view.callout.say(lines, at, theme, edge=edge)
        if over != self._over:
            self._over = over
            if over is not None and over != self._row.step_id:
                self._view.announce(" ".join(line.text for line in lines[1:]))

    def release(self, at: QPoint) -> None:
        """Ask for the move where a flow leads; a place no flow leads to refuses in words."""
        over = self._view.place_at(at)
        self.cancel()
        if over is None or over == self._row.step_id:
            return
        welcome = self._welcome(over)
        if welcome is Welcome.CLOSED:
            self._view.announce(self._view.words.no_way)
        elif welcome is Welcome.MISSING:
            self._view.moving.refuse(self._row, over, self._answers[over] or (), at)
        else:
            self._view.moving.ask(self._row, over)

    @property
    def lacking(self) -> Sequence[Missing]:
        """What the place under the pointer still wants."""
        return self._answers.get(self._over or "") or ()

    def cancel(self) -> None:
        """Take everything away that the drag has shown."""
        self._view.show_welcome({})
        self._view.carry(None)
        self._view.callout.hide()

    def _show_answers(self) -> None:
        places = self._view.places_of_map()
        self._view.show_welcome(
            {place: self._welcome(place) for place in places if place != self._row.step_id}
        )

    def _welcome(self, place: str | None) -> Welcome:
        if place is None or place == self._row.step_id:
            return Welcome.NONE
        missing = self._answers.get(place)
        if missing is None:
            return Welcome.CLOSED
        return Welcome.MISSING if missing else Welcome.READY

    def _sayings(self, over: str | None) -> tuple[Saying, ...]:
        theme, words, row = self._view.theme, self._view.words, self._row
        mark = (row.clock.state, not row.clock.statutory)
        lines = [Saying(f"{row.initials} · {row.number}", theme.ink, bold=True, mark=mark)]
        welcome = self._welcome(over)
        if over is not None and welcome is Welcome.READY:
            name = self._view.name_of(over)
            lines.append(Saying(words.ready.format(step=name), theme.ok, bold=True))
        elif over is not None and welcome is Welcome.MISSING:
            lines.append(Saying(self._missing_words(self._answers[over] or ()), theme.ink))
            lines.append(Saying(words.mend, theme.accent))
        elif welcome is Welcome.CLOSED:
            lines.append(Saying(words.no_way, theme.dim))
        return tuple(lines)

    def _missing_words(self, missing: Sequence[Missing]) -> str:
        words = self._view.words
        names = ", ".join(words.missing_name(item) for item in missing[:SHOWN_MISSING])
        if len(missing) > SHOWN_MISSING:
            names += " …"
        return counted(words.missing, len(missing), names=names)


class DragMany:
    """Carry all chosen cases: each place answers how many of them a flow leads there."""

    def __init__(self, view: "CaseMapView", row: CaseRow) -> None:
        self._view, self._rows = view, view.moving.rows
        self._able = {
            place: view.moving.able(self._rows, place)
            for place in view.moving.places_of(self._rows)
        }
        view.show_welcome({place: self._welcome(place) for place in view.places_of_map()})
        view.carry(row.id)

    def move(self, at: QPoint) -> None:
        """Say what the place under the pointer answers."""
        self._view.nudge(at)
        over, theme = self._view.place_at(at), self._view.theme
        edge = {Welcome.READY: theme.ok, Welcome.MISSING: theme.soon}.get(self._welcome(over), "")
        self._view.callout.say(self._sayings(over), at, theme, edge=edge)

    def release(self, at: QPoint) -> None:
        """Ask for the move of those that a flow leads there."""
        over = self._view.place_at(at)
        self.cancel()
        if over is not None and self._able.get(over):
            self._view.moving.ask_many(tuple(row.id for row in self._rows), over)
        elif over is not None:
            self._view.announce(self._view.words.no_way)

    def cancel(self) -> None:
        """Take everything away that the drag has shown."""
        self._view.show_welcome({})
        self._view.carry(None)
        self._view.callout.hide()

    def _welcome(self, place: str | None) -> Welcome:
        able = self._able.get(place or "", 0)
        if place is None or not able:
            return Welcome.CLOSED if place is not None else Welcome.NONE
        return Welcome.READY if able == len(self._rows) else Welcome.MISSING

    def _sayings(self, over: str | None) -> tuple[Saying, ...]:
        theme, words, of = self._view.theme, self._view.words, len(self._rows)
        lines = [Saying(counted(words.chosen, of), theme.ink, bold=True)]
        if over is None:
            return tuple(lines)
        welcome, step = self._welcome(over), self._view.name_of(over)
        if welcome is Welcome.READY:
            lines.append(Saying(words.ready.format(step=step), theme.ok, bold=True))
        elif welcome is Welcome.MISSING:
            some = words.some_may.format(step=step, count=self._able[over], of=of)
            lines.append(Saying(some, theme.ink))
        else:
            lines.append(Saying(words.no_way, theme.dim))
        return tuple(lines)


def far_enough(start: QPoint, at: QPoint) -> bool:
    """Answer whether the pointer has gone so far that a press has become a drag."""
    return (at - start).manhattanLength() >= QApplication.startDragDistance()
