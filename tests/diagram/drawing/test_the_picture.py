from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtTest import QTest

from desktop.base.draft_words import draft_words
from diagram.editor.device import Device
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.layer import paint_path
from diagram.editor.drawing.look import Look
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.walking import reading_order, walked
from diagram.editor.theme import DARK, LIGHT, MapTheme
from diagram.editor.walking import Arrow
from diagram.graph import edits
from diagram.graph.difference import difference
from diagram.graph.foreign import NOTHING_FOREIGN, ForeignElement, ForeignView
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Language, Words
from tests.diagram.drawing.conftest import EMPTY, ShowPath
from tests.diagram.editor.drawn import _NotingDevice


def _texts(
    path: ProcessDefinition, *, scale: float = 1.0, enlarged: float = 1.0,
    language: Language = Language.FINNISH,
) -> list[str]:  # fmt: skip
    places = Places(path)
    view = QRectF(0, 0, 5_000 * scale, 800 * scale)
    notes = _NotingDevice(QSize(round(view.width()), round(view.height())))
    look = Look(LIGHT, "Noto Sans", enlarged, language)
    with QPainter(notes) as painter:
        device = Device(scale, -places.bounds.x * scale, 0.0, view)
        paint_path(painter, device, places, look, draft_words())
    return [text.text for text in notes.engine.texts]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("enlarged", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_that_no_name_of_the_shipped_path_is_cut(
    noto: object, shipped: ProcessDefinition, scale: float, enlarged: float, language: Language
) -> None:
    texts = _texts(shipped, scale=scale, enlarged=enlarged, language=language)

    assert len(texts) > 40
    assert not [text for text in texts if "…" in text]


def test_that_phases_are_named_even_from_afar(noto: object, shipped: ProcessDefinition) -> None:
    texts = " ".join(_texts(shipped, scale=0.2))

    assert "Palvelutarpeen" in texts
    assert "Yhteydenotto" not in texts


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_the_board_made_anew_is_the_same_picture(
    show_path: ShowPath, shipped: ProcessDefinition, theme: MapTheme
) -> None:
    stage = show_path()
    stage.canvas.set_theme(theme)
    stage.canvas.select(("Task_contact", "Flow_from_contact"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(stage.canvas, key, Qt.KeyboardModifier.ControlModifier)
    stage.at_once()

    other = show_path(stage.value)
    other.canvas.set_theme(theme)
    other.canvas.select(("Task_contact", "Flow_from_contact"))
    other.at_once()

    assert stage.canvas.grab().toImage() == other.canvas.grab().toImage()


def test_that_a_larger_text_is_drawn_larger(show_path: ShowPath) -> None:
    canvas = show_path().canvas
    font = QFont(canvas.font())
    font.setPixelSize(26)

    canvas.setFont(font)

    assert canvas.look.enlarged == 2.0


def test_that_only_what_is_in_sight_is_asked_for(shipped: ProcessDefinition) -> None:
    places = Places(shipped)
    phase = shipped.phase("Phase_3").box

    near = {part.id for part in places.near(phase)}

    assert {"Phase_3", "Task_plan"} <= near
    assert not {"Task_contact", "Phase_1", "Task_review"} & near


def test_that_every_element_is_walked_to_by_tab_and_nearly_all_by_arrows(
    shipped: ProcessDefinition,
) -> None:
    places = Places(shipped)
    reached, waiting = {"Event_pending"}, ["Event_pending"]
    while waiting:
        at = waiting.pop()
        for arrow in Arrow:
            found = walked(places, at, arrow)
            if found is not None and found not in reached:
                reached.add(found)
                waiting.append(found)

    nodes = set(places.phases) | set(places.steps)
    assert set(reading_order(places)) == nodes | set(places.deadlines)
    assert set(places.phases) <= reached


BROKEN = replace(
    EMPTY,
    phases=(Phase("P", 1, Words(""), Box(1e6, -1e6, 0, 0)),),
    steps=(
        Step("A", StepKind.TASK, Words("x" * 300), "nowhere", Box(0, 0, 120, 80)),
        Step("A", StepKind.END, Words("\u202e<b>"), None, Box(-5, 1e6, 1, 1)),
    ),
    flows=(
        Flow("F", "A", "missing", waypoints=((0.0, 0.0),)),
        Flow("G", "A", "A"),
        Flow("H", "A", "P", waypoints=((3.0, 3.0), (3.0, 3.0))),
    ),
)


@pytest.mark.parametrize("path", [EMPTY, BROKEN], ids=["empty", "broken"])
def test_that_an_odd_path_is_shown_and_walked(show_path: ShowPath, path: ProcessDefinition) -> None:
    stage = show_path(path)

    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_F2, Qt.Key.Key_Left):
        stage.key(key)
    stage.canvas.cancel()
    stage.canvas.fit()
    stage.canvas.grab()

    assert stage.canvas.value is path
    assert not stage.edits


def test_that_differences_and_foreign_shapes_are_drawn_and_taken_away(
    show_path: ShowPath, shipped: ProcessDefinition
) -> None:
    newer = edits.remove(edits.move(shipped, ("Task_plan",), 0, 20), ("Task_review",))
    stage = show_path(newer)
    canvas: DraftCanvas = stage.canvas
    stage.at_once(0.6)
    plain = canvas.grab().toImage()

    canvas.mark_difference(difference(shipped, newer), shipped)
    store = ForeignElement("x", "dataStoreReference", "Rekisteri", Box(300, 320, 120, 60))
    canvas.mark_foreign(ForeignView((store,), {"Task_plan": "serviceTask"}))
    marked = canvas.grab().toImage()
    canvas.mark_difference(None)
    canvas.mark_foreign(NOTHING_FOREIGN)

    assert marked != plain
    assert canvas.grab().toImage() == plain
