"""Fixtures of window tests; each folder's conftest names those that it uses."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.base import theme
from desktop.base.desk import Desk
from models.rules.rights import Actor
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs, desk_of, publish_path
from tests.fakes import FakeClock


@pytest.fixture
def dialogs() -> FakeDialogs:
    """The boxes that would stop the user."""
    return FakeDialogs()


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme and Finnish."""
    QLocale.setDefault(QLocale("fi_FI"))
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def desk(
    dressed: QApplication,
    store: Store,
    clock: FakeClock,
    worker: Actor,
    tmp_path: Path,
    dialogs: FakeDialogs,
) -> Desk:
    """The desk of a social worker."""
    return desk_of(store, clock, worker, tmp_path, dialogs)


@pytest.fixture
def path_published(uow: UnitOfWork, administrator: Actor) -> None:
    """The shipped process, published."""
    publish_path(uow, administrator)
