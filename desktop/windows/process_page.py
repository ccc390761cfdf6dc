"""The path itself (polun muokkaus): drawn, changed, checked, saved and published."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.base import theme as looks
from desktop.base.draft_words import draft_words
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.map_words import map_theme
from desktop.windows.navigation import Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled, run_dialog
from desktop.windows.process_banners import PathBanners
from desktop.windows.process_draft import PathDraft
from desktop.windows.process_files import PathFiles
from desktop.windows.process_keys import key_act
from desktop.windows.process_panel import PathPanel
from desktop.windows.process_problems import ProblemsPane
from desktop.windows.process_sides import PathSides
from desktop.windows.process_tools import PathTools
from desktop.windows.process_words import state_words
from desktop.windows.surroundings import Surroundings
from desktop.windows.version_publish import VersionPublishDialog
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.paper import PictureKind
from diagram.graph.arrange import laid_out
from diagram.graph.checks import Problem, problems
from diagram.graph.fixes import fix
from models.rules.changes import Changes, SettingsChanged
from models.rules.rights import Right, may
from models.rules.rows import ProcessRow, VersionState
from models.services.processes import process_versions

READABLE = 0.7
"""Names of steps can be read from this zoom on; a path is opened no smaller."""

REST_MS = 150
"""The checks run once the hand has rested so long."""


class PathPage(Page):
    """The drawing board with its properties, findings and versions around it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
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
        self._fitted: UUID | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self._wire()
        self._fill_file_menu()
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

    def keep_typed(self) -> None:
        """Hand to the journal what is not saved."""
        self.panel.commit()
        self.draft.flush()

    # acts

    def save(self) -> bool:
        """Keep the draft in the store; answer whether it is kept."""
        self.panel.commit()
        if not self.draft.is_editable:
            return False
        refused = self.draft.save()
        if refused is not None:
            self._desk.messages.refuse(refused)
            return False
        self._desk.messages.info(tr("Luonnos on tallennettu."))
        return True

    def publish(self) -> None:
        """Publish the draft at hand, once the checks and the user agree."""
        self.panel.commit()
        if self.draft.is_editable and self._passes() and (self.draft.is_saved or self.save()):
            row = self.draft.row
            if row is not None:
                run_dialog(VersionPublishDialog(self._desk, row, self._current(), self.window()))

    def begin_draft(self) -> None:
        """Begin a new draft from the version in use, from nothing where there is none."""
        current = self._current()
        if not self._may_leave():
            return
        if current is None:
            self.begin_empty()
        elif self.draft.open(current.id):
            self._copy_open()

    def begin_empty(self) -> None:
        """Begin a new draft without any element."""
        if self._may_leave():
            self.draft.begin_empty()
            self.canvas.setFocus()

    def open_version(self, process_id: UUID) -> None:
        """Show a version of the store."""
        if process_id != self.draft.process_id and self._may_leave():
            self.draft.open(process_id)
            self.banners.offer_kept()

    def open_file(self) -> None:
        """Read a BPMN file as a new draft; where it is refused, the open draft stays."""
        data = self.files.choose() if self._may_leave() else None
        if data is None:
            return
        broken = self.draft.read(data)
        if broken is not None:
            self._desk.messages.refuse(broken)
            return
        self._desk.messages.info(tr("Tiedosto on avattu uudeksi luonnokseksi."))
        self.canvas.setFocus()

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
        self._stack.addWidget(self._empty())
        filled(self, self.tools, self._stack)

    def _empty(self) -> QWidget:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        box.addWidget(PlainLabel(tr("Polkua ei ole vielä."), "heading"))
        hint = tr("Aloita tyhjästä tai avaa BPMN-tiedosto. Pääkäyttäjä julkaisee polun.")
        box.addWidget(PlainLabel(hint, "dim"))
        for words, act in ((tr("Aloita tyhjästä"), self.begin_empty),
                           (tr("Avaa BPMN-tiedosto…"), self.open_file)):  # fmt: skip
            button = PlainButton(words)
            button.clicked.connect(lambda _=False, known=act: known())
            box.addWidget(button)
            button.setEnabled(self._may)
        box.addStretch(1)
        return whole

    def _wire(self) -> None:
        draft, canvas, tools = self.draft, self.canvas, self.tools
        canvas.installEventFilter(self)
        draft.opened.connect(self._on_opened)
        draft.changed.connect(self._on_changed)
        canvas.edited.connect(lambda name, value, key: draft.push(value, name, key))
        canvas.chosen.connect(self.panel.show_chosen)
        canvas.activated.connect(self._on_activated)
        canvas.refused.connect(lambda broken: self._desk.messages.warn(broken))
        self.panel.went.connect(self.go_to)
        self.problems.went.connect(self.go_to)
        self.problems.fix_asked.connect(self._on_fix)
        self._rest.timeout.connect(self.check)
        tools.undo_asked.connect(self.undo)
        tools.redo_asked.connect(self.redo)
        tools.lay_out_asked.connect(self.lay_out)
        tools.new_asked.connect(self.begin_draft)
        tools.save_asked.connect(self.save)
        tools.publish_asked.connect(self.publish)
        self.sides.versions.opened.connect(self.open_version)
        self.sides.versions.export_asked.connect(self.files.save_version)
        self.sides.versions.gate = self._may_publish
        self.banners.copy_asked.connect(self._copy_open)
        self._desk.hub.committed.connect(self._on_committed)

    def _fill_file_menu(self) -> None:
        menu = self.tools.menu(self.tools.file)
        writing: tuple[tuple[str, Callable[[], object]], ...] = (
            (tr("Uusi luonnos julkaistusta versiosta"), self.begin_draft),
            (tr("Uusi tyhjä luonnos"), self.begin_empty),
            (tr("Avaa BPMN-tiedosto…"), self.open_file),
            (tr("Tallenna luonnos") + "\tCtrl+S", self.save),
            (tr("Julkaise luonnos…"), self.publish),
        )
        reading: tuple[tuple[str, Callable[[], object]], ...] = (
            (tr("Vie BPMN-tiedostoon…"), self.files.save_bpmn),
            (tr("Vie SVG-kuvaksi…"), lambda: self.files.save_picture(PictureKind.SVG)),
            (tr("Vie PNG-kuvaksi…"), lambda: self.files.save_picture(PictureKind.PNG)),
            (tr("Vie PDF-tiedostoon…"), lambda: self.files.save_picture(PictureKind.PDF)),
        )
        for words, act in writing if self._may else ():
            menu.addAction(words).triggered.connect(lambda _=False, known=act: known())
        menu.addSeparator()
        for words, act in reading:
            menu.addAction(words).triggered.connect(lambda _=False, known=act: known())

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
        self.tools.show_state(
            state_words(draft.row, is_saved=draft.is_saved, is_open=draft.is_open)
        )
        self.tools.refresh()
        self._rest.start()

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

    def _copy_open(self) -> None:
        """Make a draft of the version that is shown and keep it."""
        self.draft.begin_from(self.draft.value, self.draft.source)
        refused = self.draft.save()
        if refused is not None:
            self._desk.messages.refuse(refused)
            return
        self.canvas.announce(tr("Uusi luonnos on valmis muokattavaksi."))
        self.canvas.setFocus()

    def _current(self) -> ProcessRow | None:
        rows = self._desk.operations.ask(process_versions) or ()
        return next((row for row in rows if row.state is VersionState.CURRENT), None)

    def _may_leave(self) -> bool:
        """Keep what is not saved before something else is opened; answer whether to go on."""
        self.panel.commit()
        if not self.draft.is_editable or self.draft.is_saved:
            return True
        question = tr("Luonnoksessa on tallentamattomia muutoksia. Tallennetaanko ne ensin?")
        title, yes = tr("Tallentamattomia muutoksia"), tr("Tallenna ja jatka")
        return self._desk.messages.confirm(title, question, yes) and self.save()

    def _may_publish(self, row: ProcessRow) -> bool:
        """Answer whether a draft passes the checks; it is shown, and saved, first."""
        self.open_version(row.id)
        if self.draft.process_id != row.id or not self._passes():
            return False
        return self.draft.is_saved or self.save()

    def _passes(self) -> bool:
        self.check()
        count = len(self.problems.blocking)
        if count:
            self._desk.messages.error(
                tr_n(
                    "Korjaa ensin yksi huomautus, sitten voit julkaista.",
                    "Korjaa ensin {count} huomautusta, sitten voit julkaista.",
                    count,
                )
            )
            self.problems.list.setFocus()
        return not count

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
