"""All document types by kind: the one table from which forms, prints and exports start."""

from collections.abc import Mapping
from types import MappingProxyType

from models.rules.documents.application import APPLICATION
from models.rules.documents.assessment import ASSESSMENT
from models.rules.documents.child_welfare_notification import CHILD_WELFARE_NOTIFICATION
from models.rules.documents.closing import CLOSING
from models.rules.documents.contact import CONTACT
from models.rules.documents.decision import DECISION
from models.rules.documents.evaluation import EVALUATION
from models.rules.documents.meeting import MEETING
from models.rules.documents.notification import NOTIFICATION
from models.rules.documents.pending_entry import PENDING_ENTRY
from models.rules.documents.plan import PLAN
from models.rules.documents.schema import DocumentType
from models.rules.documents.service_entries import SERVICE_ENDED, SERVICE_STARTED
from models.rules.documents.services import SERVICES
from models.rules.kinds import DocumentKind

_ALL = (
    CONTACT,
    NOTIFICATION,
    CHILD_WELFARE_NOTIFICATION,
    APPLICATION,
    PENDING_ENTRY,
    EVALUATION,
    MEETING,
    ASSESSMENT,
    PLAN,
    SERVICES,
    DECISION,
    SERVICE_STARTED,
    SERVICE_ENDED,
    CLOSING,
)

DOCUMENT_TYPES: Mapping[DocumentKind, DocumentType] = MappingProxyType(
    {document.kind: document for document in _ALL}
)


def document_type(kind: DocumentKind) -> DocumentType:
    """Return the declaration of `kind`."""
    return DOCUMENT_TYPES[kind]
