"""The BPMN working group's reference files: imported, shown and written again, nothing lost."""

from pathlib import Path

import pytest
from lxml import etree

from diagram.graph.bpmn import read, write
from diagram.graph.changing import boxes
from diagram.graph.foreign import foreign
from tests.bpmn import samples

DRAWN = "{http://www.omg.org/spec/BPMN/20100524/DI}"
by_file = pytest.mark.parametrize("file", samples.MIWG, ids=lambda file: file.stem)


def canonical(data: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(data), method="c14n2"))


def parts(data: bytes) -> dict[str, bytes]:
    """Return the canonical form of each element with an id, without those inside of it."""
    root = etree.fromstring(data)
    whole = {e.get("id"): e for e in root.iter(etree.Element) if e.get("id")}
    for element in whole.values():
        for child in list(element):
            if child.get("id") or child.tag == DRAWN + "BPMNPlane":
                element.remove(child)
    return {
        name: bytes(etree.tostring(e, method="c14n", exclusive=True, with_tail=False)).strip()
        for name, e in whole.items()
    }


def test_that_the_reference_files_are_there_with_their_notice() -> None:
    assert len(samples.MIWG) == 8
    assert "CC BY" in (samples.MIWG[0].parent / "NOTICE.md").read_text(encoding="utf-8")


@by_file
def test_that_a_reference_file_comes_back_as_it_was(file: Path) -> None:
    data = file.read_bytes()

    assert canonical(write(read(data), onto=data)) == canonical(data)


@by_file
def test_that_an_edit_of_a_reference_file_changes_only_the_edited_step(file: Path) -> None:
    data = file.read_bytes()
    before = read(data)
    edited = samples.renamed(before)
    step = next(new for new, old in zip(edited.steps, before.steps, strict=True) if new != old)

    written = write(edited, onto=data)

    was, now = parts(data), parts(written)
    changed = {name for name in was if was[name] != now[name]}
    root = etree.fromstring(data)
    touching = {
        e.get("id")
        for e in root.iter(etree.Element)
        if step.id in (e.get("bpmnElement"), e.get("attachedToRef"), e.get("id"))
    }
    ties = {
        e.get("id")
        for e in root.iter(etree.Element)
        if step.id in (e.get("sourceRef"), e.get("targetRef"))
    }
    lines = {e.get("id") for e in root.iter(DRAWN + "BPMNEdge") if e.get("bpmnElement") in ties}
    assert was.keys() == now.keys()
    assert changed <= touching | lines | {before.id, *(phase.id for phase in before.phases)}
    assert read(written) == edited


@by_file
def test_that_everything_drawn_in_a_reference_file_is_shown(file: Path) -> None:
    data = file.read_bytes()
    definition, view = read(data), foreign(data)
    drawn = {
        e.get("bpmnElement")
        for e in etree.fromstring(data).iter(DRAWN + "BPMNShape", DRAWN + "BPMNEdge")
    }

    shown = {*boxes(definition), *(flow.id for flow in definition.flows)}
    shown |= {mark.id for phase in definition.phases for mark in phase.deadlines}
    shown |= {element.id for element in view.elements}

    assert drawn <= shown
    assert all(e.box is not None or len(e.line) >= 2 for e in view.elements)
