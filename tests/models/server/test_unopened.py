"""Acts that reach a case which nobody has opened since the morning."""

from dataclasses import replace
from datetime import date

from models.entities.case import Case
from models.rules.rights import Actor
from models.services.people import person, save_person
from models.services.posting import letters_to_post
from models.store.uow import UnitOfWork
from tests.models.server.conftest import House
from tests.models.services.builders import a_case
from tests.models.services.signed import signed


def _another_day(house: House) -> None:
    with house.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sec.lease")
    for store in house.stores.values():
        store.gate.forget()


def test_that_the_end_of_an_order_reaches_the_clients_case(
    store: House, uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    _another_day(store)
    row = person(uow, worker, person_id=made.client_id)
    until = date(2027, 3, 1)
    data = replace(row.data, non_disclosure=True, non_disclosure_until=until)

    save_person(uow, worker, person_id=row.id, data=data, row_version=row.version)

    with store.sessions() as session:
        assert session.get_one(Case, made.case_id).non_disclosure_until == until


def test_that_the_letters_of_the_day_are_seen_with_their_addresses(
    store: House, uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    signed(uow, worker)
    _another_day(store)

    rows = letters_to_post(uow, secretary)

    assert len(rows) == 2
    assert all(row.lines and row.has_letter for row in rows)
