"""The properties of one element of the path: a form for each sort of element."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.base.draft_words import length_in_words
from desktop.base.words import tr
from desktop.widgets.disclosure import Disclosure
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import BreakingButton, PlainButton, PlainLabel, plain
from desktop.widgets.text_field import TextField
from desktop.windows.element_words import element_name
from desktop.windows.labelled import Labelled
from desktop.windows.process_branches import BranchOrder
from desktop.windows.process_draft import Edit
from desktop.windows.process_fields import CheckList, Choice, Length, Typing, watched
from desktop.windows.process_words import (
    UNITS,
    clock_options,
    form_options,
    guard_options,
    kind_options,
    meaning_words,
    parts_of,
    reminder_options,
    role_options,
)
from diagram.graph import edits
from diagram.graph.changing import NAME_LIMIT, TEXT_LIMIT
from models.rules.kinds import DocumentKind
from models.rules.process import DeadlineMark, ProcessDefinition, Step, StepKind
from models.rules.words import Words


class PropertyForm(QWidget):
    """Shows one element and asks for edits of it; it never holds truth.

    Signals:
        asked(str, object, str): the name of an edit, the edit, and its merge key.
        went(str): another element is to be chosen.
    """

    asked = Signal(str, object, str)
    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.element = ""
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(10)
        self.typings: list[Typing] = []

    def commit(self) -> None:
        """Tell what is typed and not told yet."""
        for typing in self.typings:
            typing.commit()

    def forget(self) -> None:
        """Give up what is typed and could not be told."""
        for typing in self.typings:
            typing.forget()

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show an element; what is being typed of the same one stays."""
        raise NotImplementedError

    def _ask(self, edit: Callable[..., ProcessDefinition], field: str, **values: object) -> None:
        made: Edit = partial(_edited, edit, self.element, values)
        self.asked.emit("", made, f"{field}:{self.element}")

    def _line(self, words: str, limit: int, done: Callable[[], None]) -> Labelled[LineField]:
        field = Labelled(words, LineField(limit))
        self.typings.append(watched(field.control, done))
        self.box.addWidget(field)
        return field

    def _own(self, words: str, control: QWidget) -> Labelled[QWidget]:
        field = Labelled(words, control)
        self.box.addWidget(field)
        return field


class NamedForm(PropertyForm):
    """Names in three languages, and what every sort of element adds."""

    def __init__(self) -> None:
        super().__init__()
        labels = (tr("Nimi suomeksi"), tr("Nimi ruotsiksi"), tr("Nimi englanniksi"))
        self.names = [self._line(words, NAME_LIMIT, self._rename) for words in labels]
        self._named = list(self.typings)

    def _show_names(self, words: Words, *, editable: bool) -> None:
        for field, typing, text in zip(
            self.names, self._named, (words.fi, words.sv, words.en), strict=True
        ):
            typing.show_text(text)
            field.control.setReadOnly(not editable)

    def _rename(self) -> None:
        fi, sv, en = (typing.text for typing in self._named)
        self._ask(edits.rename, "words", words=Words(fi, sv, en))


class HelpFields(QWidget):
    """The help text of an element in three languages."""

    def __init__(self, form: PropertyForm, done: Callable[[Words], None]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.fields, self.typings = [], []
        for words in (tr("Ohje suomeksi"), tr("Ohje ruotsiksi"), tr("Ohje englanniksi")):
            field = Labelled(words, TextField(TEXT_LIMIT, 2))
            self.fields.append(field)
            self.typings.append(watched(field.control, lambda: done(self.words)))
            box.addWidget(field)
        form.typings += self.typings
        self._folded = Disclosure(tr("Ohje työntekijälle"), lambda: self)
        form.box.addWidget(self._folded)

    @property
    def words(self) -> Words:
        """What stands in the fields."""
        return Words(*(typing.text for typing in self.typings))

    def unfold(self) -> None:
        """Let the fields be seen."""
        self._folded.link.setChecked(True)

    def show_words(self, words: Words, *, editable: bool) -> None:
        """Show a help text."""
        texts = (words.fi, words.sv, words.en)
        if any(texts):
            self.unfold()
        for field, typing, text in zip(self.fields, self.typings, texts, strict=True):
            typing.show_text(text)
            field.control.setReadOnly(not editable)


class PathForm(NamedForm):
    """Nothing is chosen: the name of the path itself."""

    def __init__(self) -> None:
        super().__init__()
        self.box.addWidget(
            PlainLabel(
                tr("Valitse askel, vaihe, siirtymä tai määräaika, niin näet sen tiedot."), "dim"
            )
        )

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show the path."""
        self.element = path.id
        self._show_names(path.words, editable=editable)


class StepForm(NamedForm):
    """A step, reminder, gateway, start or end."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.role, self.forms = Choice(kind_options()), Choice(), CheckList()
        self._own(tr("Laji"), self.kind)
        self.meaning = PlainLabel("", "dim")
        self.box.addWidget(self.meaning)
        self.after = Length(tr("Muistutus siirron jälkeen"), tr("Yksikkö"), reminder_options())
        self.after.count.setSpecialValueText(tr("Heti"))
        self._after = self._own(tr("Muistutus siirron jälkeen"), self.after)
        self.order = BranchOrder()
        self._order = self._own(tr("Haarojen järjestys"), self.order)
        self._role = self._own(tr("Tekijä"), self.role)
        self._forms = self._own(tr("Asiakirjat"), self.forms)
        self.statute = self._line(tr("Säädös"), NAME_LIMIT, self._set_statute)
        self._statute = self.typings[-1]
        self.help = HelpFields(self, partial(self._set, "help"))
        self.kind.picked.connect(partial(self._set, "kind"))
        self.role.picked.connect(partial(self._set, "role"))
        self.forms.picked.connect(self._set_forms)
        self.after.picked.connect(self._set_after)
        self.order.moved.connect(self._move_branch)

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show a step."""
        step, self.element = path.step(element), element
        is_task = step.kind is StepKind.TASK
        self._show_names(step.words, editable=editable)
        self.kind.show_value(step.kind.value)
        self.role.offer(role_options(step.role))
        self.role.show_value(step.role)
        self.forms.show_values(form_options(), step.forms, editable=editable)
        for part in (self._role, self._forms):
            part.setVisible(is_task)
        self._show_meaning(path, step, editable=editable)
        for choice in (self.kind, self.role, self.after):
            choice.setEnabled(editable)
        self._statute.show_text(step.statute)
        self.statute.control.setReadOnly(not editable)
        self.help.show_words(step.help, editable=editable)

    def _show_meaning(self, path: ProcessDefinition, step: Step, *, editable: bool) -> None:
        """Show what a reminder or parallel gateway means, and what only it has."""
        self.meaning.setText(meaning_words(step.kind))
        self.meaning.setVisible(bool(self.meaning.text()))
        self._after.setVisible(step.kind is StepKind.SEND)
        self.after.show_value(*parts_of(step.after, "day"))
        self.order.show_order(path, step.id, editable=editable)
        self._order.setVisible(not self.order.is_empty)

    def _set(self, field: str, value: object) -> None:
        self._ask(edits.set_step, field, **{field: value})

    def _set_after(self, count: int, choice: str) -> None:
        self._set("after", f"P{count}{UNITS[choice or 'day'][0]}" if count else "")

    def _move_branch(self, flow: str, later: bool) -> None:
        made: Edit = partial(_edited, edits.move_branch, flow, {"later": later})
        self.asked.emit(tr("haarojen järjestyksen muutos"), made, "")

    def _set_statute(self) -> None:
        self._set("statute", self._statute.text)

    def _set_forms(self, values: tuple[str, ...]) -> None:
        self._set("forms", tuple(DocumentKind(value) for value in values))


class PhaseForm(NamedForm):
    """A phase and the list of its time limits."""

    def __init__(self) -> None:
        super().__init__()
        self.deadlines: list[PlainButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.add = PlainButton(tr("Lisää määräaika"))
        self.box.addWidget(PlainLabel(tr("Määräajat"), "label"))
        self.box.addLayout(self._list)
        self.box.addWidget(self.add)
        self.help = HelpFields(self, self._set_help)
        self.add.clicked.connect(self._on_add)
        self._shown: tuple[DeadlineMark, ...] | None = None
        self._next = ""

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show a phase."""
        phase, self.element = path.phase(element), element
        self._show_names(phase.words, editable=editable)
        self.help.show_words(phase.help, editable=editable)
        self.add.setVisible(editable)
        self._next = edits.fresh_id(path, "Deadline")
        if phase.deadlines != self._shown:
            self._shown = phase.deadlines
            self._show_deadlines()

    def _show_deadlines(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.deadlines = []
        for mark in self._shown or ():
            button = BreakingButton(deadline_words(mark), "link")
            button.clicked.connect(partial(self._went, mark.id))
            self.deadlines.append(button)
            self._list.addWidget(button)
        if not self._shown:
            self._list.addWidget(PlainLabel(tr("Ei määräaikoja"), "dim"))

    def _went(self, mark_id: str, _checked: bool = False) -> None:
        self.went.emit(mark_id)

    def _on_add(self) -> None:
        made = self._next
        self._ask(edits.add_deadline, "add", id=made)
        self.went.emit(made)

    def _set_help(self, words: Words) -> None:
        self._ask(edits.set_phase, "help", help=words)


class FlowForm(NamedForm):
    """A flow: what must hold before a case takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = PlainLabel("", "dim")
        self.box.insertWidget(0, self.ends)
        self.guards = CheckList()
        self._own(tr("Ehdot, joiden on täytyttävä"), self.guards)
        self.default = QCheckBox(plain(tr("Oletusreitti haarasta")))
        self.box.addWidget(self.default)
        self.guards.picked.connect(self._set_guards)
        self.default.clicked.connect(self._set_default)

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show a flow."""
        flow = next(flow for flow in path.flows if flow.id == element)
        self.element = element
        source, target = (element_name(path, end) for end in (flow.source, flow.target))
        self.ends.setText(f"{source} → {target}")
        self._show_names(flow.words, editable=editable)
        self.guards.show_values(guard_options(flow.guards), flow.guards, editable=editable)
        self.default.setChecked(flow.default)
        self.default.setEnabled(editable)

    def _set_guards(self, values: tuple[str, ...]) -> None:
        self._ask(edits.set_flow, "guards", guards=values)

    def _set_default(self, is_on: bool) -> None:
        self._ask(edits.set_flow, "default", default=is_on)


def _edited(
    edit: Callable[..., ProcessDefinition],
    element: str,
    values: Mapping[str, object],
    path: ProcessDefinition,
) -> ProcessDefinition:
    return edit(path, element, **values)


def deadline_words(mark: DeadlineMark) -> str:
    """Return e.g. "Arvioinnin aloittaminen: 7 arkipäivää"."""
    names = dict(clock_options(mark.clock))
    name = names[mark.clock] if mark.clock else tr("Määräaika")
    length = length_in_words(mark)
    return f"{name}: {length}" if length else name
