"""A finished document to be read: heads and paragraphs, no boxes."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.words import language, say, tr
from desktop.widgets.plain import PlainLabel, ReadingLabel, hairline, section_head
from models.rules.documents.conditions import section_shown, shown
from models.rules.documents.schema import DocumentType, Field, FieldType, Section, Values
from models.rules.documents.spoken import in_words

_WIDEST = 760
_SHORT = 90


class ReadingView(QScrollArea):
    """The content of a document, empty fields left out; every text can be selected and copied."""

    def __init__(
        self,
        document_type: DocumentType,
        values: Values,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("role", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say(document_type.words))
        page = QWidget(self)
        page.setObjectName("form")
        self.setWidget(page)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 18, 24, 24)
        self._column.setSpacing(4)
        self._page = page
        self._add(PlainLabel(say(document_type.words), "title", page))
        if note:
            self._add(PlainLabel(note, "dim", page))
        empty = True
        for section in document_type.sections:
            if section_shown(section, values) and _filled(section.fields, values):
                self._show_section(section, values)
                empty = False
        if empty:
            self._add(PlainLabel(tr("Asiakirjassa ei ole vielä tekstiä."), "dim", page))
        self._column.addStretch(1)

    def text(self) -> str:
        """Return everything shown, one label a line."""
        labels = self._page.findChildren(PlainLabel)
        return "\n".join(label.text() for label in labels)

    def _show_section(self, section: Section, values: Values) -> None:
        self._column.addSpacing(10)
        self._add(section_head(say(section.words), self._page))
        self._add(hairline(self._page))
        self._column.addSpacing(2)
        self._show_fields(_filled(section.fields, values), values, say(section.words))

    def _show_fields(self, fields: Sequence[Field], values: Values, head: str) -> None:
        grid: QGridLayout | None = None
        for field in fields:
            if field.type is FieldType.ROWS:
                grid = None
                self._show_rows(field, values, head)
                continue
            text = in_words(field, values.get(field.key), language())
            if len(text) <= _SHORT and "\n" not in text:
                grid = grid or self._new_grid()
                row = grid.rowCount()
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(PlainLabel(say(field.words), "dim", self._page), row, 0, top)
                grid.addWidget(ReadingLabel(text, "", self._page), row, 1, top)
            else:
                grid = None
                self._column.addSpacing(4)
                self._add(PlainLabel(say(field.words), "label", self._page))
                self._add(ReadingLabel(text, "", self._page))

    def _show_rows(self, field: Field, values: Values, head: str) -> None:
        """Show the rows by number, under their own name where the head does not say it."""
        name = say(field.words)
        if name != head:
            self._column.addSpacing(4)
            self._add(PlainLabel(name, "label", self._page))
        for number, row in enumerate(_rows(values, field.key), start=1):
            self._column.addSpacing(4)
            self._add(PlainLabel(f"{number}.", "strong", self._page))
            self._show_fields(_filled(field.fields, row), row, name)

    def _new_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        self._column.addLayout(grid)
        return grid

    def _add(self, widget: QWidget) -> None:
        widget.setMaximumWidth(_WIDEST)
        self._column.addWidget(widget)


def _filled(fields: Sequence[Field], values: Values) -> list[Field]:
    return [f for f in fields if values.get(f.key) not in (None, "", [], ()) and shown(f, values)]


def _rows(values: Values, key: str) -> Iterator[Values]:
    rows = values.get(key)
    if isinstance(rows, Sequence) and not isinstance(rows, str):
        yield from (row for row in rows if isinstance(row, Mapping))
