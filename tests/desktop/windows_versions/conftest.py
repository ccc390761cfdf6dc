"""The desk of an administrator over a real store with some cases on the shipped path."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from desktop.base.desk import Desk
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.services.intake import record_intake
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs, desk_of
from tests.desktop.window_fixtures import dialogs, dressed
from tests.fakes import FakeClock
from tests.models.services.builders import a_house, an_intake

__all__ = ["dialogs", "dressed"]


@pytest.fixture
def cases(uow: UnitOfWork, worker: Actor) -> tuple[UUID, ...]:
    """Three new cases."""
    a_house(uow)
    made = []
    for name in ("Aada", "Eeli", "Venla"):
        command = an_intake(client=PersonData("Esimerkki", name, temporary_id=f"T-{name}"))
        record_intake(uow, worker, command=command)
        made.append(command.case_id)
    return tuple(made)


@pytest.fixture
def desk(
    dressed: QApplication,
    store: Store,
    clock: FakeClock,
    administrator: Actor,
    tmp_path: Path,
    dialogs: FakeDialogs,
) -> Iterator[Desk]:
    """The desk of an administrator."""
    made = desk_of(store, clock, administrator, tmp_path, dialogs)
    yield made
    made.operations.close()
