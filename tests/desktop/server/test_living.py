"""What others do on a shared server shows by itself, and nothing under one's hands is moved."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from time import monotonic
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import delete

from desktop.base import live as living
from desktop.windows.case_page import CasePage
from desktop.windows.case_place import CasePlace
from desktop.windows.conflict_dialog import ConflictDialog
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, WORKLIST, Place
from models.entities.case import Assignment, Case
from models.rules.commands import SaveDocument
from models.rules.conflicts import Side
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor, Right
from models.services.cases import case_sheet, move_case
from models.services.documents import save_draft
from models.services.presence import show_case
from models.store.server.hints_sql import CHANNEL
from models.store.uow import UnitOfWork
from tests.conftest import OTHER_TEAM_ID
from tests.desktop.desks import FakeDialogs
from tests.desktop.server.conftest import Served
from tests.desktop.windows.hands import in_dialog
from tests.fakes import FakeClock
from tests.models.server.conftest import STRANGER_ID
from tests.models.server.raw import raw

SOON_MS = 10_000
TYPED = "Tätä juuri kirjoitan."


@pytest.fixture
def other(served: Served, counsellor: Actor, clock: FakeClock) -> UnitOfWork:
    """The store as another worker has it, from another workstation."""
    return served.house.let_in(counsellor).unit_of_work(clock)


def _case_id(main: MainWindow) -> UUID:
    return main.caseload.rows[0].id


def _opened(main: MainWindow) -> CasePage:
    main.go(Place(CASE, _case_id(main)))
    place = main.page
    assert isinstance(place, CasePlace)
    return place.case


def _writing(main: MainWindow) -> CasePage:
    """Open the case and save a first draft in it."""
    page = _opened(main)
    page.begin(DocumentKind.EVALUATION)
    page.save()
    return page


def _saved_by_other(
    page: CasePage, other: UnitOfWork, actor: Actor, clock: FakeClock, values: Values
) -> None:
    assert page.pane is not None
    clock.go_on(timedelta(minutes=1))
    sheet = page.pane.sheet
    command = SaveDocument(
        sheet.case_id, sheet.row.id, sheet.row.kind, {**sheet.values, **values}, sheet.row_version
    )
    save_draft(other, actor, command=command)


def _moved_by_other(main: MainWindow, other: UnitOfWork, actor: Actor) -> str:
    sheet = case_sheet(other, actor, case_id=_case_id(main))
    target = next(move.target for move in sheet.moves if not move.missing)
    move_case(other, actor, case_id=sheet.row.id, target=target, row_version=sheet.row_version)
    return target


def _settled(qtbot: QtBot, main: MainWindow) -> None:
    """Wait until the window hears, and what it did itself is behind."""
    qtbot.wait(50)
    assert main.around.live is not None


def test_that_a_move_by_another_is_soon_on_the_list_and_the_choice_stays(
    qtbot: QtBot, main: MainWindow, other: UnitOfWork, counsellor: Actor
) -> None:
    main.go(Place(WORKLIST))
    _settled(qtbot, main)
    chosen = main.page.table.view.current_id  # type: ignore[attr-defined]

    target = _moved_by_other(main, other, counsellor)
    qtbot.waitUntil(lambda: main.caseload.rows[0].step_id == target, timeout=SOON_MS)

    assert main.page.table.view.current_id == chosen  # type: ignore[attr-defined]


def test_that_a_form_with_typed_text_is_told_and_not_overwritten(
    qtbot: QtBot, main: MainWindow, other: UnitOfWork, counsellor: Actor, clock: FakeClock
) -> None:
    page = _writing(main)
    pane = page.pane
    assert pane is not None
    assert pane.form is not None
    form = pane.form
    form.set_value("situation", TYPED)
    _settled(qtbot, main)

    _saved_by_other(
        page, other, counsellor, clock, {"situation": "Toisen.", "urgency_assessed_by": "O"}
    )
    qtbot.waitUntil(lambda: bool(pane.others.text), timeout=SOON_MS)

    assert pane.others.text.startswith("Olli Ohjaaja muutti tätä juuri.")
    assert form.values()["situation"] == TYPED

    def choose(dialog: object) -> None:
        assert isinstance(dialog, ConflictDialog)
        dialog.cards["situation"].choose(Side.MINE)
        dialog.do()

    in_dialog(choose)
    pane.look()
    assert form.values()["urgency_assessed_by"] == "O"
    page.save()

    assert pane.sheet.values["situation"] == TYPED
    assert pane.sheet.values["urgency_assessed_by"] == "O"


def test_that_a_form_without_typed_text_follows_and_the_cursor_stays(
    qtbot: QtBot, main: MainWindow, other: UnitOfWork, counsellor: Actor, clock: FakeClock
) -> None:
    page = _writing(main)
    pane = page.pane
    assert pane is not None
    assert pane.form is not None
    pane.form.focus_field("situation")
    focused = main.focusWidget()
    _settled(qtbot, main)

    _saved_by_other(page, other, counsellor, clock, {"urgency_assessed_by": "Olli Ohjaaja"})
    wanted: Callable[[], bool] = lambda: (  # noqa: E731
        pane.form is not None and pane.form.values().get("urgency_assessed_by") == "Olli Ohjaaja"
    )
    qtbot.waitUntil(wanted, timeout=SOON_MS)

    assert main.focusWidget() is focused
    assert not pane.is_changed
    assert pane.state.text().startswith("Olli Ohjaaja tallensi")


def test_that_who_else_has_the_case_open_shows_in_its_head_and_goes_again(
    qtbot: QtBot, main: MainWindow, other: UnitOfWork, counsellor: Actor
) -> None:
    page = _opened(main)
    place = main.page
    assert isinstance(place, CasePlace)
    assert page.sheet is not None
    case_id = page.sheet.row.id
    assert not place.also.isVisible()
    with other.begin(counsellor, Right.READ_CASE) as work:
        work.cases.get(case_id)

    seen = show_case(other, counsellor, case_id=case_id, shown=True)
    qtbot.waitUntil(lambda: bool(place.also.text), timeout=SOON_MS)

    assert seen == ("Salla Sosiaalityöntekijä",)
    assert place.also.text == "Auki myös: Olli Ohjaaja"
    assert place.also.isVisible()
    show_case(other, counsellor, case_id=case_id, shown=False)
    qtbot.waitUntil(lambda: not place.also.text, timeout=SOON_MS)


def test_that_a_right_that_ends_closes_the_open_case_by_itself(
    qtbot: QtBot, main: MainWindow, served: Served, dialogs: FakeDialogs
) -> None:
    page = _writing(main)
    assert page.pane is not None
    assert page.pane.form is not None
    page.pane.form.set_value("situation", TYPED)
    _settled(qtbot, main)

    with served.house.sessions.begin() as session:
        case = session.get_one(Case, _case_id(main))
        case.team_id, case.worker_id = OTHER_TEAM_ID, None
        session.execute(delete(Assignment).where(Assignment.case_id == case.id))
    qtbot.waitUntil(lambda: page.sheet is None, timeout=SOON_MS)
    qtbot.waitUntil(lambda: main.place.page == WORKLIST, timeout=SOON_MS)

    assert dialogs.told[-1].startswith("Oikeutesi tähän asiaan on päättynyt.")
    assert main.caseload.rows == ()
    (kept,) = main.desk.drafts.pending()
    assert kept.values["situation"] == TYPED


def test_that_a_flood_of_hints_leaves_the_window_alive(
    qtbot: QtBot, main: MainWindow, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    _settled(qtbot, main)
    beats: list[float] = []
    pulse = QTimer(main, interval=5)
    pulse.timeout.connect(lambda: beats.append(monotonic()))
    read: list[int] = []
    main.caseload.changed.connect(lambda: read.append(1))
    monkeypatch.setattr(living, "WHOLE_SECONDS", 60.0)

    with raw(served.house, STRANGER_ID) as forger:
        pulse.start()
        forger.one(
            f"SELECT count(pg_notify('{CHANNEL}', 'case:' || gen_random_uuid()))"
            " FROM generate_series(1, 10000)"
        )
        beats.clear()
        qtbot.wait(1200)

    gaps = sorted(later - sooner for sooner, later in pairwise(beats))
    assert gaps[len(gaps) * 95 // 100] < 0.1
    assert len(read) <= 2
