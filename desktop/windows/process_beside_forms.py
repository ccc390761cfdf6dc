"""The properties of what stands beside the path: notes, and the lines that tie them."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import BreakingButton, PlainLabel
from desktop.widgets.text_field import TextField
from desktop.windows.element_words import element_name
from desktop.windows.labelled import Labelled
from desktop.windows.process_fields import watched
from desktop.windows.process_forms import PropertyForm
from diagram.graph import edits
from diagram.graph.changing import TEXT_LIMIT
from models.rules.process import ProcessDefinition
from models.rules.words import Words


class Links(QWidget):
    """Elements of the path by name, each a link to it.

    Signals:
        went(str): the user chose one.
    """

    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[BreakingButton] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_elements(self, path: ProcessDefinition, ids: Iterable[str]) -> None:
        """Show these elements."""
        wanted = tuple((each, element_name(path, each)) for each in ids)
        if wanted == self._shown:
            return
        self._shown = wanted
        for button in self.buttons:
            self._box.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [BreakingButton(name, "link") for _, name in wanted]
        for button, (element, _) in zip(self.buttons, wanted, strict=True):
            button.clicked.connect(partial(self._on_clicked, element))
            self._box.addWidget(button)

    def _on_clicked(self, element: str, _checked: bool = False) -> None:
        self.went.emit(element)


class NoteForm(PropertyForm):
    """A note (selite): its text in three languages and what it tells of."""

    def __init__(self) -> None:
        super().__init__()
        self.box.addWidget(
            PlainLabel(tr("Selite näkyy piirroksessa. Asioihin se ei vaikuta."), "dim")
        )
        labels = (tr("Teksti suomeksi"), tr("Teksti ruotsiksi"), tr("Teksti englanniksi"))
        self.texts = [Labelled(words, TextField(TEXT_LIMIT, 3)) for words in labels]
        for field in self.texts:
            self.typings.append(watched(field.control, self._write))
            self.box.addWidget(field)
        self.box.addWidget(PlainLabel(tr("Yhdistetty"), "label"))
        self.ties = Links()
        self.ties.went.connect(self.went.emit)
        self.box.addWidget(self.ties)
        self._none = PlainLabel(
            tr(
                "Ei yhdistetty. Vedä viiva askeleeseen, siirtymälle tai määräaikaan, "
                "tai valitse Tee siirtymä…"
            ),
            "dim",
        )
        self.box.addWidget(self._none)

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show a note."""
        note, self.element = path.step(element), element
        texts = (note.words.fi, note.words.sv, note.words.en)
        for field, typing, text in zip(self.texts, self.typings, texts, strict=True):
            typing.show_text(text)
            field.control.setReadOnly(not editable)
        ends = [flow.source for flow in path.flows if flow.target == element]
        self.ties.show_elements(path, ends)
        self.ties.setVisible(bool(ends))
        self._none.setVisible(not ends)

    def _write(self) -> None:
        self._ask(edits.rename, "words", words=Words(*(typing.text for typing in self.typings)))


class LineForm(PropertyForm):
    """A line to a note (yhdysviiva): what it ties together."""

    def __init__(self) -> None:
        super().__init__()
        self.box.addWidget(
            PlainLabel(tr("Viiva yhdistää selitteen. Asiat eivät kulje sitä pitkin."), "dim")
        )
        self.ends = Links()
        self.ends.went.connect(self.went.emit)
        self.box.addWidget(self.ends)

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show a line."""
        flow = next(flow for flow in path.flows if flow.id == element)
        self.element = element
        self.ends.show_elements(path, (flow.source, flow.target))
