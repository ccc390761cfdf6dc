"""Where nothing is yet, each page says what will come there and offers the first act."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.clock import FixedDay
from desktop.base.founding import NewDatabase, found
from desktop.windows.case_table import CaseTable
from desktop.windows.cases_list import CasesPage
from desktop.windows.decisions_list import DecisionsPage
from desktop.windows.main import MainWindow
from desktop.windows.map_empty import EmptyCard
from desktop.windows.navigation import CASES, DECISIONS, INTAKE, LETTERS, MAP, WORKLIST, Place
from desktop.windows.new_database import NewDatabasePage
from desktop.windows.worklist import WorklistPage
from models.rules.case_filter import CaseFilter
from models.rules.organisation import Organisation
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.typing import type_text
from tests.desktop.windows.hands import main_of, unlock


@pytest.fixture
def empty(qtbot: QtBot, program: Program, tmp_path: Path) -> MainWindow:
    """The main window over a database that was made just now."""
    new = NewDatabase(
        path=tmp_path / "uusi.polku",
        organisation=Organisation(name="Esimerkkialue", unit="Perheet", case_prefix="PO"),
        login="alku",
        name="Alku Aino",
        title="sosiaalityöntekijä",
        in_office=True,
        passphrase=PASSPHRASE,
    )
    found(new, FixedDay(date(2026, 11, 24)), cost=TINY).store.close()
    unlock(qtbot, program, new.path, new.login, PASSPHRASE)
    return main_of(program)


def _tables(main: MainWindow) -> dict[str, CaseTable]:
    main.go(Place(WORKLIST))
    worklist = main.page
    main.go(Place(CASES))
    cases = main.page
    main.go(Place(DECISIONS))
    decisions = main.page
    assert isinstance(worklist, WorklistPage)
    assert isinstance(cases, CasesPage)
    assert isinstance(decisions, DecisionsPage)
    return {
        "worklist": worklist.table,
        "cases": cases.table,
        "to-sign": decisions.to_sign,
        "to-serve": decisions.to_serve,
    }


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("worklist", Place(CASES)),
        ("cases", Place(INTAKE)),
        ("to-sign", Place(WORKLIST)),
        ("to-serve", Place(DECISIONS, text=LETTERS)),
    ],
)
def test_that_an_empty_list_says_what_comes_there_and_leads_on(
    empty: MainWindow, name: str, place: Place
) -> None:
    lesson = _tables(empty)[name]._empty

    assert lesson.title.text().endswith(".")
    assert len(lesson.text.text()) > 40
    assert lesson.button.words
    lesson.button.click()
    assert empty.place == place


def test_that_the_first_page_teaches_the_first_act(qtbot: QtBot, empty: MainWindow) -> None:
    empty.go(Place(MAP))
    card = empty.page.findChild(EmptyCard)
    assert card is not None
    assert card.isVisible()

    card.button.click()

    assert empty.place.page == INTAKE


def test_that_narrowing_to_nothing_offers_the_way_out(main: MainWindow) -> None:
    tables = _tables(main)
    main.caseload.narrowing.narrow(CaseFilter(text="eitällaista"))
    main.go(Place(CASES))

    lesson = tables["cases"]._empty
    assert lesson.button.words == "Poista rajaukset"
    lesson.button.click()

    assert not main.caseload.narrowing.filter.narrows


def test_that_a_new_database_asks_three_things_whose_who_and_the_passphrase(
    qtbot: QtBot, program: Program
) -> None:
    program.show_new()
    page = program.entrance.page
    assert isinstance(page, NewDatabasePage)
    asked: list[object] = []
    page.create_asked.connect(asked.append)

    type_text(page.organisation.control, "Esimerkkialue")
    type_text(page.surname.control, "Mäki-Äyräs")
    type_text(page.given.control, "Åke")
    for field in (page.pair.first, page.pair.second):
        type_text(field.control, PASSPHRASE)
    page.make.click()

    assert len(asked) == 1
    new = asked[0]
    assert isinstance(new, NewDatabase)
    assert new.login == "amakiayras"
    assert new.organisation.case_prefix
    qtbot.waitUntil(lambda: program.entrance.page is not page, timeout=20_000)


def test_that_a_typed_login_is_not_suggested_over(program: Program) -> None:
    program.show_new()
    page = program.entrance.page
    assert isinstance(page, NewDatabasePage)

    type_text(page.login.control, "oma")
    type_text(page.surname.control, "Mäki")

    assert page.login.control.text() == "oma"
