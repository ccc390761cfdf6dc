"""The check: what was tampered with or has decayed is found, by someone with the key too."""

import hashlib
from contextlib import closing

import pytest

from models.rules.store_report import StoreReport
from models.store import audit
from models.store.checking import check_store
from models.store.engine import run
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.store.builders import AT, WORKER_ID, add_case, add_copy, add_decision

_SHA = hashlib.sha256(b"tavut").hexdigest()


@pytest.fixture
def filled(store: Store) -> Store:
    with store.sessions.begin() as session:
        case = add_case(session)
        decision = add_decision(session, case)
        add_copy(session, decision, b"tavut", _SHA)
        for act, facts in (
            ("case.recorded", {}),
            ("decision.signed", {"sha256": {"archive": _SHA}}),
            ("case.opened", {}),
        ):
            audit.append(
                session,
                at=AT,
                worker_id=WORKER_ID,
                act=act,
                case_id=case.id,
                document_id=decision.document_id,
                facts=facts,
            )
    return store


def test_that_a_sound_store_is_told_sound(filled: Store) -> None:
    report = check_store(filled)

    assert report.is_sound
    assert (report.lines, report.signed_copies) == (3, 1)
    assert report.counts["case_file"] == 1


@pytest.mark.parametrize(
    ("trigger", "tampering", "code"),
    [
        (
            "audit_entry_frozen",
            "UPDATE audit_entry SET act = 'x' WHERE seq = 2",
            "check.log_broken",
        ),
        ("audit_entry_kept", "DELETE FROM audit_entry WHERE seq = 1", "check.log_broken"),
        ("signed_copy_frozen", "UPDATE signed_copy SET content = x'00'", "check.copy_changed"),
        ("signed_copy_kept", "DELETE FROM signed_copy", "check.copy_missing"),
        (
            "document_frozen",
            "UPDATE document SET status = 'draft'",
            "check.decision_open",
        ),
    ],
)
def test_that_tampering_with_the_key_in_hand_is_found(
    filled: Store, trigger: str, tampering: str, code: str
) -> None:
    with closing(filled.connect()) as connection:
        run(connection, f"DROP TRIGGER {trigger}")
        run(connection, tampering)

    assert code in _codes(check_store(filled))
    assert "check.trigger_missing" in _codes(check_store(filled))


def test_that_a_changed_copy_with_a_changed_hash_is_found_by_the_log(filled: Store) -> None:
    other = hashlib.sha256(b"muut").hexdigest()
    with closing(filled.connect()) as connection:
        run(connection, "DROP TRIGGER signed_copy_frozen")
        run(connection, f"UPDATE signed_copy SET content = x'6d757574', sha256 = '{other}'")

    assert "check.copy_missing" in _codes(check_store(filled))


def test_that_a_cut_log_is_found_by_who_remembers_it(filled: Store) -> None:
    before = check_store(filled)
    with closing(filled.connect()) as connection:
        run(connection, "DROP TRIGGER audit_entry_kept")
        run(connection, "DELETE FROM audit_entry WHERE seq = 3")

    assert "check.log_cut" not in _codes(check_store(filled))
    told = check_store(filled, remembered=(before.lines, before.head))
    assert "check.log_cut" in _codes(told)


def test_that_a_row_that_points_nowhere_is_found(filled: Store) -> None:
    with closing(filled.connect()) as connection:
        run(connection, "PRAGMA foreign_keys = OFF")
        run(connection, "DELETE FROM person")

    assert "check.stray" in _codes(check_store(filled))


def test_that_one_flipped_bit_is_found_and_its_page_named(filled: Store) -> None:
    filled.close()
    content = bytearray(filled.path.read_bytes())
    page = len(content) // 4096 // 2
    content[(page - 1) * 4096 + 77] ^= 1
    filled.path.write_bytes(content)

    with open_store(filled.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        report = check_store(again)

    assert ("check.page", str(page)) in {(p.code, p.facts.get("page")) for p in report.problems}


def _codes(report: StoreReport) -> set[str]:
    return {problem.code for problem in report.problems}
