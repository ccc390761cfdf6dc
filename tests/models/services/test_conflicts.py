"""A save that met another's: what is stored now, who saved it, and one logged save after it."""

from dataclasses import replace

import pytest

from models.rules.commands import SaveDocument
from models.rules.conflicts import Side, differences, settled
from models.rules.documents.registry import document_type
from models.rules.errors import NotFound, StaleData
from models.rules.kinds import AssignmentKind, DocumentKind
from models.rules.rights import Actor
from models.services.cases import take_on
from models.services.conflicts import newer_case, newer_document, newer_person
from models.services.documents import save_draft
from models.services.people import person, save_person
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import a_case, a_draft, opened
from tests.models.services.looking import entries

KIND = DocumentKind.PLAN
FIELDS = document_type(KIND).fields


def test_that_two_savers_of_a_document_lose_nothing(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    base = {"duration": "vuosi", "additional": "Alku."}
    draft = a_draft(uow, worker, made.case_id, KIND, base)
    theirs = SaveDocument(made.case_id, draft, KIND, {**base, "additional": "Toisen."}, 1)
    save_draft(uow, counsellor, command=theirs)
    mine = replace(theirs, values={"duration": "puoli vuotta", "additional": "Oma."})
    with pytest.raises(StaleData):
        save_draft(uow, worker, command=mine)

    newer = newer_document(uow, worker, case_id=made.case_id, document_id=draft)
    found = differences(FIELDS, base=base, theirs=newer.sheet.values, mine=mine.values)
    choices = {"additional": Side.BOTH}
    values = settled(FIELDS, found, theirs=newer.sheet.values, choices=choices)
    save_draft(
        uow,
        worker,
        command=replace(
            mine, values=values, row_version=newer.sheet.row_version, settled=("additional",)
        ),
    )

    assert newer.saver is not None
    assert newer.saver.worker_id == counsellor.user_id
    assert opened(uow, worker, made.case_id, draft).values == {
        "duration": "puoli vuotta",
        "additional": "Toisen.\n\nOma.",
    }
    line = [entry for entry in entries(uow) if entry.act == "document.settled"]
    assert [entry.facts["fields"] for entry in line] == [["additional"]]


def test_that_who_changed_a_person_last_is_told(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made = a_case(uow, worker)
    child = person(uow, worker, person_id=made.client_id)
    data = replace(child.data, phone="040 000 0002")
    save_person(uow, counsellor, person_id=made.client_id, data=data, row_version=child.version)

    newer = newer_person(uow, worker, person_id=made.client_id)

    assert newer.person.data.phone == "040 000 0002"
    assert newer.saver is not None
    assert newer.saver.worker_id == counsellor.user_id


def test_that_who_did_something_in_a_case_last_is_told_and_readings_do_not_count(
    uow: UnitOfWork, worker: Actor, counsellor: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    take_on(
        uow,
        counsellor,
        case_id=made.case_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=clock.now().date(),
    )
    newer_case(uow, worker, case_id=made.case_id)

    newer = newer_case(uow, worker, case_id=made.case_id)

    assert newer.sheet.row.worker_id == counsellor.user_id
    assert newer.saver is not None
    assert newer.saver.worker_id == counsellor.user_id


def test_that_a_stranger_learns_nothing_of_another_save(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)

    with pytest.raises(NotFound):
        newer_document(uow, stranger, case_id=made.case_id, document_id=made.document_id)
    with pytest.raises(NotFound):
        newer_person(uow, stranger, person_id=made.client_id)
