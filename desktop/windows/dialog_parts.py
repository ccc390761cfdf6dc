"""The frame that small dialogs share: title, notice, content and two buttons."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.labelled import Beside
from desktop.windows.notice import Notice
from desktop.windows.page_parts import screen_room, scrolling

_LEAST = 120
"""Pixels of content that show at least."""
_BAR_AIR = 14
"""Pixels between the fields and a scroll bar."""
_AROUND = 60
"""Pixels that show above and below what is scrolled to."""


class FormDialog(InReadingOrder, QDialog):
    """A dialog with an act that may be refused; it stays open until the act is done."""

    def __init__(self, parent: QWidget | None, title: str, lead: str, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(PlainLabel(title, "title"))
        self.lead = PlainLabel(lead, "dim")
        outer.addWidget(self.lead)
        self.lead.setVisible(bool(lead))
        self.notice = Notice()
        outer.addWidget(self.notice)
        self._content = QWidget()
        self.box = QVBoxLayout(self._content)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)
        self._area = scrolling(self._content)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_from_bar)
        outer.addWidget(self._area, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setProperty("role", "thin")
        self.progress.hide()
        outer.addWidget(self.progress)
        self.act = PlainButton(act, "primary")
        self.cancel = PlainButton(tr("Peruuta"))
        self.act.setDefault(True)
        self.act.clicked.connect(self.do)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        outer.addLayout(row)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.act.click)

    def do(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def set_busy(self, busy: bool) -> None:
        """Show that the act runs."""
        self.progress.setVisible(busy)
        self.act.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def _keep_from_bar(self, _low: int, high: int) -> None:
        """Leave air between the fields and a scroll bar."""
        self.box.setContentsMargins(0, 0, _BAR_AIR if high else 0, 0)

    def fit(self) -> None:
        """Grow to what the content needs now; it never shrinks under the user's hand."""
        self.resize(self.width(), max(self.height(), self._wanted()))

    def _wanted(self) -> int:
        """Return the height that the content needs at this width, no more than the screen has."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        inner = self.width() - margins.left() - margins.right()
        content = _height(self.box, inner)
        self._area.setMinimumHeight(0)
        layout.activate()
        around = _height(layout, self.width()) - self._area.sizeHint().height()
        least = min(content, max(_LEAST, screen_room(self).height() - around))
        self._area.setMinimumHeight(least)
        layout.activate()
        return around + least

    def let_see(self, part: QWidget | None) -> None:
        """Scroll to a part of the content once it has its place."""
        if part is not None and self._content.isAncestorOf(part):
            QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        self._area.ensureWidgetVisible(part, 0, _AROUND)
        self._area.horizontalScrollBar().setValue(0)

    def refuse(self, text: str) -> None:
        """Say why it was not done."""
        self.set_busy(False)
        self.notice.say("trouble", text)
        self.fit()

    def add_row(self, *widgets: QWidget) -> None:
        """Put widgets side by side, equally wide."""
        self.box.addWidget(Beside(widgets))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the content, and let Tab go through it before the buttons (Qt calls)."""
        super().showEvent(event)
        self._order()
        self.resize(self._wide_enough(), self.height())
        self.resize(self.width(), self._wanted())

    def _wide_enough(self) -> int:
        """Return the width at which no field is cut, no more than the screen has."""
        margins = (
            self.contentsMargins() if (box := self.layout()) is None else box.contentsMargins()
        )
        wanted = self.box.sizeHint().width() + margins.left() + margins.right()
        return max(self.width(), min(wanted, screen_room(self).width()))

    def _order(self) -> None:
        last = (self.cancel, self.act)
        stops = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child not in last
            and child.window() is self
        ]
        for before, after in pairwise([*stops, *last]):
            QWidget.setTabOrder(before, after)
        if self.focusWidget() in (None, *last):
            next((child for child in stops if child.isEnabled()), self.act).setFocus()


def _height(layout: QLayout, width: int) -> int:
    layout.activate()
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.sizeHint().height()
