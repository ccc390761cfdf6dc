"""The start page: three doors into the program."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.base.icons import icon_pixmap
from desktop.base.words import tr
from desktop.widgets.plain import PictureLabel, PlainButton, PlainLabel
from desktop.windows.page_parts import scrolling
from models.rules.words import Language

SUFFIX, SERVER_SUFFIX = ".polku", ".polku-server"
LANGUAGES = {
    Language.FINNISH: "Suomi",
    Language.SWEDISH: "Svenska",
    Language.ENGLISH: "English",
}


_LINE, _WIDE, _WIDER, _TALL = 18, 248, 140, 188
"""Pixels: a line of usual text, a door at it, how much wider at twice the text, least height."""


class Door(QPushButton):
    """A large button: a picture, what it does, and what comes of it."""

    def __init__(self, picture: str, words: str, meaning: str) -> None:
        super().__init__()
        self.setProperty("kind", "door")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        drawn = PictureLabel()
        drawn.setPixmap(icon_pixmap(picture, "accent", 36))
        for part in (drawn, PlainLabel(words, "heading"), PlainLabel(meaning, "dim")):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(part)
        box.addStretch()
        self._box = box

    def sizeHint(self) -> QSize:
        """Return its width by the size of text, and the height that its words need (Qt calls)."""
        larger = self.fontMetrics().height() / _LINE
        wide = round(_WIDE + _WIDER * (larger - 1))
        return QSize(wide, max(_TALL, self._box.totalHeightForWidth(wide)))

    def minimumSizeHint(self) -> QSize:
        """Return the same (Qt calls)."""
        return self.sizeHint()


class StartPage(QWidget):
    """Where the program begins.

    Signals:
        example_asked(): show the example with fictional clients.
        new_asked(): make a new database.
        open_asked(Path): open this database or the way to this server.
        server_asked(): reach a shared server.
        language_asked(Language): speak this language.
    """

    example_asked = Signal()
    new_asked = Signal()
    open_asked = Signal(object)
    server_asked = Signal()
    language_asked = Signal(object)

    def __init__(
        self,
        choose: Callable[[], Path | None],
        last: str,
        language: Language,
        *,
        example_allowed: bool = True,
        servers: Sequence[tuple[Path, str]] = (),
    ) -> None:
        """`choose` asks for a file; `last` is the database opened last, or empty.

        `servers` are the ways to shared servers, each with its name for the eye.
        """
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._choose = choose
        ground = QWidget()
        ground.setObjectName("page")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        area = scrolling(ground)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        around.addWidget(area)
        box = QVBoxLayout(ground)
        box.setContentsMargins(32, 32, 32, 24)
        box.addStretch(2)
        box.addLayout(self._welcome())
        box.addSpacing(28)
        box.addLayout(self._doors())
        self.example.setVisible(example_allowed)
        box.addSpacing(16)
        box.addLayout(self._recent(last, servers))
        box.addLayout(self._servers(servers))
        box.addStretch(3)
        box.addLayout(self._foot(language, is_alone=not servers))

    def _welcome(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(4)
        for text, role in (
            (tr("Polku"), "brand"),
            (tr("Lapsen asian polku yhteydenotosta päätökseen."), "lead"),
        ):
            label = PlainLabel(text, role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        return box

    def _doors(self) -> QHBoxLayout:
        self.example = Door(
            "example",
            tr("Kokeile esimerkillä"),
            tr("Tutustu ohjelmaan keksittyjen asiakkaiden avulla. Mitään ei tarvitse täyttää."),
        )
        self.new = Door(
            "database",
            tr("Tee uusi tietokanta"),
            tr("Salattu tiedosto tälle koneelle. Tarvitset vain nimesi ja salalauseen."),
        )
        self.open = Door(
            "open",
            tr("Avaa tietokanta"),
            tr("Valitse .polku-tiedosto tai raahaa se tähän ikkunaan."),
        )
        self.example.clicked.connect(self.example_asked)
        self.new.clicked.connect(self.new_asked)
        self.open.clicked.connect(self._on_open)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch()
        for door in (self.example, self.new, self.open):
            row.addWidget(door)
        row.addStretch()
        return row

    def _servers(self, servers: Sequence[tuple[Path, str]]) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(4)
        self.servers: dict[Path, PlainButton] = {}
        for path, name in servers:
            button = self.servers[path] = PlainButton(
                tr("Jatka palvelimelle {name}", name=name), "link"
            )
            button.clicked.connect(lambda _=False, path=path: self.open_asked.emit(path))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.server = PlainButton(tr("Yhteinen palvelin…"), "link")
        self.server.clicked.connect(self.server_asked)
        row.addWidget(self.server, 0, Qt.AlignmentFlag.AlignHCenter)
        return row

    def _recent(self, last: str, servers: Sequence[tuple[Path, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        words = tr("Jatka tietokannasta {name}", name=Path(last).name)
        self.recent = PlainButton(words, "link", self)
        among = any(str(path) == last for path, _ in servers)
        self.recent.setVisible(is_there(Path(last)) and not among)
        self.recent.clicked.connect(lambda: self.open_asked.emit(Path(last)))
        row.addWidget(self.recent)
        row.addStretch()
        return row

    def _foot(self, language: Language, *, is_alone: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        told = (
            tr("Tiedot pysyvät tällä koneella. Ohjelma ei lähetä mitään verkkoon.")
            if is_alone
            else tr("Ohjelma ottaa salatun yhteyden vain omaan palvelimeesi, ei muualle verkkoon.")
        )
        row.addWidget(PlainLabel(told, "dim"), 1)
        self.languages: dict[Language, PlainButton] = {}
        for code, name in LANGUAGES.items():
            button = self.languages[code] = PlainButton(name, "link")
            button.setEnabled(code is not language)
            button.clicked.connect(lambda _=False, code=code: self.language_asked.emit(code))
            row.addWidget(button)
        return row

    def _on_open(self) -> None:
        path = self._choose()
        if path is not None:
            self.open_asked.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a database file."""
        if _dragged(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped file."""
        path = _dragged(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_asked.emit(path)


def is_there(path: Path) -> bool:
    """Answer whether a file is there; a path that the system cannot even ask for is not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _dragged(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (SUFFIX, SERVER_SUFFIX) else None
