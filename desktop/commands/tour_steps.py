"""The tour itself: one invented child's case through the real windows, chapter by chapter."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base.words import tr
from desktop.commands import tour_papers as papers
from desktop.commands.tour_decision import Decider
from desktop.commands.tour_hands import Hands, Mishap, front_window
from desktop.commands.tour_house import LOGIN, House
from desktop.commands.tour_lists import Lists
from desktop.commands.tour_pictures import Pictures
from desktop.commands.tour_process import PathTour
from desktop.commands.tour_team import LeadRoom
from desktop.commands.tour_typing import Typist
from desktop.commands.tour_walk import Walker
from desktop.commands.tour_zooms import Zooms
from desktop.windows.decisions_list import DecisionsPage
from desktop.windows.figures_page import FiguresPage
from desktop.windows.help_window import HelpWindow
from desktop.windows.search_box import HitKind
from desktop.windows.settings_page import SettingsPage
from desktop.windows.start import StartPage
from desktop.windows.unlock import UnlockPage
from desktop.windows.verify_dialog import VerifyDialog
from models.rules.errors import NotFound
from models.rules.kinds import DocumentKind, ServingWay
from models.services.export import case_documents_national

_AFTERNOON = time(16, 5)


class Tour:
    """Carries one case from contact to service; `chapters` in order."""

    def __init__(self, house: House, hands: Hands, pictures: Pictures, out: Path) -> None:
        self.house, self.hands, self.pictures, self.out = house, hands, pictures, out
        self.copies: tuple[Path, ...] = ()
        self._exported: list[Path] = []
        self._case_id: UUID | None = None
        self._number = ""

    @property
    def chapters(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """The chapters by name."""
        return (
            ("start", self.open),
            ("zooms", self.zoom),
            ("contact", self.record),
            ("urgency", self.judge_urgency),
            ("visit", self.visit),
            ("assessment", self.assess),
            ("plan", self.plan),
            ("services", self.choose_services),
            ("decision", self.decide),
            ("signature", self.sign),
            ("serving", self.serve),
            ("service", self.start_service),
            ("overview", self.look_around),
            ("lists", Lists(self.house, self.hands, self.take).show),
            ("team", self.look_at_team),
            ("path", self.draw_path),
            ("settings", self.look_at_settings),
            ("verify", self.verify),
            ("export", self.export),
            ("lock", self.lock),
        )

    @property
    def made(self) -> tuple[Path, ...]:
        """The files made so far."""
        return (*self.pictures.taken, *self.copies, *self._exported)

    @property
    def walker(self) -> Walker:
        """The worker at the main window."""
        return Walker(self.house.main, self.hands, self.take)

    def take(self, name: str) -> None:
        """Take a picture."""
        self.pictures.take(name)

    def open(self) -> None:
        """From the three doors to the map."""
        program = self.house.program
        program.start()
        self.hands.until(program.entrance.isActiveWindow, "the first window")
        self.take("start")
        start = program.entrance.page
        assert isinstance(start, StartPage)
        self.house.files.next = self.house.database
        self.hands.click(start.open)
        unlock = program.entrance.page
        assert isinstance(unlock, UnlockPage)
        typist = Typist(self.hands)
        typist.text(unlock.login.control, LOGIN)
        typist.text(unlock.passphrase.control, self.house.passphrase)
        self.take("unlock")
        self.hands.keys("Return")
        self.hands.until(lambda: program.main is not None, "the main window")
        main = self.house.main
        main.resize(main.size().boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.hands.until(main.isActiveWindow, "the main window in front")
        self.take("map")

    def zoom(self) -> None:
        """The map from afar to the single case."""
        Zooms(self.house, self.hands, self.take).show()

    def record(self) -> None:
        """Record the contact; somebody of nearly the same name is known already."""
        walker = self.walker
        self.hands.keys("Ctrl+N")
        intake = walker.intake
        self.hands.until(lambda: intake.form.is_complete, "the intake form")
        self.take("intake-empty")
        who = {key: papers.CONTACT[key] for key in ("client_surname", "client_given_names")}
        walker.typist.fill(intake.form, who)
        self.hands.until(lambda: intake.duplicates.matches, "the notice of a like name")
        self.take("intake-duplicates")
        walker.record_begun(papers.CONTACT)
        sheet = walker.case.sheet
        assert sheet is not None
        self._case_id, self._number = sheet.row.id, sheet.row.number
        self.take("case")
        self._let_word_go()

    def judge_urgency(self) -> None:
        """Judge the urgency and go on to the first meeting."""
        walker = self.walker
        walker.move("Task_urgency")
        walker.write(DocumentKind.EVALUATION, papers.EVALUATION)
        self.take("evaluation-finished")
        walker.move("Task_first_meeting")

    def visit(self) -> None:
        """Visit the home, which starts the assessment."""
        self.house.clock.go_to(papers.VISIT_DAY, _AFTERNOON)
        walker = self.walker
        walker.write(DocumentKind.MEETING, papers.VISIT)
        walker.move("Task_assessment_start")
        walker.show_overview()
        self.take("case-phase-2")
        for step in ("Task_assessment_meetings", "Task_conclusions"):
            walker.move(step)

    def assess(self) -> None:
        """Write the assessment."""
        self.house.clock.go_to(papers.ASSESSED_DAY)
        self.walker.write(DocumentKind.ASSESSMENT, papers.ASSESSMENT)
        self.walker.move("Task_plan")

    def plan(self) -> None:
        """Write the plan; what the assessment said is there already."""
        self.house.clock.go_to(papers.PLANNED_DAY)
        walker = self.walker
        walker.begin(DocumentKind.PLAN)
        self.take("plan-carried")
        walker.fill(papers.PLAN)
        walker.finish("plan")
        walker.move("Task_services")

    def choose_services(self) -> None:
        """Choose the service and clear its preconditions."""
        self.house.clock.go_on(60)
        walker = self.walker
        walker.write(DocumentKind.SERVICES, papers.SERVICES)
        for step in ("Task_preconditions", "Task_decision"):
            walker.move(step)

    def decide(self) -> None:
        """Write the decision; the checklist turns green line by line."""
        self.house.clock.go_to(papers.DECIDED_DAY)
        for name, home in papers.HOMES.items():
            self.walker.give_home(name, home)
        decider = Decider(self.walker)
        decider.begin()
        decider.wait_for_page()
        self.take("decision-begun")
        decider.write(papers.DECISION)
        self.take("decision-ready")

    def sign(self) -> None:
        """Sign with a trial certificate."""
        decider = Decider(self.walker)
        decider.sign()
        decider.wait_for_page()
        self.take("decision-signed")
        self._let_word_go()

    def serve(self) -> None:
        """Give the decision to each parent; each has an own appeal period."""
        decider, walker = Decider(self.walker), self.walker
        day = papers.DECIDED_DAY
        decider.serve("Vilma", ServingWay.POST, day)
        decider.serve("Arttu", ServingWay.HANDED, day)
        self.take("served")
        decider.go_back()
        for step in ("Task_signing", "Task_serving", "Task_service_running"):
            walker.move(step)

    def start_service(self) -> None:
        """Record that the support family began."""
        self.house.clock.go_to(papers.STARTED_DAY)
        self.walker.write(DocumentKind.SERVICE_STARTED, papers.STARTED)
        self.walker.show_overview()
        self.take("case-phase-5")

    def look_around(self) -> None:
        """The map with the case in its new place, the lists and the search."""
        for keys, name in (
            ("Alt+1", "map-moved"),
            ("Alt+2", "worklist"),
            ("Alt+3", "cases"),
            ("Alt+4", "decisions"),
        ):
            self.hands.keys(keys)
            self.take(name)
        page = self.house.main.page
        assert isinstance(page, DecisionsPage)
        self.hands.click(page.chips[2])
        self.take("appeal-periods")
        self.look_at_figures()
        self.hands.keys("Ctrl+K")
        self.hands.write(papers.SURNAME)
        hits = self.house.main.topbar.search.hits
        self.hands.until(lambda: any(hit.kind is HitKind.PERSON for hit in hits.shown), "hits")
        self.take("search")
        self.hands.keys("Esc")

    def draw_path(self) -> None:
        """The path itself on the drawing board."""
        PathTour(self.house, self.hands, self.take).show()

    def look_at_figures(self) -> None:
        """The half-year figures: missing days, numbers, staffing and what was sent."""
        self.hands.keys("Alt+6")
        page = self.house.main.page
        assert isinstance(page, FiguresPage)
        for number, chip in enumerate(page.chips, start=1):
            self.hands.click(chip)
            self.take(f"figures-{number}")

    def look_at_team(self) -> None:
        """The lead's room with its questions."""
        LeadRoom(self.house, self.hands, self.take).show()

    def look_at_settings(self) -> None:
        """Every section of the settings, and the keys."""
        self.hands.keys("Alt+5")
        page = self.house.main.page
        assert isinstance(page, SettingsPage)
        self.hands.reach(page.names)
        self.hands.keys("Home")
        for number in range(1, len(page.sections) + 1):
            self.take(f"settings-{number}")
            self.hands.keys("Down")
        self.hands.with_dialog(lambda: self.hands.keys("?"), self._look_and_leave("keys"))
        self.hands.keys("F1")
        self.hands.until(lambda: isinstance(front_window(), HelpWindow), "the help")
        self.take("help")
        self.hands.keys("Esc")

    def verify(self) -> None:
        """Save the signed copies, and check one as anybody can."""
        walker = self.walker
        walker.find(self._number)
        decider = Decider(walker)
        decider.open()
        decider.wait_for_page()
        self.copies = decider.keep_copies(self.house.files)
        self.house.files.next = self.copies[-1]
        self.hands.keys("Ctrl+K")
        words = tr("Tarkista allekirjoitettu tiedosto")
        self.hands.write(words)
        hits = self.house.main.topbar.search.hits
        self.hands.until(lambda: any(hit.words == words for hit in hits.shown), "the command")
        self.hands.with_dialog(lambda: self.hands.keys("Return"), self._look_and_leave("verify"))

    def export(self) -> None:
        """Write every finished document of the case in the national structure."""
        from reports.appeal_words import appeal_words

        assert self._case_id is not None
        made = self.house.main.desk.operations.ask(
            case_documents_national, case_id=self._case_id, appeal_words=appeal_words
        )
        if not made:
            raise NotFound("case.not_found")
        for name, content in made:
            (self.out / name).write_bytes(content)
            self._exported.append(self.out / name)

    def lock(self) -> None:
        """Lock: nothing of a client is left on the screen."""
        self.hands.keys("Ctrl+L")
        program = self.house.program
        self.hands.until(lambda: program.main is None, "the lock")
        self.hands.bring_forward()
        self.take("locked")

    def _let_word_go(self) -> None:
        """Wait until what was said at the foot of the window has been read and is gone."""
        self.hands.until(lambda: not self.house.main.status.isVisible(), "the word to go")

    def _look_and_leave(self, name: str) -> Callable[[QWidget], None]:
        def act(dialog: QWidget) -> None:
            if name == "verify" and not isinstance(dialog, VerifyDialog):
                raise Mishap("the verification did not come")
            self.take(name)
            self.hands.keys("Esc")
            self.hands.until(lambda: QApplication.activeModalWidget() is None, "the way out")

        return act
