"""Reminders of time limits at the start, in the notification area and in the worklist."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.base.tray import Tray
from desktop.windows.caseload import Caseload
from desktop.windows.cases_list import CasesPage
from desktop.windows.corner import Corner
from desktop.windows.ladder_strip import LadderStrip
from desktop.windows.main import MainWindow
from desktop.windows.navigation import WORKLIST, Place
from desktop.windows.worklist import WorklistPage
from models.rules.kinds import AssignmentKind
from models.rules.rights import Actor
from models.services.cases import assign_worker
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs, desk_of
from tests.fakes import FakeClock
from tests.models.services.builders import a_case

TODAY = date(2026, 11, 24)
FIVE_LEFT, SATURDAY = date(2026, 11, 26), date(2026, 11, 28)


class Area(Tray):
    """Remembers what the notification area was told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(QIcon(), "Polku", parent)
        self.told: list[str] = []

    def tell(self, text: str) -> bool:
        self.told.append(text)
        return True


@pytest.fixture
def case_id(uow: UnitOfWork, worker: Actor, lead: Actor) -> UUID:
    """A case of the worker, ten working days and fewer from its limits."""
    made = a_case(uow, worker)
    assign_worker(
        uow, lead, case_id=made.case_id, worker_id=worker.user_id,
        kind=AssignmentKind.OWN_WORKER, starts_on=TODAY,
    )  # fmt: skip
    return made.case_id


@pytest.fixture
def corner(qapp: QApplication) -> Area:
    """The notification area."""
    return Area(qapp)


Opening: TypeAlias = Callable[[], tuple[LadderStrip, Caseload]]


@pytest.fixture
def opening(
    qtbot: QtBot, store: Store, clock: FakeClock, worker: Actor, corner: Area, tmp_path: Path
) -> Opening:
    """Open the strip as the main window does."""
    around = QWidget()
    qtbot.addWidget(around)

    def opened() -> tuple[LadderStrip, Caseload]:
        desk = desk_of(store, clock, worker, tmp_path, FakeDialogs())
        caseload = Caseload(desk)
        strip = LadderStrip(desk, caseload, Corner(desk, caseload, corner, around).tell, around)
        caseload.read()
        strip.read()
        return strip, caseload

    return opened


def test_that_a_limit_is_told_at_the_start_and_in_the_corner_without_a_number(
    opening: Opening, corner: Area, case_id: UUID, clock: FakeClock
) -> None:

    strip, caseload = opening()

    assert not strip.isHidden()
    assert "ES-2026-0001" in strip.text.text()
    assert corner.told == ["Yksi määräaika lähestyy."]
    assert caseload.rung_of(case_id) is not None


def test_that_a_limit_is_told_once_at_each_step_and_stays_in_the_worklist_that_day(
    opening: Opening, corner: Area, case_id: UUID, clock: FakeClock
) -> None:
    for _ in range(2):
        strip, caseload = opening()

    assert strip.isHidden()
    assert caseload.rung_of(case_id) is not None
    assert len(corner.told) == 1
    clock.go_to(FIVE_LEFT)
    opening()
    assert len(corner.told) == 2


def test_that_nothing_is_told_on_a_day_off(
    opening: Opening, corner: Area, case_id: UUID, clock: FakeClock
) -> None:
    clock.go_to(SATURDAY)

    strip, caseload = opening()

    assert (strip.isHidden(), corner.told, caseload.rung_of(case_id)) == (True, [], None)


def test_that_the_reminders_are_opened_as_a_list_and_put_aside(
    qtbot: QtBot, main: MainWindow
) -> None:
    main.show()
    qtbot.waitExposed(main)
    strip = main.ladder
    assert strip.rungs
    ids = {rung.case_id for rung in strip.rungs}

    QTest.mouseClick(strip.open_list, Qt.MouseButton.LeftButton)
    assert isinstance(main.page, CasesPage)
    assert {row.id for row in main.page.table.model.shown} == ids
    QTest.mouseClick(strip.done, Qt.MouseButton.LeftButton)

    assert strip.isHidden()


def test_that_the_worklist_tells_how_many_working_days_are_left(main: MainWindow) -> None:
    rung = main.ladder.rungs[0]
    main.go(Place(WORKLIST))
    assert isinstance(main.page, WorklistPage)
    table = main.page.table

    place = table.model.row_of(rung.case_id)

    assert place is not None
    told = [str(table.model.index(place, n).data()) for n in range(table.model.columnCount())]
    assert any("viimeinen päivä: " in text or "arkipäivä" in text for text in told)
