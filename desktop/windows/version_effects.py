"""What the draft at hand would do to real cases, told while it is edited (vaikutus asioihin)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.widgets.banner import Banner
from desktop.widgets.plain import set_property
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.element_words import element_name
from desktop.windows.page_parts import run_dialog, screen_room
from desktop.windows.version_reckoning import EffectsReckoning
from desktop.windows.version_words import case_lines, effect_words
from models.rules.process import ProcessDefinition
from models.rules.version_effects import DraftEffects

_LINES_SHOWN = 14


class EffectsStrip(QWidget):
    """Says what a draft would do.

    Signals:
        told(DraftEffects): what the draft shown last would do; nothing where none is shown.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reckoning = EffectsReckoning(desk, self)
        self._reckoning.told.connect(self._on_told)
        self.effects: DraftEffects | None = None
        self.banner = Banner("notice", self)
        self.show_cases = self.banner.offer(tr("Näytä asiat…"), self._on_show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self.hide()

    @property
    def draft(self) -> ProcessDefinition | None:
        """The draft that was shown last."""
        return self._reckoning.draft

    def show_draft(self, draft: ProcessDefinition | None) -> None:
        """Tell what `draft` would do once the hand rests; None tells nothing."""
        if draft is self.draft:
            return
        self._reckoning.reckon(draft)
        if draft is None:
            self.effects = None
            self.hide()
            self.told.emit(DraftEffects())

    def show_at(self, element: str) -> None:
        """List the cases that would be touched at one step or in one phase."""
        if self.effects is not None and self.draft is not None:
            found = self.effects.only_at(self.draft, element)
            self._list(found, element_name(self.draft, element))

    def _on_told(self, found: DraftEffects) -> None:
        self.effects = found
        self.banner.say(effect_words(found))
        self.show_cases.setVisible(found.touches_any)
        set_property(self.banner, "role", "notice" if found.touches_any else "card")
        self.show()
        self.told.emit(found)

    def _on_show(self) -> None:
        if self.effects is not None:
            self._list(self.effects)

    def _list(self, effects: DraftEffects, where: str = "") -> None:
        names = self._reckoning.names
        if names is not None:
            run_dialog(EffectsDialog(effects, names, self.window(), where))


class EffectsDialog(FormDialog):
    """The touched cases with the reason: numbers only, no names; `where` is the place of them."""

    def __init__(
        self,
        effects: DraftEffects,
        names: ProcessDefinition,
        parent: QWidget | None,
        where: str = "",
    ) -> None:
        super().__init__(
            parent,
            tr("Luonnoksen vaikutus avoimiin asioihin"),
            f"{where}. {effect_words(effects)}" if where else effect_words(effects),
            tr("Selvä"),
        )
        self.setMinimumWidth(min(44 * self.fontMetrics().height(), screen_room(self).width()))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Asiat, joihin luonnos vaikuttaisi"))
        self.list.setMinimumHeight(_LINES_SHOWN * self.fontMetrics().height())
        self.list.setWordWrap(True)
        self.list.addItems(list(case_lines(effects, names)))
        self.box.addWidget(self.list, 1)
        self.cancel.hide()

    def do(self) -> None:
        """Close it."""
        self.accept()
