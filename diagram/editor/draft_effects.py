"""What a draft would do to the cases of the map: badges on steps, from afar on phases."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter

from diagram.editor.content import Content
from diagram.editor.device import Device, density_of
from diagram.editor.effect_badges import EDGE, picture_of, rows_for, size_of
from diagram.editor.items import MapItem
from models.rules.process import Box
from models.rules.version_effects import Effect, Touched

_LEVEL = 4.5
_PIXELS, _LEAST, _LARGEST = 11.5, 10.5, 15.0
_LARGER = 1.6
"""How much larger badges grow at most where text is enlarged."""


class EffectsOverlay:
    """Draws the numbers it was given at the steps of the map; `say` puts one of them into words."""

    def __init__(self, say: Callable[[Effect, int], str]) -> None:
        self.touched: Mapping[str, Touched] = {}
        self._say = say

    def item_for(self, content: Content) -> MapItem | None:
        """Return the badges for `content`; None where nothing would be touched."""
        if not self.touched:
            return None
        return EffectsItem(content, self.touched, self._say)


class EffectsItem(MapItem):
    """The badges: on the lower edges of steps, and of phases where those are shown as tiles."""

    def __init__(
        self,
        content: Content,
        touched: Mapping[str, Touched],
        say: Callable[[Effect, int], str],
    ) -> None:
        super().__init__(content, Box(0, 0, content.layout.width, content.layout.height), _LEVEL)
        self._touched, self._say = touched, say

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the badges that are in sight."""
        face = self.content.face(self._pixels(device))
        for box, touched in self.shown(device):
            card = device.box(box)
            rows = rows_for(touched, self._say, card.width() - 8, face)
            wide, high = size_of(rows, face)
            badge = QRectF(card.center().x() - wide / 2, card.bottom() - 4, wide, high)
            if badge.intersects(device.view):
                picture = picture_of(
                    rows, face, self.content.theme, False, (wide, high), density_of(painter)
                )
                painter.drawPixmap(badge.topLeft().toPoint() - QPoint(EDGE, EDGE), picture)

    def shown(self, device: Device) -> Iterator[tuple[Box, Touched]]:
        """Yield where numbers stand at a scale."""
        layout = self.content.layout
        if self.under_tile(device):
            places: Mapping[str, Box] = layout.steps
        else:
            places = {lane.phase.id: lane.box for lane in layout.lanes if lane.phase is not None}
        for place, box in places.items():
            if place in self._touched:
                yield box, self._touched[place]

    def _pixels(self, device: Device) -> float:
        larger = min(self.content.enlarged, _LARGER)
        return min(max(_PIXELS * device.scale, _LEAST * larger), _LARGEST * larger)
