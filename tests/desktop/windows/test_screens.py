"""The screen outlives every window that asked how large it is."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop.windows.keys_help import KeysHelp
from desktop.windows.main import MainWindow
from desktop.windows.page_parts import screen_room
from tests.desktop.windows.hands import in_dialog

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"


@pytest.mark.parametrize("_once_more", range(2))
def test_that_the_screen_is_there_after_dialogs_were_closed(
    main: MainWindow, _once_more: int
) -> None:
    for _ in range(2):
        in_dialog(lambda dialog: dialog.reject())
        KeysHelp(main).exec()

    assert isValid(QGuiApplication.primaryScreen())
    assert screen_room(main).width() > 0


@pytest.mark.parametrize("path", sorted(DESKTOP.rglob("*.py")), ids=lambda path: path.stem)
def test_that_no_window_is_asked_for_its_screen(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_screen_call(node)]

    assert not calls, "PySide destroys the screen with the window: see screen_room"


def _is_screen_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "screen"
    )
