"""Printing a finished or draft document of a case: made by the services, shown before printing."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.services.export import document_print


def preview_document(
    around: Surroundings, parent: QWidget, *, case_id: UUID, document_id: UUID
) -> None:
    """Show the print of a document; the reading is logged with its purpose."""
    facts = around.desk.operations.ask(document_print, case_id=case_id, document_id=document_id)
    if facts is None:
        return
    from reports.document_print import document_print as made

    name = f"{facts.case_number}-{document_id.hex[:6]}"
    PrintPreview(around, made(facts), name, parent).exec()
