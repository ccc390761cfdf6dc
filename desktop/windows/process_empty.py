"""What the path's page shows while there is no path yet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.process_acts import PathActs


def empty_path(acts: PathActs, *, editing: bool) -> QWidget:
    """Return what is shown while there is no path."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(24, 24, 24, 24)
    box.setSpacing(12)
    box.addWidget(PlainLabel(tr("Polkua ei ole vielä."), "heading"))
    hint = tr("Aloita tyhjästä tai avaa BPMN-tiedosto. Pääkäyttäjä julkaisee polun.")
    box.addWidget(PlainLabel(hint, "dim"))
    for words, act in ((tr("Aloita tyhjästä"), acts.begin_empty),
                       (tr("Avaa BPMN-tiedosto…"), acts.open_file)):  # fmt: skip
        button = PlainButton(words)
        button.clicked.connect(lambda _=False, known=act: known())
        box.addWidget(button)
        button.setEnabled(editing)
    box.addStretch(1)
    return whole
