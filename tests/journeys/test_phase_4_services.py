"""Phase 4, arranging the services: chosen, referred, replied, their preconditions cleared."""

from PySide6.QtWidgets import QWidget

from desktop.windows.case_reason_dialogs import ReasonDialog
from models.rules.kinds import DocumentKind
from tests.journeys.household import Household, carried_to, said
from tests.models.services.papers import services

NUMBER = "ES-2026-0001"
REFERRED = {
    "service": "family_counselling_centre",
    "description": "Perheneuvolan arvio lapsen ahdistuksesta.",
    "precondition_state": "open",
    "preconditions": "Perheneuvola arvioi, ottaako se lapsen asiakkaaksi.",
    "referred_to": "Perheneuvola",
    "referred_on": "2026-11-24",
    "reply": "waiting",
}


def test_that_a_referral_waits_for_its_reply_and_then_lets_the_case_on(
    household: Household,
) -> None:
    household.prepare(carried_to("Task_services"))
    walker = household.arrive()
    walker.find(NUMBER)
    own = services()["services"]
    assert isinstance(own, list)

    walker.write(DocumentKind.SERVICES, {"agreed_with_family": True, "services": [*own, REFERRED]})
    walker.move("Task_preconditions")

    again = household.come_back()
    again.find(NUMBER)
    assert not again.case.aside.moves.button("Task_decision").isEnabled()
    again.open_document(DocumentKind.SERVICES)
    assert "Perheneuvola" in said(again.case)
    again.hands.with_dialog(
        lambda: again.hands.click(again.case.amend_button), lambda dialog: _why(household, dialog)
    )
    replied = {
        **REFERRED,
        "precondition_state": "clear",
        "reply": "accepted",
        "replied_on": "2026-11-24",
        "reply_text": "Aika 8.1.2027",
    }
    again.fill({"services": [*own, replied]})
    again.finish("services")
    again.move("Task_decision")

    once_more = household.come_back()
    once_more.find(NUMBER)
    once_more.open_document(DocumentKind.SERVICES)
    read = said(once_more.case)
    assert "Aika 8.1.2027" in read
    assert "Tuli vastaus perheneuvolasta." in read
    assert once_more.case.sheet is not None
    assert once_more.case.sheet.row.phase == 5


def _why(household: Household, dialog: QWidget) -> None:
    assert isinstance(dialog, ReasonDialog)
    household.hands.write("Tuli vastaus perheneuvolasta.")
    household.hands.keys("Ctrl+Return")
