"""Decision texts as users meet them: in the settings, by Ctrl+T, and when signed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.windows.decision_page import DecisionPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_texts import TextsSection
from desktop.windows.text_chooser import TextChooser
from desktop.windows.text_days import PublishDialog, RetireDialog
from desktop.windows.text_difference import DifferenceDialog
from desktop.windows.text_editor import TextEditor
from desktop.windows.used_texts import UsedTextsDialog
from models.rules.letter_texts import Tongue
from models.services.letter_texts import text_library
from reports.pages import page_texts
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL, click, press
from tests.desktop.windows.decision_pages import form_of, page, sign_on_trial, words_on
from tests.desktop.windows.hands import in_dialog

__all__ = ["page"]

WAIT_MS = 8_000
SHIPPED = "family_work.favourable"
NEW = "Perhe saa perhetyötä uudella tavalla."


@pytest.fixture
def section(main: MainWindow) -> TextsSection:
    """The texts in the settings of one who may change them."""
    main.go(Place(SETTINGS))
    shown = main.page
    assert isinstance(shown, SettingsPage)
    shown.show_section(TextsSection)
    return next(each for each in shown.sections if isinstance(each, TextsSection))


def test_that_all_texts_are_listed_by_service_outcome_and_ground(section: TextsSection) -> None:
    shown = [tuple(item.text(column) for column in range(4)) for item in section.list.items()]

    assert ("Perhetyö", "Myönteinen", "Ratkaisu", "Versio 1, voimassa 1.1.2025 alkaen") in shown
    assert section.count.text() == f"{len(shown)} tekstiä"


def test_that_the_list_is_narrowed_by_word_service_and_outcome(section: TextsSection) -> None:
    section.search.control.setText("kotiin tulevaa")
    assert [item.text(0) for item in section.list.items()] == ["Lapsiperheen kotipalvelu"]

    section.search.control.setText("")
    box = section.service.control
    box.setCurrentIndex(box.findData("home_service"))
    outcome = section.outcome.control
    outcome.setCurrentIndex(outcome.findData("negative"))

    assert [item.text(1) for item in section.list.items()] == ["Kielteinen"]


def test_that_a_changed_text_is_published_from_a_day_and_the_old_one_stays(
    qtbot: QtBot, main: MainWindow, section: TextsSection
) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, NEW)

    met = in_dialog(lambda dialog: _at(dialog, date(2026, 12, 1)))
    editor.publish.click()

    assert isinstance(met[0], PublishDialog)
    library = main.desk.operations.ask(text_library)
    assert library is not None
    assert [each.words.fi == NEW for each in library.history(SHIPPED)] == [True, False]
    assert "tulee voimaan 1.12.2026" in editor.about.text()
    assert "tulee voimaan 1.12.2026" in _line(section, SHIPPED)


def test_that_publishing_is_taken_back_with_one_click(qtbot: QtBot, section: TextsSection) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, NEW)
    in_dialog(lambda dialog: _at(dialog, date(2026, 12, 1)))
    editor.publish.click()

    editor.undo.click()
    assert "luonnos" in editor.about.text()
    editor.undo.click()

    assert editor.about.text() == "Versio 1, voimassa 1.1.2025 alkaen"
    assert editor.fields.words[Tongue.FI].control.text() != NEW


def test_that_a_day_that_has_passed_is_refused_beside_the_field(
    qtbot: QtBot, section: TextsSection
) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, NEW)
    said: list[str] = []

    def too_early(dialog: QDialog) -> None:
        assert isinstance(dialog, PublishDialog)
        dialog.day.control.set_value("2026-11-01")
        dialog.act.click()
        said.append(dialog.day.problem)
        dialog.reject()

    in_dialog(too_early)
    editor.publish.click()

    assert said[0].startswith("Teksti voi tulla voimaan aikaisintaan 24.11.2026")


def test_that_every_bad_input_is_said_beside_its_field_and_nothing_is_kept(
    qtbot: QtBot, main: MainWindow, section: TextsSection
) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, "")
    _type(editor, Tongue.SV, "Servicen {okand}.")
    _type(editor, Tongue.PLAIN_FI, "x" * 40_000)
    _type(editor, Tongue.PLAIN_SV, "Målet {tavoite} 😀")

    editor.publish.click()

    told = {tongue: field.problem for tongue, field in editor.fields.words.items()}
    assert told[Tongue.FI].startswith("Kirjoita teksti")
    assert "{okand}" in told[Tongue.SV]
    assert "4" in told[Tongue.PLAIN_FI]
    assert "40" in told[Tongue.PLAIN_FI]
    assert "{tavoite}" in told[Tongue.PLAIN_SV]
    library = main.desk.operations.ask(text_library)
    assert library is not None
    assert len(library.history(SHIPPED)) == 1


def test_that_a_letter_that_no_typeface_has_is_named(qtbot: QtBot, section: TextsSection) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, "Hymy 😀")

    editor.save.click()

    assert "U+1F600" in editor.fields.words[Tongue.FI].problem


def test_that_a_place_is_put_in_by_its_button(qtbot: QtBot, section: TextsSection) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, "Nimi: ")

    editor.fields.places["asiakas"].click()

    assert editor.fields.words[Tongue.FI].control.text() == "Nimi: {asiakas}"


def test_that_the_preview_is_the_real_letter_of_an_invented_client_and_markup_stays_text(
    qtbot: QtBot, section: TextsSection
) -> None:
    editor = _opened(qtbot, section, SHIPPED)

    _type(editor, Tongue.FI, "<b>{asiakas}</b> saa apua.")

    qtbot.waitUntil(lambda: "<b>Aino Esimerkki</b> saa apua." in _preview(editor), timeout=WAIT_MS)
    editor.tongue.button("sv").click()
    qtbot.waitUntil(lambda: "Aino Exempel med familj beviljas" in _preview(editor), timeout=WAIT_MS)


def test_that_a_new_text_of_the_office_is_written_and_offered(
    qtbot: QtBot, main: MainWindow, section: TextsSection
) -> None:
    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, TextEditor)
        for tongue in Tongue:
            _type(dialog, tongue, f"Oma teksti {tongue.value}")
        dialog.fields.note.control.setText("kesä")
        in_dialog(lambda day: _at(day, date(2026, 11, 24)))
        dialog.publish.click()
        dialog.close()

    in_dialog(write)
    section.new.click()

    assert section.current.startswith("own.")
    assert "Yksikön oma peruste · kesä" in _line(section, section.current)


def test_that_a_retired_text_says_so_and_stays_in_the_list(
    qtbot: QtBot, section: TextsSection
) -> None:
    editor = _opened(qtbot, section, SHIPPED)

    met = in_dialog(lambda dialog: _at(dialog, date(2026, 12, 1)))
    editor.retire.click()

    assert isinstance(met[0], RetireDialog)
    assert "pois käytöstä 1.12.2026 alkaen" in _line(section, SHIPPED)


def test_that_the_difference_of_two_versions_is_marked_by_signs_and_colours(
    qtbot: QtBot, section: TextsSection
) -> None:
    editor = _opened(qtbot, section, "any.partly.departs_from_plan")
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, DifferenceDialog)
        shown.append(dialog.views[Tongue.FI].toPlainText())
        shown.append(dialog.says[Tongue.PLAIN_FI].text())
        dialog.reject()

    in_dialog(look)
    editor.compare.click()

    assert "45 §:n [−3−][+4+] momentissa" in shown[0]
    assert shown[1] == "Ei muutoksia."


def test_that_what_is_not_stored_is_asked_about_before_closing(
    qtbot: QtBot, section: TextsSection, dialogs: FakeDialogs
) -> None:
    editor = _opened(qtbot, section, SHIPPED)
    _type(editor, Tongue.FI, NEW)
    dialogs.answer = False

    editor.reject()

    assert editor.isVisible()
    assert "tallennettu" in dialogs.asked[-1]

    dialogs.answer = True
    editor.reject()

    assert not editor.isVisible()


def test_that_ctrl_t_offers_the_fitting_texts_first_and_puts_the_chosen_one_in(
    qtbot: QtBot, page: DecisionPage
) -> None:
    form = form_of(page)
    form.set_value("outcome_text", "")
    heads: list[str] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, TextChooser)
        heads.extend(dialog.list.item(row).text() for row in range(2))
        assert "Laki 24.11.2026: SHL" in dialog.law.text()
        press(dialog.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: _has_focus(page, "goal"), timeout=WAIT_MS)
    in_dialog(take)
    press(form.editor_of("goal"), Qt.Key.Key_T, CONTROL)

    assert heads[0] == "Sopivat tekstit"
    text = str(form.values()["outcome_text"])
    assert "Palvelu on voimassa" in text
    assert "{" not in text
    qtbot.waitUntil(lambda: "Palvelu on voimassa" in words_on(page), timeout=WAIT_MS)


def test_that_what_was_put_in_is_edited_and_undone_like_typed_text(
    qtbot: QtBot, page: DecisionPage
) -> None:
    form = form_of(page)
    before = str(form.values()["outcome_text"])
    _put_in(page, lambda dialog: None)
    assert str(form.values()["outcome_text"]).startswith(before)
    assert str(form.values()["outcome_text"]) != before

    editor = form.editor_of("outcome_text")
    press(editor, Qt.Key.Key_Z, CONTROL)

    assert form.values()["outcome_text"] == before


def test_that_the_texts_are_searched(page: DecisionPage) -> None:
    found: list[str] = []

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, TextChooser)
        dialog.search.setText("äkillisesti")
        found.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.reject()

    in_dialog(search)
    page.draft.texts.links["facts_text"].click()  # type: ignore[union-attr]

    assert found == ["Sopivat tekstit", "Kaikki palvelut · Myönteinen · Äkillinen kriisi"]


def test_that_a_place_left_open_bars_the_signature(page: DecisionPage) -> None:
    form = form_of(page)

    form.set_value("outcome_text", "Palvelu päättyy {päättyy}.")

    assert not page.checklist.item("places").check.met
    assert "aaltosulkeissa" in form.problem_of("outcome_text")
    assert not page.sign_button.isEnabled()


def test_that_a_text_of_another_day_is_told(qtbot: QtBot, page: DecisionPage) -> None:
    form = form_of(page)
    form.set_value("outcome", "partly")
    form.set_value("decided_on", "2025-04-01")
    qtbot.waitUntil(lambda: page.draft is not None, timeout=WAIT_MS)

    _put_in(page, lambda dialog: dialog.search.setText("poikkeaa"))
    form.set_value("decided_on", "2026-11-24")

    assert page.draft is not None
    texts = page.draft.texts
    qtbot.waitUntil(lambda: "ei ole voimassa päätöspäivänä" in texts.notice.text, timeout=WAIT_MS)


def test_that_a_signed_decision_shows_the_versions_it_says(
    qtbot: QtBot, page: DecisionPage
) -> None:
    _put_in(page, lambda dialog: None)
    sign_on_trial(qtbot, page)
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, UsedTextsDialog)
        shown.extend(version.ref for version in dialog.shown)
        dialog.accept()

    in_dialog(look)
    click(page.serving.texts)

    assert page.row is not None
    assert tuple(shown) == page.row.texts_used
    assert shown


def _opened(qtbot: QtBot, section: TextsSection, text_id: str) -> TextEditor:
    section.choose(text_id)
    editor = TextEditor(section._around, section.library, section.current, section)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitUntil(lambda: bool(editor.view.pages), timeout=WAIT_MS)
    return editor


def _type(editor: TextEditor, tongue: Tongue, text: str) -> None:
    field = editor.fields.words[tongue].control
    field.setFocus()
    field.selectAll()
    field.insertPlainText(text)


def _at(dialog: QDialog, day: date) -> None:
    assert isinstance(dialog, PublishDialog | RetireDialog)
    dialog.day.control.set_value(day.isoformat())
    dialog.act.click()


def _line(section: TextsSection, text_id: str) -> str:
    item = next(each for each in section.list.items() if each.data(0, 0x100) == text_id)
    return " ".join(item.text(column) for column in range(4))


def _preview(editor: TextEditor) -> str:
    pdf = editor.view._pdf
    return " ".join(" ".join(page_texts(pdf)).split()) if pdf else ""


def _has_focus(page: DecisionPage, key: str) -> bool:
    page.window().activateWindow()
    form_of(page).focus_field(key)
    return bool(form_of(page).editor_of(key).hasFocus())


def _put_in(page: DecisionPage, before: Callable[[TextChooser], None]) -> None:
    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, TextChooser)
        before(dialog)
        dialog.insert.click()

    in_dialog(take)
    assert page.draft is not None
    page.draft.texts.links["outcome_text"].click()
    QApplication.processEvents()
