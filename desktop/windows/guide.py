"""The five-minute tour: a card beside the real windows waits until the user has done a step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.announcing import announce
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.guide_steps import GuideStep, steps

if TYPE_CHECKING:
    from desktop.windows.main import MainWindow

KEPT, DONE, LATER = "guide", "done", "later"
KEYS = "Ctrl+F1"
_LOOK_MS = 200
_WIDTH, _LINE, _EDGE, _AROUND = 360, 18, 20, 4


class Guide(QObject):
    """Goes through the steps; where it was left is kept on the workstation.

    Nothing is blocked: the card only points and looks whether the step is done.
    """

    def __init__(self, main: "MainWindow") -> None:
        super().__init__(main)
        self._main, self._steps, self._at = main, steps(), 0
        self._seen = -1
        self.card, self.ring = GuideCard(main), Ring(main)
        self.card.next.clicked.connect(self._on_next)
        self.card.show_me.clicked.connect(self._on_show)
        self.card.stop.clicked.connect(self.stop)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        QShortcut(QKeySequence(KEYS), main, self.come_to)

    @property
    def step(self) -> int:
        """The number of the step from 0."""
        return self._at

    @property
    def is_running(self) -> bool:
        """Whether a step waits to be done."""
        return self._look.isActive()

    def offer(self) -> None:
        """Offer the tour once on this workstation."""
        if self._main.desk.preferences.choice(KEPT, "") == "":
            self.card.show_offer()
            self._place()

    def begin(self) -> None:
        """Go on where the tour was left; from the beginning once it has been done."""
        kept = self._main.desk.preferences.choice(KEPT, "")
        self._at = int(kept) if kept.isdecimal() and int(kept) < len(self._steps) else 0
        self._look.start()
        self._tell()

    def stop(self) -> None:
        """Take the card away; the tour goes on from here when it is begun again."""
        was_running = self.is_running
        self._look.stop()
        self._keep(str(self._at) if was_running else LATER)
        self._hide()

    def come_to(self) -> None:
        """Put the focus into the card; begin the tour where none runs."""
        if not self.card.isVisible():
            self.begin()
        self.card.next.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look(self) -> None:
        """Go on when the step is done; keep card and ring where they belong."""
        if not isValid(self._main) or not self._main.isVisible():
            return
        if self._step.done(self._main):
            self._go_on()
        else:
            self._place()

    @property
    def _step(self) -> GuideStep:
        return self._steps[self._at]

    def _on_next(self) -> None:
        if self.is_running:
            self._go_on()
        elif self.card.is_end:
            self._hide()
        else:
            self.begin()

    def _on_show(self) -> None:
        if self.is_running:
            self._step.show(self._main)
            self.look()

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._steps):
            self._keep(str(self._at))
            self._tell()
            return
        self._look.stop()
        self._keep(DONE)
        self.ring.hide()
        self.card.show_end()
        self._place()

    def _tell(self) -> None:
        self.card.show_step(self._step, self._at + 1, len(self._steps))
        self._place()

    def _keep(self, state: str) -> None:
        self._main.desk.preferences.keep_choice(KEPT, state)

    def _hide(self) -> None:
        self.card.hide()
        self.ring.hide()

    def _place(self) -> None:
        target = self._step.target(self._main) if self.is_running else None
        seen = target is not None and isValid(target) and target.isVisible()
        if seen and target is not None and self._seen != self._at:
            self._seen = self._at
            bring_into_view(target)
        around = self.ring.lie_around(target) if seen and target is not None else QRect()
        self.ring.setVisible(seen)
        self.card.lie_beside(around)


def bring_into_view(target: QWidget) -> None:
    """Scroll every area that `target` lies in."""
    inside: QWidget | None = target
    while inside is not None:
        inside = inside.parentWidget()
        if isinstance(inside, QScrollArea):
            inside.ensureWidgetVisible(target)


class GuideCard(QFrame):
    """Says what to do next; reached by Tab or Ctrl+F1, never taking the focus by itself."""

    told = Signal(str)

    def __init__(self, main: "MainWindow") -> None:
        super().__init__(main)
        self.setObjectName("mapcard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Viiden minuutin kierros"))
        self.count, self.title = PlainLabel("", "dim"), PlainLabel("", "heading")
        self.text = PlainLabel("")
        self.next, self.show_me = PlainButton("", "primary"), PlainButton(tr("Näytä"))
        self.stop = PlainButton("", "link")
        self.is_end = False
        row = QHBoxLayout()
        for part in (self.stop, self.show_me, self.next):
            row.addWidget(part)
        row.insertStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(8)
        for label in (self.count, self.title, self.text):
            box.addWidget(label)
        box.addLayout(row)
        self.hide()

    def show_offer(self) -> None:
        """Offer the tour."""
        text = tr(
            "Kulje keksityn asian polku vireilletulosta päätökseen. Voit lopettaa milloin vain "
            "ja jatkaa valikosta nimesi alta."
        )
        self._say("", tr("Viiden minuutin kierros"), text, tr("Aloita"), tr("Ei nyt"))

    def show_step(self, step: GuideStep, number: int, of: int) -> None:
        """Show a step and say it to those who listen."""
        count = tr("Kohta {number}/{count}", number=number, count=of)
        self._say(count, step.title, step.text, tr("Seuraava"), tr("Lopeta"), doable=True)

    def show_end(self) -> None:
        """Say that the tour is over."""
        text = tr("Nyt tunnet polun. Kokeile rauhassa: esimerkin asiat ovat keksittyjä.")
        self._say("", tr("Kierros on valmis"), text, tr("Selvä"), "")
        self.is_end = True

    def lie_beside(self, around: QRect) -> None:
        """Lie in a corner of the window, away from what is pointed at."""
        room = self.parentWidget()
        assert room is not None
        wide = min(_WIDTH * self.fontMetrics().height() // _LINE, room.width() - 2 * _EDGE)
        box = self.layout()
        assert box is not None
        box.activate()
        tall = min(box.totalHeightForWidth(wide), room.height() - 2 * _EDGE)
        low, right = room.height() - tall - _EDGE, room.width() - wide - _EDGE
        corners = ((right, low), (_EDGE * 10, low), (right, _EDGE * 4), (_EDGE * 10, _EDGE * 4))
        places = [QRect(left, top, wide, tall) for left, top in corners]
        free = (place for place in places if not place.intersects(around))
        self.setGeometry(next(free, places[0]))
        self.show()
        self.raise_()

    def _say(
        self, count: str, title: str, text: str, go: str, stop: str, *, doable: bool = False
    ) -> None:
        self.is_end = False
        self.count.setText(count)
        self.count.setVisible(bool(count))
        self.title.setText(title)
        self.text.setText(text)
        self.next.set_words(go)
        self.stop.set_words(stop)
        self.stop.setVisible(bool(stop))
        self.show_me.setVisible(doable)
        self.setAccessibleDescription(text)
        said = ". ".join(part for part in (count, title) if part)
        announced = f"{said}. {text}"
        announce(self, announced)
        self.told.emit(announced)


class Ring(QFrame):
    """A frame around what is pointed at; clicks and keys go through it."""

    def __init__(self, main: "MainWindow") -> None:
        super().__init__(main)
        self.setProperty("role", "ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lie_around(self, target: QWidget) -> QRect:
        """Lie around `target` and return the place."""
        window = self.parentWidget()
        assert window is not None
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        place = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(window.rect())
        self.setGeometry(place)
        self.raise_()
        return place
