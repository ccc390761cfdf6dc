"""The head of a table: its columns share the width there is, and keep what the user dragged."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop.base.words import tr
from desktop.tables.shares import Wish, shares

_LETTER = 18
_NARROWEST = 48
_EDGES = 24
"""Pixels of a column that do not grow with the text."""


class KeptTable(Protocol):
    """Where what a user chose of a table is remembered: widths in pixels at normal text size."""

    def columns(self, table: str) -> Mapping[str, int]:
        """Return the widths by column."""

    def keep_columns(self, table: str, widths: Mapping[str, int]) -> None:
        """Remember these and no others."""

    def choice(self, name: str, usual: str) -> str:
        """Return what was chosen for `name`, `usual` before any choice."""

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice."""


class ColumnsHead(QHeaderView):
    """Lays its columns out by their wishes whenever there is another width.

    A column that the user dragged keeps that width; a menu on the head takes it back.

    Signals:
        menu_made(QMenu): the menu is about to be shown; others add what they offer.
    """

    menu_made = Signal(object)

    def __init__(
        self,
        wishes: Mapping[str, Wish],
        parent: QWidget,
        *,
        table: str = "",
        kept: KeptTable | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._keys, self._wishes = tuple(wishes), tuple(wishes.values())
        self._table, self._kept = table, kept
        self._pinned: dict[str, int] = dict(kept.columns(table)) if kept is not None else {}
        self._dragged: set[int] = set()
        self._left_out: frozenset[str] = frozenset()
        self._needs: tuple[int, ...] = ()
        self.hidden: frozenset[str] = frozenset()
        self._sharing = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumSectionSize(_NARROWEST)
        self.setStretchLastSection(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.sectionResized.connect(self._on_resized)

    def share(self) -> None:
        """Share the width among the columns."""
        if self.count() != len(self._wishes) or self.width() <= 0:
            return
        self._sharing = True
        try:
            for place, width in enumerate(self._widths()):
                self.setSectionHidden(place, not width)
                if width:
                    self.resizeSection(place, width)
        finally:
            self._sharing = False

    def fit_contents(self, needs: Sequence[int]) -> None:
        """Know the pixels that the content of each column needs, all of them or none."""
        if tuple(needs) != self._needs:
            self._needs = tuple(needs)
            self.share()

    def leave_out(self, *keys: str) -> None:
        """Leave the columns of these keys out, and no others: they have nothing to show now."""
        if frozenset(keys) != self._left_out:
            self._left_out = frozenset(keys)
            self.share()

    def hide_columns(self, keys: Iterable[str]) -> None:
        """Hide the columns of these keys, and no others, because the user wants so."""
        if frozenset(keys) != self.hidden:
            self.hidden = frozenset(keys)
            self.share()

    def shown_keys(self) -> tuple[str, ...]:
        """Return the keys of the columns that are shown, from the left."""
        out = self._left_out | self.hidden
        return tuple(key for key in self._keys if key not in out)

    def forget_widths(self) -> None:
        """Give the columns their own widths back."""
        self._pinned = {}
        self._keep()
        self.share()

    def _widths(self) -> Sequence[int]:
        out = self._left_out | self.hidden
        left_out = [key in out for key in self._keys]
        wishes = [wish for wish, out in zip(self._scaled(), left_out, strict=True) if not out]
        widths = iter(shares(wishes, self.viewport().width()))
        return [0 if out else next(widths) for out in left_out]

    @property
    def _scale(self) -> float:
        return self.fontMetrics().height() / _LETTER

    def _scaled(self) -> Sequence[Wish]:
        scaled = [
            self._wish(wish, self._pinned.get(key))
            for key, wish in zip(self._keys, self._wishes, strict=True)
        ]
        if not self._needs:
            return scaled
        heads = [self._head_width(place) for place in range(self.count())]
        return [
            wish.fitted(need, head)
            for wish, need, head in zip(scaled, self._needs, heads, strict=True)
        ]

    def _head_width(self, place: int) -> int:
        """Return the pixels that the words of a head need, without the mark of its order."""
        font = QFont(self.font())
        font.setBold(True)
        words = str(self.model().headerData(place, self.orientation()))
        return max(_NARROWEST, QFontMetrics(font).horizontalAdvance(words) + _EDGES)

    def _wish(self, wish: Wish, pinned: int | None) -> Wish:
        return Wish(
            self._pixels(wish.width if pinned is None else pinned),
            self._pixels(wish.least),
            grows=wish.grows,
            firm=wish.firm,
            goes=wish.goes,
            pinned=pinned is not None,
        )

    def _pixels(self, width: int) -> int:
        return round((width - _EDGES) * self._scale) + _EDGES

    def _keep(self) -> None:
        if self._kept is not None:
            self._kept.keep_columns(self._table, self._pinned)

    def _on_resized(self, place: int, old: int, new: int) -> None:
        if not self._sharing and old and new:
            self._dragged.add(place)

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        reset = menu.addAction(tr("Palauta sarakkeiden leveydet"), self.forget_widths)
        reset.setEnabled(bool(self._pinned))
        self.menu_made.emit(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(at))

    def _take_dragged(self) -> None:
        """Remember the widths that the user gave, and share what is left among the others."""
        for place in self._dragged:
            letters = (self.sectionSize(place) - _EDGES) / self._scale
            self._pinned[self._keys[place]] = round(letters) + _EDGES
        self._dragged = set()
        self._keep()
        self.share()

    # Qt calls

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag (Qt calls)."""
        super().mouseReleaseEvent(event)
        if self._dragged:
            self._take_dragged()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take over the width that fits the content (Qt calls)."""
        super().mouseDoubleClickEvent(event)
        if self._dragged:
            self._take_dragged()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share anew (Qt calls)."""
        super().resizeEvent(event)
        self.share()
