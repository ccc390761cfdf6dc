"""Far zoom: the piles as solid tiles by state, the same outline that the marks fill nearer by."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from diagram.editor.caseload import STATES, Flags, Numbers
from diagram.editor.content import Content
from diagram.editor.device import Device
from models.rules.process import Box

Tile = tuple[int, Box]


class Tiles:
    """The tiles of a content; those a search found stand out."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._all = list(self._tiles(content.places.piles.counts))
        self._found: list[Tile] | None = None

    def find(self, found: Flags | None) -> None:
        """Let the found cases stand out; None ends it."""
        self._found = None if found is None else list(self._tiles(self._counts(found)))

    def draw(self, painter: QPainter, device: Device, strength: float) -> None:
        """Draw the tiles with an opacity."""
        before = painter.opacity()
        faint = 1.0 if self._found is None else 0.25
        painter.setOpacity(before * strength * faint)
        self._fill(painter, device, self._all)
        painter.setOpacity(before * strength)
        self._fill(painter, device, self._found or [])
        painter.setOpacity(before)

    def _fill(self, painter: QPainter, device: Device, tiles: list[Tile]) -> None:
        by_state: dict[int, list[QRectF]] = defaultdict(list)
        for state, tile in tiles:
            by_state[state].append(device.box(tile))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for state, boxes in by_state.items():
            colour = QColor(self._content.theme.mark(STATES[state]))
            for box in boxes:
                painter.fillRect(box, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _tiles(self, counts: tuple[Numbers, ...]) -> Iterator[Tile]:
        places = self._content.places
        pitch = places.pitch
        for step, table in enumerate(counts):
            ruler, body = places.piles.rulers[step], places.bodies[step]
            floor = body.y + body.height - 2
            for column in np.flatnonzero(table.sum(axis=1)).tolist():
                abreast = int(places.piles.abreast[step][column])
                width = max(abreast * pitch - pitch * 0.12, pitch * 0.8)
                left = body.x + ruler.middle_of(column) - width / 2
                low = floor
                for state in np.flatnonzero(table[column]).tolist():
                    tall = float(table[column, state]) / abreast * pitch
                    top = max(low - tall, body.y + 2)
                    if top < low:
                        yield state, Box(left, top, width, low - top)
                    low = top

    def _counts(self, found: Flags) -> tuple[Numbers, ...]:
        load, piles = self._content.load, self._content.places.piles
        tables = []
        for step, here in enumerate(load.at):
            own = here[found[here]]
            keys = piles.column[own] * len(STATES) + load.state[own]
            shape = piles.counts[step].shape
            flat = np.bincount(keys, minlength=shape[0] * shape[1])
            tables.append(flat.reshape(shape).astype(np.int64))
        return tuple(tables)
