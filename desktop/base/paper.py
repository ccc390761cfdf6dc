"""Pages of a PDF as pictures, on screen and on paper: always from the very bytes."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from desktop.base.program_sentences import no_printer_words, printer_gone_words
from desktop.base.settings import Preferences, Shift

if TYPE_CHECKING:
    from reports.pages import PageImage

POINTS_PER_INCH = 72
FINEST_DPI = 300
LARGEST_A4 = 900
"""Points; an A4 is 842 long, an A3 1191."""

A4_WIDTH_MM = 210
UNMOVED = Shift()

PAPER_SOURCES = {
    "upper": QPrinter.PaperSource.Upper,
    "middle": QPrinter.PaperSource.Middle,
    "lower": QPrinter.PaperSource.Lower,
    "manual": QPrinter.PaperSource.Manual,
    "envelope": QPrinter.PaperSource.Envelope,
}
"""The trays that may be chosen, by the name under which the choice is kept."""

_ROUGHLY = 0.25
_BOTH_SIDES = (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)


def page_pictures(pdf: bytes, scale: float, most: int | None = None) -> list[QImage]:
    """Return every page as a picture, or the first `most`; `scale` 1.0 is 72 dots an inch.

    Any thread may ask.
    """
    from reports.pages import page_images

    return [_picture(page) for page in page_images(pdf, scale, most)]


def _picture(page: "PageImage") -> QImage:
    kind = QImage.Format.Format_RGBX8888
    return QImage(page.pixels, page.width, page.height, 4 * page.width, kind).copy()


def warm_up() -> None:
    """Import what makes and draws pages; it takes a moment the first time."""
    import reports.decision_letter
    import reports.pages  # noqa: F401 - both are wanted for their import alone


class QtPaper:
    """The printer that the user chooses; the preferences tell which is offered first.

    They tell too from which tray it takes paper, and how it needs an address to be moved. `tell`
    is told when there is no printer, or when it did not take the pages.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.tell: Callable[[str], None] = lambda text: None

    def print_pdf(self, parent: QWidget | None, name: str, pdf: bytes) -> bool:
        """Print exactly these pages; answer whether it was sent to a printer.

        `name` is shown in the print queue: a case or decision number, never a person's name.
        """
        return self.print_all(parent, name, (pdf,))

    def print_all(self, parent: QWidget | None, name: str, pdfs: Sequence[bytes]) -> bool:
        """Print several papers one after the other; with both sides each begins a new sheet."""
        if not self.printers():
            self.tell(no_printer_words())
            return False
        printer = usual_printer(self._preferences)
        printer.setDocName(name)
        printer.setCreator("Polku")
        if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
            return False
        is_taken = draw_all(printer, pdfs, self._preferences.shift)
        if not is_taken:
            self.tell(printer_gone_words())
        return is_taken

    def printers(self) -> Sequence[str]:
        """Return the names of the workstation's printers."""
        return QPrinterInfo.availablePrinterNames()


def usual_printer(preferences: Preferences) -> QPrinter:
    """Return the printer that is offered first; the system's own where it is not there now."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if preferences.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(preferences.printer)
    wanted = preferences.paper_source
    if wanted in PAPER_SOURCES:
        printer.setPaperSource(PAPER_SOURCES[wanted])
    return printer


def page_layout(pdf: bytes) -> QPageLayout:
    """Return the sheet that the first page is made for: A4 or A3, upright or lying."""
    page = page_pictures(pdf, _ROUGHLY, 1)[0].size() / _ROUGHLY
    lying = page.width() > page.height()
    large = max(page.width(), page.height()) > LARGEST_A4
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A3 if large else QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )


def with_address_moved(page: QImage, shift: Shift) -> QImage:
    """Return an A4 page whose address in the envelope's window is moved; nothing else moves."""
    from reports.window import MOVED_MM

    dots = page.width() / A4_WIDTH_MM
    place = QRectF(*(part * dots for part in MOVED_MM)).toAlignedRect()
    address, moved = page.copy(place), page.copy()
    painter = QPainter(moved)
    painter.fillRect(place, Qt.GlobalColor.white)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Darken)
    painter.drawImage(
        place.topLeft() + QPoint(round(shift.right * dots), round(shift.down * dots)), address
    )
    painter.end()
    return moved


def _shifted(pdf: bytes, scale: float, shift: Shift) -> Iterator[QImage]:
    """Yield the pages one at a time: a long attachment at 300 dots an inch fills no memory."""
    from reports.pages import each_page
    from reports.window import has_address

    moves = shift != UNMOVED and has_address(pdf)
    for place, page in enumerate(each_page(pdf, scale)):
        picture = _picture(page)
        yield with_address_moved(picture, shift) if moves and place == 0 else picture


def draw_pages(printer: QPrinter, pdf: bytes) -> bool:
    """Draw the pages at the printer's resolution; answer whether the printer took them."""
    return draw_all(printer, (pdf,))


def draw_all(printer: QPrinter, pdfs: Sequence[bytes], shift: Shift = UNMOVED) -> bool:
    """Draw papers one after the other, holding one page at a time.

    Only what is drawn on paper is moved by `shift`; the papers themselves are not touched.
    """
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(pdfs[0]))
    dots = min(printer.resolution(), FINEST_DPI)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    both_sides = printer.duplex() in _BOTH_SIDES
    drawn = 0
    for pdf in pdfs:
        if drawn % 2 and both_sides:
            printer.newPage()
            drawn += 1
        for picture in _shifted(pdf, dots / POINTS_PER_INCH, shift):
            if drawn:
                printer.newPage()
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), picture)
            drawn += 1
    return painter.end()
