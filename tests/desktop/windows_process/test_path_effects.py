"""What a draft would do to real cases stands on the board while it is edited."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.map_draft import MapDraft
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import MAP, Place
from desktop.windows.process_page import PathPage
from desktop.windows.version_effects import EffectsDialog
from diagram.editor.drawing.badges import badges
from models.rules.version_effects import Touched
from tests.desktop.windows.hands import in_dialog
from tests.desktop.windows_process.board import CTRL, LEFT, NONE, in_front, key, write
from tests.desktop.windows_process.test_path_properties import _deadline


def _shorten(qtbot: QtBot, page: PathPage) -> None:
    """Type one working day as the time limit of the first phase, as a user does."""
    form, _ = _deadline(page)
    form.length.count.setFocus()
    form.length.count.selectAll()
    in_front(page)
    write("1")
    key(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.canvas.shown.marks.effects), timeout=10_000)


def test_that_the_board_tells_where_cases_would_become_late_and_undo_takes_it_away(
    qtbot: QtBot, drafting: PathPage
) -> None:
    _shorten(qtbot, drafting)
    effects = drafting.canvas.shown.marks.effects
    late = drafting.banners.effects.effects
    assert late is not None

    assert effects["Phase_1"] == Touched(late=len(late.late))
    assert {at for at in effects if at.startswith("Task")} == {one.place for one in late.late}
    drafting.canvas.setFocus()
    key(drafting, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not drafting.canvas.shown.marks.effects, timeout=10_000)


def test_that_a_click_on_the_badge_lists_the_cases_of_that_step(
    qtbot: QtBot, drafting: PathPage
) -> None:
    _shorten(qtbot, drafting)
    canvas = drafting.canvas
    seen: list[str] = []
    step = next(at for at in canvas.shown.marks.effects if at.startswith("Task"))
    canvas.show_box(canvas.places.box(step))
    badge = next(
        b for b in badges(canvas.device(), canvas.shown, canvas.words) if b.element == step
    )

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, EffectsDialog)
        seen.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.act.click()

    in_dialog(read)
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, badge.frame.center().toPoint())

    assert len(seen) == canvas.shown.marks.effects[step].late
    assert all("myöhästyisi (Arvioinnin aloittaminen)" in line for line in seen)


def test_that_a_published_version_has_no_badges(qtbot: QtBot, drafting: PathPage) -> None:
    _shorten(qtbot, drafting)
    assert drafting.draft.process_id is not None
    current = drafting.sides.versions.rows[1].id

    drafting.draft.open(current)

    assert drafting.canvas.shown.marks.effects == {}


def test_that_the_map_shows_what_the_open_draft_would_do_once_it_is_asked(
    qtbot: QtBot, main: MainWindow, drafting: PathPage
) -> None:
    _shorten(qtbot, drafting)
    told = drafting.banners.effects.effects
    assert told is not None
    main.go(Place(MAP))
    page = main.page
    assert isinstance(page, MapPage)
    feature = next(each for each in page.features if isinstance(each, MapDraft))
    bar = feature.bar
    assert bar is not None
    assert bar.isVisible()
    assert (bar.shown.isChecked(), bar.note.text()) == (False, "")

    bar.shown.click()
    qtbot.waitUntil(lambda: feature.effects is not None, timeout=10_000)

    assert feature.overlay.touched["Phase_1"] == Touched(late=len(told.late))
    at_steps = {at for at in feature.overlay.touched if at.startswith("Task")}
    assert at_steps == {one.step_id for one in told.late}
    assert bar.note.text() == drafting.banners.effects.banner.text
    drafting.undo()
    qtbot.waitUntil(lambda: not feature.overlay.touched, timeout=10_000)
    bar.shown.click()
    assert feature.effects is None
