"""What a worker's hands do with a decision: write, sign with a trial key, serve, keep a copy."""

from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from desktop.commands.tour_hands import Mishap
from desktop.commands.tour_house import TourFiles
from desktop.commands.tour_walk import Walker
from desktop.windows.case_place import CasePlace
from desktop.windows.decision_live import REST_MS
from desktop.windows.decision_page import DecisionPage
from desktop.windows.serving_dialog import ServingDialog
from desktop.windows.sign_dialog import SignDialog
from models.rules.dates import show_date
from models.rules.documents.schema import Values
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind, ServingWay

_REST = REST_MS + 100
_FENCES = 3
"""A letter is made, its pages are drawn, and the drawn pages are shown: one after the other."""


class Decider:
    """Works on one decision at its page."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.hands = walker, walker.hands

    @property
    def page(self) -> DecisionPage:
        """The decision page that is shown."""
        page = self.walker.main.page
        if not isinstance(page, DecisionPage):
            raise Mishap("the decision page is not shown")
        return page

    def begin(self) -> None:
        """Begin the decision from the case's list."""
        self.hands.click(self.walker.case.list.new_item(DocumentKind.DECISION))
        self._wait_for_page()

    def open(self) -> None:
        """Open the decision from the case's list."""
        self.walker.open_document(DocumentKind.DECISION)
        self._wait_for_page()

    def write(self, values: Values) -> None:
        """Type the decision and wait for its page beside the form."""
        pane = self.page.pane
        assert pane is not None
        form = pane.form
        assert form is not None
        self.hands.until(lambda: form.is_complete, "the whole decision form")
        self.walker.typist.fill(form, values)
        self.wait_for_page()

    def choose_way(self, name: str, way: ServingWay) -> None:
        """Choose how the recipient whose name holds `name` is served."""
        box = self.page.recipients
        assert box is not None
        line = next(line for line in box.lines if name in line.candidate.person.name)
        self.choose(line.way, line.way.findData(way))

    def wait_for_page(self) -> None:
        """Wait until the page beside the form shows what was typed."""
        QTest.qWait(_REST)
        for _ in range(_FENCES):
            landed: list[None] = []
            drawing = self.walker.main.around.drawing
            drawing.run(lambda: None, landed.append, _fail)
            self.hands.until(partial(bool, landed), "the page")

    def sign(self) -> None:
        """Sign with a trial certificate that the program makes."""

        def act(dialog: QWidget) -> None:
            assert isinstance(dialog, SignDialog)
            self.hands.click(dialog.means.trial)
            self.walker.look("sign")
            self.hands.click(dialog.act)
            self.hands.until(lambda: QApplication.activeModalWidget() is None, "the signature")

        page = self.page
        if not page.sign_button.isEnabled():
            raise Mishap(f"the decision may not be signed: {page.sign_button.toolTip()}")
        self.hands.with_dialog(lambda: self.hands.keys("Ctrl+Return"), act)
        self.hands.until(lambda: not page.sign_button.isVisible(), "the signed decision")

    def serve(self, name: str, way: ServingWay, day: date) -> None:
        """Record how and when the recipient whose name holds `name` was served."""

        def act(dialog: QWidget) -> None:
            assert isinstance(dialog, ServingDialog)
            self.walker.typist.text(dialog.day, show_date(day))
            self.choose(dialog.way, dialog.way.findData(way))
            self.walker.look("serve")
            self.hands.click(dialog.act)
            self.hands.until(lambda: QApplication.activeModalWidget() is None, "the serving")

        cards = self.page.serving.cards.values()
        card = next(card for card in cards if name in card.recipient.name)
        self.hands.with_dialog(lambda: self.hands.click(card.serve), act)

    def keep_copies(self, files: TourFiles) -> tuple[Path, ...]:
        """Save the signed print of each recipient and of the archive as files."""
        page = self.page
        row = page.row
        assert row is not None
        whose: list[UUID | None] = [None, *(recipient.id for recipient in row.recipients)]
        saved = []
        if page.panes.is_narrow:
            self.hands.click(page.panes.switch.button("page"))
        for index in range(len(whose)):
            self.choose(page.preview.whose, index)
            files.mark = "" if index == 0 else f"-{index}"
            self.hands.click(page.file_button)
            saved.append(files.saved[-1])
        return tuple(saved)

    def go_back(self) -> None:
        """Go back to the case."""
        self.hands.keys("Alt+Left")
        self.hands.until(lambda: isinstance(self.walker.main.page, CasePlace), "the case")

    def choose(self, box: QComboBox, index: int) -> None:
        """Choose a line of a box by keys."""
        self.hands.reach(box)
        self.hands.keys("Home", *["Down"] * index)
        if QApplication.activePopupWidget() is not None:
            self.hands.keys("Return")
        if box.currentIndex() != index:
            raise Mishap(f"{box.accessibleName()} stands at {box.currentText()}")

    def _wait_for_page(self) -> None:
        self.hands.until(
            lambda: isinstance(self.walker.main.page, DecisionPage), "the decision page"
        )


def _fail(error: PolkuError) -> None:
    raise error
