"""Working on the map: every look, panning, zooming, choosing, filtering and moving 200 cases.

Each figure is measured against the same act with one Python item for each case, in the same run.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from models.rules.rows import CaseRow
from tests.benchmarks.figure import Figure
from tests.benchmarks.map_stage import (
    Timing,
    application,
    content_of,
    naive_map,
    shown,
    timed,
)
from tests.diagram.editor.builders import some_cases

LOOKS = {"phases": 0.35, "steps": 0.6, "marks": 9.0, "pills": 45.0, "cards": 130.0}
"""The five looks: two as shares of the fitted zoom, three as pixels between two cases."""

NAIVE_FRAMES = 3
MOVED = 200
REACH = {20_000: 16.0, 100_000: 33.0}
"""Milliseconds for a frame."""

REBUILT = {20_000: 150.0, 100_000: 500.0}
"""Milliseconds until a filter or a reload is seen; an act is to show within a second."""


class Stage:
    """The map and its naive twin, side by side."""

    def __init__(self, rows: tuple[CaseRow, ...]) -> None:
        self.rows = rows
        self.view = shown(rows)
        self.naive, self.items = naive_map(content_of(self.view))
        self.short = f"{len(rows) // 1000}k"

    def figure(self, name: str, ours: Timing, naive: Timing, reach: float) -> Iterator[Figure]:
        """Yield the p50 and the p95 of one act."""
        for part, value, other in (("p50", ours.p50, naive.p50), ("p95", ours.p95, naive.p95)):
            full = f"map_{name}_{self.short}_{part}"
            yield Figure(full, value, "ms", other / value, f"<={reach:g}ms", value <= reach)

    def close(self) -> None:
        """Take both away."""
        self.view.close()
        self.naive.close()


def figures() -> Iterator[Figure]:
    """Measure 20,000 and 100,000 cases."""
    app = application()
    rows = some_cases(100_000)
    for count in REACH:
        stage = Stage(rows[:count])
        yield from _looks(stage, REACH[count])
        yield from _moving_about(stage, REACH[count])
        yield from _choosing(stage, REACH[count])
        yield from _filtering(stage, REBUILT[count])
        yield from _moving_cases(stage, REBUILT[count])
        stage.close()
    assert app is not None


def _looks(stage: Stage, reach: float) -> Iterator[Figure]:
    for look, zoom in LOOKS.items():
        _go(stage, zoom)
        ours = timed(stage.view.viewport().repaint)
        naive = timed(stage.naive.viewport().repaint, NAIVE_FRAMES, 1)
        yield from stage.figure(look, ours, naive, reach)


def _moving_about(stage: Stage, reach: float) -> Iterator[Figure]:
    """Pan and zoom as a hand does: two pixels a frame, at marks close together."""
    view, bar = stage.view, stage.naive.horizontalScrollBar()
    _go(stage, LOOKS["marks"])

    def pan() -> None:
        view.pan(2, 0)
        view.viewport().repaint()

    def naive_pan() -> None:
        bar.setValue(bar.value() - 2)
        stage.naive.viewport().repaint()

    yield from stage.figure("pan", timed(pan), timed(naive_pan, NAIVE_FRAMES, 1), reach)
    way = iter(range(1_000_000))

    def zoom() -> None:
        view.zoom_by(1.02 if next(way) % 20 < 10 else 1 / 1.02, view.viewport().rect().center())
        view.viewport().repaint()

    def naive_zoom() -> None:
        stage.naive.scale(1.02, 1.02)
        stage.naive.viewport().repaint()

    yield from stage.figure("zoom", timed(zoom), timed(naive_zoom, NAIVE_FRAMES, 1), reach)


def _choosing(stage: Stage, reach: float) -> Iterator[Figure]:
    view = stage.view
    _go(stage, 0.0)
    sets = [[row.id for row in stage.rows[start : start + MOVED]] for start in (0, MOVED)]
    turn = iter(range(1_000_000))

    def choose() -> None:
        view.select(sets[next(turn) % 2])
        view.viewport().repaint()

    def naive_choose() -> None:
        for item in stage.items[:MOVED]:
            item.chosen = not item.chosen
            item.update()
        stage.naive.viewport().repaint()

    yield from stage.figure(
        "choose_200", timed(choose), timed(naive_choose, NAIVE_FRAMES, 1), reach
    )
    view.select(())


def _filtering(stage: Stage, reach: float) -> Iterator[Figure]:
    """Every other case goes and comes."""
    half, turn = stage.rows[::2], iter(range(1_000_000))

    def narrow() -> None:
        stage.view.set_cases(half if next(turn) % 2 == 0 else stage.rows)
        stage.view.viewport().repaint()

    def naive_narrow() -> None:
        for item in stage.items[::2]:
            item.setVisible(not item.isVisible())
        stage.naive.viewport().repaint()

    naive = timed(naive_narrow, 2, 1)
    yield from stage.figure("filter", timed(narrow, 8, 2), naive, reach)
    stage.view.set_cases(stage.rows)


def _moving_cases(stage: Stage, reach: float) -> Iterator[Figure]:
    """200 cases go to the next step and back, as a reload brings it."""
    there = tuple(replace(row, step_id="Task_plan") for row in stage.rows[:MOVED])
    moved = (*there, *stage.rows[MOVED:])
    turn = iter(range(1_000_000))

    def move() -> None:
        stage.view.set_cases(moved if next(turn) % 2 == 0 else stage.rows)
        stage.view.viewport().repaint()

    def naive_move() -> None:
        for item in stage.items[:MOVED]:
            item.moveBy(1, 0)
        stage.naive.viewport().repaint()

    naive = timed(naive_move, NAIVE_FRAMES, 1)
    yield from stage.figure("move_200", timed(move, 8, 2), naive, reach)


def _go(stage: Stage, zoom: float) -> None:
    """Fit both, or look at the fullest step with `zoom`: a share under 1, else pixels."""
    view = stage.view
    view.fit()
    stage.naive.setTransform(QTransform())
    if not zoom:
        return
    body = content_of(view).layout.body_of("Task_assessment_meetings")
    middle = QPointF(body.x + body.width * 0.55, body.y + body.height * 0.75)
    factor = zoom if zoom < 1 else zoom / (view.map_pitch() * view.zoom)
    view.zoom_by(factor, view.mapFromScene(middle))
    if zoom >= 1:
        view.centerOn(middle)
    stage.naive.setTransform(QTransform.fromScale(view.zoom, view.zoom))
    stage.naive.centerOn(middle)
