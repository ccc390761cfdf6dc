"""The server's catalogue keeps its rules, and a breach of each is told."""

import pytest

from models.store.server.catalogue import findings
from models.store.server.layers import ELSEWHERE, LAYERS
from models.store.server.schema import tables
from tests.models.server.conftest import House
from tests.models.store.builders import WORKER_ID


def test_that_a_new_server_breaks_no_rule(store: House) -> None:
    with store.engine.connect() as connection:
        assert list(findings(connection)) == []


def test_that_every_table_has_its_layer() -> None:
    assert {table.name for table in tables()} == set(LAYERS)
    assert not set(LAYERS) & ELSEWHERE


@pytest.mark.parametrize(
    ("breach", "told"),
    [
        ("CREATE TABLE app.loose (x int)", "table without forced row security: app.loose"),
        ("ALTER TABLE app.tie NO FORCE ROW LEVEL SECURITY",
         "table without forced row security: app.tie"),
        ("ALTER FUNCTION sec.me() RESET ALL",
         "function without owner's rights or a pinned path: sec.me()"),
        ("ALTER FUNCTION sec.may(text) SECURITY INVOKER",
         "function without owner's rights or a pinned path: sec.may(text)"),
        ("ALTER FUNCTION sec.seal() OWNER TO CURRENT_USER",
         "function of another owner: sec.seal()"),
        ("ALTER VIEW app.audit_entry RESET (security_invoker)",
         "view by its owner's rights: app.audit_entry"),
        ("GRANT SELECT ON app.person TO PUBLIC", "right of PUBLIC: app.person"),
        ("GRANT EXECUTE ON FUNCTION sec.sees(uuid) TO PUBLIC", "right of PUBLIC: sec.sees(uuid)"),
        ("GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC", "right of PUBLIC: language plpgsql"),
        ("GRANT USAGE ON SCHEMA public TO PUBLIC", "right of PUBLIC: schema public"),
        ("GRANT SELECT ON sec.audit_line TO app_member",
         "grant on a table of the log or of rights: sec.audit_line to app_member"),
        ("GRANT EXECUTE ON FUNCTION sec.told(xid8, xid8) TO app_member",
         "function beyond the list: sec.told(xid8,xid8)"),
        ("GRANT UPDATE ON app.document TO app_member",
         "grant beyond the list: UPDATE on app.document"),
        ("CREATE UNIQUE INDEX by_code ON app.person (personal_code)",
         "unique key that tells of a person: app.by_code"),
    ],
)  # fmt: skip
def test_that_a_breach_is_told(store: House, breach: str, told: str) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql(breach)

        assert told in set(findings(connection))
        connection.rollback()


def test_that_a_person_with_a_grant_or_a_role_too_many_is_told(store: House) -> None:
    role = store.logins[WORKER_ID].role
    with store.engine.connect() as connection:
        connection.exec_driver_sql(f"GRANT SELECT ON app.team TO {role}")
        connection.exec_driver_sql(f"GRANT app_definer TO {role}")
        told = set(findings(connection))
        connection.rollback()

    assert told == {
        f"grant to a person: app.team to {role}",
        f"person with more than membership: {role}",
    }
