from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagram.graph.bpmn import read
from models.rules.process import ProcessDefinition
from models.rules.words import Words
from resources import path
from tests.diagram.drawing.stage import Stage

EMPTY = ProcessDefinition("Process_families", 1, Words(""), (), (), ())
ShowPath = Callable[..., Stage]


@pytest.fixture(scope="session")
def noto(qapp: QApplication) -> QApplication:
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(path(f"fonts/NotoSans-{name}.ttf")))
    font = QFont("Noto Sans")
    font.setPixelSize(13)
    qapp.setFont(font)
    return qapp


@pytest.fixture(scope="session")
def shipped() -> ProcessDefinition:
    return read(path("process/families.bpmn").read_bytes())


@pytest.fixture
def show_path(noto: QApplication, qtbot: QtBot, shipped: ProcessDefinition) -> ShowPath:
    kept: list[Stage] = []

    def show(definition: ProcessDefinition | None = None) -> Stage:
        stage = Stage(shipped if definition is None else definition)
        kept.append(stage)
        qtbot.addWidget(stage)
        with qtbot.waitExposed(stage):
            stage.show()
        stage.activateWindow()
        stage.canvas.setFocus()
        qtbot.waitUntil(stage.canvas.hasFocus)
        return stage

    return show
