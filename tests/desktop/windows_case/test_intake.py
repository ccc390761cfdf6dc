from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.widgets.plain import PlainButton
from desktop.windows.intake_page import IntakePage
from models.rules.kinds import ClockKind, DocumentKind
from models.rules.rights import Actor
from models.services.cases import open_case
from models.services.documents import open_document
from models.services.lists import Scope, case_rows
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL, click, press, type_text
from tests.desktop.windows_case.filling import add_row, fill, put_away
from tests.fakes import FakeClock

pytestmark = pytest.mark.usefixtures("path_published")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store, clock: FakeClock) -> Iterator[IntakePage]:
    clock.go_to(date(2026, 12, 15))
    made = IntakePage(desk)
    made.resize(1366, 768)
    made.show()
    yield made
    put_away(made)


def _fill_contact(page: IntakePage) -> None:
    fill(
        page.form,
        channel="Puhelin",
        client_surname="Virtasalmi",
        client_given_names="Aada Maria",
        client_code="030219A902J",
        maker="Koulu tai oppilaitos",
        maker_surname="Koski",
        maker_given_names="Elina",
        maker_phone="044 000 0002",
        reasons=["Lapsen kasvatus"],
        description="Lapsella on ollut <paljon> poissaoloja & äiti on väsynyt.",
        consent=True,
    )
    add_row(page.form, "guardians", surname="Virtasalmi", given_names="Mari")


def _links(page: IntakePage) -> dict[str, PlainButton]:
    return {b.words: b for b in page.duplicates.findChildren(PlainButton)}


def _clock_words(page: IntakePage) -> dict[ClockKind, str]:
    return {card.look.kind: card.look.words for card in page.aside.clocks.cards}


def test_that_due_days_show_while_the_receipt_day_is_typed(page: IntakePage) -> None:
    fill(page.form, received_on="15.12.2026")

    words = _clock_words(page)
    assert words[ClockKind.URGENCY] == "heti"
    assert words[ClockKind.ASSESSMENT_START] == "ma 28.12.2026"
    assert words[ClockKind.ASSESSMENT_READY] == "ma 15.3.2027"


def test_that_due_days_follow_another_receipt_day(page: IntakePage) -> None:
    fill(page.form, received_on="3.3.2026")

    assert _clock_words(page)[ClockKind.ASSESSMENT_START] == "to 12.3.2026"


def test_that_no_due_days_show_for_a_day_that_is_none(page: IntakePage) -> None:
    fill(page.form, received_on="31.2.2026")

    assert _clock_words(page) == {}


def test_that_a_child_welfare_notification_binds_by_law(page: IntakePage) -> None:
    before = [card.look.statutory for card in page.aside.clocks.cards]

    click(page.segments.button(DocumentKind.CHILD_WELFARE_NOTIFICATION.value))

    assert not all(before)
    assert all(card.look.statutory for card in page.aside.clocks.cards)


def test_that_a_disabled_client_binds_the_start_by_law(page: IntakePage) -> None:
    fill(page.form, received_on="15.12.2026")

    fill(page.form, disabled=True)

    statutory = {card.look.kind: card.look.statutory for card in page.aside.clocks.cards}
    assert statutory[ClockKind.ASSESSMENT_START]
    assert not statutory[ClockKind.ASSESSMENT_READY]


def test_that_changing_the_kind_keeps_what_was_typed(page: IntakePage) -> None:
    fill(page.form, client_surname="Virtasalmi", client_given_names="Aada")

    click(page.segments.button(DocumentKind.NOTIFICATION.value))

    surname = page.form.editor_of("client_surname")
    assert isinstance(surname, QLineEdit)
    assert surname.text() == "Virtasalmi"


def test_that_all_that_is_missing_shows_at_once(page: IntakePage) -> None:
    press(page, Qt.Key.Key_Return, CONTROL)

    assert page.form.problem_of("channel")
    assert page.form.problem_of("client_surname")
    assert page.form.problem_of("consent")


def test_that_a_recorded_contact_is_read_from_a_reopened_database(
    qtbot: QtBot, page: IntakePage, store: Store, clock: FakeClock, worker: Actor
) -> None:
    _fill_contact(page)

    with qtbot.waitSignal(page.recorded) as recorded:
        click(page.record_button)

    store.close()
    with open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        uow = again.unit_of_work(clock)
        sheet = open_case(uow, worker, case_id=recorded.args[0], purpose="client_work")
        contact = next(d for d in sheet.documents if d.kind is DocumentKind.CONTACT)
        values = open_document(uow, worker, case_id=sheet.row.id, document_id=contact.id).values
    assert sheet.row.name == "Virtasalmi Aada Maria"
    assert sheet.row.received_on == date(2026, 12, 15)
    assert [tie.person.name for tie in sheet.ties] == ["Virtasalmi Mari"]
    assert values["description"] == "Lapsella on ollut <paljon> poissaoloja & äiti on väsynyt."


def test_that_the_same_person_is_told_while_typing(qtbot: QtBot, page: IntakePage) -> None:
    _fill_contact(page)
    page.record()
    page.start_over()

    fill(page.form, client_surname="Virtasalmi", client_given_names="Aada")

    qtbot.waitUntil(lambda: bool(page.duplicates.matches), timeout=2000)
    assert page.duplicates.isVisible()
    assert page.duplicates.matches[0].person.name == "Virtasalmi Aada Maria"
    assert set(_links(page)) == {"Liitä tähän", "Näytä asia", "Ei sama"}


def test_that_a_contact_joins_the_open_case_of_the_same_child(
    qtbot: QtBot, page: IntakePage, desk: Desk
) -> None:
    _fill_contact(page)
    with qtbot.waitSignal(page.recorded) as first:
        page.record()
    page.start_over()
    _fill_contact(page)
    qtbot.waitUntil(lambda: bool(page.duplicates.matches), timeout=2000)

    click(_links(page)["Liitä tähän"])
    joining = page.joining.text
    with qtbot.waitSignal(page.recorded) as second:
        page.record()

    rows = desk.operations.ask(case_rows, scope=Scope.ALL)
    assert joining.startswith("Kirjataan asiaan PO-2026-0001")
    assert second.args == first.args
    assert rows is not None
    assert len(rows) == 1


def test_that_a_person_said_not_to_be_the_same_is_told_no_more(
    qtbot: QtBot, page: IntakePage
) -> None:
    _fill_contact(page)
    page.record()
    page.start_over()
    fill(page.form, client_surname="Virtasalmi", client_given_names="Aada")
    qtbot.waitUntil(lambda: bool(page.duplicates.matches), timeout=2000)

    click(_links(page)["Ei sama"])
    fill(page.form, client_given_names="Aada Maria")
    qtbot.wait(400)

    assert page.duplicates.isHidden()


def test_that_forty_thousand_characters_of_a_name_are_refused(page: IntakePage) -> None:
    surname = page.form.editor_of("client_surname")
    assert isinstance(surname, QLineEdit)
    type_text(surname, "Virta")
    QGuiApplication.clipboard().setText("a" * 40_000)

    surname.paste()

    assert surname.text() == "Virta"
    assert "40005 merkkiä" in page.form.problem_of("client_surname")


def test_that_an_unfinished_intake_is_offered_again(
    qtbot: QtBot, page: IntakePage, desk: Desk
) -> None:
    fill(page.form, client_surname="Virtasalmi")
    press(page, Qt.Key.Key_Escape)

    again = IntakePage(desk)
    again.show()
    offered = again.restore.text
    restore = next(
        b for b in again.restore.findChildren(PlainButton) if b.words == "Palauta kirjaus"
    )
    click(restore)

    restored = again.form.values()["client_surname"]
    put_away(again)
    assert offered.startswith("Kesken jäänyt kirjaus")
    assert restored == "Virtasalmi"


def test_that_a_recorded_intake_leaves_no_draft(page: IntakePage, desk: Desk) -> None:
    _fill_contact(page)
    page.keep_typed()

    page.record()

    assert desk.drafts.pending() == ()


def test_that_nothing_of_a_client_goes_to_the_settings_file(
    page: IntakePage, tmp_path: Path, dialogs: FakeDialogs
) -> None:
    _fill_contact(page)

    page.record()

    settings = tmp_path / "preferences.ini"
    assert not settings.exists() or "Virtasalmi" not in settings.read_text(encoding="utf-8")
    assert dialogs.told == []
