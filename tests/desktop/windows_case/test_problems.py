"""What is wrong in a document is shown beside its field, all at once."""

from PySide6.QtCore import Qt

from desktop.windows.case_page import CasePage
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.store.uow import UnitOfWork
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL, press
from tests.desktop.windows_case import walking
from tests.desktop.windows_case.filling import fill
from tests.models.services.builders import a_finished
from tests.models.services.papers import assessment


def test_that_an_unlawful_ground_for_no_plan_is_told_beside_its_field_with_what_lacks(
    case_page: CasePage, dialogs: FakeDialogs, uow: UnitOfWork, worker: Actor
) -> None:
    long_need = assessment(need="long_term")
    a_finished(uow, worker, walking.CASE_ID, DocumentKind.ASSESSMENT, long_need)
    form = walking.begin(case_page, DocumentKind.PLAN)
    ground = "Palvelutarpeen arviointi sisältää jo samat asiat"
    fill(form, plan_made=False, plan_ground=ground)

    press(form, Qt.Key.Key_Return, CONTROL)

    assert form.problem_of("plan_ground").startswith("Tämä peruste ei riitä")
    assert form.problem_of("no_plan_reasons")
    assert dialogs.told == []
