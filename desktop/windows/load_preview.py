"""The load as it would be: each worker's numbers before and after, before anything is done."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.forms.small_form import SmallForm
from desktop.widgets.plain import LineLabel, PlainLabel, ShortLabel, section_head
from desktop.windows.team_words import statute_words
from models.rules.kinds import AssignmentKind
from models.rules.team_load import Shift, TeamLoad, shifted

SHOWN = 6
"""So many workers are shown; who gets the cases is always the first."""


class LoadPreview(QWidget):
    """Follows the choice of a worker in a form and shows what it would do."""

    def __init__(self, load: TeamLoad, case_ids: Sequence[UUID], parent: QWidget) -> None:
        super().__init__(parent)
        self._load, self._cases = load, tuple(case_ids)
        self.shifts: tuple[Shift, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self.warning = PlainLabel("", "late", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(section_head(tr("Kuormitus nyt ja siirron jälkeen"), self))
        box.addLayout(self._grid)
        box.addWidget(self.warning)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, one line a worker."""
        return tuple(
            f"{one.name}: {one.before} → {one.after}, {one.children_before} → {one.children_after}"
            for one in self.shifts
        )

    def follow(self, form: SmallForm) -> None:
        """Show what the worker chosen in `form` would get."""
        self._form = form
        form.field_changed.connect(lambda _key: self._tell())
        self._tell()

    def _tell(self) -> None:
        values = self._form.values()
        worker, kind = values.get("worker"), values.get("kind")
        self.shifts = (
            shifted(self._load, self._cases, UUID(str(worker)), AssignmentKind(str(kind)))
            if worker and kind
            else ()
        )
        self._show()

    def _show(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(self.shifts))
        for column, words in enumerate((tr("Työntekijä"), tr("Asioita"), tr("Lapsia"))):
            self._put(0, column, LineLabel(words, "hint", self))
        for row, one in enumerate(self.shifts[:SHOWN], start=1):
            self._put(row, 0, ShortLabel(one.name or tr("Ei työntekijää"), "", self))
            self._put(row, 1, LineLabel(f"{one.before} → {one.after}", "strong", self))
            children = f"{one.children_before} → {one.children_after}"
            worse = one.over and one.children_after > one.children_before
            self._put(row, 2, LineLabel(children, "late" if worse else "", self))
        over = [one for one in self.shifts if one.over and one.children_after > one.children_before]
        self.warning.setVisible(bool(over))
        if over:
            self.warning.setText(
                tr(
                    "{name}: {count} lasta, yli rajan {limit} ({statute}).",
                    name=over[0].name,
                    count=over[0].children_after,
                    limit=self._load.limit,
                    statute=statute_words(self._load.day),
                )
            )
        self.setAccessibleName(tr("Kuormitus nyt ja siirron jälkeen"))
        self.setAccessibleDescription("\n".join(self.lines))

    def _put(self, row: int, column: int, label: PlainLabel) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, column, right if column else Qt.AlignmentFlag(0))
