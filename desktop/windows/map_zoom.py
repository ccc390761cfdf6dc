"""How near the map is: buttons and a readout under it, and the same by keys."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton
from desktop.windows.map_tools import MapContext, MapMenu
from diagram.editor.fitting import fit_cases, percent, show_full_size


class ZoomBar(QWidget):
    """At the right under the map: smaller, the percentage, larger, all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.smaller = _tool("zoom-out", tr("Pienennä"), "−")
        self.full = PlainButton("100 %", "link")
        self.full.setObjectName("zoom")
        self.full.setToolTip(tr("Täysi koko, 100 %"))
        self.larger = _tool("zoom-in", tr("Suurenna"), "+")
        self.fit = _tool("fit", tr("Koko kartta"), "F")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.smaller, self.full, self.larger, self.fit):
            row.addWidget(part)

    def show_percent(self, value: int) -> None:
        """Say how near the map is."""
        words = tr("{count} %", count=value)
        if words == self.full.words:
            return
        self.full.set_words(words)
        self.full.setAccessibleName(
            tr("Kartan koko {count} prosenttia. Palauta täyteen kokoon.", count=value)
        )

    def dress(self) -> None:
        """Draw the pictures in the theme's colours and keep room for four digits."""
        for button, picture in (
            (self.smaller, "zoom-out"),
            (self.larger, "zoom-in"),
            (self.fit, "fit"),
        ):
            button.setIcon(icon(picture, "dim"))
        self.full.setFixedWidth(self.full.fontMetrics().horizontalAdvance("0000 %") + 10)


class ZoomFeature:
    """The buttons under the map; entries for the whole map, the chosen cases and full size."""

    def __init__(self, context: MapContext) -> None:
        self._messages = context.around.desk.messages
        self._view = view = context.view
        self.bar = ZoomBar()
        self.bar.smaller.clicked.connect(view.zoom_out)
        self.bar.larger.clicked.connect(view.zoom_in)
        self.bar.fit.clicked.connect(view.fit)
        self.bar.full.clicked.connect(self._show_full)
        view.looked.connect(self._on_looked)
        view.laid_out.connect(self._on_looked)
        add = context.tools.add
        add(MapMenu.SHOW, tr("Koko kartta"), view.fit, key="F")
        add(MapMenu.SHOW, tr("Valitut asiat läheltä"), self.fit_chosen, key="Shift+F")
        add(MapMenu.SHOW, tr("Täysi koko, 100 %"), self._show_full, key="Ctrl+1")
        self.dress()

    def fit_chosen(self) -> None:
        """Fill the view with the chosen cases; say it when there are none."""
        if not fit_cases(self._view, self._view.selected):
            self._messages.info(tr("Valitse ensin asia kartalta."))

    def dress(self) -> None:
        """Theme or text size changed."""
        self.bar.dress()

    def _show_full(self) -> None:
        show_full_size(self._view)

    def _on_looked(self) -> None:
        self.bar.show_percent(percent(self._view))


def _tool(picture: str, words: str, key: str) -> QPushButton:
    button = QPushButton(icon(picture, "dim"), "")
    button.setProperty("kind", "icon")
    button.setToolTip(f"{words} ({key})")
    button.setAccessibleName(words)
    return button
