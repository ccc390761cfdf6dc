"""What is chosen on the map: the selected cases and the step where the keyboard is."""

from collections.abc import Iterable
from uuid import UUID

import numpy as np
from PySide6.QtCore import QObject, Signal

from diagram.editor.caseload import STATES, Caseload, Numbers
from diagram.editor.content import Content
from diagram.editor.walking import Arrow, cases_of, neighbour
from diagram.graph.graph import ProcessGraph
from models.rules.kinds import DueState
from models.rules.rows import CaseRow


class Choice(QObject):
    """Keeps ids only, so that it outlives every scene and every new set of cases.

    Signals: `selected_changed` after the selection, `step_changed` after the step changed.
    """

    selected_changed = Signal()
    step_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.selected: tuple[UUID, ...] = ()
        self.step: str | None = None
        self._content: Content | None = None

    @property
    def load(self) -> Caseload:
        """The cases on the map."""
        return self._content.load if self._content else Caseload.of((), ())

    @property
    def current(self) -> CaseRow | None:
        """The case that keys act on: the one selected last."""
        at = self.load.place.get(self.selected[-1]) if self.selected else None
        return None if at is None else self.load.rows[at]

    def follow(self, content: Content) -> None:
        """Go over to a new content; what is gone is no longer chosen, a moved case is followed."""
        self._content = content
        kept = tuple(case for case in self.selected if case in content.load.place)
        if self.step not in content.layout.steps:
            self._set_step(None)
        self._set_selected(kept)
        if self.current is not None:
            self._set_step(self.current.step_id)

    def select(self, ids: Iterable[UUID]) -> None:
        """Select exactly these cases, those that are on the map."""
        self._set_selected(tuple(case for case in ids if case in self.load.place))
        if self.current is not None:
            self._set_step(self.current.step_id)

    def choose(self, case: UUID, *, adding: bool) -> None:
        """Select a case; with `adding` it joins or leaves the others."""
        if not adding:
            self.select((case,))
        elif case in self.selected:
            self.select(other for other in self.selected if other != case)
        else:
            self.select((*self.selected, case))

    def choose_places(self, places: Numbers, *, adding: bool = False) -> None:
        """Select the cases at these places of the caseload; with `adding` they join the others."""
        rows = self.load.rows
        found = tuple(rows[place].id for place in places.tolist())
        if adding and self.selected:
            before = frozenset(self.selected)
            found = (*self.selected, *(case for case in found if case not in before))
        self._set_selected(found)
        if self.current is not None:
            self._set_step(self.current.step_id)

    def choose_all(self) -> None:
        """Select every case that is shown (Ctrl+A)."""
        self.choose_places(np.arange(len(self.load)))

    def invert(self) -> None:
        """Select exactly those shown that were not selected."""
        self.choose_places(np.flatnonzero(~self.load.marked(self.selected)))

    def choose_of_steps(self, steps: Iterable[str]) -> None:
        """Select every case that stands at one of these steps."""
        wanted = [self.load.steps.index(step) for step in steps if step in self.load.steps]
        self.choose_places(np.flatnonzero(np.isin(self.load.step, wanted)))

    def choose_of_state(self, state: DueState) -> None:
        """Select every case in a state."""
        self.choose_places(np.flatnonzero(self.load.state == STATES.index(state)))

    def choose_step(self, step: str | None) -> None:
        """Go to a step; nothing is selected there yet."""
        self._set_selected(())
        self._set_step(step)

    def tab(self, *, forward: bool) -> bool:
        """Go to the next step along the flow; False past the last one, where the focus leaves."""
        if self._content is None:
            return False
        order = ProcessGraph(self._content.definition).walk()
        if self.step is None:
            at = 0 if forward else len(order) - 1
        else:
            at = order.index(self.step) + (1 if forward else -1)
        if not 0 <= at < len(order):
            self.choose_step(None)
            return False
        self.choose_step(order[at])
        return True

    def walk(self, arrow: Arrow) -> bool:
        """Go to the next case within the step; False when there is no step to walk in."""
        if self._content is None or self.step is None:
            return False
        if self.current is None:
            return self.walk_to_end(first=True)
        here = self.load.place[self.current.id]
        there = neighbour(self.load, self._content.places, here, arrow)
        if there is not None:
            self.select((self.load.rows[there].id,))
        return True

    def walk_to_end(self, *, first: bool) -> bool:
        """Go to the most pressing or the least pressing case of the step."""
        if self._content is None or self.step is None:
            return False
        line = cases_of(self.load, self._content.places, self.step)
        if len(line):
            self.select((self.load.rows[int(line[0 if first else -1])].id,))
        return True

    def _set_selected(self, ids: tuple[UUID, ...]) -> None:
        if ids != self.selected:
            self.selected = ids
            self.selected_changed.emit()

    def _set_step(self, step: str | None) -> None:
        if step != self.step:
            self.step = step
            self.step_changed.emit()
