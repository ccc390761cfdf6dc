"""Which services (palvelut) a finished document names: planned, chosen or decided on."""

from collections.abc import Callable, Mapping

from models.rules.documents.conditions import rows_of, visible_values
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind


def chosen_services(kind: DocumentKind, values: Values) -> tuple[str, ...] | None:
    """Return the codes in the order they were named; None for a kind that names no services."""
    read = _READERS.get(kind)
    if read is None:
        return None
    return tuple(dict.fromkeys(code for code in read(_seen(kind, values)) if code))


def _seen(kind: DocumentKind, values: Values) -> Values:
    return visible_values(document_type(kind), values)


def _of_rows(values: Values) -> list[str]:
    return [str(row.get("service") or "") for row in rows_of(values, "services")]


def _of_decision(values: Values) -> list[str]:
    return [str(values.get("service") or "")]


_READERS: Mapping[DocumentKind, Callable[[Values], list[str]]] = {
    DocumentKind.PLAN: _of_rows,
    DocumentKind.SERVICES: _of_rows,
    DocumentKind.DECISION: _of_decision,
}
