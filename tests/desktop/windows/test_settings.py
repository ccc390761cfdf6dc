"""The settings: the house, the law's open points, users, the look and what keeps data safe."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.passphrase_dialog import PassphraseDialog
from desktop.windows.recovery_dialog import RecoveryDialog
from desktop.windows.settings_keeping import KeepingSection
from desktop.windows.settings_organisation import OrganisationSection
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_rules import RulesSection
from desktop.windows.settings_section import SettingsSection
from desktop.windows.settings_teams import TeamsSection
from desktop.windows.settings_users import UsersSection
from desktop.windows.user_dialog import UserDialog
from models.rules.organisation import DayChanges, EveRule, RuleSettings
from models.rules.rights import Role
from models.services.setup import (
    organisation,
    rule_settings,
    save_rule_settings,
    save_worker,
    teams,
    workers,
)
from models.store.vault import open_store, open_with_recovery
from tests.conftest import PASSPHRASE
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles, in_dialog

WAIT_MS = 20_000
NEW = "neljä sinistä kiveä laulaa"
S = TypeVar("S", bound=SettingsSection)


@pytest.fixture
def page(main: MainWindow) -> SettingsPage:
    """The settings of one who may change them."""
    main.go(Place(SETTINGS))
    shown = main.page
    assert isinstance(shown, SettingsPage)
    return shown


def test_that_every_field_of_the_organisation_is_kept(main: MainWindow, page: SettingsPage) -> None:
    section = _section(page, OrganisationSection)
    section.fields["ombudsperson"].control.setText("Sosiaaliasiavastaava, puh. 015 000 0009")
    section.fields["registry_address.town"].control.setText("Punkaharju")
    section.fields["feedback_address"].control.setText("www.esimerkki.fi/palaute")

    section.save.click()

    kept = main.desk.operations.ask(organisation)
    assert kept is not None
    assert kept.ombudsperson.endswith("0009")
    assert kept.registry_address.town == "Punkaharju"
    assert kept.feedback_address == "www.esimerkki.fi/palaute"
    assert kept.name == "Järvi-Savon hyvinvointialue"


def test_that_a_case_prefix_that_cannot_be_used_is_refused_in_words(
    main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, OrganisationSection)
    section.fields["case_prefix"].control.setText("ä/1")

    section.save.click()

    kept = main.desk.operations.ask(organisation)
    assert kept is not None
    assert kept.case_prefix == "ES"


def test_that_each_open_point_of_the_law_can_be_settled_otherwise(
    main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, RulesSection)
    section.eves.control.setCurrentIndex(section.eves.control.findData(EveRule.COUNTED))
    section.roll.setChecked(False)
    section.renewal.setChecked(False)
    section.lock.setValue(25)

    section.save.click()

    kept = main.desk.operations.ask(rule_settings)
    assert kept is not None
    assert (kept.eves, kept.roll_own_limits, kept.lock_minutes) == (EveRule.COUNTED, False, 25)
    assert not kept.renewal_restarts_clocks


def test_that_last_days_move_only_when_the_question_is_answered_yes(
    main: MainWindow, page: SettingsPage, dialogs: FakeDialogs
) -> None:
    section = _section(page, RulesSection)
    before = main.desk.operations.ask(rule_settings)
    section.roll.setChecked(False)
    dialogs.answer = False

    section.save.click()

    assert "→" in dialogs.asked[-1]
    assert main.desk.operations.ask(rule_settings) == before
    dialogs.answer = True
    section.save.click()
    kept = main.desk.operations.ask(rule_settings)
    assert kept is not None
    assert not kept.roll_own_limits


def test_that_nothing_is_asked_when_no_last_day_moves(
    page: SettingsPage, dialogs: FakeDialogs
) -> None:
    section = _section(page, RulesSection)
    section.lock.setValue(30)

    section.save.click()

    assert dialogs.asked == []


@pytest.mark.parametrize(("typed", "kept"), [("15 7; 1", (15, 7, 1)), ("", ())])
def test_that_the_steps_of_reminders_are_typed_as_numbers(
    main: MainWindow, page: SettingsPage, typed: str, kept: tuple[int, ...]
) -> None:
    section = _section(page, RulesSection)
    section.ladder.setText(typed)

    section.save.click()

    settings = main.desk.operations.ask(rule_settings)
    assert settings is not None
    assert settings.ladder == kept


@pytest.mark.parametrize("typed", ["kymmenen", "10, -2", "61", "1 2 3 4 5 6 7"])
def test_that_steps_that_cannot_be_are_refused_and_nothing_is_kept(
    main: MainWindow, page: SettingsPage, typed: str
) -> None:
    section = _section(page, RulesSection)
    section.lock.setValue(45)
    section.ladder.setText(typed)

    section.save.click()

    settings = main.desk.operations.ask(rule_settings)
    assert settings is not None
    assert (settings.ladder, settings.lock_minutes) == ((10, 5, 2, 0), 10)
    assert "muistu" in main.status.text.casefold()


def test_that_an_offices_own_day_off_is_among_the_next_days_off(
    main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, RulesSection)
    assert "pe 4.12.2026" not in section.next_days.text()
    settings = main.desk.operations.ask(rule_settings)
    assert settings is not None
    days = DayChanges(off=frozenset({date(2026, 12, 4)}))
    main.desk.operations.run(save_rule_settings, settings=replace(settings, days=days))

    section.reload()

    assert "pe 4.12.2026 arkipyhä" in section.next_days.text()


def test_that_the_defaults_come_back_with_one_click(main: MainWindow, page: SettingsPage) -> None:
    section = _section(page, RulesSection)
    section.night.setChecked(False)
    section.save.click()

    section.defaults.click()
    section.save.click()

    assert main.desk.operations.ask(rule_settings) == RuleSettings()


def test_that_a_new_team_is_kept(main: MainWindow, page: SettingsPage) -> None:
    section = _section(page, TeamsSection)
    section.add.click()
    section.rows[-1][1].edit.control.setText("Iltatiimi")

    section.save.click()

    assert "Iltatiimi" in {team.name for team in main.desk.operations.ask(teams) or ()}


def test_that_a_new_user_can_open_the_database_with_the_given_passphrase(
    qtbot: QtBot, program: Program, main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, UsersSection)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, UserDialog)
        dialog.surname.control.setText("Uusi")
        dialog.given.control.setText("Ulla")
        dialog.login.control.setText("uusi")
        dialog.role.control.setCurrentIndex(dialog.role.control.findData(Role.SECRETARY))
        dialog.pair.first.control.setText(NEW)
        dialog.pair.second.control.setText(NEW)
        dialog.do()

    in_dialog(fill)
    section.add.click()

    rows = main.desk.operations.ask(workers) or ()
    assert next(row.role for row in rows if row.login == "uusi") is Role.SECRETARY
    path = main.around.keeping.path
    program.lock()
    open_store(path, login="uusi", passphrase=NEW).close()


def test_that_a_user_who_is_opened_and_saved_keeps_role_and_team(
    main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, UsersSection)
    before = next(row for row in section.model.shown if row.team_id is not None)
    place = section.model.row_of(before.id)
    assert place is not None
    section.view.setCurrentIndex(section.model.index(place, 0))

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, UserDialog)
        dialog.do()

    in_dialog(save)
    section.edit.click()

    rows = main.desk.operations.ask(workers) or ()
    assert next(row for row in rows if row.id == before.id) == before


def test_that_taking_a_key_says_that_old_copies_still_open(
    main: MainWindow, page: SettingsPage, dialogs: FakeDialogs
) -> None:
    section = _section(page, UsersSection)
    leaving = replace(section.model.shown[0], id=uuid4(), login="poistuva", name="Poistuva Pia")
    main.desk.operations.run(save_worker, worker=leaving)
    give = main.around.keeping.give_passphrase
    main.desk.operations.run(give, login="poistuva", passphrase=NEW)
    section.reload()
    row = section.model.row_of(leaving.id)
    assert row is not None
    section.view.setCurrentIndex(section.model.index(row, 0))

    section.take.click()

    assert "Vanhat varmuuskopiot aukeavat" in dialogs.asked[-1]
    assert "poistuva" not in main.around.keeping.logins()


def test_that_the_last_key_cannot_be_taken(main: MainWindow, page: SettingsPage) -> None:
    section = _section(page, UsersSection)
    own = next(row for row in section.model.shown if row.id == main.desk.actor.user_id)
    row = section.model.row_of(own.id)
    assert row is not None
    section.view.setCurrentIndex(section.model.index(row, 0))

    section.take.click()

    assert own.login in main.around.keeping.logins()


def test_that_a_user_without_a_name_is_not_saved(main: MainWindow, page: SettingsPage) -> None:
    section = _section(page, UsersSection)
    before = len(main.desk.operations.ask(workers) or ())
    problems: list[str] = []

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, UserDialog)
        dialog.do()
        problems.append(dialog.surname.problem)
        dialog.reject()

    in_dialog(leave)
    section.add.click()

    assert problems == ["Kirjoita sukunimi."]
    assert len(main.desk.operations.ask(workers) or ()) == before


def test_that_a_backup_is_made_checked_and_told(
    qtbot: QtBot, page: SettingsPage, files: FakeFiles, tmp_path: Path
) -> None:
    section = _section(page, KeepingSection)
    files.to_save = tmp_path / "kopio.polku"

    section.back_up.click()

    qtbot.waitUntil(lambda: "kopio.polku on tehty" in section.notice.text, timeout=WAIT_MS)
    assert files.suggested[-1].name == "esimerkki-2026-11-24.polku"
    open_store(files.to_save, login="hakala", passphrase=PASSPHRASE).close()


def test_that_a_backup_can_be_rehearsed(
    qtbot: QtBot, page: SettingsPage, files: FakeFiles, tmp_path: Path
) -> None:
    section = _section(page, KeepingSection)
    files.to_save = files.to_open = tmp_path / "kopio.polku"
    section.back_up.click()
    qtbot.waitUntil(lambda: "on tehty" in section.notice.text, timeout=WAIT_MS)

    section.rehearse.click()

    qtbot.waitUntil(lambda: "Varmuuskopio on ehjä" in section.notice.text, timeout=WAIT_MS)


def test_that_a_check_tells_that_all_is_sound(qtbot: QtBot, page: SettingsPage) -> None:
    section = _section(page, KeepingSection)

    section.check.click()

    qtbot.waitUntil(lambda: "Kaikki on kunnossa" in section.notice.text, timeout=WAIT_MS)


def test_that_ones_own_passphrase_is_changed_by_the_old_one(
    qtbot: QtBot, program: Program, main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, KeepingSection)
    in_dialog(_changing(qtbot, PASSPHRASE))

    section.change.click()

    path = main.around.keeping.path
    program.lock()
    open_store(path, login="hakala", passphrase=NEW).close()


def test_that_a_wrong_old_passphrase_changes_nothing(
    qtbot: QtBot, program: Program, main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, KeepingSection)
    in_dialog(_changing(qtbot, "ei tämä ole oikea", gives_up=True))

    section.change.click()

    path = main.around.keeping.path
    program.lock()
    open_store(path, login="hakala", passphrase=PASSPHRASE).close()


def test_that_a_new_recovery_code_opens_the_database(
    qtbot: QtBot, program: Program, main: MainWindow, page: SettingsPage
) -> None:
    section = _section(page, KeepingSection)
    codes: list[str] = []

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, RecoveryDialog)
        codes.append(dialog.page.code.text())
        dialog.page.safe.setChecked(True)
        dialog.page.go_on.click()

    in_dialog(keep)
    section.recovery.click()
    qtbot.waitUntil(lambda: bool(codes), timeout=WAIT_MS)

    path = main.around.keeping.path
    program.lock()
    open_with_recovery(path, codes[0]).close()


def _section(page: SettingsPage, kind: type[S]) -> S:
    page.show_section(kind)
    return next(section for section in page.sections if isinstance(section, kind))


def _changing(qtbot: QtBot, old: str, *, gives_up: bool = False):  # type: ignore[no-untyped-def]
    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, PassphraseDialog)
        dialog.old.control.setText(old)
        dialog.pair.first.control.setText(NEW)
        dialog.pair.second.control.setText(NEW)
        dialog.do()
        if gives_up:
            qtbot.waitUntil(lambda: bool(dialog.notice.text), timeout=WAIT_MS)
            dialog.reject()

    return change
