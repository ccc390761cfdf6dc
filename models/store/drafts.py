"""The draft journal (luonnospäiväkirja): typed text, on disk within milliseconds.

It has its own connection and its own short transactions, so that no use case can undo it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Lock
from typing import Any
from uuid import UUID

from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlcipher3 import dbapi2 as sqlcipher

from models.rules.documents.schema import Values
from models.rules.drafts import TypedDraftRow
from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind
from models.store.engine import as_trouble

_WRITE = (
    "INSERT INTO typed_draft"
    " (id, worker_id, case_id, document_id, kind, field_values, base_version, at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
    " case_id = excluded.case_id, document_id = excluded.document_id, kind = excluded.kind,"
    " field_values = excluded.field_values, base_version = excluded.base_version,"
    " at = excluded.at WHERE typed_draft.worker_id = excluded.worker_id"
)
_PENDING = (
    "SELECT id, kind, field_values, case_id, document_id, base_version, at FROM typed_draft"
    " WHERE worker_id = ? ORDER BY at DESC, id"
)


class DraftJournal:
    """Keeps what was typed and not saved; may be called from any thread."""

    def __init__(
        self,
        connection: DBAPIConnection,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._connection = connection
        self._now = now
        self._lock = Lock()
        self._is_open = True

    def write(
        self,
        worker_id: UUID,
        form_key: UUID,
        *,
        kind: DocumentKind,
        values: Values,
        case_id: UUID | None = None,
        document_id: UUID | None = None,
        base_version: int = 0,
    ) -> None:
        """Keep the whole text of one form; it is on disk when this returns.

        StoreTrouble when the disk refuses or another writer holds on for over five seconds.
        """
        row = (
            form_key.hex,
            worker_id.hex,
            _hex(case_id),
            _hex(document_id),
            kind.value,
            json.dumps(values),  # in ASCII: a lone surrogate cannot be bound
            base_version,
            self._now().astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f"),
        )
        with self._cursor() as cursor:
            cursor.execute(_WRITE, row)

    def pending(self, worker_id: UUID) -> tuple[TypedDraftRow, ...]:
        """Return what a worker typed and did not save, the newest first."""
        with self._cursor() as cursor:
            cursor.execute(_PENDING, (worker_id.hex,))
            return tuple(_row(*found) for found in cursor.fetchall())

    def drop(self, form_key: UUID) -> None:
        """Forget a form's text, after its save was committed or the user threw it away."""
        with self._cursor() as cursor:
            cursor.execute("DELETE FROM typed_draft WHERE id = ?", (form_key.hex,))

    def close(self) -> None:
        """Close the journal's connection; a write after that raises StoreTrouble."""
        with self._lock:
            if self._is_open:
                self._is_open = False
                self._connection.close()

    @contextmanager
    def away(self, again: Callable[[], DBAPIConnection]) -> Iterator[None]:
        """Let go of the database meanwhile; writers wait, and `again` connects afterwards."""
        with self._lock:
            self._connection.close()
            try:
                yield
            finally:
                self._connection = again()

    @contextmanager
    def _cursor(self) -> Iterator[DBAPICursor]:
        with self._lock:
            if not self._is_open:
                raise StoreTrouble("store.closed")
            cursor = self._connection.cursor()
            try:
                yield cursor
            except sqlcipher.Error as error:
                raise as_trouble(error) from None
            finally:
                cursor.close()


def _row(
    key: str,
    kind: str,
    values: str,
    case_id: str | None,
    document_id: str | None,
    base_version: int,
    at: str,
) -> TypedDraftRow:
    fields: dict[str, Any] = json.loads(values)
    return TypedDraftRow(
        key=UUID(key),
        kind=DocumentKind(kind),
        values=fields,
        case_id=_uuid(case_id),
        document_id=_uuid(document_id),
        base_version=base_version,
        at=datetime.fromisoformat(at).replace(tzinfo=UTC),
    )


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
