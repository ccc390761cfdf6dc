"""The decision's page for tests: a draft that lacks nothing, the signed one, and hands."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.forms.form import DocumentForm
from desktop.windows.decision_page import DecisionPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, Place
from desktop.windows.serving_panel import RecipientCard
from desktop.windows.sign_dialog import SignDialog
from models.services.decisions import signed_bytes
from reports.pages import page_texts
from tests.desktop.windows.hands import in_dialog

WAIT_MS = 15_000


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> DecisionPage:
    """A decision draft of the example that lacks nothing, dated today."""
    row = next(row for row in main.caseload.own if row.step_id == "Task_decision")
    main.go(Place(CASE, row.id, text="decision"))
    shown = main.page
    assert isinstance(shown, DecisionPage)
    form_of(shown).build_all()
    form_of(shown).set_value("decided_on", "2026-11-24")
    qtbot.waitUntil(lambda: shown.sign_button.isEnabled(), timeout=WAIT_MS)
    return shown


@pytest.fixture
def signed(qtbot: QtBot, page: DecisionPage) -> DecisionPage:
    """The same decision, signed with a trial key."""
    sign_on_trial(qtbot, page)
    return page


def form_of(page: DecisionPage) -> DocumentForm:
    """The form of its draft."""
    assert page.pane is not None
    assert page.pane.form is not None
    return page.pane.form


def first_card(page: DecisionPage) -> RecipientCard:
    """The card of its first recipient."""
    return next(iter(page.serving.cards.values()))


def words_on(page: DecisionPage) -> str:
    """What the paper beside the form says."""
    return " ".join(page_texts(page.preview.pdf)) if page.preview.pdf else ""


def is_signed(page: DecisionPage) -> bool:
    """Whether it is signed."""
    return page.row is not None and page.row.signed_at is not None


def sign_in_dialog(page: DecisionPage, act: Callable[[SignDialog], None]) -> None:
    """Press the button and do `act` in the dialog that opens."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, SignDialog)
        act(dialog)

    in_dialog(do)
    page.sign_button.click()


def sign_on_trial(qtbot: QtBot, page: DecisionPage) -> None:
    """Sign with a trial key."""

    def act(dialog: SignDialog) -> None:
        dialog.means.trial.setChecked(True)
        dialog.do()

    sign_in_dialog(page, act)
    qtbot.waitUntil(lambda: is_signed(page), timeout=WAIT_MS)


def stored_bytes(main: MainWindow, page: DecisionPage, recipient_id: UUID | None) -> bytes:
    """The stored print of a recipient, or the archive copy."""
    assert page.row is not None
    content = main.desk.operations.ask(
        signed_bytes,
        document_id=page.row.document_id,
        recipient_id=recipient_id,
        purpose="client_work",
    )
    assert content is not None
    return content
