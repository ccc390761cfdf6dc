"""Beside the case: its clocks, where it may go next, its people and its workers."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal

from desktop.base.words import tr
from desktop.widgets.clock_looks import clock_look
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import breaking_link
from desktop.windows.case_bars import SidePanel
from desktop.windows.case_clocks import ClockStack
from desktop.windows.case_moves import MoveBox
from desktop.windows.case_people import PeopleBox, WorkersBox
from desktop.windows.case_reminders import RemindersBox
from models.rules.kinds import AssignmentKind
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor, Right, may
from models.rules.rows import CaseSheet
from models.rules.words import Words


class CaseAside(SidePanel):
    """The right panel of the case page.

    Signals:
        back_asked(): the user wants to take the case back to an earlier step.
        close_asked(): the user wants to end the case wherever it stands.
        feedback_asked(): the family said something of the path.
    """

    back_asked = Signal()
    close_asked = Signal()
    feedback_asked = Signal()

    def __init__(
        self, actor: Actor, settings: RuleSettings, step_words: Callable[[str], Words | None]
    ) -> None:
        super().__init__(tr("Määräajat ja siirrot"))
        self._actor, self._settings = actor, settings
        self.clocks, self.moves = ClockStack(self), MoveBox(step_words)
        self.people, self.workers, self.reminders = PeopleBox(), WorkersBox(), RemindersBox()
        self.add_group(tr("Määräajat")).addWidget(self.clocks)
        box = self.add_group(tr("Mihin seuraavaksi"))
        box.addWidget(self.moves)
        self.back = breaking_link(tr("Palauta aiempaan vaiheeseen…"), self)
        self.close_case = breaking_link(tr("Päätä asia…"), self)
        self.back.clicked.connect(self.back_asked)
        self.close_case.clicked.connect(self.close_asked)
        self.feedback = breaking_link(tr("Kirjaa palaute…"), self)
        self.feedback.setToolTip(tr("Mitä perhe sanoo polusta; nimettä, jos perhe niin haluaa."))
        self.feedback.clicked.connect(self.feedback_asked)
        links = FlowLayout(across=14, down=2)
        links.addWidget(self.back)
        links.addWidget(self.close_case)
        links.addWidget(self.feedback)
        box.addLayout(links)
        self.add_group(tr("Muistutukset")).addWidget(self.reminders)
        self.add_group(tr("Henkilöt")).addWidget(self.people)
        self.add_group(tr("Työntekijät")).addWidget(self.workers)
        self.close_up()

    def show_case(self, sheet: CaseSheet, today: date, *, can_go_back: bool) -> None:
        """Show a case as the worker may see and move it."""
        is_open = sheet.row.closed_on is None
        names = _recipients(sheet)
        looks = [
            clock_look(clock, self._settings, today, for_whom=names.get(clock.recipient_id, ""))
            for clock in sheet.clocks
        ]
        self.clocks.show_looks(looks, empty=tr("Ei käynnissä olevia määräaikoja."))
        moving, closing = self._may(Right.MOVE_CASE), self._may(Right.CLOSE_CASE)
        self.moves.show_moves(sheet.moves, may_move=moving, may_close=closing)
        self.back.setVisible(is_open and moving and can_go_back)
        self.close_case.setVisible(is_open and closing)
        self.feedback.setVisible(self._may(Right.WRITE_DOCUMENT))
        may_set = is_open and self._may(Right.WRITE_DOCUMENT)
        self.reminders.show_reminders(sheet.reminders, today, may_set=may_set)
        may_edit = self._may(Right.EDIT_PERSONS)
        self.people.show_people(sheet.client, sheet.ties, today, may_edit=may_edit)
        self.workers.show_workers(
            sheet.assignments,
            may_take=is_open and moving and not self._is_own(sheet),
            may_assign=is_open and self._may(Right.ASSIGN),
        )

    def _may(self, right: Right) -> bool:
        return may(self._actor, right)

    def _is_own(self, sheet: CaseSheet) -> bool:
        return any(
            item.worker_id == self._actor.user_id
            and item.ends_on is None
            and item.kind is AssignmentKind.OWN_WORKER
            for item in sheet.assignments
        )


def _recipients(sheet: CaseSheet) -> Mapping[UUID | None, str]:
    return {
        recipient.id: recipient.name
        for decision in sheet.decisions
        for recipient in decision.recipients
    }
