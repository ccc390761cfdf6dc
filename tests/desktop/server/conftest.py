"""A program at its start page, and a real server with one house that two tests never share."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Outside, Program
from desktop.base.opening import ServerGiven
from desktop.base.settings import Preferences
from desktop.windows.connect_page import ConnectPage
from desktop.windows.main import MainWindow
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.services.intake import record_intake
from models.store.server import admin
from models.store.server.admin import Login
from models.store.uow import UnitOfWork
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles, FakeMail, FakePaper, main_of
from tests.fakes import FakeClock
from tests.models.server.conftest import House
from tests.models.server.conftest import cluster as cluster
from tests.models.server.conftest import logins as logins
from tests.models.server.conftest import store as store
from tests.models.server.proxy import Line
from tests.models.services.builders import a_house, an_intake


@pytest.fixture
def files() -> FakeFiles:
    """The file choosers."""
    return FakeFiles()


@pytest.fixture
def dialogs() -> FakeDialogs:
    """The boxes that would stop the user."""
    return FakeDialogs()


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, clock: FakeClock, files: FakeFiles, dialogs: FakeDialogs
) -> Iterator[Program]:
    """The program at its start page."""
    settings = QSettings(str(tmp_path / "polku.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings)
    preferences.theme = "light"
    preferences.start = "worklist"
    world = Outside(clock, files, FakePaper(), tmp_path / "data", dialogs, TINY, FakeMail())
    made = Program(qapp, preferences, world)
    made.start()
    yield made
    made.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(QLocale("fi_FI"))


@dataclass
class Served:
    """A house on a server, the line to it, and what its worker was handed out."""

    house: House
    line: Line
    worker_id: UUID

    @property
    def given(self) -> ServerGiven:
        """What the worker types."""
        address = self.house.address(self.worker_id)
        secret = self.house.logins[self.worker_id].secret
        authority = address.ca_file
        return ServerGiven("localhost", self.line.port, address.database, authority, address.role,
                           secret)  # fmt: skip


@pytest.fixture
def served(
    store: House, logins: dict[UUID, Login], uow: UnitOfWork, worker: Actor
) -> Iterator[Served]:
    """A house with one case of the worker's, whose secret is just handed out."""
    logins[worker.user_id] = admin.rotate(store.engine, logins[worker.user_id].role)
    a_house(uow)
    client = PersonData("Esimerkki", "Aino Maria")
    record_intake(uow, worker, command=an_intake(client=client, worker_id=worker.user_id))
    while store.stores:  # the worker has no connection but the program's
        store.stores.popitem()[1].close()
    with Line(store.cluster.port) as line:
        yield Served(store, line, worker.user_id)


def fill_connection(program: Program, given: ServerGiven, files: FakeFiles) -> ConnectPage:
    """Go to the page of a shared server and type what was handed out."""
    program.show_start()
    program.entrance.page.server.click()  # type: ignore[union-attr]
    page = program.entrance.page
    assert isinstance(page, ConnectPage)
    fill_page(page, given, files)
    return page


def fill_page(page: ConnectPage, given: ServerGiven, files: FakeFiles) -> None:
    """Type what was handed out, and a passphrase for this machine."""
    for field, text in (
        (page.host, given.host),
        (page.port, str(given.port)),
        (page.database, given.database),
        (page.role, given.role),
        (page.secret, given.secret),
    ):
        field.control.setText(text)
    files.to_open = given.authority
    page.choose_authority.click()
    page.pair.first.control.setText(PASSPHRASE)
    page.pair.second.control.setText(PASSPHRASE)


def connect(qtbot: QtBot, program: Program, served: Served, files: FakeFiles) -> MainWindow:
    """Connect for the first time, as a worker does."""
    page = fill_connection(program, served.given, files)
    page.connect_now.click()
    qtbot.waitUntil(lambda: program.main is not None or bool(page.notice.text), timeout=15_000)
    assert program.main is not None, page.notice.text
    window = main_of(program)
    window.resize(1366, 768)
    return window


@pytest.fixture
def main(qtbot: QtBot, program: Program, served: Served, files: FakeFiles) -> MainWindow:
    """The main window on the server."""
    return connect(qtbot, program, served, files)
