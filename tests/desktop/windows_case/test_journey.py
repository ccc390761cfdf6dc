from datetime import date

from desktop.windows.case_page import CasePage
from models.rules.kinds import DocumentKind, DocumentStatus, NeedKind
from models.rules.rights import Actor
from models.rules.rows import CaseSheet
from models.services.cases import open_case
from models.services.documents import open_document
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.desktop.windows_case import walking
from tests.desktop.windows_case.walking import CASE_ID
from tests.fakes import FakeClock


def _reopened(store: Store, clock: FakeClock, worker: Actor) -> CaseSheet:
    store.close()
    with open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        uow = again.unit_of_work(clock)
        return open_case(uow, worker, case_id=CASE_ID, purpose="client_work")


def _finished(sheet: CaseSheet) -> set[DocumentKind]:
    return {row.kind for row in sheet.documents if row.status is DocumentStatus.FINISHED}


def _through_phase_1(page: CasePage) -> None:
    walking.move(page, "Task_urgency")
    walking.write_evaluation(page)
    walking.move(page, "Task_first_meeting")
    walking.write_meeting(page)
    walking.move(page, "Task_assessment_start")


def _through_phase_2(page: CasePage) -> None:
    _through_phase_1(page)
    walking.move(page, "Task_assessment_meetings")
    walking.move(page, "Task_conclusions")
    walking.write_assessment(page)
    walking.move(page, "Task_plan")


def _through_phase_3(page: CasePage) -> None:
    _through_phase_2(page)
    walking.write_plan(page)
    walking.move(page, "Task_services")


def test_that_phase_1_is_recorded_by_the_windows(
    case_page: CasePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _through_phase_1(case_page)

    sheet = _reopened(store, clock, worker)
    assert sheet.row.step_id == "Task_assessment_start"
    assert sheet.facts.urgency_assessed_on == date(2026, 11, 20)
    assert sheet.facts.first_met_on == date(2026, 11, 24)
    assert sheet.facts.assessment_started_on == date(2026, 11, 23)


def test_that_phase_2_is_recorded_by_the_windows(
    case_page: CasePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _through_phase_2(case_page)

    sheet = _reopened(store, clock, worker)
    assert sheet.row.step_id == "Task_plan"
    assert sheet.facts.assessment_ready_on == date(2026, 11, 24)
    assert sheet.facts.need is NeedKind.RECURRING
    assert sheet.facts.own_worker_named


def test_that_phase_3_is_recorded_by_the_windows(
    case_page: CasePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _through_phase_3(case_page)

    sheet = _reopened(store, clock, worker)
    assert sheet.row.step_id == "Task_services"
    assert sheet.facts.plan_on == date(2026, 11, 24)
    assert sheet.facts.plan_review_on == date(2027, 5, 24)


def test_that_phase_4_is_recorded_by_the_windows(
    case_page: CasePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _through_phase_3(case_page)
    walking.write_services(case_page)
    walking.move(case_page, "Task_preconditions")
    walking.move(case_page, "Task_decision")

    sheet = _reopened(store, clock, worker)
    assert sheet.row.step_id == "Task_decision"
    assert sheet.facts.preconditions_clear
    assert _finished(sheet) >= {
        DocumentKind.CONTACT,
        DocumentKind.EVALUATION,
        DocumentKind.MEETING,
        DocumentKind.ASSESSMENT,
        DocumentKind.PLAN,
        DocumentKind.SERVICES,
    }


def test_that_text_of_the_assessment_flows_into_the_plan(
    case_page: CasePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _through_phase_2(case_page)

    case_page.begin(DocumentKind.PLAN)

    form = walking.form_of(case_page)
    carried = {key: source.kind for key, source in form.sources.items()}
    assert DocumentKind.ASSESSMENT in carried.values()
    assert form.values()["child_view"] == "Aada toivoo, että aamut olisivat rauhallisia."


def test_that_the_stored_assessment_holds_what_was_typed(
    case_page: CasePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _through_phase_2(case_page)
    assert case_page.sheet is not None
    rows = case_page.sheet.documents
    document_id = next(row.id for row in rows if row.kind is DocumentKind.ASSESSMENT)
    store.close()

    with open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        uow = again.unit_of_work(clock)
        sheet = open_document(uow, worker, case_id=CASE_ID, document_id=document_id)

    assert sheet.values["conclusions"] == "Perheellä on toistuva tuen tarve arjessa."
    assert sheet.values["child_view_how"] == "Keskusteltiin kotona."
