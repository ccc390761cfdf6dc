"""The open draft on the map (Luonnoksen vaikutus): badges at the steps where cases stand now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.windows.map_tools import MapContext
from desktop.windows.page_parts import run_dialog

if TYPE_CHECKING:
    from desktop.windows.map_draft_bar import DraftBar
    from desktop.windows.version_reckoning import EffectsReckoning
    from diagram.editor.draft_effects import EffectsOverlay
    from models.rules.version_effects import DraftEffects


class MapDraft(QObject):
    """Off until it is asked for; the numbers follow the draft and the cases.

    `bar` is None before a draft was open.
    """

    def __init__(self, context: MapContext) -> None:
        super().__init__(context.page)
        self._desk, self._view, self._foot = context.around.desk, context.view, context.foot
        self._caseload, self._page = context.caseload, context.page
        self.effects: DraftEffects | None = None
        self.bar: DraftBar | None = None
        self._reckoning: EffectsReckoning
        self.overlay: EffectsOverlay
        self._caseload.draft.changed.connect(self._follow)
        self._caseload.changed.connect(self._ask)
        self._follow()

    def dress(self) -> None:
        """Nothing has colours of its own: the map draws the badges anew."""

    def _follow(self) -> None:
        """Be there while a draft is open."""
        is_open = self._caseload.draft.value is not None
        bar = self._made() if is_open else self.bar
        if bar is None:
            return
        bar.setVisible(is_open)
        if not is_open:
            bar.shown.setChecked(False)
        self._ask()

    def _made(self) -> "DraftBar":
        if self.bar is not None:
            return self.bar
        from desktop.windows.map_draft_bar import DraftBar, badge_words
        from desktop.windows.version_reckoning import EffectsReckoning
        from diagram.editor.draft_effects import EffectsOverlay

        self.bar = DraftBar()
        self.overlay = EffectsOverlay(badge_words)
        self._reckoning = EffectsReckoning(self._desk, self)
        self._reckoning.told.connect(self._on_told)
        self.bar.shown.toggled.connect(self._ask)
        self.bar.cases.clicked.connect(self._list)
        self._foot.addWidget(self.bar)
        return self.bar

    def _ask(self) -> None:
        """Reckon anew what is shown, or show nothing."""
        if self.bar is None:
            return
        if self.bar.shown.isChecked():
            self._reckoning.reckon(self._caseload.draft.value)
            return
        self._reckoning.reckon(None)
        if self.effects is not None:
            self.effects = None
            self.bar.tell(None)
            self._view.hide_overlay(self.overlay)

    def _on_told(self, effects: "DraftEffects") -> None:
        definition = self._caseload.definition
        if self.bar is None or definition is None:
            return
        is_new = self.effects is None
        self.effects = effects
        self.bar.tell(effects)
        self.overlay.touched = effects.at_present(definition)
        self._view.show_overlay(self.overlay)
        if is_new:
            self._view.announce(self.bar.note.text())

    def _list(self) -> None:
        from desktop.windows.version_effects import EffectsDialog

        names = self._reckoning.names
        if self.effects is not None and names is not None:
            run_dialog(EffectsDialog(self.effects, names, self._page.window()))
