"""The steps of the old version beside their counterparts, those without one first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.base.words import tr, tr_n
from desktop.widgets.editor import guard_wheel
from desktop.widgets.plain import PlainLabel
from desktop.widgets.tick import Tick
from desktop.windows.element_words import step_name
from desktop.windows.version_words import how_words
from models.rules.process import ProcessDefinition
from models.rules.version_mapping import How, MappedStep


class MappingTable(QWidget):
    """Each old step with its number of cases and a chooser of its counterpart.

    Steps without cases and those that stay the same are left out unless asked for.

    Signals:
        changed(): another counterpart was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choosers: dict[str, QComboBox] = {}
        self._mapping: tuple[MappedStep, ...] = ()
        self._shown: tuple[MappedStep, ...] = ()
        self._hows: dict[str, PlainLabel] = {}
        self.all = Tick(tr("Näytä myös askeleet, jotka pysyvät samoina"))
        self.all.toggled.connect(self._fill)
        self.same = PlainLabel(tr("Kaikki askeleet pysyvät samoina."), "dim")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.same)
        column.addWidget(self.all)

    @property
    def mapping(self) -> tuple[MappedStep, ...]:
        """The counterparts as they are chosen now."""
        return self._mapping

    def show_mapping(
        self,
        mapping: Sequence[MappedStep],
        old: ProcessDefinition,
        new: ProcessDefinition,
        counted: Mapping[str, int],
    ) -> None:
        """Show a mapping with the number of cases at each step."""
        self._mapping, self._old, self._new = tuple(mapping), old, new
        self._counted = counted
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choosers, self._hows = {}, {}
        shown = [one for one in self._mapping if self.all.is_ticked or self._is_told(one)]
        self.same.setVisible(not shown)
        self.all.setVisible(len(shown) < len(self._mapping) or self.all.is_ticked)
        if not shown:
            return
        for place, head in enumerate((tr("Askel nyt"), tr("Askel uudessa versiossa"))):
            self._grid.addWidget(PlainLabel(head, "dim"), 0, place)
        for row, one in enumerate(shown, start=1):
            self._add(row, one)

    def _is_told(self, one: MappedStep) -> bool:
        return one.how is not How.ID and bool(self._counted.get(one.source))

    def _add(self, row: int, one: MappedStep) -> None:
        name = step_name(self._old, one.source)
        chooser = self._chooser(one)
        chooser.setAccessibleName(tr("Vastine askeleelle {name}", name=name))
        count = self._counted.get(one.source, 0)
        label = PlainLabel(
            tr_n("{name}, {count} asia", "{name}, {count} asiaa", count, name=name),
            "" if one.target else "strong",
        )
        how = PlainLabel(how_words(one.how), "dim")
        self._hows[one.source] = how
        self._grid.addWidget(label, 2 * row, 0)
        self._grid.addWidget(chooser, 2 * row, 1)
        self._grid.addWidget(how, 2 * row + 1, 1)

    def _chooser(self, one: MappedStep) -> QComboBox:
        box = QComboBox()
        guard_wheel(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.addItem(tr("Jää nykyiseen versioon"), None)
        for step in self._new.tasks:
            box.addItem(step_name(self._new, step.id), step.id)
        box.setCurrentIndex(max(0, box.findData(one.target)) if one.target else 0)
        box.currentIndexChanged.connect(lambda _: self._on_chosen(one.source, box))
        self.choosers[one.source] = box
        return box

    def _on_chosen(self, source: str, box: QComboBox) -> None:
        target = box.currentData()
        self._mapping = tuple(
            MappedStep(source, target, How.CHOSEN if target else How.NONE)
            if one.source == source
            else one
            for one in self._mapping
        )
        self._hows[source].setText(how_words(How.CHOSEN if target else How.NONE))
        self.changed.emit()
