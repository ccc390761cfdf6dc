"""Fields of several codes: a grid of check boxes, or chips with a box to add more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.base.words import say, tr
from desktop.widgets.code_box import CodeBox
from desktop.widgets.flow import ColumnsLayout, FlowLayout
from desktop.widgets.plain import PlainButton, broken, plain, set_property
from models.rules.documents.schema import CodeList, Value
from models.rules.errors import PolkuError

CHECKS_UP_TO = 12
FEW = 5
TWO_COLUMNS = 520
_AROUND = 48
"""Pixels of mark and margins beside the words at the usual size of text."""
_LINE = 18


def chosen_codes(value: Value) -> list[str]:
    """Return the codes of a stored value."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [str(code) for code in value]
    return [str(value)] if value else []


class _CodesFrame(QFrame):
    """What both ways of choosing several codes share."""

    edited = Signal()
    refused = Signal(object)

    def __init__(self, codes: CodeList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self._codes = codes

    def trouble(self) -> PolkuError | None:
        """Return nothing: what can be chosen can be stored."""
        return None

    def set_bad(self, bad: bool) -> None:
        """Mark the frame."""
        set_property(self, "bad", bad)

    def _in_order(self, chosen: Sequence[str]) -> list[str]:
        known = [code.code for code in self._codes.codes if code.code in chosen]
        return known + [code for code in chosen if code not in known]


class CodeChecks(_CodesFrame):
    """A check box for every code of a short list.

    Signals:
        edited(): the user checked or unchecked.
        refused(object): never fires.
    """

    def __init__(self, codes: CodeList, parent: QWidget | None = None) -> None:
        super().__init__(codes, parent)
        self._unknown: list[str] = []
        grid = ColumnsLayout(self, across=16, down=4)
        grid.setContentsMargins(9, 6, 9, 6)
        self._boxes: dict[str, QCheckBox] = {}
        for code in codes.codes:
            box = QCheckBox(plain(say(code.words)), self)
            box.setAccessibleName(say(code.words))
            box.clicked.connect(lambda _: self.edited.emit())
            grid.addWidget(box)
            self._boxes[code.code] = box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break names that are longer than the frame is wide (Qt calls)."""
        super().resizeEvent(event)
        columns = 2 if len(self._boxes) > FEW and self.width() > TWO_COLUMNS else 1
        room = self.width() // columns - _AROUND * max(1, self.fontMetrics().height() // _LINE)
        for box in self._boxes.values():
            shown = broken(plain(box.accessibleName()), self.fontMetrics(), room)
            if shown != box.text():
                box.setText(shown)

    def value(self) -> Value:
        """Return the checked codes in the list's order, None when there are none."""
        chosen = [code for code, box in self._boxes.items() if box.isChecked()]
        return self._in_order(chosen + self._unknown) or None

    def set_value(self, value: Value) -> None:
        """Check the stored codes."""
        chosen = chosen_codes(value)
        self._unknown = [code for code in chosen if code not in self._boxes]
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def entry(self) -> QWidget:
        """Return the first box."""
        return next(iter(self._boxes.values()), self)

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [*self._boxes.values()]


class CodeChips(_CodesFrame):
    """Chosen codes as chips, removed by click, Enter or Delete, and a box to add more.

    Signals:
        edited(): the user added or removed a code.
        refused(object): never fires.
    """

    def __init__(self, codes: CodeList, parent: QWidget | None = None) -> None:
        super().__init__(codes, parent)
        self.setProperty("role", "chips")
        self._chosen: list[str] = []
        self._box = CodeBox(codes, tr("Lisää…"), self)
        self._box.edited.connect(self._on_added)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, across=6, down=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self._box)
        self._chips.hide()

    def value(self) -> Value:
        """Return the chosen codes in the list's order, None when there are none."""
        return self._in_order(self._chosen) or None

    def set_value(self, value: Value) -> None:
        """Show the stored codes as chips."""
        self._chosen = self._in_order(chosen_codes(value))
        self._show_chips()

    def set_bad(self, bad: bool) -> None:
        """Mark the box."""
        self._box.set_bad(bad)

    def entry(self) -> QWidget:
        """Return the box."""
        return self._box

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [*self._flow.widgets(), self._box]

    def _on_added(self) -> None:
        code = self._box.value()
        if code is None:
            return
        self._box.set_value(None)
        if str(code) not in self._chosen:
            self._chosen = self._in_order([*self._chosen, str(code)])
            self._show_chips()
            self.edited.emit()

    def remove(self, code: str) -> None:
        """Take a code away as the user does."""
        self._chosen.remove(code)
        self._show_chips()
        self._box.setFocus()
        self.edited.emit()

    def _show_chips(self) -> None:
        self._flow.take_all()
        names = {code.code: say(code.words) for code in self._codes.codes}
        for code in self._chosen:
            self._flow.addWidget(_Chip(self, code, names.get(code, code)))
        self._chips.setVisible(bool(self._chosen))


class _Chip(PlainButton):
    def __init__(self, owner: CodeChips, code: str, name: str) -> None:
        super().__init__(f"{name}  ✕", "chip")
        self.setAccessibleName(tr("{name}, poista", name=name))
        self._owner, self._code = owner, code
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._owner.remove(self._code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
            self._on_clicked()
            return
        super().keyPressEvent(event)
