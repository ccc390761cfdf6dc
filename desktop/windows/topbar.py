"""The bar at the top: whose program it is, the search, and who is signed in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.base.connection import Connection
from desktop.base.icons import icon
from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PlainButton, ShortLabel, plain
from desktop.windows.link_strip import LinkMark
from desktop.windows.search_box import Hit, SearchBox
from models.rules.names import given_first

HEIGHT = 48


class Topbar(QWidget):
    """Brand, unit and team, search, new case and the worker's menu."""

    def __init__(
        self,
        find: Callable[[str], Sequence[Hit]],
        worker: str,
        connection: Connection | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(12)
        self.back = QPushButton(icon("back", "accent"), "")
        self.back.setProperty("kind", "icon")
        self.back.setAccessibleName(tr("Takaisin"))
        self.back.setToolTip(tr("Takaisin (Alt+vasen nuoli)"))
        self.unit = ShortLabel("", "dim", self)
        self.tag = LineLabel(tr("Esimerkki"), "tag")
        self.tag.setToolTip(tr("Kaikki henkilöt ja asiat ovat keksittyjä."))
        self.search = SearchBox(find, self)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(420)
        self.new_case = PlainButton(tr("Uusi asia"), "primary")
        self.new_case.setIcon(icon("plus", "on_accent"))
        self.new_case.setToolTip("Ctrl+N")
        self.link = LinkMark(connection)
        self.me = WorkerButton(worker)
        row.addWidget(LineLabel(tr("Polku"), "wordmark"))
        row.addWidget(self.unit, 4)
        row.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.back)
        row.addWidget(self.search, 4)
        row.addWidget(self.new_case)
        row.addWidget(self.me)

    def sizeHint(self) -> QSize:
        """Return its room; a page that wants more never presses it flat (Qt calls)."""
        return super().sizeHint().expandedTo(QSize(0, HEIGHT))


class WorkerButton(QPushButton):
    """The signed-in worker's initials and name; opens a small menu."""

    def __init__(self, worker: str) -> None:
        super().__init__()
        self.setProperty("kind", "me")
        self.setAccessibleName(tr("Kirjautunut: {name}", name=worker))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        self._initials = LineLabel(initials(worker), "avatar")
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = LineLabel(short_name(worker))
        for part in (self._initials, name):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        menu = QMenu(self)
        self.lock = menu.addAction(icon("lock", "dim"), f"{plain(tr('Lukitse'))}\tCtrl+L")
        self.change = menu.addAction(icon("key", "dim"), plain(tr("Vaihda salalause…")))
        menu.addSeparator()
        self.help = menu.addAction(icon("info", "dim"), f"{plain(tr('Ohje tästä sivusta'))}\tF1")
        self.contents = menu.addAction(f"{plain(tr('Ohjeen sisällys'))}\t{tr('Vaihto+F1')}")
        self.guide = menu.addAction(f"{plain(tr('Viiden minuutin kierros'))}\tCtrl+F1")
        self.keys = menu.addAction(icon("keyboard", "dim"), f"{plain(tr('Sivun näppäimet'))}\t?")
        self.about = menu.addAction(plain(tr("Tietoja Polusta")))
        menu.addSeparator()
        self.leave = menu.addAction(plain(tr("Sulje tietokanta")))
        self.setMenu(menu)

    def sizeHint(self) -> QSize:
        """Return the room of picture and name."""
        return self._row.sizeHint()


def initials(name: str) -> str:
    """Return "KH" for "Hakala Kaisa": given name first, as people are spoken of."""
    letters = [part[0].upper() for part in given_first(name).split() if part[0].isalpha()]
    return "".join(letters[:1] + letters[1:][-1:])


def short_name(name: str) -> str:
    """Return "K. Hakala" for "Hakala Kaisa"."""
    surname, _, given = name.partition(" ")
    return f"{given[0]}. {surname}" if given else surname
