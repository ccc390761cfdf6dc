"""The path told as a story: where one is, then phase by phase what waits and where it leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from diagram.editor.content import Content
from diagram.editor.lanes import Lane
from diagram.editor.walking import cases_of
from diagram.graph.graph import ProcessGraph
from models.rules.process import Step
from models.rules.rows import CaseRow


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Sentences with named places; pairs are (one, many) with the place {count}."""

    whole: tuple[str, str]
    """Places {count} phases, {cases}."""
    late: tuple[str, str]
    none_late: str
    phase: str
    """Places {number}, {of}, {name}, {cases}."""
    empty: str
    step: str
    """Places {name}, {cases}."""
    step_late: str
    """Places {name}, {cases}, {late}."""
    most_pressing: str
    """Place {days}."""
    leads_to: str
    """Place {places}."""
    here: str
    """Places {number}, {of}, {phase}, {step}."""
    nowhere: str
    case: str
    """Places {number}, {initials}, {clock}, {days}."""
    due: str
    """Place {day}."""
    worker: str
    """Place {name}."""
    act: str
    """Place {act}."""


class Story:
    """Tells one content; `current` is the chosen case, `step` the one where the keyboard is."""

    def __init__(self, content: Content, words: StoryWords) -> None:
        self._content, self._words = content, words
        self._graph = ProcessGraph(content.definition)
        self._counts = content.load.counts()
        self._lanes = [lane for lane in content.layout.lanes if lane.steps]

    def told(self, current: CaseRow | None = None, step: str | None = None) -> tuple[str, ...]:
        """Return the story in paragraphs: the whole, where one is, then each phase."""
        at = current.step_id if current is not None else step
        here = " ".join(self._here(current, at))
        return (self._whole(), here, *(self._phase(lane) for lane in self._lanes))

    def _whole(self) -> str:
        words, cases = self._words, len(self._content.load)
        count = len(self._lanes)
        late = int(self._counts[:, 0].sum()) if len(self._counts) else 0
        told = words.whole[count != 1].format(
            count=count, cases=self._content.words.count_cases(cases)
        )
        if not cases:
            return told
        return f"{told} {_counted(words.late, late) if late else words.none_late}"

    def _here(self, current: CaseRow | None, at: str | None) -> Iterator[str]:
        words = self._words
        lane = next((lane for lane in self._lanes if at in {s.id for s in lane.steps}), None)
        if lane is None or at is None:
            yield words.nowhere
            return
        yield words.here.format(
            number=self._number(lane),
            of=len(self._lanes),
            phase=self._name(lane),
            step=self._step_name(at),
        )
        if current is not None:
            yield from self._case(current)
        yield from self._ways(at)

    def _case(self, row: CaseRow) -> Iterator[str]:
        said, words, clock = self._content.words, self._words, row.clock
        name = said.no_clock if clock.kind is None else said.clock_name(clock.kind)
        days = "" if clock.kind is None else said.days(clock.days_left)
        yield words.case.format(
            number=row.number, initials=row.initials, clock=name, days=days
        ).replace(", .", ".")
        if clock.due is not None:
            yield words.due.format(day=said.day(clock.due))
        yield words.worker.format(name=row.worker_name or said.unassigned)
        yield words.act.format(act=said.act(row.next_act))

    def _phase(self, lane: Lane) -> str:
        load, words = self._content.load, self._words
        places = [load.steps.index(step.id) for step in lane.steps]
        cases = int(self._counts[places].sum())
        head = words.phase.format(
            number=self._number(lane),
            of=len(self._lanes),
            name=self._name(lane),
            cases=self._content.words.count_cases(cases),
        )
        steps = (" ".join(self._step(step)) for step in lane.steps)
        return "\n".join((head, *steps) if cases else (f"{head} {words.empty}", *steps))

    def _step(self, step: Step) -> Iterator[str]:
        content, words = self._content, self._words
        said, counts = content.words, self._counts[content.load.steps.index(step.id)]
        cases, late = said.count_cases(int(counts.sum())), said.count_late(int(counts[0]))
        template = words.step_late if late else words.step
        yield template.format(name=self._step_name(step.id), cases=cases, late=late)
        line = cases_of(content.load, content.places, step.id)
        if len(line):
            first = min((content.load.rows[at] for at in line.tolist()), key=_pressing)
            yield words.most_pressing.format(days=said.days(first.clock.days_left))
        yield from self._ways(step.id)

    def _ways(self, step: str) -> Iterator[str]:
        places = [self._step_name(place) for place in self._graph.next_tasks(step)]
        if places:
            yield self._words.leads_to.format(places=", ".join(places))

    def _number(self, lane: Lane) -> int:
        return lane.phase.number if lane.phase is not None else self._lanes.index(lane) + 1

    def _name(self, lane: Lane) -> str:
        return self._content.words.say(lane.phase.words) if lane.phase is not None else ""

    def _step_name(self, step: str) -> str:
        return self._content.words.say(self._content.definition.step(step).words)


def _counted(pair: tuple[str, str], count: int) -> str:
    return pair[count != 1].format(count=count)


def _pressing(row: CaseRow) -> int:
    return 1 << 30 if row.clock.days_left is None else row.clock.days_left
