"""All cases of the map as ONE item: arrays, a grid index and sheets of sprites."""

from collections.abc import Iterable
from uuid import UUID

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diagram.editor.caseload import Flags, Floats, Numbers
from diagram.editor.content import Content
from diagram.editor.detail import Detail
from diagram.editor.device import Device, density_of, device_pixels
from diagram.editor.grid_index import GridIndex
from diagram.editor.label_grid import Tag, merged
from diagram.editor.labels import LabelKind, LabelPen, LabelSheet, card_kind, pill_kind
from diagram.editor.polygon import in_polygon
from diagram.editor.sprites import mark_sheet, mark_size, ring_sheet
from diagram.editor.text import width_of, write
from diagram.editor.tiles import TileLayer

FADED = 0.18
"""How strongly cases show that a search did not find."""

FEW = 50
"""Up to how many chosen cases are ringed where tiles are drawn; more make tiles of their own."""

SHEETS = 3
"""How many kinds of label are kept: two blend into each other, one was seen before."""


class CaseLayer(QGraphicsItem):
    """Draws the cases of a content, and answers which case lies where.

    `unfinished` is set after a frame that could not write all its labels.
    """

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(2)
        self.unfinished = False
        self._content = content
        places = content.places
        self._index = GridIndex(places.x, places.y, max(places.pitch * 6, 24.0))
        self._seen = ~places.hidden
        self._selected = np.zeros(len(content.load), np.bool_)
        self._preview: Flags | None = None
        self._found: Flags | None = None
        self._carried: int | None = None
        self._tiles = TileLayer(content)
        self._pen = LabelPen(content.theme, content.words, content.family, content.colour)
        self._sheets: dict[tuple[LabelKind, float], LabelSheet] = {}

    def select(self, ids: Iterable[UUID]) -> None:
        """Ring the cases with these ids, and no others."""
        self._selected = self._content.load.marked(ids)
        self.update()

    def preview(self, places: Numbers | None, *, adding: bool = False) -> None:
        """Ring the cases that an area being drawn would select; None rings the selected again."""
        self._preview = None
        if places is not None:
            marks = self._selected.copy() if adding else np.zeros_like(self._selected)
            marks[places] = True
            self._preview = marks
        self.update()

    def find(self, found: Flags | None) -> None:
        """Let only the marked cases stand out; None ends it."""
        self._found = found
        self._tiles.find(found)
        self.update()

    def carry(self, place: int | None) -> None:
        """Draw one case faintly, as it is being dragged; None puts it back."""
        self._carried = place
        self.update()

    def case_at(self, point: QPointF, scale: float) -> int | None:
        """Return the place in the caseload of the case drawn at a scene point, None for none."""
        if self._content.detail(scale).name in ("farthest", "far"):
            return None
        reach = max(self._content.places.pitch * 0.72, 5.0 / scale)
        return self._index.nearest(point.x(), point.y(), reach)

    def cases_in(self, box: QRectF) -> Numbers:
        """Return the places of all cases in a scene rectangle."""
        return self._index.inside(box.left(), box.top(), box.right(), box.bottom())

    def cases_within(self, corners: Floats) -> Numbers:
        """Return the places of all cases in a polygon in scene units, shape (count, 2)."""
        if not len(corners):
            return np.zeros(0, np.int64)
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        near = self._index.inside(float(left), float(top), float(right), float(bottom))
        places = self._content.places
        return near[in_polygon(places.x[near], places.y[near], corners)]

    def boundingRect(self) -> QRectF:
        """Qt: the whole map."""
        return QRectF(0, 0, self._content.layout.width, self._content.layout.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: draw what lies in the exposed part."""
        self.unfinished = False
        with device_pixels(painter, widget) as device:
            pixels = self._content.places.pitch * device.scale
            detail = self._content.detail(device.scale)
            if detail.phases == 1:
                return  # the phases' tiles lie over all of it
            if detail.far:
                self._tiles.draw(painter, device, detail.far)
            cases = self._visible(option, device)
            if detail.far < 1:
                self._draw_cases(painter, device, detail, cases)
            self._draw_rings(painter, device, cases, detail)
            self._draw_more(painter, device, pixels, 1 - detail.far)

    def _visible(self, option: QStyleOptionGraphicsItem, device: Device) -> Numbers:
        box = option.exposedRect
        slack = max(self._content.places.pitch, 110 / device.scale)
        near = self._index.inside(
            box.left() - slack, box.top() - slack, box.right() + slack, box.bottom() + slack
        )
        return near[self._seen[near]]

    def _draw_cases(
        self, painter: QPainter, device: Device, detail: Detail, cases: Numbers
    ) -> None:
        places = self._content.places
        xy = device.place(places.x[cases], places.y[cases])
        strength = self._strength(cases)
        pixels = places.pitch * device.scale
        if detail.dots:
            self._draw_dots(painter, cases, xy, strength * detail.dots, mark_size(pixels))
        room = pixels / self._content.enlarged
        for kind, share in ((pill_kind(room), detail.pills), (card_kind(room), detail.cards)):
            if share:
                sheet = self._sheet(kind, density_of(painter))
                self.unfinished |= not sheet.draw(painter, cases, xy, strength * share)

    def _strength(self, cases: Numbers) -> Floats:
        strength = np.ones(len(cases))
        if self._found is not None:
            strength[~self._found[cases]] = FADED
        if self._carried is not None:
            strength[cases == self._carried] = 0.35
        return strength

    def _draw_dots(
        self,
        painter: QPainter,
        cases: Numbers,
        xy: tuple[Floats, Floats],
        strength: Floats,
        size: int,
    ) -> None:
        load = self._content.load
        colours = self._content.shading.colours(self._content.theme)
        sheet = mark_sheet(self._content.theme, size, density_of(painter), colours)
        shade = load.shade[cases] if colours else 0
        sheet.draw(painter, xy, load.state[cases], ~load.statutory[cases], strength, shade)

    def _draw_rings(
        self, painter: QPainter, device: Device, cases: Numbers, detail: Detail
    ) -> None:
        places = self._content.places
        pixels = places.pitch * device.scale
        marked = self._selected if self._preview is None else self._preview
        ringed = cases[marked[cases]]
        if detail.far >= 0.5 and len(ringed) > FEW:
            self._tiles.draw_chosen(painter, device, marked)
        elif detail.pills + detail.cards < 0.5:
            sheet = ring_sheet(self._content.theme, mark_size(pixels), density_of(painter))
            sheet.draw(painter, device.place(places.x[ringed], places.y[ringed]))
        else:
            self._frame_labels(painter, device, ringed, detail)

    def _frame_labels(
        self, painter: QPainter, device: Device, ringed: Numbers, detail: Detail
    ) -> None:
        places, larger = self._content.places, self._content.enlarged
        room = places.pitch * device.scale / larger
        kind = pill_kind(room) if detail.pills > detail.cards else card_kind(room)
        wide, tall = kind.width * larger + 5, kind.height * larger + 5
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._content.theme.accent), 2.2))
        for case in ringed.tolist():
            x, y = device.point(float(places.x[case]), float(places.y[case]))
            painter.drawRoundedRect(QRectF(x - wide / 2, y - tall / 2, wide, tall), 7, 7)

    def _draw_more(self, painter: QPainter, device: Device, pixels: float, strength: float) -> None:
        """Write how many more cases a full column holds; neighbours that would touch say a sum."""
        if pixels < 7 or strength < 0.5:
            return
        content, larger = self._content, self._content.enlarged
        face = content.face(min(max(pixels * 0.85, 9.0), 13.0) * larger, bold=True)

        def wide(count: int) -> float:
            return width_of(content.words.more.format(count=count), face)

        tags = (Tag(*device.point(m.x, m.y), m.count) for m in content.places.more)
        seen = [tag for tag in tags if device.view.contains(tag.x, tag.y)]
        for tag in merged(seen, wide, height=16 * larger):
            room, text = wide(tag.count) + 2, content.words.more.format(count=tag.count)
            box = QRectF(tag.x - room / 2, tag.y - 8 * larger, room, 16 * larger)
            write(painter, box, text, face, content.theme.dim, align=Qt.AlignmentFlag.AlignHCenter)

    def _sheet(self, kind: LabelKind, density: float) -> LabelSheet:
        key = (kind, density)
        if key not in self._sheets:
            for old in list(self._sheets)[: 1 - SHEETS]:
                del self._sheets[old]
            self._sheets[key] = LabelSheet(
                kind,
                self._content.load.rows,
                self._pen,
                density=density,
                enlarged=self._content.enlarged,
            )
        return self._sheets[key]
