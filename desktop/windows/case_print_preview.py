"""The preview of a print of a case: in which language, for whom, and what to look at first."""

from uuid import UUID

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.base.words import say, speaking, tr
from desktop.widgets.banner import Banner
from desktop.widgets.chosen import index_of
from desktop.widgets.plain import LineLabel
from desktop.windows.case_events import event_words
from desktop.windows.case_moves import missing_words
from desktop.windows.case_path import CasePath
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.errors import PolkuError
from models.rules.facts import Missing
from models.rules.letters import DocumentPrint
from models.rules.printed import PRINT_NAMES, PrintedSheet, PrintKind
from models.rules.rows import EventRow
from models.rules.words import Language
from models.services.prints import FOR_READERS, HandoverWords, MadePrint, case_print_facts

_LANGUAGES = {
    Language.FINNISH: "suomi",
    Language.SWEDISH: "svenska",
    Language.ENGLISH: "English",
}


class CasePrints:
    """Makes prints of one case; what is refused is said, and nothing is shown then."""

    def __init__(
        self, around: Surroundings, case_id: UUID, path: CasePath, parent: QWidget
    ) -> None:
        self.around, self.case_id, self.parent = around, case_id, parent
        self._path = path

    def facts(
        self, kind: PrintKind, language: Language | None, reader_id: UUID | None
    ) -> MadePrint | None:
        """Return what the print says, logged; None when it was refused."""
        return self.around.desk.operations.ask(
            case_print_facts,
            case_id=self.case_id,
            kind=kind,
            words=HandoverWords(_missing_in, self._event_in),
            language=language,
            reader_id=reader_id,
        )

    def pages(self, facts: PrintedSheet | DocumentPrint) -> bytes | None:
        """Return the pages; asks where a letter cannot be printed, None when it was given up."""
        return made_pages(self.around, facts)

    def _event_in(self, event: EventRow, language: Language) -> str:
        with speaking(language):
            return event_words(event, self._path.words)

    def preview(self, kind: PrintKind) -> None:
        """Show a print."""
        made = self.facts(kind, None, None)
        pdf = self.pages(made.facts) if made is not None else None
        if made is not None and pdf is not None:
            run_dialog(CasePrintPreview(self, made, pdf))


class CasePrintPreview(PrintPreview):
    """Shows a print; another language or reader makes it anew."""

    def __init__(self, prints: CasePrints, made: MadePrint, pdf: bytes) -> None:
        name = file_name(made.facts, made.kind)
        title = say(PRINT_NAMES[made.kind])
        super().__init__(prints.around, pdf, name, prints.parent, prints.case_id, title)
        self._prints, self._made = prints, made
        self.language, self.reader = QComboBox(), QComboBox()
        self.warning = Banner("banner")
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(1, self._choices())  # type: ignore[attr-defined]
        layout.insertWidget(2, self.warning)  # type: ignore[attr-defined]
        self._warn()

    def _choices(self) -> QWidget:
        made = self._made
        for language, words in _LANGUAGES.items():
            if language is not Language.ENGLISH or made.kind is PrintKind.FAMILY:
                self.language.addItem(words, language)
        self.language.setCurrentIndex(max(0, index_of(self.language, made.language)))
        self.reader.addItem(tr("Omaan käyttöön, mitään ei peitetä"), None)
        for row in made.readers:
            self.reader.addItem(row.name, row.id)
        self.language.setAccessibleName(tr("Tulosteen kieli"))
        self.reader.setAccessibleName(tr("Kenelle tuloste annetaan"))
        bar = QWidget()
        bar.setObjectName("filterbar")
        row_box = QHBoxLayout(bar)
        row_box.setContentsMargins(16, 0, 16, 8)
        row_box.setSpacing(8)
        row_box.addWidget(LineLabel(tr("Kieli"), "dim"))
        row_box.addWidget(self.language)
        for_whom = LineLabel(tr("Kenelle"), "dim")
        row_box.addSpacing(12)
        row_box.addWidget(for_whom)
        row_box.addWidget(self.reader)
        row_box.addStretch()
        for widget in (for_whom, self.reader):
            widget.setVisible(made.kind in FOR_READERS)
        self.language.activated.connect(self._on_chosen)
        self.reader.activated.connect(self._on_chosen)
        return bar

    def _on_chosen(self) -> None:
        wanted = (Language(self.language.currentData()), self.reader.currentData())
        if wanted == (self._made.language, self._made.reader_id):
            return
        made = self._prints.facts(self._made.kind, *wanted)
        pdf = self._prints.pages(made.facts) if made is not None else None
        if made is None or pdf is None:
            self.language.setCurrentIndex(index_of(self.language, self._made.language))
            self.reader.setCurrentIndex(max(0, index_of(self.reader, self._made.reader_id)))
            return
        self._made = made
        self.take(pdf)
        self._warn()

    def _warn(self) -> None:
        places = ", ".join(self._made.places)
        self.warning.say(
            tr(
                "Turvakielto: katso ennen luovutusta, paljastaako tämä paikan: {places}",
                places=places,
            )
            if places
            else ""
        )


def _missing_in(missing: Missing, language: Language) -> str:
    with speaking(language):
        return missing_words(missing)


def made_pages(around: Surroundings, facts: PrintedSheet | DocumentPrint) -> bytes | None:
    """Return the pages of a print.

    Where the typeface lacks a letter, the letter is named, and a mark is printed in its place
    only when the user agrees.
    """
    from reports.printed_sheet import printed

    try:
        return printed(facts)
    except PolkuError as error:
        if error.code != "letter.undrawable":
            raise
        found = error.facts["characters"]
        names = ", ".join(found) if isinstance(found, tuple) else str(found)
        question = tr(
            "Näitä merkkejä ei voi tulostaa: {names}. Korjaa teksti, tai tulosta niin, että "
            "merkin paikalla lukee [?].",
            names=names,
        )
        agreed = around.desk.messages.confirm(
            tr("Tulosteet"), question, tr("Tulosta merkin paikalla [?]")
        )
        return printed(facts, stand_in=True) if agreed else None


def file_name(facts: PrintedSheet | DocumentPrint, kind: PrintKind) -> str:
    """Return the name of a print's file: the case's number or the day, and the kind."""
    number = facts.case_number if isinstance(facts, DocumentPrint) else facts.number
    return f"{number or facts.made_on.isoformat()}-{kind.value.replace('_', '-')}"
