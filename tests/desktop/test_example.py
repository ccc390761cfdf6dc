"""The example caseload: made on first use, kept, and made anew when it is old or asked for."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.base.example import FILE, build_example
from models.entities.case import Case
from models.rules.errors import StoreTrouble
from models.rules.organisation import Organisation
from models.services.bootstrap import sign_in
from models.services.setup import organisation, save_organisation
from models.store.files import keys_path
from models.store.opened import Store
from tests.conftest import copied
from tests.fakes import FakeClock

CHANGED = Organisation(name="Muutettu", case_prefix="MU")


def _change(store: Store, login: str, clock: FakeClock) -> None:
    uow = store.unit_of_work(clock)
    actor, _ = sign_in(uow, login=login)
    save_organisation(uow, actor, organisation=CHANGED)


def _name(store: Store, login: str, clock: FakeClock) -> str:
    uow = store.unit_of_work(clock)
    actor, _ = sign_in(uow, login=login)
    return organisation(uow, actor).name


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it was made and changed; copy before opening."""
    folder, clock = tmp_path_factory.mktemp("example"), FakeClock()
    store, login = build_example(folder, clock)
    _change(store, login, clock)
    store.close()
    return folder / FILE


@pytest.fixture
def changed(made: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """A folder whose example was made and changed today."""
    copied(made, tmp_path)
    now = clock.now().timestamp()
    os.utime(keys_path(tmp_path / FILE), (now, now))
    return tmp_path


def test_that_the_example_is_made_on_first_use(tmp_path: Path, clock: FakeClock) -> None:
    store, _ = build_example(tmp_path, clock)

    with store, store.sessions() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 312


def test_that_what_was_done_in_the_example_is_kept(changed: Path, clock: FakeClock) -> None:
    store, login = build_example(changed, clock)

    with store:
        assert _name(store, login, clock) == CHANGED.name


def test_that_an_old_example_is_made_anew(changed: Path, clock: FakeClock) -> None:
    clock.go_on(timedelta(days=31))

    store, login = build_example(changed, clock)

    with store:
        assert _name(store, login, clock) != CHANGED.name


def test_that_a_fresh_example_may_be_asked_for(changed: Path, clock: FakeClock) -> None:
    store, login = build_example(changed, clock, fresh=True)

    with store:
        assert _name(store, login, clock) != CHANGED.name


def test_that_an_example_of_an_unfinished_version_is_made_anew(
    changed: Path, clock: FakeClock
) -> None:
    store, _ = build_example(changed, clock)
    with store:
        connection = store.connect()
        connection.cursor().execute("ALTER TABLE reminder RENAME COLUMN due_on TO on_day")
        connection.close()

    store, login = build_example(changed, clock)

    with store:
        assert _name(store, login, clock) != CHANGED.name


def test_that_an_example_open_in_another_window_is_left_alone(
    changed: Path, clock: FakeClock
) -> None:
    store, _ = build_example(changed, clock)

    with store, pytest.raises(StoreTrouble) as refused:
        build_example(changed, clock)

    assert refused.value.code == "store.locked"
