"""The order in which parallel branches are done, shown and changed in the properties."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton
from desktop.windows.element_words import element_name
from models.rules.path_order import branch_order
from models.rules.process import ProcessDefinition

_ROWS = 4


class BranchOrder(QWidget):
    """A list of branches, the first done first, with two buttons.

    Signals:
        moved(str, bool): the flow of a branch, and whether it is to be done later.
    """

    moved = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.earlier = PlainButton(tr("Aiemmaksi"))
        self.later = PlainButton(tr("Myöhemmäksi"))
        self._flows: list[str] = []
        self._is_editable = True
        self.setFocusProxy(self.list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.list)
        row = FlowLayout(across=8, down=6)
        for button, later in ((self.earlier, False), (self.later, True)):
            button.clicked.connect(partial(self._on_moved, later))
            row.addWidget(button)
        box.addLayout(row)
        self.list.currentRowChanged.connect(lambda _: self._dim())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to put in order."""
        return not self._flows

    def show_order(self, path: ProcessDefinition, split: str, *, editable: bool) -> None:
        """Show the branches of a split in the order in which they are done."""
        chosen = self._chosen
        order = branch_order(path)
        own = [flow for flow in path.flows if flow.source == split and flow.id in order]
        self._flows = [flow.id for flow in sorted(own, key=lambda flow: order[flow.id])]
        names = {flow.id: element_name(path, flow.target) for flow in own}
        self.list.clear()
        for place, flow in enumerate(self._flows, start=1):
            QListWidgetItem(f"{place}. {names[flow]}", self.list)
        line = self.list.fontMetrics().height() + 10
        self.list.setFixedHeight(line * max(min(len(self._flows), _ROWS), 1) + 8)
        self._is_editable = editable
        self.list.setCurrentRow(self._flows.index(chosen) if chosen in self._flows else 0)
        self._dim()

    @property
    def _chosen(self) -> str:
        row = self.list.currentRow()
        return self._flows[row] if 0 <= row < len(self._flows) else ""

    def _dim(self) -> None:
        row = self.list.currentRow()
        self.earlier.setEnabled(self._is_editable and row > 0)
        self.later.setEnabled(self._is_editable and 0 <= row < len(self._flows) - 1)

    def _on_moved(self, later: bool, _checked: bool = False) -> None:
        if self._chosen:
            self.moved.emit(self._chosen, later)
