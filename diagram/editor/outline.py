"""The map in words: a tree of phases, steps and cases, as a screen reader walks it."""

from typing import TypeAlias
from uuid import UUID

from diagram.editor.content import Content
from diagram.editor.lanes import Lane
from diagram.editor.walking import cases_of
from diagram.graph.graph import ProcessGraph
from models.rules.process import Box
from models.rules.rows import CaseRow

Key: TypeAlias = tuple[str, str | int | UUID]
"""What a branch or leaf stands for: ("phase", place), ("step", id) or ("case", id)."""


class Outline:
    """One content as a tree; cases of a step come in order of urgency."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._graph = ProcessGraph(content.definition)
        self._cases: dict[str, tuple[Key, ...]] = {}
        self._counts = content.load.counts()

    def title(self) -> str:
        """Return the name of the map with its cases."""
        words = self.content.words
        return f"{words.map_name}: {words.count_cases(len(self.content.load))}"

    def phases(self) -> tuple[Key, ...]:
        """Return the branches under the map."""
        return tuple(("phase", place) for place in range(len(self.content.layout.lanes)))

    def exists(self, key: Key) -> bool:
        """Answer whether the map has it."""
        kind, name = key
        if kind == "phase":
            return key in self.phases()
        if kind == "step":
            return name in self.content.layout.steps
        return name in self.content.load.place

    def parent(self, key: Key) -> Key | None:
        """Return what it lies in, None for the map itself."""
        kind, name = key
        if kind == "case":
            return ("step", self._row(key).step_id)
        if kind == "phase":
            return None
        lanes = enumerate(self.content.layout.lanes)
        return next(("phase", n) for n, lane in lanes if name in {s.id for s in lane.steps})

    def children(self, key: Key) -> tuple[Key, ...]:
        """Return what lies in it."""
        kind, name = key
        if kind == "phase":
            return tuple(("step", step.id) for step in self._lane(key).steps)
        return self._cases_at(str(name)) if kind == "step" else ()

    def name(self, key: Key) -> str:
        """Return its name: counts of a phase or step, place and days left of a case."""
        return {"phase": self._phase_name, "step": self._step_name, "case": self._case_name}[
            key[0]
        ](key)

    def description(self, key: Key) -> str:
        """Return where a step leads (the order of the digit keys); a case's state and next act."""
        kind, name = key
        if kind == "step":
            leads = self._leads_to(str(name))
            is_former = name in self.content.former
            return f"{self.content.words.former}. {leads}".strip() if is_former else leads
        if kind != "case":
            return ""
        row, words = self._row(key), self.content.words
        return f"{words.states[row.clock.state]}. {words.act(row.next_act)}"

    def box(self, key: Key) -> Box:
        """Return where it lies on the map."""
        kind, name = key
        if kind == "phase":
            return self._lane(key).box
        if kind == "step":
            return self.content.layout.steps[str(name)]
        places, place = self.content.places, self._place(key)
        side = places.pitch
        return Box(float(places.x[place]) - side / 2, float(places.y[place]) - side / 2, side, side)

    def _phase_name(self, key: Key) -> str:
        lane, words = self._lane(key), self.content.words
        counts = self._counts[[self.content.load.steps.index(step.id) for step in lane.steps]]
        return spoken(
            words.phase_place,
            number=lane.phase.number if lane.phase else "",
            name=words.say(lane.phase.words) if lane.phase else "",
            cases=words.count_cases(int(counts.sum())),
            late=words.count_late(int(counts[:, 0].sum())),
        )

    def _step_name(self, key: Key) -> str:
        words, step = self.content.words, str(key[1])
        counts = self._counts[self.content.load.steps.index(step)]
        return spoken(
            words.step_place,
            name=words.say(self.content.definition.step(step).words),
            cases=words.count_cases(int(counts.sum())),
            late=words.count_late(int(counts[0])),
            next=self._leads_to(step),
        )

    def _leads_to(self, step_id: str) -> str:
        words, step = self.content.words, self.content.definition.step
        return ", ".join(words.say(step(s).words) for s in self._graph.next_tasks(step_id))

    def _case_name(self, key: Key) -> str:
        row, words = self._row(key), self.content.words
        return spoken(
            words.case_place,
            number=row.number,
            initials=row.initials,
            step=words.say(self.content.definition.step(row.step_id).words),
            days=words.days(row.clock.days_left),
        )

    def _cases_at(self, step: str) -> tuple[Key, ...]:
        if step not in self._cases:
            load = self.content.load
            line = cases_of(load, self.content.places, step).tolist()
            self._cases[step] = tuple(("case", load.rows[place].id) for place in line)
        return self._cases[step]

    def _lane(self, key: Key) -> Lane:
        return self.content.layout.lanes[int(str(key[1]))]

    def _place(self, key: Key) -> int:
        case = key[1]
        assert isinstance(case, UUID)
        return self.content.load.place[case]

    def _row(self, key: Key) -> CaseRow:
        return self.content.load.rows[self._place(key)]


def spoken(template: str, **places: object) -> str:
    """Return a filled template without the gaps that empty places leave."""
    said = " ".join(template.format(**places).split())
    return said.replace(" .", ".").replace(" ,", ",")
