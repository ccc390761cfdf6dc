"""A list leaves the program: asked, logged, and only then printed or written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import platformdirs
from PySide6.QtWidgets import QWidget

from desktop.base.export_files import trouble_words
from desktop.base.sentences import sentence
from desktop.base.words import language, tr, tr_n
from desktop.tables.row_view import RowView
from desktop.tables.table_out import table_sheet, tells_names
from desktop.windows.case_print_preview import made_pages
from desktop.windows.list_share_dialog import ListShareDialog, Wanted
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.errors import PolkuError
from models.rules.folding import folded
from models.rules.printed import PRINT_NAMES, Grid, PrintedSheet
from models.rules.sharing import ListKind, ShareForm, ShareList
from models.rules.words import Language
from models.services.setup import organisation
from models.services.sharing import share_list
from reports.list_pages import list_print
from reports.table_files import TableSheet, comma_separated, spreadsheet

R = TypeVar("R")
KINDS = {
    ShareForm.XLSX: "Excel (*.xlsx)",
    ShareForm.CSV: "CSV (*.csv)",
    ShareForm.PDF: "PDF (*.pdf)",
}


@dataclass(frozen=True, slots=True)
class ListTable:
    """What of a list goes out: its table, the cases that it tells of, and lines under its name."""

    table: TableSheet
    case_ids: Sequence[UUID] = ()
    about: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ListSource:
    """A list that may go out; `make` gives its table with names or without, on paper or typed.

    `title` is a fixed text, for it names the file. `has_names` tells whether names could go along.
    """

    kind: ListKind
    title: str
    make: Callable[[bool, bool], ListTable]
    has_names: Callable[[], bool] = lambda: False


def source_of(
    kind: ListKind,
    title: str,
    view: RowView[R],
    case_of: Callable[[R], UUID | None] = lambda _row: None,
    about: Callable[[bool], Sequence[str]] = lambda _named: (),
) -> ListSource:
    """Return a table on the screen as it goes out: the shown columns and rows in their order."""

    def make(named: bool, on_paper: bool) -> ListTable:
        rows = view.rows()
        table = table_sheet(title, view.shown_columns(), rows, named=named, on_paper=on_paper)
        found = (case_of(row) for row in rows)
        ids = tuple(case_id for case_id in found if case_id is not None)
        count = tr_n("{count} rivi", "{count} riviä", len(rows))
        return ListTable(table, ids, (*about(named), count))

    return ListSource(kind, title, make, lambda: tells_names(view.shown_columns()))


def printed_source(
    kind: ListKind, sheet: PrintedSheet, case_ids: Sequence[UUID] = ()
) -> ListSource:
    """Return the longest table of a print; what it tells was decided when the print was made."""
    title = PRINT_NAMES[sheet.kind].said_in(sheet.language)
    grids = [part for section in sheet.sections for part in section.parts if isinstance(part, Grid)]
    longest = max(grids, key=lambda grid: len(grid.rows), default=Grid((), (), ()))
    table = TableSheet(title, longest.head, longest.rows)
    return ListSource(kind, title, lambda *_: ListTable(table, case_ids, sheet.about))


class ListOut:
    """Prints a list and writes it into a file, after what the dialog asks."""

    def __init__(self, around: Surroundings, source: ListSource, parent: QWidget) -> None:
        self._around, self._desk = around, around.desk
        self._source, self._parent = source, parent

    def print(self) -> None:
        """Show the list on pages, from where it is printed."""
        self._ask(printing=True)

    def export(self) -> None:
        """Write the list into a file that the user names."""
        self._ask(printing=False)

    def _ask(self, *, printing: bool) -> None:
        dialog = ListShareDialog(
            self._parent.window(),
            self._desk.actor,
            self._source.title,
            printing=printing,
            has_names=self._source.has_names(),
            cases=len(set(self._source.make(False, True).case_ids)),
        )
        dialog.share = partial(self._share, dialog)
        run_dialog(dialog)

    def _share(self, dialog: ListShareDialog, wanted: Wanted) -> str:
        """Do what was asked; return why not, or nothing."""
        on_paper = wanted.form in (ShareForm.PRINT, ShareForm.PDF)
        made = self._source.make(wanted.named, on_paper)
        target = None
        if wanted.form is not ShareForm.PRINT:
            target = self._where(dialog, wanted.form)
            if target is None:
                return ""
        share = ShareList(
            wanted.form,
            self._source.kind,
            made.case_ids,
            len(made.table.rows),
            wanted.named,
            wanted.purpose,
        )
        logged = self._desk.operations.attempt(share_list, share=share)
        if isinstance(logged, PolkuError):
            return sentence(logged)
        content = self._content(wanted, made)
        dialog.accept()
        if content is not None and target is not None:
            self._keep(target, content)
        elif content is not None:
            run_dialog(PrintPreview(self._around, content, self._name(), self._parent))
        return ""

    def _content(self, wanted: Wanted, made: ListTable) -> bytes | None:
        house = self._desk.operations.ask(organisation)
        if house is None:
            return None
        if wanted.form is ShareForm.XLSX:
            return spreadsheet((made.table,), title=made.table.name, author=house.name)
        if wanted.form is ShareForm.CSV:
            return comma_separated(made.table)
        sheet = list_print(
            made.table,
            organisation=house,
            made_on=self._desk.today,
            about=made.about,
            language=Language(language()),
        )
        return made_pages(self._around, sheet)

    def _where(self, dialog: QWidget, form: ShareForm) -> Path | None:
        suggested = Path(platformdirs.user_documents_dir()) / f"{self._name()}.{form.value}"
        return self._around.files.save_file(
            dialog, tr("Vie luettelo tiedostoon"), suggested, KINDS[form]
        )

    def _keep(self, target: Path, content: bytes) -> None:
        try:
            target.write_bytes(content)
        except OSError as error:
            self._desk.messages.error(trouble_words(error))
            return
        self._desk.messages.info(tr("{name} on tallennettu.", name=target.name))

    def _name(self) -> str:
        """Return the file's name: the list's and the day, never a person's."""
        words = "".join(c if c.isalnum() else " " for c in folded(self._source.title)).split()
        return f"{'-'.join(words)}-{self._desk.today.isoformat()}"
