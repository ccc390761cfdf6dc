"""The way of the Tab key as one reads: down and to the right, however late a part was made.

Qt goes by the order in which widgets were made, so what is made anew (lists, cards, a form's later
sections) would come last. The order is read from the layouts at each press.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)

P = TypeVar("P")

_TAB = Qt.FocusPolicy.TabFocus


class InReadingOrder:
    """A window in which Tab goes as one reads; stands before the Qt class among the bases."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next or the former stop (Qt calls)."""
        assert isinstance(self, QWidget)
        return go_on(self, forward=forward)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next or the former stop of `window`; answer whether there is one."""
    parts = list(_parts(window))
    focused = QApplication.focusWidget()
    at = parts.index(focused) if focused in parts else -1
    ring = [*parts[at + 1 :], *parts[: max(at, 0)]]
    found = next((part for part in (ring if forward else reversed(ring)) if is_stop(part)), None)
    if found is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found.setFocus(reason)
    _bring_into_view(found)
    return True


def stops(window: QWidget) -> list[QWidget]:
    """Return where Tab stops in `window`, in its order."""
    return [part for part in _parts(window) if is_stop(part)]


def is_stop(widget: QWidget) -> bool:
    """Answer whether Tab stops at `widget` now."""
    policy = widget.focusPolicy() & _TAB
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Yield the visible parts of `widget` as one reads, each before what lies in it."""
    for part in _children(widget):
        yield part
        yield from _parts(part)


def _children(widget: QWidget) -> list[QWidget]:
    shown = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    if len(shown) < 2:
        return shown
    line = {child: place for place, child in enumerate(_laid_out(widget, shown))}
    placed = sorted((child for child in shown if child in line), key=lambda child: line[child])
    floating = [(child.geometry(), child) for child in shown if child not in line]
    return [*placed, *_as_read(floating)]


def _laid_out(widget: QWidget, shown: Sequence[QWidget]) -> list[QWidget]:
    if isinstance(widget, QSplitter):
        parts = [widget.widget(place) for place in range(widget.count())]
        return [part for part in parts if part is not None]
    layout = widget.layout()
    return list(_of_layout(layout, shown)) if layout is not None else []


def _of_layout(layout: QLayout, shown: Sequence[QWidget]) -> Iterator[QWidget]:
    for part in _in_line(layout, shown):
        if isinstance(part, QLayout):
            yield from _of_layout(part, shown)
        else:
            yield part


def _in_line(layout: QLayout, shown: Sequence[QWidget]) -> list[QWidget | QLayout]:
    """Return what lies in `layout`, asked for by place.

    Never by `itemAt`: its Python answer outlives the item, and whatever Qt next puts at that
    address is then taken for a layout item.
    """
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    every: list[QWidget | QLayout] = [*shown, *inner]
    found = [(layout.indexOf(part), part) for part in every]
    parts = [part for at, part in sorted(found, key=lambda each: each[0]) if at >= 0]
    if isinstance(layout, QBoxLayout):
        return parts
    return list(_as_read([(part.geometry(), part) for part in parts]))


def _as_read(placed: Sequence[tuple[QRect, P]]) -> Iterator[P]:
    """Yield parts line by line, each line from the left."""
    left = sorted(placed, key=lambda each: each[0].top())
    while left:
        middle = left[0][0].center().y()
        line = [each for each in left if each[0].top() <= middle]
        left = left[len(line) :]
        yield from (part for _, part in sorted(line, key=lambda each: each[0].left()))


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
