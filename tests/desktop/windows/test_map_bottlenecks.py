"""Bottlenecks on the map: heat with numbers, the same numbers in a table, a chosen period."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.map_bottlenecks import MapBottlenecks
from desktop.windows.map_bottlenecks_bar import BottlenecksBar
from desktop.windows.map_bottlenecks_table import BottlenecksTable
from desktop.windows.map_page import MapPage
from diagram.editor.heat import DARK_HEAT, LIGHT_HEAT, PATTERNS, HeatGround, HeatNumbers
from models.rules.step_times import HOTTEST, StepTimes
from tests.desktop.typing import CONTROL, press
from tests.desktop.windows.hands import in_dialog


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> MapPage:
    """The map page as it is seen."""
    shown = main.page
    assert isinstance(shown, MapPage)
    main.show()
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    return shown


@pytest.fixture
def heat(page: MapPage) -> MapBottlenecks:
    """The bottlenecks, switched on by their key."""
    page.view.setFocus()
    press(page.view, Qt.Key.Key_B)
    return next(item for item in page.features if isinstance(item, MapBottlenecks))


def test_that_the_key_draws_heat_and_takes_it_away(page: MapPage, heat: MapBottlenecks) -> None:
    assert _drawn(page, HeatGround) == _drawn(page, HeatNumbers) == 1
    assert _bar(heat).isVisible()

    press(page.view, Qt.Key.Key_B)

    assert _drawn(page, HeatGround) == _drawn(page, HeatNumbers) == 0
    assert not _bar(heat).isVisible()


def test_that_a_longer_period_counts_more_departures(heat: MapBottlenecks) -> None:
    shorter = _stays(heat)

    _bar(heat).period.setCurrentIndex(2)

    assert _stays(heat) >= shorter
    assert "24.11.2025–24.11.2026" in _bar(heat).note.text()


def test_that_the_slowest_step_is_spoken(
    qtbot: QtBot, main: MainWindow, page: MapPage, heat: MapBottlenecks
) -> None:
    with qtbot.waitSignal(page.view.announced) as said:
        _bar(heat).period.setCurrentIndex(0)

    worst = max((s for s in _times(heat).steps if s.stays), key=lambda s: (s.median, s.slow))
    assert main.caseload.step_name(worst.step) in said.args[0]


def test_that_the_table_holds_the_numbers_of_the_map(
    main: MainWindow, heat: MapBottlenecks
) -> None:
    shown = _table(heat, lambda table: table.as_text())

    lines = shown.splitlines()
    times = _times(heat)
    assert len(lines) == 1 + len(times.steps) + len(times.flows)
    assert lines[0].startswith("Vaihe tai siirtymä\tMediaani")


def test_that_the_table_is_sorted_by_any_column_and_copied_as_it_stands(
    heat: MapBottlenecks,
) -> None:
    def sort_and_copy(table: BottlenecksTable) -> str:
        table.view.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        press(table, Qt.Key.Key_C, CONTROL)
        return QGuiApplication.clipboard().text()

    copied = _table(heat, sort_and_copy)

    counts = [int(line.split("\t")[4]) for line in copied.splitlines()[1:]]
    assert counts == sorted(counts, reverse=True)


def test_that_csv_parts_cells_as_finnish_spreadsheets_do(heat: MapBottlenecks) -> None:
    text = _table(heat, lambda table: table.as_csv())

    assert text.splitlines()[0].count(";") == 5
    assert text.endswith("\r\n")


def test_that_the_table_names_no_client(main: MainWindow, heat: MapBottlenecks) -> None:
    text = _table(heat, lambda table: table.as_text())

    assert not any(row.name in text or row.number in text for row in main.caseload.rows)


def test_that_every_level_has_its_own_colour_and_hatch() -> None:
    assert len(set(LIGHT_HEAT)) == len(set(DARK_HEAT)) == len(set(PATTERNS)) == HOTTEST


def _drawn(page: MapPage, kind: type[HeatGround | HeatNumbers]) -> int:
    scene = page.view.scene()
    return sum(isinstance(item, kind) for item in scene.items())


def _table(heat: MapBottlenecks, read: Callable[[BottlenecksTable], str]) -> str:
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, BottlenecksTable)
        found.append(read(dialog))
        dialog.accept()

    in_dialog(look)
    _bar(heat).table.click()
    return found[0]


def _bar(heat: MapBottlenecks) -> BottlenecksBar:
    assert heat.bar is not None
    return heat.bar


def _times(heat: MapBottlenecks) -> StepTimes:
    assert heat.times is not None
    return heat.times


def _stays(heat: MapBottlenecks) -> int:
    return sum(spent.stays for spent in _times(heat).steps)
