"""The decision: written, checked, signed, served and verified by its page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.windows.correction_dialog import CorrectionDialog
from desktop.windows.decision_page import DecisionPage
from desktop.windows.demand_dialog import DemandDialog
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, DECISION, MAP, Place
from desktop.windows.print_preview import PrintPreview
from desktop.windows.serving_dialog import ServingDialog
from desktop.windows.sign_dialog import SignDialog
from desktop.windows.verify_dialog import VerifyDialog, verify_file
from models.rules.kinds import AssignmentKind, ClockState, ServingWay
from models.services.appeals import appeals
from models.services.cases import take_on
from models.services.decisions import signed_bytes
from models.services.people import save_person
from reports.keys import trial_key
from reports.pages import page_texts
from reports.verification import verify
from tests.desktop.typing import click
from tests.desktop.windows.hands import FakeFiles, FakePaper, in_dialog
from tests.fakes import FakeClock

WAIT_MS = 15_000


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> DecisionPage:
    """A decision draft of the example that lacks nothing, dated today."""
    row = next(row for row in main.caseload.own if row.step_id == "Task_decision")
    main.go(Place(CASE, row.id, text="decision"))
    shown = main.page
    assert isinstance(shown, DecisionPage)
    _form(shown).build_all()
    _form(shown).set_value("decided_on", "2026-11-24")
    qtbot.waitUntil(lambda: shown.sign_button.isEnabled(), timeout=WAIT_MS)
    return shown


@pytest.fixture
def signed(qtbot: QtBot, page: DecisionPage) -> DecisionPage:
    """The same decision, signed with a trial key."""
    _sign(qtbot, page, lambda dialog: dialog.means.trial.setChecked(True))
    qtbot.waitUntil(lambda: _is_signed(page), timeout=WAIT_MS)
    return page


def test_that_an_emptied_field_turns_its_item_red_and_bars_the_signature(
    page: DecisionPage,
) -> None:
    _form(page).set_value("child_opinion", "")

    assert not page.checklist.item("child_opinion").check.met
    assert page.checklist.sum.text() == "Yksi kohta puuttuu"
    assert not page.sign_button.isEnabled()
    assert "mielipide" in _form(page).problem_of("child_opinion")


def test_that_filling_it_turns_the_item_green_and_the_mark_goes(page: DecisionPage) -> None:
    _form(page).set_value("goal", "")
    assert not page.checklist.item("goal").check.met

    _form(page).set_value("goal", "Aamut sujuvat.")

    assert page.checklist.item("goal").check.met
    assert _form(page).problem_of("goal") == ""
    assert page.sign_button.isEnabled()


def test_that_a_click_on_a_wanted_item_leads_to_its_field(qtbot: QtBot, page: DecisionPage) -> None:
    _form(page).set_value("goal", "")

    page.checklist.item("goal").click()

    qtbot.waitUntil(lambda: _form(page).editor_of("goal").hasFocus(), timeout=WAIT_MS)


def test_that_the_page_beside_the_form_says_what_is_typed(qtbot: QtBot, page: DecisionPage) -> None:
    _form(page).set_value("goal", "Aamut sujuvat kiireettä.")

    qtbot.waitUntil(lambda: "kiireettä" in _paper(page), timeout=WAIT_MS)
    assert "LUONNOS" in _paper(page)


def test_that_typed_text_stays_when_the_case_changes_elsewhere_meanwhile(
    main: MainWindow, page: DecisionPage
) -> None:
    _form(page).set_value("goal", "Tätä ei ole vielä tallennettu.")
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

    assert _form(page).values()["goal"] == "Tätä ei ole vielä tallennettu."
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
    copies = [_stored(main, signed, row.id) for row in signed.row.recipients]
    archive = _stored(main, signed, None)

    for content in (*copies, archive):
        report = verify(content)
        assert report.intact
        assert report.covers_whole_file
        assert report.trial
    assert len(set(copies)) == len(copies)
    assert "kokeilu" in " ".join(page_texts(archive)).casefold()


def test_that_the_window_shows_the_stored_bytes(main: MainWindow, signed: DecisionPage) -> None:
    assert signed.preview.pdf == _stored(main, signed, signed.preview.recipient_id)


def test_that_a_signed_decision_is_read_and_no_longer_written(signed: DecisionPage) -> None:
    assert signed.pane is not None
    assert not signed.pane.is_draft
    assert signed.sign_button.isHidden()


def test_that_a_wrong_key_passphrase_is_said_in_the_dialog_and_signs_nothing(
    qtbot: QtBot, page: DecisionPage, files: FakeFiles, tmp_path: Path, clock: FakeClock
) -> None:
    files.to_open = _key_file(tmp_path, clock)
    said: list[str] = []

    def choose(dialog: SignDialog) -> None:
        dialog.means.own.setChecked(True)
        dialog.means.choose.click()
        dialog.means.passphrase.control.setText("väärä")

    def leave(dialog: SignDialog) -> None:
        qtbot.waitUntil(lambda: dialog.act.isEnabled(), timeout=WAIT_MS)
        said.append(dialog.means.passphrase.problem)
        dialog.reject()

    _sign(qtbot, page, choose, leave)

    assert said == ["Avaimen salasana ei täsmää. Kirjoita se uudelleen."]
    assert page.row is not None
    assert page.row.signed_at is None


def test_that_ones_own_key_file_signs(
    qtbot: QtBot, page: DecisionPage, files: FakeFiles, tmp_path: Path, clock: FakeClock
) -> None:
    files.to_open = _key_file(tmp_path, clock)

    def choose(dialog: SignDialog) -> None:
        dialog.means.own.setChecked(True)
        dialog.means.choose.click()
        dialog.means.passphrase.control.setText("avaimen salasana")

    _sign(qtbot, page, choose)

    qtbot.waitUntil(lambda: _is_signed(page), timeout=WAIT_MS)


def test_that_the_last_day_of_appeal_shows_before_the_service_is_recorded(
    signed: DecisionPage,
) -> None:
    words: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ServingDialog)
        dialog.way.setCurrentIndex(dialog.way.findData(ServingWay.POST))
        dialog.way.activated.emit(0)
        assert dialog.clock is not None
        words.append(dialog.clock.look.words)
        dialog.do()

    in_dialog(look)
    _first_card(signed).serve.click()

    assert words == ["to 31.12.2026 · 25 arkipäivää"]
    card = _first_card(signed)
    assert card.recipient.served_on is not None
    assert card.clock is not None
    assert card.clock.look.words == words[0]


def test_that_a_proved_day_of_receipt_is_what_the_period_counts_from(signed: DecisionPage) -> None:
    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, ServingDialog)
        dialog.received.set_value("2026-11-24")
        dialog.do()

    in_dialog(record)
    _first_card(signed).serve.click()

    clock = _first_card(signed).recipient.clock
    assert clock is not None
    assert clock.due is not None
    assert clock.due.isoformat() == "2026-12-28"  # 24.12. is an eve, then holidays


def test_that_a_service_before_the_signature_is_refused_in_the_dialog(signed: DecisionPage) -> None:
    said: list[str] = []

    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, ServingDialog)
        dialog.day.set_value("2026-11-20")
        dialog.do()
        said.append(dialog.notice.text)
        dialog.reject()

    in_dialog(record)
    _first_card(signed).serve.click()

    assert said[0] != ""
    assert _first_card(signed).recipient.served_on is None


def test_that_all_can_be_recorded_as_posted_with_one_click(signed: DecisionPage) -> None:
    signed.serving.posted.click()

    assert all(card.recipient.served_on for card in signed.serving.cards.values())
    assert signed.serving.posted.isHidden()


def test_that_a_demand_for_rectification_stops_the_period(signed: DecisionPage) -> None:
    signed.serving.posted.click()

    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, DemandDialog)
        dialog.act()

    in_dialog(record)
    _first_card(signed).demand.click()

    clock = _first_card(signed).recipient.clock
    assert clock is not None
    assert clock.state is ClockState.MET


def test_that_a_reprint_is_the_signed_bytes_themselves(
    main: MainWindow, signed: DecisionPage, paper: FakePaper
) -> None:
    def print_it(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        dialog.do_print()
        dialog.accept()

    in_dialog(print_it)
    signed.print_button.click()

    assert signed.row is not None
    expected = _stored(main, signed, signed.preview.recipient_id)
    assert paper.printed == [(signed.row.number, expected)]


def test_that_a_saved_file_is_named_by_the_decisions_number_only(
    main: MainWindow, signed: DecisionPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "p.pdf"

    signed.file_button.click()

    assert signed.row is not None
    assert files.suggested[-1].name == f"{signed.row.number}.pdf"
    assert files.to_save.read_bytes() == _stored(main, signed, signed.preview.recipient_id)


def test_that_verifying_says_in_words_who_signed_and_that_nothing_changed(
    qtbot: QtBot, signed: DecisionPage
) -> None:
    said: list[str] = []
    met = in_dialog(_saying(said))

    signed.verify_button.click()

    qtbot.waitUntil(lambda: bool(met), timeout=WAIT_MS)
    assert "Asiakirjaa ei ole muutettu allekirjoittamisen jälkeen." in said
    assert any("Hakala Kaisa" in text for text in said)


def test_that_a_changed_byte_in_a_file_from_disk_is_found(
    qtbot: QtBot, main: MainWindow, signed: DecisionPage, files: FakeFiles, tmp_path: Path
) -> None:
    content = bytearray(_stored(main, signed, None))
    content[len(content) // 3] ^= 1
    files.to_open = tmp_path / "muutettu.pdf"
    files.to_open.write_bytes(content)
    said: list[str] = []
    met = in_dialog(_saying(said))

    verify_file(main.around, main)

    qtbot.waitUntil(lambda: bool(met), timeout=WAIT_MS)
    assert any("Älä luota" in text for text in said)


def test_that_a_correction_is_a_new_decision_that_names_the_old_one(
    qtbot: QtBot, main: MainWindow, signed: DecisionPage
) -> None:
    assert signed.row is not None
    old = signed.row.number

    def reason(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        dialog.form.set_value("ground", "obvious_slip")
        dialog.form.set_value("effect", "for")
        dialog.form.set_value("hearing_needless", "Korjaus on asiakkaan eduksi.")
        dialog.form.set_value("reason", "Määrä oli väärin.")
        dialog.do_button.click()

    in_dialog(reason)
    signed.replace_button.click()

    page = cast(DecisionPage, main.page)
    assert page.pane is not None
    assert page.pane.is_draft
    assert page.row is not None
    assert page.row.replaces == old


def test_that_a_draft_is_printed_as_a_draft_under_its_number(
    qtbot: QtBot, page: DecisionPage, paper: FakePaper
) -> None:
    qtbot.waitUntil(lambda: bool(page.preview.pdf), timeout=WAIT_MS)

    def print_it(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        dialog.do_print()
        dialog.accept()

    in_dialog(print_it)
    page.print_draft.click()

    assert page.row is not None
    assert paper.printed[0][0] == f"{page.row.number}-luonnos"
    assert "LUONNOS" in " ".join(page_texts(paper.printed[0][1]))


def _form(page: DecisionPage):  # type: ignore[no-untyped-def]
    assert page.pane is not None
    assert page.pane.form is not None
    return page.pane.form


def _is_signed(page: DecisionPage) -> bool:
    return page.row is not None and page.row.signed_at is not None


def _paper(page: DecisionPage) -> str:
    return " ".join(page_texts(page.preview.pdf)) if page.preview.pdf else ""


def _is_addressed(page: DecisionPage, given: str) -> bool:
    text = page_texts(page.preview.pdf)[0] if page.preview.pdf else ""
    return text.find(given) >= 0 and text.find(given) < text.find("Päätös:")


def _sign(
    qtbot: QtBot,
    page: DecisionPage,
    choose: Callable[[SignDialog], None],
    then: Callable[[SignDialog], None] | None = None,
) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SignDialog)
        choose(dialog)
        dialog.do()
        if then is not None:
            then(dialog)

    in_dialog(act)
    page.sign_button.click()


def _stored(main: MainWindow, page: DecisionPage, recipient_id: object) -> bytes:
    assert page.row is not None
    content = main.desk.operations.ask(
        signed_bytes,
        document_id=page.row.document_id,
        recipient_id=recipient_id,  # type: ignore[arg-type]
        purpose="client_work",
    )
    assert content is not None
    return content


def _first_card(page: DecisionPage):  # type: ignore[no-untyped-def]
    return next(iter(page.serving.cards.values()))


def _saying(said: list[str]) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, VerifyDialog)
        said.extend(dialog.sentences)
        dialog.accept()

    return act


def _key_file(folder: Path, clock: FakeClock) -> Path:
    path = folder / "avain.p12"
    path.write_bytes(trial_key("Hakala Kaisa", "avaimen salasana", clock.now()))
    return path


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
