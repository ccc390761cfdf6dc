"""Printing and exporting the map through its dialog: asked, logged, then done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.base.paper import page_layout
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.map_share import ShareFeature
from desktop.windows.map_share_dialog import SEEN, ShareDialog
from desktop.windows.print_preview import PrintPreview
from models.rules.purposes import Purpose
from models.services.cases import case_sheet
from reports.pages import page_texts
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL
from tests.desktop.windows.hands import FakeFiles, FakePaper, in_dialog


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    with qtbot.waitExposed(main):
        main.show()
    main.caseload.narrowing.show_mine(False)
    shown.view.setFocus()
    return shown


@pytest.fixture
def sharing(page: MapPage) -> ShareFeature:
    """The entries of the menu."""
    return next(item for item in page.features if isinstance(item, ShareFeature))


def test_that_the_map_is_exported_without_names_under_a_name_that_tells_nobody(
    main: MainWindow, sharing: ShareFeature, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "kartta.pdf"

    in_dialog(lambda dialog: _act(dialog))
    sharing.ask_export()

    assert files.suggested[0].name == "kartta-2026-11-24.pdf"
    text = "".join(page_texts(files.to_save.read_bytes()))
    assert "Tiimin asiat" in text
    assert not [row.name for row in main.caseload.rows if row.name.split()[0] in text.split()]
    assert "kartta.pdf" in main.status.text


@pytest.mark.parametrize(("kind", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_that_the_chosen_form_is_written(
    sharing: ShareFeature, files: FakeFiles, tmp_path: Path, kind: str, start: bytes
) -> None:
    files.to_save = tmp_path / f"kartta.{kind}"

    def choose(dialog: object) -> None:
        assert isinstance(dialog, ShareDialog)
        dialog.kind.button(kind).click()
        _act(dialog)

    in_dialog(choose)
    sharing.ask_export()

    assert files.to_save.read_bytes().startswith(start)


def test_that_names_want_a_purpose_and_are_logged_for_each_case(
    main: MainWindow, sharing: ShareFeature, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "kartta.pdf"
    said: list[str] = []

    def choose(dialog: object) -> None:
        assert isinstance(dialog, ShareDialog)
        dialog.named.setChecked(True)
        dialog.act.click()
        said.append(dialog.notice.text)
        assert not files.suggested
        dialog.purposes[Purpose.SUPERVISION].setChecked(True)
        dialog.act.click()

    in_dialog(choose)
    sharing.ask_export()

    assert "miksi" in said[0]
    texts = page_texts(files.to_save.read_bytes())
    assert "Salassa pidettävä" in texts[0]
    assert main.caseload.rows[0].name.split()[0] in "".join("".join(texts[1:]).split())
    sheet = main.desk.operations.ask(case_sheet, case_id=main.caseload.rows[0].id)
    assert sheet is not None
    assert "map.exported" in {event.act for event in sheet.events}


def test_that_giving_up_the_file_chooser_writes_and_logs_nothing(
    sharing: ShareFeature, files: FakeFiles
) -> None:
    def give_up(dialog: object) -> None:
        assert isinstance(dialog, ShareDialog)
        dialog.act.click()
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(give_up)
    sharing.ask_export()

    assert files.to_save is None


def test_that_ctrl_p_shows_the_pages_before_they_are_printed(
    page: MapPage, paper: FakePaper
) -> None:
    def look(dialog: object) -> None:
        assert isinstance(dialog, PrintPreview)
        dialog.print.click()
        dialog.reject()

    def choose(dialog: object) -> None:
        in_dialog(look)
        _act(dialog)

    in_dialog(choose)
    QTest.keyClick(page.view, Qt.Key.Key_P, CONTROL)

    ((name, pdf),) = paper.printed
    assert name == "kartta-2026-11-24"
    layout = page_layout(pdf)
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4


def test_that_only_what_is_seen_goes_along_when_that_is_chosen(
    page: MapPage, sharing: ShareFeature, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "kartta.pdf"

    def choose(dialog: object) -> None:
        assert isinstance(dialog, ShareDialog)
        dialog.part.button(SEEN).click()
        dialog.paper.button("a3").click()
        _act(dialog)

    page.view.zoom_by(6, page.view.viewport().rect().center())
    in_dialog(choose)
    sharing.ask_export()

    pdf = files.to_save.read_bytes()
    assert page_layout(pdf).pageSize().id() is QPageSize.PageSizeId.A3


def test_that_a_text_that_was_looked_for_is_not_written_on_a_map_without_names(
    main: MainWindow, sharing: ShareFeature, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "kartta.pdf"
    surname = main.caseload.rows[0].name.split()[0]
    narrowing = main.caseload.narrowing
    narrowing.narrow(narrowing.filter.saying(surname))

    in_dialog(lambda dialog: _act(dialog))
    sharing.ask_export()

    text = "".join(page_texts(files.to_save.read_bytes()))
    assert surname not in text
    assert "rajattu tekstillä" in text


def test_that_a_place_that_cannot_be_written_is_told(
    main: MainWindow, sharing: ShareFeature, files: FakeFiles, tmp_path: Path, dialogs: FakeDialogs
) -> None:
    files.to_save = tmp_path / "ei ole" / "kartta.pdf"

    in_dialog(lambda dialog: _act(dialog))
    sharing.ask_export()

    assert not files.to_save.exists()
    assert any("kirjoittaa" in text for text in (*dialogs.told, main.status.text))


def _act(dialog: object) -> None:
    assert isinstance(dialog, ShareDialog)
    dialog.act.click()
