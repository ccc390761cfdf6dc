"""What is wrong in a form, summed up above it with a way to every place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.base.words import say, tr, tr_n
from desktop.forms.places import place_parts
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel, breaking_link
from models.rules.documents.schema import DocumentType, Problem


class ProblemList(QFrame):
    """A notice with a link to every field that has a problem.

    Signals:
        chosen(str): the place of the problem that the user wants to see.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "trouble")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        self._title = PlainLabel("", "late", self)
        self._links = FlowLayout(across=14, down=0)
        column.addWidget(self._title)
        column.addLayout(self._links)
        self.hide()

    def show_problems(self, document_type: DocumentType, problems: Sequence[Problem]) -> None:
        """Show the problems; none hides the notice."""
        self._links.take_all()
        self.setVisible(bool(problems))
        if not problems:
            return
        text = tr_n(
            "Yksi kohta on vielä korjattava:",
            "{count} kohtaa on vielä korjattava:",
            len(problems),
        )
        self._title.setText(text)
        self.setAccessibleName(text)
        for problem in problems:
            self._links.addWidget(self._link(document_type, problem))
        names = [place_words(document_type, problem.place) for problem in problems]
        announce(self, "\n".join((text, *names)))

    def _link(self, document_type: DocumentType, problem: Problem) -> PlainButton:
        link = breaking_link(place_words(document_type, problem.place), self)
        link.clicked.connect(lambda: self.chosen.emit(problem.place))
        return link


def place_words(document_type: DocumentType, place: str) -> str:
    """Return the name of a field, "Huoltajat 2: Nimi" for one in a row."""
    key, index, sub = place_parts(place)
    field = document_type.field(key)
    if index is None:
        return say(field.words)
    part = next((item for item in field.fields if item.key == sub), field)
    row = tr("{name} {number}", name=say(field.words), number=index + 1)
    return f"{row}: {say(part.words)}"
