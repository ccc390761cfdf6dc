"""BPMN 2.0 in and out (prosessikuvaus): bytes to a ProcessDefinition and back."""

from diagram.graph.arrange import arrange
from diagram.graph.reading import definition_of
from diagram.graph.safe_xml import parse
from diagram.graph.writing import serialise, updated
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition


def read(data: bytes) -> ProcessDefinition:
    """Return the process definition in `data`; places are computed where the file has no drawing.

    Raises RuleBroken "bpmn.…" for anything that is not safe or not a process we can carry out.
    """
    definition, _ = definition_of(parse(data))
    return arrange(definition, only_missing=True)


def write(definition: ProcessDefinition, *, onto: bytes | None = None) -> bytes:
    """Return `definition` as BPMN 2.0 with its drawing, UTF-8.

    With `onto`, the file it was read from, everything in that file which we do not know is kept,
    and nothing that has not changed is written anew.
    Raises RuleBroken("bpmn.unwritable") for names with characters that XML cannot hold.
    """
    try:
        return _written(definition, onto)
    except ValueError:
        raise RuleBroken("bpmn.unwritable") from None


def _written(definition: ProcessDefinition, onto: bytes | None) -> bytes:
    if onto is None:
        return serialise(updated(definition, None, None))
    root = parse(onto)
    was = definition_of(root)[0]
    if definition in (was, arrange(was, only_missing=True)):
        return serialise(root)
    return serialise(updated(definition, root, was))
