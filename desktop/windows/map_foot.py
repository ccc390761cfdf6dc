"""The line under the map: what is not on it, and how near it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.windows.map_tools import MapContext
from desktop.windows.map_unplaced import UnplacedFeature
from desktop.windows.map_zoom import ZoomFeature


class FootFeature:
    """Cases that are not on the map at the left, zooming at the right."""

    def __init__(self, context: MapContext) -> None:
        self.zoom, self.unplaced = ZoomFeature(context), UnplacedFeature(context)
        line = QWidget()
        line.setObjectName("footbar")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 1, 12, 1)
        row.addWidget(self.unplaced.button)
        row.addStretch()
        row.addWidget(self.zoom.bar)
        context.foot.addWidget(line)

    def dress(self) -> None:
        """Theme, text size or language changed."""
        self.zoom.dress()
        self.unplaced.dress()
