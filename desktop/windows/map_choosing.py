"""Choosing many cases at once (Valitse): by area, all shown, by step, by phase or by state."""

from functools import partial

from PySide6.QtWidgets import QMenu

from desktop.base.words import say, tr
from desktop.windows.map_tools import MapContext, MapMenu
from desktop.windows.map_words import state_words
from diagram.editor.area import AreaKind
from models.rules.kinds import DueState
from models.rules.process import ProcessDefinition


class ChoosingFeature:
    """The entries of the menu; each has a key or is reached through the menu by keys.

    The keys are the map's own (`diagram.editor.keys`), the menu only tells them.
    """

    def __init__(self, context: MapContext) -> None:
        self._view, self._caseload = context.view, context.caseload
        tools, choice = context.tools, context.view.choice
        choose = partial(tools.add, MapMenu.CHOOSE)
        choose(_told(tr("Valitse alueelta"), tr("Vaihto + veto")), self._take(AreaKind.BAND))
        choose(_told(tr("Lasso"), tr("Alt + veto")), self._take(AreaKind.LASSO))
        tools.add_separator(MapMenu.CHOOSE)
        choose(_told(tr("Kaikki näkyvät"), "Ctrl+A"), choice.choose_all)
        choose(_told(tr("Käännä valinta"), "Ctrl+I"), choice.invert)
        choose(_told(tr("Saman vaiheen asiat"), "A"), self._view.choose_step_cases)
        choose(_told(tr("Saman päävaiheen asiat"), "P"), self._view.choose_phase_cases)
        self._states = tools.menu(MapMenu.CHOOSE).addMenu(tr("Määräajan mukaan"))
        for state, words in state_words().items():
            act = self._states.addAction(words[:1].upper() + words[1:])
            act.triggered.connect(partial(self._of_state, state))
        self._steps = tools.menu(MapMenu.CHOOSE).addMenu(tr("Vaiheen mukaan"))
        self._steps.aboutToShow.connect(self._fill_steps)
        tools.add_separator(MapMenu.CHOOSE)
        choose(_told(tr("Poista valinta"), "Esc"), partial(choice.select, ()))

    def dress(self) -> None:
        """Nothing here is drawn."""

    def _take(self, kind: AreaKind) -> "partial[None]":
        return partial(self._view.take_tool, kind)

    def _of_state(self, state: DueState, _checked: bool = False) -> None:
        self._view.choice.choose_of_state(state)

    def _fill_steps(self) -> None:
        self._steps.clear()
        definition = self._caseload.definition
        if definition is not None:
            for phase in definition.phases:
                self._fill_phase(self._steps, definition, phase.id)

    def _fill_phase(self, menu: QMenu, definition: ProcessDefinition, phase_id: str) -> None:
        phase = next(phase for phase in definition.phases if phase.id == phase_id)
        steps = [step for step in definition.tasks if step.phase == phase_id]
        choose = self._view.choice.choose_of_steps
        own = menu.addMenu(f"{phase.number} {say(phase.words)}")
        whole = own.addAction(tr("Koko päävaihe"))
        whole.triggered.connect(lambda _checked: choose([step.id for step in steps]))
        own.addSeparator()
        for step in steps:
            one = own.addAction(say(step.words))
            one.triggered.connect(lambda _checked, step_id=step.id: choose((step_id,)))


def _told(words: str, keys: str) -> str:
    """Return an entry with its keys at the right, which the map itself listens to."""
    return f"{words}\t{keys}"
