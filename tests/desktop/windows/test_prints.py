"""The prints of a case through the window: menu, preview, print, save, review and release."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.windows.case_place import CasePlace
from desktop.windows.case_print_preview import CasePrintPreview
from desktop.windows.day_log_dialog import DayLogDialog
from desktop.windows.export_dialog import ZIP, ExportDialog
from desktop.windows.log_extract_dialog import LogExtractDialog
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, Place
from desktop.windows.print_preview import PrintPreview
from desktop.windows.prints_menu import EXPORT, VERIFY
from models.entities.record import AuditEntry
from models.rules.log_extract import WithholdGround
from models.rules.manifest import NAME
from models.rules.printed import PrintKind
from models.rules.rights import Actor, Right
from models.rules.words import Language
from models.services.reminders import set_reminders
from models.store.uow import UnitOfWork
from reports.pages import page_texts
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import TRY_MS, FakeFiles, FakePaper, in_dialog


@pytest.fixture
def place(main: MainWindow) -> CasePlace:
    """A case of one's own that has come to its last phase."""
    finnish = [row for row in main.caseload.own if row.language is Language.FINNISH]
    row = next(row for row in finnish if row.phase == 5)
    main.show()
    main.go(Place(CASE, row.id))
    assert isinstance(main.page, CasePlace)
    return main.page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PrintKind.FAMILY, "olemme tässä nyt"),
        (PrintKind.CONTACT, "Kiireellisyys ja alkuarvio"),
        (PrintKind.ASSESSMENT, "Johtopäätökset"),
        (PrintKind.PLAN, "Tavoite"),
        (PrintKind.CASE, "Alkamispäivää"),
        (PrintKind.HANDOVER, "Mitä puuttuu"),
    ],
)
def test_that_each_print_is_previewed_printed_and_logged(
    place: CasePlace, paper: FakePaper, kind: PrintKind, words: str
) -> None:
    number = place.number
    met = in_dialog(_printed)

    place.case.prints.actions_by_key[kind.value].trigger()

    assert met
    name, pdf = paper.printed[-1]
    assert name == f"{number}-{kind.value}"
    assert words in " ".join("".join(page_texts(pdf)).split())
    line = _lines(place)[-1]
    assert (line.act, line.facts["print"]) == ("print.made", kind.value)


def test_that_the_menu_opens_by_key_and_a_print_is_chosen_by_keys(
    qtbot: QtBot, place: CasePlace, paper: FakePaper
) -> None:
    menu = place.case.prints.entries
    met = in_dialog(_printed)
    seen: list[bool] = []

    def choose() -> None:
        seen.append(menu.isVisible())
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    _soon(choose)
    place.case.overview.setFocus()
    QTest.keyClick(place.case, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: bool(met))
    assert seen == [True]
    assert paper.printed[-1][0].endswith("-family")


def test_that_another_language_makes_the_print_anew(place: CasePlace, paper: FakePaper) -> None:
    def in_english(dialog: QDialog) -> None:
        assert isinstance(dialog, CasePrintPreview)
        dialog.language.setCurrentIndex(dialog.language.findData(Language.ENGLISH))
        dialog.language.activated.emit(dialog.language.currentIndex())
        _printed(dialog)

    in_dialog(in_english)

    place.case.prints.actions_by_key[PrintKind.FAMILY.value].trigger()

    assert "we are here now" in "".join(page_texts(paper.printed[-1][1]))
    assert [line.facts["language"] for line in _lines(place)[-2:]] == ["fi", "en"]


def test_that_a_print_for_a_guardian_is_logged_with_whom_it_is_for(place: CasePlace) -> None:
    chosen: list[str] = []

    def for_guardian(dialog: QDialog) -> None:
        assert isinstance(dialog, CasePrintPreview)
        dialog.reader.setCurrentIndex(dialog.reader.count() - 1)
        dialog.reader.activated.emit(dialog.reader.currentIndex())
        chosen.append(str(dialog.reader.currentData()))
        dialog.reject()

    in_dialog(for_guardian)

    place.case.prints.actions_by_key[PrintKind.ASSESSMENT.value].trigger()

    assert _lines(place)[-1].facts["reader"] == chosen[0]


def test_that_a_saved_print_is_named_without_the_person(
    place: CasePlace, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "perhe.pdf"

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        dialog.save.click()
        dialog.reject()

    in_dialog(save)
    place.case.prints.actions_by_key[PrintKind.FAMILY.value].trigger()

    assert files.suggested[-1].name == f"{place.number}-family.pdf"
    assert files.to_save.read_bytes().startswith(b"%PDF-")


def test_that_lines_of_the_log_are_reviewed_withheld_and_released(
    place: CasePlace, paper: FakePaper
) -> None:
    counts: list[int] = []

    def review(dialog: QDialog) -> None:
        assert isinstance(dialog, LogExtractDialog)
        counts.append(dialog.table.topLevelItemCount())
        item = dialog.table.topLevelItem(0)
        assert item is not None
        item.setSelected(True)
        dialog.ground.control.setCurrentIndex(
            dialog.ground.control.findData(WithholdGround.CLIENT_DANGER)
        )
        dialog.toggle.click()
        assert dialog.sum.text().endswith("1 rivi pidätetään.")
        in_dialog(_printed)
        dialog.act.click()

    in_dialog(review)
    place.case.prints.actions_by_key[PrintKind.LOG_EXTRACT.value].trigger()

    text = " ".join("".join(page_texts(paper.printed[-1][1])).split())
    assert counts[0] > 0
    assert "Pidätetty: tiedosta voisi aiheutua vakavaa vaaraa asiakkaan" in text
    released = next(line for line in reversed(_lines(place)) if "released" in line.act)
    assert len(released.facts["withheld"]) == 1


def test_that_the_lead_prints_the_day_log_of_a_period(place: CasePlace, paper: FakePaper) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, DayLogDialog)
        dialog.first.control.set_value("2026-11-25")
        dialog.act.click()
        assert "24.11.2026" in dialog.notice.text
        dialog.first.control.set_value("2026-11-02")
        in_dialog(_printed)
        dialog.act.click()

    if PrintKind.DAY_LOG.value not in place.case.prints.actions_by_key:
        pytest.fail("The signed-in worker of the example leads a team.")
    in_dialog(choose)
    place.case.prints.actions_by_key[PrintKind.DAY_LOG.value].trigger()

    name, pdf = paper.printed[-1]
    assert name == "2026-11-24-day-log"
    assert "2.11.2026–24.11.2026" in "".join(page_texts(pdf))


@pytest.mark.parametrize("form", ["folder", ZIP])
def test_that_documents_leave_to_a_folder_or_a_zip_and_are_found_unchanged(
    place: CasePlace, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path, form: str
) -> None:
    files.folder, files.to_save = tmp_path, tmp_path / "vienti.zip"

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.form.choose(form)
        dialog.act.click()

    in_dialog(export)
    place.case.prints.actions_by_key[EXPORT].trigger()
    made = files.to_save if form == ZIP else tmp_path / place.number / NAME
    assert made.exists()
    said: list[str] = []
    place.case.desk.messages.said.connect(lambda *told: said.append(str(told)))
    files.to_open = made

    place.case.prints.actions_by_key[VERIFY].trigger()

    assert "ennallaan" in " ".join(said)
    assert dialogs.told == []


def test_that_a_file_changed_after_the_export_is_told(
    place: CasePlace, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    files.folder = tmp_path
    in_dialog(lambda dialog: dialog.act.click())  # type: ignore[attr-defined]
    place.case.prints.actions_by_key[EXPORT].trigger()
    folder = tmp_path / place.number
    changed = next(path for path in folder.iterdir() if path.suffix == ".pdf")
    changed.write_bytes(b"%PDF-1.7 toinen")
    files.to_open = folder / NAME

    place.case.prints.actions_by_key[VERIFY].trigger()

    assert f"Tiedostoa on muutettu: {changed.name}" in dialogs.told[-1]


def test_that_files_are_not_written_over_without_asking(
    place: CasePlace, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    files.folder = tmp_path
    for _ in range(2):
        in_dialog(lambda dialog: dialog.act.click())  # type: ignore[attr-defined]
        place.case.prints.actions_by_key[EXPORT].trigger()

    assert any("päälle" in question for question in dialogs.asked)


def test_that_a_letter_that_cannot_be_printed_is_named_before_a_mark_stands_for_it(
    place: CasePlace, paper: FakePaper, dialogs: FakeDialogs
) -> None:
    assert place.case.sheet is not None
    case_id = place.case.sheet.row.id
    place.case.desk.operations.ask(
        set_reminders, case_ids=(case_id,), due_on=date(2026, 11, 30), text="Soita \U0001f600"
    )
    in_dialog(_printed)

    place.case.prints.actions_by_key[PrintKind.HANDOVER.value].trigger()

    assert "U+1F600 GRINNING FACE" in dialogs.asked[-1]
    assert "Soita [?]" in "".join(page_texts(paper.printed[-1][1]))


def test_that_the_lead_finds_the_day_log_by_quick_open(main: MainWindow) -> None:
    names = [command.words for command in main._commands()]

    assert "Määräaikojen päiväkirja" in names


def _printed(dialog: QDialog) -> None:
    assert isinstance(dialog, PrintPreview)
    dialog.print.click()
    dialog.reject()


def _soon(act: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(TRY_MS, act)


def _lines(place: CasePlace) -> Sequence[AuditEntry]:
    lines: list[AuditEntry] = []

    def read(uow: UnitOfWork, actor: Actor) -> None:
        with uow.begin(actor, Right.READ_LISTS) as work:
            lines.extend(work.session.scalars(select(AuditEntry).order_by(AuditEntry.seq)))

    place.case.desk.operations.ask(read)
    QApplication.processEvents()
    return lines
