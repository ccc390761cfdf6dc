"""The files that foreign readers look at: our path, a changed one, and the reference files."""

from dataclasses import replace
from pathlib import Path

from diagram.graph import edits
from diagram.graph.arrange import laid_out
from diagram.graph.bpmn import read, write
from diagram.graph.shipped import shipped
from models.rules.process import ProcessDefinition, StepKind, StepRole
from models.rules.words import Words

MIWG = sorted((Path(__file__).resolve().parent / "miwg").glob("*.bpmn"))
"""Reference files of the BPMN Model Interchange Working Group (CC BY 3.0, see NOTICE.md there)."""


def renamed(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the definition with its first task renamed and moved: the smallest real edit."""
    first = next(step for step in definition.steps if step.kind is StepKind.TASK)
    box = replace(first.box, y=first.box.y + 10)
    changed = replace(first, words=Words("Muutettu nimi", "Ändrat", "Changed"), box=box)
    steps = tuple(changed if step is first else step for step in definition.steps)
    return replace(definition, steps=steps)


OURS = ("shipped", "changed", "full", "tier one")
"""Names of what `ours` gives."""


def ours() -> dict[str, bytes]:
    """Return what we write: the shipped path, a change laid onto it, and one with every field."""
    written = write(shipped())
    changed = write(renamed(read(written)), onto=written)
    return {
        "shipped": written,
        "changed": changed,
        "full": write(_with_all(), onto=written),
        "tier one": write(laid_out(beside_and_between()), onto=written),
    }


def beside_and_between() -> ProcessDefinition:
    """Return the shipped path with notes on all they may tell of, a reminder and a pair."""
    path = edits.add_parallel(shipped(), at=(400, 190), flow="Flow_from_contact")
    path = edits.rename(path, "Task_1_1", Words("Kuuleminen", "Hörande", "Hearing"))
    path = edits.rename(path, "Task_1_2", Words("Lausunnot", "Utlåtanden", "Statements"))
    path = edits.insert_on_flow(
        path,
        "Flow_from_urgency",
        StepKind.SEND,
        (900, 190),
        words=Words("Soita perheelle", "Ring familjen", "Call the family"),
        id="Reminder_1",
    )
    path = edits.set_step(path, "Reminder_1", after="P2W")
    words = Words("Kysy ensin lapselta.", "Fråga barnet först.", "Ask the child first.")
    path = edits.add_step(path, StepKind.NOTE, at=(500, 20), words=words, phase="", id="Note_1")
    path = edits.add_flow(path, "Note_1", "Task_1_1", id="Line_1")
    path = edits.add_step(path, StepKind.NOTE, at=(0, 0), words=words, phase="Phase_2", id="Note_2")
    path = edits.add_flow(path, "Note_2", "Task_conclusions", id="Line_2")
    lines = Words("Vain kerran.\nKirjaa peruste.", "En gång.\nAnteckna.", "Once.\nRecord why.")
    path = edits.add_step(path, StepKind.NOTE, at=(900, 20), words=lines, phase="", id="Note_3")
    path = edits.add_flow(path, "Note_3", "Flow_from_first_meeting", id="Line_3")
    return edits.add_flow(path, "Note_3", "Deadline_start", id="Line_4")


def _with_all() -> ProcessDefinition:
    help_text = Words("Kysy lapselta.", "Fråga barnet.", "Ask the child.")
    path = edits.set_step(
        shipped(), "Task_plan", role=StepRole.OWN_WORKER, help=help_text, statute="SHL 39 §"
    )
    path = edits.set_step(path, "Task_decision", role=StepRole.SOCIAL_WORKER)
    path = edits.set_phase(path, "Phase_2", help=help_text)
    path = edits.set_deadline(path, "Deadline_ready", reminder="P7D")
    path = edits.add_deadline(
        path, "Phase_4", value="P1M", unit="month", anchor="received_on", clock="assessment_ready"
    )
    return laid_out(edits.add_step(path, StepKind.TASK, at=(700, 700), words=Words("Lisätyö")))


def kept() -> dict[str, bytes]:
    """Return each reference file as we write it after a change."""
    return {
        file.stem: write(renamed(read(file.read_bytes())), onto=file.read_bytes()) for file in MIWG
    }


def as_text(files: dict[str, bytes]) -> dict[str, str]:
    """Return files of ours, always UTF-8, as text."""
    return {name: data.decode("utf-8") for name, data in files.items()}
