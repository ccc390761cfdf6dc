"""Where a carried text came from, its original, and the way back to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.sentence_tables import N_
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel, ReadingLabel
from models.rules.dates import show_date
from models.rules.kinds import DocumentKind
from models.rules.rows import Source


class SourceNote(QFrame):
    """A link beside the label, and the original text that it opens below the field.

    Only what is text can be brought back; of a choice the words are shown.

    Signals:
        restored(str): the user wants the original text back.
    """

    restored = Signal(str)

    def __init__(self, source: Source, parent: QWidget, *, is_text: bool) -> None:
        super().__init__(parent)
        self.setProperty("role", "quote")
        self._source = source
        self.link = PlainButton(source_words(source), "source", parent)
        self._is_text = is_text
        self.link.setCheckable(True)
        self.link.setToolTip(tr("Näytä alkuperäinen teksti"))
        self.link.toggled.connect(self.setVisible)
        self._restore = PlainButton(tr("Palauta tämä teksti"), "link", self)
        self._restore.clicked.connect(self._on_restore)
        self._restore.setVisible(is_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        column.addWidget(PlainLabel(tr("Alkuperäinen teksti"), "hint", self))
        column.addWidget(ReadingLabel(source.text, "", self))
        column.addWidget(self._restore)
        self.hide()

    def compare(self, text: str) -> None:
        """Say whether the text was changed since it came here; of a choice that is not known."""
        changed = self._is_text and text.strip() != self._source.text.strip()
        words = source_words(self._source)
        self.link.set_words(tr("{source} · muokattu", source=words) if changed else words)
        self._restore.setEnabled(changed)

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self.link, self._restore]

    def remove(self) -> None:
        """Leave the field."""
        for widget in (self.link, self):
            widget.hide()
            widget.deleteLater()

    def _on_restore(self) -> None:
        self.restored.emit(self._source.text)
        self.link.setChecked(False)
        self.link.setFocus()


def source_words(source: Source) -> str:
    """Return "arviosta 12.11.2026"."""
    if source.finished_at is None:
        return tr("aiemmasta asiakirjasta")
    day = show_date(source.finished_at.astimezone(HELSINKI).date())
    return tr(_FROM[source.kind], date=day)


_FROM = {
    DocumentKind.CONTACT: N_("yhteydenotosta {date}"),
    DocumentKind.NOTIFICATION: N_("ilmoituksesta {date}"),
    DocumentKind.CHILD_WELFARE_NOTIFICATION: N_("lastensuojeluilmoituksesta {date}"),
    DocumentKind.APPLICATION: N_("hakemuksesta {date}"),
    DocumentKind.PENDING_ENTRY: N_("vireilletulosta {date}"),
    DocumentKind.EVALUATION: N_("alkuarviosta {date}"),
    DocumentKind.MEETING: N_("tapaamisesta {date}"),
    DocumentKind.ASSESSMENT: N_("arviosta {date}"),
    DocumentKind.PLAN: N_("suunnitelmasta {date}"),
    DocumentKind.SERVICES: N_("palveluvalinnoista {date}"),
    DocumentKind.DECISION: N_("päätöksestä {date}"),
    DocumentKind.SERVICE_STARTED: N_("palvelun alkamisesta {date}"),
    DocumentKind.SERVICE_ENDED: N_("palvelun päättymisestä {date}"),
    DocumentKind.CLOSING: N_("päättämisestä {date}"),
}
