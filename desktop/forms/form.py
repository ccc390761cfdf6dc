"""The form of a document type, made from its declaration."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.sentences import sentence_for
from desktop.base.words import say
from desktop.forms.field_block import FieldBlock
from desktop.forms.places import place_parts
from desktop.forms.problem_list import ProblemList
from desktop.forms.rows_editor import RowsEditor
from desktop.forms.section_box import SectionBox
from desktop.forms.tab_order import lay_tab_order
from desktop.widgets.editor import EditorSetting
from desktop.widgets.plain import PlainLabel
from models.rules.documents.conditions import is_empty, section_shown, shown, visible_values
from models.rules.documents.schema import DocumentType, Problem, Section, Value, Values
from models.rules.rows import Source

_AT_ONCE = 3
_WIDEST = 980


class DocumentForm(QScrollArea):
    """A form that holds what was typed, shows what is wrong, and never loses text.

    The typed values live in the form itself, the editors mirror them; sections below the first
    ones are made one by one after the form is shown. Text in a field whose condition no longer
    holds stays in `typed` but is left out of `values`.

    Signals:
        changed(): the user changed something.
        field_changed(str): the key of the changed field.
        completed(): every section has been made.
    """

    changed = Signal()
    field_changed = Signal(str)
    completed = Signal()

    def __init__(
        self, document_type: DocumentType, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document_type = document_type
        self._setting = EditorSetting(today=lambda: desk.today)
        self._typed: dict[str, Value] = {}
        self._sources: dict[str, Source] = {}
        self._boxes: list[SectionBox] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_next)
        self._make_page()
        self._make_sections()

    @property
    def sources(self) -> Mapping[str, Source]:
        """Where the texts that are still there were carried from."""
        return {key: source for key, source in self._sources.items() if self._typed.get(key)}

    @property
    def is_complete(self) -> bool:
        """Whether every section has been made."""
        return all(box.is_built for box in self._boxes)

    def values(self) -> Values:
        """Return the values of the fields that are shown, empty ones left out."""
        return visible_values(self.document_type, self._typed)

    def typed(self) -> Values:
        """Return everything typed, also in fields that are hidden now."""
        return dict(self._typed)

    def set_values(self, values: Values, sources: Mapping[str, Source] | None = None) -> None:
        """Show stored values; this is no change by the user."""
        self._typed = {key: value for key, value in values.items() if not is_empty(value)}
        self._sources = dict(sources or {})
        for box in self._boxes:
            if box.is_built:
                box.fill(self._typed, self._sources)
            box.show_fitting(self.values())
        self.clear_problems()

    def take_newer(self, values: Values, sources: Mapping[str, Source]) -> None:
        """Show what another has saved meanwhile; fields that are as before stay untouched."""
        before = self._typed
        self._typed = {key: value for key, value in values.items() if not is_empty(value)}
        self._sources = dict(sources)
        for box in self._boxes:
            for key, block in box.blocks.items():
                if before.get(key) != self._typed.get(key):
                    block.set_value(self._typed.get(key))
                    block.set_source(sources.get(key))
            box.show_fitting(self.values())

    def set_value(self, key: str, value: Value) -> None:
        """Fill one field as if the user had."""
        self._box_of(key).blocks[key].set_value(value)
        self._on_edited(key)

    def set_document_type(self, document_type: DocumentType) -> None:
        """Become the form of another type; all that was typed stays in `typed`."""
        self.document_type = document_type
        for box in self._boxes:
            box.hide()
            box.deleteLater()
        self._boxes = []
        self.clear_problems()
        self._make_sections()

    def troubles(self) -> tuple[Problem, ...]:
        """Return the fields whose typed text cannot be read, so that it could not be stored."""
        self.build_all()
        visible = self.values()
        return tuple(
            Problem(place, error.code, tuple((k, str(v)) for k, v in error.facts.items()))
            for box in self._boxes
            if section_shown(box.section, visible)
            for place, error in box.troubles(visible)
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show every problem beside its field, sum them up above, and go to the first."""
        self.clear_problems()
        for problem in problems:
            self._mark(problem)
        self._summary.show_problems(self.document_type, problems)
        if problems:
            self.focus_field(problems[0].place)

    def clear_problems(self) -> None:
        """Take every mark away."""
        self._summary.show_problems(self.document_type, ())
        for box in self._boxes:
            for block in box.blocks.values():
                block.clear_problem()

    def problem_of(self, key: str) -> str:
        """Return what is said below a field, empty when nothing is."""
        return self.block(key).problem()

    def focus_field(self, place: str) -> None:
        """Put the cursor into a field, "rows[2].key" meaning one in a row, and scroll to it."""
        key, index, sub = place_parts(place)
        block = self._box_of(key).blocks[key]
        if index is not None and isinstance(block.editor, RowsEditor):
            block.editor.focus_row(index, sub)
        else:
            block.focus_entry()
        focused = self.focusWidget()
        self.build_all()
        QTimer.singleShot(0, self, lambda: self._bring_up(focused or block))

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that are shown now."""
        visible = self.values()
        return tuple(s for s in self.document_type.sections if section_shown(s, visible))

    def focus_section(self, key: str) -> None:
        """Put the cursor into the first shown field of a section."""
        visible = self.values()
        section = next(s for s in self.document_type.sections if s.key == key)
        field = next((f for f in section.fields if shown(f, visible)), section.fields[0])
        self.focus_field(field.key)

    def build_all(self) -> None:
        """Make every section now."""
        while not self.is_complete:
            self._build_next()

    def add_head(self, widget: QWidget) -> None:
        """Put a widget between the title and the first section."""
        self._column.insertWidget(self._column.indexOf(self._summary), widget)

    def insert_after(self, section_key: str, widget: QWidget) -> None:
        """Put a widget below a section; it stays in the form when the section goes."""
        self._sections.removeWidget(widget)
        for box in self._boxes:
            if box.section.key == section_key:
                self._sections.insertWidget(self._sections.indexOf(box) + 1, widget)
                widget.show()
                return
        self._sections.addWidget(widget)

    def block(self, key: str) -> FieldBlock:
        """Return a field as it stands in the form, made if need be."""
        return self._box_of(key).blocks[key]

    def editor_of(self, key: str) -> QWidget:
        """Return the widget that edits a field, made if need be."""
        editor = self.block(key).editor
        assert isinstance(editor, QWidget)
        return editor

    def _make_page(self) -> None:
        self.setWidgetResizable(True)
        self.setProperty("role", "sheet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        page.setObjectName("form")
        page.setMaximumWidth(_WIDEST * max(1, round(self.fontMetrics().height() / 18)))
        self._page = page
        self.setWidget(page)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 18, 24, 24)
        self._column.setSpacing(6)
        self._title = PlainLabel("", "title", page)
        self._lead = PlainLabel("", "dim", page)
        self._summary = ProblemList(page)
        self._summary.chosen.connect(self.focus_field)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(10)
        for widget in (self._title, self._lead, self._summary):
            self._column.addWidget(widget)
        self._column.addLayout(self._sections)
        self._column.addStretch(1)

    def _make_sections(self) -> None:
        page = self._page
        self._title.setText(say(self.document_type.words))
        self._lead.setText(say(self.document_type.lead))
        self._lead.setVisible(bool(self._lead.text()))
        for section in self.document_type.sections:
            box = SectionBox(section, self._setting, page)
            box.edited.connect(self._on_edited)
            box.rebuilt.connect(self._lay_tab_order)
            self._boxes.append(box)
            self._sections.addWidget(box)
        for box in self._boxes[:_AT_ONCE]:
            self._build(box)
        self._timer.start()

    def _build_next(self) -> None:
        box = next((box for box in self._boxes if not box.is_built), None)
        if box is not None:
            self._build(box)
        if self.is_complete and self._timer.isActive():
            self._timer.stop()
            self._lay_tab_order()
            self.completed.emit()

    def _build(self, box: SectionBox) -> None:
        if not box.is_built:
            box.build(self._typed, self._sources)
            box.show_fitting(self.values())

    def _box_of(self, key: str) -> SectionBox:
        section = self.document_type.section_of(key)
        box = next(box for box in self._boxes if box.section.key == section.key)
        self._build(box)
        return box

    def _lay_tab_order(self) -> None:
        lay_tab_order([widget for box in self._boxes for widget in box.focus_line()])

    def _on_edited(self, key: str) -> None:
        value = self._box_of(key).blocks[key].value()
        if is_empty(value):
            self._typed.pop(key, None)
        else:
            self._typed[key] = value
        visible = self.values()
        for box in self._boxes:
            box.show_fitting(visible)
        self.field_changed.emit(key)
        self.changed.emit()

    def _mark(self, problem: Problem) -> None:
        key, index, sub = place_parts(problem.place)
        text = sentence_for(problem.code, dict(problem.facts))
        block = self._box_of(key).blocks[key]
        if index is not None and isinstance(block.editor, RowsEditor):
            block.editor.show_problem(index, sub, text)
        else:
            block.show_problem(text)

    def _bring_up(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 24, 80)
