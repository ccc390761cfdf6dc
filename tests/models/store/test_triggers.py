"""What the file itself refuses, also from someone who writes SQL past the program."""

import hashlib

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from models.store import audit
from models.store.engine import run
from models.store.vault import Store
from tests.models.store.builders import (
    AT,
    WORKER_ID,
    add_case,
    add_copy,
    add_decision,
    add_document,
    add_recipient,
)

_REFUSED = {
    "changing a line of the use log": "UPDATE audit_entry SET act = 'x' WHERE seq = 1",
    "removing the last line": "DELETE FROM audit_entry WHERE seq = 2",
    "replacing a line": (
        "INSERT OR REPLACE INTO audit_entry SELECT seq, at, worker_id, 'x', case_id, person_id,"
        " document_id, purpose, facts, previous_hash, hash FROM audit_entry WHERE seq = 1"
    ),
    "leaving a gap": (
        "INSERT INTO audit_entry SELECT seq + 9, at, worker_id, act, case_id, person_id,"
        " document_id, purpose, facts, hash, hash FROM audit_entry WHERE seq = 2"
    ),
    "joining the chain elsewhere": (
        "INSERT INTO audit_entry SELECT 3, at, worker_id, act, case_id, person_id,"
        " document_id, purpose, facts, previous_hash, hash FROM audit_entry WHERE seq = 2"
    ),
    "changing a signed copy": "UPDATE signed_copy SET content = x'00'",
    "removing a signed copy": "DELETE FROM signed_copy",
    "replacing a signed copy": (
        "INSERT OR REPLACE INTO signed_copy (id, document_id, sha256, made_at, content)"
        " SELECT id, document_id, sha256, made_at, x'00' FROM signed_copy"
    ),
    "changing a finished document": "UPDATE document SET field_values = '{}'",
    "opening a finished document again": "UPDATE document SET status = 'draft'",
    "removing a finished document": "DELETE FROM document",
    "replacing a finished document": (
        "INSERT OR REPLACE INTO document (id, case_id, series_id, kind, version, status,"
        " field_values, sources, author_id, editors, saved_at, reason, superseded, row_version)"
        " SELECT id, case_id, series_id, kind, version, 'draft', '{}', sources, author_id,"
        " editors, saved_at, reason, superseded, row_version FROM document"
    ),
    "changing a signed decision": "UPDATE decision SET number = 'X'",
    "unsigning a decision": "UPDATE decision SET signed_at = NULL",
    "removing a signed decision": "DELETE FROM decision",
    "exchanging a recipient": "UPDATE recipient SET person_id = (SELECT client_id FROM case_file)",
    "removing a recipient": "DELETE FROM recipient",
    "changing a published process": "UPDATE process SET plain = '{}'",
}


@pytest.fixture
def final(store: Store) -> Store:
    """A store with everything that must stay as it is."""
    with store.sessions.begin() as session:
        case = add_case(session)
        decision = add_decision(session, case)
        add_recipient(session, decision)
        add_copy(session, decision, b"tavut", hashlib.sha256(b"tavut").hexdigest())
        for act in ("case.recorded", "case.opened"):
            audit.append(session, at=AT, worker_id=WORKER_ID, act=act, case_id=case.id)
    return store


@pytest.mark.parametrize("what", _REFUSED)
def test_that_the_file_refuses(final: Store, what: str) -> None:
    connection = final.connect()

    with pytest.raises(sqlcipher.IntegrityError, match="append_only"):
        run(connection, _REFUSED[what])

    connection.close()


def test_that_a_finished_document_may_be_superseded_once_and_for_all(final: Store) -> None:
    connection = final.connect()

    run(connection, "UPDATE document SET superseded = 1")
    with pytest.raises(sqlcipher.IntegrityError, match="append_only"):
        run(connection, "UPDATE document SET superseded = 0")

    connection.close()


def test_that_serving_a_signed_decision_is_still_recorded(final: Store) -> None:
    connection = final.connect()

    run(connection, "UPDATE recipient SET way = 'post', served_on = '2026-11-05'")

    assert run(connection, "SELECT served_on FROM recipient") == [("2026-11-05",)]
    connection.close()


def test_that_a_draft_may_be_changed_and_thrown_away(store: Store) -> None:
    with store.sessions.begin() as session:
        add_document(session, add_case(session))
    connection = store.connect()

    run(connection, "UPDATE document SET field_values = '{}'")
    run(connection, "DELETE FROM document")

    assert run(connection, "SELECT count(*) FROM document") == [(0,)]
    connection.close()
