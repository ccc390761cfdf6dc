"""One document in the case window: its form while it is a draft, its text once it is finished."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.draft_keeper import DraftKeeper
from desktop.forms.form import DocumentForm
from desktop.forms.reading import ReadingView
from desktop.forms.refusals import problems_of
from desktop.widgets.banner import Banner
from desktop.widgets.plain import LineLabel
from desktop.windows.case_sections import SectionMenu
from desktop.windows.conflict_dialog import name_of, when_words
from desktop.windows.conflict_settling import (
    finished_by,
    say_refusal,
    settle_document,
    settle_draft,
)
from models.rules.changes import Changes
from models.rules.commands import SaveDocument
from models.rules.dates import show_date, show_time
from models.rules.documents.registry import document_type
from models.rules.drafts import TypedDraftRow
from models.rules.errors import PolkuError, StaleData
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rows import DocumentRow, DocumentSheet
from models.services.conflicts import NewerDocument, newer_document
from models.services.documents import finish_document, open_document, save_draft


class DocumentPane(QWidget):
    """A document being written or read.

    Signals:
        saved(): the draft was saved.
        finished(): the document was made final.
    """

    saved = Signal()
    finished = Signal()

    def __init__(
        self,
        sheet: DocumentSheet,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        only_read: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._only_read = desk, only_read
        self.sheet = sheet
        self.form: DocumentForm | None = None
        self.reading: ReadingView | None = None
        self.keeper: DraftKeeper | None = None
        self.is_changed = False
        self._strip = QWidget(self)
        self.about = LineLabel(about_words(sheet.row), "dim", self._strip)
        self.state = LineLabel("", "dim", self._strip)
        self.sections = SectionMenu(self._strip)
        self.restore = Banner("notice", self)
        self.others = Banner("notice", self)
        self._settled: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._lay_out()
        if self.is_draft:
            self._make_form()
        else:
            self._make_reading()

    @property
    def document_id(self) -> UUID:
        """The document shown."""
        return self.sheet.row.id

    @property
    def kind(self) -> DocumentKind:
        """The kind of the document."""
        return self.sheet.row.kind

    @property
    def is_draft(self) -> bool:
        """Whether it can still be written."""
        return self.sheet.row.status is DocumentStatus.DRAFT and not self._only_read

    def save(self) -> bool:
        """Save the draft; answer whether it is stored as it stands."""
        assert self.form is not None
        troubles = self.form.troubles()
        if troubles:
            self.form.show_problems(troubles)
            return False
        outcome = self._saved(self._settled)
        if outcome is None:
            return False
        if isinstance(outcome, PolkuError):
            self._refuse(outcome)
            return False
        self._take_stored()
        self._desk.operations.tell(outcome)
        self.saved.emit()
        return True

    def finish(self) -> bool:
        """Save and make final; what is missing shows beside its field."""
        assert self.form is not None
        if not self.save():
            return False
        outcome = self._desk.operations.attempt(
            finish_document,
            case_id=self.sheet.case_id,
            document_id=self.document_id,
            row_version=self.sheet.row_version,
        )
        if isinstance(outcome, PolkuError):
            self._refuse(outcome)
            return False
        self._become_finished(outcome)
        return True

    def take_draft(self, draft: TypedDraftRow) -> None:
        """Bring typed text back into the form."""
        assert self.form is not None
        values = settle_draft(self._desk, self.sheet, draft, self)
        if values is None:
            return
        self.form.set_values(values, self.sheet.sources)
        self.restore.clear()
        self._on_changed()

    def offer_draft(self, draft: TypedDraftRow) -> None:
        """Offer typed text that is newer than what is saved."""
        at = draft.at.astimezone(HELSINKI)
        when = tr("{day} klo {time}", day=show_date(at.date()), time=show_time(at.time()))
        self.restore.clear()
        self.restore.say(tr("Tästä asiakirjasta on tallentamatonta tekstiä {when}.", when=when))
        self.restore.offer(tr("Palauta kesken jäänyt teksti"), lambda: self.take_draft(draft))
        self.restore.offer(tr("Hylkää"), lambda: self._drop(draft))

    def note(self, row: DocumentRow) -> None:
        """Look at what another saved meanwhile; where something is typed, only tell of it."""
        mine = self.sheet.row
        if not self.is_draft or (row.saved_at, row.status) == (mine.saved_at, mine.status):
            return
        newer = self._desk.operations.attempt(
            newer_document, case_id=self.sheet.case_id, document_id=self.document_id
        )
        if isinstance(newer, PolkuError) or newer.sheet.row_version == self.sheet.row_version:
            return
        is_draft = newer.sheet.row.status is DocumentStatus.DRAFT
        if self.is_changed:
            self._tell_of(newer, is_draft=is_draft)
        elif is_draft:
            self._take_newer(newer)
        else:
            self._show_finished(newer.sheet)

    def look(self) -> None:
        """Show what another changed beside what is typed, and take what is chosen into the form."""
        assert self.form is not None
        if self.keeper is not None:
            self.keeper.keep_now()
        form = self.form
        met = settle_document(
            self._desk,
            self.sheet,
            form.values(),
            form.sources,
            self,
            saves=False,
        )
        if met is None:
            return
        self.sheet, self._settled = met.sheet, (*self._settled, *met.keys)
        self.others.clear()
        form.set_values(met.values, met.sources)
        self._on_changed()

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        if self.keeper is not None:
            self.keeper.flush()

    def focus_field(self, place: str | None) -> None:
        """Put the cursor into a field, or where reading begins."""
        if self.form is not None:
            self.form.focus_field(place or self.form.document_type.fields[0].key)
        elif self.reading is not None:
            self.reading.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(24, 8, 24, 0)
        row.addWidget(self.about)
        row.addWidget(self.sections)
        row.addStretch(1)
        row.addWidget(self.state)
        self.setObjectName("form")
        self._strip.setObjectName("form")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        notice = QVBoxLayout()
        notice.setContentsMargins(24, 0, 24, 0)
        notice.addWidget(self.restore)
        notice.addWidget(self.others)
        self._column.addLayout(notice)

    def _make_form(self) -> None:
        form = self.form = DocumentForm(document_type(self.kind), self._desk, self)
        form.set_values(self.sheet.values, self.sheet.sources)
        keeper = self.keeper = DraftKeeper(self._desk, self.document_id, form.typed, self)
        keeper.kind, keeper.case_id = self.kind, self.sheet.case_id
        keeper.document_id, keeper.base_version = self.document_id, self.sheet.row_version
        keeper.kept.connect(self.state.setText)
        form.changed.connect(self._on_changed)
        self.sections.follow(form)
        self._column.addWidget(form, 1)

    def _make_reading(self) -> None:
        sheet = self.sheet
        self.reading = ReadingView(
            document_type(self.kind), sheet.values, finished_words(sheet.row)
        )
        self._strip.hide()
        self._column.addWidget(self.reading, 1)

    def _on_changed(self) -> None:
        self.is_changed = True
        if self.keeper is not None:
            self.keeper.touch()

    def _saved(self, settled: tuple[str, ...]) -> Changes | PolkuError | None:
        """Save; where another's save is met, ask and save once more. None for a no."""
        assert self.form is not None
        outcome = self._desk.operations.attempt(save_draft, command=self._command(settled))
        if not isinstance(outcome, StaleData):
            return outcome
        if self.keeper is not None:
            self.keeper.keep_now()
        form = self.form
        met = settle_document(self._desk, self.sheet, form.values(), form.sources, self)
        if met is None:
            return None
        self.sheet = met.sheet
        form.set_values(met.values, met.sources)
        return self._saved(met.keys)

    def _command(self, settled: tuple[str, ...] = ()) -> SaveDocument:
        assert self.form is not None
        return SaveDocument(
            settled=settled,
            case_id=self.sheet.case_id,
            document_id=self.document_id,
            kind=self.kind,
            values=self.form.values(),
            row_version=self.sheet.row_version,
            sources=self.form.sources,
        )

    def _take_stored(self) -> None:
        stored = self._desk.operations.ask(
            open_document, case_id=self.sheet.case_id, document_id=self.document_id
        )
        if stored is None or self.keeper is None:
            return
        self.sheet = stored
        self.keeper.base_version = stored.row_version
        self.keeper.drop()
        self.is_changed, self._settled = False, ()
        self.others.clear()
        self.about.setText(about_words(stored.row))
        at = stored.row.saved_at.astimezone(HELSINKI)
        self.state.setText(tr("Tallennettu klo {time}", time=show_time(at.time())))

    def _become_finished(self, changes: Changes) -> None:
        stored = self._desk.operations.ask(
            open_document, case_id=self.sheet.case_id, document_id=self.document_id
        )
        if stored is not None:
            self._show_finished(stored)
            self.focus_field(None)
        self._desk.operations.tell(changes)
        self.finished.emit()

    def _show_finished(self, stored: DocumentSheet) -> None:
        if self.form is None:
            return
        self.sheet = stored
        self.others.clear()
        self.form.hide()
        self.form.deleteLater()
        self.form = self.keeper = None
        self._make_reading()

    def _take_newer(self, newer: NewerDocument) -> None:
        assert self.form is not None
        self.sheet = newer.sheet
        self.form.take_newer(newer.sheet.values, newer.sheet.sources)
        if self.keeper is not None:
            self.keeper.base_version = newer.sheet.row_version
        if newer.saver is not None:
            name, when = name_of(newer.saver), when_words(newer.saver)
            self.state.setText(tr("{name} tallensi {when}", name=name, when=when))

    def _tell_of(self, newer: NewerDocument, *, is_draft: bool) -> None:
        self.others.clear()
        words = tr(
            "{name} muutti tätä juuri. Oma tekstisi on ennallaan.", name=name_of(newer.saver)
        )
        self.others.say(words if is_draft else finished_by(newer.saver))
        if is_draft:
            self.others.offer(tr("Katso muutos"), self.look)
        announce(self.others, self.others.text)

    def _drop(self, draft: TypedDraftRow) -> None:
        self._desk.drafts.drop(draft.key)
        self.restore.clear()

    def _refuse(self, error: PolkuError) -> None:
        assert self.form is not None
        problems = problems_of(error, self.form.document_type)
        if problems:
            self.form.show_problems(problems)
        else:
            self.keep_typed()
            say_refusal(self._desk, error)


def about_words(row: DocumentRow) -> str:
    """Return what a draft is: a first one, or a new version and why."""
    if row.version == 1:
        return tr("Luonnos")
    return tr("Luonnos, versio {version}: {reason}", version=row.version, reason=row.reason)


def finished_words(row: DocumentRow) -> str:
    """Return who finished a document and when, its version and whether it is in force."""
    if row.finished_at is None:  # one that waits for its second signature
        return about_words(row)
    at = row.finished_at.astimezone(HELSINKI)
    words = tr(
        "Valmis {day} klo {time} · {name}",
        day=show_date(at.date()),
        time=show_time(at.time()),
        name=row.author_name,
    )
    if row.version > 1:
        words = tr(
            "{words} · versio {version}: {reason}",
            words=words,
            version=row.version,
            reason=row.reason,
        )
    return tr("{words} · korvattu uudella versiolla", words=words) if row.superseded else words
