from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from diagram.editor.detail import SMALLEST_TEXT
from diagram.editor.label_grid import Tag, merged
from diagram.editor.map_view import CaseMapView
from tests.diagram.editor.builders import a_case, some_cases
from tests.diagram.editor.conftest import ShowMap
from tests.diagram.editor.drawn import Drawn, drawn

SHARES = (0.35, 0.41, 0.43, 0.5, 0.6, 0.71, 0.76, 0.85, 1.0, 1.3, 1.9)
"""Zooms as shares of the fitted one."""

PIXELS = (6.0, 9.0, 15.0, 24.0, 34.0, 36.0, 45.0, 60.0, 90.0, 106.0, 110.0, 130.0, 180.0, 240.0)
"""Zooms by the distance between two cases: from marks over pills to cards."""


def _zoom_to_pixels(view: CaseMapView, pixels: float, step: str) -> None:
    view.fit()
    content = view.content
    assert content is not None
    body = content.layout.body_of(step)
    middle = view.mapFromScene(body.x + body.width * 0.45, body.y + body.height * 0.8)
    view.zoom_by(pixels / (view.map_pitch() * view.zoom), middle)
    for _ in range(30):
        view.viewport().repaint()


def _overlapping_texts(found: Drawn) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for one, other in combinations(found.texts, 2)
        if one.box.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.box)
    ]


def _overlapping_labels(found: Drawn) -> list[tuple[QRectF, QRectF]]:
    """Pairs of labels of two cases; while one look blends into the next, a case has two."""
    labels = [box for box in found.pictures if box.width() >= 28]
    return [
        (one, other)
        for one, other in combinations(labels, 2)
        if one.center() != other.center()
        and one.adjusted(2, 2, -2, -2).intersects(other.adjusted(2, 2, -2, -2))
    ]


@pytest.mark.parametrize("count", [0, 300, 20_000])
def test_that_no_text_lies_on_another_or_is_too_small_however_far_the_map(
    show_map: ShowMap, count: int
) -> None:
    view = show_map(some_cases(count))

    for share in SHARES:
        view.fit()
        view.zoom_by(share, view.viewport().rect().center())
        found = drawn(view)
        assert not _overlapping_texts(found), share
        assert min(text.pixels for text in found.texts) >= SMALLEST_TEXT


@pytest.mark.parametrize("step", ["Task_contact", "Task_assessment_meetings", "Task_review"])
@pytest.mark.parametrize("count", [300, 6_000])
def test_that_no_pill_or_card_lies_on_another_however_near_the_map(
    show_map: ShowMap, step: str, count: int
) -> None:
    view = show_map(some_cases(count))

    for pixels in PIXELS:
        _zoom_to_pixels(view, pixels, step)
        found = drawn(view)
        assert not _overlapping_labels(found), pixels
        assert not _overlapping_texts(found), pixels
        assert all(text.pixels >= SMALLEST_TEXT for text in found.texts)


@pytest.mark.parametrize("size", [(1366, 768), (824, 408)])
def test_that_texts_keep_apart_from_afar_with_text_of_double_size(
    show_map: ShowMap, size: tuple[int, int]
) -> None:
    view = show_map(some_cases(300), width=size[0], height=size[1])
    font = view.font()
    font.setPixelSize(26)
    view.setFont(font)

    for share in SHARES:
        view.fit()
        view.zoom_by(share, view.viewport().rect().center())
        found = drawn(view)
        assert not _overlapping_texts(found), share
        assert all(text.pixels >= SMALLEST_TEXT for text in found.texts)


def test_that_labels_keep_apart_with_text_of_double_size(show_map: ShowMap) -> None:
    view = show_map(some_cases(300))
    font = view.font()
    font.setPixelSize(26)
    view.setFont(font)

    for pixels in (34.0, 50.0, 80.0, 120.0, 210.0, 240.0):
        _zoom_to_pixels(view, pixels, "Task_assessment_meetings")
        found = drawn(view)
        assert not _overlapping_labels(found), pixels
        assert not _overlapping_texts(found), pixels


def test_that_counts_of_full_columns_keep_apart_and_lose_no_case(show_map: ShowMap) -> None:
    rows = tuple(a_case(n + 1, step="Task_plan", days=n % 40) for n in range(30_000))
    view = show_map(rows)

    for pixels in (7.5, 10.0, 14.0, 30.0):
        _zoom_to_pixels(view, pixels, "Task_plan")
        assert not _overlapping_texts(drawn(view)), pixels
    content = view.content
    assert content is not None
    assert sum(more.count for more in content.places.more) == content.places.hidden.sum()


def test_that_neighbouring_numbers_become_their_sum() -> None:
    tags = [Tag(10, 5, 3), Tag(22, 5, 4), Tag(200, 5, 9), Tag(12, 60, 2)]

    found = merged(tags, lambda count: 20.0, height=16)

    assert [tag.count for tag in found] == [7, 9, 2]
    assert found[0].x == pytest.approx((10 * 3 + 22 * 4) / 7)


def test_that_the_five_looks_follow_one_another_on_one_zoom(show_map: ShowMap) -> None:
    view = show_map(some_cases(300))
    content = view.content
    assert content is not None
    looks: list[str] = []

    view.zoom_by(0.01, view.viewport().rect().center())
    for _ in range(60):
        look = content.detail(view.zoom).name
        if look not in looks:
            looks.append(look)
        view.zoom_in()

    assert looks == ["farthest", "far", "normal", "near", "close"]


def test_that_the_farthest_look_says_each_phase_with_its_cases_and_late_ones(
    show_map: ShowMap,
) -> None:
    view = show_map(some_cases(300))

    view.zoom_by(0.01, view.viewport().rect().center())

    said = [text.text.strip() for text in drawn(view).texts]
    content = view.content
    assert content is not None
    counts = content.load.counts()
    for lane in content.layout.lanes:
        own = counts[[content.load.steps.index(step.id) for step in lane.steps]]
        assert str(own.sum()) in said
        late = own[:, 0].sum()
        assert not late or f"{late} myöhässä" in said
    assert "Yhteydenotto" not in said
