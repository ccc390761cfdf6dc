"""Any text in any field, through the services, into a real database: whole or refused calmly."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from desktop.base.sentences import sentence
from models.entities.case import Case
from models.entities.document import Document
from models.rules.commands import SaveDocument
from models.rules.documents.conditions import visible_values
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import Field, FieldType, Value, Values
from models.rules.errors import PolkuError
from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.rights import Actor, Right
from models.services.documents import finish_document, save_draft
from models.services.intake import record_intake
from models.store.uow import UnitOfWork
from tests.builders_documents import filled
from tests.models.services.builders import ADMINISTRATOR, a_case, a_house, an_intake, opened

LONGEST = 40_000
ODD = "\0\x1b\x7f\u0085\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\ufffe\ue000\ud83d\r\n\t"
DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴"  # a date or a number of these is none that the program writes
PIECES = st.one_of(
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=60),
    st.text(st.sampled_from(ODD + "Aä{}%<"), min_size=1, max_size=12),
    st.text(st.sampled_from(DIGITS + "-.:"), min_size=1, max_size=10),
)
fuzzed = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _places(kind: DocumentKind) -> Iterator[tuple[Field, Field | None]]:
    for field in document_type(kind).fields:
        yield field, None
        yield from ((field, inner) for inner in field.fields)


def _with(kind: DocumentKind, place: tuple[Field, Field | None], text: str) -> Values:
    field, inner = place
    typed: Value = text if inner is None else [{inner.key: text}]
    if inner is None and field.type is FieldType.CODES:
        typed = [text]
    return {**filled(kind), field.key: typed}


def _is_hidden(kind: DocumentKind, place: tuple[Field, Field | None], values: Values) -> bool:
    return place[0].key not in visible_values(document_type(kind), values)


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


@pytest.mark.parametrize("kind", [kind for kind in DOCUMENT_TYPES if kind not in INTAKE_KINDS])
@fuzzed
@given(piece=PIECES, longest=st.just(False))
@example(piece="ä", longest=True)
def test_that_any_text_in_any_field_is_kept_as_a_draft_and_finished_or_refused(
    uow: UnitOfWork, worker: Actor, kind: DocumentKind, piece: str, longest: bool
) -> None:
    text = piece * LONGEST if longest else piece
    case_id = a_case(uow, worker).case_id
    kept = _documents(uow, case_id, kind)

    for place in _places(kind):
        values, document_id = _with(kind, place, text), uuid4()
        command = SaveDocument(case_id, document_id, kind, values)
        try:
            save_draft(uow, worker, command=command)
        except PolkuError as refusal:
            _is_told(refusal)
            continue
        kept.add(document_id)
        sheet = opened(uow, worker, case_id, document_id)
        assert sheet.values == values  # a draft is kept as it was typed
        if _finishes(uow, worker, command):
            assert _is_whole(text) or _is_hidden(kind, place, values)

    assert _documents(uow, case_id, kind) == kept


@pytest.mark.parametrize("kind", INTAKE_KINDS)
@fuzzed
@given(piece=PIECES, longest=st.just(False))
@example(piece="ä", longest=True)
def test_that_any_text_in_an_intake_opens_a_whole_case_or_none(
    uow: UnitOfWork, worker: Actor, kind: DocumentKind, piece: str, longest: bool
) -> None:
    text = piece * LONGEST if longest else piece
    a_house(uow)

    for place in _places(kind):
        values = _with(kind, place, text)
        command = an_intake(kind, values=values)
        try:
            record_intake(uow, worker, command=command)
        except PolkuError as refusal:
            _is_told(refusal)
            assert _papers(uow, command.case_id) == (0, set())
        else:
            assert _is_whole(text) or _is_hidden(kind, place, values)
            assert _papers(uow, command.case_id) == (1, {kind, DocumentKind.PENDING_ENTRY})


def _finishes(uow: UnitOfWork, worker: Actor, command: SaveDocument) -> bool:
    case_id, document_id = command.case_id, command.document_id
    try:
        finish_document(uow, worker, case_id=case_id, document_id=document_id, row_version=1)
    except PolkuError as refusal:
        _is_told(refusal)
        assert opened(uow, worker, case_id, document_id).row_version == 1
        return False
    return opened(uow, worker, case_id, document_id).row.finished_at is not None


def _documents(uow: UnitOfWork, case_id: UUID, kind: DocumentKind) -> set[UUID]:
    query = select(Document.id).where(Document.case_id == case_id, Document.kind == kind)
    with uow.begin(ADMINISTRATOR, Right.CHECK_STORE) as work:
        return set(work.session.scalars(query))


def _papers(uow: UnitOfWork, case_id: UUID) -> tuple[int, set[str]]:
    cases = select(func.count()).select_from(Case).where(Case.id == case_id)
    kinds = select(Document.kind).where(Document.case_id == case_id)
    with uow.begin(ADMINISTRATOR, Right.CHECK_STORE) as work:
        return work.session.scalar(cases) or 0, set(work.session.scalars(kinds))


def _is_told(refusal: PolkuError) -> None:
    said = sentence(refusal)
    assert said.endswith(".")
    assert "{" not in said
