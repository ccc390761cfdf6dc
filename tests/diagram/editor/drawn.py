"""What is really drawn, noted by a painting device that draws nothing: texts and sprites."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextItem,
    QTransform,
)

from diagram.editor.map_view import CaseMapView

_DPI = 96
_METRICS = {
    QPaintDevice.PaintDeviceMetric.PdmDepth: 32,
    QPaintDevice.PaintDeviceMetric.PdmNumColors: 1 << 24,
    QPaintDevice.PaintDeviceMetric.PdmDpiX: _DPI,
    QPaintDevice.PaintDeviceMetric.PdmDpiY: _DPI,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiX: _DPI,
    QPaintDevice.PaintDeviceMetric.PdmPhysicalDpiY: _DPI,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatio: 1,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatioScaled: int(
        QPaintDevice.devicePixelRatioFScale()
    ),
}


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text with the box of its letters and its size, in pixels."""

    text: str
    box: QRectF
    pixels: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything with words on it that is in sight: texts, and the boxes of sprites."""

    texts: tuple[DrawnText, ...]
    pictures: tuple[QRectF, ...]


def drawn(view: CaseMapView) -> Drawn:
    """Draw what the view shows and return what was put where."""
    view.settle()
    notes = _NotingDevice(view.viewport().size())
    seen = view.viewport().rect()
    with QPainter(notes) as painter:
        view.render(painter, QRectF(seen), seen)
    engine, whole = notes.engine, QRectF(seen)
    return Drawn(
        tuple(text for text in engine.texts if whole.intersects(text.box)),
        tuple(box for box in engine.pictures if whole.intersects(box)),
    )


class _NotingEngine(QPaintEngine):
    """Notes texts and pixmaps; every other shape is passed over."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[DrawnText] = []
        self.pictures: list[QRectF] = []
        self._at = QTransform()

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        if state.state() & QPaintEngine.DirtyFlag.DirtyTransform:
            self._at = state.transform()

    def drawPixmap(  # type: ignore[override]
        self, box: QRectF, pixmap: QPixmap, source: QRectF
    ) -> None:
        self.pictures.append(self._at.mapRect(box))

    def drawTextItem(  # type: ignore[override]
        self, at: QPointF, item: QTextItem
    ) -> None:
        letters = QFontMetricsF(item.font()).tightBoundingRect(item.text())
        box = self._at.mapRect(letters.translated(at))
        self.texts.append(DrawnText(item.text(), box, item.font().pixelSize() * self._at.m11()))

    def drawPath(self, path: QPainterPath) -> None:
        """Qt: without this one, Qt takes paths apart into lines."""

    def drawRects(self, *shapes: object) -> None:
        """Qt: draw nothing."""

    def drawLines(self, *shapes: object) -> None:
        """Qt: draw nothing."""

    def drawPolygon(self, *shapes: object) -> None:
        """Qt: draw nothing."""

    def drawEllipse(self, *shapes: object) -> None:
        """Qt: draw nothing."""

    def drawImage(self, *shapes: object) -> None:
        """Qt: draw nothing."""

    def drawTiledPixmap(self, *shapes: object) -> None:
        """Qt: draw nothing."""


class _NotingDevice(QPaintDevice):
    """A device of a size whose engine takes notes."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = _NotingEngine()
        self._size = size

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, kind: QPaintDevice.PaintDeviceMetric) -> int:
        sides = {
            QPaintDevice.PaintDeviceMetric.PdmWidth: self._size.width(),
            QPaintDevice.PaintDeviceMetric.PdmHeight: self._size.height(),
            QPaintDevice.PaintDeviceMetric.PdmWidthMM: self._size.width(),
            QPaintDevice.PaintDeviceMetric.PdmHeightMM: self._size.height(),
        }
        return int(sides.get(kind, _METRICS.get(kind, 0)))
