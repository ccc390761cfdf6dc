"""The example caseload is the same for the same input, whole, and about nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from diagram.graph.bpmn import read
from models.entities.case import Case
from models.entities.document import Document
from models.entities.people import Person
from models.rules.clocks import nearest_of
from models.rules.documents.check import problems
from models.rules.documents.registry import document_type
from models.rules.identity import check_personal_code
from models.rules.kinds import DocumentKind, DueState, Group
from models.rules.organisation import RuleSettings
from models.services.demo import build_demo
from models.services.demo_course import STEPS
from models.store import audit
from models.store.vault import Store, create
from resources import path
from tests.conftest import TINY
from tests.fakes import FakeClock

SEED = 7


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with _made(tmp_path_factory.mktemp("demo") / "a.polku") as store:
        yield store


def _made(file: Path) -> Store:
    clock, bpmn = FakeClock(), path("process/families.bpmn").read_bytes()
    store = create(file, login="hakala", passphrase="x", now=clock.now(), cost=TINY).store
    build_demo(
        store.unit_of_work(clock),
        cases=300,
        seed=SEED,
        today=clock.today,
        definition=read(bpmn),
        bpmn=bpmn,
    )
    return store


def test_that_the_same_input_gives_the_same_content(example: Store, tmp_path: Path) -> None:
    with _made(tmp_path / "b.polku") as again, again.sessions() as second:
        head = audit.check(second).head

    with example.sessions() as first:
        assert audit.check(first).head == head


def test_that_cases_stand_at_every_step(example: Store) -> None:
    with example.sessions() as session:
        assert {case.step_id for case in session.scalars(select(Case))} == set(STEPS)


def test_that_every_document_of_the_example_fits_its_form(example: Store) -> None:
    with example.sessions() as session:
        wrong = [
            (document.kind, found)
            for document in session.scalars(select(Document))
            for found in problems(
                document_type(DocumentKind(document.kind)),
                document.values,
                today=FakeClock().today,
                finished=document.is_finished,
            )
        ]

    assert wrong == []


def test_that_all_persons_have_artificial_identity_codes(example: Store) -> None:
    with example.sessions() as session:
        codes = session.scalars(select(Person.personal_code)).all()

    assert all(code[7] == "9" for code in codes)
    assert all(check_personal_code(code, today=FakeClock().today) for code in codes)


def test_that_some_cases_are_late_some_soon_and_most_have_time(example: Store) -> None:
    settings, today = RuleSettings(), FakeClock().today
    with example.sessions() as session:
        states = [
            nearest_of(case.facts(), settings, today).state
            for case in session.scalars(select(Case).where(Case.closed_on.is_(None)))
        ]

    late, soon = states.count(DueState.LATE), states.count(DueState.SOON)
    assert 5 <= late <= 60
    assert 5 <= soon <= 80
    assert states.count(DueState.TIME_LEFT) > late + soon


def test_that_the_example_has_what_is_asked_of_it(example: Store) -> None:
    with example.sessions() as session:
        cases = session.scalars(select(Case)).all()

    assert any(case.client.non_disclosure for case in cases)
    assert any(case.language == "sv" for case in cases)
    assert any(case.step_id == "Task_urgency" and case.task == "child_protection" for case in cases)
    assert any(case.worker_id is None for case in cases)
    assert any(case.group == Group.DISABLED for case in cases)
    assert all((case.closed_on is None) == (case.step_id != "End_closed") for case in cases)


def test_that_the_use_log_of_the_example_is_whole(example: Store) -> None:
    with example.sessions() as session:
        assert audit.check(session).broken_at is None
