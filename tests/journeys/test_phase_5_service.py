"""Phase 5, the service: decided, signed, served, begun, and then ended, renewed or closed."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.commands.tour_clock import TourClock
from desktop.commands.tour_decision import Decider
from desktop.commands.tour_walk import Walker
from desktop.windows.purpose import PurposeDialog
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.store.uow import UnitOfWork
from reports.verification import verify
from tests.journeys.household import Household, agree, carried_to, said, without
from tests.models.services.builders import at_home, tied
from tests.models.services.papers import closing, decision, meeting, service_ended, service_started

NUMBER = "ES-2026-0001"
TODAY = date(2026, 11, 24)
BEGUN = date(2027, 1, 4)
LAST_DAY = date(2027, 12, 31)
KNOWN = (
    "decided_on",
    "contact_name",
    "contact_title",
    "contact_phone",
    "contact_street",
    "contact_postcode",
    "contact_town",
    "secrecy",
    "language",
    "legal_basis",
    "provisions",
)
DECISION = without(decision(), *KNOWN)


def test_that_a_decision_signed_and_served_at_the_window_stands_in_the_reopened_file(
    household: Household,
) -> None:
    household.prepare(_waiting_for_decision)
    walker = household.arrive()
    walker.find(NUMBER)

    decider = _decide(walker)
    for name in ("Esimerkki", "Toinen"):
        decider.serve(name, ServingWay.POST, TODAY)
    decider.go_back()
    for step in ("Task_signing", "Task_serving", "Task_service_running"):
        walker.move(step)

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Päätös allekirjoitettu\n24.11.2026" in shown
    assert shown.count("Oikaisuvaatimusaika") == 2
    reopened = Decider(again)
    reopened.open()
    assert said(reopened.page.serving).count("Posti 24.11.2026") == 2
    report = verify(reopened.keep_copies(household.files)[1].read_bytes())
    assert report.intact
    assert report.covers_whole_file


def test_that_a_decision_that_lacks_its_reasons_is_not_signed(household: Household) -> None:
    household.prepare(_waiting_for_decision)
    walker = household.arrive()
    walker.find(NUMBER)
    decider = Decider(walker)
    decider.begin()
    decider.write(without(DECISION, "amount_reasons"))

    walker.hands.keys("Ctrl+Return")

    assert not decider.page.sign_button.isEnabled()
    assert decider.page.row is None or decider.page.row.signed_at is None


def test_that_a_case_closed_at_the_window_stays_closed_in_the_reopened_file(
    household: Household, clock: TourClock
) -> None:
    walker = _with_running_service(household, clock)
    clock.go_to(LAST_DAY)

    ended = service_ended(ended_on=LAST_DAY.isoformat())
    walker.write(DocumentKind.SERVICE_ENDED, ended)
    walker.write(
        DocumentKind.CLOSING, without(closing(closed_on=LAST_DAY.isoformat()), "closed_on")
    )
    button = walker.case.aside.moves.button("End_closed")
    walker.hands.with_dialog(lambda: walker.hands.click(button), agree(walker.hands))

    again = household.come_back()
    assert again.main.caseload.rows == ()
    again.hands.with_dialog(lambda: again.find(NUMBER), lambda dialog: _open(again, dialog))
    shown = said(again.case)
    assert "Asia on päätetty 31.12.2027" in shown
    assert "+ " not in said(again.case.list)


def test_that_a_renewed_need_begins_a_new_assessment_in_the_reopened_file(
    household: Household, clock: TourClock
) -> None:
    walker = _with_running_service(household, clock)
    clock.go_to(LAST_DAY)
    ended = service_ended(ended_on=LAST_DAY.isoformat(), renewal=True, reasons="Tuen tarve jatkuu.")
    walker.write(DocumentKind.SERVICE_ENDED, ended)

    walker.move("Task_assessment_start")

    again = household.come_back()
    again.find(NUMBER)
    assert again.case.sheet is not None
    assert again.case.sheet.row.phase == 2
    again.write(
        DocumentKind.MEETING,
        meeting(starts_at="2027-12-31T08:15", starts_assessment=True),
    )
    again.move("Task_assessment_meetings")
    again.begin(DocumentKind.ASSESSMENT)


def _open(walker: Walker, dialog: QWidget) -> None:
    """State why a case is opened that is no longer on the worker's list."""
    assert isinstance(dialog, PurposeDialog)
    walker.hands.click(dialog.act)


def _decide(walker: Walker) -> Decider:
    decider = Decider(walker)
    decider.begin()
    decider.write(DECISION)
    decider.sign()
    return decider


def _with_running_service(household: Household, clock: TourClock) -> Walker:
    household.prepare(_waiting_for_decision)
    walker = household.arrive()
    walker.find(NUMBER)
    decider = _decide(walker)
    for name in ("Esimerkki", "Toinen"):
        decider.serve(name, ServingWay.HANDED, TODAY)
    decider.go_back()
    for step in ("Task_signing", "Task_serving", "Task_service_running"):
        walker.move(step)
    clock.go_to(BEGUN)
    walker.write(DocumentKind.SERVICE_STARTED, service_started(started_on=BEGUN.isoformat()))
    walker.move("Task_review")
    return walker


def _waiting_for_decision(uow: UnitOfWork, actor: Actor) -> UUID:
    case_id = carried_to("Task_decision")(uow, actor)
    for person in tied(case_sheet(uow, actor, case_id=case_id)):
        at_home(uow, actor, person, "Kotikatu 3")
    return case_id
