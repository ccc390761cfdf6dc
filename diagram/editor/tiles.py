"""Far zoom: piles as hatched tiles by state; marks fill the same outline nearer by."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from diagram.editor.caseload import Flags, Floats, Numbers
from diagram.editor.content import Content
from diagram.editor.device import Device, density_of
from diagram.editor.hatch import hatched
from diagram.editor.kinds import kind_places, kinds_of

Tiles = tuple[Floats, ...]
"""For each kind of case the tiles as rows of left, top, right, bottom in scene units."""


VEIL = 0.72
"""How strongly tiles are veiled where others are chosen."""


class TileLayer:
    """The tiles of a content; those a search found stand out."""

    tiles: Tiles
    """All tiles, by the order of their kinds."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._kinds = kinds_of(content.shading, content.theme)
        self._kind = kind_places(content.load, content.shading)
        self.tiles = self._tiles(self._counts(np.ones(len(content.load), np.bool_)))
        self._found: Tiles | None = None

    def find(self, found: Flags | None) -> None:
        """Let the found cases stand out; None ends it."""
        self._found = None if found is None else self._tiles(self._counts(found))

    def draw(self, painter: QPainter, device: Device, strength: float) -> None:
        """Draw the tiles with an opacity."""
        before = painter.opacity()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(before * strength * (1.0 if self._found is None else 0.25))
        self._fill(painter, device, self.tiles)
        if self._found is not None:
            painter.setOpacity(before * strength)
            self._fill(painter, device, self._found)
        painter.setOpacity(before)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def draw_chosen(self, painter: QPainter, device: Device, marked: Flags) -> None:
        """Let the part of the tiles that marked cases make stand out, in its own colours."""
        before = painter.opacity()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(before * VEIL)
        self._fill(painter, device, self.tiles, self._content.theme.card)
        painter.setOpacity(before)
        chosen = self._tiles(self._counts(marked))
        self._fill(painter, device, chosen)
        self._underline(painter, device, chosen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _underline(self, painter: QPainter, device: Device, tiles: Tiles) -> None:
        """Mark the columns that hold something chosen, for those who do not tell colours apart."""
        edges = np.concatenate(tiles)
        floors = [body.y + body.height - 2 for body in self._content.places.bodies]
        grounded = edges[np.isin(edges[:, 3], floors)]
        left, y = device.place(grounded[:, 0], grounded[:, 3])
        right, _ = device.place(grounded[:, 2], grounded[:, 3])
        painter.setBrush(QColor(self._content.theme.accent))
        boxes = np.stack([left, y + 1, np.maximum(right - left, 1), np.full(len(y), 3)], 1)
        painter.drawRects([QRect(*box) for box in boxes.astype(int).tolist()])

    def _fill(
        self, painter: QPainter, device: Device, tiles: Tiles, colour: str | None = None
    ) -> None:
        theme, density = self._content.theme, density_of(painter)
        for kind, edges in zip(self._kinds, tiles, strict=True):
            if not len(edges):
                continue
            x, y = device.place(edges[:, 0::2], edges[:, 1::2])
            corners = np.stack([x[:, 0], y[:, 0], x[:, 1] - x[:, 0], y[:, 1] - y[:, 0]], 1)
            corners[:, 2:] = np.maximum(corners[:, 2:], 1)
            plain = QBrush(QColor(colour)) if colour else None
            painter.setBrush(plain or hatched(kind.state, kind.colour, theme.card, density))
            painter.drawRects([QRect(*box) for box in corners.astype(int).tolist()])

    def _tiles(self, counts: tuple[Numbers, ...]) -> Tiles:
        steps = [self._of_step(step, table) for step, table in enumerate(counts)]
        return tuple(
            np.concatenate([step[kind] for step in steps] or [np.zeros((0, 4))])
            for kind in range(len(self._kinds))
        )

    def _of_step(self, step: int, table: Numbers) -> list[Floats]:
        places = self._content.places
        pitch, ruler, body = places.pitch, places.piles.rulers[step], places.bodies[step]
        abreast = places.piles.abreast[step]
        middle = body.x + np.array([ruler.middle_of(c) for c in range(ruler.columns)])
        half = np.maximum(abreast * pitch - pitch * 0.12, pitch * 0.8) / 2
        floor, roof = body.y + body.height - 2, body.y + 2
        tops = np.maximum(floor - np.cumsum(table, axis=1) / abreast[:, None] * pitch, roof)
        lows = np.concatenate([np.full((len(tops), 1), floor), tops[:, :-1]], axis=1)
        found = []
        for kind in range(len(self._kinds)):
            kept = (table[:, kind] > 0) & (tops[:, kind] < lows[:, kind])
            edges = (middle - half, tops[:, kind], middle + half, lows[:, kind])
            found.append(np.stack(edges, 1)[kept])
        return found

    def _counts(self, found: Flags) -> tuple[Numbers, ...]:
        return tuple(self._counts_found(found))

    def _counts_found(self, found: Flags) -> Iterator[Numbers]:
        load, piles = self._content.load, self._content.places.piles
        for step, here in enumerate(load.at):
            own = here[found[here]]
            shape = len(piles.counts[step]), len(self._kinds)
            keys = piles.column[own] * shape[1] + self._kind[own]
            flat = np.bincount(keys, minlength=shape[0] * shape[1])
            yield flat.reshape(shape).astype(np.int64)
