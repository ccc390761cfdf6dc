"""Ten common tasks by the real window, with mouse and by keys; TASKS.md tells the same numbers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.commands.tour_hands import Hands
from desktop.widgets.plain import PlainButton
from desktop.windows.case_page import CasePage
from desktop.windows.case_place import CasePlace
from desktop.windows.decisions_list import DecisionsPage
from desktop.windows.help_window import HelpWindow
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.many_dialogs import ReminderDialog
from desktop.windows.navigation import DECISIONS, INTAKE, WORKLIST
from desktop.windows.worklist import WorklistPage

_SHEET = Path(__file__).resolve().parents[3] / "packaging" / "TASKS.md"
_LINE = re.compile(r"\| (\d+) \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|")


@dataclass(frozen=True, slots=True)
class Effort:
    """Clicks, key presses and letters typed."""

    clicks: int = 0
    keys: int = 0
    letters: int = 0


class CountingHands(Hands):
    """Hands that count what they do."""

    def __init__(self) -> None:
        super().__init__()
        self._clicks = self._keys = self._letters = 0

    @property
    def effort(self) -> Effort:
        return Effort(self._clicks, self._keys, self._letters)

    def keys(self, *sequences: str) -> None:
        self._keys += len(sequences)
        super().keys(*sequences)

    def write(self, text: str) -> None:
        self._letters += len(text)
        super().write(text)

    def click(self, widget: QWidget) -> None:
        self._clicks += 1
        super().click(widget)

    def point(self, view: QAbstractItemView, *, twice: bool = False) -> None:
        """Click on the first row of a list, or twice to open it."""
        self._clicks += 1 + twice
        at = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        if twice:
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.settle()


@dataclass(slots=True)
class Desk:
    """The window and the hands at it."""

    main: MainWindow
    hands: CountingHands
    step: str = ""

    @property
    def case(self) -> CasePage:
        page = self.main.page
        assert isinstance(page, CasePlace)
        return page.case

    def find(self, words: str) -> None:
        """Do what a few letters find in the search."""
        self.hands.keys("Ctrl+K")
        self.hands.write(words)
        self.main.topbar.search.look()
        self.hands.keys("Return")

    def open_own(self) -> None:
        """Stand on a case of one's own that may move on; not counted."""
        for row in self.main.caseload.own:
            self.main.open_case(row.id)
            QTest.qWait(1)
            if row.closed_on is None and self.free_move() is not None:
                self.step = row.step_id
                return
        raise AssertionError("no case may move on")

    def free_move(self) -> QWidget | None:
        moves = self.case.aside.moves
        return next(
            (
                button
                for button in moves.findChildren(QWidget)
                if button.property("kind") == "primary" and button.isEnabled()
            ),
            None,
        )


@pytest.fixture
def desk(main: MainWindow) -> Iterator[Desk]:
    """The open window with counting hands."""
    hands = CountingHands()
    hands.bring_forward()
    yield Desk(main, hands)
    hands.rest()


def told() -> dict[int, tuple[Effort, Effort]]:
    """Return what TASKS.md tells: with mouse, and by keys."""
    found = {}
    for line in _SHEET.read_text("utf-8").splitlines():
        if match := _LINE.match(line):
            number, clicks, letters, keys, typed = map(int, match.groups())
            found[number] = (Effort(clicks, 0, letters), Effort(0, keys, typed))
    return found


def mouse_1(desk: Desk) -> None:
    desk.hands.click(desk.main.rail.button(WORKLIST))
    page = desk.main.page
    assert isinstance(page, WorklistPage)
    desk.hands.point(page.table.view, twice=True)


def keys_1(desk: Desk) -> None:
    desk.hands.keys("Alt+2", "Return")


def mouse_2(desk: Desk) -> None:
    desk.hands.click(desk.main.topbar.search)
    _search(desk, desk.main.caseload.own[0].number[-4:])
    desk.hands.point(desk.main.topbar.search.hits.view)


def keys_2(desk: Desk) -> None:
    desk.hands.keys("Ctrl+K")
    _search(desk, desk.main.caseload.own[0].number[-4:])
    desk.hands.keys("Return")


def _search(desk: Desk, text: str) -> None:
    desk.hands.write(text)
    desk.main.topbar.search.look()


def in_case(desk: Desk) -> None:
    assert isinstance(desk.main.page, CasePlace)


def mouse_3(desk: Desk) -> None:
    desk.hands.click(desk.main.topbar.new_case)


def keys_3(desk: Desk) -> None:
    desk.hands.keys("Ctrl+N")


def in_intake(desk: Desk) -> None:
    page = desk.main.page
    assert isinstance(page, IntakePlace)
    assert desk.main.place.page == INTAKE
    assert page.intake.aside.isVisible()


def mouse_4(desk: Desk) -> None:
    card = next(card for card in desk.case.aside.clocks.cards if card.why.isVisible())
    desk.hands.click(card.why.link)


def keys_4(desk: Desk) -> None:
    desk.find("miksi")


def sees_why(desk: Desk) -> None:
    assert any(card.why.is_open for card in desk.case.aside.clocks.cards)


def mouse_5(desk: Desk) -> None:
    button = desk.free_move()
    assert button is not None
    desk.hands.click(button)


def keys_5(desk: Desk) -> None:
    desk.hands.keys("Ctrl+M", "Space")


def has_moved(desk: Desk) -> None:
    sheet = desk.case.sheet
    assert sheet is not None
    assert sheet.row.step_id != desk.step


def mouse_6(desk: Desk) -> None:
    button = desk.case.aside.reminders.set
    desk.hands.with_dialog(lambda: desk.hands.click(button), _look_at_reminder)


def keys_6(desk: Desk) -> None:
    desk.hands.with_dialog(lambda: desk.find("aseta muis"), _look_at_reminder)


def _look_at_reminder(dialog: QWidget) -> None:
    assert isinstance(dialog, ReminderDialog)
    dialog.reject()


def is_there(desk: Desk) -> None:
    assert desk.main.isVisible()


def mouse_7(desk: Desk) -> None:
    desk.hands.click(desk.main.rail.button(DECISIONS))
    page = desk.main.page
    assert isinstance(page, DecisionsPage)
    desk.hands.click(next(chip for chip in page.chips if "kirjeet" in chip.words))


def keys_7(desk: Desk) -> None:
    desk.find("päivän k")


def sees_letters(desk: Desk) -> None:
    page = desk.main.page
    assert isinstance(page, DecisionsPage)
    assert page.letters.isVisible()


def mouse_8(desk: Desk) -> None:
    desk.hands.click(desk.main.rail.button(WORKLIST))
    page = desk.main.page
    assert isinstance(page, WorklistPage)
    desk.hands.click(page.table.filter)
    desk.hands.write("päätös")


def keys_8(desk: Desk) -> None:
    desk.hands.keys("Alt+2", "Ctrl+F")
    desk.hands.write("päätös")


def is_narrowed(desk: Desk) -> None:
    page = desk.main.page
    assert isinstance(page, WorklistPage)
    assert page.table.filter.text() == "päätös"


def mouse_9(desk: Desk) -> None:
    desk.hands.click(_next_button(desk))


def keys_9(desk: Desk) -> None:
    desk.find(_next_button(desk).words[:12])


def _next_button(desk: Desk) -> PlainButton:
    button = desk.case.overview.next_button
    assert button is not None
    return button


def has_gone_on(desk: Desk) -> None:
    assert desk.case.pane is not None or desk.main.status.undo.isVisible()


def keys_10(desk: Desk) -> None:
    desk.hands.keys("F1")


def mouse_10(desk: Desk) -> None:
    desk.hands.click(desk.main.topbar.search)
    _search(desk, "ohje")
    desk.hands.point(desk.main.topbar.search.hits.view)


def sees_help(desk: Desk) -> None:
    window = desk.main.findChild(HelpWindow)
    assert window is not None
    assert window.isVisible()


Act = Callable[[Desk], None]
TASKS: dict[int, tuple[Act, Act, Act, bool]] = {
    1: (mouse_1, keys_1, in_case, False),
    2: (mouse_2, keys_2, in_case, False),
    3: (mouse_3, keys_3, in_intake, False),
    4: (mouse_4, keys_4, sees_why, True),
    5: (mouse_5, keys_5, has_moved, True),
    6: (mouse_6, keys_6, is_there, True),
    7: (mouse_7, keys_7, sees_letters, False),
    8: (mouse_8, keys_8, is_narrowed, False),
    9: (mouse_9, keys_9, has_gone_on, True),
    10: (mouse_10, keys_10, sees_help, True),
}


@pytest.mark.parametrize("number", TASKS)
@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_that_a_task_takes_as_many_clicks_and_keys_as_told(
    desk: Desk, number: int, way: str
) -> None:
    with_mouse, by_keys, done, on_case = TASKS[number]
    if on_case:
        desk.open_own()

    (with_mouse if way == "mouse" else by_keys)(desk)

    desk.hands.settle()
    done(desk)
    assert desk.hands.effort == told()[number][way == "keys"]


def test_that_ten_tasks_are_told() -> None:
    assert sorted(told()) == sorted(TASKS)
