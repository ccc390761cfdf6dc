"""The line under the map while a draft of the path is open: what it would do to the cases."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.base.draft_words import draft_words
from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PlainButton, plain
from desktop.windows.version_words import effect_words
from diagram.editor.drawing.badges import SAID
from models.rules.version_effects import DraftEffects, Effect


def badge_words(what: Effect, count: int) -> str:
    """Return e.g. "31 myöhästyisi"."""
    return draft_words().say(SAID[what], count=count)


class DraftBar(QWidget):
    """A quiet line under the map while a draft of the path is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Luonnoksen vaikutus"))
        self.shown = QCheckBox(plain(tr("Näytä luonnoksen vaikutus")))
        self.note = LineLabel("", "dim")
        self.cases = PlainButton(tr("Näytä asiat…"), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(14)
        row.addWidget(self.shown)
        row.addWidget(self.note, 1)
        row.addWidget(self.cases)
        self.tell(None)

    def tell(self, effects: DraftEffects | None) -> None:
        """Say what the draft would do; None says nothing."""
        self.note.setText(effect_words(effects) if effects is not None else "")
        self.cases.setVisible(effects is not None and effects.touches_any)
