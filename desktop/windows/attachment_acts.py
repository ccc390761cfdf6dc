"""What is done with the attachments (liitteet) of the case that is open."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.base.messages import Offer
from desktop.base.taken_files import Offered, Progress, Taken, offered_paths, take
from desktop.base.words import tr, tr_n
from desktop.windows.attachment_dialogs import AddDialog, DescribeDialog
from desktop.windows.attachment_out import OutDialog
from desktop.windows.attachment_view import AttachmentView
from desktop.windows.attachment_words import refused_words
from desktop.windows.attachments_drop import pasted
from desktop.windows.case_page import CasePage
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.email_dialog import send_by_email, written
from desktop.windows.long_run import LongRun
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.attachments import SUFFIXES, UNDO_REASON, AttachmentContent, AttachmentRow, OutWay
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.organisation import RuleSettings
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet
from models.services.attachments import (
    attachment_out,
    read_attachment,
    remove_attachments,
    restore_attachment,
)
from models.services.setup import rule_settings

UNDO_SECONDS = 300


class FilesRun(LongRun):
    """Shows how many of the files have been checked."""

    def count_words(self, done: int, total: int) -> str:
        """Return how far the checking has come."""
        return tr("{done} / {total} tiedostoa", done=done, total=total)


class PagesRun(LongRun):
    """Shows how many pages have been made ready to print."""

    def count_words(self, done: int, total: int) -> str:
        """Return how far the pages have come."""
        return tr("{done} / {total} sivua", done=done, total=total)


class AttachmentActs(QObject):
    """Adds, shows, prints, gives out, describes and removes."""

    def __init__(self, around: Surroundings, page: CasePage) -> None:
        super().__init__(page)
        self._around, self._page, self._desk = around, page, around.desk
        self.dialog: QDialog | None = None
        pane = page.attachments
        pane.add_asked.connect(self.choose)
        pane.view_asked.connect(self.show_one)
        pane.edit_asked.connect(self.describe)
        pane.remove_asked.connect(self.remove)
        pane.restore_asked.connect(self.restore)
        pane.print_asked.connect(lambda row: self._ask_out(row, OutWay.PRINT))
        pane.save_asked.connect(lambda row: self._ask_out(row, OutWay.SAVE))
        pane.email_asked.connect(lambda row: self._ask_out(row, OutWay.EMAIL))
        page.drop.dropped.connect(self.offer)
        page.paste_asked.connect(self.paste)

    def choose(self) -> None:
        """Ask for files and add them."""
        if not self._may_add():
            return
        kinds = tr("Liitteet (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.txt);;Kaikki tiedostot (*)")
        chosen = self._around.files.open_files(self._window, tr("Lisää liite…"), kinds)
        if chosen:
            self.offer(offered_paths(chosen))

    def paste(self) -> None:
        """Add what is on the clipboard."""
        found = pasted() if self._may_add() else None
        if found is None:
            return
        if found:
            self.offer(found)
        else:
            self._desk.messages.info(tr("Leikepöydällä ei ole kuvaa eikä tiedostoa."))

    def offer(self, offered: Sequence[Offered]) -> None:
        """Check files beside the window, then ask their names and add them."""
        sheet = self._page.sheet
        if sheet is None or not offered or not self._may_add():
            return
        settings = self._desk.operations.ask(rule_settings) or RuleSettings()
        title = tr_n("Tarkistetaan tiedostoa", "Tarkistetaan {count} tiedostoa", len(offered))
        run = FilesRun(title, self._window)
        run.hold(self._window.window())
        service = partial(_checked, tuple(offered), settings.attachment_mb)

        def done(taken: Taken) -> None:
            run.end()
            self._add(sheet, taken)

        def failed(error: PolkuError) -> None:
            run.end()
            self._tell_stopped(error)

        self._desk.operations.run_slowly(partial(run.watch, service), done, failed)

    def show_one(self, row: AttachmentRow) -> None:
        """Look at an attachment."""
        found = self._desk.operations.ask(
            read_attachment, case_id=row.case_id, attachment_id=row.id
        )
        if found is not None:
            view = AttachmentView(self._around, found, self._window)
            view.print.setVisible(may(self._desk.actor, Right.PRINT) and not row.is_removed)
            view.print.clicked.connect(lambda: self._ask_out(row, OutWay.PRINT))
            run_dialog(view)

    def describe(self, row: AttachmentRow) -> None:
        """Change what is told of an attachment."""
        self._open(DescribeDialog(self._sheet, row, desk=self._desk, parent=self._window))

    def remove(self, row: AttachmentRow) -> None:
        """Ask why, and mark an attachment as removed."""
        words = (
            tr("Poista liite"),
            tr(
                "Liite poistuu luettelosta, mutta säilyy tietokannassa lain säilytysajan. Kirjaa "
                "syy, esimerkiksi väärä asia."
            ),
            tr("Poista liite"),
        )
        run = partial(self._removed, row)
        dialog = ReasonDialog(words, run, desk=self._desk, parent=self._window)
        dialog.accepted.connect(partial(self._offer_back, row))
        self._open(dialog)

    def restore(self, row: AttachmentRow) -> None:
        """Bring a removed attachment back."""
        self._desk.operations.run(restore_attachment, case_id=row.case_id, attachment_id=row.id)

    def _may_add(self) -> bool:
        """Answer whether files may be added; say why not."""
        sheet = self._page.sheet
        is_open = sheet is not None and sheet.row.closed_on is None
        if is_open and may(self._desk.actor, Right.WRITE_DOCUMENT):
            return True
        self._desk.messages.info(self._page.attachments.lead.text())
        return False

    @property
    def _window(self) -> QWidget:
        return self._page

    @property
    def _sheet(self) -> CaseSheet:
        assert self._page.sheet is not None
        return self._page.sheet

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, sheet: CaseSheet, taken: Taken) -> None:
        if self._page.sheet is None or self._page.sheet.row.id != sheet.row.id:
            return
        if not taken.files:
            self._desk.messages.error(refused_words(taken.refused))
            return
        desk = self._desk
        dialog = AddDialog(sheet, taken.files, taken.refused, desk=desk, parent=self._window)
        dialog.accepted.connect(partial(self._offer_undo, sheet.row.id, dialog.added))
        dialog.accepted.connect(self._page.show_attachments)
        self._open(dialog)

    def _tell_stopped(self, error: PolkuError) -> None:
        if error.code == "attachment.stopped":
            self._desk.messages.info(tr("Lisääminen keskeytettiin. Mitään ei tallennettu."))
        else:
            self._desk.messages.refuse(error)

    def _offer_undo(self, case_id: UUID, added: tuple[UUID, ...]) -> None:
        text = tr_n("Liite lisättiin.", "{count} liitettä lisättiin.", len(added))
        undo = partial(
            self._desk.operations.run,
            remove_attachments,
            case_id=case_id,
            attachment_ids=added,
            reason=UNDO_REASON,
        )
        self._desk.messages.offer(Offer(text, lambda: _do(undo), UNDO_SECONDS))

    def _offer_back(self, row: AttachmentRow) -> None:
        self._desk.messages.offer(
            Offer(tr("Liite poistettiin."), partial(self.restore, row), UNDO_SECONDS)
        )

    def _removed(self, row: AttachmentRow, reason: str) -> Changes | PolkuError:
        return self._desk.operations.attempt(
            remove_attachments, case_id=row.case_id, attachment_ids=(row.id,), reason=reason
        )

    def _ask_out(self, row: AttachmentRow, way: OutWay) -> None:
        found: list[AttachmentContent] = []
        readers: list[UUID | None] = []

        def give(reader_id: UUID | None) -> PolkuError | None:
            outcome = self._desk.operations.attempt(
                attachment_out,
                case_id=row.case_id,
                attachment_id=row.id,
                way=way,
                reader_id=reader_id,
            )
            if isinstance(outcome, PolkuError):
                return outcome
            found.append(outcome)
            readers.append(reader_id)
            return None

        if run_dialog(OutDialog(self._sheet, row, way, give, self._window)) and found:
            self._given(found[0], way)

    def _given(self, found: AttachmentContent, way: OutWay) -> None:
        kind, name = found.row.file_kind, f"{found.case_number}-{tr('liite')}"
        if way is OutWay.PRINT:
            self._preview(found, name)
        elif way is OutWay.SAVE:
            self._save(found, name + SUFFIXES[kind])
        else:
            content = found.content
            case_id = found.row.case_id
            file = name + SUFFIXES[kind]
            send_by_email(self._around, self._window, file, lambda: content, case_id)

    def _preview(self, found: AttachmentContent, name: str) -> None:
        """Make the pages beside the window, then show them for printing."""
        from reports.attached_pages import as_pdf

        run = PagesRun(tr("Valmistellaan sivuja"), self._window)
        run.hold(self._window.window())

        def done(pdf: bytes) -> None:
            run.end()
            run_dialog(PrintPreview(self._around, pdf, name, self._window, found.row.case_id))

        def failed(error: PolkuError) -> None:
            run.end()
            if error.code != "attachment.stopped":
                self._desk.messages.refuse(error)

        make = partial(as_pdf, found.content, found.row.file_kind)
        self._around.drawing.run(partial(run.watch, make), done, failed)

    def _save(self, found: AttachmentContent, name: str) -> None:
        suggested = Path(platformdirs.user_documents_dir()) / name
        kinds = tr("Tiedostot (*{suffix})", suffix=suggested.suffix)
        title = tr("Tallenna liitteen kopio")
        target = self._around.files.save_file(self._window, title, suggested, kinds)
        if target is not None and written(self._around, target, found.content):
            self._desk.messages.info(tr("{name} on tallennettu.", name=target.name))


def _checked(
    offered: tuple[Offered, ...],
    most_mb: int,
    *whom: object,
    progress: Progress,
) -> Taken:
    """Check files; nothing is read from the database or stored."""
    del whom
    return take(offered, most_mb, progress)


def _do(undo: "partial[bool]") -> None:
    undo()
