"""A signed decision by its page: served, printed again, verified and replaced."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.correction_dialog import CorrectionDialog
from desktop.windows.decision_page import DecisionPage
from desktop.windows.demand_dialog import DemandDialog
from desktop.windows.main import MainWindow
from desktop.windows.print_preview import PrintPreview
from desktop.windows.serving_dialog import ServingDialog
from desktop.windows.verify_dialog import VerifyDialog, verify_file
from models.rules.kinds import ClockState, ServingWay
from reports.pages import page_texts
from tests.desktop.windows.decision_pages import (
    WAIT_MS,
    first_card,
    page,
    signed,
    stored_bytes,
)
from tests.desktop.windows.hands import FakeFiles, FakePaper, in_dialog

__all__ = ["page", "signed"]


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
    first_card(signed).serve.click()

    assert words == ["to 31.12.2026 · 25 arkipäivää"]
    card = first_card(signed)
    assert card.recipient.served_on is not None
    assert card.clock is not None
    assert card.clock.look.words == words[0]


def test_that_the_print_that_is_looked_at_stays_while_a_service_is_recorded(
    signed: DecisionPage,
) -> None:
    assert signed.row is not None
    second = signed.row.recipients[1].id
    signed.signed.show_print(second)
    shown = signed.preview.pdf

    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, ServingDialog)
        dialog.do()

    in_dialog(record)
    first_card(signed).serve.click()

    assert first_card(signed).recipient.served_on is not None
    assert signed.preview.recipient_id == second
    assert signed.preview.pdf == shown


def test_that_a_proved_day_of_receipt_is_what_the_period_counts_from(signed: DecisionPage) -> None:
    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, ServingDialog)
        dialog.received.set_value("2026-11-24")
        dialog.do()

    in_dialog(record)
    first_card(signed).serve.click()

    clock = first_card(signed).recipient.clock
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
    first_card(signed).serve.click()

    assert said[0] != ""
    assert first_card(signed).recipient.served_on is None


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
    first_card(signed).demand.click()

    clock = first_card(signed).recipient.clock
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
    expected = stored_bytes(main, signed, signed.preview.recipient_id)
    assert paper.printed == [(signed.row.number, expected)]


def test_that_a_saved_file_is_named_by_the_decisions_number_only(
    main: MainWindow, signed: DecisionPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "p.pdf"

    signed.file_button.click()

    assert signed.row is not None
    assert files.suggested[-1].name == f"{signed.row.number}.pdf"
    assert files.to_save.read_bytes() == stored_bytes(main, signed, signed.preview.recipient_id)


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
    content = bytearray(stored_bytes(main, signed, None))
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


def test_that_at_double_size_no_field_is_cut_and_no_button_squeezed(
    program: Program, main: MainWindow, signed: DecisionPage
) -> None:
    main.desk.preferences.text_scale = 2.0
    program.dress()
    seen: list[bool] = []

    def look_at_service(dialog: QDialog) -> None:
        assert isinstance(dialog, ServingDialog)
        row = dialog.day.mapTo(dialog, dialog.day.rect().topRight())
        seen.append(row.x() < dialog.width())
        seen.append(dialog.day.width() >= dialog.day.sizeHint().width())
        dialog.reject()

    def look_at_correction(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        seen.append(dialog.do_button.height() >= dialog.do_button.sizeHint().height())
        dialog.reject()

    in_dialog(look_at_service)
    first_card(signed).serve.click()
    in_dialog(look_at_correction)
    signed.replace_button.click()

    assert seen == [True, True, True]
    main.desk.preferences.text_scale = 1.0
    program.dress()


def _saying(said: list[str]) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, VerifyDialog)
        said.extend(dialog.sentences)
        dialog.accept()

    return act
