"""The main window: topbar, rail, pages and the line at the foot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop.base.choices import START_PAGES
from desktop.base.icons import icon
from desktop.base.office_days import keep_office_days
from desktop.base.taken_files import Offered
from desktop.base.tray import Tray
from desktop.base.window_places import put_back, remember
from desktop.base.words import tr
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows import pages
from desktop.windows.caseload import TO_SERVE, TO_SIGN, Caseload, due_soon, late
from desktop.windows.corner import Corner
from desktop.windows.finding import Command, Doors, Finder
from desktop.windows.house_words import house_words
from desktop.windows.ladder_strip import LadderStrip
from desktop.windows.link_strip import LinkStrip
from desktop.windows.main_help import MainHelp
from desktop.windows.menu_commands import commands_of
from desktop.windows.navigation import (
    CASE,
    CASES,
    DECISIONS,
    INTAKE,
    LETTERS,
    MAP,
    PATH,
    SETTINGS,
    WORKLIST,
    History,
    Place,
)
from desktop.windows.page import Page
from desktop.windows.page_commands import commands_on, settings_commands
from desktop.windows.page_parts import run_dialog
from desktop.windows.page_stack import PageStack
from desktop.windows.rail import Rail, entries
from desktop.windows.selection import SharedSelection
from desktop.windows.settings_titles import titles
from desktop.windows.status_line import StatusLine
from desktop.windows.surroundings import Surroundings
from desktop.windows.topbar import Topbar
from models.rules.changes import CasesChanged, Changes, HouseTouched, SettingsChanged
from models.rules.rights import Right, may
from models.rules.rows import PersonRow
from models.services.setup import rule_settings

GEOMETRY = "main"


class MainWindow(InReadingOrder, QMainWindow):
    """Where the work is done; pages are made when they are first gone to.

    Signals:
        closed(): the user closed the window.
    """

    closed = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.desk = around.desk
        self.caseload, self.selection = Caseload(around.desk), SharedSelection()
        self._clients = may(self.desk.actor, Right.READ_LISTS)
        self._history = History(Place(self._first_page()))
        self._pages: dict[str, Page] = {}
        self._put_away = False
        self.rail = Rail()
        self.finder = self._finder()
        self.topbar = Topbar(self.finder.find, self.desk.worker_name, around.connection)
        self.link = LinkStrip(around.connection, self)
        self._stack = PageStack()
        self.tray = Tray(icon("polku", "accent"), tr("Polku"), self)
        self.reminder = Corner(self.desk, self.caseload, self.tray, self)
        self.ladder = LadderStrip(self.desk, self.caseload, self.reminder.tell, self)
        self._lay_out()
        self._wire()
        self.help = MainHelp(self)
        self._name_house()
        if around.live is not None:
            around.live.knows = lambda case_id: self.caseload.row(case_id) is not None
        self.caseload.read()
        self.ladder.read()
        self._show(self._history.place)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def place(self) -> Place:
        """Where the user is."""
        return self._history.place

    def go(self, place: Place) -> None:
        """Go to a place; Alt+Left comes back."""
        self._history.go(place)
        self._show(place)

    def go_back(self) -> None:
        """Go to the place before."""
        if self._history.may_go_back:
            self._show(self._history.back())

    def open_case(self, case_id: UUID) -> None:
        """Go to a case."""
        self.go(Place(CASE, case_id))

    def come_forward(self) -> None:
        """Show the window above others, also from the taskbar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def dress(self) -> None:
        """Follow a change of theme or text size."""
        self.rail.fit()
        self.reminder.show_later()
        self.link.dress()
        self.ladder.dress()
        for page in self._pages.values():
            page.dress()

    def keep_typed(self) -> None:
        """Hand unsaved text of every page to the draft journal."""
        for page in self._pages.values():
            page.keep_typed()

    def put_away(self) -> None:
        """Close without ending the program: content is hidden at once."""
        self._put_away = True
        self.tray.put_away()
        self._remember_place()
        self.hide()
        self.close()
        self.deleteLater()

    # building

    def _first_page(self) -> str:
        """Return the page that this workstation begins with, if the worker sees it."""
        wanted = self.desk.preferences.start_page
        for entry in entries():
            if entry.page == wanted and (entry.right is None or may(self.desk.actor, entry.right)):
                return wanted
        return MAP if self._clients else SETTINGS

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        ground = QWidget()
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.topbar)
        box.addWidget(self.link)
        box.addWidget(self.ladder)
        box.addLayout(middle, 1)
        self.setCentralWidget(ground)
        self.status = StatusLine(ground)
        self.resize(QSize(1366, 768))
        put_back(self, GEOMETRY, self.desk.preferences)
        self.topbar.tag.setVisible(self.around.is_example)
        self.topbar.new_case.setVisible(may(self.desk.actor, Right.RECORD_INTAKE))
        for entry in entries():
            shown = entry.right is None or may(self.desk.actor, entry.right)
            self.rail.button(entry.page).setVisible(shown)

    def _wire(self) -> None:
        self.rail.chosen.connect(lambda page: self.go(Place(page)))
        self.topbar.back.clicked.connect(self.go_back)
        self.topbar.search.left.connect(lambda: self.selection.show_found(None))
        self.topbar.new_case.clicked.connect(lambda: self.go(Place(INTAKE)))
        me = self.topbar.me
        me.lock.triggered.connect(lambda: self.around.lock())
        me.leave.triggered.connect(lambda: self.around.leave())
        me.change.triggered.connect(self._on_passphrase)
        self.desk.messages.said.connect(self.status.say)
        self.desk.messages.offered.connect(self.status.offer)
        self.desk.operations.busy.connect(self.status.show_busy)
        self.desk.hub.committed.connect(self._on_committed)
        self.caseload.changed.connect(self._count)
        if self.around.connection is not None:
            self.around.connection.restored.connect(self.caseload.read)
        self.reminder.window_asked.connect(self.come_forward)
        self.reminder.case_asked.connect(self.open_case)
        self.reminder.worklist_asked.connect(self._from_corner(Place(WORKLIST)))
        self.reminder.new_case_asked.connect(self._from_corner(Place(INTAKE)))
        self.reminder.lock_asked.connect(lambda: self.around.lock())
        self.ladder.list_asked.connect(lambda ids: self.go(Place(CASES, cases=ids)))
        for keys, act in self._keys().items():
            QShortcut(QKeySequence(keys), self, act)

    def _keys(self) -> Mapping[str, Callable[[], None]]:
        return {
            "Ctrl+K": self._begin_search,
            "Ctrl+N": lambda: self.go(Place(INTAKE)),
            "Ctrl+L": lambda: self.around.lock(),
            "Alt+Left": self.go_back,
        }

    def _finder(self) -> Finder:
        doors = Doors(
            self.open_case,
            self._on_person,
            self.selection.show_found,
            lambda case_id, document_id: self.go(Place(CASE, case_id, document_id)),
            lambda case_ids: self.go(Place(CASES, cases=case_ids)),
        )
        return Finder(self.desk, self.caseload, self._commands, doors)

    def _commands(self) -> Sequence[Command]:
        """Return all that can be done from here: pages, acts and the map's menus."""
        numbered = [
            Command(entry.words, f"Alt+{entry.number}", partial(self.go, Place(entry.page)))
            for entry in entries()
            if not self.rail.button(entry.page).isHidden()
        ]
        new = [Command(tr("Uusi asia"), "Ctrl+N", lambda: self.go(Place(INTAKE)))]
        return (
            *numbered,
            *(new if may(self.desk.actor, Right.RECORD_INTAKE) else ()),
            Command(tr("Takaisin"), "Alt+←", self.go_back),
            Command(tr("Päivän kirjeet"), "", lambda: self.go(Place(DECISIONS, text=LETTERS))),
            Command(tr("Tarkista allekirjoitettu tiedosto"), "", self._on_verify),
            *_lead_commands(self),
            Command(tr("Vaihda salalause"), "", self._on_passphrase),
            Command(tr("Lukitse"), "Ctrl+L", lambda: self.around.lock()),
            *self.help.commands(),
            Command(tr("Sulje tietokanta"), "", lambda: self.around.leave()),
            *self._map_commands(),
            *self._path_commands(),
            *settings_commands(titles(), lambda title: self.go(Place(SETTINGS, text=title))),
            *commands_on(self.page),
        )

    def _map_commands(self) -> Iterator[Command]:
        shown = self._pages.get(MAP)
        menus = shown.menus if shown is not None else ()
        for menu in menus:
            yield from commands_of(menu, tr("Kartta"), lambda: self.go(Place(MAP)))

    def _path_commands(self) -> Iterator[Command]:
        """The path is for everybody to see; its menus are there once it was gone to."""
        if not may(self.desk.actor, Right.PUBLISH_PROCESS):
            yield Command(tr("Asian polku"), "", lambda: self.go(Place(PATH)))
        shown = self._pages.get(PATH)
        for menu in shown.menus if shown is not None else ():
            yield from commands_of(menu, tr("Asian polku"), lambda: self.go(Place(PATH)))

    def _begin_search(self) -> None:
        self.topbar.search.begin()
        QTimer.singleShot(0, self, self.finder.make_ready)

    def _show(self, place: Place) -> None:
        page = self._page(place.page)
        self._stack.setCurrentWidget(page)
        self.rail.show_page(place.page)
        if place.page in START_PAGES:
            self.desk.preferences.last_page = place.page
        self.topbar.back.setEnabled(self._history.may_go_back)
        page.arrive(place)
        if place.case_id is not None and place.page == CASE:
            self.finder.note_open(place.case_id)
        self._title()

    def _page(self, name: str) -> Page:
        page = self._pages.get(name)
        if page is None:
            page = pages.make(name, self.around, self.caseload, self.selection)
            page.go_asked.connect(self.go)
            page.back_asked.connect(self.go_back)
            page.number_changed.connect(self._title)
            page.files_dropped.connect(partial(_take_files, self))
            self._pages[name] = page
            self._stack.addWidget(page)
        return page

    # what happens

    def _from_corner(self, place: Place) -> Callable[[], None]:
        def come() -> None:
            self.come_forward()
            self.go(place)

        return come

    def _title(self) -> None:
        number = self.page.number
        self.setWindowTitle(f"{tr('Polku')} – {number}" if number else tr("Polku"))

    def _count(self) -> None:
        own = self.caseload.own
        overdue, soon = len(late(own)), len(due_soon(own))
        waiting = sum(row.next_act in TO_SIGN | TO_SERVE for row in own)
        self.rail.show_count(MAP, len(self.caseload.rows))
        self.rail.show_count(WORKLIST, overdue or soon, urgent=bool(overdue))
        self.rail.show_count(DECISIONS, waiting)

    def _name_house(self) -> None:
        settings = self.desk.operations.ask(rule_settings)
        if settings is not None:
            keep_office_days(settings.days)
        self.topbar.unit.setText(house_words(self.desk))

    def _on_committed(self, changes: Changes) -> None:
        if any(isinstance(change, SettingsChanged | HouseTouched) for change in changes):
            self._name_house()
            self.around.settings_changed()
            if not any(isinstance(change, CasesChanged) for change in changes):
                self.caseload.read()

    def _on_person(self, person: PersonRow) -> None:
        self.go(Place(CASES, text=person.name))

    def _on_passphrase(self) -> None:
        run_dialog(pages.passphrase_dialog(self.around, self))

    def _on_verify(self) -> None:
        pages.verify_file(self.around, self)

    def _remember_place(self) -> None:
        remember(self, GEOMETRY, self.desk.preferences)
        self.desk.preferences.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the message at the foot and the rail in its room (Qt calls)."""
        super().resizeEvent(event)
        self.rail.fit()
        self.status.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place and say that the window was closed."""
        super().closeEvent(event)
        if not self._put_away:
            self.tray.put_away()
            self._remember_place()
            self.closed.emit()


def _lead_commands(main: MainWindow) -> Iterator[Command]:
    if may(main.desk.actor, Right.LEAD_TEAM):
        yield Command(tr("Määräaikojen päiväkirja"), "", lambda: pages.day_log(main.around, main))


def _take_files(main: MainWindow, case_id: UUID, files: Sequence[Offered]) -> None:
    """Open the case, for a purpose that may be asked, and ask there what the files are."""
    main.open_case(case_id)
    if main.place.case_id == case_id:
        main.page.take_files(files)
