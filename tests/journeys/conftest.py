"""What every journey may ask for."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.commands.tour_clock import TourClock
from desktop.commands.tour_hands import Hands
from tests.journeys.household import Household


@pytest.fixture
def clock() -> TourClock:
    """Tuesday 24.11.2026, 9.42 in Helsinki."""
    return TourClock(date(2026, 11, 24))


@pytest.fixture
def household(qtbot: QtBot, tmp_path: Path, clock: TourClock) -> Iterator[Household]:
    """A database with one worker, and the program on it."""
    house = Household(tmp_path, clock, Hands())
    yield house
    house.leave()
    house.hands.rest()
