"""Settings of printing (tulostus): where this workstation's printer puts the address."""

from PySide6.QtWidgets import QDoubleSpinBox

from desktop.base.settings import LARGEST_SHIFT, Shift
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.labelled import Labelled
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings

_STEP = 0.5


class PrintingSection(SettingsSection):
    """A test page of the envelope's window, and how far the address is moved on paper."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(tr("Tulostus"), tr("Koskee vain tätä konetta ja muuttuu heti."))
        self._around, self._preferences = around, around.desk.preferences
        shift = self._preferences.shift
        self.add_head(tr("Ikkunakuoren kohdistus"))
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Tulosta koesivu ja mittaa, mihin kohtaan tulostin painaa osoitteen. "
                    "Kirjoita erot tähän ja tulosta koesivu uudelleen."
                )
            )
        )
        self.right = _millimetres(
            tr("Siirto oikealle"), shift.right, tr("Vasemmalle siirretään miinusluvulla.")
        )
        self.down = _millimetres(
            tr("Siirto alas"), shift.down, tr("Ylöspäin siirretään miinusluvulla.")
        )
        self.add_row(self.right, self.down)
        self.page = PlainButton(tr("Kohdistuksen koesivu…"), "primary")
        self.add_buttons(self.page)
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Osoitetta siirretään vain paperille tulostettaessa. Tallennettu ja "
                    "allekirjoitettu tiedosto ei muutu, joten siirto ei näy esikatselussa eikä "
                    "tallennetussa PDF-tiedostossa."
                ),
                "dim",
            )
        )
        self.close_up()
        self.right.control.valueChanged.connect(self._on_shift)
        self.down.control.valueChanged.connect(self._on_shift)
        self.page.clicked.connect(self._on_page)

    def _on_shift(self) -> None:
        self._preferences.shift = Shift(self.right.control.value(), self.down.control.value())

    def _on_page(self) -> None:
        from reports.calibration import calibration_page

        desk = self._around.desk
        pdf = calibration_page(self._preferences.language, desk.today)
        run_dialog(PrintPreview(self._around, pdf, tr("Kohdistuksen koesivu"), self))


def _millimetres(words: str, value: float, help_text: str) -> Labelled[QDoubleSpinBox]:
    box = QDoubleSpinBox()
    box.setRange(-LARGEST_SHIFT, LARGEST_SHIFT)
    box.setSingleStep(_STEP)
    box.setDecimals(1)
    box.setSuffix(" mm")
    box.setValue(value)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return Labelled(words, box, help_text)
