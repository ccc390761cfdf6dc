"""What the draft at hand would do to real cases, told while it is edited (vaikutus asioihin)."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.widgets.banner import Banner
from desktop.widgets.plain import set_property
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.element_words import element_name
from desktop.windows.page_parts import run_dialog, screen_room
from desktop.windows.version_words import case_lines, effect_words
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.process import ProcessDefinition
from models.rules.version_effects import CaseGround, DraftEffects, effects_on
from models.services.process_effects import read_ground

PAUSE_MS = 300
_LINES_SHOWN = 14


class EffectsStrip(QWidget):
    """Says what a draft would do; the cases are read once, each edit is answered beside the window.

    Signals:
        told(DraftEffects): what the draft shown last would do; nothing where none is shown.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ground: CaseGround | None = None
        self._draft: ProcessDefinition | None = None
        self._is_running = False
        self.effects: DraftEffects | None = None
        self.banner = Banner("notice", self)
        self.show_cases = self.banner.offer(tr("Näytä asiat…"), self._on_show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._run)
        desk.hub.committed.connect(self._on_committed)
        self.hide()

    def show_draft(self, draft: ProcessDefinition | None) -> None:
        """Tell what `draft` would do once the hand rests; None tells nothing."""
        if draft is self._draft:
            return
        self._draft = draft
        self._pause.stop()
        if draft is None:
            self.effects = None
            self.hide()
            self.told.emit(DraftEffects())
        else:
            self._pause.start()

    def _run(self) -> None:
        draft = self._draft
        if draft is None or self._is_running:
            return
        self._is_running = True
        ground = self._ground if self._is_fresh() else None
        self._desk.operations.run_slowly(
            lambda uow, actor: _answered(ground or read_ground(uow, actor), draft),
            partial(self._on_answer, draft),
            self._on_failed,
        )

    def _on_answer(self, draft: ProcessDefinition, answer: tuple[CaseGround, DraftEffects]) -> None:
        if not isValid(self):
            return
        self._is_running = False
        self._ground, found = answer
        if self._draft is not draft:
            self._run()
            return
        self.effects = found
        touched = found.late or found.stuck or found.homeless or found.freed
        self.banner.say(effect_words(found))
        self.show_cases.setVisible(bool(touched))
        set_property(self.banner, "role", "notice" if touched else "card")
        self.show()
        self.told.emit(found)

    def _on_failed(self, error: PolkuError) -> None:
        if isValid(self):
            self._is_running = False
        self._desk.messages.warn(error)

    def _is_fresh(self) -> bool:
        return self._ground is not None and self._ground.today == self._desk.today

    def _on_committed(self, changes: Changes) -> None:
        """Forget the cases when any of them has changed; the next edit reads them anew."""
        self._ground = None

    def show_at(self, element: str) -> None:
        """List the cases that would be touched at one step or in one phase."""
        if self.effects is not None and self._draft is not None:
            found = self.effects.only_at(self._draft, element)
            self._list(found, element_name(self._draft, element))

    def _on_show(self) -> None:
        if self.effects is not None:
            self._list(self.effects)

    def _list(self, effects: DraftEffects, where: str = "") -> None:
        if self._draft is None:
            return
        names = self._draft
        if self._ground is not None and self._ground.versions:
            names = next(iter(self._ground.versions.values()))
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


def _answered(ground: CaseGround, draft: ProcessDefinition) -> tuple[CaseGround, DraftEffects]:
    return ground, effects_on(ground, draft)
