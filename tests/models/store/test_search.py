"""Search and comparison of persons: found by any word, never by chance by a stranger."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from models.entities.people import NameToken, Person, search_key
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.store.queries import likely_same, search_cases, search_persons
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID
from tests.fakes import FakeClock
from tests.models.store.builders import add_case, add_person

CODE = "040518A9129"


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.sessions.begin() as filled:
        people = {
            "aino": add_person(filled, "Virtanen", "Aino Maria", code=CODE),
            "double": add_person(filled, "Mäki-Virtanen", "Eino", born=date(2014, 1, 1)),
            "hama": add_person(filled, "Hämäläinen", "Väinö Olavi", born=date(2012, 6, 7)),
            "essen": add_person(filled, "von Essen", "Åsa", born=None),
        }
        other = {"team_id": OTHER_TEAM_ID, "worker_id": None}
        add_case(filled, "PO-2026-0001", client_id=people["aino"].id)
        add_case(filled, "PO-2026-0012", client_id=people["double"].id)
        add_case(filled, "PO-2025-0012", client_id=people["hama"].id, closed_on=date(2026, 1, 2))
        add_case(filled, "PO-2026-0020", client_id=people["essen"].id, **other)
    with store.sessions() as reading:
        yield reading


def _cases(session: Session, text: str, actor: Actor | None = None) -> set[str]:
    today = FakeClock().today
    return {row.number for row in search_cases(session, text, RuleSettings(), today, actor=actor)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("virt", {"PO-2026-0001", "PO-2026-0012"}),
        ("VIRTANEN", {"PO-2026-0001", "PO-2026-0012"}),
        ("aino virtanen", {"PO-2026-0001"}),
        ("Virtanen, Aino", {"PO-2026-0001"}),
        ("mari vi", {"PO-2026-0001"}),
        ("mäki-v", {"PO-2026-0012"}),
        ("ha\u0308ma\u0308", {"PO-2025-0012"}),
        ("von es", {"PO-2026-0020"}),
        ("rtanen", set()),
        ("", set()),
        ("%", set()),
        ("' OR 1=1", set()),
    ],
)
def test_that_any_word_of_a_name_finds_its_case(
    session: Session, text: str, numbers: set[str]
) -> None:
    assert _cases(session, text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("po-2026-00", {"PO-2026-0001", "PO-2026-0012", "PO-2026-0020"}),
        ("PO-2025", {"PO-2025-0012"}),
        ("0012", {"PO-2026-0012", "PO-2025-0012"}),
        (CODE.lower(), {"PO-2026-0001"}),
        (CODE[:6], set()),
    ],
)
def test_that_numbers_and_whole_identity_codes_find_cases(
    session: Session, text: str, numbers: set[str]
) -> None:
    assert _cases(session, text) == numbers


def test_that_a_search_shows_only_cases_of_the_actors(session: Session, worker: Actor) -> None:
    assert _cases(session, "von", worker) == set()
    assert _cases(session, "virt", worker) == {"PO-2026-0001", "PO-2026-0012"}


def test_that_persons_are_found_those_first_whose_surname_begins_so(session: Session) -> None:
    found = search_persons(session, "virtanen")

    assert [row.name for row in found] == ["Virtanen Aino Maria", "Mäki-Virtanen Eino"]
    assert [row.name for row in search_persons(session, CODE)] == ["Virtanen Aino Maria"]


def test_that_the_same_identity_code_is_sure(session: Session) -> None:
    (match,) = likely_same(session, "Muu", "Nimi", CODE.lower(), None)

    assert (match.person.name, match.likeness, match.same_code) == (
        "Virtanen Aino Maria",
        100,
        True,
    )
    assert match.open_case_number == "PO-2026-0001"


@pytest.mark.parametrize(
    ("surname", "given", "born", "name"),
    [
        ("Wirtanen", "Aino Maria", None, "Virtanen Aino Maria"),
        ("Virtanen", "Ajno Maria", None, "Virtanen Aino Maria"),
        ("Aino Maria", "Virtanen", None, "Virtanen Aino Maria"),
        ("Hamalainen", "Vaino Olavi", None, "Hämäläinen Väinö Olavi"),
        ("Hämäläinen", "Väinö", date(2012, 6, 7), "Hämäläinen Väinö Olavi"),
        ("Mäki Virtanen", "Eino", date(2014, 1, 2), "Mäki-Virtanen Eino"),
    ],
)
def test_that_a_name_typed_a_little_otherwise_is_recognised(
    session: Session, surname: str, given: str, born: date | None, name: str
) -> None:
    assert name in [match.person.name for match in likely_same(session, surname, given, "", born)]


def test_that_a_sibling_is_not_taken_for_the_same(session: Session) -> None:
    assert likely_same(session, "Virtanen", "Eino Markus", "", date(2016, 9, 9)) == ()


def test_that_nothing_typed_is_like_nobody(session: Session) -> None:
    assert likely_same(session, "", "", "", None) == ()


def test_that_a_closed_case_is_told_as_past(session: Session) -> None:
    (match,) = likely_same(session, "Hämäläinen", "Väinö Olavi", "", None)

    assert match.open_case_id is None
    assert match.past_cases == ("PO-2025-0012",)


def test_that_words_follow_renames_removals_and_bulk_loads(store: Store) -> None:
    with store.sessions.begin() as session:
        person_id = add_person(session, "Korhonen", 'Liisa "Lissu" Anna-Kaisa').id
        session.execute(insert(Person), [_bulk("Nieminen", "Topi")])
    assert _words(store) == {"korhonen", "liisa", '"lissu"', "anna", "kaisa", "nieminen", "topi"}

    with store.sessions.begin() as session:
        key = search_key("Lehto", "Liisa")
        renamed = update(Person).where(Person.id == person_id)
        session.execute(renamed.values(surname="Lehto", search_key=key))
    assert _words(store) == {"lehto", "liisa", "nieminen", "topi"}

    with store.sessions.begin() as session:
        found = session.get(Person, person_id)
        session.delete(found)
    assert _words(store) == {"nieminen", "topi"}


def _bulk(surname: str, given_names: str) -> dict[str, object]:
    return {
        "id": uuid4(),
        "surname": surname,
        "given_names": given_names,
        "search_key": search_key(surname, given_names),
        "row_version": 1,
    }


def _words(store: Store) -> set[str]:
    with store.sessions() as session:
        return set(session.scalars(NameToken.__table__.select().with_only_columns(NameToken.token)))
