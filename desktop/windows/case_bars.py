"""The frame of the case and intake pages: the bar above, the panels beside."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.flow import FlowLayout
from desktop.widgets.phase_bar import PhaseBar
from desktop.widgets.plain import LineLabel, PlainButton, ShortLabel, section_head

_BAR, _GAP = 52, 12
KEYS_IN_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class PageBar(QWidget):
    """Title, what it is about, the draft's state, and buttons at the right."""

    def __init__(self, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(_BAR)
        self.title = LineLabel(title, "title", self)
        self.about = AboutLabel(about, "dim", self)
        self.state = LineLabel("", "dim", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 9, 18, 9)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.title)
        self._row.addWidget(self.about, 100)
        self._row.addStretch(1)
        self._row.addWidget(self.state)
        self._acts = ActsRow(self)
        self._row.addWidget(self._acts)
        self._phases: PhaseBar | None = None

    def add(self, widget: QWidget) -> None:
        """Add a widget at the right end."""
        self._acts.add(widget)

    def insert_phases(self, phases: PhaseBar) -> None:
        """Add the phases after what the page is about; they give way to the client's name."""
        self._row.insertWidget(2, phases)
        self._phases = phases

    def add_button(self, words: str, kind: str, act: Callable[[], None]) -> PlainButton:
        """Add a button at the right end."""
        button = PlainButton(words, kind, self)
        button.clicked.connect(lambda: act())
        self._acts.add(button)
        return button

    def _share(self) -> None:
        """Leave the phases what the rest of the bar does not need."""
        phases = self._phases
        if phases is None:
            return
        margins = self._row.contentsMargins()
        taken = margins.left() + margins.right() + self.about.least
        for widget in self.children():
            if not isinstance(widget, QWidget) or self._row.indexOf(widget) < 0:
                continue
            if not widget.isVisibleTo(self):
                continue
            taken += self._row.spacing()
            if widget is not phases and widget is not self.about:
                taken += widget.sizeHint().width()
        phases.fit(self.width() - taken)

    def event(self, event: QEvent) -> bool:
        """Share the room anew when it or what lies in it changes (Qt calls)."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share()
        return super().event(event)


class ActsRow(QWidget):
    """The buttons of a bar side by side; in a narrow window they go on to more lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, across=_GAP, down=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a button at the right end."""
        self._flow.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Ask for the room of one line (Qt calls)."""
        shown = [item.sizeHint() for item in self._flow.shown_items()]
        if not shown:
            return QSize(0, 0)
        wide = sum(size.width() for size in shown) + _GAP * (len(shown) - 1)
        return QSize(wide, max(size.height() for size in shown))


class AboutLabel(ShortLabel):
    """Takes the room that the rest of the bar leaves, and no more than its words need."""

    @property
    def least(self) -> int:
        """The width of what must show: the words before the first dot between."""
        return self.fontMetrics().horizontalAdvance(f"{self.text().split(' · ')[0]} …") + 8

    def setText(self, text: str) -> None:
        """Say what the page is about (Qt's own name, so that all labels are set alike)."""
        super().setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(text) + 8)


class SidePanel(QScrollArea):
    """A panel of groups that scrolls by itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self._page = QWidget(self)
        self._page.setObjectName("panel")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._page)
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(14, 16, 14, 16)
        self.column.setSpacing(8)

    def add_group(self, title: str) -> QVBoxLayout:
        """Add a titled group and return where its content goes."""
        box = QVBoxLayout()
        box.setSpacing(8)
        if self.column.count():
            self.column.addSpacing(10)
        self.column.addWidget(section_head(title, self._page))
        self.column.addLayout(box)
        return box

    def close_up(self) -> None:
        """Keep the groups at the top."""
        self.column.addStretch(1)


def shortcut(page: QWidget, keys: str, act: Callable[[], None]) -> QShortcut:
    """Run `act` by `keys` while the focus is in `page`."""
    made = QShortcut(QKeySequence.fromString(keys), page)  # not as a translator names keys
    made.setContext(KEYS_IN_PAGE)
    made.activated.connect(lambda: act())
    return made


def clear_box(box: QVBoxLayout) -> None:
    """Remove everything from a group."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
