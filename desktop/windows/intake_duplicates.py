"""Who the typed person may already be, said while typing."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from models.rules.rows import PersonMatch

SHOWN = 3


class DuplicateNotice(QFrame):
    """A notice with one line a person; a person said not to be the same stays away.

    Signals:
        joined(object): the PersonMatch that the document belongs to.
        case_asked(object): the id of the open case that the user wants to see.
    """

    joined = Signal(object)
    case_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._not_same: set[UUID] = set()
        self._matches: tuple[PersonMatch, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 7, 12, 7)
        self._column.setSpacing(4)
        self.hide()

    @property
    def matches(self) -> tuple[PersonMatch, ...]:
        """The persons shown."""
        return self._matches

    def show_matches(self, matches: Sequence[PersonMatch]) -> None:
        """Show the likeliest persons."""
        kept = [match for match in matches if match.person.id not in self._not_same][:SHOWN]
        if tuple(kept) == self._matches:
            return
        self._matches = tuple(kept)
        self._clear()
        for match in kept:
            self._column.addWidget(self._line(match))
        names = ", ".join(match.person.name for match in kept)
        self.setAccessibleName(tr("Mahdollisesti sama henkilö: {names}", names=names))
        self.setVisible(bool(kept))

    def forget(self) -> None:
        """Begin anew: nobody has been said not to be the same."""
        self._not_same.clear()
        self.show_matches(())

    def _line(self, match: PersonMatch) -> QWidget:
        line = QWidget(self)
        flow = FlowLayout(line, across=8, down=0)
        sure = match.same_code
        lead = tr("Sama henkilötunnus:") if sure else tr("Mahdollisesti sama henkilö:")
        flow.addWidget(LineLabel(lead, "", line))
        flow.addWidget(LineLabel(match.person.name, "strong", line))
        flow.addWidget(PlainLabel(described(match), "", line))
        words = tr("Liitä tähän") if match.open_case_id else tr("Valitse tämä henkilö")
        self._add_link(flow, words, match, lambda: self.joined.emit(match))
        if match.open_case_id is not None:
            self._add_link(
                flow, tr("Näytä asia"), match, lambda: self.case_asked.emit(match.open_case_id)
            )
        self._add_link(flow, tr("Ei sama"), match, lambda: self._dismiss(match))
        return line

    def _add_link(self, flow: FlowLayout, words: str, match: PersonMatch, act: object) -> None:
        link = PlainButton(words, "link")
        link.setAccessibleName(f"{words}: {match.person.name}")
        link.clicked.connect(act)
        flow.addWidget(link)

    def _dismiss(self, match: PersonMatch) -> None:
        self._not_same.add(match.person.id)
        self.show_matches([m for m in self._matches if m is not match])

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def described(match: PersonMatch) -> str:
    """Return birth year and cases of a person: "s. 2019, asia ES-2026-0112 avoinna"."""
    birth = match.person.data.birth_date
    parts = [tr("s. {year}", year=birth.year)] if birth else []
    if match.open_case_id is not None:
        parts.append(tr("asia {number} avoinna", number=match.open_case_number))
    parts.extend(tr("aiempi asia {number}", number=number) for number in match.past_cases)
    return ", ".join(parts)
