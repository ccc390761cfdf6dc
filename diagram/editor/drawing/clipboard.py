"""Copy and paste through the clipboard as BPMN text, so that it works across windows."""

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MIME = "application/x-bpmn+xml"
_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
"""It names the encoding of a file, which a text on the clipboard has no longer."""


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
    text = data.text().lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return None
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
