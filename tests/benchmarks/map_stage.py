"""A map of invented cases to be measured, and the same cases as one Python item each."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontDatabase, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from diagram.editor.content import Content
from diagram.editor.map_view import CaseMapView
from diagram.editor.shapes import draw_mark
from diagram.editor.theme import LIGHT
from models.rules.kinds import DueState
from models.rules.rows import CaseRow
from resources import path
from tests.diagram.editor.builders import FINNISH, PATH

WIDTH, HEIGHT = 1600, 900
FRAMES = 40
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds: the middle one, and the one that nineteen of twenty do not pass."""

    p50: float
    p95: float


def application() -> QApplication:
    """Return Qt's application with the map's fonts; keep it as long as anything is drawn."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(path(f"fonts/NotoSans-{name}.ttf")))
    return app


def shown(rows: Sequence[CaseRow]) -> CaseMapView:
    """Return a fitted map of `rows` on the screen."""
    view = CaseMapView(missing_for=lambda case, place: (), words=FINNISH, theme=LIGHT, motion=False)
    view.resize(WIDTH, HEIGHT)
    view.set_process(PATH)
    view.set_cases(rows)
    view.show()
    view.fit()
    QApplication.processEvents()
    return view


def content_of(view: CaseMapView) -> Content:
    """Return what the map shows."""
    content = view.content
    assert content is not None
    return content


def timed(act: Callable[[], object], frames: int = FRAMES, rounds: int = ROUNDS) -> Timing:
    """Return the timing of `frames` runs, of the quietest round.

    A few runs to warm up come first; other programs on the machine disturb some rounds.
    """
    for _ in range(min(12, frames)):
        act()
    found = [_round(act, frames) for _ in range(rounds)]
    return min(found, key=lambda timing: timing.p95)


def _round(act: Callable[[], object], frames: int) -> Timing:
    taken = []
    for _ in range(frames):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return Timing(float(np.percentile(taken, 50)), float(np.percentile(taken, 95)))


class NaiveCase(QGraphicsItem):
    """What one would write first: an item for each case that paints the same mark in Python."""

    def __init__(self, x: float, y: float, state: DueState, *, hollow: bool) -> None:
        super().__init__()
        self.setPos(x, y)
        self.chosen = False
        self._state, self._hollow = state, hollow

    def boundingRect(self) -> QRectF:
        return QRectF(-4, -4, 8, 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        draw_mark(
            painter,
            self._state,
            QPointF(0, 0),
            7,
            colour=LIGHT.accent if self.chosen else LIGHT.mark(self._state),
            ground=LIGHT.card,
            hollow=self._hollow,
        )


def naive_map(content: Content) -> tuple[QGraphicsView, list[NaiveCase]]:
    """Return a plain view of the cases of a map, each an item of its own, and the items."""
    scene = QGraphicsScene(0, 0, content.layout.width, content.layout.height)
    places = content.places
    items = []
    for x, y, row in zip(places.x, places.y, content.load.rows, strict=True):
        hollow = not row.clock.statutory
        items.append(NaiveCase(float(x), float(y), row.clock.state, hollow=hollow))
        scene.addItem(items[-1])
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.resize(WIDTH, HEIGHT)
    view.show()
    QApplication.processEvents()
    return view, items
