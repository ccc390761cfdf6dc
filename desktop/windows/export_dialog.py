"""Exporting finished documents of a case to a folder or one zip, and checking an export."""

from pathlib import Path
from uuid import UUID

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.base.export_files import already_there, check_export, trouble_words, write_export
from desktop.base.sentences import sentence
from desktop.base.words import language, tr, tr_n
from desktop.widgets.plain import PlainLabel
from desktop.widgets.segments import Segments
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.surroundings import Surroundings
from models.rules.attachments import AttachmentRow
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.errors import PolkuError
from models.rules.manifest import finding_words, sound_words
from models.rules.rows import CaseSheet
from models.services.exporting import Export, export_case, exported_on

FOLDER, ZIP = "folder", "zip"
_ZIPS = "Zip (*.zip)"
_ATTACHED = Qt.ItemDataRole.UserRole + 1


class ExportDialog(FormDialog):
    """Which finished documents leave, and as what; nothing is written over without asking."""

    def __init__(self, around: Surroundings, sheet: CaseSheet, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Vie asiakirjat tiedostoihin"),
            tr(
                "Valmiit asiakirjat kansallisessa rakenteessa (JSON) ja PDF:nä, liitteet "
                "sekä luettelo tiivisteineen. Tiedostojen nimissä ei ole henkilötietoja, mutta "
                "sisältö on salassa pidettävää. Vienti kirjataan käyttölokiin."
            ),
            tr("Vie…"),
        )
        self._around, self._sheet = around, sheet
        self.documents = QListWidget()
        self.documents.setWordWrap(True)
        self.documents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.documents.setAccessibleName(tr("Vietävät asiakirjat"))
        for row in sheet.documents:
            if row.finished_at is None:
                continue
            day = show_date(row.finished_at.date())
            words = f"{enum_name(row.kind, language())} {day}"
            if row.superseded:
                words = tr("{document} (korvattu)", document=words)
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.documents.addItem(item)
        for attachment in sheet.attachments:
            if not attachment.is_removed:
                self._add_attachment(attachment)
        self.form = Segments(
            ((FOLDER, tr("Kansioon")), (ZIP, tr("Yhteen zip-tiedostoon"))), tr("Muoto")
        )
        self.form.choose(FOLDER)
        self.box.addWidget(self.documents)
        self.box.addWidget(self.form)
        self.box.addWidget(PlainLabel(tr("Välilyönti valitsee tai jättää pois."), "dim"))

    def _add_attachment(self, row: AttachmentRow) -> None:
        item = QListWidgetItem(tr("Liite: {title}", title=row.title))
        item.setData(_ATTACHED, row.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.documents.addItem(item)

    def _chosen(self, role: int) -> list[UUID]:
        items = map(self.documents.item, range(self.documents.count()))
        found = (i.data(role) for i in items if i.checkState() is Qt.CheckState.Checked)
        return [each for each in found if each is not None]

    def do(self) -> None:
        """Ask where, make the export, log it and write the files."""
        chosen, attached = self._chosen(Qt.ItemDataRole.UserRole), self._chosen(_ATTACHED)
        if not chosen and not attached:
            self.refuse(tr("Valitse ainakin yksi asiakirja."))
            return
        target = self._target()
        if target is None:
            return
        from reports.appeal_words import appeal_words
        from reports.document_print import document_print

        made = self._around.desk.operations.attempt(
            export_case,
            case_id=self._sheet.row.id,
            printer=document_print,
            document_ids=chosen,
            attachment_ids=attached,
            appeal_words=appeal_words,
        )
        if isinstance(made, PolkuError):
            self.refuse(sentence(made))
        elif self._may_write(target, made):
            self._write(target, made)

    def _target(self) -> Path | None:
        number = self._sheet.row.number
        home = Path(platformdirs.user_documents_dir())
        files = self._around.files
        if self.form.current == ZIP:
            found = files.save_file(self, tr("Vie zip-tiedostoon"), home / f"{number}.zip", _ZIPS)
            return found.with_suffix(".zip") if found is not None else None
        folder = files.open_folder(self, tr("Vie kansioon"))
        return folder / number if folder is not None else None

    def _may_write(self, target: Path, made: Export) -> bool:
        there = already_there(target, [name for name, _ in made.files])
        if not there:
            return True
        question = tr_n(
            "Paikassa on jo {count} saman niminen tiedosto. Kirjoitetaanko sen päälle?",
            "Paikassa on jo {count} saman nimistä tiedostoa. Kirjoitetaanko niiden päälle?",
            len(there),
        )
        confirm = self._around.desk.messages.confirm
        return confirm(tr("Vie asiakirjat tiedostoihin"), question, tr("Kirjoita päälle"))

    def _write(self, target: Path, made: Export) -> None:
        try:
            write_export(target, made.files, over=True)
        except OSError as error:
            self.refuse(trouble_words(error))
            return
        self._around.desk.messages.info(
            tr_n(
                "{count} tiedosto on viety: {place}.",
                "{count} tiedostoa on viety: {place}.",
                len(made.files),
                place=target.name,
            )
        )
        self.accept()


def verify_export(around: Surroundings, parent: QWidget) -> None:
    """Ask for the manifest or the zip of an export and tell what has changed in it."""
    kinds = "Zip, manifest.json (*.zip manifest.json)"
    path = around.files.open_file(parent, tr("Tarkista viedyt tiedostot"), kinds)
    if path is None:
        return
    desk = around.desk
    try:
        found = check_export(path if path.suffix.casefold() == ".zip" else path.parent)
    except OSError as error:
        desk.messages.error(trouble_words(error))
        return
    except PolkuError as error:
        desk.messages.refuse(error)
        return
    manifest, hashed, findings = found
    day = desk.operations.ask(exported_on, manifest_hash=hashed)
    known = (
        tr("Luettelo on tästä tietokannasta, viety {day}.", day=show_date(day))
        if day is not None
        else tr("Käyttöloki ei tunne luetteloa: se on muualta tai sitä on muutettu.")
    )
    lines = [finding_words(each, language()) for each in findings]
    lines = [*(lines or [sound_words(manifest, language())]), known]
    if findings or day is None:
        desk.messages.error("\n".join(lines))
    else:
        desk.messages.info(" ".join(lines))
