"""Reviewing the client's log extract line by line before it is released (ATL 11 §)."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.base.sentences import sentence
from desktop.base.words import language, say, tr, tr_n
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.widgets.plain import BreakingCheck, PlainButton, PlainLabel
from desktop.windows.case_print_preview import file_name, made_pages
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled, choice
from desktop.windows.list_out import ListOut, printed_source
from desktop.windows.page_parts import run_dialog, screen_room
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.errors import PolkuError
from models.rules.log_extract import (
    GROUND_WORDS,
    ExtractLine,
    WithholdGround,
    earliest_day,
    line_what,
    line_when,
    line_why,
)
from models.rules.printed import PRINT_NAMES, PrintKind
from models.rules.rows import CaseSheet
from models.rules.sharing import ListKind
from models.rules.words import Language, sentences_in_turn
from models.services.log_extract import log_extract_lines, release_log_extract

_GROUND = 1
_ROLE = Qt.ItemDataRole.UserRole


class LogExtractDialog(FormDialog):
    """Every line of the log; a line is given unless a lawful ground is chosen for it.

    The button withholds the chosen lines on the ground above it; again it gives them.
    """

    def __init__(self, around: Surroundings, sheet: CaseSheet, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Käyttölokiote"),
            tr(
                "Käy rivit läpi ennen luovutusta. Pidätetystä rivistä jää otteeseen näkyvä "
                "merkintä perusteineen. Luovutus kirjataan, ja se vastaa avoimeen pyyntöön."
            ),
            tr("Luovuta ja esikatsele…"),
        )
        self._around, self._case_id = around, sheet.row.id
        self.withheld: dict[int, WithholdGround] = {}
        self.lines: tuple[ExtractLine, ...] = ()
        today = around.desk.today
        setting = EditorSetting(lambda: around.desk.today)
        self.first = Labelled(tr("Alkaa"), DateField(setting))
        self.last = Labelled(tr("Päättyy"), DateField(setting))
        self.first.control.set_value(earliest_day(today).isoformat())
        self.last.control.set_value(today.isoformat())
        self.special = BreakingCheck(tr("Erityinen syy antaa yli kaksi vuotta vanhoja tietoja"))
        self.reader = _readers(sheet)
        self.language = choice(
            tr("Otteen kieli"),
            (
                (Language.FINNISH, "suomi"),
                (Language.SWEDISH, "svenska"),
                (Language.ENGLISH, "English"),
            ),
            sheet.client.data.language,
        )
        self.table = _table()
        self.ground = choice(
            tr("Pidättämisen peruste"),
            [(ground, say(words)) for ground, words in GROUND_WORDS.items()],
            WithholdGround.OTHERS_RIGHTS,
        )
        self.toggle = PlainButton(tr("Pidätä tai anna valitut rivit"))
        self.detail = PlainLabel("")
        self.sum = PlainLabel("", "dim")
        self._lay_out()
        self._wire()
        self.read()

    def read(self) -> None:
        """Read the lines of the period again; what was withheld stays withheld."""
        first, last = self.first.control.day(), self.last.control.day()
        if first is None or last is None:
            return
        found = self._around.desk.operations.attempt(
            log_extract_lines,
            case_id=self._case_id,
            first=first,
            last=last,
            special=self.special.isChecked(),
        )
        if isinstance(found, PolkuError):
            self.refuse(sentence(found))
            return
        self.notice.hide()
        self.lines = found
        self.table.clear()
        for number, line in enumerate(found, start=1):
            item = QTreeWidgetItem(
                [
                    str(number),
                    "",
                    line_when(line, language()),
                    line.who,
                    f"{line_what(line, language())} · {line_why(line, language())}",
                ]
            )
            item.setData(0, _ROLE, line.seq)
            self.table.addTopLevelItem(item)
        self._show_withheld()

    def toggle_withheld(self) -> None:
        """Withhold the chosen lines on the chosen ground, or give them again."""
        seqs = [item.data(0, _ROLE) for item in self.table.selectedItems()]
        ground = WithholdGround(self.ground.control.currentData())
        again = all(self.withheld.get(seq) is ground for seq in seqs)
        for seq in seqs:
            if again:
                self.withheld.pop(seq, None)
            else:
                self.withheld[seq] = ground
        self._show_withheld()

    def do(self) -> None:
        """Release the extract and show its pages."""
        first, last = self.first.control.day(), self.last.control.day()
        if first is None or last is None:
            self.refuse(tr("Kirjoita päivät muodossa pp.kk.vvvv."))
            return
        desk = self._around.desk
        made = desk.operations.attempt(
            release_log_extract,
            case_id=self._case_id,
            first=first,
            last=last,
            withheld=dict(self.withheld),
            language=Language(self.language.control.currentData()),
            reader_id=self.reader.control.currentData(),
            special=self.special.isChecked(),
        )
        if isinstance(made, PolkuError):
            self.refuse(sentence(made))
            return
        sheet, changes = made
        desk.operations.tell(changes)
        pdf = made_pages(self._around, sheet)
        if pdf is not None:
            name = file_name(sheet, PrintKind.LOG_EXTRACT)
            preview = PrintPreview(
                self._around, pdf, name, self, title=say(PRINT_NAMES[PrintKind.LOG_EXTRACT])
            )
            source = printed_source(ListKind.LOG_EXTRACT, sheet, (self._case_id,))
            preview.offer_table(ListOut(self._around, source, preview).export)
            run_dialog(preview)
        self.accept()

    def _lay_out(self) -> None:
        self.add_row(self.first, self.last)
        self.add_row(self.reader, self.language)
        self.box.addWidget(self.special)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.detail)
        self.add_row(self.ground)
        self.box.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.sum)
        unit = self.fontMetrics().height() / 18
        self.setMinimumWidth(min(round(900 * unit), screen_room(self).width()))
        self.table.setMinimumHeight(round(240 * unit))

    def _wire(self) -> None:
        for field in (self.first, self.last):
            field.control.editingFinished.connect(self.read)
        self.special.toggled.connect(self.read)
        self.toggle.clicked.connect(self.toggle_withheld)
        self.table.currentItemChanged.connect(lambda *_: self._show_whole())

    def _show_whole(self) -> None:
        """Say the line under the cursor whole, with its ground: the table may be narrow."""
        item = self.table.currentItem()
        if item is None:
            self.detail.setText("")
            return
        ground = self.withheld.get(item.data(0, _ROLE))
        parts = [item.text(column) for column in (0, 2, 3, 4, _GROUND)]
        self.detail.setText(" · ".join([*parts, *([say(GROUND_WORDS[ground])] if ground else [])]))

    def _show_withheld(self) -> None:
        for index in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(index)
            assert item is not None
            ground = self.withheld.get(item.data(0, _ROLE))
            item.setText(_GROUND, tr("pidätetään") if ground else tr("annetaan"))
            item.setToolTip(_GROUND, say(GROUND_WORDS[ground]) if ground else "")
        self._show_whole()
        there = {line.seq for line in self.lines}
        kept = len(self.withheld.keys() & there)
        given = tr_n("{count} rivi annetaan.", "{count} riviä annetaan.", len(self.lines) - kept)
        held = tr_n("{count} rivi pidätetään.", "{count} riviä pidätetään.", kept)
        self.sum.setText(sentences_in_turn(given, held if kept else ""))


def _readers(sheet: CaseSheet) -> Labelled[QComboBox]:
    options: list[tuple[UUID | None, str]] = [(sheet.client.id, sheet.client.name)]
    options += [(tie.person.id, tie.person.name) for tie in sheet.ties if tie.prohibition is None]
    return choice(tr("Kenelle"), options, sheet.client.id)


def _table() -> QTreeWidget:
    table = QTreeWidget()
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    table.setAccessibleName(tr("Käyttölokin rivit"))
    table.setHeaderLabels(
        [tr("Nro"), tr("Otteessa"), tr("Milloin"), tr("Kuka"), tr("Mitä ja miksi")]
    )
    unit = table.fontMetrics().averageCharWidth()
    for column, width in enumerate((6, 13, 24, 15)):
        head = table.header().sectionSizeHint(column)
        table.setColumnWidth(column, max(width * unit, head))
    return table
