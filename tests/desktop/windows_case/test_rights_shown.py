"""The case page offers exactly those acts that the rights matrix allows."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from desktop.windows.case_page import CasePage
from desktop.windows.prints_menu import EXPORT
from models.rules.kinds import DocumentKind
from models.rules.printed import PrintKind
from models.rules.rights import Actor
from models.rules.rights_matrix import CaseAct, Relation, allowed
from models.store.vault import Store
from tests.desktop.desks import FakeDialogs, desk_of
from tests.desktop.windows_case.filling import put_away
from tests.fakes import FakeClock
from tests.models.matrix import Tried, settle, stand

_SHOWN = {CaseAct.OPEN, CaseAct.WRITE, CaseAct.FINISH, CaseAct.MOVE, CaseAct.ASSIGN, CaseAct.CLOSE,
          CaseAct.EDIT_PERSON, CaseAct.PRINT, CaseAct.EXPORT}  # fmt: skip
"""What the page has something to press for; the others are on pages of their own."""


@pytest.fixture
def tried(store: Store, path_published: None) -> Tried:
    with store.sessions.begin() as session:
        return settle(session)[1]


@pytest.fixture
def page(
    request: pytest.FixtureRequest, qtbot: QtBot, store: Store, clock: FakeClock, tmp_path: Path,
    dialogs: FakeDialogs, dressed: object,
) -> Iterator[CasePage]:  # fmt: skip
    actor: Actor = request.getfixturevalue(request.param)
    made = CasePage(desk_of(store, clock, actor, tmp_path, dialogs))
    made.show()
    yield made
    put_away(made)


@pytest.mark.parametrize("relation", [Relation.TEAM, Relation.CLOSED, Relation.OTHER])
@pytest.mark.parametrize("page", ["worker", "lead", "secretary"], indirect=True)
def test_that_the_page_offers_what_the_matrix_allows(
    page: CasePage, store: Store, tried: Tried, relation: Relation
) -> None:
    actor = page.desk.actor
    with store.sessions.begin() as session:
        stand(session, tried, relation, actor.user_id)

    assert _offered(page, tried) == allowed(actor.role, relation, tried.phase) & _SHOWN


def _offered(page: CasePage, tried: Tried) -> frozenset[CaseAct]:
    if not page.open(tried.case_id, "client_work"):
        return frozenset()
    aside, prints = page.aside, page.prints.actions_by_key
    offered = {
        CaseAct.OPEN: page.sheet is not None,
        CaseAct.WRITE: _begins(page, DocumentKind.CLOSING),
        CaseAct.MOVE: not aside.workers.take.isHidden(),
        CaseAct.ASSIGN: not aside.workers.assign.isHidden(),
        CaseAct.CLOSE: not aside.close_case.isHidden(),
        CaseAct.EDIT_PERSON: aside.people.add_button is not None,
        CaseAct.PRINT: PrintKind.PLAN.value in prints,
        CaseAct.EXPORT: EXPORT in prints,
        CaseAct.FINISH: _finishes(page, tried.meeting_id),
    }
    return frozenset(act for act, there in offered.items() if there)


def _begins(page: CasePage, kind: DocumentKind) -> bool:
    try:
        return page.list.new_item(kind).isEnabled()
    except KeyError:
        return False


def _finishes(page: CasePage, document_id: UUID) -> bool:
    page.show_document(document_id)
    return not page.finish_button.isHidden()
