"""What a curious or hostile holder of a caseworker's login tries by raw SQL, and does not get.

The list is fixed: a probe is added, never taken away. H1-H19 are the holes found in the trials.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.rules.errors import StoreTrouble
from models.store.server.address import arguments
from models.store.server.admin import Login
from models.store.server.engine import connect
from tests.conftest import OTHER_TEAM_ID, TEAM_ID
from tests.models.server.cluster import SUPERUSER, Cluster
from tests.models.server.conftest import STRANGER_ID, House, fresh_house
from tests.models.server.raw import Raw, Refused, raw
from tests.models.server.town import SECRET_CODE, SECRET_NAME, Town, settle
from tests.models.store.builders import WORKER_ID

LEAD_ID = UUID("00000000-0000-4000-8000-000000000003")
SECRETARY_ID = UUID("00000000-0000-4000-8000-000000000004")
ADMINISTRATOR_ID = UUID("00000000-0000-4000-8000-000000000005")
CONTENT = ("person", "tie", "prohibition", "document", "decision", "recipient", "instruction",
           "signed_copy", "first_print", "attachment", "attached_content",
           "searched_document")  # fmt: skip


@pytest.fixture(scope="module")
def house(cluster: Cluster, logins: dict[UUID, Login]) -> Iterator[House]:
    with fresh_house(cluster, logins) as made:
        yield made


@pytest.fixture(scope="module")
def town(house: House) -> Town:
    return settle(house)


@pytest.fixture
def worker_sql(house: House, town: Town) -> Iterator[Raw]:
    """A raw session of a social worker of team A, with own case open and the lists open."""
    with raw(house, WORKER_ID) as session:
        assert session.one("SELECT sec.open_case(%s, 'client_work')", town.own) == "open"
        assert session.one("SELECT sec.open_lists()") is True
        yield session


def _filled(sql: str, town: Town, house: House) -> str:
    names = {key: str(value) for key, value in asdict(town).items()}
    roles = {"role": house.logins[WORKER_ID].role, "other_role": house.logins[STRANGER_ID].role}
    return sql.format(**names, **roles, me=WORKER_ID, team=TEAM_ID, other_team=OTHER_TEAM_ID,
                      new=uuid4(), superuser=SUPERUSER, lead=LEAD_ID)  # fmt: skip


_CASE = (
    "INSERT INTO app.case_file (id, number, client_id, process_id, step_id, step_since, team_id,"
)
_CASE += " language, created_at, closing_ground, services, received_on, time_group, task, urgent,"
_CASE += " own_worker_named, own_worker_omitted, preconditions_clear, house_limits, row_version)"
_CASE += " SELECT '{new}', 'PO-X', '%s', process_id, 's', now(), '%s', 'fi', now(), '', '', now(),"
_CASE += " 'other', 'families', false, false, false, false, '', 1 FROM app.case_file LIMIT 1"
_PERSON = (
    "INSERT INTO app.person (id, surname, given_names, search_key, personal_code, temporary_id,"
    " language, interpreter_language, street, postcode, town, contact_street, contact_postcode,"
    " contact_town, phone, email, non_disclosure, secret_contacts, electronic_consent, row_version)"
    " VALUES ('{new}', 'A', 'B', 'a b', '%s', '', 'fi', '', '', '', '', '', '', '', '', '', false,"
    " false, false, 1)"
)

_DOCUMENT = (
    "INSERT INTO app.document (id, case_id, series_id, kind, version, status, field_values,"
    " sources, author_id, editors, saved_at, reason, superseded, row_version) VALUES ('{new}',"
    " '%s', '{new}', 'meeting', 1, 'draft', '{{}}', '{{}}', '%s', '[]', now(), '', false, 1)"
)

REFUSED = (
    # the log and the tables of rights: no grant of any kind
    *(
        f"SELECT * FROM sec.{table}"
        for table in (
            "audit_line",
            "row_line",
            "audit_seal",
            "lease",
            "showing",
            "account",
            "named_access",
            "review",
            "role_right",
            "about",
            "serial",
        )
    ),
    "INSERT INTO sec.audit_line (who, act) VALUES ('{other_role}', 'case.opened')",
    "UPDATE sec.audit_line SET who = '{other_role}'",
    "DELETE FROM sec.audit_line",
    "TRUNCATE sec.audit_line",
    "TRUNCATE app.document",
    "DELETE FROM sec.audit_seal",
    "ALTER TABLE sec.audit_line DISABLE TRIGGER ALL",
    "DROP TRIGGER kept ON sec.audit_line",
    "INSERT INTO app.audit_entry (seq, act) VALUES (1, 'case.opened')",
    "INSERT INTO sec.lease (role_name, kind, target, purpose, expires_at) VALUES"
    " (session_user, 'case', '{other}', 'x', now() + interval '1 day')",
    "INSERT INTO sec.named_access (case_id, worker_id, granted_by, reason) VALUES"
    " ('{protected}', '{me}', 'x', 'x')",
    "UPDATE sec.role_right SET role = 'social_worker'",
    "UPDATE sec.account SET worker_id = '{lead}' WHERE role_name = session_user",
    "SELECT sec.put_line('case.opened', NULL, NULL, NULL, '', '{{}}')",
    "SELECT sec.lend('case', '{other}', 'x', true)",
    "SELECT sec.sees('{other}')",
    "SELECT sec.is_no_stranger('{other_client}')",
    "SELECT sec.named(ARRAY['a'], 'a')",
    "SELECT sec.told('0', '999999')",
    "SELECT sec.log_act('alert.break_glass', NULL, NULL, NULL, '', '{{}}')",
    "SELECT sec.log_act('lease.case', NULL, NULL, NULL, '', '{{}}')",
    "SELECT sec.log_act('Salakari Aino', NULL, NULL, NULL, '', '{{}}')",
    # becoming somebody else
    "SET SESSION AUTHORIZATION {other_role}",
    "SET ROLE {other_role}",
    "SET ROLE app_owner",
    "SET ROLE app_definer",
    "SET ROLE {superuser}",
    "SET session_replication_role = replica",
    "ALTER ROLE {role} BYPASSRLS",
    "ALTER ROLE {role} SUPERUSER",
    "ALTER ROLE {role} CREATEROLE",
    "ALTER ROLE {other_role} PASSWORD 'x'",
    "ALTER ROLE {role} CONNECTION LIMIT 100",
    "GRANT app_owner TO {role}",
    "GRANT {other_role} TO {role}",
    "CREATE ROLE evil",
    # code of one's own
    "CREATE TEMP TABLE case_file (x int)",
    "CREATE SCHEMA evil",
    "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION sec.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE VIEW app.v AS SELECT 1",
    "DO $$ BEGIN PERFORM 1; END $$",
    "CREATE EXTENSION pg_trgm",
    "ALTER FUNCTION sec.me() RESET ALL",
    "CREATE OR REPLACE FUNCTION sec.me() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    "DROP POLICY reading ON app.case_file",
    "ALTER TABLE app.person DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE app.person NO FORCE ROW LEVEL SECURITY",
    "DROP TABLE app.person",
    # files, settings and others' sessions
    "COPY app.case_file TO PROGRAM 'cat'",
    "COPY app.case_file TO '/tmp/x'",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_ls_dir('.')",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
    "SELECT lo_creat(-1)",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{superuser}'",
    "ALTER SYSTEM SET ssl = off",
    "SELECT pg_reload_conf()",
    "PREPARE TRANSACTION 'x'",
    "SELECT setval('app.searched_document_id_seq', 1)",
    "SELECT * FROM app.name_token",
    # writing past one's rights
    "DELETE FROM app.case_file WHERE id = '{own}'",
    "DELETE FROM app.document WHERE id = '{own_document}'",
    "DELETE FROM app.person WHERE id = '{own_client}'",
    "DELETE FROM app.step_move",
    "UPDATE app.step_move SET target = 'x'",
    "UPDATE app.case_file SET team_id = '{other_team}' WHERE id = '{own}'",
    "UPDATE app.case_file SET client_id = '{other_client}' WHERE id = '{own}'",
    "UPDATE app.case_file SET number = 'PO-1' WHERE id = '{own}'",
    "UPDATE app.case_file SET protected = false",
    "UPDATE app.document SET author_id = '{lead}' WHERE id = '{own_document}'",
    "UPDATE app.document SET case_id = '{other}' WHERE id = '{own_document}'",
    "UPDATE app.person SET id = '{new}' WHERE id = '{own_client}'",
    "UPDATE app.worker SET role = 'team_lead' WHERE id = '{me}'"
    " RETURNING 1 / (SELECT count(*)::int FROM app.worker WHERE id = '{me}' AND role ="
    " 'social_worker')",
    "INSERT INTO listed.person (id, surname, given_names, search_key, non_disclosure) VALUES"
    " ('{new}', 'a', 'b', 'a b', false)",
    "DELETE FROM listed.decision",
    "INSERT INTO app.team (id, name) VALUES ('{new}', 'x')",
    "INSERT INTO app.setting (key, value) VALUES ('x', '{{}}')",
    "INSERT INTO app.worker (id, login, name, title, role, extra_roles, in_office, phone, email,"
    " row_version) VALUES ('{new}', 'x', 'x', '', 'team_lead', '[]', true, '', '', 1)",
    _CASE % ("{own_client}", "{other_team}"),
    _CASE % ("{other_client}", "{team}"),
    "INSERT INTO app.tie (id, client_id, person_id, kind, has_custody, note) VALUES"
    " ('{new}', '{own_client}', '{other_client}', 'sibling', false, '')",
    _DOCUMENT % ("{own}", "{lead}"),
    _DOCUMENT % ("{other}", "{me}"),
    "INSERT INTO app.step_move (id, case_id, source, target, at, worker_id, reason) VALUES"
    " ('{new}', '{own}', 'a', 'b', now(), '{lead}', '')",
    "INSERT INTO app.assignment (id, case_id, worker_id, kind, starts_on, note) VALUES"
    " ('{new}', '{other}', '{me}', 'own_worker', now(), '')",
    "INSERT INTO app.handover (id, case_id, to_id, kind, note, made_by_id, made_at, state, answer)"
    " VALUES ('{new}', '{other}', '{me}', 'own_worker', '', '{me}', now(), 'open', '')",
    "INSERT INTO app.kept_view (id, worker_id, name, view) VALUES ('{new}', '{lead}', 'x', '{{}}')",
)

REFUSALS = frozenset({"42501", "22023", "55000"})
"""No right; no such act; no such table to write: never a slip of the probe's own."""

EMPTY = (
    "SELECT * FROM app.case_file WHERE id = '{other}'",
    "SELECT * FROM app.case_file WHERE id = '{protected}'",
    "SELECT * FROM app.case_file WHERE number IN ('PO-2026-0001', 'PO-2026-0002')",
    "SELECT * FROM app.person WHERE id IN ('{other_client}', '{protected_client}')",
    "SELECT * FROM listed.person WHERE id IN ('{other_client}', '{protected_client}')",
    "SELECT * FROM app.document WHERE case_id IN ('{other}', '{protected}')",
    "SELECT * FROM app.person WHERE personal_code = '" + SECRET_CODE + "'",
    "SELECT * FROM app.person WHERE surname ILIKE '%salakari%'",
    "SELECT sec.find_cases(ARRAY['salakari'], '', 50)",
    "SELECT sec.find_cases(ARRAY['x'], '" + SECRET_CODE + "', 50)",
    "SELECT sec.find_persons(ARRAY['salakari'], '', 50)",
    "SELECT sec.find_persons(ARRAY['x'], '" + SECRET_CODE + "', 50)",
    "SELECT * FROM sec.likely(ARRAY['sa', 'ai'], '" + SECRET_CODE + "', NULL)",
    "SELECT sec.names_from('sala')",
    "SELECT sec.names_from('turv')",
    "SELECT * FROM sec.find_documents('''salakari'':*', 50)",
    "SELECT * FROM sec.reviews()",
    "SELECT * FROM app.audit_entry WHERE case_id IN ('{other}', '{protected}')",
    "UPDATE app.document SET field_values = '{{}}' WHERE id = '{other_document}'",
    "UPDATE app.case_file SET step_id = 'x' WHERE id = '{other}'",
    "UPDATE app.person SET street = 'x' WHERE id = '{other_client}'",
    "DELETE FROM app.tie",
    "SELECT * FROM pg_stats WHERE schemaname = 'app' AND tablename = 'person'",
    "SELECT query FROM pg_stat_activity WHERE usename = '{superuser}' AND query NOT LIKE '<insuff%'"
    " AND query <> ''",
    "SELECT 1 FROM app.person WHERE 1 / (CASE WHEN surname = '" + SECRET_NAME + "' THEN 0 ELSE 1"
    " END) = 0",
    "SELECT * FROM app.case_file WHERE CAST(number AS text) = 'PO-2026-0001' FOR UPDATE",
)


@pytest.mark.parametrize("sql", REFUSED, ids=range(len(REFUSED)))
def test_that_a_raw_session_is_refused(house: House, town: Town, worker_sql: Raw, sql: str) -> None:
    said = worker_sql.ask(_filled(sql, town, house))

    # an update that no policy lets through touches no row: as good as refused
    assert isinstance(said, Refused) or said == [], said
    if isinstance(said, Refused):
        assert said.state in REFUSALS, said
        assert SECRET_NAME not in said.said
        assert SECRET_CODE not in said.said


@pytest.mark.parametrize("sql", EMPTY, ids=range(len(EMPTY)))
def test_that_a_raw_session_finds_nothing_of_others(
    house: House, town: Town, worker_sql: Raw, sql: str
) -> None:
    assert worker_sql.ask(_filled(sql, town, house)) == []


def test_that_a_copy_holds_visible_rows_only(town: Town, worker_sql: Raw) -> None:
    copied = b""
    with worker_sql.connection.cursor().copy("COPY app.case_file (id) TO STDOUT") as rows:
        for part in rows:
            copied += bytes(part)

    assert copied.decode().split() == [str(town.own)]


def test_that_row_security_turned_off_is_an_error_and_no_way_in(worker_sql: Raw) -> None:
    worker_sql.ask("SET row_security = off")

    assert isinstance(worker_sql.ask("SELECT * FROM app.case_file"), Refused)


@pytest.mark.parametrize("table", CONTENT)
def test_that_there_is_no_content_without_an_opening(house: House, town: Town, table: str) -> None:
    with raw(house, WORKER_ID) as session:
        session.ask("SELECT sec.close_case(%s)", town.own)

        assert session.ask(f"SELECT * FROM app.{table}") == []


def test_that_the_names_of_a_list_are_in_the_log_before_they_show(house: House, town: Town) -> None:
    with raw(house, LEAD_ID) as session:
        before = session.ask("SELECT surname FROM listed.person")
        with session.together():
            session.ask("SELECT sec.open_lists()")
            within = session.ask("SELECT surname FROM listed.person")
        session.ask("SELECT sec.open_lists()")
        later = session.ask("SELECT surname FROM listed.person")

    assert (before, within, later) == ([], [], [("Omaranta",)])


def test_h1_that_reading_and_rolling_back_reads_nothing(house: House, town: Town) -> None:
    with raw(house, SECRETARY_ID) as session:
        with session.together():
            said = session.one("SELECT sec.open_case(%s, 'client_work')", town.own)
            seen = session.ask("SELECT * FROM app.document")
            session.ask("SAVEPOINT a")
            behind = session.ask("SELECT * FROM app.person")
        after = session.ask("SELECT * FROM app.document")
        session.one("SELECT sec.open_case(%s, 'client_work')", town.own)
        opened = session.ask("SELECT id FROM app.document")

    assert (said, seen, behind, after) == ("open", [], [], [])
    assert opened == [(town.own_document,)]


def test_h1_that_a_case_made_to_reach_a_stranger_shows_nothing(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as session, session.together():
        said = session.ask(_filled(_CASE % ("{other_client}", "{team}"), town, house))
        seen = session.ask("SELECT * FROM app.person WHERE id = %s", town.other_client)

    assert isinstance(said, Refused)
    assert seen == []


def test_h1_that_breaking_the_glass_and_rolling_back_shows_nothing(
    house: House, town: Town
) -> None:
    with raw(house, WORKER_ID) as session, session.together():
        said = session.one(
            "SELECT sec.break_glass(%s, 'urgent', 'kiireellinen lastensuojelun tarve')", town.other
        )
        row = session.ask("SELECT number FROM app.case_file WHERE id = %s", town.other)
        name = session.ask("SELECT surname FROM listed.person WHERE id = %s", town.other_client)

    assert (said, row, name) == ("open", [], [])


def test_h2_that_no_key_tells_who_is_a_client(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as session:
        with session.together():
            known = session.ask(_filled(_PERSON % SECRET_CODE, town, house))
        with session.together():
            unknown = session.ask(_filled(_PERSON % "010101A001X", town, house))

    assert known == unknown == [(1,)]


def test_h3_that_no_setting_makes_one_somebody_else(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as session:
        for name in ("app.user", "role.me", "sec.me", "polku.user"):
            session.ask(f"SELECT set_config('{name}', %s, false)", str(LEAD_ID))
        session.ask("SET ROLE app_member")
        me = session.one("SELECT sec.me()")
        session.ask("SELECT sec.log_act('case.opened', NULL, NULL, NULL, '', '{}')")

    with house.engine.connect() as connection:
        who = connection.exec_driver_sql(
            "SELECT who, worker_id FROM sec.audit_line ORDER BY seq DESC LIMIT 1"
        ).one()
    assert me == WORKER_ID
    assert tuple(who) == (house.logins[WORKER_ID].role, WORKER_ID)


def test_h4_that_a_path_of_ones_own_changes_no_function(worker_sql: Raw) -> None:
    worker_sql.ask("SET search_path = pg_temp, public, app")

    assert worker_sql.one("SELECT sec.me()") == WORKER_ID


def test_h6_that_a_notice_tells_only_what_was_forged(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as one, raw(house, STRANGER_ID) as other:
        one.ask("LISTEN polku")
        other.ask("SELECT pg_notify('polku', 'forged')")
        heard = [notice.payload for notice in one.connection.notifies(timeout=2, stop_after=1)]
        seen = one.ask("SELECT * FROM app.case_file WHERE id = %s", town.other)

    assert (heard, seen) == (["forged"], [])


def test_h8_that_each_login_has_its_limits(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as session:
        limits = [session.one(f"SHOW {name}") for name in ("statement_timeout", "lock_timeout",
                  "idle_in_transaction_session_timeout")]  # fmt: skip
        role = session.ask("SELECT rolconnlimit FROM pg_roles WHERE rolname = session_user")

    assert limits == ["1min", "10s", "1min"]
    assert role == [(8,)]


def test_h9_that_what_is_counted_is_not_whose_it_is(worker_sql: Raw, town: Town) -> None:
    plan = worker_sql.ask("EXPLAIN SELECT * FROM app.person WHERE surname = 'Salakari'")

    assert SECRET_CODE not in str(plan)
    assert worker_sql.one("SELECT count(*) FROM app.case_file") == 1


def test_h10_that_no_login_name_tells_whose_it_is(worker_sql: Raw, house: House) -> None:
    names = worker_sql.one("SELECT array_agg(rolname::text) FROM pg_roles")

    assert house.logins[WORKER_ID].role in names
    assert not any("salla" in name or "sosiaali" in name for name in names)


def test_h11_that_a_held_advisory_lock_stops_nobody(house: House, town: Town) -> None:
    with raw(house, STRANGER_ID) as thief, raw(house, WORKER_ID) as session:
        for key in (815, 0, 1):
            thief.ask("SELECT pg_advisory_lock(%s)", key)

        assert session.one("SELECT sec.open_case(%s, 'client_work')", town.own) == "open"
        assert not isinstance(session.ask("SELECT * FROM sec.seal()"), Refused)


def test_h13_that_the_server_keeps_a_verifier_and_no_secret(house: House, cluster: Cluster) -> None:
    with house.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT rolpassword FROM pg_authid").scalars().all()

    secret = house.logins[WORKER_ID].secret
    assert all(one is None or one.startswith("SCRAM-SHA-256$") for one in kept)
    assert secret not in cluster.log


def test_h14_that_only_verified_tls_is_spoken(house: House, town: Town) -> None:
    told = arguments(house.address(WORKER_ID), house.logins[WORKER_ID].secret)
    plain: dict[str, Any] = {**told, "sslmode": "disable", "channel_binding": "disable"}

    with pytest.raises(psycopg.OperationalError, match="no encryption"):
        psycopg.connect(make_conninfo("", **plain))
    assert (told["sslmode"], told["channel_binding"]) == ("verify-full", "require")


def test_h15_that_no_error_tells_a_value(worker_sql: Raw, house: House, town: Town) -> None:
    said = worker_sql.ask(
        "INSERT INTO app.document (id, case_id, series_id, kind, version, status, field_values,"
        " sources, author_id, editors, saved_at, reason, superseded, row_version) VALUES (%s, %s,"
        " %s, 'meeting', NULL, 'draft', '{\"words\": \"Salakari\"}', '{}', %s, '[]', now(), '',"
        " false, 1)", uuid4(), town.own, uuid4(), WORKER_ID,
    )  # fmt: skip

    assert isinstance(said, Refused)
    assert SECRET_NAME not in said.said


def test_h16_that_our_own_errors_hold_no_value(house: House, town: Town) -> None:
    with house.store_of(WORKER_ID).engine.connect() as connection, pytest.raises(DBAPIError) as no:
        connection.execute(text("SELECT 1 / 0 WHERE :name <> ''"), {"name": SECRET_NAME})

    assert SECRET_NAME not in str(no.value)


def test_h19_that_nobody_logs_in_as_an_owner(house: House, cluster: Cluster) -> None:
    address = house.address(WORKER_ID)
    for role in ("app_owner", "app_definer", "app_member"):
        forged = type(address)(address.host, address.port, address.database, role, address.ca_file)
        with pytest.raises(StoreTrouble) as refused:
            connect(forged, "x")
        assert refused.value.code == "store.server_refused"


def test_that_yours_not_and_there_not_get_one_answer(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as session:
        answers = {
            session.one("SELECT sec.open_case(%s, 'client_work')", case)
            for case in (town.other, town.protected, uuid4())
        }
        persons = {session.one("SELECT sec.open_person(%s)", person)
                   for person in (town.other_client, town.protected_client, uuid4())}  # fmt: skip

    assert answers == {"refused"}
    assert persons == {False}


@pytest.mark.parametrize("purpose", ["", "  ", "x", "Salakari Aino", "a" * 41])
def test_that_a_purpose_is_a_code(worker_sql: Raw, town: Town, purpose: str) -> None:
    assert worker_sql.one("SELECT sec.open_case(%s, %s)", town.own, purpose) == "purpose"


def test_that_a_denied_try_is_in_the_log(house: House, town: Town) -> None:
    with raw(house, WORKER_ID) as session:
        session.one("SELECT sec.open_case(%s, 'client_work')", town.other)

    with house.engine.connect() as connection:
        last = connection.exec_driver_sql(
            "SELECT act, case_id, worker_id FROM sec.audit_line ORDER BY seq DESC LIMIT 1"
        ).one()
    assert tuple(last) == ("lease.denied", town.other, WORKER_ID)


def test_that_an_administrator_of_users_sees_no_client(house: House, town: Town) -> None:
    with raw(house, ADMINISTRATOR_ID) as session:
        opened = session.one("SELECT sec.open_case(%s, 'client_work')", town.own)
        lists = session.one("SELECT sec.open_lists()")
        rows = [session.ask(f"SELECT * FROM {name}") for name in ("app.case_file", "app.person",
                "listed.person", "app.document", "app.audit_entry")]  # fmt: skip

    assert (opened, lists, rows) == ("refused", False, [[]] * 5)
