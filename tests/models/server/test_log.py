"""The server's log: sealed by transactions, walked by us, and witnessed by workstations."""

from pathlib import Path

import pytest

from models.rules.errors import StoreTrouble
from models.store.server.opened import open_server, worker_of
from models.store.server.sealing import LogReport, checked_log
from models.store.server.witness import Witness
from tests.models.server.conftest import STRANGER_ID, House
from tests.models.server.raw import raw
from tests.models.store.builders import WORKER_ID

_LOG = "SELECT sec.log_act('{}', NULL, NULL, NULL, '', '{{}}')"


def _say(house: House, *acts: str) -> None:
    with raw(house, WORKER_ID) as session:
        for act in acts:
            session.ask(_LOG.format(act))


def _seal(house: House) -> tuple[int, str]:
    with raw(house, WORKER_ID) as session:
        ((number, head),) = session.ask("SELECT seal, hash FROM sec.seal()")  # type: ignore[misc]
    return number, head


def _checked(house: House) -> LogReport:
    with house.engine.connect() as connection:
        return checked_log(connection)


def _rewrite(house: House, *statements: str) -> None:
    """Do what only the server's administrator could: change the log itself."""
    with house.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_that_every_line_comes_under_a_seal(store: House) -> None:
    _say(store, "case.read", "case.saved", "case.closed")
    number, head = _seal(store)

    report = _checked(store)
    assert (report.broken_at, report.unsealed, report.head) == (None, 0, head)
    assert report.lines >= 3
    assert number == report.seals


def test_that_a_late_committer_is_sealed_too_and_none_is_missed(store: House) -> None:
    with raw(store, WORKER_ID) as late, late.together():
        late.ask(_LOG.format("case.late"))
        _say(store, "case.early", "case.early")
        _seal(store)
        late.connection.commit()
    _say(store, "case.later")
    _seal(store)

    report = _checked(store)
    assert (report.broken_at, report.unsealed) == (None, 0)


def test_that_what_was_rolled_back_leaves_no_gap(store: House) -> None:
    with raw(store, WORKER_ID) as session, session.together():
        session.ask(_LOG.format("case.never"))
    _say(store, "case.read")
    _seal(store)

    assert _checked(store).broken_at is None


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM sec.audit_line WHERE act = 'case.second'",
        "UPDATE sec.audit_line SET who = 'joku' WHERE act = 'case.second'",
        "UPDATE sec.audit_line SET at = at - interval '1 day' WHERE act = 'case.second'",
        "INSERT INTO sec.audit_line (xid, act) SELECT xid, 'case.forged' FROM sec.audit_line"
        " WHERE act = 'case.second'",
        "UPDATE sec.audit_seal SET lines = lines + 1",
    ],
)
def test_that_a_changed_log_no_longer_fits_its_seal(store: House, change: str) -> None:
    _say(store, "case.first", "case.second", "case.third")
    _seal(store)

    _rewrite(store, change)

    assert _checked(store).broken_at is not None


def test_that_a_log_reckoned_anew_is_found_at_the_next_login(store: House, tmp_path: Path) -> None:
    witness = Witness(tmp_path / "witness.json")
    login = store.logins[WORKER_ID]
    _say(store, "case.first", "case.second")
    open_server(store.address(WORKER_ID), login.secret, witness=witness).close()

    _rewrite(store, "DELETE FROM sec.audit_line WHERE act = 'case.second'",
             "DELETE FROM sec.audit_seal")  # fmt: skip
    _seal(store)

    assert _checked(store).broken_at is None  # the log alone cannot tell
    with pytest.raises(StoreTrouble) as found:
        open_server(store.address(WORKER_ID), login.secret, witness=witness)
    assert found.value.code == "store.log_rewritten"


def test_that_an_honest_log_satisfies_the_witness_again_and_again(
    store: House, tmp_path: Path
) -> None:
    witness = Witness(tmp_path / "witness.json")
    login = store.logins[WORKER_ID]
    for act in ("case.first", "case.second", "case.third"):
        open_server(store.address(WORKER_ID), login.secret, witness=witness).close()
        _say(store, act)

    assert _checked(store).broken_at is None


def test_that_a_damaged_witness_is_told_and_not_begun_anew(store: House, tmp_path: Path) -> None:
    path = tmp_path / "witness.json"
    path.write_text("[1]")

    with pytest.raises(StoreTrouble) as found:
        open_server(store.address(WORKER_ID), store.logins[WORKER_ID].secret,
                    witness=Witness(path))  # fmt: skip
    assert found.value.code == "store.witness_damaged"


def test_that_signing_in_is_in_the_log_by_the_one_who_did(store: House) -> None:
    with open_server(store.address(STRANGER_ID), store.logins[STRANGER_ID].secret) as opened:
        assert worker_of(opened) == STRANGER_ID

    with store.engine.connect() as connection:
        last = connection.exec_driver_sql(
            "SELECT act, worker_id FROM sec.audit_line ORDER BY seq DESC LIMIT 1"
        ).one()
    assert tuple(last) == ("server.signed_in", STRANGER_ID)


def test_that_a_row_written_by_raw_sql_has_its_line(store: House) -> None:
    with raw(store, WORKER_ID) as session:
        session.ask(
            "INSERT INTO app.feedback (id, given_on, phase, experience, source, words)"
            " VALUES (gen_random_uuid(), now(), 1, 'good', 'talk', 'x')"
        )

    with store.engine.connect() as connection:
        line = connection.exec_driver_sql(
            "SELECT who, op, table_name FROM sec.row_line ORDER BY seq DESC LIMIT 1"
        ).one()
    assert tuple(line) == (store.logins[WORKER_ID].role, "insert", "feedback")
