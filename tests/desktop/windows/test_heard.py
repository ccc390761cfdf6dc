"""What happens elsewhere than where the keyboard is: a screen reader says it."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.widgets.date_field import DateField
from desktop.windows.help_window import HelpWindow
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.navigation import INTAKE, WORKLIST, Place
from desktop.windows.undoing import tell_reminded
from desktop.windows.worklist import WorklistPage
from models.rules.many import Reminded
from models.services.handovers import accept_handover
from models.services.reminders import set_reminders
from tests.desktop.hearing import hearing
from tests.desktop.typing import type_text
from tests.desktop.windows.hands import unlock


def test_that_a_refused_passphrase_is_heard(qtbot: QtBot, program: Program, database: Path) -> None:
    with hearing() as heard:
        unlock(qtbot, program, database, "hakala", "väärä salalause on tämä")

    assert heard == [
        "Käyttäjätunnus, salalause tai palautuskoodi ei täsmää. Tarkista, mitä kirjoitit."
    ]


def test_that_acts_their_undoing_and_refusals_are_heard(main: MainWindow) -> None:
    desk, ids = main.desk, tuple(row.id for row in main.caseload.own[:2])
    done = desk.operations.attempt(
        set_reminders, case_ids=ids, due_on=date(2026, 12, 7), text="Soita"
    )
    assert isinstance(done, Reminded)

    with hearing() as heard:
        tell_reminded(desk, done)
        main.status.take_back()
        desk.operations.run(accept_handover, handover_id=uuid4())

    assert heard[:3] == [
        "Muistutus asetettiin 2 asialle.",
        "Voit kumota tämän: Ctrl+Z.",
        "2 muistutusta poistettiin.",
    ]
    assert len(heard) == 4
    assert heard[3].endswith(".")


def test_that_the_number_of_what_a_search_leaves_is_heard_once_one_rests(
    main: MainWindow, qtbot: QtBot
) -> None:
    main.go(Place(WORKLIST))
    page = main.page
    assert isinstance(page, WorklistPage)
    name = main.caseload.own[0].name.split()[0]

    with hearing() as heard:
        for typed in (name[:1], name[:2], name):
            page.table.filter.setText(typed)
        main.topbar.search.setText("zzz")
        main.topbar.search.look()
        main.help.show_contents()
        (shown,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow))
        shown.search.setText("määräaika")
        qtbot.waitUntil(lambda: len(heard) >= 3, timeout=3000)
        shown.close()

    assert len(heard) == 3
    assert page.table.sum.text() in heard
    assert any(text.startswith("Ei löytynyt.") for text in heard)
    assert any(text.endswith("löytyi.") for text in heard)


def test_that_a_wrong_date_and_what_a_form_lacks_are_heard(main: MainWindow, qtbot: QtBot) -> None:
    main.go(Place(INTAKE))
    place = main.page
    assert isinstance(place, IntakePlace)
    form = place.intake.form
    form.focus_field("client_birth_date")
    field = form.editor_of("client_birth_date")
    assert isinstance(field, DateField)

    with hearing() as heard:
        type_text(field, "31.2.2026")
        form.focus_field("client_surname")
        qtbot.waitUntil(lambda: bool(heard), timeout=3000)
        place.intake.record()

    assert heard[0].startswith("Syntymäaika: ")
    assert any("vielä korjattava:" in text and "Syntymäaika" in text for text in heard[1:])
