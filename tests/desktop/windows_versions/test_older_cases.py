"""Cases on an older version of the path, as their worker sees them."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from desktop.base.desk import Desk
from desktop.windows.case_path import CasePath
from desktop.windows.caseload import Caseload
from models.rules.changes import CaseMoved, CasesChanged
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.processes import process_versions
from models.services.version_move import move_to_version
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs, desk_of
from tests.fakes import FakeClock
from tests.models.services.builders import moved
from tests.models.services.paths import published, with_renamed_id
from tests.models.services.test_version_move import a_choice

NEW = "Tervehdys"


@pytest.fixture
def load(
    dressed: QApplication,
    store: Store,
    clock: FakeClock,
    worker: Actor,
    tmp_path: Path,
    dialogs: FakeDialogs,
    cases: tuple[UUID, ...],
) -> tuple[Caseload, Desk]:
    """The caseload of a worker whose cases stand at a step that a newer version lacks."""
    desk = desk_of(store, clock, worker, tmp_path, dialogs)
    made = Caseload(desk)
    made.read()
    published(store.unit_of_work(clock), with_renamed_id("Task_contact", "Task_hello", NEW))
    desk.hub.committed.emit((CasesChanged(),))
    return made, desk


def names(definition: ProcessDefinition | None) -> set[str]:
    return set() if definition is None else {step.words.fi for step in definition.tasks}


def test_that_a_newly_published_path_is_shown_at_once_with_the_older_step(
    load: tuple[Caseload, Desk],
) -> None:
    caseload, _ = load

    assert {NEW, "Yhteydenotto (versio 1)"} <= names(caseload.definition)
    assert caseload.step_name("Task_contact") == "Yhteydenotto (versio 1)"
    assert {row.phase for row in caseload.rows} == {1}


def test_that_the_older_step_goes_when_its_last_case_leaves(
    load: tuple[Caseload, Desk], uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    caseload, desk = load
    for case_id in cases:
        moved(uow, worker, case_id, "Task_urgency")
        desk.hub.committed.emit((CaseMoved(case_id, "Task_contact", "Task_urgency"),))

    assert "Yhteydenotto (versio 1)" not in names(caseload.definition)


def test_that_the_older_step_goes_when_its_cases_are_moved_to_the_new_version(
    load: tuple[Caseload, Desk], uow: UnitOfWork, administrator: Actor
) -> None:
    caseload, desk = load
    new, old = process_versions(uow, administrator)

    done = move_to_version(uow, administrator, choice=a_choice(uow, administrator, old.id, new.id))
    desk.hub.committed.emit(done.changes)

    assert {row.step_id for row in caseload.rows} == {"Task_hello"}
    assert "Yhteydenotto (versio 1)" not in names(caseload.definition)


def test_that_the_page_of_a_case_names_steps_by_its_own_version(
    load: tuple[Caseload, Desk], uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    caseload, _ = load
    path = CasePath(caseload.definition)

    path.follow(case_sheet(uow, worker, case_id=cases[0]).path)

    own, newer = path.words("Task_contact"), path.words("Task_hello")
    assert own is not None
    assert newer is not None
    assert (own.fi, newer.fi) == ("Yhteydenotto", NEW)


def test_that_the_map_is_told_which_step_is_older_until_it_is_empty(
    load: tuple[Caseload, Desk], uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    caseload, desk = load

    caseload.step_name("Task_contact")
    before = caseload.former_steps
    for case_id in cases:
        moved(uow, worker, case_id, "Task_urgency")
        desk.hub.committed.emit((CaseMoved(case_id, "Task_contact", "Task_urgency"),))
    caseload.step_name("Task_contact")

    assert (before, caseload.former_steps) == (frozenset({"Task_contact"}), frozenset())
