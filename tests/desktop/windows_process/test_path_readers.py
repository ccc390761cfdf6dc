"""Who may not publish the path still sees the version in use, and nothing else."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.base.operations import Operations
from desktop.windows.main import MainWindow
from desktop.windows.process_page import PathPage
from desktop.windows.rail import entries
from models.rules.rights import Actor, Right, Role
from models.rules.rows import VersionState
from tests.desktop.windows_process.board import CTRL, key


def _reader_page(main: MainWindow) -> PathPage:
    """Return the page as a social worker has it, over the same store."""
    around, desk = main.around, main.desk
    actor = Actor(desk.actor.user_id, Role.SOCIAL_WORKER, desk.actor.team_id)
    operations = Operations(desk.hub, desk.operations._uow, actor, desk.messages)
    return PathPage(replace(around, desk=replace(desk, actor=actor, operations=operations)))


def test_that_a_reader_sees_the_version_in_use_and_changes_nothing(
    qtbot: QtBot, main: MainWindow, drafting: PathPage
) -> None:
    page = _reader_page(main)
    qtbot.addWidget(page)
    page.show()
    before = page.draft.value

    page.canvas.setFocus()
    page.canvas.select(("Task_contact",))
    key(page, Qt.Key.Key_Delete)
    key(page, Qt.Key.Key_S, CTRL)

    assert page.draft.row is not None
    assert page.draft.row.state is VersionState.CURRENT
    assert page.draft.value == before
    assert not page.tools.new.isVisible()
    assert not page.banners.effects.isVisible()
    assert page.banners.read_only.text == "Polkua voi muuttaa vain pääkäyttäjä."
    assert not any("luonnos" in action.text() for menu in page.menus for action in menu.actions())


def test_that_the_rail_leads_only_those_there_who_may_publish() -> None:
    rights = {entry.words: entry.right for entry in entries()}

    assert rights["Asian polku"] is Right.PUBLISH_PROCESS
