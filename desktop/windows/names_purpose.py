"""Why names leave the program: the one question of every print and export that may bear names."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import section_head
from desktop.windows.purpose import ASKED, purpose_words
from models.rules.purposes import Purpose


class NamesPurpose(QWidget):
    """The question and its answers; none is chosen yet. `choices` are the answers by purpose."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[Purpose, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section_head(tr("Miksi nimet tarvitaan")))
        group = QButtonGroup(self)
        for purpose in (*ASKED, Purpose.EXPORT):
            button = QRadioButton(purpose_words(purpose))
            group.addButton(button)
            column.addWidget(button)
            self.choices[purpose] = button

    @property
    def stated(self) -> Purpose | None:
        """The purpose that was chosen."""
        return next((p for p, button in self.choices.items() if button.isChecked()), None)

    def focus_first(self) -> None:
        """Put the keyboard on the first answer."""
        next(iter(self.choices.values())).setFocus()
