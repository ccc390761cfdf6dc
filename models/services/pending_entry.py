"""The entry that a matter is pending (19001), made from the intake document of the same act."""

from uuid import uuid5

from models.entities.case import Case
from models.entities.document import Document
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Value, Values
from models.rules.kinds import DocumentKind
from models.services.writing import finish, new_draft
from models.store.uow import Work

OWN_OBSERVATION = "own_observation"


def add_pending_entry(work: Work, case: Case, intake: Document) -> None:
    """Add the finished entry (merkintä asian vireilletulosta, ATL 41 §) of a new case.

    What the intake tells is taken as it stands. Urgency is left open: it is assessed on its own.
    """
    kind = DocumentKind.PENDING_ENTRY
    entry = new_draft(work, case, uuid5(intake.id, kind), kind, _entry(case, intake))
    finish(work, case, entry)


def _entry(case: Case, intake: Document) -> Values:
    told = {**_taken_over(DocumentKind(intake.kind), intake.values)}
    way = OWN_OBSERVATION if intake.values.get("channel") == OWN_OBSERVATION else intake.kind
    return {
        **told,
        "service_task": case.task,
        "pending_on": case.received_on.isoformat(),
        "pending_way": way,
    }


def _taken_over(kind: DocumentKind, values: Values) -> dict[str, Value]:
    fields = document_type(DocumentKind.PENDING_ENTRY).fields
    sources = {field.key: dict(field.carried_from).get(kind) for field in fields}
    found = {key: values.get(source) for key, source in sources.items() if source is not None}
    return {key: value for key, value in found.items() if value not in (None, "", [], ())}
