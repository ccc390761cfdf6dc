"""Sending chosen cases on: the branches as a numbered list, and what a refused drop still wants."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeyEvent

from diagram.editor.callout import Saying
from diagram.editor.pick_list import PickList
from diagram.editor.words import counted
from models.rules.facts import Missing
from models.rules.rows import CaseRow

if TYPE_CHECKING:
    from diagram.editor.map_view import CaseMapView

MOST = 9
"""As many as there are digits to pick with."""


class Moving:
    """What keys and drops on the map do to move cases; whether they may is the receiver's to say.

    `list` shows the branches, or what is missing after a drop; nothing remains once it is closed.
    """

    def __init__(self, view: "CaseMapView") -> None:
        self._view = view
        self.list = PickList(view.viewport())
        self.refusal = ""
        """Why nothing may be moved now, in lines; empty while it may."""

    def refused(self, at: QPoint | None = None) -> bool:
        """Answer whether nothing may be moved now; why is said then."""
        if self.refusal:
            view, theme = self._view, self._view.theme
            said = self.refusal.splitlines()
            lines = tuple(Saying(line, theme.late, bold=True) for line in said)
            view.callout.say(lines, at or self._at(), theme, edge=theme.late)
            view.announce(" ".join(said))
        return bool(self.refusal)

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """The chosen cases."""
        load = self._view.choice.load
        return tuple(load.rows[load.place[case]] for case in self._view.choice.selected)

    def ask(self, row: CaseRow, place: str) -> None:
        """Ask for a move and speak it."""
        view = self._view
        if self.refused():
            return
        step = view.name_of(place)
        view.announce(view.words.move_asked.format(number=row.number, step=step))
        view.move_asked.emit(row.id, place)

    def ask_many(self, ids: tuple[UUID, ...], place: str) -> None:
        """Ask for the move of many cases."""
        if not self.refused():
            self._view.moves_asked.emit(ids, place)

    def follow(self) -> None:
        """Send the chosen case along its first branch; of many cases, ask which (M)."""
        rows = self.rows
        if len(rows) > 1:
            self.show_branches()
        elif rows:
            places = self._view.next_places(rows[0].step_id)
            if places:
                self.ask(rows[0], places[0])

    def show_branches(self, lit: int = 1) -> None:
        """List where the chosen cases may go, with the digits that choose (from one)."""
        rows = self.rows
        places = self.places_of(rows)[:MOST]
        if not rows or self.refused():
            return
        if not 1 <= lit <= len(places):
            self._view.announce(self._view.words.no_branch)
            return
        theme = self._view.theme
        head = Saying(self._head(rows), theme.ink, bold=True)
        lines = [
            Saying(self._branch(rows, place, number), theme.ink)
            for number, place in enumerate(places, start=1)
        ]
        self._view.callout.hide()
        self.list.offer(head, lines, lambda at: self._take(rows, places[at]), self._at(), theme)
        self.list.light(lit - 1)
        self._view.announce(". ".join(line.text for line in (head, *lines)))

    def refuse(self, row: CaseRow, place: str, missing: Sequence[Missing], at: QPoint) -> None:
        """Say after a drop what is missing; picking an item asks to mend it."""
        words, theme = self._view.words, self._view.theme
        step = self._view.name_of(place)
        head = Saying(words.refused.format(number=row.number, step=step), theme.ink, bold=True)
        lines = [
            Saying(f"{n}   {words.missing_name(item)}", theme.late)
            for n, item in enumerate(missing[:MOST], start=1)
        ]
        foot = Saying(words.mend, theme.accent)
        self.list.offer(
            head, lines, lambda n: self.mend(row.id, missing[n]), at, theme,
            foot=foot, edge=theme.soon,
        )  # fmt: skip
        self._view.announce(". ".join(line.text for line in (head, *lines, foot)))

    def mend(self, case: UUID, missing: Missing) -> None:
        """Ask to go where something missing is filled in."""
        self._view.mend_asked.emit(case, missing)

    def step_back(self) -> None:
        """Ask to take the chosen cases back (Backspace)."""
        if self._view.choice.selected and not self.refused():
            self._view.step_back_asked.emit(self._view.choice.selected)

    def handle(self, event: QKeyEvent) -> bool:
        """Let the open list have a key first."""
        return self.list.handle(event)

    def close(self) -> None:
        """Take the list away."""
        self.list.close_list()

    def places_of(self, rows: Sequence[CaseRow]) -> tuple[str, ...]:
        """Return where flows lead from the steps of these cases, in the order of the path."""
        steps = dict.fromkeys(row.step_id for row in rows)
        found = dict.fromkeys(p for step in steps for p in self._view.next_places(step))
        order = {place: n for n, place in enumerate(self._view.places_of_map())}
        single = len(steps) == 1
        return tuple(found) if single else tuple(sorted(found, key=lambda p: order.get(p, 0)))

    def able(self, rows: Sequence[CaseRow], place: str) -> int:
        """Return from how many of these cases a flow leads to `place`."""
        steps = {step for step in {row.step_id for row in rows}
                 if place in self._view.next_places(step)}  # fmt: skip
        return sum(row.step_id in steps for row in rows)

    def _take(self, rows: Sequence[CaseRow], place: str) -> None:
        if len(rows) == 1:
            self.ask(rows[0], place)
        else:
            self.ask_many(tuple(row.id for row in rows), place)

    def _head(self, rows: Sequence[CaseRow]) -> str:
        one, many = self._view.words.branches
        if len(rows) == 1:
            return one.format(number=rows[0].number)
        return many.format(count=len(rows))

    def _branch(self, rows: Sequence[CaseRow], place: str, number: int) -> str:
        words, step = self._view.words, self._view.name_of(place)
        able = self.able(rows, place)
        if len(rows) > 1 and able < len(rows):
            return words.branch_some.format(place=number, step=step, count=able, of=len(rows))
        missing = self._view.missing_for(rows[0].id, place) if len(rows) == 1 else ()
        if missing:
            return counted(words.branch_lacks, len(missing), place=number, step=step)
        return words.branch.format(place=number, step=step)

    def _at(self) -> QPoint:
        """Return the middle of the case chosen last, within the view."""
        view, content = self._view, self._view.content
        row = view.choice.current
        if row is None or content is None:
            return view.viewport().rect().center()
        place, places = content.load.place[row.id], content.places
        at = view.mapFromScene(float(places.x[place]), float(places.y[place]))
        room = view.viewport().rect()
        return at if room.contains(at) else room.center()
