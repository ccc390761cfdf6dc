"""The page beside the form: for whom, how large, and the real pages of the real letter."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.base.background import Background
from desktop.base.icons import icon
from desktop.base.sentences import sentence
from desktop.base.signing import draft_letter
from desktop.base.words import tr
from desktop.widgets.plain import LineLabel
from desktop.windows.pdf_view import PdfView
from models.rules.errors import PolkuError
from models.rules.letters import DecisionFacts
from models.rules.rows import RecipientRow


class DecisionPreview(QWidget):
    """Shows one print at a time; a letter is made beside the window, the newest one wins.

    Signals:
        print_chosen(object): the recipient's id whose print is wanted, None for the archive's.
        drawn(bytes): these bytes are shown now.
    """

    print_chosen = Signal(object)
    drawn = Signal(bytes)

    def __init__(self, drawing: Background) -> None:
        super().__init__()
        self._drawing, self._asked = drawing, 0
        self.pdf = b""
        self.view = PdfView(drawing)
        self.whose = QComboBox()
        self.whose.setAccessibleName(tr("Kenen kappale"))
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.whose.setMaximumWidth(320)
        self.whose.activated.connect(self._on_chosen)
        self.count = LineLabel("", "dim")
        self.view.shown.connect(lambda count: self.count.setText(tr("{n} s.", n=count)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self.view, 1)
        self.show_recipients((), None)

    @property
    def recipient_id(self) -> UUID | None:
        """Whose print is shown, None for the archive's."""
        chosen = self.whose.currentData()
        return chosen if isinstance(chosen, UUID) else None

    def show_recipients(self, recipients: Sequence[RecipientRow], chosen: UUID | None) -> None:
        """Offer the archive copy and each recipient's print."""
        self.whose.clear()
        self.whose.addItem(tr("Arkistokappale"), None)
        for row in recipients:
            self.whose.addItem(tr("Kappale: {name}", name=row.name), row.id)
        found = next((i for i, row in enumerate(recipients, 1) if row.id == chosen), 0)
        self.whose.setCurrentIndex(found)

    def show_draft(self, facts: DecisionFacts) -> None:
        """Make the letter of `facts` and show it."""
        self._asked += 1
        work = partial(draft_letter, facts)
        self._drawing.run(work, partial(self._on_made, self._asked), self._on_failed)

    def show_pdf(self, pdf: bytes) -> None:
        """Show stored bytes as they are."""
        self._asked += 1
        self._take(pdf)

    def clear(self, why: str = "") -> None:
        """Show no page, as another decision's must not stay; `why` stands in its place."""
        self._asked += 1
        self.pdf = b""
        self.count.setText("")
        self.view.clear(why)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("filterbar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(6)
        row.addWidget(self.whose)
        row.addWidget(self.count)
        row.addStretch()
        acts = (
            ("zoom-out", tr("Pienennä"), lambda: self.view.step_zoom(-1)),
            ("zoom-in", tr("Suurenna"), lambda: self.view.step_zoom(1)),
            ("fit", tr("Sovita leveyteen"), lambda: self.view.set_zoom(None)),
        )
        for picture, words, act in acts:
            button = QPushButton(icon(picture, "dim"), "")
            button.setProperty("kind", "icon")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            row.addWidget(button)
        return bar

    def _on_made(self, asked: int, pdf: bytes) -> None:
        if asked == self._asked:
            self._take(pdf)

    def _take(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.view.show_pdf(pdf)
        self.drawn.emit(pdf)

    def _on_failed(self, error: PolkuError) -> None:
        self.view.say(sentence(error))

    def _on_chosen(self) -> None:
        self.print_chosen.emit(self.recipient_id)
