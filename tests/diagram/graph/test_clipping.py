import pytest

from diagram.graph import edits
from diagram.graph.bpmn import read
from diagram.graph.clipping import clip_from, copy, new_ids, paste
from diagram.graph.geometry import centre
from diagram.graph.shipped import shipped
from models.rules.errors import RuleBroken
from tests.diagram.graph.paths import laid_out

PATH = laid_out(shipped())


def test_that_what_is_copied_is_a_path_that_any_reader_of_bpmn_understands() -> None:
    text = copy(PATH, ["Phase_3", "Gateway_renewal"])

    found = read(text)

    assert [phase.id for phase in found.phases] == ["Phase_3"]
    assert {step.id for step in found.steps} == {
        "Gateway_renewal",
        "Event_begin_3",
        "Task_plan",
        "Event_ready_3",
    }


def test_that_pasted_steps_have_new_ids_and_the_flows_between_them() -> None:
    clip = clip_from(copy(PATH, ["Task_contact", "Task_urgency"]))

    found = paste(PATH, clip, centre(PATH.phase("Phase_5").box))

    pasted = new_ids(PATH, found)
    assert len(pasted) == 2
    assert [found.step(step).phase for step in pasted] == ["Phase_5", "Phase_5"]
    assert any((f.source, f.target) == pasted for f in found.flows)
    assert found.step(pasted[0]).words == PATH.step("Task_contact").words


def test_that_a_pasted_phase_brings_its_steps_and_deadlines() -> None:
    clip = clip_from(copy(PATH, ["Phase_5"]))

    found = paste(PATH, clip, (1_000, 1_000))

    (new,) = new_ids(PATH, found)
    assert len(found.phase(new).deadlines) == 1
    assert found.phase(new).deadlines[0].id != "Deadline_executed"
    assert len([s for s in found.steps if s.phase == new]) == 7


def test_that_a_phase_is_not_pasted_on_another() -> None:
    with pytest.raises(RuleBroken, match="phase_in_phase"):
        paste(PATH, clip_from(copy(PATH, ["Phase_3"])), centre(PATH.phase("Phase_1").box))


def test_that_the_same_clip_can_be_pasted_again_and_again() -> None:
    clip = clip_from(copy(PATH, ["Phase_3"]))

    once = paste(PATH, clip, (1_000, 1_000))
    twice = paste(once, clip, (1_000, 2_000))

    assert len(twice.phases) == len(PATH.phases) + 2


@pytest.mark.parametrize("text", [b"", b"Hei", b"<html/>", "päätös".encode()])
def test_that_any_other_text_is_nothing_to_paste(text: bytes) -> None:
    with pytest.raises(RuleBroken, match="nothing_to_paste"):
        clip_from(text)


def test_that_nothing_chosen_is_nothing_to_copy() -> None:
    with pytest.raises(RuleBroken, match="nothing_chosen"):
        edits.copy(PATH, ["Flow_begin_1"])
