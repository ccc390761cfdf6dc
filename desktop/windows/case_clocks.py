"""The clocks of a case, or those that a matter would have, as cards one below the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.clock_card import ClockCard, ClockLook
from desktop.widgets.plain import PlainLabel


class ClockStack(QWidget):
    """Cards of clocks, or a word in their place; the same looks again change nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: tuple[ClockLook, ...] = ()
        self._cards: list[ClockCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._empty = PlainLabel("", "dim", self)
        self._column.addWidget(self._empty)

    @property
    def cards(self) -> Sequence[ClockCard]:
        """The cards shown."""
        return tuple(self._cards)

    def show_looks(
        self, looks: Sequence[ClockLook], *, with_days: bool = False, empty: str = ""
    ) -> None:
        """Show clocks; `empty` stands where there are none."""
        self._empty.setText(empty)
        self._empty.setVisible(not looks)
        if tuple(looks) == self._looks:
            return
        self._looks = tuple(looks)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [ClockCard(look, with_days=with_days, parent=self) for look in looks]
        for card in self._cards:
            self._column.addWidget(card)
