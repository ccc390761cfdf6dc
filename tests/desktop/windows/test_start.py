"""From the three doors to a first case."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.intake_place import IntakePlace
from desktop.windows.map_page import MapPage
from desktop.windows.new_database import NewDatabasePage
from desktop.windows.recovery import RecoveryPage
from desktop.windows.start import StartPage
from desktop.windows.unlock import UnlockPage
from models.rules.words import Language
from models.store.files import keys_path
from tests.desktop.windows.hands import FakeFiles, FakePaper, main_of
from tests.desktop.windows_case.filling import add_row, fill

GOOD = "kuusi vihreää hevosta laulaa"


def test_that_the_first_page_offers_three_doors(program: Program) -> None:
    page = program.entrance.page

    assert isinstance(page, StartPage)
    assert [door.accessibleName() for door in (page.example, page.new, page.open)] == [
        "Kokeile esimerkillä",
        "Tee uusi tietokanta",
        "Avaa tietokanta",
    ]


def test_that_a_new_database_leads_to_its_first_case(
    qtbot: QtBot, program: Program, files: FakeFiles, tmp_path: Path
) -> None:
    _found(qtbot, program, files, tmp_path / "uusi.polku")
    recovery = program.entrance.page
    assert isinstance(recovery, RecoveryPage)
    recovery.safe.setChecked(True)
    recovery.go_on.click()
    window = main_of(program)

    window.topbar.new_case.click()
    _record_contact(window.page)
    qtbot.waitUntil(lambda: window.windowTitle() == "Polku – PO-2026-0001")

    window.rail.button("map").click()
    assert isinstance(window.page, MapPage)
    assert [row.name for row in window.caseload.rows] == ["Esimerkki Aino"]


def test_that_the_recovery_code_is_shown_once_and_must_be_kept_before_going_on(
    qtbot: QtBot, program: Program, files: FakeFiles, paper: FakePaper, tmp_path: Path
) -> None:
    _found(qtbot, program, files, tmp_path / "uusi.polku")
    page = program.entrance.page
    assert isinstance(page, RecoveryPage)

    page.print.click()

    assert not page.go_on.isEnabled()
    assert len(page.code.text().split("-")) == 6
    assert [name for name, _ in paper.printed] == ["Polku"]
    assert paper.printed[0][1].startswith(b"%PDF")


def test_that_a_passphrase_easy_to_guess_is_told_in_words_and_founds_nothing(
    qtbot: QtBot, program: Program, files: FakeFiles, tmp_path: Path
) -> None:
    page = _filled(program, files, tmp_path / "uusi.polku", "salasana123")

    page.make.click()

    assert page.pair.first.problem == "Vielä liian lyhyt. Kirjoita ainakin 15 merkkiä."
    assert not (tmp_path / "uusi.polku").exists()


def test_that_every_empty_field_of_a_new_database_is_named_at_once(program: Program) -> None:
    program.show_new()
    page = program.entrance.page
    assert isinstance(page, NewDatabasePage)

    page.make.click()

    fields = (page.organisation, page.surname, page.given, page.login)
    assert all(field.problem for field in fields)


def test_that_a_dropped_database_asks_for_its_passphrase(program: Program, database: Path) -> None:
    page = program.entrance.page
    assert isinstance(page, StartPage)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(database))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    page.dropEvent(drop)

    unlocking = program.entrance.page
    assert isinstance(unlocking, UnlockPage)
    assert unlocking.login.control.text() == "hakala"


def test_that_the_example_opens_without_a_passphrase_and_says_that_it_is_one(
    qtbot: QtBot, program: Program
) -> None:
    page = program.entrance.page
    assert isinstance(page, StartPage)

    page.example.click()

    qtbot.waitUntil(lambda: program.main is not None, timeout=30_000)
    window = main_of(program)
    assert window.topbar.tag.isVisibleTo(window)
    assert len(window.caseload.rows) > 250


def test_that_the_start_page_speaks_the_chosen_language_at_once(program: Program) -> None:
    page = program.entrance.page
    assert isinstance(page, StartPage)

    page.languages[Language.SWEDISH].click()

    now = program.entrance.page
    assert isinstance(now, StartPage)
    assert not now.languages[Language.SWEDISH].isEnabled()


def _found(qtbot: QtBot, program: Program, files: FakeFiles, path: Path) -> None:
    page = _filled(program, files, path, GOOD)
    page.make.click()
    qtbot.waitUntil(lambda: isinstance(program.entrance.page, RecoveryPage), timeout=10_000)
    assert keys_path(path).exists()


def _filled(program: Program, files: FakeFiles, path: Path, passphrase: str) -> NewDatabasePage:
    program.show_new()
    page = program.entrance.page
    assert isinstance(page, NewDatabasePage)
    files.to_save = path
    page.place.click()
    page.organisation.control.setText("Esimerkin hyvinvointialue")
    page.surname.control.setText("Hakala")
    page.given.control.setText("Kaisa")
    page.login.control.setText("hakala")
    page.pair.first.control.setText(passphrase)
    page.pair.second.control.setText(passphrase)
    return page


def _record_contact(place: object) -> None:
    assert isinstance(place, IntakePlace)
    fill(
        place.intake.form,
        received_on="24.11.2026",
        received_time="8.30",
        channel="Puhelin",
        client_surname="Esimerkki",
        client_given_names="Aino",
        client_code="020516C903K",
        maker="Koulu tai oppilaitos",
        maker_surname="Koski",
        maker_given_names="Elina",
        maker_phone="044 000 0002",
        reasons=["Lapsen kasvatus"],
        description="Perhe tarvitsee tukea arkeen.",
        consent=True,
    )
    add_row(place.intake.form, "guardians", surname="Esimerkki", given_names="Mari")
    place.intake.record()
