"""Cases that the map cannot show: those at a step which this path does not have."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.map_tools import MapContext, MapMenu
from desktop.windows.navigation import CASE, Place
from desktop.windows.page_parts import run_dialog
from models.rules.rows import CaseRow

KEY = "Shift+O"


class UnplacedFeature:
    """A line under the map while such cases are among those shown, and their list (Shift+O)."""

    def __init__(self, context: MapContext) -> None:
        self._context = context
        self.button = PlainButton("", "link")
        self.button.clicked.connect(self.show_list)
        self.button.setToolTip(f"{tr('Näytä luettelo')} ({KEY})")
        self.button.hide()
        context.view.laid_out.connect(self._on_laid_out)
        self.entry = context.tools.add(
            MapMenu.CHOOSE, tr("Asiat jotka eivät ole kartalla…"), self.show_list, key=KEY
        )
        self._on_laid_out()

    def show_list(self) -> None:
        """List them; the chosen one is opened."""
        rows = self._context.view.unplaced
        if not rows:
            self._context.around.desk.messages.info(tr("Kaikki asiat ovat kartalla."))
            return
        dialog = UnplacedDialog(rows, self._context.page)
        if run_dialog(dialog) and dialog.chosen is not None:
            self._context.page.go_asked.emit(Place(CASE, dialog.chosen))

    def dress(self) -> None:
        """Draw the picture in the theme's colours."""
        self.button.setIcon(icon("alert", "soon"))

    def _on_laid_out(self) -> None:
        count = len(self._context.view.unplaced)
        if count:
            self.button.set_words(
                tr_n("{count} asia ei ole kartalla", "{count} asiaa ei ole kartalla", count)
            )
            self.button.setIcon(icon("alert", "soon"))
        self.button.setVisible(bool(count))


class UnplacedDialog(FormDialog):
    """The cases with the step they stand at; Enter or a double click opens one."""

    def __init__(self, rows: Sequence[CaseRow], parent: QWidget) -> None:
        super().__init__(
            parent,
            tr_n("{count} asia ei ole kartalla", "{count} asiaa ei ole kartalla", len(rows)),
            tr(
                "Asia on vaiheessa, jota nykyisessä polussa ei ole. Se kulkee loppuun sillä polun "
                "versiolla, jolla se alkoi. Avaa asia ja siirrä se siellä."
            ),
            tr("Avaa asia"),
        )
        self.setMinimumWidth(30 * self.fontMetrics().height())
        self.list = _Cases()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Asiat jotka eivät ole kartalla"))
        self.list.setMinimumHeight(12 * self.fontMetrics().height())
        for row in rows:
            item = QListWidgetItem(f"{row.number} · {row.name} · {row.step_id}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.opened.connect(self.do)
        self.list.doubleClicked.connect(self._on_double)
        self.box.addWidget(self.list, 1)
        self.list.setFocus()

    @property
    def chosen(self) -> UUID | None:
        """The case that is to be opened."""
        item = self.list.currentItem()
        found = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, UUID) else None

    def do(self) -> None:
        """Take the chosen one."""
        self.accept()

    def _on_double(self, index: QModelIndex) -> None:
        self.do()


class _Cases(QListWidget):
    """A list whose Enter opens.

    Signals:
        opened(): Enter was pressed.
    """

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
