"""Pages of a PDF as they are, one below the other: drawn beside the window, sharp at any zoom."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.background import Background
from desktop.base.paper import page_pictures
from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.plain import PlainLabel
from models.rules.errors import PolkuError

A4_POINTS = QSize(595, 842)
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_GAP, _LEAST = 16, 0.25
MOST_SHOWN = 60
"""Pages that are held as pictures at a time; a longer paper is printed and saved whole."""


class PdfView(QScrollArea):
    """Shows the very bytes; the newest asked for wins, older renderings are dropped.

    Signals:
        shown(int): so many pages are shown.
    """

    shown = Signal(int)

    def __init__(self, drawing: Background) -> None:
        super().__init__()
        self._drawing, self._asked = drawing, 0
        self._pdf, self._wide = b"", float(A4_POINTS.width())
        self.zoom: float | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages: list[PageSheet] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setObjectName("paper")
        self.setAccessibleName(tr("Sivut"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ground = QWidget()
        ground.setObjectName("paperground")
        self.setWidget(ground)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(24, 20, 24, 24)
        self._column.setSpacing(_GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.note = PlainLabel("", "dim")
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.note)

    @property
    def scale(self) -> float:
        """Pixels to a point: the chosen zoom, or what fits the width."""
        if self.zoom is not None:
            return self.zoom
        return _fitting(self._room, self._wide)

    @property
    def _room(self) -> int:
        return self.viewport().width() - 56

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes; the place scrolled to stays."""
        self._pdf = pdf
        self._draw()

    def clear(self, why: str = "") -> None:
        """Show no pages, also none that are still being drawn; `why` stands in their place."""
        self._asked += 1
        self._pdf = b""
        while self.pages:
            sheet = self.pages.pop()
            sheet.hide()
            sheet.deleteLater()
        self.say(why)

    def say(self, text: str) -> None:
        """Say something in place of pages, nothing when empty."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self._fit_note()

    def _fit_note(self) -> None:
        """Give the words all their lines: the layout keeps to the middle and asks no heights."""
        margins = self._column.contentsMargins()
        wide = max(1, self.viewport().width() - margins.left() - margins.right())
        self.note.setFixedWidth(wide)
        self.note.setMinimumHeight(max(0, self.note.heightForWidth(wide)))

    def set_zoom(self, zoom: float | None) -> None:
        """Choose a zoom; None fits the width."""
        self.zoom = zoom
        fits = zoom is None
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self._draw()

    def step_zoom(self, by: int) -> None:
        """Zoom in or out by steps."""
        near = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self.scale))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, near + by))])

    def _draw(self) -> None:
        if not self._pdf:
            return
        self._asked += 1
        ratio = self.devicePixelRatioF()
        work = partial(_drawn, self._pdf, self.zoom, self._room, ratio)
        self._drawing.run(work, partial(self._on_drawn, self._asked, ratio), self._on_failed)

    def _on_drawn(self, asked: int, ratio: float, drawn: "_Drawn") -> None:
        if asked != self._asked:
            return
        pictures, count, self._wide = drawn
        self.say("" if count == len(pictures) else _only_first(len(pictures), count))
        while len(self.pages) > len(pictures):
            self.pages.pop().deleteLater()
        for place, picture in enumerate(pictures):
            picture.setDevicePixelRatio(ratio)
            if place == len(self.pages):
                self.pages.append(PageSheet())
                self._column.addWidget(self.pages[-1], 0, Qt.AlignmentFlag.AlignHCenter)
            words = tr("Sivu {number} ({count})", number=place + 1, count=count)
            self.pages[place].show_picture(picture, words)
        self.shown.emit(count)

    def _on_failed(self, error: PolkuError) -> None:
        self.say(tr("Tiedoston sivuja ei voi näyttää."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again (Qt calls)."""
        super().resizeEvent(event)
        self._fit_note()
        if self.zoom is None and event.size().width() != event.oldSize().width():
            self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl (Qt calls)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


_Drawn = tuple[list[QImage], int, float]


def _drawn(pdf: bytes, zoom: float | None, room: int, ratio: float) -> _Drawn:
    """Return the first pages, how many there are, and the width that fits: a lying page's too."""
    from reports.pages import page_count, widest_page

    wide = max(float(A4_POINTS.width()), widest_page(pdf))
    scale = zoom if zoom is not None else _fitting(room, wide)
    return page_pictures(pdf, scale * ratio, MOST_SHOWN), page_count(pdf), wide


def _fitting(room: int, wide: float) -> float:
    return max(_LEAST, room / wide)


def _only_first(shown: int, count: int) -> str:
    return tr(
        "Näytetään {shown} ensimmäistä sivua. Kaikki {count} tulostuvat.", shown=shown, count=count
    )


class PageSheet(QWidget):
    """One page with a thin edge and a soft shadow."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()

    def show_picture(self, picture: QImage, words: str) -> None:
        """Show a page."""
        self._picture = picture
        size = picture.deviceIndependentSize().toSize()
        self.setFixedSize(size + QSize(6, 6))
        self.setAccessibleName(words)
        self.update()

    @property
    def picture(self) -> QImage:
        """The page as it is shown."""
        return self._picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shadow and page (Qt calls)."""
        painter = QPainter(self)
        page = QRect(QPoint(2, 1), self._picture.deviceIndependentSize().toSize())
        shadow = QColor(0, 0, 0, 7)
        for grow in (3, 2, 1):
            painter.fillRect(page.translated(0, 1).adjusted(-grow, -grow, grow, grow), shadow)
        painter.drawImage(page.topLeft(), self._picture)
        painter.setPen(QPen(QColor(theme().line), 1))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.end()
