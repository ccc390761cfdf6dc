from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagram.editor.map_view import CaseMapView
from diagram.editor.theme import LIGHT
from models.rules.facts import Missing
from models.rules.rows import CaseRow
from resources import path
from tests.diagram.editor.builders import FINNISH, PATH, some_cases

Answers = dict[str, Sequence[Missing] | None]
ShowMap = Callable[..., CaseMapView]


@pytest.fixture(scope="session")
def noto(qapp: QApplication) -> QApplication:
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(path(f"fonts/NotoSans-{name}.ttf")))
    font = QFont("Noto Sans")
    font.setPixelSize(13)
    qapp.setFont(font)
    return qapp


@pytest.fixture
def show_map(noto: QApplication, qtbot: QtBot) -> ShowMap:
    def show(
        rows: Sequence[CaseRow] | None = None,
        *,
        answers: Answers | None = None,
        width: int = 1366,
        height: int = 768,
    ) -> CaseMapView:
        def missing_for(case: UUID, place: str) -> Sequence[Missing] | None:
            return (answers or {}).get(place, ())

        view = CaseMapView(missing_for=missing_for, words=FINNISH, theme=LIGHT, motion=False)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_process(PATH)
        view.set_cases(some_cases(312) if rows is None else rows)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        view.fit()
        return view

    return show
