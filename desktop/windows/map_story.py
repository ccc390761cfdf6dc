"""The path read aloud and to be read (Lue polku): Shift+L tells where one is and what waits."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.map_tools import MapContext, MapMenu
from desktop.windows.page_parts import run_dialog, screen_room
from diagram.editor.story import Story, StoryWords


def story_words() -> StoryWords:
    """Return the sentences of the story in the language of the window."""
    return StoryWords(
        whole=(
            tr("Polussa on {count} vaihe ja {cases}."),
            tr("Polussa on {count} vaihetta ja {cases}."),
        ),
        late=(tr("Niistä {count} on myöhässä."), tr("Niistä {count} on myöhässä.")),
        none_late=tr("Yksikään asia ei ole myöhässä."),
        phase=tr("Vaihe {number}/{of}, {name}: {cases}."),
        empty=tr("Vaiheessa ei ole asioita."),
        step=tr("{name}: {cases}."),
        step_late=tr("{name}: {cases}, {late}."),
        most_pressing=tr("Kiireisin: {days}."),
        leads_to=tr("Seuraavaksi: {places}."),
        here=tr("Olet vaiheessa {number}/{of}, {phase}, kohdassa {step}."),
        nowhere=tr("Et ole valinnut kartalta asiaa etkä kohtaa."),
        case=tr("Valittuna on asia {number} ({initials}): {clock}, {days}."),
        due=tr("Määräpäivä on {day}."),
        worker=tr("Työntekijä: {name}."),
        act=tr("Seuraava tehtävä: {act}."),
    )


class StoryFeature:
    """Tells what the map shows now, with its filters; spoken at once and shown as text."""

    def __init__(self, context: MapContext) -> None:
        self._view, self._page = context.view, context.page
        self._copy = context.around.clipboard.copy
        context.tools.add(MapMenu.SHOW, tr("Lue polku"), self.tell, key="Shift+L")

    def dress(self) -> None:
        """The words are looked up anew each time."""

    def told(self) -> str:
        """Return the story of what is shown and chosen now, in paragraphs."""
        content, choice = self._view.content, self._view.choice
        if content is None:
            return ""
        story = Story(content, story_words())
        return "\n\n".join(story.told(choice.current, choice.step))

    def tell(self) -> None:
        """Speak the story and show it."""
        text = self.told()
        if text:
            self._view.announce(text)
            run_dialog(StoryWindow(text, self._copy, self._page))


class StoryWindow(InReadingOrder, QDialog):
    """The story as plain text."""

    def __init__(self, text: str, copy: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Polku luettuna"))
        self._give = copy
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Polku luettuna"))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.copy_button = PlainButton(tr("Kopioi"))
        self.copy_button.clicked.connect(self.copy_all)
        self.done_label = LineLabel("", "dim")
        close = PlainButton(tr("Sulje"), "primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.done_label, 1)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(PlainLabel(tr("Polku luettuna"), "title"))
        box.addWidget(self.text, 1)
        box.addLayout(row)
        line = self.fontMetrics().height()
        room = screen_room(parent)
        self.resize(min(46 * line, room.width()), min(36 * line, room.height()))
        self.text.setFocus()

    def copy_all(self) -> None:
        """Put the text on the clipboard for a minute, as everything with cases in it."""
        self._give(self.text.toPlainText())
        self.done_label.setText(tr("Teksti on leikepöydällä minuutin ajan."))
