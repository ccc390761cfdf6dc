"""The way past every window: first pages, the main window's pages, forms, decisions, dialogs."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from shiboken6 import isValid

from desktop.windows.case_page import CasePage
from desktop.windows.case_place import CasePlace
from desktop.windows.decision_page import DecisionPage
from desktop.windows.help_window import HelpWindow
from desktop.windows.intake_page import IntakePage
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.navigation import (
    CASE,
    CASES,
    DECISION,
    DECISIONS,
    FIGURES,
    INTAKE,
    MAP,
    PATH,
    SETTINGS,
    TEAM,
    WORKLIST,
    Place,
)
from desktop.windows.process_page import PathPage
from desktop.windows.recovery import RecoveryPage
from desktop.windows.settings_page import SettingsPage
from desktop.windows.unlock import UnlockPage
from models.rules.kinds import INTAKE_KINDS, DocumentKind, DocumentStatus
from models.rules.rows import CaseRow
from tests.every_window.crawl import Crawler, settle, until
from tests.every_window.house import LOGIN, PASSPHRASE, House

_FORMS = (
    DocumentKind.EVALUATION,
    DocumentKind.MEETING,
    DocumentKind.ASSESSMENT,
    DocumentKind.PLAN,
    DocumentKind.SERVICES,
    DocumentKind.SERVICE_STARTED,
    DocumentKind.SERVICE_ENDED,
    DocumentKind.CLOSING,
)


class Route:
    """Leads past every window; the crawler looks at each."""

    def __init__(self, house: House, crawler: Crawler) -> None:
        self._house, self._crawler = house, crawler
        self._look = crawler.look

    @property
    def stages(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """The stages of the way by name."""
        return (
            ("entrance", self.enter),
            ("map", self.see_map),
            ("lists", self.see_lists),
            ("house", self.see_house),
            ("path", self.see_path),
            ("settings", self.see_settings),
            ("intake", self.see_intake),
            ("case", self.see_case),
            ("decisions", self.see_decisions),
            ("search", self.see_search),
            ("lock", self.lock),
        )

    def enter(self) -> None:
        """The first pages, a refused passphrase, and in."""
        program = self._house.program
        program.start()
        entrance = program.entrance
        self._crawler.visit("start", entrance)
        program.show_new()
        self._crawler.visit("new-database", entrance)
        program.show_server()
        self._crawler.visit("server", entrance)
        entrance.show_page(RecoveryPage("AAAA-BBBB-CCCC-DDDD"))
        self._crawler.visit("recovery-code", entrance)
        page = program.show_unlock(self._house.database)
        self._crawler.visit("unlock", entrance)
        self._unlock(page, "väärä salalause")
        until(lambda: bool(page.notice.text), "the refusal")
        self._look("unlock-refused", entrance)
        page = program.show_unlock(self._house.database)
        self._unlock(page, PASSPHRASE)
        until(lambda: program.main is not None, "the main window")
        self.main.resize(1366, 768)
        settle()

    def _unlock(self, page: UnlockPage, passphrase: str) -> None:
        page.login.control.setText(LOGIN)
        page.passphrase.control.setText(passphrase)
        page.unlock.click()

    def see_map(self) -> None:
        """The map with nothing, one and many cases chosen, and its bars."""
        self._go(Place(MAP), "map")
        rows = self.main.caseload.rows
        self._choose(rows[:1])
        self._visit("map-one")
        self._choose(rows[:3])
        self._visit("map-many")
        self._choose(())
        for action in [a for m in self._menus() for a in m.actions() if a.isCheckable()]:
            if action.isEnabled() and not action.isChecked():
                self._crawler.opened_by(action.trigger, f"map {action.text()}")
                self._look(f"map {action.text()}", self.main)
                self._crawler.opened_by(action.trigger, f"map {action.text()}")

    def see_lists(self) -> None:
        """The worklist, the cases, the decisions in each of their ways."""
        self._go(Place(WORKLIST), "worklist")
        self._go(Place(CASES), "cases")
        self._choose(self.main.caseload.rows[:3])
        self._visit("cases-many")
        self._choose(())
        self._go(Place(DECISIONS), "decisions")
        self._each_choice("decisions")

    def see_house(self) -> None:
        """The half-year figures and the room of the team."""
        self._go(Place(FIGURES), "figures")
        self._each_choice("figures")
        self._go(Place(TEAM), "team")
        self._each_choice("team")

    def see_path(self) -> None:
        """The path as published, as a draft with each kind of element, and its versions."""
        self._go(Place(PATH), "path")
        page = self.main.page
        assert isinstance(page, PathPage)
        self._each_choice("path")
        self._crawler.opened_by(page.tools.new.click, "path-draft")
        until(lambda: page.draft.is_editable, "the draft")
        value = page.draft.value
        for element in (
            value.phases[0].id,
            value.steps[0].id,
            value.flows[0].id,
            value.phases[0].deadlines[0].id,
        ):
            page.go_to(element)
            settle()
            self._look(f"path-draft {element}", self.main)
        self._each_choice("path-draft")

    def see_settings(self) -> None:
        """Every section of the settings."""
        self._go(Place(SETTINGS), "settings")
        page = self.main.page
        assert isinstance(page, SettingsPage)
        for row in range(len(page.sections)):
            page.names.setCurrentRow(row)
            self._visit(f"settings-{row + 1}")

    def see_intake(self) -> None:
        """The four kinds of intake, and what is still missing."""
        self._go(Place(INTAKE), "intake")
        page = self.main.page
        assert isinstance(page, IntakePlace)
        intake: IntakePage = page.intake
        for kind in INTAKE_KINDS:
            intake.set_kind(kind)
            until(lambda: intake.form.is_complete, "the form")
            self._visit(f"intake-{kind.value}")
        self._crawler.opened_by(intake.record_button.click, "intake-record")
        self._visit("intake-problems")

    def see_case(self) -> None:
        """A case: its summary, every form, a finished document, its people."""
        row = next(row for row in self._own() if row.phase == 2)
        self._go(Place(CASE, row.id), "case")
        page = self.main.page
        assert isinstance(page, CasePlace)
        case = page.case
        for kind in _FORMS:
            self._crawler.opened_by(partial(case.panes.begin, kind), kind.value)
            if case.pane is not None and case.pane.form is not None:
                case.pane.form.build_all()
                self._visit(f"case-{kind.value}")
        self._crawler.opened_by(case.finish_button.click, "case-finish")
        self._visit("case-problems")
        assert case.sheet is not None
        for document in case.sheet.documents[:2]:
            self._crawler.opened_by(partial(case.show_document, document.id), "read")
            self._visit("case-finished")
        case.show_overview()
        for name, button in self._people(case):
            self._crawler.opened_by(button.click, name)
        for row in self._own()[:40]:
            if row.phase in (1, 3, 4, 5) and f"case-{row.phase}" not in self._crawler.seen:
                self._crawler.seen.add(f"case-{row.phase}")
                self._go(Place(CASE, row.id), f"case-{row.phase}")
        other = next(r for r in self.main.caseload.rows if r.worker_id != row.worker_id)
        self._crawler.opened_by(lambda: self.main.open_case(other.id), "other-case")

    def _people(self, case: CasePage) -> Iterator[tuple[str, QPushButton]]:
        for button in case.aside.people.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled():
                yield f"people {button.text()}", button

    def see_decisions(self) -> None:
        """A decision as a draft and signed."""
        met: set[DocumentStatus] = set()
        for row in self._own():
            if row.phase < 4 or len(met) == 2:
                continue
            self._crawler.opened_by(partial(self.main.open_case, row.id), "case")
            page = self.main.page
            if not isinstance(page, CasePlace) or page.case.sheet is None:
                continue
            for document in page.case.sheet.documents:
                if document.kind is DocumentKind.DECISION and document.status not in met:
                    met.add(document.status)
                    self._decision(row.id, document.id, document.status.value)
        assert len(met) == 2, met

    def _decision(self, case_id: UUID, document_id: UUID, name: str) -> None:
        place = Place(DECISION, case_id, document_id)
        self._crawler.opened_by(lambda: self.main.go(place), "decision")
        page = self.main.page
        assert isinstance(page, DecisionPage)
        if page.draft is not None and page.pane is not None and page.pane.form is not None:
            page.pane.form.build_all()
        self._visit(f"decision-{name}")
        for button in page.serving.findChildren(QPushButton):
            if button.isVisible() and button.isEnabled():
                self._crawler.opened_by(button.click, f"serving {button.text()}")
        if page.draft is not None:
            self._crawler.opened_by(page.sign_button.click, "sign")

    def see_search(self) -> None:
        """The search with commands and with hits, and the keys."""
        main = self.main
        self._crawler.opened_by(lambda: main.go(Place(MAP)), "map")
        main._begin_search()
        self._look("search-commands", main)
        main.topbar.search.setText("virt")
        main.topbar.search.look()
        self._look("search-hits", main)
        main.topbar.search.leave()
        self._crawler.opened_by(main.help.show_keys, "keys")
        self._crawler.opened_by(main.help.show_about, "about")
        main.help.show_topic()
        for window in main.findChildren(HelpWindow):
            self._crawler.seen.add("HelpWindow")
            self._look("help", window)
            window.close()

    def lock(self) -> None:
        """Lock, and come to the page that asks for the passphrase."""
        program = self._house.program
        program.lock()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._look("locked", program.entrance)

    @property
    def main(self) -> MainWindow:
        """The main window."""
        main = self._house.program.main
        assert main is not None
        return main

    def _own(self) -> list[CaseRow]:
        me = self.main.desk.actor.user_id
        return [row for row in self.main.caseload.rows if row.worker_id == me]

    def _go(self, place: Place, name: str) -> None:
        self._crawler.opened_by(lambda: self.main.go(place), name)
        self._visit(name)

    def _visit(self, name: str) -> None:
        self.main.resize(1366, 768)
        self._crawler.visit(name, self.main)

    def _choose(self, rows: tuple[CaseRow, ...] | list[CaseRow]) -> None:
        self.main.selection.choose(tuple(row.id for row in rows))
        settle()

    def _menus(self) -> list[QMenu]:
        return self.main.page.findChildren(QMenu)

    def _each_choice(self, name: str) -> None:
        """Press each chip, segment and tab of the page in turn and look."""
        page = self.main.page
        for button in page.findChildren(QPushButton):
            kind = button.property("kind") if isValid(button) else ""
            if kind in ("chip", "segment") and button.isVisible() and button.isEnabled():
                self._crawler.opened_by(button.click, f"{name} {button.text()}")
                if self.main.page is page:
                    self._visit(f"{name} {button.text()}")
