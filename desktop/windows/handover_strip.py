"""Pending hand-overs (odottavat luovutukset), calmly above a list: what is offered and answered."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.base.desk import Desk
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.case_bars import clear_box
from desktop.windows.handover_dialog import ReturnDialog
from desktop.windows.page_parts import open_dialog
from models.rules.changes import CaseTouched, Changes, HandoverChanged
from models.rules.dates import show_date
from models.rules.handovers import HandoverRow
from models.rules.rights import Right, may
from models.services.handovers import (
    accept_handover,
    open_handovers,
    returned_handovers,
    withdraw_handovers,
)

SHOWN = 3
"""So many of each kind are told one by one; the rest are told as a number."""


class HandoverStrip(QFrame):
    """Hidden while nothing is pending; to oneself first, then what one waits for."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Luovutukset"))
        self.lines: tuple[str, ...] = ()
        self.dialog: ReturnDialog | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(14, 8, 14, 8)
        self._box.setSpacing(4)
        self._all = False
        desk.hub.committed.connect(self._on_committed)
        self.reload()

    def reload(self) -> None:
        """Read what is pending."""
        ask, me = self._desk.operations.ask, self._desk.actor.user_id
        rows = ask(open_handovers) or ()
        to_me = [row for row in rows if row.to_id == me]
        waiting = [row for row in rows if row.to_id != me]
        returned = list(ask(returned_handovers) or ())[:SHOWN] if may(
            self._desk.actor, Right.ASSIGN) else []  # fmt: skip
        clear_box(self._box)
        said: list[str] = []
        for row in self._shown(to_me):
            said.append(self._add(_offered(row), row, mine=True))
        for row in self._shown(waiting):
            said.append(self._add(_waiting(row), row, mine=False))
        for row in returned:
            said.append(self._say(_returned(row)))
        rest = len(to_me) + len(waiting) - len(self._shown(to_me)) - len(self._shown(waiting))
        if rest:
            more = PlainButton(
                tr_n("Näytä vielä yksi luovutus", "Näytä vielä {count} luovutusta", rest),
                "link", self)  # fmt: skip
            more.clicked.connect(self._show_all)
            self._box.addWidget(more)
        new = [line for line in said if line not in self.lines]
        self.lines = tuple(said)
        self.setVisible(bool(said))
        announce(self, "\n".join(new))

    def button(self, words: str) -> PlainButton:
        """Return the first button that says this."""
        return next(each for each in self.findChildren(PlainButton) if each.words == words)

    def _shown(self, rows: list[HandoverRow]) -> list[HandoverRow]:
        return rows if self._all else rows[:SHOWN]

    def _show_all(self) -> None:
        self._all = True
        self.reload()

    def _say(self, words: str) -> str:
        self._box.addWidget(PlainLabel(words, "", self))
        return words

    def _add(self, words: str, row: HandoverRow, *, mine: bool) -> str:
        line = QWidget(self)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(PlainLabel(words, "", line), 1)
        for link, act in self._acts(row, mine=mine):
            button = PlainButton(link, "link", line)
            button.setAccessibleName(f"{link}: {words}")
            button.clicked.connect(lambda _=False, act=act: act())
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(line)
        return words

    def _acts(self, row: HandoverRow, *, mine: bool) -> Sequence[tuple[str, Callable[[], object]]]:
        run = self._desk.operations.run
        if mine:
            return (
                (tr("Ota vastaan"), partial(self._accept, row)),
                (tr("Palauta…"), partial(self._return, row)),
            )
        if may(self._desk.actor, Right.ASSIGN):
            withdraw = partial(run, withdraw_handovers, handover_ids=(row.id,))
            return ((tr("Peru luovutus"), lambda: withdraw()),)
        return ()

    def _accept(self, row: HandoverRow) -> None:
        if self._desk.operations.run(accept_handover, handover_id=row.id):
            self._desk.messages.info(tr("Asia {number} on nyt sinun.", number=row.number))

    def _return(self, row: HandoverRow) -> None:
        self.dialog = ReturnDialog(row, desk=self._desk, parent=self.window())
        open_dialog(self.dialog)

    def _on_committed(self, changes: Changes) -> None:
        if any(isinstance(change, HandoverChanged | CaseTouched) for change in changes):
            self.reload()


def _offered(row: HandoverRow) -> str:
    said = tr(
        "{maker} tarjoaa sinulle asiaa {number} ({day}).",
        maker=row.made_by_name,
        number=row.number,
        day=show_date(row.made_at.date()),
    )
    return f"{said} ”{row.note}”" if row.note else said


def _waiting(row: HandoverRow) -> str:
    if row.to_left:
        return tr(
            "Asiaa {number} tarjottiin työntekijälle {name}, joka on lähtenyt. Peru luovutus ja "
            "valitse toinen.",
            number=row.number,
            name=row.to_name,
        )
    return tr(
        "Asia {number} odottaa, että {name} ottaa sen vastaan ({day}).",
        number=row.number,
        name=row.to_name,
        day=show_date(row.made_at.date()),
    )


def _returned(row: HandoverRow) -> str:
    return tr(
        "{name} palautti asian {number}: {reason}",
        name=row.to_name,
        number=row.number,
        reason=row.answer,
    )
