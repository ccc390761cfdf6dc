"""A chooser of one version of the path."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.widgets.editor import guard_wheel
from desktop.windows.version_words import version_name
from models.rules.rows import ProcessRow


class VersionChooser(QComboBox):
    """Versions by number and state; what is chosen is known by its id."""

    def __init__(
        self, rows: Sequence[ProcessRow], chosen: UUID | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        guard_wheel(self)
        self._ids = tuple(row.id for row in rows)
        self.addItems([version_name(row) for row in rows])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if chosen in self._ids:
            self.setCurrentIndex(self._ids.index(chosen))

    @property
    def chosen(self) -> UUID | None:
        """The version chosen, None where there is none."""
        place = self.currentIndex()
        return self._ids[place] if 0 <= place < len(self._ids) else None
