"""Phase 3, planning: a client plan, or a recorded lawful ground for none."""

from uuid import UUID

from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.store.uow import UnitOfWork
from tests.journeys.household import (
    Household,
    carried_to,
    said,
    without,
)
from tests.models.services.builders import a_finished, moved
from tests.models.services.papers import assessment, plan

NUMBER = "ES-2026-0001"


def test_that_a_plan_written_at_the_window_leads_to_services_in_the_reopened_file(
    household: Household,
) -> None:
    household.prepare(carried_to("Task_plan"))
    walker = household.arrive()
    walker.find(NUMBER)

    walker.write(DocumentKind.PLAN, without(plan(), "planned_on"))
    walker.move("Task_services")

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Suunnitelma tehty\n24.11.2026" in shown
    assert "Suunnitelman tarkistaminen" in shown
    again.open_document(DocumentKind.PLAN)
    read = said(again.case)
    assert "Äiti jaksaa arjessa" in read
    assert "Kerran kuussa." in read


def test_that_a_lawful_ground_stands_for_the_plan_in_the_reopened_file(
    household: Household,
) -> None:
    household.prepare(_assessed_as_temporary)
    walker = household.arrive()
    walker.find(NUMBER)
    assert not walker.case.aside.moves.button("Task_services").isEnabled()

    walker.write(
        DocumentKind.PLAN,
        {
            "plan_made": False,
            "plan_ground": "temporary_advice",
            "no_plan_reasons": "Perhe saa kertaluonteista ohjausta.",
        },
    )
    walker.move("Task_services")

    again = household.come_back()
    again.find(NUMBER)
    shown = said(again.case)
    assert "Suunnitelmaa ei tehdä" in shown
    assert "Palvelujen valinta" in shown


def test_that_a_long_term_need_lets_no_ground_stand_for_the_plan(household: Household) -> None:
    household.prepare(_assessed_as_long_term)
    walker = household.arrive()
    walker.find(NUMBER)
    walker.begin(DocumentKind.PLAN)
    walker.fill(
        {
            "plan_made": False,
            "plan_ground": "obviously_needless",
            "no_plan_reasons": "Suunnitelmaa ei tarvita.",
        }
    )

    walker.hands.keys("Ctrl+Return")

    form = walker.case.pane.form if walker.case.pane is not None else None
    assert form is not None
    assert form.problem_of("plan_ground").startswith("Tämä peruste ei riitä")
    assert not walker.case.aside.moves.button("Task_services").isEnabled()


def _assessed_as_temporary(uow: UnitOfWork, actor: Actor) -> UUID:
    return _assessed(uow, actor, "temporary")


def _assessed_as_long_term(uow: UnitOfWork, actor: Actor) -> UUID:
    return _assessed(uow, actor, "long_term")


def _assessed(uow: UnitOfWork, actor: Actor, need: str) -> UUID:
    case_id = carried_to("Task_conclusions")(uow, actor)
    a_finished(uow, actor, case_id, DocumentKind.ASSESSMENT, assessment(need=need))
    moved(uow, actor, case_id, "Task_plan")
    return case_id
