"""Phase 1, a matter becomes pending: from the contact to the first meeting."""

from desktop.commands.tour_clock import TourClock
from models.rules.kinds import DocumentKind
from tests.journeys.household import Household, by_words, said, without
from tests.models.services.papers import contact, evaluation, meeting

NUMBER = "ES-2026-0001"
CONTACT = without(contact(), "received_on", "receiver")
EVALUATION = without(evaluation(result="meeting_first"), "assessment_started_on")


def test_that_a_contact_typed_at_the_window_stands_in_the_reopened_file(
    household: Household,
) -> None:
    walker = household.arrive()

    walker.record(CONTACT)
    walker.move("Task_urgency")
    walker.write(DocumentKind.EVALUATION, EVALUATION)
    walker.move("Task_first_meeting")

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Esimerkki Aino Maria" in shown
    assert "Ensitapaaminen" in shown
    again.open_document(DocumentKind.CONTACT)
    read = said(again.case)
    assert "Perhe tarvitsee tukea arkeen." in read
    assert "Kuraattori" in read


def test_that_the_first_meeting_starts_the_assessment_in_the_reopened_file(
    household: Household, clock: TourClock
) -> None:
    walker = household.arrive()
    walker.record(CONTACT)
    walker.move("Task_urgency")
    walker.write(DocumentKind.EVALUATION, EVALUATION)
    walker.move("Task_first_meeting")
    clock.go_on(30)

    walker.write(DocumentKind.MEETING, meeting(starts_assessment=True))
    walker.move("Task_assessment_start")

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Arviointi aloitettu\n24.11.2026" in shown
    assert again.case.sheet is not None
    assert again.case.sheet.row.phase == 2


def test_that_a_contact_cut_short_is_offered_again_after_a_restart(household: Household) -> None:
    walker = household.arrive()
    walker.hands.keys("Ctrl+N")
    walker.typist.fill(walker.intake.form, {"client_surname": "Esimerkki"})

    again = household.come_back()
    again.hands.keys("Ctrl+N")
    again.hands.click(by_words(again.intake.restore, "Palauta kirjaus"))

    assert again.intake.form.values()["client_surname"] == "Esimerkki"


def test_that_nothing_is_recorded_while_a_mandatory_field_is_empty(household: Household) -> None:
    walker = household.arrive()
    walker.hands.keys("Ctrl+N")
    walker.typist.fill(walker.intake.form, {"client_surname": "Esimerkki"})

    walker.hands.keys("Ctrl+Return")

    assert walker.intake.form.problem_of("client_given_names")
    again = household.come_back()
    assert again.main.caseload.rows == ()
