"""The sheet with a recovery code, for a safe: a small PDF drawn by Qt."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

from desktop.base.words import tr

_DPI = 300
_MM = _DPI / 25.4


def recovery_sheet(database: str, code: str) -> bytes:
    """Return one page that names the database and shows its recovery code."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(tr("Palautuskoodi"))
    writer.setCreator("Polku")
    painter = QPainter(writer)
    _line(painter, 30, 16, tr("Palautuskoodi"), bold=True)
    _line(painter, 44, 11, tr("Tietokanta: {name}", name=database))
    _line(painter, 62, 18, code, bold=True)
    _line(
        painter,
        84,
        11,
        tr(
            "Tällä koodilla tietokanta aukeaa, jos kaikki salalauseet unohtuvat. "
            "Säilytä sivu lukitussa paikassa, erillään koneesta. Koodia ei saa uudelleen näkyviin."
        ),
    )
    painter.end()
    buffer.close()
    return bytes(content.data())


def _line(painter: QPainter, top: float, points: float, text: str, *, bold: bool = False) -> None:
    font = QFont("Noto Sans")
    font.setPixelSize(round(points / 72 * _DPI))
    font.setBold(bold)
    painter.setFont(font)
    area = QRectF(20 * _MM, top * _MM, 170 * _MM, 60 * _MM)
    painter.drawText(area, Qt.TextFlag.TextWordWrap, text)
