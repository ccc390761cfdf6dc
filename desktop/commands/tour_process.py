"""The path on the drawing board: a draft is made, changed, checked, mended and compared."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.base.words import say, tr
from desktop.commands.tour_hands import Hands, Mishap
from desktop.commands.tour_house import House
from desktop.windows.process_deadline_form import DeadlineForm
from desktop.windows.process_page import PathPage
from desktop.windows.version_compare import VersionCompareDialog

_DRESSES = (("light", 1.0), ("light", 2.0), ("dark", 1.0), ("dark", 2.0))
_FLOW, _BROKEN, _NAME = "Flow_from_urgency", "Flow_from_contact", "Verkostopalaveri"
_SHORTER = 3
_PATIENCE_MS = 250


class PathTour:
    """Works the page as an administrator does and takes a picture of each of its faces."""

    def __init__(self, house: House, hands: Hands, take: Callable[[str], None]) -> None:
        self._house, self._hands, self._take = house, hands, take

    def show(self) -> None:
        """Take the pictures; the draft stays."""
        self._hands.keys("Alt+8")
        page = self._page
        self._rest()
        self._take("path-published")
        self._hands.click(page.tools.new)
        self._hands.until(lambda: page.draft.is_editable, "the draft")
        self._add_step()
        self._each_dress()
        self._shorten_deadline()
        self._break_and_mend()
        self._compare()
        self._leave()

    def _add_step(self) -> None:
        page = self._page
        self._choose(_FLOW)
        self._hands.keys("Insert", "Return")
        self._hands.write(_NAME)
        self._hands.keys("Return")
        names = [say(step.words) for step in page.draft.value.steps]
        if _NAME not in names:
            raise Mishap("the new step is not on the path")

    def _each_dress(self) -> None:
        preferences, program = self._house.preferences, self._house.program
        theme, scale = preferences.theme, preferences.text_scale
        for preferences.theme, preferences.text_scale in _DRESSES:
            program.dress()
            self._rest()
            self._take(f"path-draft-{preferences.theme}-{preferences.text_scale:.0%}".rstrip("%"))
        preferences.theme, preferences.text_scale = theme, scale
        program.dress()

    def _shorten_deadline(self) -> None:
        page = self._page
        page.go_to(page.draft.value.phases[0].deadlines[0].id)
        form = page.panel.form
        if not isinstance(form, DeadlineForm):
            raise Mishap("the time limit's properties are not shown")
        self._hands.click(form.length.count)
        self._hands.keys("Ctrl+A")
        self._hands.write(str(_SHORTER))
        self._hands.keys("Return")
        strip = page.banners.effects
        self._hands.until(lambda: strip.effects is not None, "what the draft would do")
        self._rest()
        self._take("path-deadline")

    def _break_and_mend(self) -> None:
        page = self._page
        self._rest()
        before = page.problems.blocking  # in another language the new step lacks its Finnish name
        self._choose(_BROKEN)
        self._hands.keys("Delete")
        self._hands.until(lambda: page.problems.blocking != before, "the findings")
        self._hands.keys("F8")
        self._rest()
        self._take("path-findings")
        page.canvas.setFocus()
        self._hands.keys("Ctrl+Z")
        self._hands.until(lambda: page.problems.blocking == before, "the path as it was")

    def _compare(self) -> None:
        page = self._page
        self._hands.keys("Ctrl+S")
        self._hands.until(lambda: page.draft.is_saved, "the saved draft")
        self._hands.click(page.sides.choice.button("versions"))
        self._rest()
        self._take("path-versions")
        compare = page.sides.versions.cards[0].buttons[tr("Vertaa…")]

        def look(dialog: object) -> None:
            if not isinstance(dialog, VersionCompareDialog):
                raise Mishap("the comparison did not open")
            self._rest()
            self._take("path-compare")
            dialog.reject()

        self._hands.with_dialog(lambda: self._hands.click(compare), look)

    def _leave(self) -> None:
        """Show the properties again, as they were found."""
        self._hands.click(self._page.sides.choice.button("properties"))

    def _choose(self, element: str) -> None:
        page = self._page
        page.go_to(element)
        page.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hands.settle()

    def _rest(self) -> None:
        """Wait until checks and movement are over."""
        QTest.qWait(_PATIENCE_MS)
        self._hands.settle()

    @property
    def _page(self) -> PathPage:
        page = self._house.main.page
        if not isinstance(page, PathPage):
            raise Mishap("the path is not shown")
        return page
