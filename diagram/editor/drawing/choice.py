"""What is chosen on the drawing board, and where the keyboard is among it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diagram.editor.drawing import accessible
from diagram.editor.drawing.outline import name_of
from diagram.editor.drawing.walking import (
    outward,
    reading_order,
    walked,
    ways_in,
    ways_out,
    within,
)
from diagram.editor.drawing.words import Say
from diagram.editor.walking import Arrow

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas


class Choice:
    """The chosen elements; the last one is where the keyboard is."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        self._canvas = canvas

    def select(self, ids: Iterable[str], *, reveal: bool = True) -> None:
        """Choose exactly these elements; those that are not there are left out."""
        canvas = self._canvas
        chosen = tuple(dict.fromkeys(known for known in ids if known in canvas.places))
        if chosen == canvas.shown.selected:
            return
        canvas.shown.selected = chosen
        canvas.repaint_soon()
        if len(chosen) == 1:
            if reveal:
                canvas.show_box(canvas.places.box(chosen[0]))
            accessible.focus(canvas, chosen[0])
        elif chosen:
            canvas.announce(canvas.words.say(Say.CHOSEN, count=len(chosen)))
        canvas.chosen.emit(chosen)

    def toggle(self, element_id: str) -> None:
        """Add an element to the chosen ones, or take it away."""
        chosen = self._canvas.shown.selected
        rest = tuple(known for known in chosen if known != element_id)
        self.select(rest if element_id in chosen else (*chosen, element_id), reveal=False)

    def add(self, ids: Iterable[str]) -> None:
        """Choose these too."""
        self.select((*self._canvas.shown.selected, *ids), reveal=False)

    def everything(self) -> None:
        """Choose every step, phase and flow on the top level and the steps inside phases."""
        places = self._canvas.places
        self.select((*places.phases, *places.inside(None)), reveal=False)

    def walk(self, arrow: Arrow, *, adding: bool) -> None:
        """Go along the flow, or to the nearest neighbour."""
        canvas = self._canvas
        found = walked(canvas.places, canvas.shown.current, arrow)
        if found is None:
            canvas.announce(canvas.words.say(Say.NO_FURTHER))
        elif adding:
            self.add((found,))
        else:
            self.select((found,))

    def walk_flows(self, arrow: Arrow) -> None:
        """Go to a flow out of the element (right) or into it (left), inside (down) or out (up)."""
        canvas, current = self._canvas, self._canvas.shown.current
        if current is None:
            return
        places = canvas.places
        found: str | None
        if arrow in (Arrow.RIGHT, Arrow.LEFT):
            flows = (ways_out if arrow is Arrow.RIGHT else ways_in)(places, current)
            found = flows[0] if flows else None
        elif arrow is Arrow.UP:
            found = outward(places, current)
        else:
            marks = places.phases[current].deadlines if current in places.phases else ()
            found = within(places, current) or (marks[0].id if marks else None)
        if found is None:
            canvas.announce(canvas.words.say(Say.NO_FURTHER))
        else:
            self.select((found,))

    def end(self, *, first: bool) -> None:
        """Go to the first or the last element."""
        order = reading_order(self._canvas.places)
        if order:
            self.select((order[0 if first else -1],))

    def tab(self, *, forward: bool) -> bool:
        """Go on in reading order; False past the last one."""
        order, current = reading_order(self._canvas.places), self._canvas.shown.current
        if not order:
            return False
        if current not in order:
            self.select((order[0 if forward else -1],))
            return True
        place = order.index(current) + (1 if forward else -1)
        if not 0 <= place < len(order):
            return False
        self.select((order[place],))
        return True

    def outward(self) -> None:
        """Escape: from many to none, from a step to its phase, from there to nothing."""
        canvas, single = self._canvas, self._canvas.shown.single
        phase = outward(canvas.places, single) if single is not None else None
        self.select((phase,) if phase is not None else ())

    def said(self, element_id: str) -> str:
        """Return the name of an element in words."""
        return name_of(self._canvas.places, self._canvas.words, element_id)
