"""The reminders (muistutukset) of a case: shown, set, done and removed."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.case_bars import clear_box
from desktop.windows.reminder_words import reminder_tone, reminder_words
from models.rules.reminders import ReminderRow


class RemindersBox(QWidget):
    """Each open reminder with its two links, and the link that sets a new one.

    Signals:
        set_asked(): the user wants to set a reminder.
        done_asked(UUID), remove_asked(UUID): a reminder is done, or is to go.
    """

    set_asked = Signal()
    done_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[str, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.set = PlainButton(tr("Aseta muistutus…"), "link", self)
        self.set.clicked.connect(self.set_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._list)
        column.addWidget(self.set)

    def show_reminders(
        self, reminders: Sequence[ReminderRow], today: date, *, may_set: bool
    ) -> None:
        """Show the reminders of a case, the first to come up first."""
        clear_box(self._list)
        self.lines = tuple(reminder_words(item) for item in reminders)
        for item, words in zip(reminders, self.lines, strict=True):
            self._list.addWidget(self._card(item, words, today, may_set=may_set))
        self.set.setVisible(may_set)

    def _card(self, item: ReminderRow, words: str, today: date, *, may_set: bool) -> QWidget:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(2)
        column.addWidget(PlainLabel(words, reminder_tone(item, today), card))
        column.addWidget(PlainLabel(item.author_name, "hint", card))
        if may_set:
            links = QHBoxLayout()
            links.setSpacing(14)
            for link_words, signal in (
                (tr("Tehty"), self.done_asked),
                (tr("Poista"), self.remove_asked),
            ):
                link = PlainButton(link_words, "link", card)
                link.setAccessibleName(f"{link_words}: {words}")
                link.clicked.connect(partial(signal.emit, item.id))
                links.addWidget(link)
            links.addStretch()
            column.addLayout(links)
        return card
