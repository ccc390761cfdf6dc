"""The rail at the left edge: the main pages, their counts and keys."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, plain, set_property
from desktop.windows.navigation import (
    CASES,
    DECISIONS,
    FIGURES,
    MAP,
    PATH,
    SETTINGS,
    TEAM,
    WORKLIST,
)
from models.rules.rights import Right

WIDTH, MOST = 168, 280
_ROOM = 760
"""A window narrower than this, for text of the usual size, shows pictures only."""
_BARE = 56


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One page of the rail: Alt+`number` goes there; without `right` it is not shown."""

    page: str
    words: str
    picture: str
    number: int
    right: Right | None = Right.READ_LISTS


def entries() -> tuple[RailEntry, ...]:
    """Return the rail's pages in order; a page keeps its key whoever sees it."""
    return (
        RailEntry(MAP, tr("Kartta"), "map", 1),
        RailEntry(WORKLIST, tr("Työjono"), "worklist", 2),
        RailEntry(CASES, tr("Asiat"), "cases", 3),
        RailEntry(DECISIONS, tr("Päätökset"), "decisions", 4),
        RailEntry(TEAM, tr("Tiimi"), "users", 7, Right.LEAD_TEAM),
        RailEntry(FIGURES, tr("Tilastot"), "figures", 6, Right.READ_FIGURES),
        RailEntry(PATH, tr("Asian polku"), "path", 8, Right.PUBLISH_PROCESS),
        RailEntry(SETTINGS, tr("Asetukset"), "settings", 5, None),
    )


class RailButton(QPushButton):
    """One entry with its count at the right."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__(icon(entry.picture, "dim"), plain(entry.words))
        self._words, self._key = entry.words, f"Alt+{entry.number}"
        self._bare = False
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setIconSize(QSize(18, 18))
        self.setToolTip(f"{entry.words} ({self._key})")
        self._urgent = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        self._count = LineLabel()
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addStretch()
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_count(0, urgent=False)

    def press(self) -> None:
        """Click the button, unless it is not for this worker."""
        if not self.isHidden():
            self.click()

    def be_bare(self, bare: bool) -> None:
        """Show the picture and an urgent count only; the words stay as name and tool tip."""
        self._bare = bare
        self.setText("" if bare else plain(self._words))
        self._row.setContentsMargins(0, 0, 2 if bare else 10, 0)
        align = Qt.AlignmentFlag.AlignTop if bare else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._count, align)
        self._count.setVisible(self._urgent or not bare)

    def show_count(self, count: int, *, urgent: bool) -> None:
        """Show how many there are; an urgent count stands out by its ground too."""
        self._count.setText(f"{count}" if count else "")
        self._urgent = bool(urgent and count)
        self._count.setVisible(self._urgent or not self._bare)
        set_property(self._count, "role", "hot" if self._urgent else "count")
        self._count.updateGeometry()
        self.setAccessibleName(f"{self._words} {count}" if count else self._words)


class Rail(QWidget):
    """The pages one click or one key away.

    Signals:
        chosen(str): the page.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Sivut"))
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 10, 8, 10)
        box.setSpacing(2)
        self._buttons: dict[str, RailButton] = {}
        group = QButtonGroup(self)
        for entry in entries():
            button = RailButton(entry)
            button.clicked.connect(lambda _=False, page=entry.page: self.chosen.emit(page))
            QShortcut(QKeySequence(f"Alt+{entry.number}"), self, button.press)
            group.addButton(button)
            box.addWidget(button)
            self._buttons[entry.page] = button
        self._group = group
        box.addStretch()
        self.fit()

    def fit(self) -> None:
        """Fit width and pictures to the size of text and of the window."""
        height = self.fontMetrics().height()
        unit = height / 18
        bare = 0 < self.window().width() < _ROOM * unit and self.window() is not self
        self.setFixedWidth(round(_BARE * unit) if bare else min(MOST, round(WIDTH * unit)))
        for button in self._buttons.values():
            button.setIconSize(QSize(height, height))
            button.be_bare(bare)

    def show_page(self, page: str) -> None:
        """Mark the page that is shown; none when it is not one of the rail's."""
        button = self._buttons.get(page)
        if button is not None:
            button.setChecked(True)
            return
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def show_count(self, page: str, count: int, *, urgent: bool = False) -> None:
        """Show how many things wait on a page."""
        self._buttons[page].show_count(count, urgent=urgent)

    def button(self, page: str) -> RailButton:
        """Return the button of a page."""
        return self._buttons[page]
