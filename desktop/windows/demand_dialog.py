"""A demand for rectification (oikaisuvaatimus): recorded as it came, and followed to its answer."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import language, tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.widgets.plain import PlainLabel
from desktop.windows.case_dialog import CaseDialog
from models.rules.dates import day_in, show_weekday_date
from models.rules.demands import Demand
from models.rules.documents.declare import choice, day, section, text
from models.rules.documents.schema import Values
from models.rules.enum_words import enum_words
from models.rules.kinds import DemandOutcome
from models.rules.rows import RecipientRow
from models.rules.words import Words
from models.services.demands import record_demand, update_demand

_NOTE = text("note", Words("Mitä vaaditaan", "Vad som yrkas", "What is demanded"), limit=2000)
_NEW = section(
    "demand",
    Words(""),
    day("received_on", Words("Saapunut", "Inkom", "Received"), mandatory=True, width=6),
    _NOTE,
)
_COURSE = section(
    "course",
    Words(""),
    day(
        "sent_on",
        Words("Lähetetty toimielimelle", "Sänt till organet", "Sent to the body"),
        width=6,
    ),
    choice(
        "outcome",
        Words("Toimielimen ratkaisu", "Organets avgörande", "The body's answer"),
        "",
        width=6,
    ),
    day("answered_on", Words("Ratkaisun päivä", "Avgörandets datum", "Day of the answer"), width=6),
    day(
        "answer_served_on",
        Words("Ratkaisu annettu tiedoksi", "Avgörandet delgivet", "Answer served"),
        width=6,
        help=Words(
            "Tästä alkaa 30 päivän valitusaika hallinto-oikeuteen.",
            "Härifrån räknas besvärstiden på 30 dagar.",
            "The 30 days of appeal to the court run from this.",
        ),
    ),
    day(
        "court_on",
        Words("Valitettu hallinto-oikeuteen", "Besvär till förvaltningsdomstolen", "Appealed"),
        width=6,
    ),
    day(
        "court_ended_on",
        Words(
            "Ratkaisu lainvoimainen", "Domstolens avgörande har laga kraft", "Court's word final"
        ),
        width=6,
    ),
    _NOTE,
)
_KEYS = tuple(field.key for field in _COURSE.fields)


class DemandDialog(CaseDialog):
    """Records that a recipient demands rectification; says at once whether it came in time."""

    def __init__(self, desk: Desk, recipient: RecipientRow, parent: QWidget) -> None:
        super().__init__(
            tr("Oikaisuvaatimus saapui"),
            tr(
                "{name}. Päätös ei tule lainvoimaiseksi, ennen kuin vaatimus on ratkaistu.",
                name=recipient.name,
            ),
            tr("Kirjaa"),
            desk=desk,
            parent=parent,
        )
        self._recipient = recipient
        self.form = SmallForm((_NEW,), desk)
        self.form.set_values({"received_on": desk.today.isoformat()})
        self.put_form(self.form)
        self.timely = PlainLabel("", "strong", self)
        self.column.addWidget(self.timely)
        self.form.field_changed.connect(lambda _: self._show_timely())
        self._show_timely()

    def act(self) -> None:
        """Record it."""
        if self.form.lacks():
            return
        values = self.form.values()
        outcome = self.desk.operations.attempt(
            record_demand,
            recipient_id=self._recipient.id,
            demand_on=date.fromisoformat(str(values["received_on"])),
            note=str(values.get("note") or ""),
        )
        self.done_or_say(outcome, self.form, ("received_on",))

    def _show_timely(self) -> None:
        received = day_in(self.form.values().get("received_on"))
        words, role = timely_words(self._recipient, received)
        self.timely.setText(words)
        self.timely.set_role(role)


class DemandCourseDialog(CaseDialog):
    """How a demand goes on: to the body, its answer, and perhaps the court."""

    def __init__(self, desk: Desk, recipient: RecipientRow, parent: QWidget) -> None:
        assert recipient.demand is not None
        self._demand = recipient.demand
        super().__init__(
            tr("Oikaisuvaatimuksen vaiheet"),
            tr(
                "{name}, saapunut {day}.",
                name=recipient.name,
                day=show_weekday_date(self._demand.received_on, language()),
            ),
            tr("Tallenna"),
            desk=desk,
            parent=parent,
        )
        self._recipient = recipient
        outcomes = [(each.value, enum_words(each)) for each in DemandOutcome]
        self.form = SmallForm((_COURSE,), desk, {"outcome": choices_of(outcomes)})
        self.form.set_values(_values(self._demand))
        self.put_form(self.form)

    def act(self) -> None:
        """Record what has happened."""
        if self.form.lacks():
            return
        outcome = self.desk.operations.attempt(
            update_demand,
            recipient_id=self._recipient.id,
            demand=_changed(self._demand, self.form.values()),
        )
        self.done_or_say(outcome, self.form, _KEYS)


def timely_words(recipient: RecipientRow, received: date | None) -> tuple[str, str]:
    """Return whether a demand of that day is in time, and the role of the words."""
    due = recipient.clock.due if recipient.clock is not None else None
    if received is None or due is None:
        return "", "dim"
    day_words = show_weekday_date(due, language())
    if received <= due:
        return tr("Määräajassa: viimeinen päivä on {day}.", day=day_words), "good"
    return (
        tr(
            "Myöhässä: viimeinen päivä oli {day}. Toimielin ratkaisee, tutkitaanko se.",
            day=day_words,
        ),
        "late",
    )


def _values(demand: Demand) -> Values:
    days = {key: getattr(demand, key) for key in _KEYS if key.endswith("_on")}
    return {
        **{key: value.isoformat() for key, value in days.items() if value is not None},
        "outcome": demand.outcome.value if demand.outcome is not None else None,
        "note": demand.note,
    }


def _changed(demand: Demand, values: Values) -> Demand:
    outcome = values.get("outcome")
    return Demand(
        demand.received_on,
        str(values.get("note") or ""),
        day_in(values.get("sent_on")),
        DemandOutcome(str(outcome)) if outcome else None,
        day_in(values.get("answered_on")),
        day_in(values.get("answer_served_on")),
        day_in(values.get("court_on")),
        day_in(values.get("court_ended_on")),
    )
