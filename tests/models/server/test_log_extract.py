"""The client's log extract on a shared server: every use, also one past the program."""

from models.rules.rights import Actor
from models.services.lists import case_rows
from models.services.log_extract import log_extract_lines
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.server.conftest import House
from tests.models.server.raw import raw
from tests.models.services.builders import a_case


def test_that_a_client_sees_lists_and_what_was_read_past_the_program(
    store: House, uow: UnitOfWork, worker: Actor, lead: Actor, clock: FakeClock
) -> None:
    case_id = a_case(uow, worker).case_id
    case_rows(uow, lead)
    store.let_in(lead)
    with raw(store, lead.user_id) as session:
        session.ask("SELECT set_config('tests.clock', '2026-11-23T10:00:00Z', false)")
        session.one("SELECT sec.open_case(%s, 'complaint')", case_id)
        session.one("SELECT sec.open_case(%s, 'complaint')", case_id)

    first = clock.today.replace(day=1)
    lines = log_extract_lines(uow, worker, case_id=case_id, first=first, last=clock.today)

    told = {(line.who, line.act, line.purpose, line.count) for line in lines}
    assert ("Tiina Tiiminvetäjä", "lease.case", "complaint", 2) in told
    assert ("Tiina Tiiminvetäjä", "list.shown", "", 1) in told
    assert [line.act for line in lines if line.act.startswith("lease.")] == ["lease.case"]
