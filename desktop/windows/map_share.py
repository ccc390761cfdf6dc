"""Vie: the map on paper and as a file."""

from desktop.base.words import tr
from desktop.windows.map_tools import MapContext, MapMenu
from models.rules.rights import Right, may


class ShareFeature:
    """Two entries: print with a preview, and export."""

    def __init__(self, context: MapContext) -> None:
        self._context = context
        add, actor = context.tools.add, context.around.desk.actor
        self.print = add(MapMenu.SHARE, tr("Tulosta kartta…"), self.ask_print, key="Ctrl+P")
        self.export = add(
            MapMenu.SHARE, tr("Vie kartta tiedostoon…"), self.ask_export, key="Ctrl+Shift+E"
        )
        self.print.setEnabled(may(actor, Right.PRINT))
        self.export.setEnabled(may(actor, Right.EXPORT))

    def ask_print(self) -> None:
        """Ask what to print, and show it."""
        self._ask(printing=True)

    def ask_export(self) -> None:
        """Ask what to export and where to."""
        self._ask(printing=False)

    def dress(self) -> None:
        """Nothing here has a look of its own."""

    def _ask(self, *, printing: bool) -> None:
        from desktop.windows.map_sharing import MapSharing

        MapSharing(self._context).ask(printing=printing)
