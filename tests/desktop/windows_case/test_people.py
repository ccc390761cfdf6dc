from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.widgets.plain import PlainButton
from desktop.windows.case_assign_dialog import AssignDialog
from desktop.windows.case_page import CasePage
from desktop.windows.case_person_dialog import PersonDialog
from models.rules.kinds import TieKind
from models.rules.rights import Actor
from models.rules.rows import TieRow
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs, desk_of
from tests.desktop.typing import click, type_text
from tests.desktop.windows_case.filling import put_away
from tests.desktop.windows_case.walking import record_contact
from tests.fakes import FakeClock


def _ties(page: CasePage) -> dict[str, TieRow]:
    assert page.sheet is not None
    return {tie.person.name: tie for tie in page.sheet.ties}


def _dialog(page: CasePage) -> PersonDialog:
    assert isinstance(page.acts.dialog, PersonDialog)
    return page.acts.dialog


def _add(page: CasePage) -> PersonDialog:
    QApplication.processEvents()
    assert page.aside.people.add_button is not None
    click(page.aside.people.add_button)
    return _dialog(page)


def test_that_a_close_one_is_added_and_tied(case_page: CasePage) -> None:
    dialog = _add(case_page)

    dialog.form.set_value("surname", "Lehtola")
    dialog.form.set_value("given_names", "<b>Jussi</b> & Pena")
    dialog.form.set_value("tie_kind", TieKind.PARENT.value)
    dialog.form.set_value("has_custody", True)
    dialog.do_button.click()

    tie = _ties(case_page)["Lehtola <b>Jussi</b> & Pena"]
    assert tie.kind is TieKind.PARENT
    assert tie.has_custody
    link = case_page.aside.people.name_link("Lehtola <b>Jussi</b> & Pena")
    assert link.words == "Lehtola <b>Jussi</b> & Pena"


def test_that_a_close_one_needs_a_role(case_page: CasePage) -> None:
    dialog = _add(case_page)
    dialog.form.set_value("surname", "Lehtola")

    dialog.do_button.click()

    assert dialog.isVisible()
    assert dialog.form.block("tie_kind").problem()


def test_that_a_known_person_is_found_instead_of_made_again(
    qtbot: QtBot, case_page: CasePage
) -> None:
    dialog = _add(case_page)
    dialog.form.set_value("surname", "Virtasalmi")
    dialog.form.set_value("given_names", "Mari")
    qtbot.waitUntil(lambda: bool(dialog.duplicates.matches), timeout=2000)
    found = dialog.duplicates.matches[0]

    link = next(
        b for b in dialog.duplicates.findChildren(PlainButton) if b.words == "Valitse tämä henkilö"
    )
    link.click()
    dialog.form.set_value("tie_kind", TieKind.PARENT.value)
    dialog.do_button.click()

    assert case_page.sheet is not None
    same = [tie for tie in case_page.sheet.ties if tie.person.id == found.person.id]
    assert {tie.kind for tie in same} == {TieKind.GUARDIAN, TieKind.PARENT}


def test_that_a_wrong_identity_code_is_told_at_its_field(case_page: CasePage) -> None:
    click(case_page.aside.people.name_link("Virtasalmi Aada Maria"))
    dialog = _dialog(case_page)

    dialog.form.set_value("personal_code", "030219A902K")
    dialog.do_button.click()

    assert dialog.isVisible()
    assert dialog.form.block("personal_code").problem()


def test_that_a_non_disclosure_order_shows_as_a_banner(case_page: CasePage) -> None:
    click(case_page.aside.people.name_link("Virtasalmi Aada Maria"))
    dialog = _dialog(case_page)
    shown_before = dialog.form.block("non_disclosure_until").isVisible()

    dialog.form.set_value("non_disclosure", True)
    dialog.form.set_value("non_disclosure_until", "2028-03-14")
    dialog.do_button.click()

    assert not shown_before
    assert case_page.banner.text == "Turvakielto 14.3.2028 asti"
    assert case_page.banner.isVisible()


def test_that_a_tie_is_removed_after_a_question(case_page: CasePage, dialogs: FakeDialogs) -> None:
    click(case_page.aside.people.name_link("Virtasalmi Mari"))
    dialog = _dialog(case_page)

    untie = next(b for b in dialog.findChildren(PlainButton) if b.words == "Poista yhteys")
    untie.click()

    assert dialogs.asked == ["Virtasalmi Mari poistetaan tämän lapsen läheisistä."]
    assert _ties(case_page) == {}


def test_that_a_role_is_changed_without_losing_the_person(case_page: CasePage) -> None:
    click(case_page.aside.people.name_link("Virtasalmi Mari"))
    dialog = _dialog(case_page)

    dialog.form.set_value("tie_kind", TieKind.PARENT.value)
    dialog.do_button.click()

    assert _ties(case_page)["Virtasalmi Mari"].kind is TieKind.PARENT


def test_that_a_worker_takes_the_case(case_page: CasePage) -> None:
    QApplication.processEvents()

    click(case_page.aside.workers.take)

    text = case_page.aside.workers.text
    assert text == "Omatyöntekijä: Salla Sosiaalityöntekijä, 24.11.2026 alkaen"
    assert case_page.aside.workers.take.isHidden()


@pytest.fixture
def lead_page(
    qtbot: QtBot,
    store: Store,
    clock: FakeClock,
    lead: Actor,
    tmp_path: Path,
    dialogs: FakeDialogs,
    dressed: QApplication,
    path_published: None,
) -> Iterator[CasePage]:
    """The page as the team's lead sees it."""
    page = CasePage(desk_of(store, clock, lead, tmp_path, dialogs))
    page.show()
    record_contact(page)
    yield page
    put_away(page)


def test_that_a_lead_names_the_own_worker(lead_page: CasePage) -> None:
    QApplication.processEvents()
    click(lead_page.aside.workers.assign)
    dialog = lead_page.acts.dialog
    assert isinstance(dialog, AssignDialog)

    dialog.form.set_value("worker", "00000000-0000-4000-8000-000000000001")
    dialog.do_button.click()

    assert "Salla Sosiaalityöntekijä" in lead_page.aside.workers.text


def test_that_a_dialog_shows_data_as_plain_text(case_page: CasePage) -> None:
    dialog = _add(case_page)

    formats = {label.textFormat().name for label in dialog.findChildren(QLabel)}

    assert formats == {"PlainText"}


def test_that_a_birth_date_that_is_no_day_is_told_at_its_field(case_page: CasePage) -> None:
    dialog = _add(case_page)
    dialog.form.set_value("surname", "Lehtola")
    dialog.form.set_value("tie_kind", TieKind.PARENT.value)
    entry = dialog.form.block("birth_date").editor
    assert isinstance(entry, QLineEdit)

    type_text(entry, "31.2.2026")
    dialog.do_button.click()

    assert dialog.isVisible()
    assert dialog.form.block("birth_date").problem()
