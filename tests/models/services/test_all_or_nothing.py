"""An act is stored whole with its line in the use log, or not at all."""

from uuid import UUID

import pytest

from models.entities.case import Case
from models.entities.document import Document
from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor, Right
from models.services.cases import case_sheet
from models.services.documents import finish_document
from models.services.intake import record_intake
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.models.services.builders import a_case, a_draft, a_house, an_intake, opened
from tests.models.services.looking import acts, stored

_BREAK = {
    "sqlite": """
CREATE TRIGGER no_log BEFORE INSERT ON audit_entry WHEN NEW.act = '{act}'
BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END
""",
    "postgresql": """
CREATE FUNCTION public.no_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER no_log BEFORE INSERT ON sec.audit_line FOR EACH ROW WHEN (NEW.act = '{act}')
EXECUTE FUNCTION public.no_log()
""",
}


def break_log(store: Store, act: str) -> None:
    with store.sessions.begin() as session:
        connection = session.connection()
        connection.exec_driver_sql(_BREAK[connection.dialect.name].format(act=act))


def test_that_an_intake_is_undone_when_its_line_cannot_be_written(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    a_house(uow)
    break_log(store, "case.recorded")

    with pytest.raises(StoreTrouble):
        record_intake(uow, worker, command=an_intake())

    assert stored(uow, Case) == []
    assert stored(uow, Document) == []


def test_that_a_document_stays_a_draft_when_finishing_cannot_be_logged(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.EVALUATION)
    break_log(store, "document.finished")

    with pytest.raises(StoreTrouble):
        finish_document(uow, worker, case_id=made.case_id, document_id=draft_id, row_version=1)

    assert opened(uow, worker, made.case_id, draft_id).row.finished_at is None
    facts = case_sheet(uow, worker, case_id=made.case_id).facts
    assert facts.urgency_assessed_on is None


def test_that_a_case_is_not_shown_when_its_reading_cannot_be_logged(
    store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    break_log(store, "case.refreshed")

    with pytest.raises(StoreTrouble):
        case_sheet(uow, worker, case_id=made.case_id)


def test_that_a_forgotten_commit_leaves_nothing(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    before = acts(uow)

    with uow.begin(worker, Right.MOVE_CASE) as work:
        work.cases.get(made.case_id).move_to("Task_urgency", at=work.now)
        work.log("case.moved", case_id=made.case_id)

    assert acts(uow) == before
    assert case_sheet(uow, worker, case_id=made.case_id).row.step_id == "Task_contact"


def test_that_an_error_in_the_middle_leaves_nothing(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(ZeroDivisionError):
        _fail_after_moving(uow, worker, made.case_id)

    assert case_sheet(uow, worker, case_id=made.case_id).row.step_id == "Task_contact"


def _fail_after_moving(uow: UnitOfWork, worker: Actor, case_id: UUID) -> None:
    with uow.begin(worker, Right.MOVE_CASE) as work:
        work.cases.get(case_id).move_to("Task_urgency", at=work.now)
        work.session.flush()
        raise ZeroDivisionError
