"""Where the case may go next: a button for each move, and what it still wants as links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from desktop.base.sentences import sentence_for
from desktop.base.words import language, say, tr, tr_n
from desktop.forms.places import place_parts
from desktop.forms.problem_list import place_words
from desktop.widgets.disclosure import Disclosure
from desktop.widgets.plain import BreakingButton, PlainButton, PlainLabel
from models.rules.documents.registry import document_type
from models.rules.enum_words import enum_name
from models.rules.facts import Missing
from models.rules.kinds import DocumentKind
from models.rules.rows import MoveRow
from models.rules.words import Words

SHOWN = 5


class MoveBox(QWidget):
    """The moves out of the present step.

    Signals:
        move_asked(object): the user wants the MoveRow that is free.
        missing_asked(object): the user wants to mend a Missing.
    """

    move_asked = Signal(object)
    missing_asked = Signal(object)

    def __init__(self, step_words: Callable[[str], Words | None]) -> None:
        super().__init__()
        self._step_words = step_words
        self._buttons: dict[str, PlainButton] = {}
        self._links: list[PlainButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def links(self) -> Sequence[PlainButton]:
        """The links to what is missing."""
        return tuple(self._links)

    def button(self, target: str) -> PlainButton:
        """Return the button of the move to `target`."""
        return self._buttons[target]

    def show_moves(self, moves: Sequence[MoveRow], *, may_move: bool, may_close: bool) -> None:
        """Show the moves, the free ones first among equals; a focus here stays here."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._clear()
        for move in moves:
            allowed = may_close if move.ends_case else may_move
            self._column.addWidget(self._card(move, allowed=allowed))
        if not moves:
            self._column.addWidget(PlainLabel(tr("Asia on päätetty."), "dim", self))
        if had_focus:
            self.focus_free()

    def focus_free(self) -> None:
        """Put the focus on the first move that is free, else on the first thing missing."""
        free = [button for button in self._buttons.values() if button.isEnabled()]
        for widget in (*free, *self._links):
            widget.setFocus()
            return

    def _card(self, move: MoveRow, *, allowed: bool) -> QWidget:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(3)
        column.addWidget(self._button(move, allowed=allowed))
        if not allowed:
            column.addWidget(PlainLabel(tr("Sinulla ei ole oikeutta tähän siirtoon."), "hint"))
        self._list(move.missing[:SHOWN], column, card)
        rest = move.missing[SHOWN:]
        if rest:
            words = tr_n("ja yksi muu", "ja {count} muuta", len(rest))
            column.addWidget(Disclosure(words, lambda: self._more(rest), card))
        return card

    def _button(self, move: MoveRow, *, allowed: bool) -> PlainButton:
        free = allowed and not move.missing
        button = BreakingButton(move_words(move, self._step_words), "", self)
        if free and not move.ends_case:
            button.setProperty("kind", "primary")
        button.setEnabled(free)
        button.clicked.connect(lambda: self.move_asked.emit(move))
        if not free:
            button.setAccessibleDescription(tr("Odottaa puuttuvia tietoja"))
        self._buttons[move.target] = button
        return button

    def _link(self, missing: Missing, parent: QWidget) -> QWidget:
        link = MissingLink(missing, parent, short=True)
        link.clicked.connect(lambda: self.missing_asked.emit(missing))
        self._links.append(link)
        return link

    def _more(self, rest: Sequence[Missing]) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._list(rest, column, body)
        return body

    def _list(self, missing: Sequence[Missing], column: QVBoxLayout, parent: QWidget) -> None:
        document: DocumentKind | None = None
        for item in missing:
            if item.document is not None and item.document is not document:
                document = item.document
                column.addWidget(PlainLabel(enum_name(document, language()), "hint", parent))
            column.addWidget(self._link(item, parent))

    def _clear(self) -> None:
        self._buttons.clear()
        self._links.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class MissingLink(BreakingButton):
    """A link that says in a few words what is missing and leads there.

    `short` leaves the document's name out, where it stands above.
    """

    def __init__(self, missing: Missing, parent: QWidget, *, short: bool = False) -> None:
        words = short_words(missing) if short else missing_words(missing)
        super().__init__(words, "link", parent, spoken=missing_words(missing))
        self.setProperty("tone", "late")
        law = tr("Perusta: {law}", law=missing.statute) if missing.statute else ""
        self.setToolTip(law)
        self.setAccessibleDescription(law)


def move_words(move: MoveRow, step_words: Callable[[str], Words | None]) -> str:
    """Return where a move leads, as its button says it."""
    words = step_words(move.target)
    name = say(words) if words is not None else move.name
    return tr("Päätä: {name}", name=name) if move.ends_case else tr("Siirry: {name}", name=name)


def missing_words(missing: Missing) -> str:
    """Return e.g. "Kiireellisyys ja alkuarvio: Toimenpiteet"."""
    if missing.document is None:
        return sentence_for(missing.code, {})
    name = enum_name(missing.document, language())
    return tr("{document}: {what}", document=name, what=short_words(missing))


def short_words(missing: Missing) -> str:
    """Return the field, or what is missing of the document as a whole."""
    field = _field_words(missing.document, missing.field) if missing.document else ""
    return field or sentence_for(missing.code, {})


def _field_words(kind: DocumentKind, place: str | None) -> str:
    if place is None:
        return ""
    keys = {field.key for field in document_type(kind).fields}
    return place_words(document_type(kind), place) if place_parts(place)[0] in keys else ""
