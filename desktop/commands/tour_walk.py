"""What a worker's hands do at the windows on the path: open, record, write, move."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands.tour_hands import Hands, Mishap
from desktop.commands.tour_typing import Typist
from desktop.windows.case_page import CasePage
from desktop.windows.case_person_dialog import PersonDialog
from desktop.windows.case_place import CasePlace
from desktop.windows.intake_page import IntakePage
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind

Look = Callable[[str], None]


def no_look(name: str) -> None:
    """Take no picture."""
    del name


class Walker:
    """Carries a case along the path at the main window; `look` is called where something shows."""

    def __init__(self, main: MainWindow, hands: Hands, look: Look = no_look) -> None:
        self.main, self.hands, self.look = main, hands, look
        self.typist = Typist(hands)

    @property
    def case(self) -> CasePage:
        """The case page that is shown."""
        page = self.main.page
        if not isinstance(page, CasePlace):
            raise Mishap("the case page is not shown")
        return page.case

    @property
    def intake(self) -> IntakePage:
        """The intake page that is shown."""
        page = self.main.page
        if not isinstance(page, IntakePlace):
            raise Mishap("the intake page is not shown")
        return page.intake

    def find(self, number: str) -> None:
        """Find a case by its number in the search and open it."""
        self.hands.keys("Ctrl+K")
        self.hands.write(number)
        hits = self.main.topbar.search.hits
        self.hands.until(
            lambda: any(number in hit.words for hit in hits.shown), "the case in the search"
        )
        self.hands.keys("Return")
        self.hands.until(lambda: isinstance(self.main.page, CasePlace), "the case")

    def record(self, values: Values) -> None:
        """Record a contact; ends at the page of its case."""
        self.hands.keys("Ctrl+N")
        self.record_begun(values)

    def record_begun(self, values: Values) -> None:
        """Go on with a contact that was begun, and record it."""
        intake = self.intake
        self.hands.until(lambda: intake.form.is_complete, "the intake form")
        self.typist.fill(intake.form, values)
        self.look("intake")
        self.hands.keys("Ctrl+Return")
        self.hands.until(lambda: isinstance(self.main.page, CasePlace), "the recorded case")

    def write(self, kind: DocumentKind, values: Values) -> None:
        """Write a document from its beginning and finish it."""
        self.begin(kind)
        self.fill(values)
        self.finish(kind.value.replace("_", "-"))

    def begin(self, kind: DocumentKind) -> None:
        """Begin a document from the list."""
        case = self.case
        self.hands.click(case.list.new_item(kind))
        self.hands.until(
            lambda: case.pane is not None and case.pane.kind is kind, f"the form of {kind}"
        )

    def open_document(self, kind: DocumentKind) -> None:
        """Open the newest document of a kind from the list."""
        case = self.case
        assert case.sheet is not None
        newest = [row.id for row in case.sheet.documents if row.kind is kind][-1]
        self.hands.click(case.list.item(newest))

    def fill(self, values: Values) -> None:
        """Type values into the document that is shown."""
        pane = self.case.pane
        assert pane is not None
        form = pane.form
        assert form is not None
        self.hands.until(lambda: form.is_complete, "the whole form")
        self.typist.fill(form, values)

    def finish(self, name: str) -> None:
        """Finish the document that is shown; a picture before and after."""
        case = self.case
        self.look(name)
        self.hands.keys("Ctrl+Return")
        pane = case.pane
        assert pane is not None
        if pane.is_draft:
            raise Mishap(f"{name} was not finished: {_problems(pane)}")

    def move(self, target: str) -> None:
        """Move the case on by the button beside it."""
        case = self.case
        self.hands.click(case.aside.moves.button(target))
        sheet = case.sheet
        if sheet is None or sheet.row.step_id != target:
            raise Mishap(f"the case did not move to {target}")

    def show_overview(self) -> None:
        """Show the summary of the case."""
        self.hands.keys("Ctrl+0")
        if self.case.pane is not None:
            raise Mishap("the summary is not shown")

    def give_home(self, name: str, values: Values) -> None:
        """Open the dialog of a person whose name holds `name` and type an address."""
        case = self.case
        assert case.sheet is not None
        people = (case.sheet.client, *(tie.person for tie in case.sheet.ties))
        full = next(person.name for person in people if name in person.name)
        link = case.aside.people.name_link(full)

        def act(dialog: QWidget) -> None:
            assert isinstance(dialog, PersonDialog)
            self.typist.fill(dialog.form, values)
            self.look("person")
            self.hands.keys("Ctrl+Return")
            if QApplication.activeModalWidget() is not None:
                raise Mishap("the person was not saved")

        self.hands.with_dialog(lambda: self.hands.click(link), act)


def _problems(pane: QWidget) -> str:
    from desktop.forms.field_block import FieldBlock

    found = [b for b in pane.findChildren(FieldBlock) if b.problem()]
    return ", ".join(block.field.key for block in found) or "no problem is shown"
