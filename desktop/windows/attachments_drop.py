"""Files dropped on a case or pasted into it: shown where they land, handed on as offered."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.base.taken_files import Offered, offered_paths
from desktop.base.theme import theme
from desktop.base.words import tr

_INSET, _ROUND = 14, 10


class DropPlace(QWidget):
    """Lies over the page while files are dragged over it, and takes them.

    Signals:
        dropped(object): a tuple of Offered.
    """

    dropped = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.is_open = False
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Pudota liitteet tähän"))
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come forward when files are dragged in (Qt calls)."""
        if isinstance(event, QDragEnterEvent) and self.is_open and files_of(event.mimeData()):
            self.setGeometry(self._page.rect())
            self.raise_()
            self.show()
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and self.isVisible():
            self.dropEvent(event)
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only (Qt calls)."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files anywhere on the page (Qt calls)."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go away with the files (Qt calls)."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on; they are copied, never moved (Qt calls)."""
        self.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(files_of(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where to drop (Qt calls)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme().ground)
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        place = self.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.setPen(QPen(QColor(theme().accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place, _ROUND, _ROUND)
        font = painter.font()
        font.setPixelSize(round(self.fontMetrics().height() * 1.2))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme().ink))
        centre = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(place), centre, tr("Pudota liitteet tähän"))
        painter.end()


def files_of(mime: QMimeData) -> tuple[Offered, ...]:
    """Return the files that are dragged or copied; what lies in the net is left out."""
    paths: Sequence[str] = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return offered_paths(paths)


def pasted() -> tuple[Offered, ...]:
    """Return the files or the picture on the clipboard, nothing for anything else."""
    mime = QGuiApplication.clipboard().mimeData()
    if mime is None:
        return ()
    if files := files_of(mime):
        return files
    picture = QGuiApplication.clipboard().image() if mime.hasImage() else QImage()
    if picture.isNull():
        return ()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    content = bytes(buffer.data().data())
    return (Offered(tr("Leikepöydän kuva") + ".png", None, content),)
