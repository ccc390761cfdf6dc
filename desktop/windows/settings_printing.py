"""Settings of printing (tulostus): where this workstation's printer puts the address."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from desktop.base.program_sentences import no_printer_words
from desktop.base.settings import LARGEST_SHIFT, Shift
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel, plain
from desktop.windows.labelled import Labelled, choice
from desktop.windows.managed_note import hold
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
        self._printer()
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

    def _printer(self) -> None:
        self.add_head(tr("Tulostin"))
        self.printer: Labelled[QComboBox] = choice(tr("Ensisijainen tulostin"), [("", "")], "")
        self.tray: Labelled[QComboBox] = choice(
            tr("Paperilokero"), paper_sources(), self._preferences.paper_source
        )
        self.printer.control.activated.connect(self._on_printer)
        self.tray.control.activated.connect(self._on_printer)
        self.add_row(self.printer, self.tray)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the printers anew: they come and go."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.show_printers)

    def show_printers(self) -> None:
        """Offer the printers of this workstation, and one that was chosen but is gone now."""
        found, chosen = self._around.paper.printers(), self._preferences.printer
        box = self.printer.control
        box.clear()
        box.addItem(tr("Käyttöjärjestelmän oletus"), "")
        for name in found:
            box.addItem(plain(name), name)
        if chosen and chosen not in found:
            box.addItem(tr("{name} (ei nyt käytettävissä)", name=plain(chosen)), chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self.printer.help.setText(_no_printer(found, chosen))
        self.printer.help.setVisible(bool(self.printer.help.text()))
        hold(self.printer, self._preferences.managed, "printing.printer")

    def _on_printer(self) -> None:
        if not self._preferences.managed.is_set("printing.printer"):
            self._preferences.printer = str(self.printer.control.currentData())
        self._preferences.paper_source = str(self.tray.control.currentData())

    def _on_shift(self) -> None:
        self._preferences.shift = Shift(self.right.control.value(), self.down.control.value())

    def _on_page(self) -> None:
        from reports.calibration import calibration_page

        desk = self._around.desk
        pdf = calibration_page(self._preferences.language, desk.today)
        run_dialog(PrintPreview(self._around, pdf, tr("Kohdistuksen koesivu"), self))


def paper_sources() -> tuple[tuple[str, str], ...]:
    """Return the trays that may be chosen with their words; the printer's own first."""
    return (
        ("", tr("Tulostimen oletus")),
        ("upper", tr("Ylälokero")),
        ("middle", tr("Keskilokero")),
        ("lower", tr("Alalokero")),
        ("manual", tr("Ohisyöttö")),
        ("envelope", tr("Kirjekuoret")),
    )


def _no_printer(found: Sequence[str], chosen: str) -> str:
    if not found:
        return no_printer_words()
    if chosen and chosen not in found:
        return tr("Tulostin ei ole nyt käytettävissä. Sen sijaan tarjotaan oletustulostinta.")
    return ""


def _millimetres(words: str, value: float, help_text: str) -> Labelled[QDoubleSpinBox]:
    box = QDoubleSpinBox()
    box.setRange(-LARGEST_SHIFT, LARGEST_SHIFT)
    box.setSingleStep(_STEP)
    box.setDecimals(1)
    box.setSuffix(" mm")
    box.setValue(value)
    box.lineEdit().setTextMargins(6, 0, 0, 0)
    return Labelled(words, box, help_text)
