"""Words that may reveal a place (turvakielto): each is mended in the text or accepted with why."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import language, say, tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.dialog_parts import FormDialog
from models.rules.documents.registry import document_type
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind
from models.rules.revealing import Finding, reveal_name
from models.services.revealing import accept_revealing


class RevealDialog(FormDialog):
    """The list that must be gone through before the prints are made.

    `mend_key` is the field that the user chose to mend; None when the dialog was left otherwise.
    """

    def __init__(
        self,
        desk: Desk,
        case_id: UUID,
        document_id: UUID,
        found: Sequence[Finding],
        parent: QWidget,
    ) -> None:
        lead = tr(
            "Jokainen saaja lukee saman tekstin. Muuta sanat, joista suojatun henkilön olinpaikan "
            "voi päätellä, tai kirjaa, miksi sana voi jäädä (JulkL 24 § 1 mom. 31 k, VTJL 36 §)."
        )
        super().__init__(parent, tr("Olinpaikan paljastavat sanat"), lead, tr("Valmis"))
        self.setMinimumWidth(600)
        self._desk, self._case_id, self._document_id = desk, case_id, document_id
        self.mend_key: str | None = None
        self.rows = [self._row(finding) for finding in found]
        self._count = PlainLabel("", "strong")
        self.box.addWidget(self._count)
        self._tell()

    def do(self) -> None:
        """Close; what is not gone through stays red in the checklist."""
        self.accept()

    def _row(self, finding: Finding) -> "FoundRow":
        row = FoundRow(finding, self._accept)
        row.mend_asked.connect(lambda: self._mend(finding.key))
        row.settled.connect(self._tell)
        self.box.addWidget(row)
        return row

    def _accept(self, finding: Finding, reason: str) -> PolkuError | None:
        outcome = self._desk.operations.attempt(
            accept_revealing,
            case_id=self._case_id,
            document_id=self._document_id,
            finding=finding.id,
            reason=reason,
        )
        if isinstance(outcome, PolkuError):
            return outcome
        self._desk.operations.tell(outcome)
        return None

    def _mend(self, key: str) -> None:
        self.mend_key = key
        self.accept()

    def _tell(self) -> None:
        left = sum(not row.is_settled for row in self.rows)
        self._count.setText(
            tr_n("Yksi sana käymättä läpi", "{count} sanaa käymättä läpi", left)
            if left
            else tr("Kaikki sanat on käyty läpi.")
        )
        self._count.set_role("late" if left else "good")
        self.fit()


class FoundRow(QFrame):
    """One word: what it is, in which field, and what is done with it.

    Signals:
        mend_asked(): the user wants to change the text.
        settled(): the word was accepted.
    """

    mend_asked = Signal()
    settled = Signal()

    def __init__(
        self, finding: Finding, accept: Callable[[Finding, str], PolkuError | None]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.finding, self._accept = finding, accept
        self.is_settled = False
        field = say(document_type(DocumentKind.DECISION).field(finding.key).words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(PlainLabel(tr("”{word}”", word=finding.word), "strong"))
        kind = reveal_name(finding.kind, language())
        column.addWidget(PlainLabel(tr("{kind}, kentässä {field}", kind=kind, field=field), "dim"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.setPlaceholderText(tr("Miksi sana voi jäädä"))
        self.reason.setAccessibleName(tr("Miksi sana ”{word}” voi jäädä", word=finding.word))
        self.mend = PlainButton(tr("Muuta tekstiä"))
        self.accept_button = PlainButton(tr("Hyväksy"))
        self.problem = PlainLabel("", "late")
        self.problem.hide()
        column.addWidget(self.reason)
        links = FlowLayout(across=8, down=4)
        links.addWidget(self.mend)
        links.addWidget(self.accept_button)
        column.addLayout(links)
        column.addWidget(self.problem)
        self.mend.clicked.connect(self.mend_asked)
        self.accept_button.clicked.connect(self._on_accept)

    def _on_accept(self) -> None:
        error = self._accept(self.finding, self.reason.text())
        self.problem.setText(sentence(error) if error is not None else "")
        self.problem.setVisible(error is not None)
        if error is not None:
            self.reason.setFocus()
            return
        self.is_settled = True
        for widget in (self.reason, self.mend, self.accept_button):
            widget.setEnabled(False)
        self.accept_button.set_words(tr("Hyväksytty"))
        self.settled.emit()
