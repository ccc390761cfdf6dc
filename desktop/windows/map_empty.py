"""What stands on the map when no case does: why, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.map_tools import MapContext
from desktop.windows.navigation import INTAKE, SETTINGS, Place
from models.rules.rights import Right, may

WIDTH = 420


@dataclass(frozen=True, slots=True)
class Lesson:
    """Why the map is empty, what helps, and the button that does it; no button without words."""

    title: str
    text: str
    words: str = ""
    act: Callable[[], None] = lambda: None


class EmptyFeature:
    """A card in the middle of an empty map; that filters leave out all is told above the map."""

    def __init__(self, context: MapContext) -> None:
        self._context = context
        self.card = EmptyCard(context)
        context.view.laid_out.connect(self._on_laid_out)
        context.caseload.changed.connect(self._on_laid_out)
        self._on_laid_out()

    def dress(self) -> None:
        """The words or the size of text may have changed."""
        self._on_laid_out()

    def _on_laid_out(self) -> None:
        self.card.teach(self._lesson())

    def _lesson(self) -> Lesson | None:
        context = self._context
        definition, content = context.caseload.definition, context.view.content
        if definition is None or not definition.tasks:
            return self._no_path(published=definition is not None)
        if content is not None and len(content.load):
            return None
        if context.view.unplaced:
            count = len(context.view.unplaced)
            title = tr_n("{count} asia ei ole kartalla", "{count} asiaa ei ole kartalla", count)
            return Lesson(title, tr("Ne ovat vaiheissa, joita tässä polussa ei ole."))
        return None if context.caseload.rows else self._none()

    def _no_path(self, *, published: bool) -> Lesson:
        title = tr("Polussa ei ole vaiheita") if published else tr("Polkua ei ole julkaistu")
        text = tr("Kartta tarvitsee polun, jossa on vaiheet. Pääkäyttäjä julkaisee sen.")
        if not may(self._context.around.desk.actor, Right.PUBLISH_PROCESS):
            return Lesson(title, text)
        return Lesson(title, text, tr("Asetukset"), self._go(Place(SETTINGS)))

    def _none(self) -> Lesson:
        title = tr("Kartalla ei ole vielä asioita")
        text = tr("Kun asia kirjataan vireille, se tulee polun ensimmäiseen vaiheeseen.")
        if not may(self._context.around.desk.actor, Right.RECORD_INTAKE):
            return Lesson(title, text)
        return Lesson(title, text, tr("Uusi asia"), self._go(Place(INTAKE)))

    def _go(self, place: Place) -> Callable[[], None]:
        return lambda: self._context.page.go_asked.emit(place)


class EmptyCard(QFrame):
    """Lies in the middle of the view."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(context.view)
        self.setObjectName("mapcard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view = context.view
        self._act: Callable[[], None] = lambda: None
        self.title, self.text = PlainLabel("", "title"), PlainLabel("", "dim")
        self.button = PlainButton("", "primary")
        self.button.clicked.connect(lambda: self._act())
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        for part in (self.title, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(part)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._view.installEventFilter(self)
        self.hide()

    def teach(self, lesson: Lesson | None) -> None:
        """Show a lesson; None takes the card away."""
        if lesson is None:
            self.hide()
            return
        self._act = lesson.act
        self.title.setText(lesson.title)
        self.text.setText(lesson.text)
        self.button.set_words(lesson.words)
        self.button.setVisible(bool(lesson.words))
        self.show()
        self._place()

    def _place(self) -> None:
        room = self._view.rect()
        wide = min(WIDTH * self.fontMetrics().height() // 18, room.width() - 32)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        tall = min(layout.totalHeightForWidth(wide), room.height() - 16)
        self.setGeometry((room.width() - wide) // 2, (room.height() - tall) // 2, wide, tall)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the view's size changes (Qt calls)."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
