"""Two signatures through the windows: the first leaves it waiting, the second decides."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.base.key_means import TrialKey
from desktop.base.signing import Signing
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.decision_page import DecisionPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, DECISION, SETTINGS, Place
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_rules import RulesSection
from desktop.windows.sign_dialog import SignDialog
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.rules.rows import CaseRow
from models.services.bootstrap import sign_in
from models.services.cases import open_case
from models.services.decisions import recipients_suggested, set_recipients, signed_bytes
from models.services.documents import open_document, save_draft
from models.services.setup import rule_settings, save_rule_settings, workers
from reports.pages import page_texts
from reports.verification import verify
from tests.desktop.windows.hands import in_dialog

WAIT_MS = 15_000


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> DecisionPage:
    """A decision draft of one's own that lacks nothing, in a house that wants two signatures."""
    main.desk.operations.run(save_rule_settings, settings=RuleSettings(second_signature=True))
    row = next(row for row in main.caseload.own if row.step_id == "Task_decision")
    main.go(Place(CASE, row.id, text="decision"))
    shown = main.page
    assert isinstance(shown, DecisionPage)
    assert shown.pane is not None
    assert shown.pane.form is not None
    shown.pane.form.build_all()
    shown.pane.form.set_value("decided_on", "2026-11-24")
    qtbot.waitUntil(lambda: shown.sign_button.isEnabled(), timeout=WAIT_MS)
    return shown


def test_that_the_settings_ask_for_two_signatures(main: MainWindow) -> None:
    main.go(Place(SETTINGS))
    assert isinstance(main.page, SettingsPage)
    section = next(each for each in main.page.sections if isinstance(each, RulesSection))
    section.two.setChecked(True)

    section.save.click()

    kept = main.desk.operations.ask(rule_settings)
    assert kept is not None
    assert kept.second_signature


def test_that_the_first_signature_leaves_the_decision_waiting(
    qtbot: QtBot, main: MainWindow, page: DecisionPage
) -> None:
    _sign(page.sign_button.click)

    qtbot.waitUntil(lambda: page.is_waiting, timeout=WAIT_MS)
    assert page.draft is None
    assert page.waiting.who.text().startswith("Hakala Kaisa allekirjoitti 24.11.2026")
    assert not page.waiting.sign_button.isEnabled()
    assert page.waiting.notice.text.startswith("Allekirjoitit päätöksen jo.")
    assert page.sign_button.isHidden()
    assert page.print_button.isHidden()
    assert page.sheet is not None
    assert page.sheet.row.next_act == "second_signature"
    row = main.caseload.row(page.sheet.row.id)
    assert row is not None
    assert row.next_act == "second_signature"
    text = " ".join(page_texts(page.preview.pdf))
    assert "Toinen allekirjoitus" in text
    assert "Käyttöloki" in text


def test_that_one_may_take_back_ones_own_signature_with_a_note(
    qtbot: QtBot, page: DecisionPage
) -> None:
    _sign(page.sign_button.click)
    qtbot.waitUntil(lambda: page.is_waiting, timeout=WAIT_MS)

    def give_back(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.form.set_values({"reason": "Tavoite on tarkennettava."})
        dialog.act()

    in_dialog(give_back)
    page.waiting.return_button.click()

    assert page.draft is not None
    assert not page.is_waiting
    assert page.returned.text == "Hakala Kaisa palautti päätöksen: Tavoite on tarkennettava."


def test_that_another_in_office_signs_second_and_the_decision_is_made(
    qtbot: QtBot, main: MainWindow, others: CaseRow
) -> None:
    page = _open_waiting(main, others)
    assert page.waiting.notice.text == ""
    seen = page.preview.pdf

    _sign(page.waiting.sign_button.click)

    qtbot.waitUntil(
        lambda: page.row is not None and page.row.signed_at is not None, timeout=WAIT_MS
    )
    assert page.row is not None
    assert page.row.second_signer_name == "Hakala Kaisa"
    stored = main.desk.operations.ask(
        signed_bytes, document_id=page.row.document_id, purpose="client_work"
    )
    assert stored is not None
    assert stored.startswith(seen)
    report = verify(stored)
    assert report.intact
    assert report.covers_whole_file
    assert len(report.signatures) == 2
    assert page.serving.isVisible()


@pytest.fixture
def others(main: MainWindow) -> Iterator[CaseRow]:
    """A case of a colleague, whose decision that colleague has signed."""
    main.desk.operations.run(save_rule_settings, settings=RuleSettings(second_signature=True))
    mine = main.desk.actor.user_id
    known = {row.id: row for row in main.desk.operations.ask(workers) or ()}
    found = (
        row
        for row in main.caseload.rows
        if row.step_id == "Task_decision" and row.worker_id not in (None, mine)
    )
    for row in found:
        assert row.worker_id is not None
        login = known[row.worker_id].login
        if _signed_by(main, row, login):
            yield row
            return
    pytest.fail("the example has no decision of a colleague that could be signed")


def _signed_by(main: MainWindow, row: CaseRow, login: str) -> bool:
    """Let a colleague sign; True when nothing was wrong with the decision."""

    def run(uow: Any, actor: Actor) -> bool:
        colleague, _ = sign_in(uow, login=login)
        sheet = open_case(uow, colleague, case_id=row.id, purpose="client_work")
        (decision,) = (each for each in sheet.documents if each.kind == "decision")
        opened = open_document(uow, colleague, case_id=row.id, document_id=decision.id)
        _put_recipients(uow, colleague, row, decision.id)
        version = _dated_today(uow, colleague, opened, row)
        key = TrialKey("Kollega Kalle")
        now = main.desk.now()
        Signing(row.id, decision.id, version, key, now, "").run(uow, colleague)
        return True

    return not isinstance(main.desk.operations.attempt(run), Exception)


def _put_recipients(uow: Any, colleague: Actor, row: CaseRow, document_id: Any) -> None:
    from models.rules.commands import RecipientChoice
    from models.rules.kinds import ServingWay

    suggested = recipients_suggested(uow, colleague, case_id=row.id)
    choices = [RecipientChoice(each.person.id, ServingWay.HANDED) for each in suggested]
    set_recipients(uow, colleague, case_id=row.id, document_id=document_id, recipients=choices)


def _dated_today(uow: Any, colleague: Actor, opened: Any, row: CaseRow) -> int:
    from models.rules.commands import SaveDocument

    values = {**opened.values, "decided_on": "2026-11-24"}
    command = SaveDocument(
        case_id=row.id,
        document_id=opened.row.id,
        kind=opened.row.kind,
        values=values,
        sources=opened.sources,
        row_version=opened.row_version,
    )
    save_draft(uow, colleague, command=command)
    again = open_document(uow, colleague, case_id=row.id, document_id=opened.row.id)
    return int(again.row_version)


def _open_waiting(main: MainWindow, row: CaseRow) -> DecisionPage:
    from models.services.cases import case_sheet

    sheet = main.desk.operations.ask(case_sheet, case_id=row.id)
    assert sheet is not None
    (decision,) = sheet.decisions
    main.around.purposes.note_open(row.id)
    main.go(Place(DECISION, row.id, decision.document_id))
    assert isinstance(main.page, DecisionPage)
    assert main.page.is_waiting
    return main.page


def _sign(press: Callable[[], None]) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SignDialog)
        dialog.means.trial.setChecked(True)
        dialog.do()

    in_dialog(act)
    press()


def _is_made(page: DecisionPage) -> bool:
    return page.row is not None and page.row.signed_at is not None
