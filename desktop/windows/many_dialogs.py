"""Acts on many cases: what is asked, which cases refuse and why, and only then what is done."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import tr, tr_n
from desktop.forms.refusals import field_of
from desktop.forms.small_form import SmallForm, choices_of
from desktop.widgets.plain import PlainLabel
from desktop.windows.case_assign_dialog import worker_words
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.case_moves import missing_words
from desktop.windows.load_preview import LoadPreview
from desktop.windows.long_run import run_many
from models.rules.dates import day_in, show_weekday_date
from models.rules.documents.declare import choice, day, section, text
from models.rules.documents.schema import Section
from models.rules.enum_words import enum_words
from models.rules.errors import PolkuError
from models.rules.facts import Missing
from models.rules.kinds import AssignmentKind
from models.rules.many import CaseRefusal, Plan, Reassigned, Reminded
from models.rules.reminders import LONGEST, reminder_day
from models.rules.rows import WorkerRow
from models.rules.team_load import TeamLoad
from models.rules.words import Words
from models.services.many import move_cases, plan_reassignment, reassign
from models.services.reminders import plan_reminders, set_reminders

NumberOf = Callable[[UUID], str]

_SHOWN_LINES = 7
_MISSING = 3
_WORKER = section(
    "assignment",
    Words(""),
    choice("worker", Words("Työntekijä", "Medarbetare", "Worker"), "", mandatory=True, width=12),
    choice("kind", Words("Tehtävä", "Uppgift", "Task"), "", mandatory=True, width=8),
    day("starts_on", Words("Alkaen", "Från och med", "From"), mandatory=True, width=6),
)
_REMINDER = section(
    "reminder",
    Words(""),
    text("text", Words("Mistä muistutetaan", "Vad påminns om", "Remind of"), mandatory=True,
         limit=LONGEST),
    day("due_on", Words("Päivä", "Dag", "Day"), mandatory=True, width=6),
)  # fmt: skip


def refusal_words(refusal: CaseRefusal, number_of: NumberOf) -> str:
    """Return e.g. "ES-2026-0004: Työntekijä hoitaa jo tätä tehtävää."."""
    number = refusal.number or number_of(refusal.case_id)
    missing = refusal.why.facts.get("missing")
    why = sentence(refusal.why)
    if isinstance(missing, tuple):
        items = [missing_words(item) for item in missing if isinstance(item, Missing)]
        more = " …" if len(items) > _MISSING else ""
        why = tr("puuttuu {names}", names="; ".join(items[:_MISSING]) + more)
    return f"{number}: {why}"


class ManyDialog(CaseDialog):
    """Asks, looks at each case, shows which refuse and why, and does the rest when told again.

    Nothing is done without the user knowing: with refusals the button says for how many cases.

    Signals:
        acted(object): what the service returned.
    """

    acted = Signal(object)

    def __init__(
        self,
        words: tuple[str, str, str],
        case_ids: Sequence[UUID],
        number_of: NumberOf,
        *,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        super().__init__(*words, desk=desk, parent=parent)
        self.case_ids = tuple(case_ids)
        self._number_of, self._do_words = number_of, words[2]
        self._plan: Plan | None = None
        self.form: SmallForm | None = None

    @property
    def refusals(self) -> tuple[str, ...]:
        """The refusals that are shown, one line each."""
        shown = not self._head.isHidden()
        return tuple(self._list.toPlainText().splitlines()) if shown else ()

    def put_fields(self, fields: Section, makers: dict[str, object] | None = None) -> SmallForm:
        """Show the fields that the act asks; a change of them asks each case anew."""
        form = SmallForm((fields,), self.desk, makers)  # type: ignore[arg-type]
        form.field_changed.connect(lambda _key: self.forget_plan())
        self.form = form
        self.put_form(form)
        return form

    def put_refusals(self) -> None:
        """Make room for the refusals, under what is asked."""
        self._head = PlainLabel("", "strong", self)
        self._list = QPlainTextEdit(self)
        self._list.setReadOnly(True)
        self._list.setTabChangesFocus(True)
        self._list.setAccessibleName(tr("Asiat, joille tätä ei voi tehdä"))
        self._list.setFixedHeight(_SHOWN_LINES * self.fontMetrics().lineSpacing() + 16)
        self.column.addSpacing(6)
        for part in (self._head, self._list):
            part.hide()
            self.column.addWidget(part)

    def act(self) -> None:
        """Look at each case, or do it to those that are known to be ready."""
        if self.form is not None and self.form.lacks():
            return
        if self._plan is None:
            self._run(self.planning(), self.show_plan)
        elif self._plan.ready:
            self._run(self.doing(self._plan.ready), self._on_done)

    def planning(self) -> Callable[..., Plan]:
        """Return the service that looks at each case."""
        raise NotImplementedError

    def doing(self, ready: tuple[UUID, ...]) -> Callable[..., object]:
        """Return the service that does it."""
        raise NotImplementedError

    def forget_plan(self) -> None:
        """What is asked has changed: the refusals no longer hold."""
        self._plan = None
        self._head.hide()
        self._list.hide()
        self.do_button.set_words(self._do_words)
        self.do_button.setEnabled(True)

    def show_plan(self, plan: Plan) -> None:
        """Go on at once where no case refuses, else show which do and why."""
        self._plan = plan
        if not plan.refused:
            self.act()
            return
        self.tell_plan(plan)

    def tell_plan(self, plan: Plan) -> None:
        """Show who refuses; the button says for how many it is done."""
        self._plan = plan
        count = len(plan.refused)
        self._head.setText(tr_n("Yhdelle asialle tätä ei voi tehdä:",
                                "{count} asialle tätä ei voi tehdä:", count))  # fmt: skip
        lines = [refusal_words(item, self._number_of) for item in plan.refused]
        self._list.setPlainText("\n".join(lines))
        self._head.setVisible(bool(plan.refused))
        self._list.setVisible(bool(plan.refused))
        ready = len(plan.ready)
        self.do_button.set_words(
            tr_n("Tee yhdelle asialle", "Tee {count} asialle", ready) if ready else self._do_words
        )
        self.do_button.setEnabled(bool(ready))
        (self.do_button if ready else self.leave_button).setFocus()
        self.adjustSize()

    def _run(self, service: Callable[..., object], done: Callable[..., None]) -> None:
        title, count = self.windowTitle(), len(self.case_ids)
        run_many(self.desk, self, title, count, service, done, self._refuse)

    def _on_done(self, outcome: object) -> None:
        self.accept()
        self.acted.emit(outcome)

    def _refuse(self, error: PolkuError) -> None:
        field = field_of(error, _FIELD_KEYS) if self.form is not None else None
        self.forget_plan()
        if field is None or self.form is None:
            self.desk.messages.refuse(error)
        else:
            self.form.show_refusal(error, field)


_FIELD_KEYS = ("text", "due_on", "worker", "starts_on")


class ReassignDialog(ManyDialog):
    """Gives many cases to a worker (siirto työntekijälle)."""

    def __init__(
        self,
        case_ids: Sequence[UUID],
        workers: Sequence[tuple[WorkerRow, int]],
        number_of: NumberOf,
        *,
        desk: Desk,
        parent: QWidget,
        load: TeamLoad | None = None,
    ) -> None:
        count = len(case_ids)
        words = (
            tr_n("Siirrä asia työntekijälle", "Siirrä {count} asiaa työntekijälle", count),
            tr("Edellisen työntekijän tehtävä päättyy samana päivänä."),
            tr("Siirrä"),
        )
        super().__init__(words, case_ids, number_of, desk=desk, parent=parent)
        makers = {
            "kind": choices_of([(kind.value, enum_words(kind)) for kind in AssignmentKind]),
            "worker": choices_of([(str(w.id), Words(_loaded(w, load))) for w, load in workers]),
        }
        form = self.put_fields(_WORKER, dict(makers))
        form.set_values(
            {"kind": AssignmentKind.OWN_WORKER.value, "starts_on": desk.today.isoformat()}
        )
        if load is not None:
            self.preview = LoadPreview(load, self.case_ids, self)
            self.column.addWidget(self.preview)
            self.preview.follow(form)
        self.put_refusals()

    def planning(self) -> Callable[..., Plan]:
        """Ask each case whether the worker may be given it."""
        return partial(plan_reassignment, case_ids=self.case_ids, **self._asked)  # type: ignore[arg-type]

    def doing(self, ready: tuple[UUID, ...]) -> Callable[..., Reassigned]:
        """Name the worker."""
        return partial(reassign, case_ids=ready, **self._asked)  # type: ignore[arg-type]

    @property
    def _asked(self) -> dict[str, object]:
        assert self.form is not None
        values = self.form.values()
        return {
            "worker_id": UUID(str(values["worker"])),
            "kind": AssignmentKind(str(values["kind"])),
            "starts_on": date.fromisoformat(str(values["starts_on"])),
        }


class ReminderDialog(ManyDialog):
    """Sets a reminder (muistutus) for one case or many."""

    def __init__(
        self, case_ids: Sequence[UUID], number_of: NumberOf, *, desk: Desk, parent: QWidget
    ) -> None:
        count = len(case_ids)
        words = (
            tr_n("Aseta muistutus", "Aseta muistutus {count} asialle", count),
            tr("Muistutus näkyy työjonossa ja asiassa."),
            tr("Aseta muistutus"),
        )
        super().__init__(words, case_ids, number_of, desk=desk, parent=parent)
        form = self.put_fields(_REMINDER)
        self.rolled = PlainLabel("", "hint", self)
        self.rolled.hide()
        self.column.addWidget(self.rolled)
        self.put_refusals()
        form.field_changed.connect(lambda _key: self._tell_day())

    def planning(self) -> Callable[..., Plan]:
        """Ask each case whether it can be reminded of."""
        return partial(_untold, partial(plan_reminders, case_ids=self.case_ids))

    def doing(self, ready: tuple[UUID, ...]) -> Callable[..., Reminded]:
        """Set the reminder."""
        assert self.form is not None
        values = self.form.values()
        due_on = date.fromisoformat(str(values["due_on"]))
        return partial(set_reminders, case_ids=ready, due_on=due_on, text=str(values["text"]))

    def _tell_day(self) -> None:
        """Say to which working day the reminder goes when the chosen day is none."""
        assert self.form is not None
        chosen = day_in(self.form.values().get("due_on"))
        late = chosen is not None and chosen >= self.desk.today
        day_of = reminder_day(chosen, today=self.desk.today) if late and chosen else chosen
        self.rolled.setVisible(day_of != chosen)
        if day_of is not None and day_of != chosen:
            shown = show_weekday_date(day_of)
            self.rolled.setText(tr("Muistutus tulee seuraavana arkipäivänä, {day}.", day=shown))


class MoveManyDialog(ManyDialog):
    """Confirms a move of many cases: those that may are moved, those that may not are listed."""

    def __init__(
        self,
        target: tuple[str, str],
        plan: Plan,
        number_of: NumberOf,
        *,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        self._target, name = target
        ready = len(plan.ready)
        lead = tr_n("Yksi asia voi siirtyä.", "{count} asiaa voi siirtyä.", ready)
        words = (
            tr("Siirrä vaiheeseen {name}", name=name),
            lead if ready else tr("Mikään valituista asioista ei voi vielä siirtyä."),
            tr_n("Siirrä asia", "Siirrä {count} asiaa", ready) if ready else tr("Siirrä"),
        )
        super().__init__(words, plan.ready, number_of, desk=desk, parent=parent)
        self.put_refusals()
        self.tell_plan(plan)
        self.do_button.set_words(words[2])

    def doing(self, ready: tuple[UUID, ...]) -> Callable[..., object]:
        """Move them."""
        return partial(move_cases, case_ids=ready, target=self._target)


def _untold(service: Callable[..., Plan], *whom: object, progress: object = None) -> Plan:
    """Run a service that is over before its progress could be told."""
    return service(*whom)


def _loaded(worker: WorkerRow, load: int) -> str:
    named = worker_words(worker)
    return tr_n("{worker} · {count} asia", "{worker} · {count} asiaa", load, worker=named)
