"""The entrance: one window for the pages shown before a database is open."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.page_parts import screen_room


class Entrance(InReadingOrder, QWidget):
    """Shows one page at a time and lets the former one go."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(tr("Polku"))
        line = self.fontMetrics().height() / 18
        wanted = QSize(round(700 + 340 * line), round(620 + 100 * line))
        self.resize(wanted.boundedTo(screen_room(self)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        box.addWidget(self._pages)
        for keys in ("F1", "Shift+F1"):
            QShortcut(QKeySequence(keys), self, self._on_help)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def _on_help(self) -> None:
        from desktop.windows.help_topics import topic_of
        from desktop.windows.help_window import show_help

        show_help(self, topic_of(self.page))

    def show_page(self, page: QWidget) -> None:
        """Show `page` in place of the former one."""
        former = self.page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if former is not None:
            self._pages.removeWidget(former)
            former.deleteLater()
