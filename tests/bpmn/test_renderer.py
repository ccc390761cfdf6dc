"""bpmn-visualization: a second renderer, of other makers, draws the same elements as we count."""

from typing import cast

import pytest

from diagram.graph.bpmn import read
from models.rules.process import StepKind
from tests.bpmn import samples
from tests.bpmn.programs import browser, in_browser, module

Drawn = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    browser()
    script = module("bpmn-visualization") / "dist" / "bpmn-visualization.min.js"
    asked = samples.as_text(samples.ours() | samples.kept())
    folder = tmp_path_factory.mktemp("renderer")
    return cast("Drawn", in_browser(folder, "renderer.js", scripts=[script], asked=asked))


def test_that_the_second_renderer_draws_the_elements_that_we_count(drawn: Drawn) -> None:
    definition = read(samples.ours()["shipped"])
    found = drawn["shipped"]

    assert found["userTask"] == sorted(step.id for step in definition.tasks)
    assert found["subProcess"] == sorted(phase.id for phase in definition.phases)
    assert found["boundaryEvent"] == sorted(
        mark.id for phase in definition.phases for mark in phase.deadlines
    )
    assert found["exclusiveGateway"] == sorted(
        step.id for step in definition.steps if step.kind is StepKind.GATEWAY
    )
    assert {flow.id for flow in definition.flows} <= set(found["sequenceFlow"])


@pytest.mark.parametrize("file", samples.MIWG, ids=lambda file: file.stem)
def test_that_the_second_renderer_draws_a_reference_file_that_we_wrote(
    drawn: Drawn, file: object
) -> None:
    assert isinstance(file, type(samples.MIWG[0]))
    definition = read(file.read_bytes())

    found = drawn[file.stem]
    assert {flow.id for flow in definition.flows} <= {*found["sequenceFlow"], *found["association"]}


def test_that_the_second_renderer_draws_notes_reminders_and_parallel_branches(
    drawn: Drawn,
) -> None:
    definition = read(samples.ours()["tier one"])
    found = drawn["tier one"]

    for kind, name in (
        (StepKind.NOTE, "textAnnotation"),
        (StepKind.SEND, "sendTask"),
        (StepKind.PARALLEL, "parallelGateway"),
    ):
        assert found[name] == sorted(s.id for s in definition.steps if s.kind is kind)
    assert found["association"] == ["Line_1", "Line_2", "Line_3", "Line_4"]
