"""The map is laid out once before it is first seen, and never shows what is past."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagram.editor.map_view import CaseMapView
from diagram.editor.theme import DARK, LIGHT
from tests.diagram.editor.builders import FINNISH, PATH, some_cases

MakeMap = Callable[[], CaseMapView]


@pytest.fixture
def make_map(noto: QApplication, qtbot: QtBot) -> MakeMap:
    def make() -> CaseMapView:
        view = CaseMapView(missing_for=lambda *_: (), words=FINNISH, theme=LIGHT, motion=False)
        qtbot.addWidget(view)
        return view

    return make


def _layings(view: CaseMapView) -> list[object]:
    seen: list[object] = []
    view.laid_out.connect(seen.append)
    return seen


def test_that_a_map_is_laid_out_once_until_it_is_seen(make_map: MakeMap, qtbot: QtBot) -> None:
    view = make_map()
    layings = _layings(view)

    view.set_process(PATH)
    view.set_cases(some_cases(40))
    view.resize(1200, 700)
    view.set_theme(DARK)
    view.set_cases(some_cases(60))
    with qtbot.waitExposed(view):
        view.show()

    assert len(layings) == 1
    assert view.content is layings[0]
    assert view.content is not None
    assert len(view.content.load) == 60
    assert view.content.theme is DARK
    assert view.zoom == pytest.approx(view.viewport().height() / view.content.layout.height)


def test_that_a_map_nobody_sees_answers_with_what_it_was_given_last(make_map: MakeMap) -> None:
    view, rows = make_map(), some_cases(40)
    view.set_process(PATH)
    view.set_cases(rows)
    view.select([rows[3].id])

    view.set_cases([row for row in rows if row.id != rows[3].id])

    assert view.selected == ()
    assert view.content is not None
    assert len(view.content.load) == 39


def test_that_a_hidden_map_follows_once_when_it_is_shown_again(
    make_map: MakeMap, qtbot: QtBot
) -> None:
    view = make_map()
    view.set_process(PATH)
    view.set_cases(some_cases(40))
    with qtbot.waitExposed(view):
        view.show()
    view.hide()
    layings = _layings(view)

    view.set_cases(some_cases(50))
    view.set_cases(some_cases(70))
    assert layings == []
    view.show()

    assert len(layings) == 1
    assert view.content is not None
    assert len(view.content.load) == 70


def test_that_a_seen_map_follows_at_once(make_map: MakeMap, qtbot: QtBot) -> None:
    view = make_map()
    view.set_process(PATH)
    with qtbot.waitExposed(view):
        view.show()
    layings = _layings(view)

    view.set_cases(some_cases(50))

    assert len(layings) == 1
