"""An attachment (liite) looked at inside the program: pages, a picture or plain text."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.base.icons import icon
from desktop.base.words import language, tr
from desktop.widgets.plain import LineLabel, PlainButton, ShortLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.attachment_words import file_words
from desktop.windows.page_parts import screen_room
from desktop.windows.pdf_view import PdfView
from desktop.windows.picture_view import PictureView
from desktop.windows.surroundings import Surroundings
from models.rules.attachments import AttachmentContent, FileKind, kind_name
from models.rules.errors import PolkuError

LARGEST = 3000
"""Pixels of the longer side of a picture on the screen; the kept one may be larger."""

PART = 30
"""Pages of a long PDF that are drawn at a time."""

Shown = PdfView | PictureView | QPlainTextEdit


class AttachmentView(InReadingOrder, QDialog):
    """Shows the kept bytes; nothing in them is run and no other program is started.

    + and - zoom, 0 fits, R turns a picture, Page Up and Down go through it, Esc closes.
    """

    def __init__(self, around: Surroundings, found: AttachmentContent, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self.found, self._first = around, found, 0
        self.setWindowTitle(tr("{number}: liite", number=found.case_number))
        self.resize(QSize(900, 860).boundedTo(screen_room(self)))
        self.state = LineLabel("", "dim")
        self.view = self._made()
        self.print = PlainButton(tr("Tulosta…"))
        self.print.setIcon(icon("print", "accent"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self.view, 1)
        for keys, by in (("+", 1), ("-", -1)):
            QShortcut(QKeySequence(keys), self, partial(self.zoom, by))
        QShortcut(QKeySequence("0"), self, self.fit)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print.click)
        self.view.setFocus()
        self._fill()

    def zoom(self, by: int) -> None:
        """Show it larger or smaller."""
        if isinstance(self.view, QPlainTextEdit):
            self.view.zoomIn(by)
        else:
            self.view.step_zoom(by)

    def fit(self) -> None:
        """Show the whole width or picture."""
        if not isinstance(self.view, QPlainTextEdit):
            self.view.set_zoom(None)

    def go(self, by: int) -> None:
        """Go to the next page of pictures, or the next part of a long PDF."""
        if isinstance(self.view, PictureView):
            self.view.go(by)
        else:
            self._first = max(0, min(self._last_part(), self._first + by * PART))
            self._draw_part()
        self._tell()

    def _made(self) -> Shown:
        kind = self.found.row.file_kind
        if kind is FileKind.PDF:
            return PdfView(self._around.drawing)
        if kind is not FileKind.TEXT:
            view = PictureView()
            view.shown.connect(self._tell)
            view.page_asked.connect(self._draw_picture)
            return view
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.found.row.title)
        flags = Qt.TextInteractionFlag
        text.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        return text

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("filterbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        about = self.found.row
        row.addWidget(ShortLabel(about.title, "heading"), 1)
        row.addWidget(self.state)
        self.former = _tool("chevron-left", tr("Edelliset sivut"), partial(self.go, -1))
        self.next = _tool("chevron-right", tr("Seuraavat sivut"), partial(self.go, 1))
        self.smaller = _tool("zoom-out", tr("Pienennä"), partial(self.zoom, -1))
        self.larger = _tool("zoom-in", tr("Suurenna"), partial(self.zoom, 1))
        self.fitting = _tool("fit", tr("Sovita ikkunaan"), self.fit)
        self.turning = _tool("redo", tr("Käännä neljänneskierros"), self._turn)
        tools = (self.former, self.next, self.smaller, self.larger, self.fitting, self.turning)
        for button in (*tools, self.print):
            row.addWidget(button)
        is_picture = isinstance(self.view, PictureView)
        self.turning.setVisible(is_picture)
        self.fitting.setVisible(not isinstance(self.view, QPlainTextEdit))
        many = about.pages > (1 if is_picture else PART)
        for button in (self.former, self.next):
            button.setVisible(many)
        self.setAccessibleDescription(
            f"{kind_name(about.kind, language())}, {file_words(about.file_kind, 1, about.size)}"
        )
        return bar

    def _turn(self) -> None:
        if isinstance(self.view, PictureView):
            self.view.turn()

    def _fill(self) -> None:
        view = self.view
        if isinstance(view, QPlainTextEdit):
            view.setPlainText(self.found.content.decode("utf-8"))
        elif isinstance(view, PdfView):
            self._draw_part()
        else:
            self._draw_picture(0)
        self._tell()

    def _draw_picture(self, at: int) -> None:
        work = partial(_picture, self.found.content, self.found.row.file_kind, at)
        self._around.drawing.run(work, partial(self._on_picture, at), self._on_failed)

    def _draw_part(self) -> None:
        from reports.attached_pages import as_pdf

        row = self.found.row
        if isinstance(self.view, PdfView):
            count = PART if row.pages > PART else None
            self.view.show_pdf(as_pdf(self.found.content, row.file_kind, self._first, count))

    def _last_part(self) -> int:
        return (self.found.row.pages - 1) // PART * PART

    def _on_picture(self, at: int, picture: QImage) -> None:
        if isinstance(self.view, PictureView):
            row = self.found.row
            self.view.show_picture(picture, row.title, at=at, count=row.pages)

    def _on_failed(self, error: PolkuError) -> None:
        self._around.desk.messages.refuse(error)

    def _tell(self) -> None:
        pages = self.found.row.pages
        if isinstance(self.view, PictureView):
            at, last = self.view.at, pages - 1
            words = f"{round(self.view.scale * 100)} %"
            if pages > 1:
                page = tr("Sivu {number} ({count})", number=at + 1, count=pages)
                words = f"{page} · {words}"
        else:
            at, last = self._first, self._last_part()
            words = ""
            if pages > PART:
                end = min(pages, self._first + PART)
                words = tr("Sivut {first}–{last} ({count})", first=at + 1, last=end, count=pages)
        self.state.setText(words)
        self.former.setEnabled(at > 0)
        self.next.setEnabled(at < last)


def _picture(content: bytes, kind: FileKind, at: int) -> QImage:
    from reports.attached_pages import picture_page

    page = picture_page(content, kind, LARGEST, at)
    layout = QImage.Format.Format_RGBX8888
    return QImage(page.pixels, page.width, page.height, 4 * page.width, layout).copy()


def _tool(picture: str, words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(icon(picture, "dim"), "")
    button.setProperty("kind", "icon")
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button
