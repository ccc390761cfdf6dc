"""The properties of a time limit on the path: what it binds, its length, what it counts from."""

from functools import partial

from desktop.base.words import say, tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.process_fields import Choice, Length
from desktop.windows.process_forms import PropertyForm
from desktop.windows.process_words import (
    UNITS,
    anchor_options,
    clock_options,
    law_length,
    law_words,
    parts_of,
    reminder_options,
    unit_options,
)
from diagram.graph import edits
from diagram.graph.changing import NAME_LIMIT
from models.rules.kinds import ClockKind
from models.rules.path_facts import CLOCK_ANCHORS
from models.rules.process import ProcessDefinition


class DeadlineForm(PropertyForm):
    """A time limit: what it binds, how long it is, from which day it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = PlainLabel("", "dim")
        self.box.addWidget(self.phase)
        self.clock, self.anchor = Choice(), Choice()
        self.length = Length(tr("Pituus"), tr("Yksikkö"), unit_options())
        self.reminder = Length(
            tr("Muistutus ennen määräpäivää"), tr("Muistutuksen yksikkö"), reminder_options()
        )
        self.reminder.count.setSpecialValueText(tr("Ei"))
        self.law = PlainLabel("", "dim")
        self._own(tr("Mitä määräaikaa koskee"), self.clock)
        self._own(tr("Pituus"), self.length)
        self.box.addWidget(self.law)
        self._own(tr("Mistä päivästä lasketaan"), self.anchor)
        self.box.addWidget(
            PlainLabel(tr("Polun asioissa laskenta alkaa aina lain määräämästä päivästä."), "dim")
        )
        self._own(tr("Muistutus ennen määräpäivää"), self.reminder)
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Kulkee polun tiedostossa muihin ohjelmiin."
                    " Polku muistuttaa asetusten portaiden mukaan."
                ),
                "dim",
            )
        )
        self.statute = self._line(tr("Säädös"), NAME_LIMIT, self._set_statute)
        self._statute = self.typings[-1]
        self.remove = PlainButton(tr("Poista määräaika"))
        self.box.addWidget(self.remove)
        self.clock.picked.connect(self._set_clock)
        self.anchor.picked.connect(partial(self._set, "anchor"))
        self.length.picked.connect(self._set_length)
        self.reminder.picked.connect(self._set_reminder)
        self.remove.clicked.connect(self._on_remove)
        self._owner = ""

    def show_element(self, path: ProcessDefinition, element: str, *, editable: bool) -> None:
        """Show a time limit."""
        owner, mark = next((p, m) for p in path.phases for m in p.deadlines if m.id == element)
        self.element, self._owner = element, owner.id
        self.phase.setText(tr("Vaihe: {name}", name=say(owner.words)))
        self.clock.offer(clock_options(mark.clock))
        self.clock.show_value(mark.clock)
        self.anchor.offer(anchor_options(mark.anchor))
        self.anchor.show_value(mark.anchor)
        self.length.show_value(*parts_of(mark.value, mark.unit))
        count, unit = parts_of(mark.reminder, "day")
        self.reminder.show_value(count, unit)
        self.law.setText(law_words(mark.clock))
        self.law.setVisible(bool(self.law.text()))
        self._statute.show_text(mark.statute)
        self.statute.control.setReadOnly(not editable)
        for control in (self.clock, self.anchor, self.length, self.reminder):
            control.setEnabled(editable)
        self.remove.setVisible(editable)

    def _set(self, field: str, value: object) -> None:
        self._ask(edits.set_deadline, field, **{field: value})

    def _set_statute(self) -> None:
        self._set("statute", self._statute.text)

    def _set_clock(self, clock: str) -> None:
        """Another time limit brings the day it counts from, and the law's number with it."""
        anchor = CLOCK_ANCHORS[ClockKind(clock)] if clock in set(ClockKind) else ""
        law = law_length(clock)
        length = {"value": law[0], "unit": law[1]} if law is not None else {}
        self._ask(edits.set_deadline, "clock", clock=clock, anchor=anchor, **length)

    def _set_length(self, count: int, choice: str) -> None:
        letter, unit = UNITS[choice]
        value = f"P{count}{letter}" if count else ""
        self._ask(edits.set_deadline, "length", value=value, unit=unit)

    def _set_reminder(self, count: int, choice: str) -> None:
        self._set("reminder", f"P{count}{UNITS[choice or 'day'][0]}" if count else "")

    def _on_remove(self) -> None:
        owner = self._owner
        self._ask(edits.remove_deadline, "remove")
        self.went.emit(owner)
