"""Unlocking: the passphrase, the recovery code, and every trouble with its own words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.unlock import UnlockPage
from models.store.files import keys_path
from models.store.vault import open_store
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.windows.hands import main_of, unlock

LOGIN = "hakala"
NEW = "neljä sinistä kiveä laulaa"


def test_that_the_right_passphrase_opens_the_map(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    unlock(qtbot, program, database, LOGIN, PASSPHRASE)

    window = main_of(program)
    assert window.isVisible()
    assert not program.entrance.isVisible()
    assert len(window.caseload.rows) > 20


def test_that_a_wrong_passphrase_is_said_calmly_and_opens_nothing(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    unlock(qtbot, program, database, LOGIN, "väärä salalause on tämä")

    page = _page(program)
    assert page.notice.text == (
        "Käyttäjätunnus, salalause tai palautuskoodi ei täsmää. Tarkista, mitä kirjoitit."
    )
    assert page.passphrase.control.text() == ""
    assert program.main is None


def test_that_the_third_wrong_passphrase_makes_the_next_try_wait(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    page = program.show_unlock(database)
    page.login.control.setText(LOGIN)

    for _ in range(3):
        _try(qtbot, page, "väärä salalause on tämä")

    assert not page.unlock.isEnabled()
    assert page.unlock.words == "Odota 1 sekunti"
    qtbot.waitUntil(lambda: page.unlock.isEnabled(), timeout=3_000)
    assert page.unlock.words == "Avaa"


def test_that_an_unknown_login_is_answered_like_a_wrong_passphrase(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    unlock(qtbot, program, database, "tuntematon", PASSPHRASE)

    assert "ei täsmää" in _page(program).notice.text


def test_that_empty_fields_are_named_before_anything_is_tried(
    program: Program, database: Path
) -> None:
    page = program.show_unlock(database)
    page.login.control.clear()

    page.unlock.click()

    assert page.login.problem == "Kirjoita käyttäjätunnuksesi."
    assert page.passphrase.problem == "Kirjoita salalauseesi."


def test_that_the_recovery_code_opens_and_gives_a_new_passphrase(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    with open_store(database, login=LOGIN, passphrase=PASSPHRASE) as store:
        code = store.renew_recovery(cost=TINY)
    page = program.show_unlock(database)
    page.forgotten.click()
    page.code.control.setText(code.lower().replace("-", " "))
    page.pair.first.control.setText(NEW)
    page.pair.second.control.setText(NEW)

    page.recover.click()

    qtbot.waitUntil(lambda: program.main is not None, timeout=10_000)
    program.leave()
    open_store(database, login=LOGIN, passphrase=NEW).close()


Spoil = Callable[[Path], object]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "Tietokantaa ei löytynyt."),
        (lambda path: path.write_bytes(b""), "Tiedosto on tyhjä."),
        (lambda path: path.write_bytes(path.read_bytes()[:100]), "vaurioitunut"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(5000)), "ei ole salattu"),
        (lambda path: keys_path(path).unlink(), "Avaintiedosto puuttuu."),
        (lambda path: keys_path(path).write_text("{}"), "Avaintiedosto on vaurioitunut."),
    ],
    ids=["missing", "empty", "truncated", "plain", "keys missing", "keys damaged"],
)
def test_that_each_trouble_with_a_file_is_told_before_a_passphrase_is_asked(
    program: Program, database: Path, spoil: Spoil, said: str
) -> None:
    spoil(database)

    page = program.show_unlock(database)

    assert said in page.notice.text


def test_that_a_database_open_elsewhere_names_who_has_it(
    qtbot: QtBot, program: Program, database: Path
) -> None:
    with open_store(database, login=LOGIN, passphrase=PASSPHRASE):
        unlock(qtbot, program, database, LOGIN, PASSPHRASE)

    assert f"käyttäjä {LOGIN}" in _page(program).notice.text


def test_that_another_database_can_be_chosen_instead(program: Program, database: Path) -> None:
    page = program.show_unlock(database)

    page.back.click()

    assert program.entrance.page is not page


def _page(program: Program) -> UnlockPage:
    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    return page


def _try(qtbot: QtBot, page: UnlockPage, passphrase: str) -> None:
    page.passphrase.control.setText(passphrase)
    page.unlock.click()
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=5_000)
