"""Founding a database: the encrypted file, its first worker, team and process."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from models.rules.organisation import Organisation
from models.rules.process import ProcessDefinition
from models.rules.rights import Role
from models.rules.rows import TeamRow, WorkerRow
from models.services.bootstrap import first_worker
from models.store import vault
from models.store.kdf import KdfCost
from models.store.uow import Clock
from models.store.vault import Created
from resources import path as resource

SHIPPED_BPMN = "process/families.bpmn"
_PROCESSES = UUID("6f0a7a55-6c5c-4e0a-9e55-0d8f5a2b7f10")


@dataclass(frozen=True, slots=True)
class NewDatabase:
    """What a new database begins with; the first worker also looks after the settings."""

    path: Path
    organisation: Organisation
    login: str
    name: str
    title: str
    in_office: bool
    passphrase: str


@dataclass(frozen=True, slots=True)
class ShippedProcess:
    """The process that the program ships: what it says, its file and its id."""

    definition: ProcessDefinition
    bpmn: bytes
    id: UUID


def shipped_process() -> ShippedProcess:
    """Return the shipped process, read from its file."""
    from diagram.graph.bpmn import read

    bpmn = resource(SHIPPED_BPMN).read_bytes()
    return ShippedProcess(read(bpmn), bpmn, uuid5(_PROCESSES, bpmn.hex()))


def found(new: NewDatabase, clock: Clock, *, cost: KdfCost | None = None) -> Created:
    """Make the database and leave it open, or nothing at all.

    Raises what `vault.create` and `first_worker` raise.
    """
    created = vault.create(
        new.path, login=new.login, passphrase=new.passphrase, now=clock.now(), cost=cost
    )
    team = TeamRow(uuid4(), new.organisation.unit or new.organisation.name)
    process = shipped_process()
    try:
        first_worker(
            created.store.unit_of_work(clock),
            worker=_worker(new, team),
            team=team,
            organisation=new.organisation,
            process_id=process.id,
            definition=process.definition,
            bpmn=process.bpmn,
        )
    except BaseException:
        vault.withdraw(created.store)
        raise
    return created


def _worker(new: NewDatabase, team: TeamRow) -> WorkerRow:
    return WorkerRow(
        id=uuid4(),
        login=new.login,
        name=new.name,
        title=new.title,
        role=Role.SOCIAL_WORKER,
        in_office=new.in_office,
        team_id=team.id,
    )
