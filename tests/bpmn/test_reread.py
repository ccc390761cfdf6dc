"""bpmn-moddle and bpmnlint: our files read without a warning, written and read again whole."""

from typing import TypedDict, cast

import pytest
from lxml import etree

from tests.bpmn import samples
from tests.bpmn.programs import module, node


class Reread(TypedDict):
    """What `reread.mjs` answers of one file."""

    out: str
    warnings: list[str]
    ids: list[str]
    again: list[str]
    lint: dict[str, list[str]]


@pytest.fixture(scope="module")
def answers() -> dict[str, Reread]:
    module("bpmn-moddle")
    files = samples.as_text(samples.ours() | samples.kept())
    return cast("dict[str, Reread]", node("reread.mjs", files))


RENEWAL = "fake-join: Phase_2"
"""A matter of style: the renewal leads into the assessment beside the way from contact."""
NAMES = [*samples.OURS, *(file.stem for file in samples.MIWG)]


@pytest.mark.parametrize("name", NAMES)
def test_that_moddle_reads_and_writes_our_file_without_a_warning(
    answers: dict[str, Reread], name: str
) -> None:
    found = answers[name]

    assert found["warnings"] == []
    assert found["ids"] == found["again"]


@pytest.mark.parametrize("name", NAMES)
def test_that_moddle_finds_every_id_that_we_wrote(answers: dict[str, Reread], name: str) -> None:
    data = (samples.ours() | samples.kept())[name]
    model = "{http://www.omg.org/spec/BPMN/"
    ids = {
        e.get("id")
        for e in etree.fromstring(data).iter(etree.Element)
        if e.get("id") and e.tag.startswith(model)
    }

    assert ids <= set(answers[name]["ids"])


@pytest.mark.parametrize("name", ["shipped", "changed"])
def test_that_the_linter_finds_nothing_in_our_path(answers: dict[str, Reread], name: str) -> None:
    lint = answers[name]["lint"]

    assert lint["correctness"] == []
    assert lint["recommended"] == [RENEWAL]


def test_that_what_moddle_wrote_reads_as_the_same_path(answers: dict[str, Reread]) -> None:
    from diagram.graph.bpmn import read

    written = samples.ours()["shipped"]

    assert read(answers["shipped"]["out"].encode()) == read(written)
