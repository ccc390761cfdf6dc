"""Attachments through the window: dropped, pasted, looked at, printed, sent and removed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.plain import PlainLabel
from desktop.windows.attachment_dialogs import AddDialog, DescribeDialog
from desktop.windows.attachment_out import OutDialog
from desktop.windows.attachment_view import AttachmentView
from desktop.windows.attachments_pane import AttachmentCard
from desktop.windows.case_place import CasePlace
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.email_dialog import EmailDialog
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import CASE, MAP, WORKLIST, Place
from desktop.windows.picture_view import PictureView
from desktop.windows.print_preview import PrintPreview
from desktop.windows.worklist import WorklistPage
from models.rules.attachments import EmailGround, FileKind
from models.rules.rows import CaseRow
from tests import attached
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles, FakeMail, FakePaper, in_dialog

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def place(main: MainWindow) -> CasePlace:
    """The page of an open case of one's own."""
    own = main.desk.actor.user_id
    row = next(r for r in main.caseload.rows if r.closed_on is None and r.worker_id == own)
    main.go(Place(CASE, row.id))
    found = main.findChild(CasePlace)
    assert isinstance(found, CasePlace)
    found.case.show_attachments()
    return found


def written(folder: Path, **files: bytes) -> list[Path]:
    """Write files; an underscore in a name stands for its dot."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return paths


def files_in(paths: list[Path]) -> QMimeData:
    """Return what a file manager lets drag."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(place: CasePlace, paths: list[Path]) -> None:
    """Drag files over the page and let them go."""
    mime = files_in(paths)
    case = place.case
    enter = QDragEnterEvent(QPoint(9, 9), _COPY, mime, _LEFT, _PLAIN)
    QApplication.sendEvent(case, enter)
    assert enter.isAccepted()
    assert case.drop.isVisible()
    QApplication.sendEvent(case.drop, QDragEnterEvent(QPoint(9, 9), _COPY, mime, _LEFT, _PLAIN))
    QApplication.sendEvent(
        case.drop, QDropEvent(QPointF(9, 9), _COPY, mime, _LEFT, _PLAIN, QEvent.Type.Drop)
    )
    assert not case.drop.isVisible()


def case_in_view(main: MainWindow, row: CaseRow) -> tuple[QWidget, QPoint]:
    """Return what takes files on a list or on the map, and where the case stands in it."""
    page = main.page
    if isinstance(page, WorklistPage):
        table = page.table.view
        page.table.filter.setText(row.number)
        return table.viewport(), table.visualRect(table.currentIndex()).center()
    assert isinstance(page, MapPage)
    content = page.view.content
    assert content is not None
    place = content.load.place[row.id]
    x, y = float(content.places.x[place]), float(content.places.y[place])
    return page.view.viewport(), page.view.mapFromScene(x, y)


def dragged(view: QWidget, at: QPoint, paths: list[Path]) -> bool:
    """Drag files to a point and answer whether they may be let go there."""
    mime = files_in(paths)
    QApplication.sendEvent(view, QDragEnterEvent(at, _COPY, mime, _LEFT, _PLAIN))
    event = QDragMoveEvent(at, _COPY, mime, _LEFT, _PLAIN)
    event.ignore()
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def let_go(view: QWidget, at: QPoint, paths: list[Path]) -> None:
    """Drag files to a point and let them go."""
    assert dragged(view, at, paths)
    mime = files_in(paths)
    drop = QDropEvent(QPointF(at), _COPY, mime, _LEFT, _PLAIN, QEvent.Type.Drop)
    QApplication.sendEvent(view, drop)


def asked(qtbot: QtBot, place: CasePlace) -> AddDialog:
    """Return the dialog that asks of the files once they are checked."""
    qtbot.waitUntil(lambda: isinstance(place.attaching.dialog, AddDialog), timeout=5000)
    dialog = place.attaching.dialog
    assert isinstance(dialog, AddDialog)
    return dialog


def added(qtbot: QtBot, place: CasePlace, paths: list[Path]) -> list[AttachmentCard]:
    """Drop files, take the names as they are and return the cards."""
    drop(place, paths)
    asked(qtbot, place).act()
    place.attaching.dialog = None
    return place.case.attachments.cards


def answering(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Do `act` in the next dialog, which is of this kind."""

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, kind)
        act(dialog)

    in_dialog(look)


def entry_said(dialog: DescribeDialog, key: str) -> str:
    """Return what a field says of its problem."""
    return dialog.form.block(key).editor.entry().accessibleDescription()


def press(card: AttachmentCard, words: str) -> None:
    """Press one of a card's buttons."""
    card.acts[words].click()


def test_that_dropped_files_are_named_added_and_taken_back(
    qtbot: QtBot, main: MainWindow, place: CasePlace, tmp_path: Path
) -> None:
    paths = written(
        tmp_path, lausunto_pdf=attached.pdf(pages=3), IMG_JPG=attached.photo(),
        lasku_pdf=attached.PROGRAM,
    )  # fmt: skip

    drop(place, paths)
    dialog = asked(qtbot, place)

    assert "lasku: Tiedosto on ohjelma" in dialog.refused.text
    assert "Kuvauspaikka poistettiin." in dialog.cleaned.text
    dialog.form.set_value("title_0", "Koulun lausunto")
    dialog.form.set_value("received_from", "Kotkan koulu")
    dialog.act()
    pane = place.case.attachments
    shown = {card.row.title: card.about.text() for card in pane.cards}
    assert set(shown) == {"Koulun lausunto", "IMG"}
    assert "Kotkan koulu · PDF, 3 sivua" in shown["Koulun lausunto"]
    assert place.case.list.attachments is not None
    assert place.case.list.attachments.note == "2"
    assert "Liite lisättiin" in " ".join(place.case.overview.timeline.lines())
    main.status.undo.click()
    assert pane.cards == []


def test_that_a_picture_on_the_clipboard_is_pasted_and_text_is_not(
    qtbot: QtBot, place: CasePlace
) -> None:
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("tekstiä")
    place.case.paste_asked.emit()
    assert place.attaching.dialog is None

    clipboard.setImage(picture)
    place.case.paste_asked.emit()
    asked(qtbot, place).act()

    (card,) = place.case.attachments.cards
    assert (card.row.title, card.row.file_kind) == ("Leikepöydän kuva", FileKind.PNG)
    clipboard.clear()


def test_that_files_are_chosen_by_keyboard_and_a_lone_refusal_is_told(
    qtbot: QtBot, place: CasePlace, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    files.several = tuple(written(tmp_path, muistio_docx=b"PK\x03\x04" + b"\0" * 30))

    place.case.attachments.add.click()

    qtbot.waitUntil(lambda: bool(dialogs.told), timeout=5000)
    assert "tallenna PDF-muodossa" in dialogs.told[0]


def test_that_a_closed_case_says_that_nothing_is_added(
    qtbot: QtBot, main: MainWindow, place: CasePlace
) -> None:
    sheet = place.case.sheet
    assert sheet is not None
    closed = replace(sheet, row=replace(sheet.row, closed_on=main.desk.today))
    place.case.sheet = closed
    place.case.attachments.show_case(closed)
    said: list[str] = []
    main.desk.messages.said.connect(lambda kind, text: said.append(text))

    place.case.attachments.add.click()
    place.case.paste_asked.emit()

    assert said == ["Asia on päätetty, eikä liitteitä voi enää lisätä tai poistaa."] * 2
    assert place.case.attachments.add.isHidden()


def test_that_a_picture_is_zoomed_turned_and_fitted_by_keys(
    qtbot: QtBot, place: CasePlace, tmp_path: Path
) -> None:
    cards = added(qtbot, place, written(tmp_path, skannaus_tif=attached.scan(pages=3)))
    seen: list[object] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, AttachmentView)
        view = dialog.view
        assert isinstance(view, PictureView)
        qtbot.waitUntil(lambda: not view.picture.isNull(), timeout=3000)
        for key in (Qt.Key.Key_R, Qt.Key.Key_1, Qt.Key.Key_Plus):
            QTest.keyClick(view, key)
        seen.extend((view.turns, view.scale))
        QTest.keyClick(view, Qt.Key.Key_0)
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: view.at == 1, timeout=3000)
        seen.extend((view.zoom, dialog.state.text()))
        dialog.reject()

    in_dialog(look)
    cards[0].open.click()

    assert seen == [1, 1.25, None, "Sivu 2 (3) · 100 %"]


def test_that_a_pdf_and_a_text_are_looked_at_inside_the_program(
    qtbot: QtBot, place: CasePlace, tmp_path: Path
) -> None:
    files = written(tmp_path, pitkä_pdf=attached.pdf(pages=35), viesti_txt="Hei äiti".encode())
    cards = {card.row.title: card for card in added(qtbot, place, files)}
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, AttachmentView)
        if dialog.found.row.file_kind is FileKind.TEXT:
            seen.append(dialog.view.toPlainText())  # type: ignore[union-attr]
        else:
            dialog.next.click()
            seen.append(dialog.state.text())
            qtbot.waitUntil(lambda: len(dialog.view.pages) == 5, timeout=5000)  # type: ignore[union-attr]
        dialog.reject()

    for title in ("pitkä", "viesti"):
        in_dialog(look)
        cards[title].open.click()

    assert seen == ["Sivut 31–35 (35)", "Hei äiti"]


def printed(dialog: QDialog) -> None:
    """Print what is shown and leave."""
    assert isinstance(dialog, PrintPreview)
    dialog.print.click()
    dialog.reject()


def test_that_a_party_gets_a_print_only_after_it_was_read_through(
    qtbot: QtBot, place: CasePlace, paper: FakePaper, tmp_path: Path
) -> None:
    (card,) = added(qtbot, place, written(tmp_path, lausunto_pdf=attached.pdf()))
    enabled: list[bool] = []

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, OutDialog)
        dialog.reader.setCurrentIndex(1)
        enabled.append(dialog.act.isEnabled())
        dialog.read.setChecked(True)
        enabled.append(dialog.act.isEnabled())
        answering(PrintPreview, printed)
        dialog.act.click()

    in_dialog(give)
    press(card, "Tulosta…")

    assert enabled == [False, True]
    qtbot.waitUntil(lambda: bool(paper.printed), timeout=5000)
    (name, _), *_ = paper.printed
    assert "lausunto" not in name


def _sent(ground: EmailGround | None) -> Callable[[QDialog], None]:
    def send(dialog: QDialog) -> None:
        assert isinstance(dialog, EmailDialog)
        assert dialog.cancel.isDefault()
        assert not dialog.act.isEnabled()
        if ground is None:
            dialog.cancel.click()
        else:
            dialog.grounds[ground].setChecked(True)
            dialog.act.click()

    return send


def test_that_nothing_goes_by_mail_without_a_warning_and_a_ground(
    qtbot: QtBot, place: CasePlace, files: FakeFiles, mail: FakeMail, tmp_path: Path
) -> None:
    (card,) = added(qtbot, place, written(tmp_path, lausunto_pdf=attached.pdf()))
    files.to_save = tmp_path / "ulos" / "liite.pdf"

    def first(ground: EmailGround | None) -> Callable[[QDialog], None]:
        def go(dialog: QDialog) -> None:
            in_dialog(_sent(ground))
            dialog.act.click()  # type: ignore[attr-defined]

        return go

    in_dialog(first(None))
    press(card, "Lähetä sähköpostilla…")
    assert (mail.opened, files.to_save.exists()) == (0, False)

    in_dialog(first(EmailGround.SECURED))
    press(card, "Lähetä sähköpostilla…")
    assert mail.opened == 1
    assert files.to_save.read_bytes().startswith(b"%PDF")
    assert files.to_save.stat().st_mode & 0o077 == 0
    place.case.refresh()
    told = " ".join(place.case.overview.timeline.lines())
    assert "Asian tietoja lähetettiin sähköpostilla" in told


def test_that_a_print_of_the_case_is_warned_of_too_and_a_lacking_mail_program_is_told(
    qtbot: QtBot, main: MainWindow, place: CasePlace, files: FakeFiles, mail: FakeMail,
    dialogs: FakeDialogs, tmp_path: Path,
) -> None:  # fmt: skip
    mail.is_there, files.to_save = False, tmp_path / "tuloste.pdf"

    def preview(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        in_dialog(_sent(EmailGround.PUBLIC))
        dialog.email.click()
        dialog.reject()

    in_dialog(preview)
    place.case.prints.asked.emit("case")

    assert files.to_save.exists()
    assert "sähköpostiohjelmaa ei löytynyt" in dialogs.told[-1]


def test_that_a_copy_that_cannot_be_written_is_told_with_a_next_step(
    qtbot: QtBot, place: CasePlace, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    (card,) = added(qtbot, place, written(tmp_path, lausunto_pdf=attached.pdf()))
    files.to_save = tmp_path / "lausunto.pdf" / "liite.pdf"

    in_dialog(lambda dialog: dialog.act.click())  # type: ignore[attr-defined]
    press(card, "Tallenna kopio…")

    assert "toinen paikka" in dialogs.told[-1]


def test_that_a_removed_one_keeps_its_reason_and_comes_back(
    qtbot: QtBot, main: MainWindow, place: CasePlace, tmp_path: Path
) -> None:
    (card,) = added(qtbot, place, written(tmp_path, lausunto_pdf=attached.pdf()))
    pane = place.case.attachments
    press(card, "Poista…")
    dialog = place.attaching.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.form.set_value("reason", "Väärä asia")
    dialog.act()
    assert pane.cards == []

    pane.removed.click()
    assert "Väärä asia" in pane.cards[0].told.text()
    press(pane.cards[0], "Palauta luetteloon")

    assert [card.row.is_removed for card in pane.cards] == [False]


def test_that_its_name_and_day_are_mended_at_their_fields(
    qtbot: QtBot, place: CasePlace, tmp_path: Path
) -> None:
    (card,) = added(qtbot, place, written(tmp_path, lausunto_pdf=attached.pdf()))
    press(card, "Muuta tietoja…")
    dialog = place.attaching.dialog
    assert isinstance(dialog, DescribeDialog)
    dialog.form.set_value("received_on", "2027-01-01")
    dialog.act()
    assert "viimeistään" in entry_said(dialog, "received_on")

    dialog.form.set_value("received_on", "2026-11-20")
    dialog.form.set_value("title", "Neuvolan lausunto")
    dialog.act()

    assert place.case.attachments.cards[0].row.title == "Neuvolan lausunto"


def test_that_files_dropped_on_a_case_of_a_list_or_of_the_map_are_asked_of_and_added(
    qtbot: QtBot, main: MainWindow, tmp_path: Path
) -> None:
    paths = written(tmp_path, lausunto_pdf=attached.pdf(), muistio_docx=b"PK\x03\x04" + b"\0" * 40)
    own = [row for row in main.caseload.own if row.closed_on is None]

    for page, row in zip((WORKLIST, MAP), own, strict=False):
        main.go(Place(page))
        view, at = case_in_view(main, row)
        beside = QPoint(view.width() - 2, view.height() - 2)
        assert not dragged(view, beside, paths)
        let_go(view, at, paths)

        place = main.page
        assert isinstance(place, CasePlace)
        assert place.number == row.number
        dialog = asked(qtbot, place)
        assert any(row.number in label.text() for label in dialog.findChildren(PlainLabel))
        assert "tallenna PDF-muodossa" in dialog.refused.text
        dialog.act()
        place.attaching.dialog = None
        assert [card.row.title for card in place.case.attachments.cards] == ["lausunto"]
