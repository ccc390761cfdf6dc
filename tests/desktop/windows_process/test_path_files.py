"""Files of the path: BPMN in and out, pictures out; a refused file leaves the draft untouched."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.windows.process_page import PathPage
from diagram.editor.drawing.paper import PictureKind
from diagram.graph import bpmn
from diagram.graph.shipped import shipped
from reports.pages import page_count
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles
from tests.desktop.windows_process.board import drag

BAD = {
    "empty": b"",
    "not xml": b"polku",
    "entities": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "not bpmn": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    "too large": b"<a>" + b" " * 6_000_000 + b"</a>",
}


def test_that_an_opened_file_is_a_new_draft_not_yet_saved(
    page: PathPage, files: FakeFiles, tmp_path: Path
) -> None:
    file = tmp_path / "toinen.bpmn"
    file.write_bytes(bpmn.write(shipped()))
    files.to_open = file

    page.acts.open_file()

    assert page.draft.is_editable
    assert not page.draft.is_saved
    assert page.draft.row is None
    assert page.canvas.value == page.draft.value
    assert page.acts.save()
    assert page.draft.row is not None


@pytest.mark.parametrize("what", sorted(BAD))
def test_that_a_bad_file_is_refused_in_words_and_the_draft_stays(
    drafting: PathPage, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path, what: str
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    file = tmp_path / "huono.bpmn"
    file.write_bytes(BAD[what])
    files.to_open = file
    before = drafting.draft.value

    drafting.acts.open_file()

    assert drafting.draft.value is before
    assert drafting.draft.history.can_undo
    assert len(dialogs.told) == 1
    assert dialogs.told[0].endswith(".")
    assert "(bpmn." not in dialogs.told[0]


def test_that_a_file_that_cannot_be_read_is_told(
    drafting: PathPage, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    files.to_open = tmp_path

    drafting.acts.open_file()

    assert dialogs.told == ["Tiedostoa ei voitu lukea. Valitse toinen tiedosto."]


def test_that_the_exported_file_is_the_path_at_hand(
    drafting: PathPage, files: FakeFiles, tmp_path: Path
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    files.to_save = tmp_path / "polku.bpmn"

    drafting.files.save_bpmn()

    found = bpmn.read(files.to_save.read_bytes())
    assert found.steps == drafting.draft.value.steps
    assert files.suggested[-1].name == "polku.bpmn"


@pytest.mark.parametrize("kind", list(PictureKind))
def test_that_the_path_is_drawn_into_a_file(
    page: PathPage, files: FakeFiles, tmp_path: Path, kind: PictureKind
) -> None:
    files.to_save = tmp_path / f"kuva.{kind.value}"

    page.files.save_picture(kind)

    data = files.to_save.read_bytes()
    if kind is PictureKind.PNG:
        image = QImage(str(files.to_save))
        assert image.width() > 3000
    elif kind is PictureKind.SVG:
        assert data.startswith(b"<?xml")
        assert "Yhteydenotto" in data.decode("utf-8")
    else:
        assert data.startswith(b"%PDF-")


def test_that_a_place_that_cannot_be_written_is_told(
    page: PathPage, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "puuttuu" / "polku.bpmn"

    page.files.save_bpmn()

    assert dialogs.told == ["Tiedostoa ei voitu kirjoittaa. Valitse toinen paikka."]


def test_that_a_refused_file_saves_nothing_of_the_open_draft(
    drafting: PathPage, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    drag(drafting, "Task_contact", 30, 10)
    file = tmp_path / "huono.bpmn"
    file.write_bytes(b"polku")
    files.to_open = file

    drafting.acts.open_file()

    assert not dialogs.asked
    assert not drafting.draft.is_saved


def test_that_a_long_path_is_one_sheet_and_an_empty_one_is_told(
    drafting: PathPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "polku.pdf"
    drafting.files.save_picture(PictureKind.PDF)
    sheets = page_count(files.to_save.read_bytes())
    files.to_save = tmp_path / "tyhjä.pdf"
    drafting.acts.begin_empty()

    drafting.files.save_picture(PictureKind.PDF)

    assert sheets == 1
    assert not files.to_save.exists()
