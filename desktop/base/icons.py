"""The line icons of `resources/icons`, drawn in the theme's colours at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.base.theme import theme
from resources import path

_NAMED = {"ink", "dim", "accent", "on_accent", "late", "soon", "ok", "idle"}
_engines: list["LineIcon"] = []


@cache
def icon(name: str, colour: str = "ink") -> QIcon:
    """Return a shipped icon; `colour` is a token of the theme or #rrggbb.

    It follows a change of theme by itself, since it looks the colour up when it is drawn.
    """
    engine = LineIcon(name, colour)
    _engines.append(engine)  # QIcon owns it on Qt's side only
    return QIcon(engine)


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw a shipped icon into `rect`; `colour` as in `icon`."""
    _renderer(name, _colour(colour)).render(painter, rect)


def icon_pixmap(name: str, colour: str = "ink", size: int = 18, ratio: float = 2.0) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, QRectF(picture.rect()), name, colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class LineIcon(QIconEngine):
    """Draws one icon when Qt asks, dimmed when disabled, in the accent when switched on."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def clone(self) -> "LineIcon":
        """Return a twin for Qt."""
        twin = LineIcon(self._name, self._colour)
        _engines.append(twin)
        return twin

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of `rect`."""
        colour = self._colour
        if mode is QIcon.Mode.Disabled:
            colour = "idle"
        elif state is QIcon.State.On and colour == "dim":
            colour = "accent"
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0.5))
        draw_icon(painter, square, self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture with a clear ground."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture


def _colour(colour: str) -> str:
    return str(getattr(theme(), colour)) if colour in _NAMED else colour


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = path(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(svg.encode()))
