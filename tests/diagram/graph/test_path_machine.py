"""A user who edits, undoes, saves and reloads at random; the path must come back equal."""

from collections import Counter

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from diagram.graph import edits
from diagram.graph.bpmn import read, write
from diagram.graph.changing import boxes, grouped, ids_of, scopes
from diagram.graph.checks import problems
from diagram.graph.clipping import clip_from
from diagram.graph.edits import Axis, Side
from diagram.graph.fixes import fix
from diagram.graph.geometry import Point, contains
from diagram.graph.history import History
from diagram.graph.shipped import shipped
from diagram.graph.templates import TEMPLATES
from models.rules.errors import RuleBroken
from models.rules.guards import GUARDS
from models.rules.kinds import DocumentKind
from models.rules.process import Box, ProcessDefinition, StepKind, StepRole
from models.rules.words import Words

PLACES = st.integers(-50, 400).map(lambda n: n * 10.0)
POINTS = st.tuples(PLACES, PLACES)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20)
WORDS = st.builds(Words, NAMES, NAMES, NAMES)
BOTH = st.sampled_from((False, True))
STEPS_AWAY = st.integers(-30, 30).map(lambda n: n * 10.0)


class Editor(RuleBasedStateMachine):
    """Edits a path beside a plain list of its earlier values."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0
        self.history = History(shipped(), clock=lambda: self.time)
        self.source = write(shipped())
        self.values = [shipped()]
        self.place = 0
        self.refusals: set[str] = set()

    @initialize(whole=st.booleans())
    def begins(self, whole: bool) -> None:
        start = shipped()
        if not whole:
            start = edits.remove(start, [p.id for p in start.phases[1:]])
        self.history = History(start, clock=lambda: self.time)
        self.source = write(start)
        self.values = [start]

    @property
    def path(self) -> ProcessDefinition:
        return self.history.value

    @rule(data=st.data(), kind=st.sampled_from(StepKind), at=POINTS, words=WORDS)
    def adds_step(self, data: st.DataObject, kind: StepKind, at: Point, words: Words) -> None:
        self.does(lambda d: edits.add_step(d, kind, at=at, words=words))

    @rule(at=POINTS, words=WORDS)
    def adds_phase(self, at: Point, words: Words) -> None:
        self.does(lambda d: edits.add_phase(d, at=at, words=words))

    @rule(data=st.data())
    def connects(self, data: st.DataObject) -> None:
        source, target = self.node(data), self.node(data)
        self.does(lambda d: edits.add_flow(d, source, target))

    @rule(data=st.data(), kind=st.sampled_from(StepKind), at=POINTS)
    def inserts(self, data: st.DataObject, kind: StepKind, at: Point) -> None:
        flow = self.flow(data)
        self.does(lambda d: edits.insert_on_flow(d, flow, kind, at))

    @rule(data=st.data(), at=POINTS, template=st.sampled_from(TEMPLATES))
    def adds_template(self, data: st.DataObject, at: Point, template: object) -> None:
        flow = data.draw(st.none() | st.just(self.flow(data)))
        self.does(lambda d: edits.add_template(d, template.id, at=at, flow=flow))  # type: ignore[attr-defined]

    @rule(data=st.data(), dx=STEPS_AWAY, dy=STEPS_AWAY)
    def moves(self, data: st.DataObject, dx: float, dy: float) -> None:
        chosen = self.chosen(data)
        self.does(lambda d: edits.move(d, chosen, dx, dy))

    @rule(data=st.data())
    def removes(self, data: st.DataObject) -> None:
        chosen = [*self.chosen(data), *data.draw(st.just([]) | st.just([self.flow(data)]))]
        self.does(lambda d: edits.remove(d, chosen))

    @rule(data=st.data())
    def leads_anew(self, data: st.DataObject) -> None:
        flow, end = self.flow(data), self.node(data)
        source = data.draw(st.booleans())
        if source:
            self.does(lambda d: edits.reconnect(d, flow, source=end))
        else:
            self.does(lambda d: edits.reconnect(d, flow, target=end))

    @rule(data=st.data(), points=st.lists(POINTS, min_size=1, max_size=5))
    def bends(self, data: st.DataObject, points: list[Point]) -> None:
        flow = self.flow(data)
        self.does(lambda d: edits.bend(d, flow, points))

    @rule(data=st.data(), side=st.sampled_from(Side), axis=st.sampled_from(Axis))
    def puts_in_line(self, data: st.DataObject, side: Side, axis: Axis) -> None:
        chosen = self.chosen(data)
        if data.draw(st.booleans()):
            self.does(lambda d: edits.align(d, chosen, side))
        else:
            self.does(lambda d: edits.distribute(d, chosen, axis))

    @rule(at=PLACES, axis=st.sampled_from(Axis), amount=STEPS_AWAY)
    def makes_space(self, at: float, axis: Axis, amount: float) -> None:
        self.does(lambda d: edits.make_space(d, at=at, axis=axis, amount=amount))

    @rule(data=st.data(), wider=STEPS_AWAY, higher=STEPS_AWAY)
    def resizes(self, data: st.DataObject, wider: float, higher: float) -> None:
        if self.path.phases:
            phase = data.draw(st.sampled_from(self.path.phases))
            box = Box(phase.box.x, phase.box.y, phase.box.width + wider, phase.box.height + higher)
            self.does(lambda d: edits.resize_phase(d, phase.id, box))

    @rule(
        data=st.data(),
        words=WORDS,
        role=st.sampled_from(("", *StepRole, "nobody")),
        forms=st.lists(st.sampled_from(DocumentKind), max_size=2, unique=True),
    )
    def says(self, data: st.DataObject, words: Words, role: str, forms: list[DocumentKind]) -> None:
        node = self.node(data)
        if any(step.id == node for step in self.path.steps):
            values = {"words": words, "role": role, "forms": tuple(forms), "help": words}
            self.does(lambda d: edits.set_step(d, node, **values))
        else:
            self.does(lambda d: edits.set_phase(d, node, words=words, help=words))

    @rule(
        data=st.data(),
        words=WORDS,
        guards=st.lists(st.sampled_from((*GUARDS, "unknown")), max_size=3),
        default=st.booleans(),
    )
    def sets_flow(
        self, data: st.DataObject, words: Words, guards: list[str], default: bool
    ) -> None:
        flow = self.flow(data)
        values = {"words": words, "guards": tuple(guards), "default": default}
        self.does(lambda d: edits.set_flow(d, flow, **values))

    @rule(data=st.data(), at=POINTS)
    def puts_label(self, data: st.DataObject, at: Point) -> None:
        node, flow, label = self.node(data), self.flow(data), Box(*at, 80, 20)
        if data.draw(BOTH):
            self.does(lambda d: edits.set_flow(d, flow, label=label))
        else:
            self.does(lambda d: edits.set_step(d, node, label=label))

    @rule(data=st.data(), value=st.sampled_from(("P7D", "P3M", "")))
    def sets_deadline(self, data: st.DataObject, value: str) -> None:
        if not self.path.phases:
            return
        phase = data.draw(st.sampled_from(self.path.phases))
        if data.draw(BOTH) and phase.deadlines:
            mark = data.draw(st.sampled_from(phase.deadlines))
            self.does(lambda d: edits.set_deadline(d, mark.id, value=value, reminder="P1D"))
        else:
            self.does(lambda d: edits.add_deadline(d, phase.id, value=value, unit="day"))

    @rule(data=st.data(), at=POINTS)
    def copies_and_pastes(self, data: st.DataObject, at: Point) -> None:
        chosen = self.chosen(data)
        self.does(lambda d: edits.paste(d, clip_from(edits.copy(d, chosen)), at))

    @rule(data=st.data())
    def mends(self, data: st.DataObject) -> None:
        found = problems(self.path)
        if found:
            problem = data.draw(st.sampled_from(found))
            self.does(lambda d: fix(d, problem))

    @precondition(lambda self: self.history.can_undo)
    @rule()
    def undoes(self) -> None:
        self.place -= 1

        assert self.history.undo() == self.values[self.place]

    @precondition(lambda self: self.history.can_redo)
    @rule()
    def redoes(self) -> None:
        self.place += 1

        assert self.history.redo() == self.values[self.place]

    @rule()
    def saves_and_reloads(self) -> None:
        fresh = write(self.path)
        kept = write(self.path, onto=self.source)
        self.history.mark_saved()
        self.source = kept

        assert read(fresh) == self.path
        assert read(kept) == self.path
        assert self.history.is_saved

    @invariant()
    def refuses_only_by_rule(self) -> None:
        assert all(code.startswith("edit.") for code in self.refusals)

    @invariant()
    def has_one_element_an_id(self) -> None:
        path = self.path
        marks = sum(len(phase.deadlines) for phase in path.phases)
        whole = len(path.phases) + len(path.steps) + len(path.flows) + marks + 1
        assert len(ids_of(path)) == whole

    @invariant()
    def leads_every_flow_from_node_to_node(self) -> None:
        where = scopes(self.path)
        for flow in self.path.flows:
            assert where[flow.source] == where[flow.target]
            assert len(flow.waypoints) > 1
        defaults = Counter(flow.source for flow in self.path.flows if flow.default)
        assert all(count == 1 for count in defaults.values())

    @invariant()
    def holds_every_step_in_its_phase(self) -> None:
        known = boxes(self.path)
        for step in self.path.steps:
            if step.phase is not None:
                assert contains(known[step.phase], step.box)
        assert [p.number for p in self.path.phases] == list(range(1, len(self.path.phases) + 1))
        assert grouped(self.path) == self.path

    def does(self, edit: object) -> None:
        before = self.path
        try:
            after = edit(before)  # type: ignore[operator]
        except RuleBroken as refusal:
            self.refusals.add(refusal.code)
            return
        self.time += 2.0
        self.history.push(after, "edit")
        if after != before:
            self.values = [*self.values[: self.place + 1], after]
            self.place += 1

    def node(self, data: st.DataObject) -> str:
        nodes = (*(p.id for p in self.path.phases), *(s.id for s in self.path.steps), "Task_none")
        return data.draw(st.sampled_from(nodes))

    def flow(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from((*(f.id for f in self.path.flows), "Flow_none")))

    def chosen(self, data: st.DataObject) -> list[str]:
        nodes = [*(p.id for p in self.path.phases), *(s.id for s in self.path.steps)]
        if not nodes:
            return []
        return data.draw(st.lists(st.sampled_from(nodes), max_size=4, unique=True))


TestEditor = Editor.TestCase
TestEditor.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
