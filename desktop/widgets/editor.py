"""What every field editor can do, whatever it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from models.rules.documents.schema import Value
from models.rules.errors import PolkuError


class Editor(Protocol):
    """An editor of one field's value.

    `edited` fires when the user changed the value, never when the program set it; `refused` hands
    a PolkuError when typed or pasted text was not taken, or is unreadable when the user leaves it.
    """

    @property
    def edited(self) -> SignalInstance:
        """Fires after the user changed the value."""

    @property
    def refused(self) -> SignalInstance:
        """Fires with the reason when something typed was not taken."""

    def value(self) -> Value:
        """Return the value in its stored form; unreadable text as it was typed, None if empty."""

    def set_value(self, value: Value) -> None:
        """Show a stored value, or unreadable text as it was typed."""

    def trouble(self) -> PolkuError | None:
        """Return why the typed text cannot be the field's value, None when it can."""

    def set_bad(self, bad: bool) -> None:
        """Mark the editor as the place of a problem."""

    def entry(self) -> QWidget:
        """Return the widget that takes the focus and the name."""

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""


@dataclass(frozen=True, slots=True)
class EditorSetting:
    """What editors need to know of the world around them."""

    today: Callable[[], date] = date.today


class WheelGuard(QObject):
    """Keeps the mouse wheel from changing a box that the user only scrolls past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave wheel events to the page (Qt calls)."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


_guard: list[WheelGuard] = []


def guard_wheel(widget: QWidget) -> None:
    """Let `widget` pass the mouse wheel on to the page it lies in."""
    if not _guard:
        _guard.append(WheelGuard())
    widget.installEventFilter(_guard[0])
