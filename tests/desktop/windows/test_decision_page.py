"""The decision: written, checked and signed by its page, and the page in small windows."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.widgets.item_button import ItemButton
from desktop.windows.case_place import CasePlace
from desktop.windows.decision_page import DecisionPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, DECISION, MAP, Place
from desktop.windows.sign_dialog import SignDialog
from models.rules.kinds import AssignmentKind
from models.services.appeals import appeals
from models.services.cases import take_on
from models.services.people import save_person
from reports.keys import trial_key
from reports.pages import page_texts
from reports.verification import verify
from tests.desktop.typing import click, type_text
from tests.desktop.windows.decision_pages import (
    WAIT_MS,
    form_of,
    is_signed,
    page,
    sign_in_dialog,
    signed,
    stored_bytes,
    words_on,
)
from tests.desktop.windows.hands import FakeFiles
from tests.fakes import FakeClock

__all__ = ["page", "signed"]


def test_that_an_emptied_field_turns_its_item_red_and_bars_the_signature(
    page: DecisionPage,
) -> None:
    form_of(page).set_value("child_opinion", "")

    assert not page.checklist.item("child_opinion").check.met
    assert page.checklist.sum.text() == "Yksi kohta puuttuu"
    assert not page.sign_button.isEnabled()
    assert "mielipide" in form_of(page).problem_of("child_opinion")


def test_that_filling_it_turns_the_item_green_and_the_mark_goes(page: DecisionPage) -> None:
    form_of(page).set_value("goal", "")
    assert not page.checklist.item("goal").check.met

    form_of(page).set_value("goal", "Aamut sujuvat.")

    assert page.checklist.item("goal").check.met
    assert form_of(page).problem_of("goal") == ""
    assert page.sign_button.isEnabled()


def test_that_a_click_on_a_wanted_item_leads_to_its_field(qtbot: QtBot, page: DecisionPage) -> None:
    form_of(page).set_value("goal", "")

    page.checklist.item("goal").click()

    qtbot.waitUntil(lambda: form_of(page).editor_of("goal").hasFocus(), timeout=WAIT_MS)


def test_that_the_page_beside_the_form_says_what_is_typed(qtbot: QtBot, page: DecisionPage) -> None:
    form_of(page).set_value("goal", "Aamut sujuvat kiireettä.")

    qtbot.waitUntil(lambda: "kiireettä" in words_on(page), timeout=WAIT_MS)
    assert "LUONNOS" in words_on(page)


@pytest.mark.parametrize("key", ["decided_on", "starts_on", "ends_on"])
def test_that_a_day_half_typed_turns_its_item_red_and_stops_nothing(
    qtbot: QtBot, page: DecisionPage, key: str
) -> None:
    line = form_of(page).editor_of(key)
    assert isinstance(line, QLineEdit)
    line.selectAll()

    for letter in "3.2":
        type_text(line, letter)
        assert not page.sign_button.isEnabled()

    qtbot.waitUntil(lambda: "LUONNOS" in words_on(page), timeout=WAIT_MS)


def test_that_after_a_look_at_the_decision_only_the_summary_is_marked(
    main: MainWindow, page: DecisionPage
) -> None:
    assert page.pane is not None
    assert page.sheet is not None
    document_id = page.pane.document_id
    main.go(Place(CASE, page.sheet.row.id))
    case = main.page
    assert isinstance(case, CasePlace)
    click(case.case.list.item(document_id))
    assert isinstance(main.page, DecisionPage)

    main.go_back()

    marked = [item.text() for item in case.case.list.findChildren(ItemButton) if item.isChecked()]
    assert marked == ["Yhteenveto"]


def test_that_typed_text_stays_when_the_case_changes_elsewhere_meanwhile(
    main: MainWindow, page: DecisionPage
) -> None:
    form_of(page).set_value("goal", "Tätä ei ole vielä tallennettu.")
    assert page.sheet is not None
    assert page.pane is not None
    place = Place(DECISION, page.sheet.row.id, page.pane.document_id)
    main.go(Place(MAP))
    client = page.sheet.client
    changed = replace(client.data, phone="040 000 0009")
    main.desk.operations.run(
        save_person, person_id=client.id, data=changed, row_version=client.version
    )
    main.desk.operations.run(
        take_on,
        case_id=page.sheet.row.id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=main.desk.today,
    )

    main.go(place)

    assert form_of(page).values()["goal"] == "Tätä ei ole vielä tallennettu."
    assert page.sheet.row_version > 0


def test_that_guardians_are_suggested_as_recipients(page: DecisionPage) -> None:
    assert page.recipients is not None

    chosen = [line for line in page.recipients.lines if line.chosen.isChecked()]

    assert chosen
    assert all("huoltaja" in line.chosen.text() for line in chosen)
    assert page.row is not None
    assert len(page.row.recipients) == len(chosen)


def test_that_a_decision_without_recipients_cannot_be_signed(page: DecisionPage) -> None:
    assert page.recipients is not None

    for line in page.recipients.lines:
        line.chosen.setChecked(False)

    assert not page.checklist.item("recipients").check.met
    assert not page.sign_button.isEnabled()


def test_that_each_recipients_page_bears_only_that_recipients_address(
    qtbot: QtBot, page: DecisionPage
) -> None:
    assert page.row is not None
    row = page.row.recipients[0]
    page.preview.whose.setCurrentIndex(1)
    page.preview.whose.activated.emit(1)

    given = " ".join(row.name.split()[1:2])

    qtbot.waitUntil(lambda: _is_addressed(page, given), timeout=WAIT_MS)


def test_that_a_trial_signature_stores_a_copy_for_each_and_says_that_it_is_one(
    main: MainWindow, signed: DecisionPage
) -> None:
    assert signed.row is not None
    copies = [stored_bytes(main, signed, row.id) for row in signed.row.recipients]
    archive = stored_bytes(main, signed, None)

    for content in (*copies, archive):
        report = verify(content)
        assert report.intact
        assert report.covers_whole_file
        assert report.trial
    assert len(set(copies)) == len(copies)
    assert "kokeilu" in " ".join(page_texts(archive)).casefold()


def test_that_the_window_shows_the_stored_bytes(main: MainWindow, signed: DecisionPage) -> None:
    assert signed.preview.pdf == stored_bytes(main, signed, signed.preview.recipient_id)


def test_that_a_signed_decision_is_read_and_no_longer_written(signed: DecisionPage) -> None:
    assert signed.pane is not None
    assert not signed.pane.is_draft
    assert signed.sign_button.isHidden()


def test_that_a_wrong_key_passphrase_is_said_in_the_dialog_and_signs_nothing(
    qtbot: QtBot, page: DecisionPage, files: FakeFiles, tmp_path: Path, clock: FakeClock
) -> None:
    files.to_open = _key_file(tmp_path, clock)
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        dialog.means.own.setChecked(True)
        dialog.means.choose.click()
        dialog.means.passphrase.control.setText("väärä")
        dialog.do()
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.means.passphrase.problem)
        dialog.reject()

    sign_in_dialog(page, act)

    assert said == ["Avaimen salasana ei täsmää. Kirjoita se uudelleen."]
    assert page.row is not None
    assert page.row.signed_at is None


def test_that_ones_own_key_file_signs(
    qtbot: QtBot, page: DecisionPage, files: FakeFiles, tmp_path: Path, clock: FakeClock
) -> None:
    files.to_open = _key_file(tmp_path, clock)

    def act(dialog: SignDialog) -> None:
        dialog.means.own.setChecked(True)
        dialog.means.choose.click()
        dialog.means.passphrase.control.setText("avaimen salasana")
        dialog.do()

    sign_in_dialog(page, act)

    qtbot.waitUntil(lambda: is_signed(page), timeout=WAIT_MS)


def test_that_checklist_and_page_share_one_place_in_a_window_of_960_pixels(
    qtbot: QtBot, main: MainWindow, page: DecisionPage
) -> None:
    main.resize(960, 540)
    qtbot.waitUntil(lambda: page.panes.is_narrow, timeout=WAIT_MS)

    assert main.width() == 960
    assert page.checklist.isVisible()
    assert not page.preview.isVisible()

    click(page.panes.switch.button("page"))

    assert page.preview.isVisible()
    assert not page.checklist.isVisible()
    assert not page.preview.view.horizontalScrollBar().isVisible()


def test_that_a_wide_window_shows_form_checklist_and_page(
    qtbot: QtBot, main: MainWindow, page: DecisionPage
) -> None:
    main.resize(1366, 768)
    qtbot.waitUntil(lambda: not page.panes.is_narrow, timeout=WAIT_MS)

    assert page.checklist.isVisible()
    assert page.preview.isVisible()
    assert not page.panes.switch.isVisible()


def test_that_a_signed_decision_fits_960_pixels_too(main: MainWindow, signed: DecisionPage) -> None:
    main.resize(960, 540)
    QApplication.processEvents()

    assert main.width() == 960
    assert main.minimumSizeHint().width() <= 960


def test_that_no_page_of_another_decision_stays_where_there_is_none(
    main: MainWindow, page: DecisionPage
) -> None:
    assert page.preview.pdf
    on_paper = next(
        (row.case_id, row.document_id)
        for row in main.desk.operations.ask(appeals) or ()
        if row.case_id in {own.id for own in main.caseload.own}
    )

    main.go(Place(DECISION, *on_paper))

    assert page.preview.pdf == b""
    assert page.preview.view.pages == []
    assert "paperilla" in page.preview.view.note.text()


def _is_addressed(page: DecisionPage, given: str) -> bool:
    text = page_texts(page.preview.pdf)[0] if page.preview.pdf else ""
    return text.find(given) >= 0 and text.find(given) < text.find("Päätös:")


def _key_file(folder: Path, clock: FakeClock) -> Path:
    path = folder / "avain.p12"
    path.write_bytes(trial_key("Hakala Kaisa", "avaimen salasana", clock.now()))
    return path
