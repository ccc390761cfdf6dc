"""An edited path in the draft journal (polun tallentamaton luonnos): one more text without a case.

The journal keeps typed forms; a path is told from them by the name of its only field.
"""

from uuid import UUID

from models.rules.documents.schema import Values
from models.rules.drafts import TypedDraftRow
from models.rules.kinds import DocumentKind

JOURNAL_KIND = DocumentKind.SERVICES
"""The journal wants a kind; no page offers one of these without a case."""

_FIELD = "path_bpmn"


def path_values(bpmn: bytes) -> Values:
    """Return what the journal keeps of an edited path."""
    return {_FIELD: bpmn.decode("utf-8")}


def path_in(row: TypedDraftRow) -> bytes | None:
    """Return the kept BPMN; None for any other text."""
    kept = row.values.get(_FIELD)
    is_path = row.case_id is None and isinstance(kept, str)
    return str(kept).encode("utf-8") if is_path else None


def version_of(row: TypedDraftRow) -> UUID | None:
    """Return the version of the path that was edited."""
    return row.document_id
