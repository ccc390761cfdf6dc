"""The path's own stricter limit beside the law's on the card of a clock."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.clock_looks import clock_look
from desktop.widgets.tick import Tick
from models.rules.clocks import clocks
from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind, Group
from models.rules.organisation import RuleSettings

RULES = RuleSettings()
RECEIVED = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("today", "note", "tone"),
    [
        (date(2026, 11, 3), "Polun oma määräaika ma 9.11.2026", "strong"),
        (date(2026, 11, 6), "Polun oma määräaika ma 9.11.2026", "soon"),
        (date(2026, 11, 10), "Polun oma määräaika oli ma 9.11.2026", "soon"),
    ],
)
def test_that_the_card_tells_the_paths_own_limit_beside_the_laws(
    qapp: QApplication, today: date, note: str, tone: str
) -> None:
    facts = CaseFacts(RECEIVED, Group.SPECIAL_SUPPORT, house_limits="assessment_start=5workday")
    clock = next(
        each for each in clocks(facts, RULES, today) if each.kind is ClockKind.ASSESSMENT_START
    )

    look = clock_look(clock, RULES, today)

    assert (look.note, look.tone, look.statutory) == (note, tone, True)


def test_that_a_press_on_the_words_of_a_tick_ticks_it(qtbot: QtBot) -> None:
    tick = Tick("Hyväksyn")
    qtbot.addWidget(tick)
    tick.show()

    tick.box.click()

    assert tick.is_ticked
    assert tick.words == tick.box.accessibleName() == "Hyväksyn"
