"""The documents of a case by phase, and the forms that may be begun."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.base.clock import HELSINKI
from desktop.base.sentence_tables import N_
from desktop.base.words import language, say, tr
from desktop.widgets.item_button import ItemButton
from desktop.widgets.plain import PlainLabel
from desktop.windows.case_bars import SidePanel, clear_box
from models.rules.dates import show_date
from models.rules.documents.registry import DOCUMENT_TYPES
from models.rules.enum_words import enum_name
from models.rules.kinds import INTAKE_KINDS, DocumentKind, DocumentStatus
from models.rules.rows import DocumentRow

PHASE_NAMES = (
    N_("1 Asian vireilletulo"),
    N_("2 Palvelutarpeen arviointi"),
    N_("3 Asiakkuuden suunnittelu"),
    N_("4 Palvelun järjestäminen"),
    N_("5 Palvelun toteutus"),
)
_NOT_BEGUN_HERE = {*INTAKE_KINDS, DocumentKind.PENDING_ENTRY}


class DocumentList(SidePanel):
    """What is written and what can be, the forms of the present step marked with a plus.

    Signals:
        overview_asked(): the user wants the summary of the case.
        chosen(object): the id of the document to show.
        new_asked(str): the kind of the document to begin.
        attachments_asked(): the user wants the attachments of the case.
    """

    attachments_asked = Signal()

    overview_asked = Signal()
    chosen = Signal(object)
    new_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Asiakirjat"), parent)
        self.column.setSpacing(1)
        self.column.setContentsMargins(8, 12, 8, 12)
        self._items: dict[UUID, ItemButton] = {}
        self._new: dict[DocumentKind, ItemButton] = {}
        self._overview: ItemButton | None = None
        self.attachments: ItemButton | None = None
        self._current: UUID | None = None

    def show_case(
        self,
        documents: Sequence[DocumentRow],
        forms: Sequence[DocumentKind],
        *,
        is_open: bool,
        attached: int = 0,
    ) -> None:
        """Show the documents of a case; `forms` are those of the present step."""
        self._clear()
        self._overview = self._add(ItemButton(tr("Yhteenveto")))
        self._overview.clicked.connect(self.overview_asked)
        note = str(attached) if attached else ""
        self.attachments = self._add(ItemButton(tr("Liitteet"), note, quiet=not attached))
        self.attachments.clicked.connect(self.attachments_asked)
        for phase, name in enumerate(PHASE_NAMES, start=1):
            self._add_head(tr(name))
            for row in _of_phase(documents, phase):
                alike = sum(other.kind is row.kind for other in documents)
                self._add_document(row, dated=alike > 1)
            if is_open:
                for kind in _beginnable(documents, phase):
                    self._add_form(kind, now=kind in forms)
        self.close_up()
        self.mark(self._current)

    def show_forms(self, kind: DocumentKind, note: str) -> None:
        """Show the whole path around a document that is being begun."""
        self._clear()
        for phase, name in enumerate(PHASE_NAMES, start=1):
            self._add_head(tr(name))
            if phase == 1:
                item = self._add(ItemButton(enum_name(kind, language()), note))
                item.setChecked(True)
            for other in _path_of(phase):
                line = self._add(ItemButton(say(DOCUMENT_TYPES[other].words), quiet=True))
                line.setEnabled(False)
        self.close_up()

    def mark(self, document_id: UUID | None) -> None:
        """Mark the shown document, None meaning the summary."""
        self._current = document_id
        if self._overview is not None:
            self._overview.setChecked(document_id is None)
        for item_id, item in self._items.items():
            item.setChecked(item_id == document_id)
        for item in self._new.values():
            item.setChecked(False)
        if self.attachments is not None:
            self.attachments.setChecked(False)

    def mark_attachments(self) -> None:
        """Mark that the attachments are shown."""
        self.mark(None)
        if self._overview is not None and self.attachments is not None:
            self._overview.setChecked(False)
            self.attachments.setChecked(True)

    def mark_new(self, kind: DocumentKind) -> None:
        """Mark a form that is begun but not saved yet."""
        self.mark(None)
        if self._overview is not None:
            self._overview.setChecked(False)
        if kind in self._new:
            self._new[kind].setChecked(True)

    def item(self, document_id: UUID) -> ItemButton:
        """Return the line of a document."""
        return self._items[document_id]

    def new_item(self, kind: DocumentKind) -> ItemButton:
        """Return the line by which a form is begun."""
        return self._new[kind]

    def _add_head(self, words: str) -> None:
        label = PlainLabel(words, "phase", self.widget())
        label.setContentsMargins(10, 2, 10, 2)  # a padding would be taken off twice where it wraps
        self.column.addSpacing(8)
        self.column.addWidget(label)

    def _add_document(self, row: DocumentRow, *, dated: bool) -> None:
        state = state_of(row, dated=dated)
        item = self._add(ItemButton(document_name(row), state, quiet=is_past(row)))
        item.clicked.connect(lambda: self.chosen.emit(row.id))
        self._items[row.id] = item

    def _add_form(self, kind: DocumentKind, *, now: bool) -> None:
        words = say(DOCUMENT_TYPES[kind].words)
        item = self._add(ItemButton(f"+ {words}", quiet=not now))
        item.setAccessibleName(tr("Uusi: {name}", name=words))
        item.clicked.connect(lambda: self.new_asked.emit(kind.value))
        self._new[kind] = item

    def _add(self, item: ItemButton) -> ItemButton:
        self.column.addWidget(item)
        return item

    def _clear(self) -> None:
        clear_box(self.column)
        self._items.clear()
        self._new.clear()
        self._overview = self.attachments = None


def document_name(row: DocumentRow) -> str:
    """Return the name of a document in the list."""
    return say(DOCUMENT_TYPES[row.kind].words)


def is_past(row: DocumentRow) -> bool:
    """Answer whether a newer version or a new round of assessment has taken its place."""
    return row.superseded or row.of_former_round


def state_of(row: DocumentRow, *, dated: bool = False) -> str:
    """Return "luonnos", "valmis", or which version it is.

    `dated`: a finished one among several of its kind is told apart by its day.
    """
    if row.superseded:
        return tr("v{version}, korvattu", version=row.version)
    if dated and row.version == 1 and row.finished_at is not None:
        return show_date(row.finished_at.astimezone(HELSINKI).date())
    state = tr("luonnos") if row.status is DocumentStatus.DRAFT else tr("valmis")
    return state if row.version == 1 else tr("v{version} {state}", version=row.version, state=state)


def _of_phase(documents: Sequence[DocumentRow], phase: int) -> list[DocumentRow]:
    rows = [row for row in documents if DOCUMENT_TYPES[row.kind].phase == phase]
    order = list(DOCUMENT_TYPES)
    return sorted(rows, key=lambda row: (order.index(row.kind), row.saved_at))


def _beginnable(documents: Sequence[DocumentRow], phase: int) -> list[DocumentKind]:
    begun = {row.kind for row in documents if not row.of_former_round}
    return [
        kind
        for kind, document_type in DOCUMENT_TYPES.items()
        if document_type.phase == phase
        and kind not in _NOT_BEGUN_HERE
        and (document_type.many or kind not in begun)
    ]


def _path_of(phase: int) -> list[DocumentKind]:
    return [
        kind
        for kind, document_type in DOCUMENT_TYPES.items()
        if document_type.phase == phase and kind not in _NOT_BEGUN_HERE
    ]
