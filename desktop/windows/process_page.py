"""The path itself (polun muokkaus): drawn, changed, checked, saved and published."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from desktop.base import theme as looks
from desktop.base.draft_words import draft_words
from desktop.base.words import tr
from desktop.windows.map_words import map_theme
from desktop.windows.navigation import Place
from desktop.windows.open_draft import OpenDraft
from desktop.windows.page import Page
from desktop.windows.page_parts import filled
from desktop.windows.process_acts import PathActs
from desktop.windows.process_banners import PathBanners
from desktop.windows.process_draft import PathDraft
from desktop.windows.process_empty import empty_path
from desktop.windows.process_files import PathFiles
from desktop.windows.process_keys import key_act
from desktop.windows.process_menu import fill_file_menu
from desktop.windows.process_panel import PathPanel
from desktop.windows.process_problems import ProblemsPane
from desktop.windows.process_sides import PathSides
from desktop.windows.process_tools import PathTools
from desktop.windows.process_words import state_words
from desktop.windows.surroundings import Surroundings
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.graph.arrange import laid_out
from diagram.graph.checks import Problem, problems
from diagram.graph.fixes import fix
from models.rules.changes import Changes, SettingsChanged
from models.rules.rights import Right, may
from models.rules.rows import VersionState
from models.rules.version_effects import DraftEffects
from models.services.processes import process_versions

READABLE = 0.7
"""Names of steps can be read from this zoom on; a path is opened no smaller."""

REST_MS = 150
"""The checks run once the hand has rested so long."""


class PathPage(Page):
    """The drawing board with its properties, findings and versions around it."""

    def __init__(self, around: Surroundings, open_draft: OpenDraft | None = None) -> None:
        super().__init__()
        self._open_draft = open_draft or OpenDraft(self)
        self._around, self._desk = around, around.desk
        self._may = may(around.desk.actor, Right.PUBLISH_PROCESS)
        self.draft = PathDraft(around.desk, self)
        theme = map_theme(looks.theme())
        self.canvas = DraftCanvas(words=draft_words(), theme=theme)
        self.panel: PathPanel = PathPanel(self.draft)
        self.problems: ProblemsPane = ProblemsPane()
        self.tools = PathTools(self.draft, self.canvas)
        self.banners = PathBanners(around.desk, self.draft)
        self.sides: PathSides = PathSides(
            around.desk, self.canvas, self.banners, self.problems, self.panel
        )
        self.files = PathFiles(around, self.draft, self)
        self.acts: PathActs = PathActs(around.desk, self)
        self._fitted: UUID | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self._wire()
        menu = self.tools.menu(self.tools.file)
        fill_file_menu(menu, self.acts, self.files, editing=self._may)
        self._open_usual()

    @property
    def menus(self) -> Sequence[QMenu]:
        """The menus above the board."""
        return self.tools.menus

    def arrive(self, place: Place) -> None:
        """Put the focus on the board."""
        self.banners.offer_kept()
        self.canvas.setFocus()

    def dress(self) -> None:
        """Draw in the theme's colours and size of text."""
        self.canvas.set_theme(map_theme(looks.theme()))
        self.sides.dress()
        self.tools.dress()
        self.problems.dress()

    def keep_typed(self) -> None:
        """Hand to the journal what is not saved."""
        self.panel.commit()
        self.draft.flush()

    def lay_out(self) -> None:
        """Give the whole path its places anew, as one edit."""
        self.draft.apply(tr("polun asettelu"), laid_out)
        self.canvas.fit()

    def check(self) -> None:
        """Run the checks now."""
        self._rest.stop()
        path = self.draft.value
        found = problems(path) if self.draft.is_open else ()
        self.problems.show_problems(path, found, editable=self.draft.is_editable)
        self.canvas.mark_problems(found)

    def go_to(self, element: str) -> None:
        """Choose an element and bring it into view."""
        self.canvas.select((element,) if element in self.canvas.places else ())
        self.sides.show_properties()

    # building

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sides)
        self._stack.addWidget(empty_path(self.acts, editing=self._may))
        filled(self, self.tools, self._stack)

    def _wire(self) -> None:
        draft, canvas, tools = self.draft, self.canvas, self.tools
        canvas.installEventFilter(self)
        draft.opened.connect(self._on_opened)
        draft.changed.connect(self._on_changed)
        canvas.edited.connect(lambda name, value, key: draft.push(value, name, key))
        canvas.chosen.connect(self.panel.show_chosen)
        canvas.activated.connect(self._on_activated)
        canvas.effects_asked.connect(self.banners.effects.show_at)
        self.banners.effects.told.connect(self._on_effects)
        canvas.refused.connect(lambda broken: self._desk.messages.warn(broken))
        self.panel.went.connect(self.go_to)
        self.problems.went.connect(self.go_to)
        self.problems.fix_asked.connect(self._on_fix)
        self._rest.timeout.connect(self.check)
        tools.undo_asked.connect(self.undo)
        tools.redo_asked.connect(self.redo)
        tools.lay_out_asked.connect(self.lay_out)
        tools.new_asked.connect(self.acts.begin_draft)
        tools.save_asked.connect(self.acts.save)
        tools.publish_asked.connect(self.acts.publish)
        self.sides.versions.opened.connect(self.acts.open_version)
        self.sides.versions.export_asked.connect(self.files.save_version)
        self.sides.versions.gate = self.acts.may_publish
        self.sides.versions.at_hand = draft.at_hand
        self.banners.copy_asked.connect(self.acts.copy_open)
        self.banners.settled.connect(canvas.setFocus)
        self._desk.hub.committed.connect(self._on_committed)

    # what happens

    def undo(self) -> None:
        """Take back what is typed and not told, else the last edit."""
        self.panel.commit()
        self.draft.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.panel.commit()
        self.draft.redo()

    def _open_usual(self) -> None:
        """Open the newest draft for who may edit it, else the version in use."""
        rows = self._desk.operations.ask(process_versions) or ()
        drafts = [row for row in rows if row.state is VersionState.DRAFT] if self._may else []
        current = [row for row in rows if row.state is VersionState.CURRENT]
        for row in (*drafts, *current):
            if self.draft.open(row.id):
                return
        self._on_opened()
        self._on_changed()

    def _on_opened(self) -> None:
        draft, canvas = self.draft, self.canvas
        self._stack.setCurrentIndex(int(not draft.is_open))
        canvas.set_editable(draft.is_editable)
        canvas.show_definition(draft.value)
        canvas.mark_foreign(draft.foreign)
        if self._fitted != draft.process_id:
            self._fitted = draft.process_id
            canvas.select(())
            canvas.mark_effects({})
            QTimer.singleShot(0, self, self._begin_view)
        self.tools.new.setVisible(self._may and not draft.is_editable)
        self.banners.refresh()
        self.panel.refresh()
        self.check()

    def _begin_view(self) -> None:
        """Show the whole path, or its beginning where the whole would be too small to read."""
        canvas = self.canvas
        canvas.fitted = True
        canvas.lay_out_again()
        if canvas.isVisible() and canvas.zoom < READABLE:
            start = QPoint(0, canvas.viewport().height() // 2)
            canvas.zoom_by(READABLE / canvas.zoom, start)

    def _bring_chosen(self) -> None:
        """Keep what is chosen in sight when the board has another size."""
        chosen, places = self.canvas.selected, self.canvas.places
        if chosen and chosen[-1] in places and self.isVisible() and not self.canvas.busy:
            self.canvas.show_box(places.box(chosen[-1]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the board has another size."""
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._bring_chosen)
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        draft = self.draft
        self.canvas.show_definition(draft.value)
        self.panel.refresh()
        self.banners.show_value()
        self._open_draft.show(self.banners.effects.draft)
        self.tools.show_state(
            state_words(draft.row, is_saved=draft.is_saved, is_open=draft.is_open)
        )
        self.tools.refresh()
        self._rest.start()

    def _on_effects(self, effects: DraftEffects) -> None:
        self.canvas.mark_effects(effects.at_places(self.draft.value))

    def _on_activated(self, _element: str) -> None:
        self.sides.show_properties()
        self.panel.focus_first()

    def _on_fix(self, problem: Problem) -> None:
        broken = self.draft.apply(tr("huomautuksen korjaus"), lambda path: fix(path, problem))
        if broken is not None:
            self._desk.messages.warn(broken)
            return
        self.check()

    def _on_committed(self, changes: Changes) -> None:
        if any(isinstance(change, SettingsChanged) for change in changes):
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        if self.draft.is_open and not self.draft.reread():
            self._open_usual()

    def event(self, event: QEvent) -> bool:
        """Qt: the page's keys come before shortcuts of the window."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and key_act(self, event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: undo, redo, save, and the next finding."""
        act = key_act(self, event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
