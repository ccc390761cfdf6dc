"""A long act on many cases: beside the window, with a bar after a second and a way to stop."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from models.rules.errors import PolkuError

T = TypeVar("T")

SHOWN_AFTER_MS = 1000
SHORT = 40
"""Up to so many cases an act is done at once: it takes a fraction of a second."""


class LongRun(InReadingOrder, QDialog):
    """Shows how far an act has come; stopped, nothing of it is stored."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(380)
        self._done, self._total = 0, 0
        self._stopped = self._broken = False
        self._window: QWidget | None = None
        self._focused: QWidget | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)  # half of it would stand on the bar; the words say it
        self.stop = PlainButton(tr("Keskeytä"))
        self.stop.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(PlainLabel(title, "title"))
        self.count = PlainLabel("", "dim")
        box.addWidget(self.count)
        box.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop)
        box.addLayout(row)
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self.open)
        self._often = QTimer(self, interval=80)
        self._often.timeout.connect(self._tell)

    def go_on(self, done: int, total: int) -> bool:
        """Take note of the progress and answer whether to go on; called beside the window."""
        self._done, self._total = done, total
        return not self._stopped

    def watch(self, service: Callable[..., T], *whom: object) -> T:
        """Run the service beside the window; a mistake of ours lets the window go as well."""
        try:
            return service(*whom, progress=self.go_on)
        except PolkuError:
            raise
        except BaseException:
            self._broken = True
            raise

    def hold(self, window: QWidget) -> None:
        """Let nothing else be done meanwhile; the bar comes after a second."""
        self._window, self._focused = window, QApplication.focusWidget()
        window.setEnabled(False)
        self._late.start()
        self._often.start()

    def end(self) -> None:
        """The act is over: the window is free again, the focus where it was."""
        self._late.stop()
        self._often.stop()
        self.hide()
        self.deleteLater()
        if self._window is not None:
            self._window.setEnabled(True)
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()

    def reject(self) -> None:
        """Stop after the case at hand (Escape too); the end tells when that is."""
        self._stopped = True
        self.stop.setEnabled(False)
        self.count.setText(tr("Keskeytetään…"))

    def _tell(self) -> None:
        if self._broken:
            self.end()
        if self._total and not self._stopped:
            self.bar.setRange(0, self._total)
            self.bar.setValue(self._done)
            self.count.setText(self.count_words(self._done, self._total))

    def count_words(self, done: int, total: int) -> str:
        """Return how far the act has come."""
        return tr("{done} / {total} asiaa", done=done, total=total)


def run_many(
    desk: Desk,
    parent: QWidget,
    title: str,
    count: int,
    service: Callable[..., T],
    done: Callable[[T], None],
    failed: Callable[[PolkuError], None] | None = None,
) -> None:
    """Run a service on `count` cases: a few at once, many beside the window with a progress bar.

    `service` takes the keyword `progress`. A refusal is said unless `failed` takes it.
    """
    said = failed or desk.messages.refuse
    if count <= SHORT:
        outcome = desk.operations.attempt(service)
        if isinstance(outcome, PolkuError):
            said(outcome)
        else:
            done(outcome)
        return
    shown, window = LongRun(title, parent), parent.window()
    shown.hold(window)

    def on_done(outcome: T) -> None:
        shown.end()
        done(outcome)

    def on_failed(error: PolkuError) -> None:
        shown.end()
        said(error)

    desk.operations.run_slowly(partial(shown.watch, service), on_done, on_failed)
