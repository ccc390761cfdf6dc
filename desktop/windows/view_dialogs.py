"""Saving a view under a name; renaming and deleting the saved ones."""

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.desk import Desk
from desktop.base.messages import Offer
from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled
from desktop.windows.list_views import view_name
from models.rules.case_views import CasesView, NamedView
from models.rules.errors import PolkuError
from models.services.views import delete_view, rename_view, save_view, saved_views

UNDO_SECONDS = 300


class SaveViewDialog(FormDialog):
    """Asks for the name; one that is taken replaces the view that has it, and says so before."""

    def __init__(self, desk: Desk, view: CasesView, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Tallenna näkymä"), _kept_words(view), tr("Tallenna"))
        self._desk, self._shown = desk, view
        self._kept = desk.operations.ask(saved_views) or ()
        self.name = QLineEdit()
        self.taken = PlainLabel("", "dim")
        self.shared = QCheckBox(tr("Yhteinen koko tiimille"))
        self.shared.setEnabled(desk.actor.team_id is not None)
        self.name.textChanged.connect(self._on_changed)
        for widget in (Labelled(tr("Nimi"), self.name), self.taken, self.shared):
            self.box.addWidget(widget)
        self._on_changed("")

    def do(self) -> None:
        """Save the view."""
        same = self._same(self.name.text())
        view_id = same.id if same is not None else uuid4()
        done = self._desk.operations.attempt(
            save_view,
            view_id=view_id,
            name=self.name.text(),
            view=self._shown,
            shared=self.shared.isChecked(),
        )
        if isinstance(done, PolkuError):
            self.refuse(sentence(done))
            return
        self._desk.messages.info(tr("Näkymä tallennettiin."))
        self.accept()

    def _on_changed(self, text: str) -> None:
        taken = self._same(text)
        self.taken.setText(tr("Samanniminen näkymä korvataan.") if taken is not None else "")
        self.taken.setVisible(taken is not None)
        if taken is not None:
            self.shared.setChecked(taken.shared)

    def _same(self, name: str) -> NamedView | None:
        wanted = " ".join(name.split()).casefold()
        own = (view for view in self._kept if view.own)
        return next((view for view in own if view.name.casefold() == wanted), None)


class ViewsDialog(InReadingOrder, QDialog):
    """The worker's views with what can be done to them; a deletion can be taken back."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: dict[UUID, NamedView] = {}
        self.setWindowTitle(tr("Tallennetut näkymät"))
        self.setMinimumWidth(480)
        self.list = QListWidget()
        self.list.setObjectName("views")
        self.list.setAccessibleName(tr("Tallennetut näkymät"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Uusi nimi"))
        self.name.setPlaceholderText(tr("Uusi nimi"))
        self.rename = PlainButton(tr("Nimeä uudelleen"))
        self.delete = PlainButton(tr("Poista"), "danger")
        self.said = PlainLabel("", "dim")
        self.undo = PlainButton(tr("Kumoa"), "link")
        self.close_button = PlainButton(tr("Sulje"), "primary")
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.rename.clicked.connect(self._on_rename)
        self.name.returnPressed.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        self.undo.clicked.connect(self._on_undo)
        self.close_button.clicked.connect(self.accept)
        self._deleted: NamedView | None = None
        self._read(None)
        self.list.setFocus()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(PlainLabel(tr("Tallennetut näkymät"), "title"))
        box.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.rename)
        row.addWidget(self.delete)
        box.addLayout(row)
        told = QHBoxLayout()
        told.addWidget(self.said, 1)
        told.addWidget(self.undo)
        box.addLayout(told)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        box.addLayout(foot)
        self.undo.hide()

    def _read(self, chosen: UUID | None) -> None:
        self._kept = {view.id: view for view in self._desk.operations.ask(saved_views) or ()}
        row = self.list.currentRow()
        self.list.clear()
        for view in self._kept.values():
            self.list.addItem(QListWidgetItem(view_name(view)))
        ids = list(self._kept)
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else min(row, len(ids) - 1))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._on_chosen()

    @property
    def _chosen(self) -> NamedView | None:
        row = self.list.currentRow()
        return list(self._kept.values())[row] if 0 <= row < len(self._kept) else None

    def _on_chosen(self) -> None:
        chosen = self._chosen
        self.name.setText(chosen.name if chosen is not None else "")
        for widget in (self.name, self.rename, self.delete):
            widget.setEnabled(chosen is not None and chosen.own)
        if chosen is not None and not chosen.own:
            self._say(tr("Näkymän on jakanut toinen työntekijä."))
        elif self.undo.isHidden():
            self._say("")

    def _on_rename(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        name = self.name.text()
        done = self._desk.operations.attempt(rename_view, view_id=chosen.id, name=name)
        if isinstance(done, PolkuError):
            self._say(sentence(done))
        else:
            self._say(tr("Näkymä nimettiin uudelleen."))
            self._read(chosen.id)

    def _on_delete(self) -> None:
        chosen = self._chosen
        if chosen is None or not self._desk.operations.run(delete_view, view_id=chosen.id):
            return
        self._deleted = chosen
        self._read(None)
        self._say(tr("Näkymä {name} poistettiin.", name=chosen.name), undo=True)
        text = tr("Näkymä poistettiin.")
        self._desk.messages.offer(
            Offer(text, partial(_bring_back, self._desk, chosen), UNDO_SECONDS)
        )

    def _on_undo(self) -> None:
        if self._deleted is not None and _restore(self._desk, self._deleted):
            self._say(tr("Näkymä palautettiin."))
            self._read(self._deleted.id)

    def _say(self, text: str, *, undo: bool = False) -> None:
        self.said.setText(text)
        self.undo.setVisible(undo)


def _bring_back(desk: Desk, view: NamedView) -> None:
    if _restore(desk, view):
        desk.messages.info(tr("Näkymä palautettiin."))


def _restore(desk: Desk, view: NamedView) -> bool:
    return desk.operations.run(
        save_view, view_id=view.id, name=view.name, view=view.view, shared=view.shared
    )


def _kept_words(view: CasesView) -> str:
    if view.table is not None:
        return tr(
            "Tallennetaan rajaukset, sarakkeet, ryhmittely ja järjestys. Tekstirajausta ei "
            "tallenneta."
        )
    if view.filter.words:
        return tr("Tallennetaan rajaukset, väritys ja kartan kohta. Tekstirajausta ei tallenneta.")
    return tr("Tallennetaan rajaukset, väritys ja kartan kohta.")
