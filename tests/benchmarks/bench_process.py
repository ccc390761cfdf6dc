"""How quick the path is checked and edited: a large one and one of usual size."""

import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from statistics import median

from diagram.graph import edits
from diagram.graph.bpmn import read, write
from diagram.graph.checks import problems
from diagram.graph.clipping import clip_from
from diagram.graph.edits import Axis, Side
from diagram.graph.graph import ProcessGraph
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words
from tests.benchmarks.figure import Figure

ELEMENTS_LARGE, ELEMENTS_USUAL = 4_000, 200
_CHECK_MS, _EDIT_MS, _EDIT_LARGE_MS = 50.0, 16.0, 50.0
_ALL_FLOWS_MS = 500.0
"""To lead nineteen hundred flows anew is one command, and no edit of one element."""

_NAME = Words("Askel", "Steg", "Step")
_ROW, _COLUMN, _PER_ROW = 100.0, 170.0, 20


def figures() -> Iterable[Figure]:
    """Measure the full check at 4,000 elements and every edit at 200 and at 4,000."""
    large = made_up(ELEMENTS_LARGE)
    spent = _milliseconds(lambda: problems(large))
    reread = _milliseconds(lambda: problems(read(write(large))), times=3)
    yield _figure("process_check_4000", spent, reread / spent, _CHECK_MS)
    for path, size, reach in ((made_up(ELEMENTS_USUAL), ELEMENTS_USUAL, _EDIT_MS),
                              (large, ELEMENTS_LARGE, _EDIT_LARGE_MS)):  # fmt: skip
        bare = _milliseconds(partial(ProcessGraph, path))
        for name, edit in _edits(path).items():
            value = _milliseconds(partial(edit, path))
            is_all = name == "reroute" and size == ELEMENTS_LARGE
            wanted = _ALL_FLOWS_MS if is_all else reach
            yield _figure(f"process_edit_{size}_{name}", value, bare / value, wanted)


def made_up(elements: int) -> ProcessDefinition:
    """Return a sound path of about so many elements, in phases of forty steps."""
    phases: list[Phase] = []
    steps = [Step("Event_first", StepKind.START, _NAME, None, Box(0, 100, 36, 36))]
    flows: list[Flow] = []
    before, place = "Event_first", 0
    while len(steps) + len(flows) + len(phases) < elements - 4:
        left = elements - len(steps) - len(flows) - len(phases)
        inside = max(1, min(40, (left - 8) // 2))
        phase = _phase(place, inside)
        phases.append(phase)
        steps.extend(_steps(phase, inside))
        flows.extend(_flows(phase, inside))
        flows.append(Flow(f"Flow_to_{phase.id}", before, phase.id, waypoints=((0, 0), (1, 0))))
        before, place = phase.id, place + 1
    x = phases[-1].box.x + phases[-1].box.width + 100
    steps.append(Step("Event_last", StepKind.END, _NAME, None, Box(x, 100, 36, 36)))
    flows.append(Flow("Flow_last", before, "Event_last", waypoints=((0, 0), (1, 0))))
    made = ProcessDefinition("Process_big", 1, _NAME, tuple(phases), tuple(steps), tuple(flows))
    return edits.reroute(made, [flow.id for flow in flows])


def _phase(place: int, inside: int) -> Phase:
    width = _COLUMN * (min(inside, _PER_ROW) + 1) + 100
    x = 100 + place * (_COLUMN * (_PER_ROW + 1) + 200)
    height = _ROW * (inside // _PER_ROW + 1) + 120
    return Phase(f"Phase_{place}", place + 1, _NAME, Box(x, 0, width, height))


def _steps(phase: Phase, inside: int) -> Iterable[Step]:
    box = phase.box
    yield Step(f"Event_in_{phase.id}", StepKind.START, _NAME, phase.id, Box(box.x + 20, 60, 36, 36))
    for number in range(inside):
        row, column = divmod(number, _PER_ROW)
        at = Box(box.x + 80 + column * _COLUMN, 50 + row * _ROW, 120, 80)
        yield Step(f"Task_{phase.id}_{number}", StepKind.TASK, _NAME, phase.id, at)
    at = Box(box.x + box.width - 60, 60, 36, 36)
    yield Step(f"Event_out_{phase.id}", StepKind.END, _NAME, phase.id, at)


def _flows(phase: Phase, inside: int) -> Iterable[Flow]:
    names = [f"Task_{phase.id}_{number}" for number in range(inside)]
    row = [f"Event_in_{phase.id}", *names, f"Event_out_{phase.id}"]
    for number, (source, target) in enumerate(pairwise(row)):
        yield Flow(f"Flow_{phase.id}_{number}", source, target)


def _edits(path: ProcessDefinition) -> dict[str, Callable[[ProcessDefinition], object]]:
    tasks = [step.id for step in path.tasks][:8]
    flow, phase = f"Flow_{path.phases[0].id}_3", path.phases[0]
    wider = Box(phase.box.x, phase.box.y, phase.box.width + 10, phase.box.height)
    clip = clip_from(edits.copy(path, tasks[:3]))
    return {
        "add": lambda d: edits.add_step(d, StepKind.TASK, at=(300, 300)),
        "connect": lambda d: edits.add_flow(d, tasks[0], tasks[4]),
        "insert": lambda d: edits.insert_on_flow(d, flow, StepKind.TASK, (700, 90)),
        "move": lambda d: edits.move(d, tasks, 10, 10),
        "move_phase": lambda d: edits.move(d, [phase.id], 0, 10),
        "remove": lambda d: edits.remove(d, tasks),
        "resize": lambda d: edits.resize_phase(d, phase.id, wider),
        "rename": lambda d: edits.rename(d, tasks[0], Words("Uusi")),
        "align": lambda d: edits.align(d, tasks, Side.TOP),
        "space": lambda d: edits.make_space(d, at=600, axis=Axis.X, amount=50),
        "paste": lambda d: edits.paste(d, clip, (900, 900)),
        "reroute": lambda d: edits.reroute(d, [f.id for f in d.flows]),
    }


def _figure(name: str, value: float, ratio: float | None, reach: float) -> Figure:
    return Figure(name, value, "ms", ratio, f"<= {reach:g} ms", value <= reach)


def _milliseconds(work: Callable[[], object], times: int = 9) -> float:
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return median(spent) * 1_000
