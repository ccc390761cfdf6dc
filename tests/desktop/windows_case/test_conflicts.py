"""Two workers save the same document, person or case: nothing is lost and nothing is unseen."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.widgets.plain import ReadingLabel
from desktop.windows.case_page import CasePage
from desktop.windows.case_person_dialog import PersonDialog
from desktop.windows.conflict_dialog import ConflictDialog
from models.entities.case import Case
from models.entities.people import Team
from models.rules.commands import SaveDocument
from models.rules.conflicts import Side
from models.rules.documents.schema import Values
from models.rules.kinds import AssignmentKind, DocumentKind
from models.rules.rights import Actor
from models.services.cases import take_on
from models.services.documents import finish_document, save_draft
from models.services.people import person, save_person
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import click
from tests.desktop.windows.hands import in_dialog
from tests.fakes import FakeClock

LONG = "Perheen tilanne on muuttunut syksyn aikana, ja lapsi on ollut paljon poissa koulusta."


def _writing(page: CasePage, values: Values) -> None:
    """Begin an evaluation, save it as it is, and go on typing in it."""
    page.begin(DocumentKind.EVALUATION)
    page.save()
    assert page.pane is not None
    assert page.pane.form is not None
    for key, value in values.items():
        page.pane.form.set_value(key, value)


def _saved_by_another(page: CasePage, uow: UnitOfWork, actor: Actor, values: Values) -> None:
    assert page.pane is not None
    sheet = page.pane.sheet
    save_draft(
        uow,
        actor,
        command=SaveDocument(
            sheet.case_id,
            sheet.row.id,
            sheet.row.kind,
            {**sheet.values, **values},
            sheet.row_version,
        ),
    )


def _meet(act: Callable[[ConflictDialog], None]) -> list[QDialog]:
    return in_dialog(lambda dialog: act(cast(ConflictDialog, dialog)))


def _stored(page: CasePage) -> Values:
    assert page.pane is not None
    return page.pane.sheet.values


def test_that_fields_of_both_are_saved_and_a_clash_is_asked(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor
) -> None:
    _writing(case_page, {"situation": f"Oma. {LONG}"})
    _saved_by_another(
        case_page,
        uow,
        counsellor,
        {"situation": f"Toisen. {LONG}", "urgency_assessed_by": "Ohto Ohjaaja"},
    )
    told: list[str] = []

    def choose(dialog: ConflictDialog) -> None:
        dialog.do()
        told.append(dialog.notice.text)
        told.append(dialog.lead.text())
        mine = dialog.cards["situation"].buttons[Side.MINE]
        dialog.activateWindow()
        mine.setFocus()
        QApplication.processEvents()
        QTest.keyClick(mine, Qt.Key.Key_Space)
        QTest.keyClick(mine, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    met = _meet(choose)
    case_page.save()

    assert len(met) == 1
    assert told[0].startswith("Valitse vielä, mikä jää")
    assert told[1].startswith("Olli Ohjaaja tallensi tämän 24.11.2026 klo 9.00")
    assert _stored(case_page)["situation"] == f"Oma. {LONG}"
    assert _stored(case_page)["urgency_assessed_by"] == "Ohto Ohjaaja"


def test_that_going_back_keeps_my_text_in_the_form_and_in_the_draft(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor
) -> None:
    _writing(case_page, {"situation": "Oma."})
    _saved_by_another(case_page, uow, counsellor, {"situation": "Toisen."})

    _meet(lambda dialog: dialog.reject())
    case_page.save()

    assert case_page.pane is not None
    assert case_page.pane.form is not None
    assert case_page.pane.form.values()["situation"] == "Oma."
    (kept,) = case_page.desk.drafts.pending()
    assert kept.values["situation"] == "Oma."


def test_that_both_texts_can_be_kept_after_each_other(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor
) -> None:
    _writing(case_page, {"situation": "Oma."})
    _saved_by_another(case_page, uow, counsellor, {"situation": "Toisen."})

    def choose(dialog: ConflictDialog) -> None:
        dialog.cards["situation"].choose(Side.BOTH)
        dialog.do()

    _meet(choose)
    case_page.save()

    assert _stored(case_page)["situation"] == "Toisen.\n\nOma."


def test_that_every_choice_has_a_name_of_its_own_for_those_who_listen(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor
) -> None:
    _writing(case_page, {"situation": f"Oma. {LONG}", "urgency_assessed_by": "Minä"})
    _saved_by_another(
        case_page,
        uow,
        counsellor,
        {"situation": f"Toisen. {LONG}", "urgency_assessed_by": "Toinen"},
    )
    names: list[str] = []

    def look(dialog: ConflictDialog) -> None:
        names.extend(
            button.accessibleName()
            for card in dialog.cards.values()
            for button in card.buttons.values()
        )
        dialog.reject()

    _meet(look)
    case_page.save()

    assert len(names) == len(set(names)) == 5
    assert all(", " in name for name in names)


def test_that_what_another_finished_is_told_and_my_text_stays(
    case_page: CasePage, uow: UnitOfWork, worker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _writing(case_page, {"situation": "Oma."})
    assert case_page.pane is not None
    said: list[str] = []
    case_page.desk.messages.said.connect(lambda _kind, text: said.append(text))
    sheet = case_page.pane.sheet
    _finish(uow, worker, case_page)

    case_page.save()

    assert "valmiiksi 24.11.2026 klo 9.00" in said[-1]
    assert case_page.pane.form is not None
    assert case_page.pane.form.values()["situation"] == "Oma."
    assert [kept.document_id for kept in case_page.desk.drafts.pending()] == [sheet.row.id]


def test_that_a_persons_data_of_two_savers_are_joined(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor
) -> None:
    click(case_page.aside.people.name_link("Virtasalmi Aada Maria"))
    dialog = case_page.acts.dialog
    assert isinstance(dialog, PersonDialog)
    assert case_page.sheet is not None
    child = case_page.sheet.client
    data = replace(child.data, phone="040 000 0002", email="toinen@example.org")
    save_person(uow, counsellor, person_id=child.id, data=data, row_version=child.version)
    dialog.form.set_value("phone", "040 000 0003")

    def choose(met: ConflictDialog) -> None:
        met.cards["phone"].choose(Side.MINE)
        met.do()

    _meet(choose)
    dialog.do_button.click()

    assert not dialog.isVisible()
    saved = person(uow, counsellor, person_id=child.id).data
    assert (saved.phone, saved.email) == ("040 000 0003", "toinen@example.org")


@pytest.mark.parametrize("goes_on", [True, False])
def test_that_a_move_tells_what_another_did_in_the_case_before_it_goes_on(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor, clock: FakeClock, goes_on: bool
) -> None:
    assert case_page.sheet is not None
    sheet = case_page.sheet
    move = next(move for move in sheet.moves if not move.missing)
    take_on(
        uow,
        counsellor,
        case_id=sheet.row.id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=clock.now().date(),
    )
    told: list[str] = []

    def choose(met: ConflictDialog) -> None:
        told.extend(card.name for card in met.cards.values())
        assert not met.cards["worker"].buttons
        met.do() if goes_on else met.reject()

    _meet(choose)
    case_page.acts.move(move)

    assert "Työntekijä" in told
    assert case_page.sheet.row.worker_id == counsellor.user_id
    assert (case_page.sheet.row.step_id == move.target) is goes_on


def _finish(uow: UnitOfWork, worker: Actor, page: CasePage) -> None:
    """Finish the document behind the window's back."""
    from tests.models.services.papers import PAPERS

    assert page.pane is not None
    sheet = page.pane.sheet
    save_draft(
        uow,
        worker,
        command=SaveDocument(
            sheet.case_id,
            sheet.row.id,
            sheet.row.kind,
            PAPERS[DocumentKind.EVALUATION],
            sheet.row_version,
        ),
    )
    finish_document(uow, worker, case_id=sheet.case_id, document_id=sheet.row.id, row_version=2)


def test_that_a_case_whose_right_has_ended_is_closed_and_the_text_is_kept(
    case_page: CasePage, store: Store, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    _writing(case_page, {"situation": "Oma."})
    assert case_page.sheet is not None
    _take_right_away(store, case_page.sheet.row.id)

    case_page.save()
    assert dialogs.told[-1].startswith("Oikeutesi tähän asiaan on päättynyt.")
    with qtbot.waitSignal(case_page.gone):
        case_page.refresh()

    assert case_page.sheet is None
    assert case_page.pane is None
    (kept,) = case_page.desk.drafts.pending()
    assert kept.values["situation"] == "Oma."


def _take_right_away(store: Store, case_id: UUID) -> None:
    """Give the case to another team, behind the window's back."""
    with store.sessions() as session:
        case = session.get_one(Case, case_id)
        other = Team(id=uuid4(), name="Muu tiimi")
        session.add(other)
        session.flush()
        case.team_id, case.worker_id = other.id, None
        session.commit()


def test_that_a_kept_draft_never_replaces_what_another_saved_since(
    case_page: CasePage, uow: UnitOfWork, counsellor: Actor
) -> None:
    _writing(case_page, {"situation": "Oma."})
    case_page.keep_typed()
    _saved_by_another(
        case_page, uow, counsellor, {"situation": "Toisen.", "urgency_assessed_by": "Olli"}
    )
    assert case_page.sheet is not None
    case_page.open(case_page.sheet.row.id, "client_work")  # as after a lock
    (kept,) = case_page.desk.drafts.pending()
    heads: list[int] = []

    def choose(dialog: ConflictDialog) -> None:
        heads.append(len(dialog.cards["situation"].findChildren(ReadingLabel)))
        dialog.cards["situation"].choose(Side.MINE)
        dialog.cards["urgency_assessed_by"].choose(Side.THEIRS)
        dialog.do()

    _meet(choose)
    case_page.panes.bring_back(kept)
    case_page.save()

    assert heads == [2]
    assert _stored(case_page)["situation"] == "Oma."
    assert _stored(case_page)["urgency_assessed_by"] == "Olli"
