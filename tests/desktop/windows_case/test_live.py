"""Hints of changes by others become facts for the views: in calm, and few questions."""

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.base.live import Live
from desktop.windows.case_page import CasePage
from models.rules.changes import CasesChanged, CaseTouched, Changes, HouseTouched, PersonChanged
from models.rules.hints import EVERYTHING, Hints
from models.rules.rights import Actor
from models.services.cases import move_case
from models.store.uow import UnitOfWork


class FakeListener:
    """Says what it is told to."""

    def __init__(self, heard: Callable[[Hints], None]) -> None:
        self.heard = heard
        self.is_open = False

    def start(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False


@pytest.fixture
def listeners() -> list[FakeListener]:
    return []


@pytest.fixture
def live(desk: Desk, listeners: list[FakeListener]) -> Iterator[Live]:
    """What brings hints to the desk."""

    def listener(heard: Callable[[Hints], None]) -> FakeListener:
        listeners.append(FakeListener(heard))
        return listeners[0]

    made = Live(listener, desk.hub, desk.operations)
    yield made
    made.close()
    assert not listeners[0].is_open


@pytest.fixture
def facts(desk: Desk) -> list[Changes]:
    """The facts that the views were told."""
    told: list[Changes] = []
    desk.hub.committed.connect(told.append)
    return told


def _moved(page: CasePage, uow: UnitOfWork, worker: Actor) -> UUID:
    assert page.sheet is not None
    sheet = page.sheet
    move_case(
        uow, worker, case_id=sheet.row.id, target="Task_urgency", row_version=sheet.row_version
    )
    return sheet.row.id


def test_that_an_open_case_follows_once_no_dialog_holds_it(
    qtbot: QtBot,
    case_page: CasePage,
    live: Live,
    listeners: list[FakeListener],
    uow: UnitOfWork,
    worker: Actor,
) -> None:
    live.knows = lambda _: True
    dialog = QDialog(case_page)
    dialog.setModal(True)
    dialog.show()
    listeners[0].heard(Hints(cases=frozenset({_moved(case_page, uow, worker)})))
    qtbot.wait(50)
    assert case_page.sheet is not None
    held = case_page.sheet.row.step_id

    dialog.close()
    qtbot.waitUntil(lambda: _step(case_page) == "Task_urgency", timeout=3000)

    assert held == "Task_contact"
    dialog.deleteLater()


def test_that_of_strange_cases_and_persons_only_ones_own_are_told(
    qtbot: QtBot,
    case_page: CasePage,
    live: Live,
    listeners: list[FakeListener],
    facts: list[Changes],
) -> None:
    assert case_page.sheet is not None
    own, client = case_page.sheet.row.id, case_page.sheet.client.id
    listeners[0].heard(Hints(cases=frozenset({own, uuid4()}), persons=frozenset({client})))
    qtbot.waitUntil(lambda: bool(facts), timeout=3000)

    told = [fact for changes in facts for fact in changes]
    assert [fact.case_id for fact in told if isinstance(fact, CaseTouched)] == [own]
    assert [fact.person_id for fact in told if isinstance(fact, PersonChanged)] == [client]


def test_that_everything_is_read_anew_once_however_often_it_is_asked(
    qtbot: QtBot, live: Live, listeners: list[FakeListener], facts: list[Changes]
) -> None:
    for _ in range(5):
        listeners[0].heard(EVERYTHING)
        qtbot.wait(10)

    assert facts == [(CasesChanged(), HouseTouched())]


def _step(page: CasePage) -> str:
    assert page.sheet is not None
    return page.sheet.row.step_id
