"""Two foreign engines carry the path out: the same steps in the same order as ours."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import pytest
from lxml import etree

from diagram.graph import edits
from diagram.graph.bpmn import read, write
from diagram.graph.graph import ProcessGraph
from diagram.graph.shipped import shipped
from models.rules.process import ProcessDefinition, StepRole
from tests.bpmn import samples
from tests.bpmn.programs import missing, module, node

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


@dataclass(frozen=True)
class Journey:
    """A way through the path: from which step on (0 is the first) a flow stands open."""

    name: str
    opened: tuple[tuple[str, int, int], ...] = ()

    def open_after(self, steps: int) -> frozenset[str]:
        return frozenset(flow for flow, first, last in self.opened if first <= steps <= last)


JOURNEYS = (
    Journey("straight"),
    Journey("advice is enough", (("Flow_advice", 0, 99),)),
    Journey("no need", (("Flow_no_need", 0, 99),)),
    Journey("renewed once", (("Flow_renewal", 0, 14),)),
)
by_name = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)


def our_order(definition: ProcessDefinition, journey: Journey) -> tuple[list[str], str]:
    """Return the steps that our own graph walks and the end it comes to."""
    graph = ProcessGraph(definition)
    ends, flows = graph.ends(), {flow.id: flow for flow in definition.flows}
    order: list[str] = []
    at = graph.next_tasks(graph.starts()[0])[0]
    while at not in ends:
        order.append(at)
        branches = graph.branches(at)
        wanted = {flows[flow].words for flow in journey.open_after(len(order))}
        chosen = [branch for branch in branches if branch.words in wanted]
        at = (chosen or list(branches))[0].target
        assert len(order) < 100
    return order, at


def for_engine(definition: ProcessDefinition, condition: str, *, quote: bool) -> str:
    """Return the path with each condition as a variable, named after its flow, in `condition`.

    The guards themselves ask the case, which a foreign engine has not. SpiffWorkflow reads the
    length of a timer as Python, so that it is quoted for it.
    """
    root = etree.fromstring(write(definition))
    for flow in root.iter(f"{MODEL}sequenceFlow"):
        for text in flow.iter(f"{MODEL}conditionExpression"):
            text.text = condition.format(flow.get("id"))
    for length in root.iter(f"{MODEL}timeDuration"):
        length.text = f"'{length.text}'" if quote else length.text
    return str(etree.tostring(root, encoding="unicode"))


def variables(definition: ProcessDefinition, journey: Journey, steps: int) -> dict[str, bool]:
    opened = journey.open_after(steps)
    return {flow.id: flow.id in opened for flow in definition.flows}


@by_name
def test_that_bpmn_engine_takes_our_steps_in_our_order(journey: Journey) -> None:
    module("bpmn-engine")
    definition = read(write(shipped()))
    order, end = our_order(definition, journey)
    ways = [variables(definition, journey, n) for n in range(1, len(order) + 1)]

    answer = node(
        "engine.mjs",
        {
            "xml": for_engine(definition, "${{environment.variables.open.{0}}}", quote=False),
            "ways": ways,
        },
    )

    found = cast("dict[str, object]", answer)
    assert found["order"] == order
    assert found["end"] == end


@by_name
def test_that_spiffworkflow_takes_our_steps_in_our_order(journey: Journey) -> None:
    definition = read(write(shipped()))
    order, end = our_order(definition, journey)

    found, ended = spiff_order(for_engine(definition, "{0}", quote=True), definition, journey)

    assert found == order
    assert ended == end


def spiff_order(
    xml: str, definition: ProcessDefinition, journey: Journey, *, wanted: Sequence[str] = ()
) -> tuple[list[str], str]:
    """Return the manual steps that SpiffWorkflow carries out, and the last end it comes to.

    Of steps that are ready at once, as parallel ones are, the one that is `wanted` next is done.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from SpiffWorkflow.bpmn import BpmnWorkflow
            from SpiffWorkflow.bpmn.parser import BpmnParser
            from SpiffWorkflow.util.task import TaskState
        except ImportError:
            missing("SpiffWorkflow")
    parser = BpmnParser()
    parser.add_bpmn_str(xml.encode("utf-8"))
    flow = BpmnWorkflow(parser.get_spec(definition.id), parser.get_subprocess_specs(definition.id))
    ids = {step.id for step in definition.tasks}
    order: list[str] = []
    while True:
        flow.do_engine_steps()
        ready = [t for t in flow.get_tasks(state=TaskState.READY) if t.task_spec.bpmn_id in ids]
        if not ready:
            break
        following = wanted[len(order)] if len(order) < len(wanted) else None
        task = next((t for t in ready if t.task_spec.bpmn_id == following), ready[0])
        order.append(task.task_spec.bpmn_id)
        task.data.update(variables(definition, journey, len(order)))
        task.run()
        assert len(order) < 100
    done = [t.task_spec.bpmn_id for t in flow.get_tasks(state=TaskState.COMPLETED)]
    ends = [step for step in done if step in ProcessGraph(definition).ends()]
    assert flow.is_completed()
    return order, ends[-1]


def test_that_spiffworkflow_reads_our_roles_as_lanes() -> None:
    definition = edits.set_step(shipped(), "Task_plan", role=StepRole.OWN_WORKER)

    found = spiff_lanes(write(definition), definition.id)

    assert found == {"Task_plan": "Omatyöntekijä"}


def spiff_lanes(data: bytes, process: str) -> dict[str, str]:
    """Return the lane of each step that SpiffWorkflow puts in one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from SpiffWorkflow.bpmn.parser import BpmnParser
        except ImportError:
            missing("SpiffWorkflow")
    parser = BpmnParser()
    parser.add_bpmn_str(data)
    specs = [parser.get_spec(process), *parser.get_subprocess_specs(process).values()]
    tasks = [task for spec in specs for task in spec.task_specs.values()]
    return {t.bpmn_id: t.lane for t in tasks if getattr(t, "lane", None)}


def test_that_foreign_engines_do_parallel_branches_and_pass_reminders_as_we_do() -> None:
    definition = read(write(samples.beside_and_between()))
    order, end = our_order(definition, JOURNEYS[0])
    found, ended = spiff_order(
        for_engine(definition, "{0}", quote=True), definition, JOURNEYS[0], wanted=order
    )

    assert order[1:4] == ["Task_1_1", "Task_1_2", "Task_urgency"]
    assert found == order
    assert ended == end


def test_that_bpmn_engine_does_parallel_branches_and_passes_reminders() -> None:
    module("bpmn-engine")
    definition = read(write(samples.beside_and_between()))
    order, end = our_order(definition, JOURNEYS[0])
    ways = [variables(definition, JOURNEYS[0], n) for n in range(1, len(order) + 1)]
    xml = for_engine(definition, "${{environment.variables.open.{0}}}", quote=False)

    found = cast("dict[str, object]", node("engine.mjs", {"xml": xml, "ways": ways}))

    assert found["order"] == order
    assert found["end"] == end
