"""Findings under the board: they come when the hand rests, lead to their place and are mended."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.process_page import PathPage
from desktop.windows.process_problems import MOST_LINES
from diagram.graph import edits
from models.rules.words import Words
from tests.benchmarks.bench_process import made_up
from tests.desktop.windows_process.board import CTRL, LEFT, NONE, key


def _break(qtbot: QtBot, page: PathPage) -> None:
    page.draft.apply("poisto", lambda path: edits.remove(path, ("Flow_from_contact",)))
    qtbot.waitUntil(lambda: bool(page.problems.shown), timeout=2_000)


def test_that_the_path_is_checked_once_the_hand_rests(qtbot: QtBot, drafting: PathPage) -> None:
    assert not drafting.problems.shown
    assert not drafting.problems.list.isVisible()

    _break(qtbot, drafting)

    marked = set(drafting.canvas.shown.marks.problems)
    assert marked == {problem.element for problem in drafting.problems.shown}
    assert drafting.problems.list.isVisible()
    assert drafting.problems.height() > 60


def test_that_a_click_and_f8_lead_to_where_the_finding_is(qtbot: QtBot, drafting: PathPage) -> None:
    _break(qtbot, drafting)
    pane = drafting.problems
    spot = pane.list.visualItemRect(pane.list.item(0)).center()

    QTest.mouseClick(pane.list.viewport(), LEFT, NONE, spot)
    first = drafting.canvas.selected
    drafting.canvas.setFocus()
    key(drafting, Qt.Key.Key_F8)

    assert first == (pane.shown[0].element,)
    assert drafting.canvas.selected == (pane.shown[1 % len(pane.shown)].element,)


def test_that_a_mended_finding_is_gone_and_comes_back_by_undo(
    qtbot: QtBot, drafting: PathPage
) -> None:
    _break(qtbot, drafting)
    pane = drafting.problems
    broken, count = drafting.draft.value, len(pane.shown)
    fixable = next(n for n, problem in enumerate(pane.shown) if problem.fix)
    pane.list.setCurrentRow(fixable)

    pane.mend.click()

    assert len(pane.shown) < count
    drafting.canvas.setFocus()
    key(drafting, Qt.Key.Key_Z, CTRL)
    assert drafting.draft.value == broken
    qtbot.waitUntil(lambda: len(pane.shown) == count, timeout=2_000)


def test_that_a_finding_on_the_whole_path_leads_to_its_properties(drafting: PathPage) -> None:
    drafting.acts.begin_empty()
    drafting.check()

    drafting.problems.step(1)

    assert drafting.canvas.selected == ()
    assert drafting.panel.form is drafting.panel.path


def test_that_a_path_with_very_many_findings_lists_the_first_ones(drafting: PathPage) -> None:
    large = made_up(1_000)
    steps = tuple(replace(step, words=Words("Askel")) for step in large.steps)

    drafting.draft.begin_from(replace(large, steps=steps), None)
    drafting.check()

    assert len(drafting.problems.shown) > MOST_LINES == drafting.problems.list.count()
    assert str(MOST_LINES) in drafting.problems.title.text()
