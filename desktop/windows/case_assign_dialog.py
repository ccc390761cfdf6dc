"""The dialog that names an own worker or a responsible social worker."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.windows.case_dialog import CaseDialog
from models.rules.documents.declare import choice, day, section, text
from models.rules.enum_words import enum_words
from models.rules.kinds import AssignmentKind
from models.rules.rows import WorkerRow
from models.rules.words import Words
from models.services.cases import assign_worker

_FIELDS = section(
    "assignment",
    Words(""),
    choice("kind", Words("Tehtävä", "Uppgift", "Task"), "", mandatory=True, width=12),
    choice("worker", Words("Työntekijä", "Medarbetare", "Worker"), "", mandatory=True, width=8),
    day("starts_on", Words("Alkaen", "Från och med", "From"), mandatory=True, width=6),
    text("note", Words("Lisätieto", "Tilläggsuppgift", "Note"), limit=250),
)


class AssignDialog(CaseDialog):
    """Names a worker; the former one's task ends on the day when the new one's begins."""

    def __init__(
        self,
        case_id: UUID,
        workers: Sequence[WorkerRow],
        *,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Nimeä työntekijä"),
            tr("Edellisen työntekijän tehtävä päättyy samana päivänä."),
            tr("Nimeä"),
            desk=desk,
            parent=parent,
        )
        self._case_id = case_id
        present = [worker for worker in workers if worker.ended_on is None]
        makers = {
            "kind": choices_of([(kind.value, enum_words(kind)) for kind in AssignmentKind]),
            "worker": choices_of([(str(w.id), Words(worker_words(w))) for w in present]),
        }
        self.form = SmallForm((_FIELDS,), desk, makers)
        self.form.set_values(
            {"kind": AssignmentKind.OWN_WORKER.value, "starts_on": desk.today.isoformat()}
        )
        self.put_form(self.form)

    def act(self) -> None:
        """Name the worker."""
        if self.form.lacks():
            return
        values = self.form.values()
        outcome = self.desk.operations.attempt(
            assign_worker,
            case_id=self._case_id,
            worker_id=UUID(str(values["worker"])),
            kind=AssignmentKind(str(values["kind"])),
            starts_on=date.fromisoformat(str(values["starts_on"])),
            note=str(values.get("note", "")),
        )
        self.done_or_say(outcome, self.form, ("worker", "starts_on"))


def worker_words(worker: WorkerRow) -> str:
    """Return a worker's name and title."""
    return f"{worker.name}, {worker.title}" if worker.title else worker.name
