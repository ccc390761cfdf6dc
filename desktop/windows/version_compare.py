"""Two versions of the path compared: the differences in words, and both drawn side by side."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.base import theme as looks
from desktop.base.desk import Desk
from desktop.base.draft_words import draft_words
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainLabel
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.map_words import map_theme
from desktop.windows.page_parts import screen_room
from desktop.windows.version_chooser import VersionChooser
from desktop.windows.version_differences import DifferenceList
from desktop.windows.version_reading import read_version
from desktop.windows.version_words import DifferenceLine, difference_lines
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.graph.difference import PathDifference, difference
from models.rules.process import ProcessDefinition
from models.rules.rows import ProcessRow

_WIDTH, _HEIGHT = 1180, 720
_LIST_SHARE, _DRAWN_SHARE = 150, 240
_NONE: Mapping[UUID, ProcessDefinition] = MappingProxyType({})
_ROUND = 220.0
"""Diagram units shown around an element that is looked at."""


class DrawnVersion(QWidget):
    """One version, drawn to be looked at, with its name above."""

    def __init__(self, head: QWidget, name: str) -> None:
        super().__init__()
        self.canvas = DraftCanvas(words=draft_words(), theme=map_theme(looks.theme()), motion=False)
        self.canvas.set_editable(False)
        self.canvas.setAccessibleName(name)
        self.canvas.setMinimumSize(240, 160)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.canvas, 1)

    def show_version(
        self,
        definition: ProcessDefinition,
        found: PathDifference,
        before: ProcessDefinition | None = None,
    ) -> None:
        """Draw a version and mark what differs in it; what only `before` had stands as a ghost."""
        self.canvas.show_definition(definition)
        self.canvas.mark_difference(found, before)
        QTimer.singleShot(0, self.canvas, self.canvas.fit)

    def look_at(self, element: str) -> None:
        """Choose an element and show it from near; nothing is chosen where there is none."""
        places = self.canvas.places
        if element not in places:
            self.canvas.select(())
            return
        self.canvas.select((element,))
        box = places.box(element)
        self.canvas.zoom_to(
            box.x - _ROUND, box.y - _ROUND / 2, box.width + 2 * _ROUND, box.height + _ROUND
        )


class VersionCompareDialog(FormDialog):
    """Chooses two versions and shows what differs; a line chosen is shown in both drawings.

    `known` are versions as they are open now, with what is not saved yet.
    """

    def __init__(
        self,
        desk: Desk,
        rows: Sequence[ProcessRow],
        old: UUID,
        new: UUID,
        parent: QWidget | None,
        known: Mapping[UUID, ProcessDefinition] = _NONE,
    ) -> None:
        super().__init__(parent, tr("Vertaa polun versioita"), "", tr("Sulje"))
        self._desk = desk
        self._known = dict(known)
        self.old, self.new = (VersionChooser(rows, chosen) for chosen in (old, new))
        for chooser in (self.old, self.new):
            chooser.currentIndexChanged.connect(self._compare)
        self.old.setAccessibleName(tr("Aiempi versio"))
        self.new.setAccessibleName(tr("Uudempi versio"))
        self.summary = PlainLabel("", "strong")
        self.list = DifferenceList(tr("Erot"))
        self.list.currentItemChanged.connect(self._on_line)
        self.before = DrawnVersion(self.old, tr("Aiemman version piirros"))
        self.after = DrawnVersion(self.new, tr("Uudemman version piirros"))
        self._lay_out()
        room = screen_room(self)
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        self.cancel.hide()
        self._compare()

    @property
    def lines(self) -> tuple[str, ...]:
        """The differences that are shown; moved parts only once they are opened."""
        return self.list.lines

    def do(self) -> None:
        """Close it."""
        self.accept()

    def _lay_out(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for part in (words, self.before, self.after):
            parts.addWidget(part)
        parts.setSizes([_LIST_SHARE, _DRAWN_SHARE, _DRAWN_SHARE])
        parts.setStretchFactor(1, 1)
        parts.setStretchFactor(2, 1)
        self.box.addWidget(parts, 1)

    def _compare(self) -> None:
        old, new = (self._version(box) for box in (self.old, self.new))
        if old is None or new is None:
            return
        found = difference(old, new)
        lines = difference_lines(found, old, new)
        self.before.show_version(old, found)
        self.after.show_version(new, found, before=old)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.summary.setText(_summary(lines, layout_only=found.is_layout_only))

    def _version(self, box: VersionChooser) -> ProcessDefinition | None:
        process_id = box.chosen
        if process_id is None:
            return None
        if process_id not in self._known:
            found = read_version(self._desk, process_id)
            if found is None:
                return None
            self._known[process_id] = found[0]
        return self._known[process_id]

    def _on_line(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        element = self.list.element_of(item)
        for drawn in (self.before, self.after):
            drawn.look_at(element)


def _summary(lines: Sequence[DifferenceLine], *, layout_only: bool) -> str:
    if not lines:
        return tr("Versiot ovat samanlaiset.")
    told = [line for line in lines if layout_only or line.what != "moved"]
    count = tr_n("{count} ero", "{count} eroa", len(told))
    if layout_only:
        return tr("{count}. Vain piirros on muuttunut.", count=count)
    return count
