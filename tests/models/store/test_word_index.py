"""The word index: kept with its document, sound after a backup, and gone when it is forgotten."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.document import Document
from models.entities.searching import SearchedDocument
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rights import Actor
from models.store.backup import back_up
from models.store.checking import check_store
from models.store.document_search import documents_alike, search_documents
from models.store.vault import Store, open_store
from models.store.word_index import forget, learn
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.store.builders import AT, WORKER_ID, add_case


def _document(case: Case) -> Document:
    document_id = uuid4()
    return Document(
        id=document_id,
        case_id=case.id,
        series_id=document_id,
        kind=DocumentKind.MEETING.value,
        status=DocumentStatus.FINISHED.value,
        values={"description": "Arjen sujuminen"},
        author_id=WORKER_ID,
        saved_at=AT,
        finished_at=AT,
        superseded=False,
    )


def _written(store: Store) -> None:
    with store.sessions.begin() as session:
        for number in ("PO-2026-0001", "PO-2026-0002"):
            _learn(session, _document(add_case(session, number)))


def _learn(session: Session, document: Document) -> None:
    session.add(document)
    learn(session, document)


def _numbers(session: Session, typed: str, actor: Actor) -> list[str]:
    return [hit.case_number for hit in search_documents(session, typed, actor)]


def test_that_the_newest_document_is_found_first(store: Store, worker: Actor) -> None:
    _written(store)

    with store.sessions() as session:
        assert _numbers(session, "arjen sujum", worker) == ["PO-2026-0002", "PO-2026-0001"]
        assert len(search_documents(session, "arjen", worker, limit=1)) == 1


def test_that_a_forgotten_document_leaves_no_word(store: Store, worker: Actor) -> None:
    _written(store)

    with store.sessions.begin() as session:
        forget(session, list(session.scalars(select(SearchedDocument.document_id))))

    with store.sessions() as session:
        assert _numbers(session, "arjen", worker) == []
        assert documents_alike(session, "arjjen", worker) == ()
        assert session.scalar(text("SELECT count(*) FROM document_vocabulary")) == 0


def test_that_what_was_undone_is_not_found(store: Store, worker: Actor) -> None:
    with store.sessions() as session:
        _learn(session, _document(add_case(session)))
        session.flush()
        session.rollback()

    with store.sessions() as session:
        assert _numbers(session, "arjen", worker) == []


def test_that_few_own_documents_are_found_among_many_strangers(
    store: Store, worker: Actor, stranger: Actor
) -> None:
    with store.sessions.begin() as session:
        own = add_case(session, "PO-2026-0001", team_id=stranger.team_id, worker_id=None)
        _learn(session, _document(own))
        case = add_case(session, "PO-2026-0002")
        for _ in range(510):
            _learn(session, _document(case))

    with store.sessions() as session:
        assert _numbers(session, "arjen", stranger) == ["PO-2026-0001"]
        assert len(search_documents(session, "arjen", worker, limit=50)) == 50


def test_that_the_index_is_sound_after_a_backup(
    store: Store, worker: Actor, tmp_path: Path
) -> None:
    _written(store)
    target = tmp_path / "kopio" / "varmuus.polku"
    target.parent.mkdir()

    back_up(store, target)

    with open_store(target, login=LOGIN, passphrase=PASSPHRASE) as copy:
        assert check_store(copy).is_sound
        with copy.sessions() as session:
            assert _numbers(session, "arjen", worker) == ["PO-2026-0002", "PO-2026-0001"]
