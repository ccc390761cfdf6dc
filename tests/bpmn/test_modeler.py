"""bpmn-js in a headless browser: a foreign modeler opens, writes, edits and undoes our files."""

from pathlib import Path
from typing import TypedDict, cast

import pytest

from diagram.graph.bpmn import read
from tests.bpmn import samples
from tests.bpmn.programs import browser, in_browser, module


class Looked(TypedDict, total=False):
    """What `modeler.js` answers of one file."""

    error: str
    milliseconds: float
    warnings: list[str]
    warningsAgain: list[str]
    ids: list[str]
    idsAgain: list[str]
    undocked: list[str]
    saved: str
    edited: str
    step: str
    undone: bool
    svg: int


def _asked() -> dict[str, bytes]:
    return samples.ours() | samples.kept()


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Looked]:
    browser()
    script = module("bpmn-js") / "dist" / "bpmn-modeler.production.min.js"
    folder = tmp_path_factory.mktemp("modeler")
    asked = samples.as_text(_asked())
    return cast(
        "dict[str, Looked]", in_browser(folder, "modeler.js", scripts=[script], asked=asked)
    )


NAMES = [*samples.OURS, *(file.stem for file in samples.MIWG)]


@pytest.mark.parametrize("name", NAMES)
def test_that_the_modeler_opens_our_file_twice_without_a_warning(
    answers: dict[str, Looked], name: str
) -> None:
    found = answers[name]

    assert "error" not in found, found.get("error")
    assert found["warnings"] == found["warningsAgain"] == []
    assert found["ids"] == found["idsAgain"]
    assert found["undone"]


def test_that_the_modeler_sees_each_flow_end_on_the_border_of_its_shape(
    answers: dict[str, Looked],
) -> None:
    assert answers["shipped"]["undocked"] == []


def test_that_the_modeler_draws_every_element_of_our_path(answers: dict[str, Looked]) -> None:
    definition = read(samples.ours()["shipped"])
    wanted = {step.id for step in definition.steps} | {flow.id for flow in definition.flows}
    wanted |= {phase.id for phase in definition.phases}
    wanted |= {mark.id for phase in definition.phases for mark in phase.deadlines}

    assert wanted <= set(answers["shipped"]["ids"])


def test_that_our_path_comes_back_from_the_modeler_unchanged(answers: dict[str, Looked]) -> None:
    saved = answers["shipped"]["saved"].encode()

    assert read(saved) == read(samples.ours()["shipped"])


def test_that_an_edit_by_the_modeler_is_all_that_we_read_of_it(
    answers: dict[str, Looked],
) -> None:
    edited = read(answers["shipped"]["edited"].encode())
    before = read(samples.ours()["shipped"])

    changed = {new.id for new, old in zip(edited.steps, before.steps, strict=True) if new != old}

    assert changed == {answers["shipped"]["step"]}
    assert edited.step(answers["shipped"]["step"]).words.fi == "Muutettu muualla"


def test_that_the_picture_of_the_modeler_can_be_looked_at(
    tmp_path: Path, answers: dict[str, Looked]
) -> None:
    assert answers["shipped"]["svg"] > 10_000
