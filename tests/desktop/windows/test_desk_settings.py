"""One's own desk: what a worker chooses holds at once, what the organisation has set stays."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import TypeAlias, TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Outside, Program
from desktop.base import theme
from desktop.base.managed import read_managed
from desktop.base.settings import Preferences
from desktop.widgets.text_field import TextField
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import DECISIONS, INTAKE, SETTINGS, WORKLIST, Place
from desktop.windows.new_database import NewDatabasePage
from desktop.windows.settings_desk import DeskSection
from desktop.windows.settings_look import LookSection
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_printing import PrintingSection
from desktop.windows.settings_rules import RulesSection
from desktop.windows.settings_section import SettingsSection
from desktop.windows.settings_signing import SigningSection
from desktop.windows.start import StartPage
from desktop.windows.unlock import UnlockPage
from desktop.windows.worklist import WorklistPage
from models.services.setup import rule_settings
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import press, type_text
from tests.desktop.windows.hands import FakeFiles, FakePaper, main_of, unlock
from tests.fakes import FakeClock

S = TypeVar("S", bound=SettingsSection)
LOGIN = "hakala"
SET = "Organisaatiosi on asettanut."
Managing: TypeAlias = Callable[[str], Program]


@pytest.fixture
def managing(
    qapp: QApplication, tmp_path: Path, clock: FakeClock, dialogs: FakeDialogs
) -> Iterator[Managing]:
    """Start the program on a machine with this settings file."""
    made: list[Program] = []

    def start(content: str) -> Program:
        file = tmp_path / "polku.toml"
        file.write_text(content, encoding="utf-8")
        own = QSettings(str(tmp_path / "own.ini"), QSettings.Format.IniFormat)
        outside = Outside(clock, FakeFiles(), FakePaper(), tmp_path / "data", dialogs, TINY)
        made.append(Program(qapp, Preferences(own, read_managed(file)), outside))
        made[-1].start()
        return made[-1]

    yield start
    for each in made:
        each.close()


def test_that_a_denser_look_changes_every_table_and_field_at_once(main: MainWindow) -> None:
    main.go(Place(WORKLIST))
    worklist = main.page
    assert isinstance(worklist, WorklistPage)
    before = worklist.table.view.verticalHeader().defaultSectionSize()
    section = _section(main, LookSection)
    tall = section.theme.control.sizeHint().height()

    _choose(section.density.control, "compact")

    assert worklist.table.view.verticalHeader().defaultSectionSize() < before
    assert section.theme.control.sizeHint().height() < tall
    assert main.desk.preferences.density == "compact"
    _choose(section.density.control, "comfortable")
    assert worklist.table.view.verticalHeader().defaultSectionSize() == before


def test_that_a_theme_switched_while_typing_loses_no_letter(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    main.go(Place(INTAKE))
    place = main.page
    assert isinstance(place, IntakePlace)
    place.intake.form.focus_field("description")
    field = place.intake.form.editor_of("description")
    assert isinstance(field, TextField)
    type_text(field, "Perhe tarvitsee ä")
    cursor = field.textCursor()
    cursor.movePosition(cursor.MoveOperation.Left)
    field.setTextCursor(cursor)

    for name in ("dark", "sharp_light"):
        main.desk.preferences.theme = name
        program.dress()
        type_text(field, "pu")

    assert field.value() == "Perhe tarvitsee pupuä"
    assert theme.theme().name == "sharp_light"
    while field.document().isUndoAvailable():
        field.undo()
    assert field.toPlainText() == ""


@pytest.mark.parametrize(("chosen", "expected"), [("worklist", WORKLIST), ("last", DECISIONS)])
def test_that_the_program_opens_at_the_chosen_page(
    qtbot: QtBot, program: Program, main: MainWindow, chosen: str, expected: str
) -> None:
    path = main.around.keeping.path
    _choose(_section(main, DeskSection).start.control, chosen)
    main.go(Place(DECISIONS))
    main.go(Place(SETTINGS))

    program.lock()
    unlock(qtbot, program, path, LOGIN, PASSPHRASE)

    again = main_of(program)
    assert again.page is again._page(expected)


def test_that_a_worker_may_lock_sooner_than_the_house_but_not_later(
    program: Program, main: MainWindow, clock: FakeClock
) -> None:
    section = _section(main, DeskSection)
    box = section.lock.control
    offered = [box.itemText(place) for place in range(box.count())]

    _choose(box, 5)
    clock.go_on(timedelta(minutes=5))
    program.idle.look()

    assert offered[0] == "10 minuutin kuluttua"
    assert "15 minuutin kuluttua" not in offered
    assert isinstance(program.entrance.page, UnlockPage)


def test_that_quiet_hours_and_rungs_are_remembered_and_a_wrong_time_is_told(
    main: MainWindow,
) -> None:
    section = _section(main, DeskSection)
    section.rungs[10].click()
    section.quiet_from.control.set_value("15:30")
    section.quiet_from.control.editingFinished.emit()
    section.quiet_to.control.setText("kahdeksalta")
    section.quiet_to.control.editingFinished.emit()

    kept = main.desk.preferences.reminding
    assert (kept.aside, kept.quiet_from, kept.quiet_to) == ((10,), time(15, 30), time(7))
    assert section.quiet_to.problem == "Kirjoita kellonaika, esimerkiksi 16.00."


def test_that_the_usual_way_of_signing_is_remembered(main: MainWindow) -> None:
    section = _section(main, SigningSection)

    _choose(section.usual.control, "file")

    assert main.desk.preferences.choice("signing_means", "card") == "file"


def test_that_the_printer_offered_first_and_its_tray_are_remembered(
    main: MainWindow, paper: FakePaper
) -> None:
    section = _section(main, PrintingSection)
    section.show_printers()

    _choose(section.printer.control, "Toimiston tulostin")
    _choose(section.tray.control, "lower")

    kept = main.desk.preferences
    assert (kept.printer, kept.paper_source) == ("Toimiston tulostin", "lower")


def test_that_a_printer_that_vanished_is_told_and_the_choice_stays(
    main: MainWindow, paper: FakePaper
) -> None:
    main.desk.preferences.printer = "Aulan tulostin"
    section = _section(main, PrintingSection)

    section.show_printers()

    assert section.printer.control.currentText() == "Aulan tulostin (ei nyt käytettävissä)"
    assert "oletustulostinta" in section.printer.help.text()
    paper.names = ()
    section.show_printers()
    assert section.printer.help.text().startswith("Koneella ei ole tulostinta.")


def test_that_what_the_organisation_set_is_told_and_cannot_be_changed(
    qtbot: QtBot, managing: Managing, database: Path
) -> None:
    program = managing(
        '[window]\nlanguage="fi"\ntheme="dark"\ndensity="compact"\n[lock]\nminutes=3\n'
        '[card]\nmodule="/usr/lib/kortti.so"\n[signing]\nmeans="card"\n[reminders]\nshown=false\n'
        '[printing]\nprinter="Toimiston tulostin"\n'
    )
    unlock(qtbot, program, database, LOGIN, PASSPHRASE)
    main = main_of(program)
    look, desk = _section(main, LookSection), _section(main, DeskSection)
    signing, rules = _section(main, SigningSection), _section(main, RulesSection)
    printing = _section(main, PrintingSection)
    printing.show_printers()

    held = (
        look.language, look.theme, look.density, desk.lock, signing.module, signing.usual,
        rules._locks, printing.printer,
    )  # fmt: skip
    assert {field.help.text() for field in held} == {SET}
    assert not any(field.control.isEnabled() for field in held)
    assert not desk.shown.isEnabled()
    assert look.text_size.control.isEnabled()
    assert theme.theme().name == "dark"
    assert signing.module.control.text() == "/usr/lib/kortti.so"
    rules.save.click()
    kept = main.desk.operations.ask(rule_settings)
    assert kept is not None
    assert (rules.lock.value(), kept.lock_minutes) == (3, 10)


def test_that_the_organisations_lock_time_holds(
    qtbot: QtBot, managing: Managing, database: Path, clock: FakeClock
) -> None:
    program = managing("[lock]\nminutes=3\n")
    unlock(qtbot, program, database, LOGIN, PASSPHRASE)

    clock.go_on(timedelta(minutes=3))
    program.idle.look()

    assert program.main is None


def test_that_the_example_is_not_offered_where_the_organisation_forbids_it(
    managing: Managing, dialogs: FakeDialogs
) -> None:
    program = managing("[example]\nallowed = false\n")
    page = program.entrance.page
    assert isinstance(page, StartPage)
    assert page.example.isHidden()

    program.start(example=True)

    assert program.session is None
    assert dialogs.told[-1].startswith("Organisaatiosi on poistanut esimerkin käytöstä.")


def test_that_the_organisations_database_is_asked_for_first_and_its_name_suggested(
    managing: Managing, database: Path
) -> None:
    program = managing(
        f'[database]\npath="{database.as_posix()}"\n'
        '[organisation]\nname="Järvi-Savon hyvinvointialue"\ncase_prefix="JS"\n'
    )
    assert isinstance(program.entrance.page, UnlockPage)

    program.show_new()

    page = program.entrance.page
    assert isinstance(page, NewDatabasePage)
    assert page.organisation.control.text() == "Järvi-Savon hyvinvointialue"
    assert page.prefix.control.text() == "JS"


def test_that_a_broken_settings_file_is_told_once_and_work_goes_on(
    qtbot: QtBot, managing: Managing, database: Path
) -> None:
    program = managing("[lock]\nminutes = \n")

    unlock(qtbot, program, database, LOGIN, PASSPHRASE)

    main = main_of(program)
    assert main.status.text.startswith("Yhtä organisaatiosi asetusta ei voitu")
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    assert "rikki rivillä 2" in page.managed.text


def test_that_the_map_does_not_glide_where_motion_is_not_wanted(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    main.show()
    main.rail.button("map").click()
    page = main.page
    assert isinstance(page, MapPage)
    section = _section(main, LookSection)
    section.motion.setChecked(False)
    main.rail.button("map").click()
    qtbot.waitUntil(page.view.isVisible)
    whole = page.view.zoom

    press(page.view, Qt.Key.Key_Plus)
    press(page.view, Qt.Key.Key_F)
    at_once = page.view.zoom
    section.motion.setChecked(True)
    press(page.view, Qt.Key.Key_Plus)
    press(page.view, Qt.Key.Key_F)

    assert at_once == whole
    assert page.view.zoom > whole
    qtbot.waitUntil(lambda: page.view.zoom == whole)


def _section(main: MainWindow, kind: type[S]) -> S:
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    page.show_section(kind)
    return next(section for section in page.sections if isinstance(section, kind))


def _choose(box, value: object) -> None:  # type: ignore[no-untyped-def]
    place = box.findData(value)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)
