"""The properties beside the drawing board (ominaisuudet): the form of what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainLabel
from desktop.windows.element_words import element_name
from desktop.windows.notice import Notice
from desktop.windows.page_parts import scrolling
from desktop.windows.process_beside_forms import LineForm, NoteForm
from desktop.windows.process_deadline_form import DeadlineForm
from desktop.windows.process_draft import PathDraft
from desktop.windows.process_forms import FlowForm, PathForm, PhaseForm, PropertyForm, StepForm
from models.rules.process import DeadlineMark, Flow, Phase, ProcessDefinition, Step

_FORMS: dict[type, type[PropertyForm]] = {
    Step: StepForm,
    Phase: PhaseForm,
    Flow: FlowForm,
    DeadlineMark: DeadlineForm,
}
_BESIDE: dict[type, type[PropertyForm]] = {Step: NoteForm, Flow: LineForm}
"""The forms of notes, and of the lines that tie them."""


class PathPanel(QWidget):
    """Shows the chosen element of a draft and carries out what its form asks.

    Signals:
        went(str): another element is to be chosen.
    """

    went = Signal(str)

    def __init__(self, draft: PathDraft) -> None:
        super().__init__()
        self._draft = draft
        self._chosen: tuple[str, ...] = ()
        self.head, self.notice = PlainLabel("", "heading"), Notice()
        self.path = PathForm()
        self._forms: dict[type[PropertyForm], PropertyForm] = {}
        self._many = PlainLabel("", "dim")
        self._shown: QWidget = self.path
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(10)
        for part in (self.head, self.notice):
            box.addWidget(part)
        self._column = QVBoxLayout()
        box.addLayout(self._column)
        box.addStretch(1)
        self._column.addWidget(self._many)
        self._many.hide()
        self._add(self.path)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(content)
        outer.addWidget(self.area)

    @property
    def form(self) -> PropertyForm | None:
        """The form that is shown, None where many are chosen."""
        return self._shown if isinstance(self._shown, PropertyForm) else None

    def show_chosen(self, ids: Sequence[str]) -> None:
        """Show what is chosen now; what was typed before is an edit of what was chosen then."""
        if tuple(ids) != self._chosen:
            self.commit()
            for form in (self.path, *self._forms.values()):
                form.forget()
            self._chosen = tuple(ids)
            self.notice.say("trouble", "")
            self.area.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen elements as they are now."""
        path = self._draft.value
        self._chosen = tuple(known for known in self._chosen if _named(path, known) is not None)
        if len(self._chosen) > 1:
            count = len(self._chosen)
            self.head.setText(tr_n("{count} valittu", "{count} valittu", count))
            self._many.setText(tr("Valitse yksi kerrallaan, kun haluat muuttaa tietoja."))
            self._show(self._many)
            return
        element = self._chosen[0] if self._chosen else ""
        form = self._form_of(_named(path, element) if element else None)
        self.head.setText(element_name(path, element or path.id))
        form.show_element(path, element, editable=self._draft.is_editable)
        self._show(form)

    def commit(self) -> None:
        """Make an edit of what is typed and not told yet."""
        if self.form is not None and self._draft.is_editable:
            self.form.commit()

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        form = self.form
        if form is not None:
            first = form.nextInFocusChain()
            while first is not None and first is not form:
                if form.isAncestorOf(first) and _takes_focus(first):
                    first.setFocus()
                    return
                first = first.nextInFocusChain()

    def _form_of(self, element: object) -> PropertyForm:
        if element is None:
            return self.path
        forms = _BESIDE if self._is_beside(element) else _FORMS
        kind = forms[type(element)]
        if kind not in self._forms:
            self._forms[kind] = kind()
            self._add(self._forms[kind])
        return self._forms[kind]

    def _is_beside(self, element: object) -> bool:
        """Answer whether an element is a note, or a line to one."""
        notes = self._draft.value.notes
        if isinstance(element, Flow):
            return element.target in notes
        return isinstance(element, Step) and element.id in notes

    def _add(self, form: PropertyForm) -> None:
        self._column.addWidget(form)
        form.setVisible(form is self._shown)
        form.asked.connect(self._on_asked)
        form.went.connect(self.went.emit)

    def _on_asked(self, name: str, edit: object, merge_key: str) -> None:
        assert callable(edit)
        broken = self._draft.apply(name or tr("tietojen muutos"), edit, merge_key)
        self.notice.say("trouble", sentence(broken) if broken is not None else "")
        self.refresh()

    def _show(self, widget: QWidget) -> None:
        if widget is not self._shown:
            self._shown.hide()
            self._shown = widget
        widget.show()


def _named(path: ProcessDefinition, element: str) -> object:
    try:
        return path.named(element)
    except KeyError:
        return None


def _takes_focus(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & tab)
