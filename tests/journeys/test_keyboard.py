"""The keyboard alone: the whole path from the passphrase to the running service, no mouse."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.commands import tour_papers as papers
from desktop.commands.tour_clock import TourClock
from desktop.commands.tour_decision import Decider
from desktop.commands.tour_hands import BareHands
from desktop.forms.form import DocumentForm
from desktop.windows.map_page import MapPage
from models.rules.kinds import DocumentKind, ServingWay
from tests.journeys.household import Household, a_new_case, by_words, said

NUMBER = "ES-2026-0001"
_BY_MOUSE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class MouseTrap(QObject):
    """Counts what a mouse would have done."""

    def __init__(self) -> None:
        super().__init__()
        self.caught = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.caught += event.type() in _BY_MOUSE
        return False


@pytest.fixture
def clock() -> TourClock:
    """The day of the contact."""
    return TourClock(papers.CONTACT_DAY)


@pytest.fixture
def household(qtbot: QtBot, tmp_path: Path, clock: TourClock) -> Iterator[Household]:
    """A database with one worker who has no mouse."""
    house = Household(tmp_path, clock, BareHands())
    yield house
    house.leave()
    house.hands.rest()


@pytest.fixture
def trap(qapp: QApplication) -> Iterator[MouseTrap]:
    """A trap for mouse events."""
    trap = MouseTrap()
    qapp.installEventFilter(trap)
    yield trap
    qapp.removeEventFilter(trap)


@pytest.mark.timeout(180)
def test_that_the_whole_path_is_walked_by_keys_alone(
    household: Household, clock: TourClock, trap: MouseTrap
) -> None:
    walker = household.arrive()
    walker.record(papers.CONTACT)
    walker.move("Task_urgency")
    walker.write(DocumentKind.EVALUATION, papers.EVALUATION)
    walker.move("Task_first_meeting")
    clock.go_to(papers.VISIT_DAY, time(16, 5))
    walker.write(DocumentKind.MEETING, papers.VISIT)
    for step in ("Task_assessment_start", "Task_assessment_meetings", "Task_conclusions"):
        walker.move(step)
    clock.go_to(papers.ASSESSED_DAY)
    walker.write(DocumentKind.ASSESSMENT, papers.ASSESSMENT)
    walker.move("Task_plan")
    clock.go_to(papers.PLANNED_DAY)
    walker.write(DocumentKind.PLAN, papers.PLAN)
    walker.move("Task_services")
    walker.write(DocumentKind.SERVICES, papers.SERVICES)
    for step in ("Task_preconditions", "Task_decision"):
        walker.move(step)
    clock.go_to(papers.DECIDED_DAY)
    for name, home in papers.HOMES.items():
        walker.give_home(name, home)
    decider = Decider(walker)
    decider.begin()
    decider.write(papers.DECISION)
    decider.sign()
    for name in papers.HOMES:
        decider.serve(name, ServingWay.POST, papers.DECIDED_DAY)
    decider.go_back()
    for step in ("Task_signing", "Task_serving", "Task_service_running"):
        walker.move(step)
    clock.go_to(papers.STARTED_DAY)
    walker.write(DocumentKind.SERVICE_STARTED, papers.STARTED)

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Palvelu alkanut\n4.1.2027" in shown
    assert "Päätös allekirjoitettu\n23.12.2026" in shown
    assert trap.caught == 0


def test_that_a_like_person_is_joined_by_keys_alone(
    household: Household, clock: TourClock, trap: MouseTrap
) -> None:
    walker = household.arrive()
    walker.record(papers.CONTACT)
    walker.hands.keys("Ctrl+N")
    intake = walker.intake
    who = {key: papers.CONTACT[key] for key in ("client_surname", "client_given_names")}
    walker.typist.fill(intake.form, who)
    walker.hands.until(lambda: intake.duplicates.matches, "the notice of a like person")

    walker.hands.click(by_words(intake.duplicates, "Liitä tähän"))

    assert "Kirjataan asiaan ES-2026-0001" in intake.joining.text
    assert trap.caught == 0


def test_that_a_case_is_moved_on_the_map_by_keys_alone(
    household: Household, clock: TourClock, trap: MouseTrap
) -> None:
    walker = household.arrive()
    walker.record(papers.CONTACT)
    walker.hands.keys("Alt+1")

    walker.hands.keys("M")

    row = walker.main.caseload.rows[0]
    assert row.step_id == "Task_urgency"
    assert row.received_on == date(2026, 12, 15)
    page = walker.main.page
    assert isinstance(page, MapPage)
    assert page.view.choice.step == "Task_urgency"
    assert trap.caught == 0


def test_that_escape_closes_the_completions_and_not_the_form(household: Household) -> None:
    walker = household.arrive()
    walker.hands.keys("Ctrl+N")
    box = walker.intake.form.editor_of("maker")
    walker.hands.reach(box)
    walker.hands.write("kou")
    walker.hands.until(lambda: QApplication.activePopupWidget() is not None, "the completions")

    walker.hands.keys("Esc")

    assert QApplication.activePopupWidget() is None
    assert walker.intake.isVisible()


_WRITTEN = (
    DocumentKind.EVALUATION,
    DocumentKind.MEETING,
    DocumentKind.ASSESSMENT,
    DocumentKind.PLAN,
    DocumentKind.SERVICES,
    DocumentKind.SERVICE_STARTED,
    DocumentKind.SERVICE_ENDED,
    DocumentKind.CLOSING,
)


def test_that_tab_comes_round_in_every_form_and_passes_its_buttons(
    household: Household, clock: TourClock
) -> None:
    household.prepare(a_new_case)
    walker = household.arrive()
    walker.find(NUMBER)
    case = walker.case
    for kind in _WRITTEN:
        case.panes.begin(kind)
        assert case.pane is not None
        form = case.pane.form
        assert form is not None
        form.build_all()
        walker.hands.settle()

        passed = _round(household)

        assert case.finish_button in passed, kind
        assert case.save_button in passed, kind
        assert walker.main.topbar.search in passed, kind
        assert _holds(_last_field(form), passed), kind


def test_that_tab_comes_round_in_the_intake_and_passes_its_buttons(household: Household) -> None:
    walker = household.arrive()
    walker.hands.keys("Ctrl+N")
    intake = walker.intake
    for _ in range(4):
        walker.hands.until(lambda: intake.form.is_complete, "the form")

        passed = _round(household)

        assert intake.record_button in passed, intake.kind
        assert intake.leave_button in passed, intake.kind
        assert _holds(_last_field(intake.form), passed), intake.kind
        walker.hands.reach(intake.segments.button(intake.segments.current))
        walker.hands.keys("Right")


def _round(household: Household) -> list[QWidget]:
    """Press Tab until the focus comes back to where it was."""
    passed: list[QWidget] = []
    for _ in range(400):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in passed:
            assert focused is passed[0], f"Tab turns back to {focused.accessibleName()}"
            return passed
        passed.append(focused)
        household.hands.keys("Tab")
    raise AssertionError("Tab never comes round")


def _last_field(form: DocumentForm) -> QWidget:
    editors = [form.editor_of(field.key) for field in form.document_type.fields]
    return [editor for editor in editors if editor.isVisibleTo(form)][-1]


def _holds(editor: QWidget, passed: list[QWidget]) -> bool:
    return any(widget is editor or editor.isAncestorOf(widget) for widget in passed)
