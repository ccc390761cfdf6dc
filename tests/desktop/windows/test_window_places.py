"""Windows come back where they were with the same screens, and never where no screen is."""

import pytest
from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.window_places import bring_into_sight, keep_places_in, screens_name
from desktop.windows.main import MainWindow
from desktop.windows.page_parts import run_dialog
from tests.conftest import PASSPHRASE
from tests.desktop.windows.hands import main_of, unlock

FAR = QPoint(5000, 4000)
SETTLED_MS = 350


class Small(QDialog):
    """A dialog that needs little room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        QVBoxLayout(self).addWidget(QWidget())
        self.resize(200, 120)


def test_that_the_window_comes_back_with_its_size(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    path = main.around.keeping.path
    main.show()
    main.resize(780, 640)

    program.lock()
    unlock(qtbot, program, path, "hakala", PASSPHRASE)

    assert main_of(program).size() == QSize(780, 640)


def test_that_another_set_of_screens_has_places_of_its_own(
    qtbot: QtBot, program: Program, main: MainWindow
) -> None:
    path = main.around.keeping.path
    main.resize(780, 640)
    program.lock()
    kept = program._preferences
    name = screens_name()
    other = kept.geometry(f"main@{name}")
    assert other is not None
    kept._settings.remove(f"geometry/main@{name}")
    kept.keep_geometry("main@two-screens", other)

    unlock(qtbot, program, path, "hakala", PASSPHRASE)

    assert main_of(program).size() != QSize(780, 640)


def test_that_a_window_on_a_removed_screen_comes_onto_one_that_is_there(
    qtbot: QtBot, qapp: QApplication, program: Program, main: MainWindow
) -> None:
    main.show()
    main.move(FAR)

    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]

    qapp.primaryScreen().availableGeometryChanged.emit(screens[0])

    qtbot.waitUntil(lambda: any(area.contains(main.frameGeometry().center()) for area in screens))
    assert main.width() <= max(area.width() for area in screens)


def test_that_a_window_in_sight_stays_where_it_is(qtbot: QtBot, main: MainWindow) -> None:
    main.show()
    main.resize(500, 400)
    main.move(40, 60)
    size = main.size()

    bring_into_sight(main)

    assert (main.pos(), main.size()) == (QPoint(40, 60), size)


def test_that_a_dialog_remembers_the_size_that_its_user_gave(
    qtbot: QtBot, main: MainWindow
) -> None:
    main.show()
    sizes: list[QSize] = []

    def widen(dialog: Small) -> None:
        handle = dialog.windowHandle()
        assert handle is not None
        handle.resize(430, 310)
        QTimer.singleShot(50, dialog.accept)

    def look(dialog: Small) -> None:
        sizes.append(dialog.size())
        dialog.reject()

    for act in (widen, look):
        dialog = Small(main)
        QTimer.singleShot(SETTLED_MS, dialog, lambda dialog=dialog, act=act: act(dialog))
        run_dialog(dialog)

    assert sizes == [QSize(430, 310)]


def test_that_a_dialog_that_the_user_left_alone_is_as_large_as_it_needs(
    qtbot: QtBot, main: MainWindow
) -> None:
    main.show()
    dialog = Small(main)
    QTimer.singleShot(SETTLED_MS, dialog, dialog.accept)

    run_dialog(dialog)

    assert main.desk.preferences.geometry(f"dialog-Small@{screens_name()}") is None


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    keep_places_in(None)
