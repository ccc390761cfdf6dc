"""Reading one stored version of the path, as the program understands its file today."""

from uuid import UUID

from desktop.base.desk import Desk
from diagram.graph.older import as_read_now
from models.rules.process import ProcessDefinition
from models.services.processes import process_bpmn, process_definition


def read_version(desk: Desk, process_id: UUID) -> tuple[ProcessDefinition, bytes] | None:
    """Return a version with its file; None where it could not be read, which was then said."""
    found = desk.operations.ask(process_definition, process_id=process_id)
    source = desk.operations.ask(process_bpmn, process_id=process_id)
    if found is None or source is None:
        return None
    return as_read_now(found, source), source
