"""The documents of a case by phase: several of a kind are told apart by their days."""

from datetime import UTC, datetime
from uuid import uuid4

from pytestqt.qtbot import QtBot

from desktop.windows.case_documents import DocumentList
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rows import DocumentRow


def _finished(kind: DocumentKind, at: datetime) -> DocumentRow:
    return DocumentRow(uuid4(), kind, 1, DocumentStatus.FINISHED, "Salla", at, at)


def test_that_several_of_a_kind_are_told_apart_by_their_days(qtbot: QtBot) -> None:
    shown = DocumentList()
    qtbot.addWidget(shown)
    first = _finished(DocumentKind.MEETING, datetime(2026, 9, 4, 9, tzinfo=UTC))
    second = _finished(DocumentKind.MEETING, datetime(2026, 9, 14, 22, 30, tzinfo=UTC))
    only = _finished(DocumentKind.PLAN, datetime(2026, 10, 1, 9, tzinfo=UTC))

    shown.show_case([first, second, only], [], is_open=False)

    notes = [shown.item(row.id).note for row in (first, second, only)]
    assert notes == ["4.9.2026", "15.9.2026", "valmis"]  # half past one at night in Helsinki
