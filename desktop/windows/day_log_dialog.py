"""The day log of time limits (määräaikojen päiväkirja): looked at, printed and signed off."""

from datetime import date
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.base.words import language, say, tr, tr_n
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.widgets.plain import PlainButton, PlainLabel, section_head
from desktop.windows.case_bars import clear_box
from desktop.windows.case_print_preview import file_name, made_pages
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled
from desktop.windows.list_out import ListOut, printed_source
from desktop.windows.page_parts import roomy, run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.day_log_signing import SignedDayLog, SignedState, line_words, signed_words
from models.rules.errors import PolkuError
from models.rules.printed import PRINT_NAMES, PrintKind
from models.rules.sharing import ListKind
from models.services.day_log import day_log, day_log_signings, sign_day_log, signed_states

_SHOWN, _MOST = 8, 6


class DayLogDialog(FormDialog):
    """Asks the first and the last day; today is offered. A period that has ended is signed off."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Määräaikojen päiväkirja"),
            tr(
                "Mitä määräajoille tapahtui tiimisi asioissa: "
                "asetettu, siirtynyt, täytetty, ylittynyt."
            ),
            tr("Esikatsele…"),
        )
        self.setMinimumWidth(roomy(self, 600))
        self._around, self._desk = around, around.desk
        today = around.desk.today
        setting = EditorSetting(lambda: around.desk.today)
        self.first = Labelled(tr("Alkaa"), DateField(setting))
        self.last = Labelled(tr("Päättyy"), DateField(setting))
        for field in (self.first, self.last):
            field.control.set_value(today.isoformat())
            field.control.edited.connect(self._show_state)
            field.control.editingFinished.connect(self._show_state)
        self.add_row(self.first, self.last)
        self.sign = PlainButton(tr("Kuittaa jakso"))
        self.sign.clicked.connect(self._on_sign)
        self._state, self._list = QVBoxLayout(), QVBoxLayout()
        self._list.setSpacing(2)
        self.box.addLayout(self._state)
        row = QHBoxLayout()
        row.addWidget(self.sign)
        row.addStretch()
        self.box.addLayout(row)
        self.cancel.set_words(tr("Sulje"))
        self._head = section_head(tr("Kuitatut jaksot"), self)
        self.box.addWidget(self._head)
        self.box.addLayout(self._list)
        self.states: tuple[SignedState, ...] = ()
        self._asked: tuple[date, date] | None = None
        self._show_state()
        self._show_list()

    def do(self) -> None:
        """Show the pages; a period that will not do is told here."""
        period = self._period()
        if period is None:
            self.refuse(tr("Kirjoita päivät muodossa pp.kk.vvvv."))
            return
        first, last = period
        made = self._desk.operations.attempt(day_log, first=first, last=last, language=language())
        if isinstance(made, PolkuError):
            self.refuse(sentence(made))
            return
        pdf = made_pages(self._around, made)
        if pdf is not None:
            name = file_name(made, PrintKind.DAY_LOG)
            preview = PrintPreview(
                self._around, pdf, name, self, title=say(PRINT_NAMES[PrintKind.DAY_LOG])
            )
            source = printed_source(ListKind.DAY_LOG, made)
            preview.offer_table(ListOut(self._around, source, preview).export)
            run_dialog(preview)
            self.accept()

    def _period(self) -> tuple[date, date] | None:
        first, last = self.first.control.day(), self.last.control.day()
        return (first, last) if first is not None and last is not None else None

    def _on_sign(self) -> None:
        period = self._period()
        if period is None:
            self.refuse(tr("Kirjoita päivät muodossa pp.kk.vvvv."))
            return
        done = self._desk.operations.attempt(
            sign_day_log, signing_id=uuid4(), first=period[0], last=period[1]
        )
        if isinstance(done, PolkuError):
            self.refuse(sentence(done))
            return
        self._desk.operations.tell(done)
        self.notice.say("good", tr("Päiväkirja kuitattiin."))
        self._asked = None
        self._show_state()
        self._show_list()

    def _show_state(self) -> None:
        """Say who has signed the period off and what has changed since."""
        period = self._period()
        self.sign.setEnabled(period is not None and period[1] < self._desk.today)
        if period is None or period == self._asked:
            return
        self._asked = period
        found = self._desk.operations.attempt(signed_states, first=period[0], last=period[1])
        self.states = () if isinstance(found, PolkuError) else found
        clear_box(self._state)
        for text, role in self._state_lines():
            self._state.addWidget(PlainLabel(text, role, self))
        QTimer.singleShot(0, self, self.fit)

    def _state_lines(self) -> list[tuple[str, str]]:
        if not self.states:
            return [(tr("Jaksoa ei ole kuitattu."), "dim")]
        found: list[tuple[str, str]] = []
        for state in self.states:
            found.append((signed_words(state.signed, language()), ""))
            found.append((_changed_words(state), "dim"))
        newest = self.states[-1]
        for words, lines in ((tr("Tullut: {line}"), newest.came), (tr("Poistunut: {line}"),
                                                                   newest.went)):  # fmt: skip
            found += [
                (words.format(line=line_words(line, language())), "") for line in lines[:_MOST]
            ]
        return found

    def _show_list(self) -> None:
        rows = self._desk.operations.ask(day_log_signings) or ()
        clear_box(self._list)
        for row in rows[:_SHOWN]:
            self._list.addWidget(self._signed_line(row))
        self._head.setVisible(bool(rows))
        QTimer.singleShot(0, self, self.fit)

    def _signed_line(self, row: SignedDayLog) -> QWidget:
        words = signed_words(row, language())
        line = QWidget(self)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        box.addWidget(PlainLabel(words, "", line), 1)
        link = PlainButton(tr("Näytä"), "link", line)
        link.setAccessibleName(f"{tr('Näytä')}: {words}")
        link.clicked.connect(partial(self._take, row))
        box.addWidget(link)
        return line

    def _take(self, row: SignedDayLog, _checked: bool = False) -> None:
        """Take the period of a signing into the fields."""
        self.first.control.set_value(row.first.isoformat())
        self.last.control.set_value(row.last.isoformat())
        self.notice.say("good", "")
        self._show_state()


def _changed_words(state: SignedState) -> str:
    if not state.changes:
        return tr("Ei muutoksia kuittauksen jälkeen.")
    return tr_n(
        "Yksi rivi on muuttunut kuittauksen jälkeen.",
        "{count} riviä on muuttunut kuittauksen jälkeen.",
        state.changes,
    )
