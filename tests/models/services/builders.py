"""A case in one line, and the documents that carry it along the path."""

from uuid import UUID, uuid4

from diagram.graph.bpmn import read
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Role
from models.services.setup import install_process
from models.store.uow import UnitOfWork
from resources import path

ADMINISTRATOR = Actor(user_id=UUID(int=5), role=Role.ADMINISTRATOR)


def shipped_bpmn() -> bytes:
    """The process that the program ships, as BPMN."""
    return path("process/families.bpmn").read_bytes()


def shipped_process() -> ProcessDefinition:
    """The process that the program ships."""
    return read(shipped_bpmn())


def a_published_process(uow: UnitOfWork) -> UUID:
    """Install the shipped process and return the id of its version."""
    process_id = uuid4()
    install_process(
        uow,
        ADMINISTRATOR,
        definition=shipped_process(),
        bpmn=shipped_bpmn(),
        process_id=process_id,
    )
    return process_id
