"""The board, the findings under it, and beside it properties or versions; sizes are remembered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.widgets.segments import Segments
from desktop.windows.page_parts import filled, scrolling
from desktop.windows.process_panel import PathPanel
from desktop.windows.process_problems import ProblemsPane
from desktop.windows.version_panel import VersionsPanel
from diagram.editor.drawing.canvas import DraftCanvas

_PROPERTIES, _VERSIONS = "properties", "versions"
_ACROSS, _DOWN, _SIDE = "path/across", "path/down", "path-side"


class PathSides(QSplitter):
    """Three parts that the user sizes; F6 goes from one to the next."""

    def __init__(
        self,
        desk: Desk,
        canvas: DraftCanvas,
        banners: QWidget,
        problems: ProblemsPane,
        panel: PathPanel,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk, self._canvas, self._problems, self._panel = desk, canvas, problems, panel
        self.versions = VersionsPanel(desk)
        self.choice = Segments(
            ((_PROPERTIES, tr("Tiedot")), (_VERSIONS, tr("Versiot"))), tr("Polun sivupaneeli")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(panel)
        self._stack.addWidget(scrolling(self.versions))
        self.down = QSplitter(Qt.Orientation.Vertical)
        above = QWidget()
        filled(above, banners, canvas)
        self.down.addWidget(above)
        self.down.addWidget(problems)
        self.down.setStretchFactor(0, 1)
        self.addWidget(self.down)
        self.addWidget(self._side())
        self.setStretchFactor(0, 1)
        for splitter in (self, self.down):
            splitter.setChildrenCollapsible(False)
            splitter.setCollapsible(1, True)
        self._is_recalled = False
        self._under = 0
        problems.grown.connect(self._fit_under)
        self.dress()
        self.choice.chosen.connect(self._show)
        self.splitterMoved.connect(lambda *_: self._remember())
        self.down.splitterMoved.connect(lambda *_: self._remember())
        self._show(desk.preferences.choice(_SIDE, _PROPERTIES))

    def show_properties(self) -> None:
        """Show the properties."""
        self._show(_PROPERTIES)

    def show_versions(self) -> None:
        """Show the versions."""
        self._show(_VERSIONS)

    def next_part(self, by: int) -> None:
        """Put the focus into the next part of the page."""
        parts = (self._canvas, self._side_widget, self._problems)
        focused = QApplication.focusWidget()
        at = next((n for n, part in enumerate(parts) if _holds(part, focused)), -1)
        part = parts[(at + by) % len(parts)]
        if part is self._canvas:
            self._canvas.setFocus()
        elif part is self._problems:
            self._problems.list.setFocus()
        elif self.choice.current == _PROPERTIES:
            self._panel.focus_first()
        else:
            self.choice.button(_VERSIONS).setFocus()

    def dress(self) -> None:
        """Be as wide as the text needs."""
        line = self.fontMetrics().height()
        self._side_widget.setMinimumWidth(10 * line)
        if self._is_recalled:
            self._recall()

    def _side(self) -> QWidget:
        self._side_widget = side = QWidget()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.choice)
        box.addLayout(head)
        box.addWidget(self._stack, 1)
        return side

    def _show(self, which: str) -> None:
        self.choice.choose(which)
        self._stack.setCurrentIndex(int(which == _VERSIONS))
        self._desk.preferences.keep_choice(_SIDE, which)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: take the remembered sizes, or usual ones, once there is room."""
        super().showEvent(event)
        if not self._is_recalled:
            self._is_recalled = True
            self._recall()

    def _recall(self) -> None:
        line = self.fontMetrics().height()
        side = min(18 * line, self.width() * 2 // 5)
        self._under = min(9 * line, self.height() * 3 // 10)
        self.setSizes((self.width() - side, side))
        self.down.setSizes((self.height() - self._under, self._under))
        for name, splitter in ((_ACROSS, self), (_DOWN, self.down)):
            kept = self._desk.preferences.geometry(name)
            if kept is not None:
                splitter.restoreState(kept)
        self._under = self.down.sizes()[1] or self._under
        self._fit_under()

    def _fit_under(self) -> None:
        """Give the findings their room, and where there are none just a line."""
        if self._is_recalled and self.down.sizes()[1]:
            under = min(self._under, self._problems.maximumHeight())
            self.down.setSizes((self.down.height() - under, under))

    def _remember(self) -> None:
        self._desk.preferences.keep_geometry(_ACROSS, self.saveState())
        if self._problems.shown:
            self._under = self.down.sizes()[1] or self._under
            self._desk.preferences.keep_geometry(_DOWN, self.down.saveState())


def _holds(part: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (part is focused or part.isAncestorOf(focused))
