"""Printing a finished or draft document of a case: made by the services, shown before printing."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.windows import prints_menu
from desktop.windows.case_path import CasePath
from desktop.windows.case_print_preview import CasePrints, made_pages
from desktop.windows.day_log_dialog import DayLogDialog
from desktop.windows.export_dialog import ExportDialog, verify_export
from desktop.windows.log_extract_dialog import LogExtractDialog
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.printed import PrintKind
from models.rules.rows import CaseSheet
from models.services.export import document_print


def preview_document(
    around: Surroundings, parent: QWidget, *, case_id: UUID, document_id: UUID
) -> None:
    """Show the print of a document; the reading is logged with its purpose."""
    facts = around.desk.operations.ask(document_print, case_id=case_id, document_id=document_id)
    if facts is None:
        return
    pdf = made_pages(around, facts)
    if pdf is not None:
        name = f"{facts.case_number}-{document_id.hex[:6]}"
        run_dialog(PrintPreview(around, pdf, name, parent, case_id))


def do_print(
    key: str, around: Surroundings, sheet: CaseSheet, path: CasePath, parent: QWidget
) -> None:
    """Do what was chosen in the menu of prints."""
    match key:
        case prints_menu.EXPORT:
            run_dialog(ExportDialog(around, sheet, parent))
        case prints_menu.VERIFY:
            verify_export(around, parent)
        case PrintKind.LOG_EXTRACT:
            run_dialog(LogExtractDialog(around, sheet, parent))
        case PrintKind.DAY_LOG:
            run_dialog(DayLogDialog(around, parent))
        case _:
            CasePrints(around, sheet.row.id, path, parent).preview(PrintKind(key))
