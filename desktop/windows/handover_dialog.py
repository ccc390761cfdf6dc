"""Handing cases over (luovutus): to whom, as what, and what it does to the load."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr, tr_n
from desktop.forms.small_form import SmallForm, choices_of
from desktop.windows.case_assign_dialog import worker_words
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.load_preview import LoadPreview
from desktop.windows.many_dialogs import ManyDialog, NumberOf
from models.rules.documents.declare import choice, section, text
from models.rules.enum_words import enum_words
from models.rules.handovers import LONGEST, HandedOver, HandoverRow
from models.rules.kinds import AssignmentKind
from models.rules.many import Plan
from models.rules.rows import WorkerRow
from models.rules.team_load import TeamLoad
from models.rules.words import Words
from models.services.handovers import hand_over, plan_handover, return_handover

_FIELDS = section(
    "handover",
    Words(""),
    choice("worker", Words("Vastaanottaja", "Mottagare", "Receiver"), "", mandatory=True,
           width=12),
    choice("kind", Words("Tehtävä", "Uppgift", "Task"), "", mandatory=True, width=12),
    text("note", Words("Viesti vastaanottajalle", "Meddelande till mottagaren",
                       "Message to the receiver"), limit=LONGEST),
)  # fmt: skip
_REASON = section(
    "handover_return",
    Words(""),
    text("reason", Words("Syy", "Orsak", "Reason"), mandatory=True, limit=LONGEST),
)


class HandOverDialog(ManyDialog):
    """Offers one case or many to a worker; nothing changes before the worker accepts."""

    def __init__(
        self,
        case_ids: Sequence[UUID],
        workers: Sequence[WorkerRow],
        number_of: NumberOf,
        *,
        load: TeamLoad | None,
        to: UUID | None = None,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        count = len(case_ids)
        words = (
            tr_n("Luovuta asia", "Luovuta {count} asiaa", count),
            tr(
                "Asia siirtyy vasta, kun vastaanottaja hyväksyy luovutuksen. Siihen asti "
                "nykyinen työntekijä vastaa siitä, ja määräajat kuluvat entisellään."
            ),
            tr("Tarjoa"),
        )
        super().__init__(words, case_ids, number_of, desk=desk, parent=parent)
        makers = {
            "kind": choices_of([(kind.value, enum_words(kind)) for kind in AssignmentKind]),
            "worker": choices_of([(str(w.id), Words(worker_words(w))) for w in workers]),
        }
        form = self.put_fields(_FIELDS, dict(makers))
        known = {"worker": str(to)} if to is not None else {}
        form.set_values({"kind": AssignmentKind.OWN_WORKER.value, **known})
        self.preview = preview_in(self, load, form)
        self.put_refusals()

    def planning(self) -> Callable[..., Plan]:
        """Ask each case whether it may be offered to the worker."""
        worker, kind, _ = self._asked
        return partial(plan_handover, case_ids=self.case_ids, worker_id=worker, kind=kind)

    def doing(self, ready: tuple[UUID, ...]) -> Callable[..., HandedOver]:
        """Offer them."""
        worker, kind, note = self._asked
        return partial(hand_over, case_ids=ready, worker_id=worker, kind=kind, note=note)

    @property
    def _asked(self) -> tuple[UUID, AssignmentKind, str]:
        assert self.form is not None
        values = self.form.values()
        kind = AssignmentKind(str(values["kind"]))
        return UUID(str(values["worker"])), kind, str(values.get("note", ""))


class ReturnDialog(CaseDialog):
    """Returns a case that one was offered, with the reason."""

    def __init__(self, row: HandoverRow, *, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            tr("Palauta luovutus"),
            tr(
                "Asia {number} jää nykyiselle työntekijälleen. {name} saa tiedon syystä.",
                number=row.number,
                name=row.made_by_name,
            ),
            tr("Palauta luovutus"),
            desk=desk,
            parent=parent,
        )
        self._row = row
        self.form = SmallForm((_REASON,), desk)
        self.put_form(self.form)

    def act(self) -> None:
        """Return it."""
        if self.form.lacks():
            return
        outcome = self.desk.operations.attempt(
            return_handover,
            handover_id=self._row.id,
            reason=str(self.form.values().get("reason", "")),
        )
        self.done_or_say(outcome, self.form, ("reason",))


def preview_in(dialog: ManyDialog, load: TeamLoad | None, form: SmallForm) -> LoadPreview | None:
    """Put the simulated load under a form that asks for a worker; None where it is not known."""
    if load is None:
        return None
    preview = LoadPreview(load, dialog.case_ids, dialog)
    dialog.column.addWidget(preview)
    preview.follow(form)
    return preview
