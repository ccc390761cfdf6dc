"""What stands in the store now, and who saved it, for one whose save met another's."""

from dataclasses import dataclass
from uuid import UUID

from models.rules.conflicts import Saver
from models.rules.rights import Actor, Right
from models.rules.rows import CaseSheet, DocumentSheet, PersonRow
from models.services.case_sheets import sheet_of
from models.services.people import require_known
from models.services.writing import document_of, document_sheet, named
from models.store.last_saver import saver_of_case, saver_of_document, saver_of_person
from models.store.uow import UnitOfWork

_MET = {"met": "1"}
"""What the use log says of a reading that compares two saves."""


@dataclass(frozen=True, slots=True)
class NewerDocument:
    """A document as it is stored now; `saver` is None where the log tells of nobody."""

    sheet: DocumentSheet
    saver: Saver | None


@dataclass(frozen=True, slots=True)
class NewerPerson:
    """A person as stored now."""

    person: PersonRow
    saver: Saver | None


@dataclass(frozen=True, slots=True)
class NewerCase:
    """A case as stored now."""

    sheet: CaseSheet
    saver: Saver | None


def newer_document(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID
) -> NewerDocument:
    """Return a document that somebody else has saved; NotFound when it is one's own no more."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        found = NewerDocument(
            document_sheet(document), saver_of_document(work.session, document.id)
        )
        facts = {**named(document), **_MET}
        work.log("document.read", case_id=case.id, document_id=document.id, facts=facts)
        work.commit()
        return found


def newer_person(uow: UnitOfWork, actor: Actor, *, person_id: UUID) -> NewerPerson:
    """Return a person whose data somebody else has saved; NotFound without a tie."""
    with uow.begin(actor, Right.READ_CASE) as work:
        person = work.people.get(person_id)
        require_known(work, person)
        found = NewerPerson(person.row(), saver_of_person(work.session, person_id))
        work.log("person.read", person_id=person_id, facts=_MET)
        work.commit()
        return found


def newer_case(uow: UnitOfWork, actor: Actor, *, case_id: UUID) -> NewerCase:
    """Return a case in which somebody else has done something; NotFound without a tie."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        found = NewerCase(sheet_of(work, case), saver_of_case(work.session, case.id))
        work.log("case.refreshed", case_id=case.id, person_id=case.client_id, facts=_MET)
        work.commit()
        return found
