"""What is asked of attachments (liitteet): their names and origin before and after adding."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr, tr_n
from desktop.forms.editors import Maker
from desktop.forms.small_form import SmallForm, choices_of
from desktop.windows.attachment_words import cleaned_words, file_words, refused_words
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.case_documents import document_name
from desktop.windows.notice import Notice
from desktop.windows.page_parts import roomy
from models.rules.attachments import (
    KIND_WORDS,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    AttachmentKind,
    AttachmentRow,
    CheckedFile,
    FileKind,
    NewAttachment,
)
from models.rules.dates import show_date
from models.rules.documents.declare import choice, day, line, section
from models.rules.documents.schema import Field, Section, Value, Values
from models.rules.errors import PolkuError
from models.rules.rows import CaseSheet
from models.rules.words import Words
from models.services.attachments import add_attachments, describe_attachment

_ORIGIN = (
    choice("kind", Words("Laji", "Slag", "Kind"), "", mandatory=True, width=7),
    day("received_on", Words("Saapunut", "Ankom", "Received"), mandatory=True, width=5),
    line("received_from", Words("Keneltä", "Från vem", "From whom"), limit=LONGEST_SOURCE),
    choice("document", Words("Liittyy asiakirjaan", "Hör till handlingen", "Belongs to"), "",
           width=12),
)  # fmt: skip
_TITLE = Words("Liitteen nimi", "Bilagans namn", "Name of the attachment")


class AddDialog(CaseDialog):
    """Asks the names of new attachments, and of all of them what they are and from whom.

    `names` are of the files in the order of `files`; `taken` tells the ids that were added.
    """

    def __init__(
        self,
        sheet: CaseSheet,
        files: Sequence[CheckedFile],
        refused: Sequence[tuple[str, PolkuError]],
        *,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        super().__init__(
            tr_n("Lisää liite", "Lisää {count} liitettä", len(files)),
            _lead(sheet.row.number, len(files)),
            tr_n("Lisää liite", "Lisää {count} liitettä", len(files)),
            desk=desk,
            parent=parent,
        )
        self._sheet, self._files = sheet, tuple(files)
        self._ids = tuple(uuid4() for _ in files)
        self.setMinimumWidth(roomy(self, 520))
        self.refused, self.cleaned = Notice(), Notice()
        if refused:
            head = tr_n("Tätä ei voi lisätä:", "Näitä ei voi lisätä:", len(refused))
            self.refused.say("soon", f"{head}\n{refused_words(refused)}")
        if told := _all_cleaned(files):
            self.cleaned.say("good", told)
        self.form = SmallForm((_fields(files),), desk, _makers(sheet))
        self.form.set_values({
            **{f"title_{at}": _title(file) for at, file in enumerate(files)},
            "kind": _likely(files).value,
            "received_on": desk.today.isoformat(),
        })  # fmt: skip
        self._put_notices()
        self.put_form(self.form)

    @property
    def added(self) -> tuple[UUID, ...]:
        """The ids of what was added once the dialog was accepted."""
        return self._ids

    def _put_notices(self) -> None:
        """Let what was found of the files scroll with their names."""
        column = self.form.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.cleaned)
        column.insertWidget(0, self.refused)

    def act(self) -> None:
        """Add them, all or none."""
        if self.form.lacks():
            return
        values = self.form.values()
        new = tuple(
            NewAttachment(
                id=made,
                file=file,
                title=str(values.get(f"title_{at}", "")),
                kind=AttachmentKind(str(values["kind"])),
                received_on=date.fromisoformat(str(values["received_on"])),
                received_from=str(values.get("received_from") or ""),
                document_id=_chosen(values),
            )
            for at, (made, file) in enumerate(zip(self._ids, self._files, strict=True))
        )
        outcome = self.desk.operations.attempt(
            add_attachments, case_id=self._sheet.row.id, files=new
        )
        self.done_or_say(outcome, self.form, ("received_on", "received_from"))


class DescribeDialog(CaseDialog):
    """Changes what is told of an attachment."""

    def __init__(
        self, sheet: CaseSheet, row: AttachmentRow, *, desk: Desk, parent: QWidget
    ) -> None:
        super().__init__(
            tr("Liitteen tiedot"),
            tr("Itse tiedosto ei muutu."),
            tr("Tallenna"),
            desk=desk,
            parent=parent,
        )
        self._row = row
        fields = section("attachment", Words(""), _title_field("title", _TITLE), *_ORIGIN)
        self.form = SmallForm((fields,), desk, _makers(sheet))
        self.form.set_values({
            "title": row.title,
            "kind": row.kind.value,
            "received_on": row.received_on.isoformat(),
            "received_from": row.received_from or None,
            "document": str(row.document_id) if row.document_id is not None else None,
        })  # fmt: skip
        self.put_form(self.form)

    def act(self) -> None:
        """Keep what was changed."""
        if self.form.lacks():
            return
        values = self.form.values()
        outcome = self.desk.operations.attempt(
            describe_attachment,
            case_id=self._row.case_id,
            attachment_id=self._row.id,
            version=self._row.version,
            title=str(values["title"]),
            kind=AttachmentKind(str(values["kind"])),
            received_on=date.fromisoformat(str(values["received_on"])),
            received_from=str(values.get("received_from") or ""),
            document_id=_chosen(values),
        )
        self.done_or_say(outcome, self.form, ("title", "received_on", "received_from"))


def _fields(files: Sequence[CheckedFile]) -> Section:
    many = len(files) > 1
    fields = [
        _title_field(
            f"title_{at}",
            Words(
                tr("{number}. liite: {file}", number=at + 1, file=_file(file))
                if many
                else tr("Liitteen nimi ({file})", file=_file(file))
            ),
        )
        for at, file in enumerate(files)
    ]
    return section("attachments", Words(""), *fields, *_ORIGIN)


def _title_field(key: str, words: Words) -> Field:
    return line(key, words, mandatory=True, limit=LONGEST_TITLE, width=12)


def _file(file: CheckedFile) -> str:
    return file_words(file.kind, file.pages, len(file.content))


def _title(file: CheckedFile) -> Value:
    return file.title or tr("Liite")


def _likely(files: Sequence[CheckedFile]) -> AttachmentKind:
    photos = {FileKind.JPEG}
    only_photos = all(file.kind in photos for file in files)
    return AttachmentKind.PHOTO if only_photos else AttachmentKind.OTHER


def _all_cleaned(files: Sequence[CheckedFile]) -> str:
    return "\n".join(
        tr("{name}: {why}", name=file.title or tr("Liite"), why=cleaned_words(file.cleaned))
        if len(files) > 1
        else cleaned_words(file.cleaned)
        for file in files
        if file.cleaned
    )


def _makers(sheet: CaseSheet) -> dict[str, Maker]:
    documents = [
        (
            str(row.id),
            Words(tr("{name}, {day}", name=document_name(row), day=show_date(row.saved_at.date()))),
        )
        for row in sheet.documents
        if not row.superseded
    ]
    kinds = [(kind.value, words) for kind, words in KIND_WORDS.items()]
    return {"kind": choices_of(kinds), "document": choices_of(documents)}


def _chosen(values: Values) -> UUID | None:
    chosen = values.get("document")
    return UUID(str(chosen)) if chosen else None


def _lead(number: str, count: int) -> str:
    return tr_n(
        "Liite lisätään asiaan {number}. Tarkista tiedot.",
        "Liitteet lisätään asiaan {number}. Tarkista nimet. Muut tiedot tulevat kaikille samat, ja "
        "niitä voi muuttaa myöhemmin.",
        count,
        number=number,
    )
