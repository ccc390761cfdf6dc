from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSplitter
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.base.sentences import sentence_for
from desktop.widgets.plain import PlainButton
from desktop.widgets.text_field import TextField
from desktop.windows.case_page import CasePage
from desktop.windows.case_reason_dialogs import ReasonDialog, StepBackDialog
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rights import Actor
from models.services.cases import move_case
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL, click, press, type_text
from tests.desktop.windows_case import walking
from tests.desktop.windows_case.filling import fill, put_away
from tests.desktop.windows_case.walking import CASE_ID


def _texts(page: CasePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _button(page: CasePage, words: str) -> PlainButton:
    return next(b for b in page.findChildren(PlainButton) if b.words == words)


def _document(page: CasePage, kind: DocumentKind) -> DocumentStatus:
    assert page.sheet is not None
    return next(row.status for row in page.sheet.documents if row.kind is kind)


def test_that_the_page_says_number_name_age_and_own_worker(case_page: CasePage) -> None:
    assert case_page.bar.title.text() == "PO-2026-0001"
    assert case_page.bar.about.text() == "Virtasalmi Aada Maria, 7 v · Salla Sosiaalityöntekijä"
    assert case_page.phases.phase == 1


def test_that_a_finished_document_is_read_and_not_written(case_page: CasePage) -> None:
    click(case_page.list.item(walking.INTAKE_ID))

    assert case_page.pane is not None
    assert case_page.pane.reading is not None
    assert "Lapsella on ollut poissaoloja." in case_page.pane.reading.text()
    assert case_page.save_button.isHidden()
    assert not case_page.print_button.isHidden()


def test_that_printing_is_asked_for_the_document_shown(qtbot: QtBot, case_page: CasePage) -> None:
    click(case_page.list.item(walking.INTAKE_ID))

    with qtbot.waitSignal(case_page.print_asked) as asked:
        click(case_page.print_button)

    assert asked.args == [CASE_ID, walking.INTAKE_ID]


def test_that_ctrl_s_saves_the_draft(case_page: CasePage) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)
    fill(form, actions="Soitettiin äidille.")

    press(form, Qt.Key.Key_S, CONTROL)

    assert _document(case_page, DocumentKind.EVALUATION) is DocumentStatus.DRAFT
    assert case_page.pane is not None
    assert case_page.pane.sheet.row_version > 0
    assert case_page.list.item(case_page.pane.document_id).note == "luonnos"


def test_that_an_unfinished_document_shows_all_that_is_missing(case_page: CasePage) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)

    press(form, Qt.Key.Key_Return, CONTROL)

    assert form.problem_of("urgency")
    assert form.problem_of("actions")
    assert form.focusWidget() is form.editor_of("urgency")


def test_that_an_unreadable_date_is_not_saved_but_stays(case_page: CasePage) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)
    fill(form, urgency_assessed_on="31.2.2026")

    click(case_page.save_button)

    assert form.problem_of("urgency_assessed_on")
    assert form.typed()["urgency_assessed_on"] == "31.2.2026"
    assert case_page.sheet is not None
    assert DocumentKind.EVALUATION not in {row.kind for row in case_page.sheet.documents}


def test_that_typed_text_stays_while_another_document_is_looked_at(case_page: CasePage) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)
    fill(form, actions="Kesken jäänyt lause")

    click(case_page.list.item(walking.INTAKE_ID))
    case_page.begin(DocumentKind.EVALUATION)
    pane = next(p for p in case_page.panes.findChildren(type(form)) if p is form)

    assert pane.typed()["actions"] == "Kesken jäänyt lause"


def test_that_a_draft_is_offered_after_a_crash_and_restored(
    qtbot: QtBot, case_page: CasePage, desk: Desk
) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)
    actions = form.editor_of("actions")
    assert isinstance(actions, TextField)
    type_text(actions, "Kesken jäänyt lause")
    qtbot.waitUntil(lambda: bool(desk.drafts.pending()), timeout=1500)

    again = CasePage(desk)
    again.show()
    again.open(CASE_ID, "client_work")
    click(_button(again, "Palauta kesken jäänyt teksti"))
    restored = walking.form_of(again).values()["actions"]
    put_away(again)

    assert restored == "Kesken jäänyt lause"


def test_that_saved_text_is_offered_no_more(qtbot: QtBot, case_page: CasePage, desk: Desk) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)
    fill(form, actions="Tallennettava lause")
    case_page.keep_typed()

    click(case_page.save_button)

    assert desk.drafts.pending() == ()


def test_that_a_blocked_move_leads_to_the_missing_document(case_page: CasePage) -> None:
    walking.move(case_page, "Task_urgency")
    blocked = case_page.aside.moves.button("Task_first_meeting").isEnabled()
    link = case_page.aside.moves.links[0]

    click(link)

    assert not blocked
    assert link.words == "asiakirjaa ei ole vielä aloitettu"
    assert link.accessibleName().startswith("Kiireellisyys ja alkuarvio: ")
    assert case_page.pane is not None
    assert case_page.pane.kind is DocumentKind.EVALUATION


def test_that_a_missing_field_of_a_draft_gets_the_cursor(case_page: CasePage) -> None:
    walking.move(case_page, "Task_urgency")
    walking.begin(case_page, DocumentKind.EVALUATION)
    click(case_page.save_button)
    case_page.show_overview()
    words = "Yhteydenotosta seuranneet toimenpiteet"
    link = next(b for b in case_page.aside.moves.links if b.words == words)

    link.click()

    form = walking.form_of(case_page)
    assert form.focusWidget() is form.editor_of("actions")


def test_that_a_case_is_taken_back_with_a_reason(case_page: CasePage) -> None:
    walking.move(case_page, "Task_urgency")
    click(case_page.aside.back)
    dialog = case_page.acts.dialog
    assert isinstance(dialog, StepBackDialog)

    dialog.do_button.click()
    refused = dialog.form.block("reason").problem()
    dialog.form.set_value("reason", "Kirjattiin väärään asiaan.")
    dialog.do_button.click()

    assert refused
    assert case_page.sheet is not None
    assert case_page.sheet.row.step_id == "Task_contact"
    assert "Palautettiin vaiheeseen Yhteydenotto" in "\n".join(case_page.overview.timeline.lines())


def test_that_a_finished_document_is_amended_as_a_new_version(case_page: CasePage) -> None:
    click(case_page.list.item(walking.INTAKE_ID))
    click(case_page.amend_button)
    dialog = case_page.acts.dialog
    assert isinstance(dialog, ReasonDialog)

    dialog.form.set_value("reason", "Puhelinnumero oli väärin.")
    dialog.do_button.click()
    QApplication.processEvents()
    fill(walking.form_of(case_page), maker_phone="044 000 0009")
    click(case_page.finish_button)

    assert case_page.pane is not None
    assert case_page.pane.sheet.row.version == 2
    assert case_page.pane.sheet.row.reason == "Puhelinnumero oli väärin."
    assert case_page.list.item(walking.INTAKE_ID).note == "v1, korvattu"


def test_that_a_decision_opens_on_its_own_page(qtbot: QtBot, case_page: CasePage) -> None:
    with qtbot.waitSignal(case_page.decision_asked) as asked:
        click(case_page.list.new_item(DocumentKind.DECISION))

    assert asked.args is not None
    case_id, document_id = asked.args
    assert case_id == CASE_ID
    assert case_page.sheet is not None
    assert document_id in {row.id for row in case_page.sheet.documents}


def test_that_the_page_follows_what_another_view_did(
    case_page: CasePage, desk: Desk, uow: UnitOfWork, worker: Actor
) -> None:
    assert case_page.sheet is not None
    changes = move_case(
        uow,
        worker,
        case_id=CASE_ID,
        target="Task_urgency",
        row_version=case_page.sheet.row_version,
    )

    desk.hub.committed.emit(changes)

    assert case_page.sheet.row.step_id == "Task_urgency"


def test_that_a_hidden_page_reads_again_when_it_is_shown(
    case_page: CasePage, desk: Desk, uow: UnitOfWork, worker: Actor
) -> None:
    assert case_page.sheet is not None
    case_page.hide()
    version = case_page.sheet.row_version
    changes = move_case(uow, worker, case_id=CASE_ID, target="Task_urgency", row_version=version)
    desk.hub.committed.emit(changes)
    while_hidden = case_page.sheet.row.step_id

    case_page.show()

    assert while_hidden == "Task_contact"
    assert case_page.sheet.row.step_id == "Task_urgency"


def test_that_a_move_that_another_has_made_already_is_told_and_shown(
    case_page: CasePage, uow: UnitOfWork, worker: Actor
) -> None:
    assert case_page.sheet is not None
    version = case_page.sheet.row_version
    move_case(uow, worker, case_id=CASE_ID, target="Task_urgency", row_version=version)

    said: list[str] = []
    case_page.desk.messages.said.connect(lambda _kind, text: said.append(text))

    walking.move(case_page, "Task_urgency")

    assert said == ["Salla Sosiaalityöntekijä oli jo tehnyt tämän."]
    assert case_page.sheet.row.step_id == "Task_urgency"


def test_that_a_case_is_closed_by_its_closing_document(
    case_page: CasePage, dialogs: FakeDialogs
) -> None:
    click(case_page.aside.close_case)
    fill(
        walking.form_of(case_page),
        closed_on="24.11.2026",
        ground="Neuvonta ja ohjaus riitti",
        reasons="Perhe sai neuvonnan.",
        client_informed=True,
    )
    click(case_page.finish_button)
    case_page.aside.close_case.click()

    assert dialogs.asked
    assert case_page.sheet is not None
    assert case_page.sheet.row.closed_on == date(2026, 11, 24)
    assert case_page.aside.close_case.isHidden()
    assert "Asia on päätetty 24.11.2026" in case_page.banner.text


def test_that_a_case_of_another_team_does_not_open(
    case_page: CasePage, dialogs: FakeDialogs
) -> None:
    opened = case_page.open(uuid4(), "client_work")

    assert not opened
    assert dialogs.told == [sentence_for("case.not_found", {})]


def test_that_f6_goes_from_pane_to_pane(case_page: CasePage) -> None:
    case_page.list.item(walking.INTAKE_ID).setFocus()

    press(case_page, Qt.Key.Key_F6)
    second = case_page.focusWidget()
    press(case_page, Qt.Key.Key_F6)

    assert second is not None
    assert case_page.panes.isAncestorOf(second)
    assert case_page.aside.isAncestorOf(case_page.focusWidget())


def test_that_the_reasons_of_a_clock_open_in_the_panel(case_page: CasePage) -> None:
    card = case_page.aside.clocks.cards[1]

    click(card.why.link)

    assert "Alkamispäivää pe 20.11.2026 ei lasketa mukaan" in _texts(case_page)


@pytest.mark.usefixtures("dialogs")
def test_that_a_secretary_may_read_but_not_move(
    case_page: CasePage, store: Store, desk: Desk
) -> None:
    assert case_page.sheet is not None

    case_page.aside.moves.show_moves(case_page.sheet.moves, may_move=False, may_close=False)

    assert not case_page.aside.moves.button("Task_urgency").isEnabled()


def test_that_a_long_form_is_gone_through_by_its_sections(case_page: CasePage) -> None:
    form = walking.begin(case_page, DocumentKind.ASSESSMENT)
    assert case_page.pane is not None

    case_page.pane.sections.go("Johtopäätökset")

    section = next(s for s in form.document_type.sections if s.words.fi == "Johtopäätökset")
    first = form.block(section.fields[0].key)
    focused = form.focusWidget()
    assert focused is not None
    assert first.isAncestorOf(focused)


def test_that_the_same_saving_again_is_one_line_of_the_timeline(case_page: CasePage) -> None:
    form = walking.begin(case_page, DocumentKind.EVALUATION)
    fill(form, actions="Yksi")
    case_page.save()
    fill(form, actions="Kaksi")
    case_page.save()

    lines = case_page.overview.timeline.lines()

    assert len([line for line in lines if line.startswith("Luonnos tallennettiin")]) == 1


def test_that_the_summary_leads_to_what_the_next_move_wants(case_page: CasePage) -> None:
    walking.move(case_page, "Task_urgency")
    QApplication.processEvents()
    words = "Kiireellisyys ja alkuarvio: asiakirjaa ei ole vielä aloitettu"
    links = case_page.overview.findChildren(PlainButton)

    click(next(b for b in links if b.isVisible() and b.words == words))

    assert case_page.pane is not None
    assert case_page.pane.kind is DocumentKind.EVALUATION


def test_that_a_replaced_version_can_not_be_amended_again(case_page: CasePage) -> None:
    click(case_page.list.item(walking.INTAKE_ID))
    click(case_page.amend_button)
    dialog = case_page.acts.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.form.set_value("reason", "Puhelinnumero oli väärin.")
    dialog.do_button.click()
    QApplication.processEvents()
    click(case_page.finish_button)

    click(case_page.list.item(walking.INTAKE_ID))

    assert case_page.amend_button.isHidden()
    assert "korvattu uudella versiolla" in _texts(case_page)


def test_that_the_borders_of_the_panes_are_remembered(case_page: CasePage, desk: Desk) -> None:
    splitter = case_page.findChild(QSplitter)
    assert splitter is not None
    splitter.setSizes([300, 700, 366])
    splitter.splitterMoved.emit(300, 1)

    again = CasePage(desk)
    again.resize(1366, 768)
    again.show()
    restored = again.findChild(QSplitter)
    assert restored is not None
    assert restored.isHidden()  # while there is no case, nothing of one is shown
    assert again.bar.isHidden()
    again.open(CASE_ID, "client_work")
    QApplication.processEvents()
    sizes = restored.sizes()
    put_away(again)

    assert sizes == splitter.sizes()
