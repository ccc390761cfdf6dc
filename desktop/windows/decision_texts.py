"""Texts of the library in a decision being written: the way in, and what no longer holds."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from desktop.base.desk import Desk
from desktop.base.words import language, tr
from desktop.forms.form import DocumentForm
from desktop.widgets.plain import PlainButton
from desktop.widgets.text_field import TextField
from desktop.windows.case_bars import shortcut
from desktop.windows.decision_live import LiveDecision
from desktop.windows.notice import Notice
from desktop.windows.page_parts import run_dialog
from desktop.windows.text_chooser import TextChooser
from models.rules.dates import show_date
from models.rules.letter_texts import TextVersion, text_name
from models.rules.letters import DecisionFacts
from models.services.letter_texts import use_text

FIELDS = ("outcome_text", "facts_text")


class TextsOfDraft(QObject):
    """Puts texts into the form of a draft: "Lisää teksti" beside two fields, and Ctrl+T.

    Signals:
        inserted(): a text was put in.
    """

    inserted = Signal()

    def __init__(self, desk: Desk, form: DocumentForm, live: LiveDecision) -> None:
        super().__init__(form)
        self._desk, self._form, self._live = desk, form, live
        self.notice = Notice()
        self.links: dict[str, PlainButton] = {}
        form.add_head(self.notice)
        for key in FIELDS:
            link = PlainButton(tr("Lisää teksti…"), "link")
            link.setToolTip(tr("Lisää teksti päätösteksteistä (Ctrl+T)"))
            link.clicked.connect(self.choose)
            form.block(key).add_link(link)
            self.links[key] = link
        shortcut(form, "Ctrl+T", self.choose)

    def choose(self) -> None:
        """Let the worker choose a text and put it in."""
        facts = self._live.facts()
        if facts is None:
            return
        dialog = TextChooser(self._live.texts, facts, self._form.values(), self._form.window())
        if run_dialog(dialog) and dialog.chosen is not None:
            self._insert(dialog.chosen, dialog.words)

    def tell(self, facts: DecisionFacts) -> None:
        """Say which texts that were put in do not hold on the day of the decision."""
        on = facts.decided_on
        old = self._live.texts.outdated(self._form.values(), on)
        names = ", ".join(text_name(version, language()) for version in old)
        self.notice.say(
            "soon",
            tr(
                "Tämä teksti ei ole voimassa päätöspäivänä {day}: {names}. "
                "Lisää voimassa oleva teksti.",
                day=show_date(on),
                names=names,
            )
            if old
            else "",
        )

    def _insert(self, version: TextVersion, words: str) -> None:
        done = self._desk.operations.run(
            use_text,
            case_id=self._live.case_id,
            document_id=self._live.document_id,
            ref=version.ref,
        )
        if not done:
            return
        self._put(version.field, words)
        self._cite(version)
        self._live.read_texts()
        self.inserted.emit()

    def _put(self, key: str, words: str) -> None:
        """Add a paragraph at the end of a field, so that the field's own undo takes it back."""
        editor = self._form.editor_of(key)
        assert isinstance(editor, TextField)
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        gap = "\n\n" if editor.text().strip() else ""
        cursor.insertText(f"{gap}{words}")
        editor.setTextCursor(cursor)
        self._form.focus_field(key)

    def _cite(self, version: TextVersion) -> None:
        """Fill the legal ground where none is said yet, as it stands on the decision's day."""
        facts = self._live.facts()
        if facts is not None and version.laws and not self._form.values().get("legal_basis"):
            cited = version.cited(facts.decided_on, facts.language)
            self._form.set_value("legal_basis", cited)
