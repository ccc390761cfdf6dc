"""The frame of the case window's small dialogs: a form, a button that does it, a way out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.refusals import field_of
from desktop.forms.small_form import SmallForm
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.page_parts import move_into_screen, screen_room, scrolling
from models.rules.changes import Changes
from models.rules.errors import PolkuError

_LEAST = 60
"""Pixels of a form that show at least."""


class CaseDialog(InReadingOrder, QDialog):
    """A small form; it closes when the act was done and stays open, saying why, when not.

    Ctrl+Enter does it, Esc leaves.
    """

    def __init__(
        self, title: str, lead: str, do: str, *, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(480)
        self._form: SmallForm | None = None
        self._area: QScrollArea | None = None
        self.column = QVBoxLayout()
        self.column.setContentsMargins(24, 20, 24, 8)
        self.column.setSpacing(8)
        self.column.addWidget(PlainLabel(title, "title", self))
        if lead:
            self.column.addWidget(PlainLabel(lead, "dim", self))
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(24, 8, 24, 20)
        self._buttons.setSpacing(12)
        self.leave_button = PlainButton(tr("Peruuta"), "", self)
        self.leave_button.clicked.connect(self.reject)
        self.do_button = PlainButton(do, "primary", self)
        self.do_button.clicked.connect(lambda: self.act())
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.leave_button)
        self._buttons.addWidget(self.do_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self.column, 1)
        whole.addLayout(self._buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence.fromString(keys), self, lambda: self.act())

    def act(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def put_form(self, form: SmallForm) -> None:
        """Show a form, with its own scrolling when it is long."""
        self._form, self._area = form, scrolling(form)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.column.addWidget(self._area, 1)
        self._fit()
        form.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed once the typeface and all lines are known (Qt calls)."""
        super().showEvent(event)
        self._fit()

    def _on_range(self, _low: int, high: int) -> None:
        """Grow when the form has grown: by a refusal, by fields that a choice shows."""
        if self._form is not None:
            self._form.keep_from_bar(scrolls=high > 0)
        if high > 0:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as high as the form needs, no more than the screen has; never shrink while shown."""
        if self._form is None or self._area is None:
            return
        room = screen_room(self)
        wanted = max(self.minimumWidth(), self._buttons.sizeHint().width())
        self.setMinimumWidth(min(room.width(), wanted))
        width = max(self.width(), self.minimumWidth())
        margins = self.column.contentsMargins()
        tall = self._form.heightForWidth(width - margins.left() - margins.right())
        self._area.setMinimumHeight(0)
        around = self._height_at(width) - self._area.sizeHint().height()
        least = max(_LEAST, min(tall, room.height() - around))
        self._area.setMinimumHeight(least)
        self.setMinimumHeight(min(room.height(), around + least))
        if self.isVisible():
            move_into_screen(self)
        else:
            self.resize(width, self.minimumHeight())

    def _height_at(self, width: int) -> int:
        """Return the height that all but the form needs, its long words wrapped."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.sizeHint().height()

    def add_left_button(self, words: str, kind: str, act: Callable[[], None]) -> PlainButton:
        """Add a button at the left end."""
        button = PlainButton(words, kind, self)
        button.clicked.connect(lambda: act())
        self._buttons.insertWidget(0, button)
        return button

    def done_or_say(
        self, outcome: Changes | PolkuError, form: SmallForm, keys: Sequence[str] = ()
    ) -> None:
        """Close after a done act; say a refusal at its field, else to the user."""
        if not isinstance(outcome, PolkuError):
            self.desk.operations.tell(outcome)
            self.accept()
            return
        field = field_of(outcome, keys)
        if field is None:
            self.desk.messages.refuse(outcome)
        else:
            form.show_refusal(outcome, field)
