"""The overview in the corner of the map, and whether this workstation wants it."""

from desktop.base.words import tr
from desktop.windows.map_tools import MapContext, MapMenu
from diagram.editor.minimap import Minimap, MinimapWords

CHOICE = "map_overview"
OFF, ZOOMED, ALWAYS = "off", "zoomed", "always"


class MinimapFeature:
    """Näytä > Pienoiskartta (N): shown while the map is zoomed, or always."""

    def __init__(self, context: MapContext) -> None:
        self._preferences = context.around.desk.preferences
        self.minimap = Minimap(context.view, _words())
        chosen = self._preferences.choice(CHOICE, ZOOMED)
        tools = context.tools
        self.wanted = tools.add_toggle(MapMenu.SHOW, tr("Pienoiskartta"), self._on_chosen, key="N")
        self.always = tools.add_toggle(
            MapMenu.SHOW, tr("Pienoiskartta myös koko kartassa"), self._on_chosen
        )
        self.wanted.setChecked(chosen != OFF)
        self.always.setChecked(chosen == ALWAYS)
        self._on_chosen(chosen != OFF)

    def dress(self) -> None:
        """The words may have changed; colours and sizes come with the layout."""
        self.minimap.words = _words()
        self.minimap.setToolTip(self.minimap.words.hint)

    def _on_chosen(self, on: bool) -> None:
        wanted, always = self.wanted.isChecked(), self.always.isChecked()
        self.always.setEnabled(wanted)
        self._preferences.keep_choice(CHOICE, (ALWAYS if always else ZOOMED) if wanted else OFF)
        self.minimap.show_when(wanted=wanted, always=always)


def _words() -> MinimapWords:
    return MinimapWords(
        name=tr("Pienoiskartta"),
        hint=tr("Napsauta tai vedä: kartta siirtyy sinne. Näppäimillä nuolet ja Esc."),
        seen=tr("Kartasta näkyy {share} prosenttia"),
    )
