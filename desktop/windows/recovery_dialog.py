"""A new recovery code shown over the settings; the same sheet as in a new database."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.base.recovery_sheet import recovery_sheet
from desktop.base.words import tr
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.recovery import RecoveryPage
from desktop.windows.surroundings import Surroundings


class RecoveryDialog(InReadingOrder, QDialog):
    """Shows the code until the user says that it is in a safe place."""

    def __init__(self, around: Surroundings, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Palautuskoodi"))
        self.resize(660, 460)
        self._around = around
        self.page = RecoveryPage(code)
        self.page.copy_asked.connect(around.clipboard.copy)
        self.page.print_asked.connect(self._on_print)
        self.page.kept.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)

    def _on_print(self, code: str) -> None:
        name = self._around.keeping.path.name
        self._around.paper.print_pdf(self, tr("Palautuskoodi"), recovery_sheet(name, code))

    def reject(self) -> None:
        """Stay: the code cannot be seen again."""
        if self.page.safe.isChecked():
            super().reject()
