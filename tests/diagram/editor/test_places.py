import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from diagram.editor.caseload import NO_DAYS, Caseload
from diagram.editor.content import Content, content_of, phase_title, title_lines
from diagram.editor.grid_index import GridIndex
from diagram.editor.ruler import LATE_SHARE, fitting_span, ruler_of, spans
from diagram.editor.text import Face, fitted
from diagram.editor.theme import LIGHT
from diagram.editor.tiles import TileLayer
from models.rules.kinds import DueState
from models.rules.process import Box
from models.rules.rows import CaseRow
from models.rules.words import Language
from tests.diagram.editor.builders import FINNISH, PATH, a_case, some_cases

SIZES = [(1600.0, 900.0), (1366.0, 768.0), (1116.0, 760.0), (882.0, 640.0)]
STEPS = [step.id for step in PATH.tasks]


def _content(rows: tuple[CaseRow, ...], size: tuple[float, float] = SIZES[0]) -> Content:
    load = Caseload.of(rows, STEPS)
    return content_of(
        PATH, load, size=size, theme=LIGHT, words=FINNISH, family=QApplication.font().family()
    )


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and inner.x + inner.width <= outer.x + outer.width
        and outer.y <= inner.y
        and inner.y + inner.height <= outer.y + outer.height
    )


def test_that_the_last_day_lies_right_of_the_line_and_lateness_left_of_it() -> None:
    ruler = ruler_of(7, 200, 11, idle=False)

    today, late = ruler.column_of(np.array([0, -1]))

    assert ruler.middle_of(late) < ruler.zero < ruler.middle_of(today)


def test_that_each_working_day_of_a_seven_day_limit_has_its_own_column() -> None:
    ruler = ruler_of(7, 200, 11, idle=False)

    columns = ruler.column_of(np.arange(8))

    assert len(set(columns.tolist())) == 8


def test_that_days_beyond_the_ruler_lie_in_its_outermost_columns() -> None:
    ruler = ruler_of(65, 200, 11, idle=False)

    assert ruler.column_of(np.array([-400]))[0] == 0
    assert ruler.column_of(np.array([400]))[0] == ruler.idle_column - 1


def test_that_a_case_without_a_clock_lies_apart_at_the_end() -> None:
    ruler = ruler_of(65, 200, 11, idle=True)

    column = ruler.column_of(np.array([NO_DAYS]))[0]

    assert column == ruler.idle_column
    assert ruler.middle_of(column) > ruler.middle_of(column - 1)


def test_that_the_line_lies_at_the_same_share_of_every_ruler() -> None:
    zeros = {ruler_of(span, 200, 11, idle=idle).zero for span in (7, 65) for idle in (True, False)}

    assert zeros == {round(LATE_SHARE * 200)}


def test_that_rulers_are_as_long_as_the_limit_of_their_phase() -> None:
    lengths = spans(PATH)

    assert lengths["Task_contact"] == 7
    assert lengths["Task_conclusions"] == 65
    assert lengths["Task_services"] == 65


def test_that_a_ruler_grows_when_many_cases_lie_beyond_it() -> None:
    assert fitting_span(65, np.array([10] * 20)) == 65
    assert fitting_span(65, np.array([10] * 5 + [120] * 5)) == 130


@given(st.lists(st.integers(-90, 400), min_size=1, max_size=60), st.sampled_from([7, 65, 260]))
@settings(max_examples=60, deadline=None)
def test_that_fewer_days_left_never_lie_further_right(days: list[int], span: int) -> None:
    ruler = ruler_of(span, 180, 9, idle=True)

    columns = ruler.column_of(np.array(sorted(days)))

    assert (np.diff(columns) >= 0).all()


@pytest.mark.parametrize("size", SIZES)
def test_that_every_mark_lies_in_the_card_of_its_step(
    noto: QApplication, size: tuple[float, float]
) -> None:
    content = _content(some_cases(312), size)
    places, half = content.places, content.places.pitch / 2

    for case, row in enumerate(content.load.rows):
        x, y = float(places.x[case]), float(places.y[case])
        mark = Box(x - half, y - half, 2 * half, 2 * half)
        assert _inside(mark, content.layout.steps[row.step_id])


@pytest.mark.parametrize("size", SIZES)
def test_that_far_tiles_cover_the_piles_they_stand_for(
    noto: QApplication, size: tuple[float, float]
) -> None:
    content = _content(some_cases(312), size)
    places, pitch = content.places, content.places.pitch

    tiles = TileLayer(content).tiles

    for case, state in enumerate(content.load.state.tolist()):
        left, top, right, bottom = tiles[state].T
        x, y = places.x[case], places.y[case]
        across = (left - 0.2 * pitch <= x) & (x <= right + 0.2 * pitch)
        assert (across & (top - pitch <= y) & (y <= bottom + pitch)).any()
    area = sum(((t[:, 2] - t[:, 0]) * (t[:, 3] - t[:, 1])).sum() for t in tiles)
    assert area == pytest.approx(312 * pitch * pitch, rel=0.2)


@pytest.mark.parametrize("count", [40, 312, 2_000, 20_000])
def test_that_no_mark_lies_on_another(noto: QApplication, count: int) -> None:
    places = _content(some_cases(count)).places
    shown = ~places.hidden

    spots = np.round(np.stack([places.x[shown], places.y[shown]], 1) / places.pitch, 2)

    assert len(np.unique(spots, axis=0)) == shown.sum()


def test_that_the_most_pressing_case_of_a_column_lies_lowest(noto: QApplication) -> None:
    rows = (a_case(1, days=2, state=DueState.TIME_LEFT), a_case(2, days=2, state=DueState.SOON))

    places = _content(rows).places

    assert places.y[1] > places.y[0]


def test_that_a_full_column_says_how_many_more_there_are(noto: QApplication) -> None:
    rows = tuple(a_case(number, days=3) for number in range(1, 60_001))

    content = _content(rows, (882.0, 640.0))

    assert content.places.hidden.any()
    assert sum(more.count for more in content.places.more) == content.places.hidden.sum()


def test_that_marks_grow_smaller_as_the_caseload_grows(noto: QApplication) -> None:
    pitches = [_content(some_cases(count)).places.pitch for count in (50, 2_000, 20_000)]

    assert pitches == sorted(pitches, reverse=True)


@pytest.mark.parametrize("size", SIZES)
def test_that_lanes_and_cards_do_not_lie_on_each_other(
    noto: QApplication, size: tuple[float, float]
) -> None:
    layout = _content(some_cases(312), size).layout

    for lane in layout.lanes:
        boxes = [layout.steps[s.id] for s in lane.steps] + [layout.exits[e.id] for e in lane.exits]
        assert all(_inside(box, lane.box) for box in boxes)
        assert all(a.y + a.height < b.y for a, b in itertools.pairwise(boxes))
    edges = [lane.box for lane in layout.lanes]
    assert all(a.x + a.width < b.x for a, b in itertools.pairwise(edges))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", list(Language))
def test_that_every_name_is_written_whole(
    noto: QApplication, size: tuple[float, float], language: Language
) -> None:
    content = _content(some_cases(312), size)
    card = next(iter(content.layout.steps.values())).width

    titles = [
        title_lines(step.words.said_in(language), card, content.family, cases=99)[0]
        for step in PATH.tasks
    ]
    for phase in PATH.phases:
        title = phase_title(phase.number, phase.words.said_in(language))
        titles.append(fitted(title, Face(content.family, 14.0, bold=True), card - 4, 2, 10.0)[0])

    assert not [lines for lines in titles if "…" in "".join(lines)]


def test_that_a_low_window_still_gets_marks_of_a_size_to_hit(noto: QApplication) -> None:
    content = _content(some_cases(312), (882.0, 640.0))

    shown = content.places.pitch * min(882 / content.layout.width, 640 / content.layout.height)

    assert shown >= 6.5


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_that_the_grid_finds_exactly_the_points_of_a_rectangle(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.random(400) * 900, rng.random(400) * 500
    left, top = rng.random(2) * 400
    index = GridIndex(x, y, 40.0)

    found = index.inside(left, top, left + 200, top + 90)

    wanted = np.flatnonzero((x >= left) & (x <= left + 200) & (y >= top) & (y <= top + 90))
    assert found.tolist() == wanted.tolist()


def test_that_the_grid_finds_the_nearest_point_within_reach() -> None:
    index = GridIndex(np.array([10.0, 14.0, 300.0]), np.array([10.0, 10.0, 10.0]), 24.0)

    assert index.nearest(13.0, 11.0, 6.0) == 1
    assert index.nearest(200.0, 200.0, 6.0) is None
