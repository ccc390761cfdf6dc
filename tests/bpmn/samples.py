"""The files that foreign readers look at: our path, a changed one, and the reference files."""

from dataclasses import replace
from pathlib import Path

from diagram.graph.bpmn import read, write
from diagram.graph.shipped import shipped
from models.rules.process import ProcessDefinition, StepKind
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


def ours() -> dict[str, bytes]:
    """Return what we write of the shipped path, new and laid onto itself with a change."""
    written = write(shipped())
    return {"shipped": written, "changed": write(renamed(read(written)), onto=written)}


def kept() -> dict[str, bytes]:
    """Return each reference file as we write it after a change."""
    return {
        file.stem: write(renamed(read(file.read_bytes())), onto=file.read_bytes()) for file in MIWG
    }


def as_text(files: dict[str, bytes]) -> dict[str, str]:
    """Return files of ours, always UTF-8, as text."""
    return {name: data.decode("utf-8") for name, data in files.items()}
