"""The bar above the drawing board: the version at hand, its acts and the menus of commands."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.base.draft_words import edit_in_words
from desktop.base.icons import icon
from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, ShortLabel
from desktop.windows.process_draft import PathDraft
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.keys import key_of
from diagram.editor.drawing.words import Command

_ADD = (
    (Command.NEW_STEP, Command.CREATE, Command.NEW_PHASE, Command.CONNECT),
    (Command.NEW_REMINDER, Command.NEW_PARALLEL, Command.NEW_NOTE),
)
_EDIT = (
    (Command.RENAME, Command.RECONNECT, Command.BEND, Command.REROUTE),
    (Command.RESIZE, Command.SPACE),
    (Command.CUT, Command.COPY, Command.PASTE, Command.DUPLICATE, Command.DELETE),
    (Command.SELECT_ALL,),
)
_ALIGN = (
    (Command.ALIGN_LEFT, Command.ALIGN_CENTRE, Command.ALIGN_RIGHT),
    (Command.ALIGN_TOP, Command.ALIGN_MIDDLE, Command.ALIGN_BOTTOM),
    (Command.DISTRIBUTE_ACROSS, Command.DISTRIBUTE_DOWN),
)
_LOOK = ((Command.FIT, Command.REAL_SIZE), (Command.ZOOM_IN, Command.ZOOM_OUT))


class PathTools(QWidget):
    """Buttons and menus; a command that may not be now is dim.

    Signals:
        undo_asked(), redo_asked(), lay_out_asked(), new_asked(), save_asked(), publish_asked().
    """

    undo_asked = Signal()
    redo_asked = Signal()
    lay_out_asked = Signal()
    new_asked = Signal()
    save_asked = Signal()
    publish_asked = Signal()

    def __init__(self, draft: PathDraft, canvas: DraftCanvas) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._draft, self._canvas = draft, canvas
        self._commands: list[tuple[QAction, Command]] = []
        self.state = ShortLabel("", "dim")
        self.undo = _picture("undo", tr("Kumoa"), self.undo_asked.emit)
        self.redo = _picture("redo", tr("Tee uudelleen"), self.redo_asked.emit)
        self.add, self.edit = _menu(tr("Lisää")), _menu(tr("Muokkaa"))
        self.align, self.look = _menu(tr("Asettele")), _menu(tr("Näytä"))
        self.file = _menu(tr("Tiedosto"))
        self.out = _picture("zoom-out", tr("Loitonna"), lambda: canvas.run(Command.ZOOM_OUT))
        self.closer = _picture("zoom-in", tr("Lähennä"), lambda: canvas.run(Command.ZOOM_IN))
        self.fit = _picture("fit", tr("Sovita ikkunaan"), lambda: canvas.run(Command.FIT))
        self.new = PlainButton(tr("Uusi luonnos"))
        self.save, self.publish = (
            PlainButton(tr("Tallenna")),
            PlainButton(tr("Julkaise…"), "primary"),
        )
        self.save.setToolTip("Ctrl+S")
        self._fill()
        self._lay_out()
        for button, asked in (
            (self.new, self.new_asked),
            (self.save, self.save_asked),
            (self.publish, self.publish_asked),
        ):
            button.clicked.connect(lambda _=False, signal=asked: signal.emit())
        draft.changed.connect(self.refresh)
        self.dress()

    @property
    def menus(self) -> tuple[QMenu, ...]:
        """The menus, for quick open."""
        found = (
            button.menu() for button in (self.add, self.edit, self.align, self.look, self.file)
        )
        return tuple(menu for menu in found if menu is not None)

    def menu(self, button: QToolButton) -> QMenu:
        """Return the menu of one of the buttons."""
        found = button.menu()
        assert found is not None
        return found

    def dress(self) -> None:
        """Fit the pictures to the size of text."""
        line = self.fontMetrics().height()
        for button in (self.undo, self.redo, self.out, self.closer, self.fit):
            button.setIconSize(QSize(line, line))

    def show_state(self, words: str) -> None:
        """Say which version is open."""
        self.state.setText(words)

    def refresh(self) -> None:
        """Dim what may not be done now."""
        draft, history = self._draft, self._draft.history
        editable = draft.is_editable
        _allow(
            self.undo, tr("Kumoa"), "Ctrl+Z", history.undo_name, on=editable and history.can_undo
        )
        name = history.redo_name
        _allow(self.redo, tr("Tee uudelleen"), "Ctrl+Y", name, on=editable and history.can_redo)
        for part in (
            self.undo,
            self.redo,
            self.add,
            self.edit,
            self.align,
            self.save,
            self.publish,
        ):
            part.setVisible(editable)
        self.save.setEnabled(editable and not draft.is_saved)
        self._dim()

    def _dim(self) -> None:
        for action, command in self._commands:
            action.setEnabled(self._canvas.may(command))
        self._layout_action.setEnabled(self._draft.is_editable and bool(self._draft.value.steps))

    def _fill(self) -> None:
        self._put(self.add, _ADD)
        self._put(self.edit, _EDIT)
        self._put(self.align, _ALIGN)
        menu = self.menu(self.align)
        menu.addSeparator()
        self._layout_action = menu.addAction(tr("Asettele koko polku"))
        self._layout_action.triggered.connect(lambda _: self.lay_out_asked.emit())
        self._put(self.look, _LOOK)

    def _put(self, button: QToolButton, groups: tuple[tuple[Command, ...], ...]) -> None:
        menu = self.menu(button)
        menu.aboutToShow.connect(self._dim)
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            for command in group:
                words = self._canvas.words.commands[command]
                key = key_of(command).toString(QKeySequence.SequenceFormat.NativeText)
                action = menu.addAction(f"{words}\t{key}" if key else words)
                action.triggered.connect(lambda _=False, known=command: self._run(known))
                self._commands.append((action, command))

    def _run(self, command: Command) -> None:
        self._canvas.setFocus()
        self._canvas.run(command)

    def _lay_out(self) -> None:
        tools = FlowLayout(across=4, down=4)
        for part in (self.undo, self.redo, self.add, self.edit, self.align, self.look, self.file,
                     self.out, self.closer, self.fit):  # fmt: skip
            tools.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.state, 1)
        for button in (self.new, self.save, self.publish):
            acts.addWidget(button)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(12, 6, 12, 6)
        self._both.setSpacing(8)
        self._both.addLayout(tools, 1)
        self._both.addLayout(acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where it is narrow the acts stand under the tools."""
        super().resizeEvent(event)
        wide = 46 * self.fontMetrics().height()
        is_narrow = event.size().width() < wide
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)


def _allow(button: QToolButton, words: str, key: str, name: str, *, on: bool) -> None:
    button.setEnabled(on)
    said = f"{words}: {edit_in_words(name)}" if name else words
    button.setToolTip(f"{said} ({key})")
    button.setAccessibleName(said)


def _picture(name: str, words: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.clicked.connect(lambda _=False: act())
    return button


def _menu(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setProperty("menu", True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
