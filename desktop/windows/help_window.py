"""The help (F1): contents and search at the left, one page at the right; nothing is fetched."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.base.announcing import RestedSaying
from desktop.base.help_search import find_pages
from desktop.base.theme import room
from desktop.base.words import language, tr, tr_n
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.help_topics import CONTENTS, topic_of
from desktop.windows.page_parts import roomy, screen_room
from resources.manual import help_pages, picture_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resources.manual import HelpPage

_NAME = int(Qt.ItemDataRole.UserRole)
_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_WIDTH, _HEIGHT, _LIST = 940, 680, 270
_AROUND = 20
_EDGES = 28
"""Pixels beside a title in the list."""
_PICTURE = "\ufffc"
"""What stands in a text for a picture."""

_LINE = 130
"""Height of a line in hundredths of the letters."""


class HelpBrowser(QTextBrowser):
    """Shows one page; links lead to other pages of the help and nowhere else.

    Signals:
        page_asked(str): a link to another page was followed.
    """

    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(tr("Ohjeen teksti"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # one that came and went would change the width, and so draw the page again for ever
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._on_link)
        self._page: HelpPage | None = None
        self.document().setDocumentMargin(_AROUND)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._draw)
        self._is_read = False
        self.verticalScrollBar().actionTriggered.connect(self._on_read)
        self._wide = 0

    def show_page(self, page: "HelpPage") -> None:
        """Show a page from its beginning."""
        self._page = page
        self._is_read = False
        self._draw()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the help, as wide as the text at most; nothing else (Qt calls)."""
        file = picture_path(language().value, QUrl(name).fileName())
        picture = QImage(str(file)) if file.suffix == ".png" else QImage()
        room = max(80, self.viewport().width() - 2 * _AROUND - 4)
        if picture.width() <= room:
            return picture
        sharp = self.devicePixelRatioF()
        shown = picture.scaledToWidth(
            min(picture.width(), round(room * sharp)), Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(shown.width() / room)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width (Qt calls)."""
        super().resizeEvent(event)
        if self._page is not None and self.viewport().width() != self._wide:
            self._anew.start()
        elif not self._is_read:
            self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        assert self._page is not None
        self._wide = self.viewport().width()
        bar = self.verticalScrollBar()
        read = bar.value() / max(1, bar.maximum()) if self._is_read else 0.0
        document = self.document()
        document.clear()
        begin = QTextCursor(document)  # what was there before would shape the new words
        begin.setBlockFormat(QTextBlockFormat())
        begin.setBlockCharFormat(QTextCharFormat())
        document.setMarkdown(self._page.text, _MARKDOWN)
        block = document.begin()
        while block.isValid():
            _set_out(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _set_table(frame)
        bar.setValue(round(read * bar.maximum()))

    def _on_read(self) -> None:
        self._is_read = True

    def _on_link(self, link: QUrl) -> None:
        name = link.fileName().removesuffix(".md")
        if link.isRelative() and name in help_pages(language().value):
            self.page_asked.emit(name)


class HelpWindow(QDialog):
    """The whole help beside the work; it stops nobody."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(tr("Ohje"))
        self._former: list[str] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Etsi ohjeesta"))
        self.search.setAccessibleName(tr("Etsi ohjeesta"))
        self.search.setClearButtonEnabled(True)
        self._counted = RestedSaying(self.search)
        self.names = QListWidget()
        self.names.setObjectName("sections")
        self.names.setAccessibleName(tr("Ohjeen sisällys"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setWordWrap(True)
        self.names.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.names.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.nothing = PlainLabel(tr("Ei löytynyt. Kokeile toista sanaa tai sanan alkua."), "dim")
        self.browser = HelpBrowser()
        self.back = PlainButton(tr("Takaisin"))
        self._lay_out()
        self.search.textChanged.connect(self._list)
        self.names.currentItemChanged.connect(self._on_chosen)
        self.browser.page_asked.connect(self.show_topic)
        self.back.clicked.connect(self.go_back)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        QShortcut(QKeySequence("F1"), self, lambda: self.show_topic(CONTENTS))
        QShortcut(QKeySequence("Shift+F1"), self, lambda: self.show_topic(CONTENTS))
        self._list("")

    @property
    def topic(self) -> str:
        """The name of the page that is shown."""
        return self._former[-1] if self._former else ""

    def show_topic(self, name: str) -> None:
        """Show a page; the list follows."""
        if self.search.text() and name not in self._listed():
            self.search.clear()
        self.names.setCurrentRow(self._listed().index(name))
        self._turn_to(name)

    def go_back(self) -> None:
        """Show the page before."""
        if len(self._former) > 1:
            self._former.pop()
            self.show_topic(self._former.pop())

    def _turn_to(self, name: str) -> None:
        if name != self.topic:
            self._former.append(name)
        self.browser.show_page(help_pages(language().value)[name])
        self.back.setEnabled(len(self._former) > 1)

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(12, 12, 12, 12)
        for part in (self.search, self.nothing, self.names):
            side.addWidget(part, int(part is self.names))
        close = PlainButton(tr("Sulje"), "primary")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setContentsMargins(0, 12, 12, 0)
        right.addWidget(self.browser, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)
        self.resize(QSize(roomy(self, _WIDTH), roomy(self, _HEIGHT)).boundedTo(screen_room(self)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a narrow window to the text (Qt calls)."""
        super().resizeEvent(event)
        self._side.setFixedWidth(min(roomy(self, _LIST), self.width() * 36 // 100))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._fit_names()

    def _list(self, typed: str) -> None:
        """List the pages that fit, and show the best one."""
        found: Sequence[HelpPage] = find_pages(language().value, typed)
        self.names.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(_NAME, page.name)
            self.names.addItem(item)
        self._fit_names()
        self.nothing.setVisible(not found)
        if typed.strip():
            self._counted.say(
                tr_n("Yksi sivu löytyi.", "{count} sivua löytyi.", len(found))
                if found
                else self.nothing.text()
            )
        if typed.strip() and found:
            self.names.setCurrentRow(0)

    def _fit_names(self) -> None:
        """Give each title the lines that it needs; Qt leaves the style sheet's padding out."""
        font = self.names.font()
        font.setBold(True)
        area = QRect(0, 0, self.names.viewport().width() - _EDGES, 10_000)
        for item in map(self.names.item, range(self.names.count())):
            words = QFontMetrics(font).boundingRect(area, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(area.width(), words.height() + 2 * room(8)))

    def _listed(self) -> list[str]:
        return [str(self.names.item(row).data(_NAME)) for row in range(self.names.count())]

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._turn_to(str(item.data(_NAME)))


def show_help(window: QWidget, topic: str) -> HelpWindow:
    """Show a page of the help in the one help window of `window`."""
    shown = window.findChild(HelpWindow) or HelpWindow(window)
    shown.show_topic(topic)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    shown.names.setFocus()
    return shown


def offer_help(window: QWidget) -> None:
    """Let F1 tell about what has the focus in `window`, and Shift+F1 show the contents."""
    for keys, topic in (("F1", ""), ("Shift+F1", CONTENTS)):
        QShortcut(
            QKeySequence(keys),
            window,
            lambda topic=topic: show_help(
                window, topic or topic_of(window.focusWidget() or window)
            ),
        )


def _set_out(block: QTextBlock) -> None:
    """Give a block the room that makes it easy to read."""
    form = block.blockFormat()
    if _PICTURE not in block.text():
        form.setLineHeight(_LINE, 1)
    head = form.headingLevel()
    form.setTopMargin(18 if head == 2 else 0)
    form.setBottomMargin(4 if block.textList() is not None else 10)
    QTextCursor(block).setBlockFormat(form)


def _set_table(table: QTextTable) -> None:
    form = table.format()
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBottomMargin(12)
    table.setFormat(form)
