"""Which columns a list shows."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.base.words import tr
from desktop.tables.row_view import R, RowView
from desktop.widgets.plain import PlainButton, plain
from desktop.windows.dialog_parts import FormDialog


class ColumnsDialog(FormDialog):
    """A box for each column; arrows go from one to the next, Space shows or hides it."""

    def __init__(self, view: RowView[R], parent: QWidget) -> None:
        lead = tr(
            "Valinta muistetaan tällä työasemalla. Myös tuloste ja tiedosto noudattavat sitä."
        )
        super().__init__(parent, tr("Sarakkeet"), lead, tr("Näytä"))
        self._show, self._look, self._usual = view.show_look, view.look, view.usual_look
        self.boxes: dict[str, QCheckBox] = {}
        for key, head in view.choosable_columns():
            box = QCheckBox(plain(head))
            self.boxes[key] = box
            self.box.addWidget(box)
        self.usual = PlainButton(tr("Palauta alkuperäiset"), "link")
        self.usual.clicked.connect(lambda: self._tick(self._usual.hidden))
        self.box.addWidget(self.usual)
        self._tick(self._look.hidden)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The columns that are to be hidden."""
        return tuple(key for key, box in self.boxes.items() if not box.isChecked())

    def do(self) -> None:
        """Show the chosen columns; at least one stays."""
        if len(self.hidden) == len(self.boxes):
            self.refuse(tr("Valitse ainakin yksi sarake."))
            return
        self._show(replace(self._look, hidden=self.hidden))
        self.accept()

    def _tick(self, hidden: tuple[str, ...]) -> None:
        for key, box in self.boxes.items():
            box.setChecked(key not in hidden)
