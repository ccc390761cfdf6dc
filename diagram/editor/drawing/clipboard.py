"""Copy and paste through the clipboard as BPMN text, so that it works across windows."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MIME = "application/x-bpmn+xml"


def put(text: bytes) -> None:
    """Put BPMN text on the clipboard, as what it is and as plain text."""
    data = QMimeData()
    data.setData(MIME, text)
    data.setText(text.decode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)


def taken() -> bytes | None:
    """Return the BPMN text on the clipboard, None where there is none."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return None
    if data.hasFormat(MIME):
        return bytes(data.data(MIME).data())
    text = data.text().lstrip()
    return text.encode("utf-8") if text.startswith("<") else None
