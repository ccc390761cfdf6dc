"""How the connection to a shared server stands: a mark in the topbar, a strip while it is lost."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.base.connection import Connection
from desktop.base.icons import icon_pixmap
from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PictureLabel, PlainButton, PlainLabel, set_property
from models.rules.connection import LinkState


class LinkMark(LineLabel):
    """One word in the topbar; hidden where there is no server."""

    def __init__(self, connection: Connection | None) -> None:
        super().__init__("", "linkstate")
        self.setVisible(connection is not None)
        if connection is not None:
            self.setToolTip(connection.name)
            connection.changed.connect(self._show)
            self._show(connection.state)

    def _show(self, state: LinkState) -> None:
        self.setText(state_words(state))
        set_property(self, "level", state.value)


class LinkStrip(QFrame):
    """Shown under the topbar while the server does not answer: what goes on, and what to do."""

    def __init__(self, connection: Connection | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lostlink")
        self._connection = connection
        self._picture = PictureLabel(self)
        self.text = PlainLabel("", "", self)
        self.again = PlainButton(tr("Yritä nyt"), "link", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.dress()
        self.hide()
        if connection is not None:
            self.again.clicked.connect(connection.try_now)
            connection.changed.connect(self._show)
            self._show(connection.state)

    def dress(self) -> None:
        """Follow a change of theme or text size."""
        self._picture.setPixmap(icon_pixmap("alert", "soon", self.fontMetrics().height()))

    def _show(self, state: LinkState) -> None:
        words = _STRIP[state]() if state in _STRIP else ""
        self.text.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def state_words(state: LinkState) -> str:
    """Return how the connection stands, in a word or two."""
    return {
        LinkState.UP: tr("Yhdistetty"),
        LinkState.AGAIN: tr("Yhdistetään uudelleen…"),
        LinkState.DOWN: tr("Ei yhteyttä"),
    }[state]


_STRIP = {
    LinkState.AGAIN: lambda: tr(
        "Yhteys palvelimeen katkesi, ja Polku yhdistää uudelleen. Voit jatkaa kirjoittamista:"
        " teksti säilyy salattuna tällä koneella."
    ),
    LinkState.DOWN: lambda: tr(
        "Palvelimeen ei ole yhteyttä. Kirjoittamasi säilyy salattuna tällä koneella, ja voit"
        " tallentaa sen, kun yhteys palaa. Tarkista verkko tai VPN."
    ),
}
