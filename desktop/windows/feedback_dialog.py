"""Feedback on the path (palaute polusta): recorded from a talk or a sheet, in half a minute."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.widgets.plain import BreakingCheck
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.feedback_words import EXPERIENCES, SOURCES, phase_name
from models.rules.documents.declare import choice, day, section, text
from models.rules.errors import PolkuError
from models.rules.family_sheet import phases
from models.rules.feedback import LONGEST, Experience, FeedbackSource, RecordFeedback
from models.rules.words import Words
from models.services.feedback import record_feedback

_Kind = TypeVar("_Kind", Experience, FeedbackSource)
_FIELDS = section(
    "feedback",
    Words(""),
    choice("phase", Words("Vaihe", "Fas", "Phase"), "", mandatory=True, width=7),
    day("given_on", Words("Päivä", "Dag", "Day"), mandatory=True, width=5),
    choice("experience", Words("Miten meni", "Hur gick det", "How it went"), "",
           mandatory=True, width=6),
    choice("source", Words("Mistä saatu", "Var gavs den", "Where given"), "",
           mandatory=True, width=6),
    text("words", Words("Perheen omin sanoin", "Med familjens egna ord", "In the family's words"),
         limit=LONGEST),
)  # fmt: skip


class FeedbackDialog(CaseDialog):
    """Asks of which phase, how it went and the family's own words.

    From a case it asks whether the case is kept with it; without a case there is nobody to name.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        phase: int = 0,
        case_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        lead = tr("Ilman nimiä: älä kirjoita tekstiin, kenestä on kyse.")
        super().__init__(tr("Palaute polusta"), lead, tr("Tallenna"), desk=desk, parent=parent)
        self._case_id, self._id = case_id, uuid4()
        self.form = SmallForm((_FIELDS,), desk, {
            "phase": choices_of([(str(p.number), phase_name(p.number)) for p in phases()]),
            "experience": choices_of(_choices(EXPERIENCES)),
            "source": choices_of(_choices(SOURCES)),
        })  # fmt: skip
        self.form.set_values({
            "phase": str(phase) if phase else None,
            "given_on": desk.today.isoformat(),
            "source": FeedbackSource.TALK.value,
        })  # fmt: skip
        self.with_case = BreakingCheck(tr("Perhe saa näkyä: liitä palaute tähän asiaan"), self)
        self.with_case.setVisible(case_id is not None)
        self.put_form(self.form)
        self.column.addWidget(self.with_case)

    def act(self) -> None:
        """Record it."""
        if self.form.lacks():
            return
        values = self.form.values()
        command = RecordFeedback(
            feedback_id=self._id,
            phase=int(str(values["phase"])),
            experience=Experience(str(values["experience"])),
            source=FeedbackSource(str(values["source"])),
            given_on=date.fromisoformat(str(values["given_on"])),
            text=str(values.get("words") or ""),
            case_id=self._case_id if self.with_case.isChecked() else None,
        )
        outcome = self.desk.operations.attempt(record_feedback, command=command)
        self.done_or_say(outcome, self.form, ("given_on", "words"))
        if not isinstance(outcome, PolkuError):
            self.desk.messages.info(tr("Palaute tallennettiin."))


def _choices(names: Mapping[_Kind, Words]) -> list[tuple[str, Words]]:
    return [(kind.value, words) for kind, words in names.items()]
