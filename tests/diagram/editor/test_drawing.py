from dataclasses import asdict

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from diagram.editor import fragments
from diagram.editor.caseload import STATES
from diagram.editor.detail import NEAREST, SMALLEST_TEXT, detail_at
from diagram.editor.map_view import CaseMapView
from diagram.editor.scene import MapScene
from diagram.editor.shapes import mark_path
from diagram.editor.sprites import mark_sheet
from diagram.editor.text import Face, write
from diagram.editor.theme import DARK, LIGHT, MapTheme
from models.rules.kinds import DueState
from tests.diagram.editor.builders import some_cases
from tests.diagram.editor.conftest import ShowMap


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_text_on_the_map_has_enough_contrast(theme: MapTheme) -> None:
    grounds = (theme.card, theme.ground, *theme.tints)

    for text in (theme.ink, theme.dim, theme.late):
        assert min(_contrast(text, ground) for ground in grounds) >= 4.5
    assert _contrast(theme.accent, theme.card) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_mark_stands_out_from_its_card(theme: MapTheme) -> None:
    assert min(_contrast(theme.mark(state), theme.card) for state in DueState) >= 3.0


def test_that_states_differ_in_shape_and_not_only_in_colour() -> None:
    outlines = {
        tuple(
            (round(path.elementAt(i).x, 2), round(path.elementAt(i).y, 2))
            for i in range(path.elementCount())
        )
        for path in (mark_path(state, QPointF(0, 0), 10) for state in STATES)
    }

    assert len(outlines) == len(STATES)


def test_that_the_memory_of_the_array_is_what_qt_takes_it_for(noto: QApplication) -> None:
    assert fragments.layout_is_known()


def test_that_drawing_at_once_and_one_by_one_give_the_same_picture(noto: QApplication) -> None:
    pixmap = QPixmap(8, 4)
    pixmap.fill(QColor("#336699"))
    array = fragments.buffer(30)
    array[:, fragments.X] = np.arange(30) * 6 + 4
    array[:, fragments.Y] = 8
    array[:, fragments.WIDTH : fragments.HEIGHT + 1] = 4
    array[:, fragments.OPACITY] = np.linspace(0.2, 1.0, 30)

    pictures = []
    for draw in (fragments.draw, fragments.draw_one_by_one):
        image = QImage(200, 16, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            draw(painter, array, pixmap)
        pictures.append(image)

    assert pictures[0] == pictures[1]


def test_that_sheets_of_marks_are_made_once_per_size_and_theme(noto: QApplication) -> None:
    assert mark_sheet(LIGHT, 9, 1.0) is mark_sheet(LIGHT, 9, 1.0)
    assert mark_sheet(LIGHT, 9, 2.0).pixmap.width() > mark_sheet(LIGHT, 9, 1.0).pixmap.width()


def test_that_detail_grows_with_zoom_and_always_adds_up() -> None:
    names = [detail_at(pixels).name for pixels in (2, 11, 60, 200)]

    assert names == ["far", "normal", "near", "close"]
    for pixels in np.linspace(0.5, NEAREST, 400):
        detail = detail_at(float(pixels))
        assert sum(asdict(detail).values()) == pytest.approx(1.0)


def test_that_text_too_small_to_read_is_left_out(noto: QApplication) -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    empty = image.copy()

    with QPainter(image) as painter:
        family = noto.font().family()
        write(painter, image.rect().toRectF(), "Aino", Face(family, SMALLEST_TEXT - 1), "#000000")

    assert image == empty


@pytest.mark.parametrize("factor", [0.36, 0.6, 1.0, 2.2, 5.0, 14.0])
def test_that_the_map_can_be_painted_at_every_zoom(show_map: ShowMap, factor: float) -> None:
    view = show_map()

    view.zoom_by(factor, QPoint(300, 400))
    picture = view.grab().toImage()

    assert len({picture.pixel(x, y) for x in range(0, 1366, 9) for y in range(0, 768, 9)}) > 3


def test_that_labels_one_frame_could_not_write_come_in_the_next(show_map: ShowMap) -> None:
    view = show_map(some_cases(3_000))
    scene = view.scene()
    assert isinstance(scene, MapScene)
    body = scene.content.layout.body_of("Task_assessment_meetings")
    view.zoom_to(body.x + body.width * 0.3, body.y + body.height * 0.6, 120, 60)
    view.zoom_by(40 / (view.map_pitch() * view.zoom), QPoint(683, 384))

    frames = 0
    while frames < 40:
        view.viewport().repaint()
        frames += 1
        if not scene.layer.unfinished:
            break

    assert 1 < frames < 40


def _painted(view: CaseMapView) -> QImage:
    for _ in range(8):
        view.viewport().repaint()
    return view.grab().toImage()


def test_that_deleting_the_scene_and_building_it_again_loses_nothing(show_map: ShowMap) -> None:
    view = show_map()
    rows = view.content.load.rows if view.content else ()
    view.select([rows[5].id, rows[9].id])
    view.highlight([row.id for row in rows[:40]])
    before = _painted(view)

    old = view.scene()
    view.lay_out_again()
    old.clear()

    assert view.scene() is not old
    assert view.selected == (rows[5].id, rows[9].id)
    assert _painted(view) == before


def test_that_a_change_of_theme_keeps_cases_and_selection(show_map: ShowMap) -> None:
    view = show_map()
    assert view.content is not None
    chosen = view.content.load.rows[3].id
    view.select([chosen])

    view.set_theme(DARK)

    assert view.selected == (chosen,)
    assert view.content.theme is DARK


def test_that_larger_text_enlarges_the_map(show_map: ShowMap) -> None:
    view = show_map()
    font = view.font()
    font.setPixelSize(20)

    view.setFont(font)

    assert view.content is not None
    assert view.content.enlarged == pytest.approx(20 / 13)
    assert view.zoom > 1.2
    width, height = view.map_size()
    assert width * view.zoom <= 1367
    assert height * view.zoom <= 769


def test_that_a_double_density_screen_is_drawn_sharp(noto: QApplication) -> None:
    sheet = mark_sheet(LIGHT, 10, 2.0)
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2.0)
    image.fill(Qt.GlobalColor.white)

    with QPainter(image) as painter:
        xy = (np.array([10.0]), np.array([10.0]))
        sheet.draw(painter, xy, np.array([2]), np.array([False]), 1.0)

    inked = [x for x in range(40) if image.pixelColor(x, 20) != QColor("white")]
    assert 16 <= len(inked) <= 20
