"""What a login gets of all teams, of lists and of searches by raw SQL: never more than was logged.

The list is fixed, as in `test_attacks.py`: a probe is added, never taken away.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from models.entities.document import Decision, Document, Recipient
from models.entities.people import Person
from models.entities.record import Process
from models.rules.kinds import DocumentKind
from models.rules.rows import PersonData
from models.store.server.admin import Login
from tests.models.server.cluster import Cluster
from tests.models.server.conftest import House, fresh_house
from tests.models.server.raw import Raw, Refused, raw
from tests.models.server.test_attacks import ADMINISTRATOR_ID, LEAD_ID
from tests.models.server.town import SECRET_NAME, Town, settle
from tests.models.store.builders import PROCESS_ID, WORKER_ID

_OTHER_PROCESS = UUID(int=77)
_AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def house(cluster: Cluster, logins: dict[UUID, Login]) -> Iterator[House]:
    with fresh_house(cluster, logins) as made:
        yield made


@pytest.fixture(scope="module")
def town(house: House) -> Town:
    """The town of the other probes, with a letter to post in each case and a second version."""
    made = settle(house)
    with house.sessions.begin() as session:
        plain = session.get_one(Process, PROCESS_ID).plain
        session.add(Process(id=_OTHER_PROCESS, name="Polku", version=2, plain=plain,
                            published_at=_AT, bpmn=b""))  # fmt: skip
        for case_id in (made.own, made.other, made.protected):
            _letter(session, case_id)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sec.lease")
    return made


def _letter(session: Session, case_id: UUID) -> None:
    data = PersonData("Huoltaja", "Hilla")
    person = Person.from_data(data, uuid4())
    person.street, person.town = "Salakatu 1", "Vantaa"
    document = Document(id=uuid4(), case_id=case_id, series_id=uuid4(), author_id=WORKER_ID,
                        kind=DocumentKind.DECISION.value, saved_at=_AT,
                        values={"reasons": "Salakari kertoi", "outcome": "granted"})  # fmt: skip
    session.add_all([person, document])
    session.flush()
    session.add(Decision(document_id=document.id, case_id=case_id, number="P-1", signed_at=_AT))
    session.flush()
    session.add(Recipient(id=uuid4(), document_id=document.id, case_id=case_id,
                          person_id=person.id, way="post"))  # fmt: skip
    session.flush()


@pytest.fixture
def worker_sql(house: House, town: Town) -> Iterator[Raw]:
    with raw(house, WORKER_ID) as session:
        yield session


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sec.may_house('figures')",
        "SELECT sec.in_use('{process}')",
        "SELECT sec.announced('x')",
        "SELECT sec.letters_waiting()",
        "SELECT sec.my_addressees()",
        "SELECT sec.only_codes('{{}}')",
        "SELECT sec.keeps_house()",
        "SELECT sec.in_office()",
        "SELECT sec.carry_over('{process}', '{target}')",
        "SELECT sec.move_cases('{process}', false, 'x', ARRAY['{own}']::uuid[],"
        " ARRAY['Task_contact'], ARRAY['Task_serving'], ARRAY[''], ARRAY[''])",
        "INSERT INTO app.version_move (id, at, worker_id, source_id, target_id, chosen) VALUES"
        " ('{target}', now(), '{me}', '{process}', '{target}', '{{}}')",
        "INSERT INTO house.case_file (id) VALUES ('{target}')",
        "INSERT INTO near.person (id) VALUES ('{target}')",
        "UPDATE app.setting SET value = '{{}}' RETURNING 1 / (SELECT 0 FROM app.setting LIMIT 1)",
        "INSERT INTO app.setting (key, value) VALUES ('figures.comment.2026H1', '{{}}')",
    ],
)
def test_that_a_caseworker_is_refused(town: Town, worker_sql: Raw, sql: str) -> None:
    said = worker_sql.ask(
        sql.format(process=PROCESS_ID, target=_OTHER_PROCESS, own=town.own, me=WORKER_ID)
    )

    assert isinstance(said, Refused) or said == [], said
    assert isinstance(said, list) or said.state in {"42501", "55000"}, said


@pytest.mark.parametrize("scope", ["process", "settings", "figures", "load", "days", "x", ""])
def test_that_no_scope_opens_the_house_to_a_caseworker(
    house: House, town: Town, worker_sql: Raw, scope: str
) -> None:
    opened = worker_sql.one("SELECT sec.open_house(%s)", scope)

    assert opened is False
    assert worker_sql.ask("SELECT id FROM house.case_file") == [(town.own,)]
    for view in ("document", "assignment", "moved_case", "audit_entry", "decision", "recipient"):
        assert worker_sql.ask(f"SELECT * FROM house.{view}") == []
    with house.engine.connect() as connection:
        last = connection.exec_driver_sql(
            "SELECT act, purpose FROM sec.audit_line ORDER BY seq DESC LIMIT 1"
        ).one()
    assert tuple(last) == ("lease.denied", "house")


def test_h1_that_the_house_opened_and_rolled_back_shows_nothing(house: House, town: Town) -> None:
    with raw(house, LEAD_ID) as session:
        with session.together():
            opened = session.one("SELECT sec.open_house('figures')")
            within = session.ask("SELECT id FROM house.case_file")
        after = session.ask("SELECT id FROM house.case_file")

    assert opened is True
    assert within == after == [(town.own,)]


def test_that_the_house_tells_facts_and_no_client(house: House, town: Town) -> None:
    with raw(house, LEAD_ID) as session:
        session.one("SELECT sec.open_house('figures')")
        cases = session.ask("SELECT id, number FROM house.case_file ORDER BY number")
        client = session.ask("SELECT client_id FROM house.case_file")
        near = session.ask("SELECT * FROM app.case_file WHERE id = %s", town.other)
        session.one("SELECT sec.open_house('days')")
        said = session.ask("SELECT field_values::text FROM house.document")

    assert cases == [(town.own, "PO-2026-0000"), (town.other, "PO-2026-0001"),
                     (town.protected, "•••")]  # fmt: skip
    assert isinstance(client, Refused)
    assert near == []
    assert said == [("{}",)] * 2  # drafts of the own case, and nothing in them


def test_that_who_keeps_the_path_reads_no_text_of_a_draft(house: House, town: Town) -> None:
    with raw(house, ADMINISTRATOR_ID) as session:
        session.one("SELECT sec.open_house('process')")
        said = session.ask("SELECT DISTINCT field_values::text FROM house.document")
        lists = [session.ask(f"SELECT * FROM {name}") for name in ("near.person", "near.tie",
                 "app.case_file", "listed.person", "near.recipient")]  # fmt: skip

    assert said == [("{}",)]
    assert lists == [[]] * 5


def test_that_texts_become_signs_and_codes_stay(house: House) -> None:
    with house.engine.connect() as connection:
        kept = connection.exec_driver_sql(
            "SELECT sec.only_codes(%s)",
            ('{"a": "Salakari kertoi", "b": "granted", "c": "2026-11-24", "d": true,'
             ' "e": [{"f": "040 123", "g": "020516C903K", "h": 5}]}',),
        ).scalar_one()  # fmt: skip

    assert kept == {"a": "x", "b": "granted", "c": "2026-11-24", "d": True,
                    "e": [{"f": "x", "g": "x", "h": 0}]}  # fmt: skip


_MOVE = (
    "INSERT INTO app.version_move (id, at, worker_id, source_id, target_id, chosen)"
    " VALUES (%s, now(), %s, %s, %s, '{}')"
)
_CASES = (
    "SELECT sec.move_cases(%s, {back}, 'x', ARRAY[%s]::uuid[], ARRAY['{stands}'], ARRAY['{goes}'],"
    " ARRAY[''], ARRAY[''])"
)


@pytest.mark.parametrize(
    ("stands", "goes", "state"),
    [("Task_contact", "Task_nowhere", "42501"), ("Task_serving", "Task_contact", "40001")],
)
def test_that_a_move_goes_from_where_a_case_stands_to_a_step_that_there_is(
    house: House, town: Town, stands: str, goes: str, state: str
) -> None:
    move = uuid4()
    with raw(house, ADMINISTRATOR_ID) as session, session.together():
        session.ask(_MOVE, move, ADMINISTRATOR_ID, PROCESS_ID, _OTHER_PROCESS)
        said = session.ask(_CASES.format(stands=stands, goes=goes, back="false"), move, town.own)

    assert isinstance(said, Refused)
    assert said.state == state


def test_that_nothing_is_added_to_a_batch_that_is_over_nor_taken_back_from_none(
    house: House, town: Town
) -> None:
    move = uuid4()
    with raw(house, ADMINISTRATOR_ID) as session:
        session.ask(_MOVE, move, ADMINISTRATOR_ID, PROCESS_ID, _OTHER_PROCESS)
        forged = session.ask(_MOVE, uuid4(), LEAD_ID, PROCESS_ID, _OTHER_PROCESS)
        later, back = (
            session.ask(
                _CASES.format(stands="Task_contact", goes="Task_serving", back=each), move, town.own
            )
            for each in ("false", "true")
        )

    for said in (forged, later, back):
        assert isinstance(said, Refused)
        assert said.state == "42501"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sec.find_cases(ARRAY['omaranta'], '', 50)",
        "SELECT sec.find_persons(ARRAY['omaranta'], '', 50)",
        "SELECT * FROM sec.likely(ARRAY['om', 'ai'], '', NULL)",
        "SELECT * FROM sec.find_documents('''omaranta'':*', 50)",
    ],
)
def test_h1_that_a_search_finds_nothing_before_the_log_knows_of_it(
    house: House, town: Town, worker_sql: Raw, sql: str
) -> None:
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sec.lease WHERE kind = 'search'")
    said = "omaranta" if "find_doc" not in sql else "'omaranta':*"
    said = "om ai" if "likely" in sql else said
    silent = worker_sql.ask(sql)
    with worker_sql.together():
        worker_sql.ask("SELECT sec.announce_search(%s)", said)
        within = worker_sql.ask(sql)
    worker_sql.ask("SELECT sec.announce_search(%s)", said)
    later = worker_sql.ask(sql)

    assert silent == within == []
    assert later or "find_doc" in sql  # the town has no finished document


def test_h1_that_no_address_shows_before_the_letters_are_in_the_log(
    house: House, town: Town, worker_sql: Raw
) -> None:
    asked = "SELECT surname, street FROM near.person WHERE surname = 'Huoltaja'"
    before = worker_sql.ask("SELECT street FROM near.person WHERE street <> ''")
    worker_sql.ask("SELECT sec.open_lists()")
    names = worker_sql.ask(asked)
    with worker_sql.together():
        worker_sql.one("SELECT sec.open_letters()")
        within = worker_sql.ask(asked)
    count = worker_sql.one("SELECT sec.open_letters()")
    later = worker_sql.ask(asked)

    assert (before, count) == ([], 1)
    assert names == within == [("Huoltaja", "")]
    assert later == [("Huoltaja", "Salakatu 1")]
    with house.engine.connect() as connection:
        told = connection.exec_driver_sql(
            "SELECT facts -> 'cases' ->> 0 FROM sec.audit_line WHERE act = 'lease.letters'"
        ).scalars().all()  # fmt: skip
    assert told == [str(town.own)]


def test_that_an_own_address_under_non_disclosure_is_on_no_list(
    house: House, town: Town, worker_sql: Raw
) -> None:
    with house.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE app.person SET non_disclosure = true")
    worker_sql.ask("SELECT sec.open_lists()")
    worker_sql.ask("SELECT sec.open_letters()")

    assert worker_sql.ask("SELECT street FROM near.person WHERE street <> ''") == []


def test_that_no_stranger_is_in_any_list(town: Town, worker_sql: Raw) -> None:
    worker_sql.ask("SELECT sec.open_lists()")
    worker_sql.ask("SELECT sec.open_letters()")

    for view in ("person", "recipient", "decision", "case_file", "tie"):
        assert SECRET_NAME not in str(worker_sql.ask(f"SELECT * FROM near.{view}"))
    seen = worker_sql.ask("SELECT id FROM near.person WHERE id IN (%s, %s)", town.other_client,
                          town.protected_client)  # fmt: skip
    assert seen == []
