"""Repainting the map: whole frames at several zooms, against one Python item per case."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QPainter

from diagram.editor.area import AreaKind
from diagram.editor.content import Content
from diagram.editor.draft_effects import EffectsOverlay
from diagram.editor.map_view import CaseMapView
from diagram.editor.sprites import mark_sheet
from diagram.editor.theme import LIGHT
from models.rules.version_effects import Touched
from tests.benchmarks.figure import Figure
from tests.benchmarks.map_stage import (
    FRAMES,
    HEIGHT,
    WIDTH,
    application,
    content_of,
    naive_map,
    shown,
    timed,
)
from tests.diagram.editor.builders import some_cases

PIXELS = (5.0, 8.0, 12.0, 24.0, 36.0, 44.0, 80.0, 110.0, 130.0)
"""Distances between two cases in pixels: from the densest dots over pills to cards."""


def figures() -> Iterator[Figure]:
    """Measure repaints of 20,000 and 100,000 cases, and what a naive scene takes."""
    app = application()
    rows = some_cases(100_000)
    yield from _of_twenty_thousand(shown(rows[:20_000]))
    yield from _of_a_hundred_thousand(shown(rows))
    assert app is not None


def _of_twenty_thousand(view: CaseMapView) -> Iterator[Figure]:
    naive = _naive_overview(content_of(view))
    overview = _p95(view.viewport().repaint)
    ratio = naive / overview
    met = overview <= 16 and ratio >= 20
    yield Figure("map_overview_20k", overview, "ms", ratio, "p95<=16ms,ratio>=20", met)
    worst = max(_at_every_zoom(view))
    yield Figure("map_worst_zoom_20k", worst, "ms", naive / worst, "p95<=16ms", worst <= 16)
    dots = _all_dots(content_of(view))
    yield Figure("map_all_dots_20k", dots, "ms", naive / dots, "p95<=16ms", dots <= 16)
    badges = _with_badges(view)
    yield Figure("map_draft_badges_20k", badges, "ms", naive / badges, "p95<=16ms", badges <= 16)
    panned = _p95(lambda: _pan(view))
    yield Figure("map_pan_20k", panned, "ms", None, "p95<=16ms", panned <= 16)
    hit = _p95(lambda: view.case_at(QPoint(800, 450)), 200)
    yield Figure("map_hit_20k", hit, "ms", None, "p95<=0.1ms", hit <= 0.1)
    yield from _choosing(view)
    laid = _p95(view.lay_out_again, 6)
    yield Figure("map_layout_20k", laid, "ms", None, "p95<=300ms", laid <= 300)
    view.close()


def _with_badges(view: CaseMapView) -> float:
    """Measure a repaint with the effects of a draft at every step."""
    overlay = EffectsOverlay(lambda what, count: f"{count} {what}")
    overlay.touched = dict.fromkeys(content_of(view).layout.steps, Touched(late=31, stuck=4))
    view.show_overlay(overlay)
    found = _p95(view.viewport().repaint)
    view.hide_overlay(overlay)
    return found


def _of_a_hundred_thousand(view: CaseMapView) -> Iterator[Figure]:
    worst = max([_p95(view.viewport().repaint), *_at_every_zoom(view)])
    yield Figure("map_worst_zoom_100k", worst, "ms", None, "p95<=33ms", worst <= 33)
    dots = _all_dots(content_of(view))
    yield Figure("map_all_dots_100k", dots, "ms", None, "p95<=33ms", dots <= 33)
    view.close()


def _choosing(view: CaseMapView) -> Iterator[Figure]:
    """Measure finding and ringing what a band or a lasso over the whole map holds, and choosing."""
    width, height = view.map_size()
    box = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    turns = np.linspace(0, 2 * np.pi, 300, endpoint=False)
    loop = [
        (width * (0.5 + 0.49 * float(np.cos(t))), height * (0.5 + 0.49 * float(np.sin(t))))
        for t in turns
    ]

    def band() -> None:
        view.preview(view.cases_within(box, AreaKind.BAND))

    def lasso() -> None:
        view.preview(view.cases_within(loop, AreaKind.LASSO))

    def choose() -> None:
        view.choice.choose_places(view.cases_within(box, AreaKind.BAND))
        view.choice.select(())

    for name, act, most in (("band", band, 5), ("lasso", lasso, 16), ("choose_all", choose, 50)):
        taken = _p95(act)
        assert len(view.cases_within(box, AreaKind.BAND)) == 20_000
        yield Figure(f"map_{name}_20k", taken, "ms", None, f"p95<={most}ms", taken <= most)
    view.preview(view.cases_within(box, AreaKind.BAND))
    ringed = _p95(view.viewport().repaint)
    view.preview(None)
    yield Figure("map_all_ringed_20k", ringed, "ms", None, "p95<=16ms", ringed <= 16)


def _at_every_zoom(view: CaseMapView) -> Iterator[float]:
    """Yield the p95 of a whole frame at each zoom, where the fullest step is densest."""
    body = content_of(view).layout.body_of("Task_assessment_meetings")
    middle = QPointF(body.x + body.width * 0.55, body.y + body.height * 0.75)
    for pixels in PIXELS:
        view.fit()
        view.zoom_by(pixels / (view.map_pitch() * view.zoom), view.mapFromScene(middle))
        view.centerOn(middle)
        yield _p95(view.viewport().repaint)
    view.fit()


def _pan(view: CaseMapView) -> None:
    view.pan(3, 0)
    view.viewport().repaint()


def _all_dots(content: Content) -> float:
    """Return the p95 of drawing every case as a mark in one frame, which no zoom asks for."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    places, load = content.places, content.load
    scale = 5.0 / places.pitch
    x, y = np.rint(places.x * scale % WIDTH), np.rint(places.y * scale % HEIGHT)
    sheet = mark_sheet(LIGHT, 5, 1.0)

    def frame() -> None:
        with QPainter(image) as painter:
            sheet.draw(painter, (x, y), load.state, ~load.statutory, 1.0)

    return _p95(frame)


def _naive_overview(content: Content) -> float:
    view, _ = naive_map(content)
    taken = timed(view.viewport().repaint, 5).p95
    view.close()
    return taken


def _p95(act: Callable[[], object], frames: int = FRAMES) -> float:
    return timed(act, frames).p95
