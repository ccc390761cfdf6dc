"""Phase 2, the assessment of service needs: from its start to its conclusions."""

from datetime import date

from desktop.commands.tour_clock import TourClock
from models.rules.kinds import DocumentKind
from tests.journeys.household import Household, carried_to, said, without
from tests.models.services.papers import assessment, meeting

NUMBER = "ES-2026-0001"
ASSESSMENT = without(assessment(), "pending_on", "started_on")


def test_that_an_assessment_written_at_the_window_leads_to_the_plan_in_the_reopened_file(
    household: Household, clock: TourClock
) -> None:
    household.prepare(carried_to("Task_assessment_start"))
    walker = household.arrive()
    walker.find(NUMBER)
    clock.go_to(date(2026, 12, 8))

    walker.write(
        DocumentKind.MEETING,
        meeting(starts_at="2026-12-07T13:00", way="meeting", description="Tavattiin koululla."),
    )
    for step in ("Task_assessment_meetings", "Task_conclusions"):
        walker.move(step)
    walker.write(DocumentKind.ASSESSMENT, ASSESSMENT)
    walker.move("Task_plan")

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Arviointi valmis\n8.12.2026" in shown
    assert "jatkuu" in shown
    again.open_document(DocumentKind.ASSESSMENT)
    assert "Perhe hyötyy tukiperheestä." in said(again.case)


def test_that_what_the_assessment_said_flows_into_the_plan_and_names_its_source(
    household: Household,
) -> None:
    household.prepare(carried_to("Task_plan"))
    walker = household.arrive()
    walker.find(NUMBER)

    walker.begin(DocumentKind.PLAN)

    assert walker.case.pane is not None
    form = walker.case.pane.form
    assert form is not None
    assert form.values()["child_view"] == "Aino haluaa käydä harrastuksissa."
    assert "arviosta 24.11.2026" in said(form)


def test_that_an_unfinished_assessment_keeps_its_text_over_a_restart(
    household: Household,
) -> None:
    household.prepare(carried_to("Task_conclusions"))
    walker = household.arrive()
    walker.find(NUMBER)
    walker.begin(DocumentKind.ASSESSMENT)
    walker.fill({"conclusions": "Kesken jäänyt johtopäätös."})

    walker.hands.keys("Ctrl+S")

    again = household.come_back()
    again.find(NUMBER)
    again.open_document(DocumentKind.ASSESSMENT)
    pane = again.case.pane
    assert pane is not None
    assert pane.form is not None
    assert pane.form.values()["conclusions"] == "Kesken jäänyt johtopäätös."


def test_that_an_assessment_without_the_childs_view_is_not_finished(
    household: Household,
) -> None:
    household.prepare(carried_to("Task_conclusions"))
    walker = household.arrive()
    walker.find(NUMBER)
    walker.begin(DocumentKind.ASSESSMENT)
    walker.fill(without(ASSESSMENT, "child_view"))

    walker.hands.keys("Ctrl+Return")

    pane = walker.case.pane
    assert pane is not None
    assert pane.is_draft
    assert pane.form is not None
    assert pane.form.problem_of("child_view")
    assert not walker.case.aside.moves.button("Task_plan").isEnabled()
