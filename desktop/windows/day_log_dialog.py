"""Which days the day log of time limits tells of (määräaikojen päiväkirja)."""

from PySide6.QtWidgets import QWidget

from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.windows.case_print_preview import file_name, made_pages
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled
from desktop.windows.list_out import ListOut, printed_source
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.errors import PolkuError
from models.rules.printed import PrintKind
from models.rules.sharing import ListKind
from models.services.day_log import day_log


class DayLogDialog(FormDialog):
    """Asks the first and the last day; today is offered."""

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
        self._around = around
        today = around.desk.today
        setting = EditorSetting(lambda: around.desk.today)
        self.first = Labelled(tr("Alkaa"), DateField(setting))
        self.last = Labelled(tr("Päättyy"), DateField(setting))
        for field in (self.first, self.last):
            field.control.set_value(today.isoformat())
        self.add_row(self.first, self.last)

    def do(self) -> None:
        """Show the pages; a period that will not do is told here."""
        first, last = self.first.control.day(), self.last.control.day()
        if first is None or last is None:
            self.refuse(tr("Kirjoita päivät muodossa pp.kk.vvvv."))
            return
        made = self._around.desk.operations.attempt(
            day_log, first=first, last=last, language=language()
        )
        if isinstance(made, PolkuError):
            self.refuse(sentence(made))
            return
        pdf = made_pages(self._around, made)
        if pdf is not None:
            name = file_name(made, PrintKind.DAY_LOG)
            preview = PrintPreview(self._around, pdf, name, self)
            source = printed_source(ListKind.DAY_LOG, made)
            preview.offer_table(ListOut(self._around, source, preview).export)
            run_dialog(preview)
            self.accept()
