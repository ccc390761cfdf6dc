"""What was just done, said for a few seconds over the page's foot; nothing is moved by it."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.base.announcing import announce
from desktop.base.icons import icon_pixmap
from desktop.base.messages import Offer
from desktop.base.words import tr
from desktop.widgets.plain import PictureLabel, PlainButton, PlainLabel

SHOWN_MS = 7000
OFFERED_MS = 20_000
SLOW_MS = 400
_MARGIN = 20


class StatusLine(QFrame):
    """Shows the newest message, and a moving bar while something slow runs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 16, 9)
        row.setSpacing(10)
        self._picture = PictureLabel()
        self._text = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setProperty("role", "thin")
        self._bar.setFixedWidth(120)
        self.undo = PlainButton(tr("Kumoa"), "link")
        self.undo.setToolTip("Ctrl+Z")
        self.undo.clicked.connect(self.take_back)
        self._offer: Offer | None = None
        self._key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), parent)
        self._key.setEnabled(False)
        self._key.activated.connect(self.take_back)
        for part in (self._picture, self._text, self.undo, self._bar):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._on_old)
        self._offered = QTimer(self, singleShot=True)
        self._offered.timeout.connect(lambda: self._set_offer(None))
        self._busy = False
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._show()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def say(self, kind: str, text: str) -> None:
        """Show a message of a kind of `Messages.said`; what was offered before is over."""
        self._set_offer(None)
        picture, colour = ("alert", "late") if kind == "error" else ("check-circle", "ok")
        self._picture.setPixmap(icon_pixmap(picture, colour, self.fontMetrics().height()))
        self._text.setText(text)
        self._timer.start()
        self._show()
        announce(self, text)

    def offer(self, offer: Offer) -> None:
        """Let what was just said be taken back: by the button while it is shown, by Ctrl+Z longer.

        Another message ends it; the line itself goes after a while, so that it hides nothing.
        """
        self._set_offer(offer)
        self._offered.start(offer.seconds * 1000)
        self._timer.start(min(offer.seconds * 1000, OFFERED_MS))
        self._show()
        announce(self, tr("Voit kumota tämän: Ctrl+Z."))

    def take_back(self) -> None:
        """Take back what was offered."""
        offer = self._offer
        if offer is not None:
            self._on_old()
            self._set_offer(None)
            offer.undo()

    def show_busy(self, busy: bool) -> None:
        """Show that something slow runs, once it has run for a while."""
        if busy:
            self._slow.start()
            return
        self._slow.stop()
        self._busy = False
        self._show()

    def place(self) -> None:
        """Lie at the foot of the window, in the middle."""
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.size()
        line = self._text.fontMetrics().horizontalAdvance(self.text) + 4
        self._text.setFixedWidth(max(1, min(line, room.width() - 2 * _MARGIN - self._beside())))
        self.adjustSize()
        left = max(_MARGIN, (room.width() - self.width()) // 2)
        self.move(QPoint(left, room.height() - self.height() - _MARGIN))

    def _beside(self) -> int:
        """Return the width of all but the words."""
        layout = self.layout()
        assert layout is not None
        around = layout.contentsMargins()
        parts = (part for part in (self._picture, self.undo, self._bar) if not part.isHidden())
        wide = sum(part.sizeHint().width() + layout.spacing() for part in parts)
        return wide + around.left() + around.right()

    def _show(self) -> None:
        self._bar.setVisible(self._busy)
        self._picture.setVisible(bool(self.text))
        self._text.setVisible(bool(self.text))
        self.setVisible(self._busy or bool(self.text))
        self.place()
        self.raise_()

    def _on_slow(self) -> None:
        self._busy = True
        self._show()

    def _on_old(self) -> None:
        self._text.setText("")
        self.undo.hide()
        self._show()

    def _set_offer(self, offer: Offer | None) -> None:
        self._offer = offer
        self.undo.setVisible(offer is not None)
        self._key.setEnabled(offer is not None)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, offer is None)
        self._timer.setInterval(SHOWN_MS)
