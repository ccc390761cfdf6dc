from uuid import uuid4

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.forms.draft_keeper import DraftKeeper
from models.rules.kinds import DocumentKind


def _keeper(desk: Desk, owner: QObject, typed: dict[str, str]) -> DraftKeeper:
    keeper = DraftKeeper(desk, uuid4(), lambda: typed, owner)
    keeper.kind, keeper.case_id = DocumentKind.PLAN, uuid4()
    return keeper


def test_that_typed_text_is_in_the_journal_within_a_second(qtbot: QtBot, desk: Desk) -> None:
    owner = QObject()
    keeper = _keeper(desk, owner, {"situation": "Kesken"})

    with qtbot.waitSignal(keeper.kept, timeout=1000):
        keeper.touch()

    kept = desk.drafts.pending()
    assert [row.values for row in kept] == [{"situation": "Kesken"}]
    assert kept[0].kind is DocumentKind.PLAN


def test_that_typing_on_does_not_put_the_writing_off(qtbot: QtBot, desk: Desk) -> None:
    owner = QObject()
    keeper = _keeper(desk, owner, {"situation": "Kesken"})

    with qtbot.waitSignal(keeper.kept, timeout=1000):
        for _ in range(6):
            keeper.touch()
            qtbot.wait(120)

    assert len(desk.drafts.pending()) == 1


def test_that_the_worker_is_told_when_the_text_was_kept(qtbot: QtBot, desk: Desk) -> None:
    owner = QObject()
    keeper = _keeper(desk, owner, {"situation": "Kesken"})

    with qtbot.waitSignal(keeper.kept, timeout=1000) as told:
        keeper.touch()

    assert told.args == ["Luonnos tallennettu 9.00.00 · salattu"]


def test_that_a_dropped_text_is_offered_no_more(qtbot: QtBot, desk: Desk) -> None:
    owner = QObject()
    keeper = _keeper(desk, owner, {"situation": "Kesken"})
    keeper.keep_now()

    keeper.drop()

    assert desk.drafts.pending() == ()
