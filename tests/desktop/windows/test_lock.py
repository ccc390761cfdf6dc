"""The automatic lock: nothing stays in sight, nothing typed is lost."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.navigation import INTAKE, Place
from desktop.windows.unlock import UnlockPage
from models.rules.errors import StoreTrouble
from tests.conftest import PASSPHRASE
from tests.desktop.windows.hands import main_of, unlock
from tests.desktop.windows_case.filling import fill
from tests.fakes import FakeClock


def test_that_an_unused_program_locks_and_says_why(
    program: Program, main: MainWindow, clock: FakeClock
) -> None:
    clock.go_on(timedelta(minutes=10))

    program.idle.look()

    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    assert page.notice.text == (
        "Ohjelma lukittiin, koska sitä ei käytetty 10 minuuttiin. Kirjoittamasi on tallessa."
    )
    assert not main.isVisible()


def test_that_a_program_in_use_stays_open(
    program: Program, main: MainWindow, clock: FakeClock
) -> None:
    clock.go_on(timedelta(minutes=9))

    program.idle.look()

    assert program.main is main


def test_that_locking_closes_the_store(program: Program, main: MainWindow) -> None:
    drafts = main.desk.drafts

    program.lock()

    with pytest.raises(StoreTrouble, match=r"store\.closed"):
        drafts.pending()


def test_that_text_typed_before_the_lock_is_there_after_it(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    path = main.around.keeping.path
    main.go(Place(INTAKE))
    page = main.page
    assert isinstance(page, IntakePlace)
    fill(page.intake.form, description="Perhe tarvitsee apua aamuihin.")

    program.lock()
    unlock(qtbot, program, path, "hakala", PASSPHRASE)

    kept = main_of(program).desk.drafts.pending()
    assert [row.values["description"] for row in kept] == ["Perhe tarvitsee apua aamuihin."]


def test_that_a_copied_secret_leaves_the_clipboard_at_the_lock(
    program: Program, main: MainWindow
) -> None:
    main.around.clipboard.copy("salainen")

    program.lock()

    assert QApplication.clipboard().text() == ""


def test_that_ctrl_l_locks(qtbot: QtBot, program: Program, main: MainWindow) -> None:
    main.topbar.me.lock.trigger()

    assert program.main is None
    assert program.entrance.isVisible()
