"""What every test may ask for: a real encrypted store, a clock that stands still, and workers."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from models.entities.people import Team, Worker
from models.rules.rights import Actor, Role
from models.store.files import keys_path
from models.store.kdf import KdfCost
from models.store.uow import UnitOfWork
from models.store.vault import Store, create, open_store
from tests.fakes import FakeClock

TINY = KdfCost(memory=64, passes=1, lanes=1)
LOGIN = "testi"
PASSPHRASE = "kuusi vihreää hevosta"
TEAM_ID = UUID("00000000-0000-4000-8000-0000000000a1")
OTHER_TEAM_ID = UUID("00000000-0000-4000-8000-0000000000a2")

# role, in public office
_WORKERS: dict[str, tuple[UUID, Role, bool]] = {
    "worker": (UUID("00000000-0000-4000-8000-000000000001"), Role.SOCIAL_WORKER, True),
    "counsellor": (UUID("00000000-0000-4000-8000-000000000002"), Role.SOCIAL_COUNSELLOR, False),
    "lead": (UUID("00000000-0000-4000-8000-000000000003"), Role.TEAM_LEAD, True),
    "secretary": (UUID("00000000-0000-4000-8000-000000000004"), Role.SECRETARY, False),
    "administrator": (UUID("00000000-0000-4000-8000-000000000005"), Role.ADMINISTRATOR, False),
}
_NAMES = {
    "worker": "Salla Sosiaalityöntekijä",
    "counsellor": "Olli Ohjaaja",
    "lead": "Tiina Tiiminvetäjä",
    "secretary": "Sirpa Sihteeri",
    "administrator": "Paavo Pääkäyttäjä",
}


_LONG = (
    "tests/desktop/test_tour.py",
    "tests/reports/test_lasting.py",
    "tests/journeys/test_keyboard.py",
    "tests/hardening/test_leaks.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker waits for another at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))


@pytest.fixture
def clock() -> FakeClock:
    """Tuesday 24.11.2026, 9.00 in Helsinki."""
    return FakeClock()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the database that `store` opens a copy of: making one takes five times as long.

    It is as of the clock's morning; nothing in it depends on the test that asks for it.
    """
    path = tmp_path_factory.mktemp("empty") / "testi.polku"
    now = FakeClock().now()
    created = create(path, login=LOGIN, passphrase=PASSPHRASE, now=now, cost=TINY)
    with created.store as opened, opened.sessions.begin() as session:
        session.add_all([Team(id=TEAM_ID, name="Tiimi A"), Team(id=OTHER_TEAM_ID, name="B")])
        session.flush()
        session.add_all(_worker(key) for key in _WORKERS)
    return path


@pytest.fixture
def store(empty_database: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty encrypted database with two teams and one worker of each role."""
    path = copied(empty_database, tmp_path)
    with open_store(path, login=LOGIN, passphrase=PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def uow(store: Store, clock: FakeClock) -> UnitOfWork:
    """The way into the store, with the clock that stands still."""
    return store.unit_of_work(clock)


@pytest.fixture
def worker() -> Actor:
    """A social worker in office, of team A."""
    return _actor("worker")


@pytest.fixture
def counsellor() -> Actor:
    """A social counsellor, not in office, of team A."""
    return _actor("counsellor")


@pytest.fixture
def lead() -> Actor:
    """The lead of team A."""
    return _actor("lead")


@pytest.fixture
def secretary() -> Actor:
    """A secretary of team A."""
    return _actor("secretary")


@pytest.fixture
def administrator() -> Actor:
    """An administrator, who has no tie to any client."""
    return _actor("administrator")


@pytest.fixture
def stranger(worker: Actor) -> Actor:
    """A social worker of another team."""
    return replace(
        worker, user_id=UUID("00000000-0000-4000-8000-000000000009"), team_id=OTHER_TEAM_ID
    )


def copied(database: Path, folder: Path) -> Path:
    """Return a copy of a closed database and its keys that a test may change."""
    copy = folder / database.name
    shutil.copy(database, copy)
    shutil.copy(keys_path(database), keys_path(copy))
    return copy


def _worker(key: str) -> Worker:
    user_id, role, in_office = _WORKERS[key]
    return Worker(
        id=user_id,
        login=LOGIN if key == "worker" else key,
        name=_NAMES[key],
        title=role.value,
        role=role.value,
        in_office=in_office,
        team_id=TEAM_ID,
    )


def _actor(key: str) -> Actor:
    return _worker(key).actor()
