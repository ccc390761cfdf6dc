"""A decision's later life by its window: words that reveal, demands, corrections, letters."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.windows.case_place import CasePlace
from desktop.windows.correction_dialog import CorrectionDialog
from desktop.windows.decision_page import DecisionPage
from desktop.windows.decisions_list import DecisionsPage
from desktop.windows.demand_dialog import DemandCourseDialog, DemandDialog
from desktop.windows.letters_pane import LettersPane
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, DECISION, DECISIONS, LETTERS, Place
from desktop.windows.print_preview import PrintPreview
from desktop.windows.prohibition_dialog import ProhibitionDialog
from desktop.windows.reveal_dialog import RevealDialog
from desktop.windows.settings_page import SettingsPage
from models.rules.commands import RecipientChoice
from models.rules.documents.schema import Value
from models.rules.finality import FinalityState
from models.rules.kinds import DemandOutcome, ServingWay
from models.rules.letters import DecisionFacts
from models.rules.recipients import is_guardian
from models.services.cases import case_sheet
from models.services.decisions import set_recipients, sign_decision
from models.services.documents import open_document
from models.services.people import save_person
from models.services.prohibitions import forbid
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.decision_pages import (
    WAIT_MS,
    first_card,
    form_of,
    page,
)
from tests.desktop.windows.hands import FakePaper, in_dialog

__all__ = ["page"]


@pytest.fixture
def signed(main: MainWindow, page: DecisionPage) -> DecisionPage:
    """The same decision, signed through the service with real letters."""
    from reports.decision_letter import decision_letter

    def seal(facts: DecisionFacts) -> bytes:
        return decision_letter(facts)

    assert page.draft is not None
    assert page.draft.save()
    assert page.sheet is not None
    assert page.pane is not None
    assert page.row is not None
    case_id, document_id = page.sheet.row.id, page.pane.document_id
    operations = main.desk.operations
    people = [RecipientChoice(row.person_id, ServingWay.POST) for row in page.row.recipients]
    operations.run(set_recipients, case_id=case_id, document_id=document_id, recipients=people)
    sheet = operations.ask(open_document, case_id=case_id, document_id=document_id)
    assert sheet is not None
    assert operations.run(
        sign_decision,
        case_id=case_id,
        document_id=document_id,
        row_version=sheet.row_version,
        seal=seal,
    )
    assert page.row is not None
    assert page.row.signed_at is not None
    return page


# the checklist leads to the field


@pytest.mark.parametrize(
    ("code", "key", "spoilt"),
    [
        ("authority", "decided_on", {"decided_on": ""}),
        ("outcome", "outcome_text", {"outcome_text": ""}),
        ("outcome", "amount", {"amount": ""}),
        ("service", "service", {"service": None}),
        ("goal", "goal", {"goal": ""}),
        ("term", "ends_on", {"ends_on": ""}),
        ("term", "open_ended_reason", {"open_ended": True, "ends_on": ""}),
        ("term_order", "ends_on", {"ends_on": "2020-01-01"}),
        ("reasons", "facts_text", {"facts_text": ""}),
        ("reasons", "amount_reasons", {"amount_reasons": ""}),
        ("provisions", "legal_basis", {"legal_basis": ""}),
        ("provisions", "provisions", {"provisions": ""}),
        ("child_opinion", "child_opinion", {"child_opinion": ""}),
        ("hearing", "hearing", {"hearing": ""}),
        ("departure", "departure_reasons", {"departs_from_plan": True}),
        ("immediate", "immediate_reasons", {"immediate": True}),
        ("contact", "contact_phone", {"contact_phone": ""}),
        ("secrecy", "secrecy", {"secrecy": None}),
        ("language", "language", {"language": None}),
        ("informed", "informed", {"informed": "Perhetyö, Asematie 4"}),
        ("letters", "goal", {"goal": "Tavoite \u16a0"}),
        ("places", "goal", {"goal": "Tavoite {asiakas}"}),
    ],
)
def test_that_a_click_on_a_red_item_leads_to_the_field_that_cures_it(
    qtbot: QtBot, page: DecisionPage, code: str, key: str, spoilt: dict[str, Value]
) -> None:
    for name, value in spoilt.items():
        form_of(page).set_value(name, value)
    item = page.checklist.item(code)
    assert not item.check.met
    assert not page.sign_button.isEnabled()

    item.click()

    qtbot.waitUntil(lambda: _has_focus(page, key), timeout=WAIT_MS)


def test_that_a_click_on_red_recipients_leads_to_them(page: DecisionPage) -> None:
    assert page.recipients is not None
    for line in page.recipients.lines:
        line.chosen.setChecked(False)

    page.checklist.item("recipients").click()
    assert page.window().focusWidget() is page.recipients.lines[0].chosen


def test_that_a_click_on_red_instructions_leads_to_the_settings(
    main: MainWindow, page: DecisionPage
) -> None:
    check = replace(page.checklist.item("instructions").check, met=False)

    page.checklist.chosen.emit(check)

    assert isinstance(main.page, SettingsPage)


# words that reveal a place


def _guarded(main: MainWindow, page: DecisionPage) -> None:
    assert page.sheet is not None
    person = next(tie.person for tie in page.sheet.ties if is_guardian(tie))
    data = replace(person.data, secret_contacts=True)
    main.desk.operations.run(
        save_person, person_id=person.id, data=data, row_version=person.version
    )
    assert page.draft is not None
    page.draft.reread()


def test_that_a_word_that_reveals_a_place_is_gone_through_in_a_list(
    main: MainWindow, page: DecisionPage
) -> None:
    _guarded(main, page)
    form_of(page).set_value("goal", "Aino jatkaa Rantakylän koulussa.")
    assert not page.checklist.item("revealing").check.met
    said: list[str] = []

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, RevealDialog)
        row = dialog.rows[0]
        row.accept_button.click()
        said.append(row.problem.text())
        row.reason.setText("Koulu on jo molempien tiedossa.")
        row.accept_button.click()
        dialog.act.click()

    in_dialog(accept)
    page.checklist.item("revealing").click()

    assert said[0] != ""
    assert page.checklist.item("revealing").check.met


def test_that_mending_leads_to_the_field_with_the_word(
    qtbot: QtBot, main: MainWindow, page: DecisionPage
) -> None:
    _guarded(main, page)
    form_of(page).set_value("goal", "Aino jatkaa Rantakylän koulussa.")

    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, RevealDialog)
        dialog.rows[0].mend.click()

    in_dialog(mend)
    page.checklist.item("revealing").click()

    qtbot.waitUntil(lambda: _has_focus(page, "goal"), timeout=WAIT_MS)


# a minor's prohibition


def test_that_a_guardian_whom_the_child_forbids_to_tell_is_taken_from_the_recipients(
    page: DecisionPage,
) -> None:
    assert page.recipients is not None
    line = next(line for line in page.recipients.lines if line.chosen.isChecked())
    person_id = line.candidate.person.id

    def forbid(dialog: QDialog) -> None:
        assert isinstance(dialog, ProhibitionDialog)
        dialog.form.set_value("ground", "Lapsi pelkää vanhempaansa.")
        dialog.do_button.click()

    in_dialog(forbid)
    line.forbid.click()

    assert page.row is not None
    assert person_id not in {row.person_id for row in page.row.recipients}
    again = next(line for line in page.recipients.lines if line.candidate.person.id == person_id)
    assert not again.chosen.isEnabled()
    assert "Lapsi pelkää" in again.note.text()

    again.forbid.click()

    back = next(line for line in page.recipients.lines if line.candidate.person.id == person_id)
    assert back.chosen.isEnabled()


def test_that_a_print_to_a_guardian_whom_the_child_forbids_is_refused_in_words(
    main: MainWindow, signed: DecisionPage, paper: FakePaper, dialogs: FakeDialogs
) -> None:
    assert signed.row is not None
    recipient = signed.row.recipients[0]
    main.desk.operations.run(
        forbid,
        case_id=_case_id(signed),
        person_id=recipient.person_id,
        made_on=main.desk.today,
        ground="Lapsi pelkää vanhempaansa.",
    )
    signed.serving.print_asked.emit(recipient.id)

    signed.print_button.click()

    assert paper.printed == []
    assert any("Lapsi on kieltänyt" in text for text in dialogs.told)


# demands and finality


def test_that_a_demand_is_recorded_followed_and_answered(signed: DecisionPage) -> None:
    signed.serving.posted.click()
    assert "Lainvoimainen aikaisintaan" in signed.serving.final.text()
    said: list[str] = []

    def record(dialog: QDialog) -> None:
        assert isinstance(dialog, DemandDialog)
        said.append(dialog.timely.text())
        dialog.form.set_value("note", "Lisää tunteja.")
        dialog.do_button.click()

    in_dialog(record)
    first_card(signed).demand.click()
    assert "Määräajassa" in said[0]
    assert "oikaisuvaatimus käsittelyssä" in signed.serving.final.text()
    assert first_card(signed).serve.parent() is None or first_card(signed).serve.isHidden()

    def follow(dialog: QDialog) -> None:
        assert isinstance(dialog, DemandCourseDialog)
        dialog.form.set_value("sent_on", "2026-11-24")
        dialog.form.set_value("outcome", DemandOutcome.CHANGED.value)
        dialog.form.set_value("answered_on", "2026-11-24")
        dialog.do_button.click()

    in_dialog(follow)
    first_card(signed).course.click()

    demand = first_card(signed).recipient.demand
    assert demand is not None
    assert demand.outcome is DemandOutcome.CHANGED
    assert signed.row is not None
    assert signed.row.finality is not None
    assert signed.row.finality.state is FinalityState.UNSERVED or "muutti" in (
        signed.serving.final.text()
    )


# new instructions


def test_that_new_instructions_are_made_shown_and_wait_for_service(
    signed: DecisionPage, paper: FakePaper
) -> None:
    signed.serving.posted.click()
    shown: list[str] = []

    def reason(dialog: QDialog) -> None:
        dialog.form.set_values({"reason": "Toimielin oli väärä."})  # type: ignore[attr-defined]
        in_dialog(look)
        dialog.act()  # type: ignore[attr-defined]

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        shown.append(dialog.windowTitle())
        dialog.accept()

    in_dialog(reason)
    first_card(signed).reissue.click()

    assert signed.row is not None
    assert shown == [signed.row.number]
    card = first_card(signed)
    assert card.recipient.served_on is None
    assert card.recipient.instruction is not None
    assert "tiedoksianto kesken" in signed.serving.final.text()


# corrections


def test_that_the_law_is_said_at_the_field_and_the_old_decision_is_marked(
    main: MainWindow, signed: DecisionPage
) -> None:
    assert signed.row is not None
    old_id, old = signed.row.document_id, signed.row.number
    assert signed.sheet is not None
    case_id = signed.sheet.row.id
    said: list[str] = []

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, CorrectionDialog)
        dialog.form.set_value("ground", "law")
        dialog.form.set_value("effect", "against")
        dialog.form.set_value("hearing_needless", "Asianosainen pyysi itse.")
        dialog.form.set_value("reason", "Väärä pykälä.")
        dialog.do_button.click()
        said.append(dialog.form.block("consent_on").problem())
        dialog.form.set_value("consent_on", "2026-11-24")
        dialog.do_button.click()

    in_dialog(correct)
    signed.replace_button.click()

    assert "suostumuksensa" in said[0]
    assert isinstance(main.page, DecisionPage)
    assert main.page.row is not None
    assert main.page.row.replaces == old
    main.go(Place(DECISION, case_id, old_id))
    assert isinstance(main.page, DecisionPage)
    assert "Korjausta kirjoitetaan" in main.page.serving.replaced.text


# the day's letters


def _letters(main: MainWindow) -> LettersPane:
    main.go(Place(DECISIONS, text=LETTERS))
    assert isinstance(main.page, DecisionsPage)
    main.page.letters.read()
    return main.page.letters


def _own(pane: LettersPane, page: DecisionPage) -> list[str]:
    assert page.row is not None
    ids = {row.id for row in page.row.recipients}
    return [row.number for row in pane.model.shown if row.recipient_id in ids and row.waits]


def test_that_the_days_letters_are_printed_in_order_and_posted_with_one_click(
    main: MainWindow, signed: DecisionPage, paper: FakePaper
) -> None:
    pane = _letters(main)
    assert not pane.post_all.isEnabled()

    pane.print_all.click()

    printable = [row for row in pane.model.shown if row.waits and row.may_be_printed]
    assert len(paper.printed) == len(printable)
    assert all(row.prints == 1 for row in printable)
    pane.post_all.click()

    assert _own(pane, signed) == []
    sheet = main.desk.operations.ask(case_sheet, case_id=_case_id(signed))
    assert sheet is not None
    assert all(row.served_on == main.desk.today for row in sheet.decisions[-1].recipients)


def test_that_the_days_letters_are_found_by_quick_open(main: MainWindow) -> None:
    command = next(each for each in main._commands() if each.words == "Päivän kirjeet")

    command.act()

    assert isinstance(main.page, DecisionsPage)
    pane = main.page.findChild(LettersPane)
    assert pane is not None
    assert pane.isVisibleTo(main.page)


def test_that_a_printer_without_paper_prints_again_and_serves_nobody(
    main: MainWindow, signed: DecisionPage, paper: FakePaper
) -> None:
    pane = _letters(main)
    paper.is_out_of_paper = True

    pane.print_all.click()
    assert not pane.post_all.isEnabled()
    paper.is_out_of_paper = False
    pane.print_all.click()

    assert pane.post_all.isEnabled()
    assert all(row.prints <= 1 and row.waits for row in pane.model.shown)


def test_that_one_letter_is_printed_again(
    main: MainWindow, signed: DecisionPage, paper: FakePaper
) -> None:
    pane = _letters(main)
    row = next(row for row in pane.model.shown if row.may_be_printed)
    pane.view.show_rows(pane.model.shown, row.recipient_id)
    pane.print_one.setEnabled(True)

    pane.print_one.click()
    pane.print_one.click()

    assert [name for name, _ in paper.printed] == [row.number, row.number]
    again = next(each for each in pane.model.shown if each.recipient_id == row.recipient_id)
    assert again.prints == 2


# renewal


def test_that_a_case_whose_decision_ends_soon_offers_a_new_assessment(main: MainWindow) -> None:
    rows = [row for row in main.caseload.rows if row.next_act == "assess_anew"]
    main.go(Place(CASE, rows[0].id))
    assert isinstance(main.page, CasePlace)
    page = main.page.case
    button = page.overview.next_button
    assert button is not None
    assert "uusi arviointi" in button.text()

    button.click()

    assert page.panes.pane is not None
    assert page.panes.pane.is_draft


def _has_focus(page: DecisionPage, key: str) -> bool:
    editor = form_of(page).editor_of(key)
    return bool(editor.hasFocus() or editor.isAncestorOf(editor.window().focusWidget()))


def _case_id(page: DecisionPage):  # type: ignore[no-untyped-def]
    assert page.sheet is not None
    return page.sheet.row.id
